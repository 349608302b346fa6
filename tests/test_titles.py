"""The titles of the columns of a table: where they stand, and what below them is a row."""

from pathlib import Path

import pytest
from test_rows import _book

from docgen.read.stream import stream
from docgen.rows import table


def test_titles_take_two_rows_where_their_cells_are_merged(tmp_path: Path) -> None:
    book, sheet = _book()
    sheet.append(["รายชื่อผู้เข้าอบรม"])
    sheet.append(["ที่", "ชื่อ", "ที่อยู่", None, "หมายเหตุ"])
    sheet.append([None, None, "ตำบล", "อำเภอ"])
    sheet.append(["(๑)", "(๒)", "(๓)", "(๔)", "(๕)"])
    sheet.append([1, "นายก", "ท่าเสา", "เมือง", "ย้าย"])
    sheet.merge_cells("C2:D2")
    book.save(tmp_path / "across.xlsx")
    for column in "ABE":
        sheet.merge_cells(f"{column}2:{column}3")
    book.save(tmp_path / "a.xlsx")
    for name in ("a", "across"):
        made = table(tmp_path / f"{name}.xlsx", stream)
        assert made.columns == ("ที่", "ชื่อ", "ที่อยู่ ตำบล", "ที่อยู่ อำเภอ", "หมายเหตุ")
        assert [(row.number, row.line, row.values[1]) for row in made] == [(1, 5, "นายก")]


@pytest.mark.parametrize(
    ("merged", "rows", "columns"),
    [
        ("A1:A2 B1:C2 D1:D2", ["ที่|ชื่อ||หน่วยงาน", "|||", "1|นาย ก|ดี|อบต.ก"], ["ที่", "ชื่อ", "", "หน่วยงาน"]),
        ("A1:B1", ["ชื่อ||อำเภอ", "นาย ก||", "นาย ข||"], ["ชื่อ", "", "อำเภอ"]),
        ("A1:B1 C1:D1", ["ชื่อ||ตำแหน่ง|", "นาย|ก|ครู|คศ.1", "นาย|ข|ครู|คศ.2"], ["ชื่อ", "", "ตำแหน่ง"]),
        ("B1:C1", ["รหัส|ชื่อ|", "|นาย ก|ดี", "|นาย ข|ดี"], ["รหัส", "ชื่อ"]),
        ("C1:C2", ["ที่|ชื่อ|หมายเหตุ", "1|นาย ก|", "2|นาย ข|"], ["ที่", "ชื่อ", "หมายเหตุ"]),
        ("B1:B3", ["ที่|ชื่อ", "1|", "2|"], ["ที่", "ชื่อ"]),
    ],
)  # fmt: skip
def test_rows_below_merged_titles_are_data(
    merged: str, rows: list[str], columns: list[str], tmp_path: Path
) -> None:
    book, sheet = _book()
    for row in rows:
        sheet.append([value or None for value in row.split("|")])
    for cells in merged.split():
        sheet.merge_cells(cells)
    book.save(tmp_path / "a.xlsx")
    made = table(tmp_path / "a.xlsx", stream)
    assert list(made.columns) == columns
    assert len(list(made)) == len(list(filter(lambda row: row.strip("|"), rows))) - 1


@pytest.mark.parametrize("part", [";", "\t", ","])
def test_a_heading_typed_without_parts_stands_above_any_csv(part: str, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    rows = ("รายชื่อผู้เข้าอบรม", f"ลำดับ{part}ชื่อ{part}ตำบล", f"1{part}นายก{part}ดู่ใต้")
    path.write_text("\n".join(rows), encoding="utf-8")
    assert table(path, stream).columns == ("ลำดับ", "ชื่อ", "ตำบล")
    path.write_text("รายชื่อ,,\n1,นาย ก,น่าน\n", encoding="utf-8")
    assert table(path, stream).columns == ("รายชื่อ",)


def test_a_title_over_an_empty_column_makes_no_second_row_of_titles(tmp_path: Path) -> None:
    book, sheet = _book()
    for row in (["ที่", "ชื่อ", "ที่อยู่", None], [1, "นายก", "ท่าเสา", None], [None, None, "เมือง", None]):
        sheet.append(row)
    sheet.merge_cells("C1:D1")
    book.save(tmp_path / "a.xlsx")
    made = table(tmp_path / "a.xlsx", stream)
    assert made.columns == ("ที่", "ชื่อ", "ที่อยู่")
    assert [row.values[2] for row in made] == ["ท่าเสา", "เมือง"]


def test_a_row_that_counts_the_columns_is_none(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("ที่,ชื่อ,ตำบล\n(๑),(2),(3)\n1,นายก,ท่าเสา\n", encoding="utf-8")
    assert [row.values for row in table(path, stream)] == [("1", "นายก", "ท่าเสา")]
    path.write_text("หมู่ที่,ครัวเรือน,ผู้ป่วย\n1,2,3\n2,5,6\n", encoding="utf-8")
    assert len(list(table(path, stream))) == 2


def test_titles_of_a_csv_may_have_lines_and_stand_below_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('ชื่อ,"เงิน\n(บาท)",ก\nนายก,10,1\n', encoding="utf-8")
    made = table(path, stream)
    assert made.columns == ("ชื่อ", "เงิน (บาท)", "ก")
    assert [(row.line, row.values) for row in made] == [(3, ("นายก", "10", "1"))]
    path.write_text("รายชื่อผู้เข้าอบรม,\nชื่อ,ที่อยู่\nนายก,น่าน\n", encoding="utf-8")
    made = table(path, stream)
    assert made.columns == ("ชื่อ", "ที่อยู่")
    assert [(row.number, row.line, row.values) for row in made] == [(1, 3, ("นายก", "น่าน"))]
    path.write_text("ชื่อ,\nนายก,น่าน,1\n", encoding="utf-8")
    assert table(path, stream).columns == ("ชื่อ",)


def test_a_heading_stands_above_a_list_of_names(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("รายชื่อผู้เข้าอบรม\n\nชื่อ\nนายก\n", encoding="utf-8")
    made = table(path, stream)
    assert made.columns == ("ชื่อ",)
    assert [(row.line, row.values) for row in made] == [(4, ("นายก",))]


def test_a_heading_stands_above_a_table_of_two_columns(tmp_path: Path) -> None:
    book, sheet = _book()
    for row in (["รายชื่อผู้เข้าอบรม"], ["ลำดับ", "ชื่อ - สกุล"], ["1", "นายก"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    made = table(tmp_path / "a.xlsx", stream)
    assert made.columns == ("ลำดับ", "ชื่อ - สกุล")
    assert [row.line for row in made] == [3]
