"""Tables as offices have them: what the letter itself composes, rows that are no recipients, values that Excel cut short."""

from pathlib import Path

import pytest
from docx_text import paragraphs
from test_batch_told import PLAIN

from docgen.cli import main
from docgen.model import Agency
from docgen.thai.numerals import thai_digits as to_thai

Capture = pytest.CaptureFixture[str]


def _made(folder: Path, rows: str, letter: str) -> tuple[int, dict[str, str]]:
    folder.mkdir(exist_ok=True)
    (folder / "letter.yaml").write_text(letter, encoding="utf-8")
    (folder / "people.csv").write_text(rows, encoding="utf-8")
    given = [str(folder / "letter.yaml"), "--recipients", str(folder / "people.csv")]
    code = main(["batch", *given, "-o", str(folder / "out"), "--format", "short"])
    made = sorted((folder / "out").glob("*.docx"))
    return code, {path.stem: "\n".join(paragraphs(path.read_bytes())) for path in made}


def test_a_column_does_not_take_the_place_of_what_the_letter_composes(tmp_path: Path) -> None:
    letter = PLAIN.replace(
        "เรื่อง: ขอเชิญประชุมเรื่องการป้องกันภัยแล้ง",
        'เรื่อง: แจ้งผลการร้องเรียนเรื่อง{{ แถว.เรื่อง }}\nสำเนาส่ง: ["นายอำเภอ{{ แถว.สำเนาส่ง }}"]',
    )
    code, made = _made(tmp_path, "ชื่อ,เรื่อง,สำเนาส่ง\nนายก ดี,เสียงดัง,ผาแดง\n", letter)
    [text] = made.values()
    assert code == 0
    assert "แจ้งผลการร้องเรียนเรื่องเสียงดัง" in text
    assert "นายอำเภอผาแดง" in text


def test_a_column_of_posts_is_no_name_where_the_letter_composes_its_own(tmp_path: Path) -> None:
    letter = PLAIN.replace("เรียน: ผู้รับ", 'เรียน: "{{ แถว.ชื่อ_สกุล }}"')
    rows = "ชื่อ-สกุล,ตำแหน่ง\nนายก ดี,เภสัชกร\nนางข ดี,\n"
    code, made = _made(tmp_path, rows, letter)
    assert code == 0
    assert [name.split()[-2:] for name in made] == [["นายก", "ดี"], ["นางข", "ดี"]]


@pytest.mark.parametrize(
    "name",
    [
        "รวมอำเภอผาแดง 1 ราย", "ชื่อ", "Total", "ลงชื่อ ..........", "(นายสมศักดิ์ ตรวจดี)", "ผู้จัดทำ นางสาวกาญจนา ศรีสุข",
        "จำนวน 5 ราย", "(ว่าง)", "ยกเลิก",
    ],
)  # fmt: skip
def test_what_stands_between_and_below_the_rows_gets_no_letter(
    name: str, tmp_path: Path, capsys: Capture
) -> None:
    code, made = _made(tmp_path, f"ชื่อ\nนายก ดี\n{name}\nนายข ดี\n", PLAIN)
    assert (code, len(made)) == (1, 2)
    assert "แถวที่ 2" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["3.4301E+12", "5E+05", "########"])
def test_what_excel_cut_short_is_no_value(value: str, tmp_path: Path, capsys: Capture) -> None:
    letter = PLAIN.replace("ไปประชุม", "เลขประจำตัว {{ แถว.เลข }} ไปประชุม")
    code, made = _made(tmp_path, f"ชื่อ,เลข\nนายก ดี,{value}\nนายข ดี,12\n", letter)
    assert (code, len(made)) == (1, 1)
    assert f"Excel ย่อค่านี้ไว้ ({value})" in capsys.readouterr().err


def test_a_condition_leaves_a_paragraph_out(tmp_path: Path) -> None:
    letter = PLAIN.replace(
        "  - จึงเรียน", '  - "{% if แถว.หมายเหตุ %}ทั้งนี้ {{ แถว.หมายเหตุ }}{% endif %}"\n  - จึงเรียน'
    )
    code, made = _made(tmp_path, "ชื่อ,หมายเหตุ\nนายก ดี,ให้นำบัตรมาด้วย\nนายข ดี,\n", letter)
    one, two = made.values()
    assert code == 0
    assert "ทั้งนี้ ให้นำบัตรมาด้วย" in one
    assert "ทั้งนี้" not in two
    assert len(one.splitlines()) == len(two.splitlines()) + 1


def test_lines_of_a_cell_are_none_of_a_paragraph(tmp_path: Path) -> None:
    letter = PLAIN.replace("ไปประชุม", "ตามรายการ {{ แถว.รายการ }} ไปประชุม")
    code, made = _made(tmp_path, 'ชื่อ,รายการ\nนายก ดี,"ค่าเช่าบ้าน\nค่ารักษาพยาบาล"\n', letter)
    [text] = made.values()
    assert code == 0
    assert "ตามรายการ ค่าเช่าบ้าน ค่ารักษาพยาบาล ไปประชุม" in text


