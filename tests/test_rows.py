"""Tables as offices have them: CSV of any encoding and delimiter, XLSX, YAML; each row knows its place."""

import datetime
import gc
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from docgen.diagnostics import Faulty
from docgen.gather import Reader
from docgen.read.stream import stream
from docgen.rows import table
from docgen.rows.sheet import NOT_COMPUTED

PEOPLE = [("ชื่อ", "จังหวัด"), ("นายสมชาย ใจดี", "สมุทรสาคร"), ("กำนันตำบลท่าม่วง", "กาญจนบุรี")]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(encoding: str, delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("\r\n".join(map(delimiter.join, PEOPLE)).encode(encoding))
    made = table(path, stream)
    assert made.columns == PEOPLE[0]
    assert [row.values for row in made] == PEOPLE[1:]
    assert [row.values for row in made] == PEOPLE[1:]  # asked again


def test_csv_that_tells_what_parts_its_values(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("sep=;\nชื่อ;ที่อยู่\nก,ข;1\n", encoding="utf-8")
    made = table(path, stream)
    assert made.columns == ("ชื่อ", "ที่อยู่")
    assert [(row.values, row.line) for row in made] == [(("ก,ข", "1"), 3)]


def test_csv_lines_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('ชื่อ,ที่อยู่\nก,"ถนนหนึ่ง\nตำบลสอง"\n\n,\nข,x\nค\n', encoding="utf-8")
    rows = list(table(path, stream))
    assert [(row.number, row.line) for row in rows] == [(1, 2), (2, 6), (3, 7)]
    assert rows[0].values == ("ก", "ถนนหนึ่ง\nตำบลสอง")
    assert rows[2].values == ("ค", "")


def test_xlsx(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "ผู้รับ"
    sheet.append([])
    sheet.append(["ชื่อ", "จำนวน", "วันที่", None])
    sheet.append(["นายสมชาย ใจดี", 1500.0, datetime.datetime(2026, 3, 5), None])  # noqa: DTZ001 - a cell has no zone
    sheet.append([None, None, None])
    sheet.append(["ข", 2.5, None])
    path = tmp_path / "people.xlsx"
    book.save(path)
    made = table(path, stream)
    rows = list(made)
    assert made.columns == ("ชื่อ", "จำนวน", "วันที่")
    assert rows[0].values[:3] == ("นายสมชาย ใจดี", "1500", "5 มีนาคม 2569")
    assert rows[1].values[:3] == ("ข", "2.5", "")
    assert made.place(rows[1], 1)[1] == "ผู้รับ!B5 (แถวที่ 2): "


def test_yaml(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(
        "รายชื่อ:\n  - {ชื่อ: ก, อำเภอ: เมือง}\n  - ชื่อ: ข\n    ที่อยู่: [ถนน, ตำบล]\n", encoding="utf-8"
    )
    made = table(path, stream)
    assert made.columns == ("ชื่อ", "อำเภอ", "ที่อยู่")
    assert [row.values for row in made] == [("ก", "เมือง", ""), ("ข", "", "ถนน\nตำบล")]
    assert [row.line for row in made] == [2, 3]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"", "table-empty"),
        ("a.csv", "ชื่อ,ชื่อ\nก,ข\n".encode(), "column-twice"),
        ("a.csv", None, "file-missing"),
        ("a.csv", "ชื่อ,ที่\n".encode("utf-16") + b"\x00\xd8A\x00", "encoding"),
        ("a.csv", "ชื่อ,ที่\n".encode("utf-16-le") + b"\x00\xd8A\x00", "encoding"),
        ("a.xlsx", b"PK no workbook", "table-broken"),
        ("a.yaml", "ชื่อ: ก\n".encode(), "table-empty"),
    ],
)
def test_what_is_no_table(name: str, data: bytes | None, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(Faulty) as told:
        table(path, stream)
    assert [d.code for d in told.value.diagnostics] == [code]


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
            st.text('ก,;"| ', max_size=8),
        ),
        max_size=8,
    )
)
def test_what_a_program_wrote_is_read(rows: list[tuple[str, str]]) -> None:
    import csv
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("ชื่อ", "ค่า"), *rows])
        read_back = [row.values for row in table(path, stream)]
    kept = [tuple(value.strip() for value in row) for row in rows]
    assert read_back == [row for row in kept if any(row)]