def test_a_column_without_a_title_is_no_group(tmp_path: Path, capsys: Capture) -> None:
    code, made = _made(tmp_path, "ชื่อ,,รุ่น\nนายก ดี,,1\nนายข ดี,,2\n", PLAIN)
    assert (code, len(made)) == (0, 2)
    assert "--group-by" not in capsys.readouterr().err


def test_a_formula_that_is_only_text_is_no_value(tmp_path: Path, capsys: Capture) -> None:
    letter = PLAIN.replace("ไปประชุม", "เลข {{ แถว.เลข }} ไปประชุม")
    rows = 'ชื่อ,เลข\nนายก ดี,=A1+1\nนายข ดี,"=HYPERLINK(""x"")"\nนายค ดี,ก = ข\n'
    code, made = _made(tmp_path, rows, letter)
    assert (code, len(made)) == (1, 1)
    assert capsys.readouterr().err.count("สูตรนี้เป็นเพียงข้อความ") == 2


def test_the_rows_that_failed_are_told_as_only_takes_them(tmp_path: Path, capsys: Capture) -> None:
    rows = "ชื่อ\nนายก ดี\nรวม\nนายข ดี\nTotal\nรวม\n"
    (tmp_path / "letter.yaml").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "people.csv").write_text(rows, encoding="utf-8")
    given = [str(tmp_path / "letter.yaml"), "--recipients", str(tmp_path / "people.csv")]
    assert main(["batch", *given, "-o", str(tmp_path / "out")]) == 1
    assert "ทำเฉพาะแถวที่ผิด: --only 2,4-5 -o โฟลเดอร์ใหม่" in capsys.readouterr().err


def test_an_office_without_an_address_is_only_a_name_on_its_envelope(
    tmp_path: Path, capsys: Capture
) -> None:
    """As docgen build has it: the office stands above an address."""
    letter = PLAIN.replace("ที่: 77", "ที่: 77\nซอง: DL")
    office = "สำนักงานคณะกรรมการส่งเสริมและพัฒนาคุณภาพชีวิตประจำจังหวัด " * 4
    code, made = _made(tmp_path, f"ชื่อ,หน่วยงาน,ที่อยู่\nนายก ดี,{office},\n", letter)
    assert (code, len(made)) == (0, 2)
    assert "address-too-long" not in capsys.readouterr().err


@pytest.mark.parametrize("number", ["55/1", "55 (1)", "๕๕/๑", "ฉช 1218.1/55/1"])
def test_copies_of_one_number(number: str, tmp_path: Path, capsys: Capture) -> None:
    """A row may state which copy of the letter's number it gets; what else a column ที่ has counts the rows."""
    letter = PLAIN.replace("ที่: 77", "ที่: 55")
    code, made = _made(tmp_path, f"ที่,ชื่อ\n{number},นายก ดี\n", letter)
    assert code == 0
    assert "N001" not in capsys.readouterr().err
    assert "๑๒๑๘.๑/๕๕" in next(iter(made.values()))
    assert to_thai(number) in next(iter(made.values()))


@pytest.mark.parametrize("third", ["3", "3.1", "-", "1)", "รวม", "1,000", "ก"])
def test_a_column_that_counts_rows_is_no_number(third: str, tmp_path: Path) -> None:
    letter = PLAIN.replace("ที่: 77", "ที่: 55")
    rows = f'ที่,ชื่อ\n1,นายก ดี\n2,นายข ดี\n"{third}",นายค ดี\n'
    _, made = _made(tmp_path, rows, letter)
    assert len(made) == 3
    assert all("๑๒๑๘.๑/๕๕\t" in text for text in made.values())


def test_a_number_with_a_suffix_is_in_full_unless_it_is_so_already() -> None:
    agency = Agency.model_construct(code="ฉช 1218.1")
    for number in ("55/1", "1/1", "1/2", "55/1000", "55 /1", "ว. 55/1", "ว 55/12"):
        assert not agency.is_whole(number), number
    for number in ("ฉช 1218.1/55", "ฉช 1218.1/55/1", "1218/123", "55/2569", "ศธ 04001/1"):
        assert agency.is_whole(number), number


def test_letters_of_one_name_are_told_by_their_folders(tmp_path: Path) -> None:
    for above in "12":
        folder = tmp_path / "all" / above / "ก"
        folder.mkdir(parents=True)
        (folder / "letter.yaml").write_text(PLAIN, encoding="utf-8")
        (folder / "recipients.csv").write_text("ชื่อ\nนายก ดี\n", encoding="utf-8")
    assert main(["batch", str(tmp_path / "all"), "-o", str(tmp_path / "out")]) == 0
    made = {
        path.parent.relative_to(tmp_path / "out").as_posix() for path in tmp_path.rglob("*.docx")
    }
    assert made == {"1/ก", "2/ก"}