def _book() -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    return book, book.active


_FORMS = [
    (1234.5, "0", "1234.5"), (1234.5, "#,##0", "1,234.5"), (1234.565, "#,##0.00", "1,234.57"), (1234, "#,##0.00", "1,234.00"),
    (3, "0.00", "3.00"), (1500, "#,##0", "1,500"), (1500, "General", "1500"), (2569, "0", "2569"), (-1500, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-1,500"),
    (2.5, "0.0", "2.5"), (1 / 3, "General", "0.333333333333333"), (0.1 + 0.2, "General", "0.3"), (1.5e-7, "General", "0.00000015"),
    (812345678, "0000000000", "0812345678"), (812345678, "000-000-0000", "081-234-5678"), (12, "000\\-000", "000-012"),
    (812345678, "0#-####-####", "08-1234-5678"), (812345678, "(000) 000-0000", "(081) 234-5678"), (812345678, '"0"#########', "0812345678"),
    (21234567, "[<=99999999]0#-###-####;0##-###-####", "02-123-4567"), (812345678, "[<=99999999]0#-###-####;0##-###-####", "081-234-5678"),
    (7, "000;@", "007"), (0.125, "0.0%;-0.0%", "12.5%"), (-1.5, "0.00", "-1.50"), (False, "General", ""),
    (datetime.date(2569, 3, 20), "d mmmm yyyy", "20 มีนาคม 2569"), (datetime.date(2026, 4, 1), "mmmm yyyy", "เมษายน 2569"),
    (datetime.date(2026, 4, 1), "yyyy", "2569"), (datetime.date(2026, 4, 1), "[$-D07041E]d mmmm yyyy;@", "1 เมษายน 2569"),
    (12.5, '0.0"%"', "12.5%"), (12.5, "0.0\\%", "12.5%"), (7, '"ร้อยละ "0"%"', "7%"), (15, '0" คน"', "15"), (1234.5, '"฿"#,##0.00', "1,234.50"),
    ("ก_x000D_\nข_x005F_x000D_", "General", "ก\nข_x000D_"), (datetime.datetime(2026, 3, 2, 9, 30), "dd/mm/yyyy", "2 มีนาคม 2569"),  # noqa: DTZ001
    (datetime.datetime(2026, 3, 2, 9, 30), "dd/mm/yyyy hh:mm", "2 มีนาคม 2569 09:30"),  # noqa: DTZ001
    (0.125, "0%", "12.5%"), (True, "General", "TRUE"), (datetime.timedelta(hours=30), "[h]:mm", "30:00"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "form", "shown"), _FORMS, ids=lambda each: str(each)[:12])
def test_a_cell_is_what_it_shows(value: object, form: str, shown: str, tmp_path: Path) -> None:
    book, sheet = _book()
    sheet.append(["ค่า", "ข"])
    sheet.append([value, "ข"])
    sheet["A2"].number_format = form
    book.save(tmp_path / "a.xlsx")
    [row] = table(tmp_path / "a.xlsx", stream)
    assert row.values == (shown, "ข")


def test_a_formula_of_which_there_is_no_value(tmp_path: Path) -> None:
    """Excel keeps the value beside the formula, other programs may not; one that gives an empty text says so."""
    book, sheet = _book()
    sheet.append(["ค่า", "ข"])
    sheet.append(['=IF(1,"","x")', "ข"])
    sheet.append([None, "ค"])
    book.save(tmp_path / "a.xlsx")
    assert [row.values[0] for row in table(tmp_path / "a.xlsx", stream)] == [NOT_COMPUTED, ""]
    with (
        zipfile.ZipFile(tmp_path / "a.xlsx") as old,
        zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new,
    ):
        for name in old.namelist():
            part = old.read(name).replace(b'<c r="A2">', b'<c r="A2" t="str">')
            new.writestr(name, part)
    assert [row.values[0] for row in table(tmp_path / "b.xlsx", stream)] == ["", ""]


def test_hidden_rows_are_told(tmp_path: Path) -> None:
    book, sheet = _book()
    for name in ("ชื่อ", "ก", "ข", "ค"):
        sheet.append([name])
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    made = table(tmp_path / "a.xlsx", stream)
    assert [(said.code, "(แถว 3)" in said.message) for said in made.said] == [("rows-hidden", True)]
    assert len(list(made)) == 3


def test_merged_cells_are_those_of_each_row(tmp_path: Path) -> None:
    """A district that is merged beside its villages; a blank row between stays none, and what is beside it is as typed."""
    book, sheet = _book()
    villages = [("เมือง", "ก"), (None, "ข"), (None, None), (None, "ค"), ("บ้านแพ้ว", "ง"), (None, "จ")]
    sheet.append(["บัญชีรายชื่อ"])
    sheet.append(["อำเภอ", "ชื่อ", "ที่อยู่"])
    for district, name in villages:
        sheet.append([district, name, name and "สค 74000"])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A6")
    book.save(tmp_path / "a.xlsx")
    rows = list(table(tmp_path / "a.xlsx", stream))
    shared = [row.values[:2] for row in rows]
    assert shared == [("เมือง", "ก"), ("เมือง", "ข"), ("เมือง", "ค"), ("บ้านแพ้ว", "ง"), ("", "จ")]
    assert [row.line for row in rows] == [3, 4, 6, 7, 8]


def test_rows_between_two_stray_quotes_are_told(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    stray = 'นายข,"อบต.สอง,ข\nนายค,อบต.สาม,ค\nนายง,อบต.สี่",ง\n'
    path.write_text(f"ชื่อ,หน่วยงาน,หมายเหตุ\nนายก,อบต.หนึ่ง,ก\n{stray}", encoding="utf-8")
    [said] = table(path, stream).said
    assert (said.code, said.span and said.span.line) == ("rows-swallowed", 3)
    assert "คอลัมน์ หน่วยงาน" in said.message
    assert "3 บรรทัด" in said.message


def test_texts_of_several_lines_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('ชื่อ,ที่อยู่\nนายก,"1 ถนนสุขสวัสดิ์\nตำบลบางพึ่ง"\n', encoding="utf-8")
    assert table(path, stream).said == ()
    many = "".join(f'นาย{n},"บ้านเลขที่ {n}\nหมู่ 1, ตำบลหนึ่ง"\n' for n in range(50))
    path.write_text(f"ชื่อ,ที่อยู่\n{many}", encoding="utf-8")
    assert table(path, stream).said == ()  # it is how the addresses of this table are typed


def test_a_quote_left_open_is_told_before_the_first_row_also_behind_many_cells_of_lines(
    tmp_path: Path,
) -> None:
    path = tmp_path / "people.csv"
    rows = "".join(f'"นาย ก {n},เขต\nนาย ข",เขต\n' for n in range(40))
    path.write_text(f'ชื่อ,จังหวัด\n{rows}"นาย ค,เขต\n', encoding="utf-8")
    with pytest.raises(Faulty, match="เครื่องหมายคำพูด"):
        table(path, stream)


def _of_people(path: Path, count: int) -> None:
    """Write a table as Excel does, the texts of its cells shared."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("ผู้รับ")
        sheet.write_row(0, 0, ["ชื่อ", "อำเภอ"])
        for number in range(1, count + 1):
            sheet.write_row(number, 0, [f"นายสมชาย ใจดี{number}", f"อำเภอ{number % 7}"])
            sheet.set_row(number, 20)


def test_more_rows_of_a_sheet_need_no_more_memory(tmp_path: Path) -> None:
    peaks = []
    for count in (6_000, 15_000):
        _of_people(tmp_path / f"{count}.xlsx", count)
        gc.collect()
        tracemalloc.start()
        made = table(tmp_path / f"{count}.xlsx", stream)
        tracemalloc.reset_peak()  # a sheet is looked through before, a megabyte at a time
        assert sum(1 for _ in made) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.25


def test_a_sheet_that_is_written_anew_has_its_own_texts(tmp_path: Path) -> None:
    path, other = tmp_path / "people.xlsx", tmp_path / "other.xlsx"
    _of_people(path, 3)
    made = table(path, stream)
    with xlsxwriter.Workbook(str(other)) as book:
        sheet = book.add_worksheet("ผู้รับ")
        sheet.write_row(0, 0, ["อำเภอ", "ชื่อ"])
        sheet.write_row(1, 0, ["อำเภอเมือง", "นางสาวสมหญิง รักงาน"])
    other.replace(path)
    assert [row.values for row in made] == [("อำเภอเมือง", "นางสาวสมหญิง รักงาน")]


def test_a_text_in_several_types_is_one(tmp_path: Path) -> None:
    """Without how it is read aloud, which a sheet may hold beside it."""
    plain, path = tmp_path / "plain.xlsx", tmp_path / "people.xlsx"
    _of_people(plain, 2)
    typed = "<si><t>นายสมชาย ใจดี1</t></si>"
    runs = "<si><r><rPr><b/></rPr><t>นาย</t></r><r><t>สมชาย ใจดี</t></r><rPh sb='0' eb='1'><t>ก</t></rPh></si>"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).decode().replace(typed, runs))
        assert typed in old.read("xl/sharedStrings.xml").decode()
    assert [row.values[0] for row in table(path, stream)] == ["นายสมชาย ใจดี", "นายสมชาย ใจดี2"]


def test_a_text_that_is_not_there_breaks_a_table(tmp_path: Path) -> None:
    plain, path = tmp_path / "plain.xlsx", tmp_path / "people.xlsx"
    for number in ("9" * 20, "-1", "77", "1e400"):
        _of_people(plain, 2)
        with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                text = old.read(name).decode()
                assert name != "xl/worksheets/sheet1.xml" or "<v>2</v>" in text
                new.writestr(name, text.replace("<v>2</v>", f"<v>{number}</v>"))
        with pytest.raises(Faulty) as told:
            list(table(path, stream))
        assert [said.code for said in told.value.diagnostics] == ["table-broken"]


def test_a_cell_that_no_table_may_have_is_told_before_the_first_row(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("ชื่อ,ค\n" + "ก,ข\n" * 9 + f"ก,{'ข' * 140_000}\nก,ข\n", encoding="utf-8")
    with pytest.raises(Faulty) as told:
        table(path, stream)
    [said] = told.value.diagnostics
    assert (said.code, said.span and said.span.line) == ("table-broken", 11)


@pytest.mark.parametrize("head", ["", "รายชื่อ:\n", "กลุ่ม:\n- ชื่อกลุ่ม: ก\n  รายชื่อ:\n"])
def test_a_long_list_in_yaml_takes_no_more_memory(tmp_path: Path, head: str) -> None:
    """What was read of it is let go of, wherever in the file it stands; what is held of an item lies on the disk."""
    peaks = []
    for count in (1_000, 8_000):
        path = tmp_path / f"{count}.yaml"
        rows = (f"  - {{ชื่อ: นายสมชาย ใจดี {n}, หน่วยงาน: อบต.บ้าน, เงิน: {n}}}\n" for n in range(count))
        path.write_text(head + "".join(rows), encoding="utf-8")
        gc.collect()
        tracemalloc.start()
        assert sum(1 for _ in table(path, Reader().flow)) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < path.stat().st_size / 8
