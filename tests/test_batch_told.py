"""What ``docgen batch`` says: reports as a clerk reads them, whole."""

import re
import zipfile
from pathlib import Path

import pytest
from conftest import LETTERS
from docx import Document
from docx_text import paragraphs
from openpyxl import Workbook
from openpyxl.chart import BarChart

from docgen.cli import main
from docgen.read.stream import stream
from docgen.rows import table

Capture = pytest.CaptureFixture[str]
LETTER = f"""ชนิด: หนังสือภายนอก
ส่วนราชการ: {LETTERS / "offices" / "tha-thonglang.yaml"}
ที่: 77
วันที่: 2 มีนาคม 2569
เรื่อง: แจ้งยอดเงินคงเหลือ
เรียน: ผู้ประกอบการทุกราย
ข้อมูล:
  รหัส: "{{{{ แถว.รหัส }}}}"
ข้อความ:
  - ด้วยอำเภอขอแจ้งยอด {{{{ แถว.ยอด | บาท }}}} คงเหลือ {{{{ (แถว.ยอด | ตัวเลข - แถว.จ่าย | ตัวเลข) | บาท }}}}{{% if แถว.ยอด | ตัวเลข > 5000 %}} ภายใน {{{{ แถว.ภายใน | วันที่ }}}}{{% endif %}}
  - จึงเรียนมาเพื่อโปรดทราบ
"""
HEAD = "ชื่อ-สกุล,รหัส,ยอด,จ่าย,ภายใน\n"
GOOD = "นายสมชาย ใจดี,ก1,5000,2000,5 มี.ค. 2569\n"


def _told(folder: Path, capsys: Capture, rows: str, *more: str, letter: str = LETTER) -> list[str]:
    """Return what a batch says, line by line, with the names of files alone."""
    (folder / "letter.yaml").write_text(letter, encoding="utf-8")
    (folder / "people.csv").write_text(HEAD + rows, encoding="utf-8")
    given = [str(folder / "letter.yaml"), "--recipients", str(folder / "people.csv")]
    main(["batch", *given, "-o", str(folder / "out"), "--format", "short", *more])
    return capsys.readouterr().err.replace(f"{folder}/", "").splitlines()


NAMED = ("--map", "ชื่อ-สกุล=ชื่อ")


def test_a_wrong_value_is_told_at_its_column_wherever_it_is_used(
    tmp_path: Path, capsys: Capture
) -> None:
    """In a filter, in a condition, in a reckoning; what was reckoned and is in no column, with the expression."""
    rows = f"{GOOD}นายข,ก2,ห้า,1,x\nนายค,ก3,1000,2000,x\nนายง,ก4,9000,,6 มี.ค. 2569\nนายจ,ก5,9000,1,พรุ่งนี้\n"
    told = [line for line in _told(tmp_path, capsys, rows, *NAMED) if "people.csv" in line]
    assert [re.sub(r" \[.*", "", line.partition("แถวที่ ")[2]) for line in told] == [
        "2 คอลัมน์ ยอด: “ห้า” ไม่ใช่ตัวเลข",
        "3: “-1000” ไม่ใช่จำนวนเงิน จาก {{ (แถว.ยอด | ตัวเลข - แถว.จ่าย | ตัวเลข) | บาท }}",
        "4 คอลัมน์ จ่าย: ค่าว่าง แต่หนังสือใช้ค่านี้",
        "5 คอลัมน์ ภายใน: อ่าน “พรุ่งนี้” เป็นวันที่ไม่ได้",
    ]


def test_a_reckoning_in_a_condition_is_told_with_its_place(tmp_path: Path, capsys: Capture) -> None:
    letter = LETTER.replace("แถว.ยอด | ตัวเลข > 5000", "(แถว.ยอด | ตัวเลข - 9 | ตัวเลข) | บาท")
    told = _told(tmp_path, capsys, f"{GOOD}นายข,ก2,5,0,x\n", *NAMED, letter=letter)
    assert any("แถวที่ 2" in line and "“-4” ไม่ใช่จำนวนเงิน" in line for line in told), told


def test_names_that_no_letter_uses_are_told(tmp_path: Path, capsys: Capture) -> None:
    said = "letter.yaml:6:8: warning names-unused: ทุกฉบับเรียน “ผู้ประกอบการทุกราย”: ไม่ได้ใช้คอลัมน์ ชื่อ-สกุล"
    assert any(line.startswith(said) for line in _told(tmp_path, capsys, GOOD))


@pytest.mark.parametrize(
    "change",
    [
        ("เรียน: ผู้ประกอบการทุกราย", 'เรียน: "{{ แถว.ชื่อ_สกุล }}"'),
        ("เรียน: ผู้ประกอบการทุกราย", 'เรียน: "ผู้ถือรหัส {{ แถว.รหัส }}"'),
        ("ด้วยอำเภอ", "ด้วย{{ แถว.ชื่อ_สกุล }} มีหนี้ อำเภอ"),
    ],
)
def test_names_that_a_letter_uses_are_not(
    change: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    """A letter about the persons of a table goes to one office."""
    told = _told(tmp_path, capsys, GOOD, letter=LETTER.replace(*change))
    assert not any("names-unused" in line for line in told), told


def test_the_hint_names_the_column_that_has_names(tmp_path: Path, capsys: Capture) -> None:
    circular = LETTER.replace("หนังสือภายนอก", "หนังสือเวียน\nการส่ง: รายผู้รับ")
    rows = "1,2,3,4,5\n"
    [told] = _told(tmp_path, capsys, rows, letter=circular)
    assert "ตารางไม่มีคอลัมน์ ชื่อ จึงไม่ทราบผู้รับ" in told
    told = (tmp_path / "people.csv").read_text(encoding="utf-8").replace("ชื่อ-สกุล,รหัส", "รหัส,ชื่อ-สกุล")
    (tmp_path / "people.csv").write_text(told, encoding="utf-8")
    given = [str(tmp_path / "letter.yaml"), "--recipients", str(tmp_path / "people.csv")]
    assert main(["batch", *given, "-o", str(tmp_path / "out")]) == 1
    assert "--map ชื่อ-สกุล=ชื่อ" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_place_that_has_letters_is_named(name: str, tmp_path: Path, capsys: Capture) -> None:
    where = ("-o", str(tmp_path / name))
    _told(tmp_path, capsys, GOOD, *NAMED, *where)
    told = _told(tmp_path, capsys, GOOD, *NAMED, *where)[-1]
    assert told.startswith(f"{name}:1:1: error batch-there: มีงานเดิมอยู่แล้ว (ตาม ")


def test_that_there_is_no_table_is_told_once(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "letter.yaml").write_text(LETTER, encoding="utf-8")
    assert main(["build", str(tmp_path / "letter.yaml"), "-o", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.count("คือแถวของตาราง") == 1


def test_a_fault_of_a_template_is_told_once_whatever_the_first_rows_are(
    tmp_path: Path, capsys: Capture
) -> None:
    """Rows that are wrong in themselves tell nothing of the template."""
    document = Document()
    document.add_paragraph("{{ facts.รหัส }} {{ to.name }}")
    document.save(str(tmp_path / "own.docx"))
    own = (*NAMED, "--template", f"letter={tmp_path / 'own.docx'}")
    rows = f"นายข,ก2,ห้า,1,x\n{GOOD}นายค,ก3,6,x,x\n{GOOD}{GOOD}"
    told = "".join(_told(tmp_path, capsys, rows, *own))
    assert told.count("“name” ที่ไม่มี") == 1


def test_a_template_may_ask_for_the_facts_of_its_letters(tmp_path: Path, capsys: Capture) -> None:
    """Each letter names its own; what their texts can do, templates can too."""
    document = Document()
    document.add_paragraph("{{ facts.รหัส }}{% if facts.ค่า.startswith('ก') %}ก{% endif %}")
    document.save(str(tmp_path / "own.docx"))
    assert main(["template", "check", str(tmp_path / "own.docx"), "--as", "letter"]) == 0
    own = (*NAMED, "--template", f"letter={tmp_path / 'own.docx'}")
    letter = LETTER.replace('รหัส: "{', 'ค่า: ก9\n  รหัส: "{')
    assert _told(tmp_path, capsys, GOOD, *own, letter=letter) == []


PLAIN = f"""ชนิด: หนังสือภายนอก
ส่วนราชการ: {LETTERS / "offices" / "tha-thonglang.yaml"}
ที่: 77
วันที่: 2 มีนาคม 2569
เรื่อง: ขอเชิญประชุมเรื่องการป้องกันภัยแล้ง
เรียน: ผู้รับ
ข้อความ:
  - ด้วยอำเภอกำหนดประชุมเรื่องการป้องกันภัยแล้ง ขอเชิญท่านไปประชุมที่ว่าการอำเภอ
  - จึงเรียนมาเพื่อโปรดทราบ
"""


def _rows_told(
    folder: Path, capsys: Capture, rows: list[list[str]], letter: str, *more: str
) -> list[tuple[str, str]]:
    """Return code and row of what a batch says of rows; their values are those of the columns ชื่อ, ก, ข."""
    (folder / "letter.yaml").write_text(letter, encoding="utf-8")
    lines = [";".join(row) for row in [["ชื่อ", "ก", "ข"], *rows]]
    (folder / "people.csv").write_text("\n".join(lines).replace(";", "\t"), encoding="utf-8")
    given = [str(folder / "letter.yaml"), "--recipients", str(folder / "people.csv")]
    main(["batch", *given, "-o", str(folder / "out"), "--format", "short", *more])
    said = re.findall(r"people\.csv:(\d+):\d+: \w+ ([A-Z]\d+|[a-z-]+):", capsys.readouterr().err)
    return [(code, str(int(line) - 1)) for line, code in said]


_TOLD = [
    # An amount and its words, whichever of the two is of the row.
    ("ประชุมที่ว่าการ", "ประชุมโดยได้รับเงิน {{ แถว.ก }} ที่ว่าการ", "A024", "500 บาท (ห้าร้อยบาทถ้วน)", "500 บาท (หกร้อยบาทถ้วน)"),
    ("ประชุมที่ว่าการ", "ประชุมโดยได้รับเงิน {{ แถว.ก }} บาท (ห้าร้อยบาทถ้วน) ที่ว่าการ", "A024", "500", "600"),
    # A day that has passed when the letter goes out; what makes it one to come stands far before it.
    ("ไปประชุมที่ว่าการอำเภอ", "ไปประชุมที่ว่าการอำเภอท่าทองหลาง จังหวัดฉะเชิงเทรา ใน{{ แถว.ก | วันเต็ม }}", "C007", "9 มี.ค. 2569", "9 ม.ค. 2569"),
    # What an earlier letter may not be.
    ("เรียน: ผู้รับ", 'เรียน: ผู้รับ\nอ้างถึง: ["{{ แถว.ก }}"]', "A005", "หนังสือกรมการปกครอง ที่ มท 0310/55 ลงวันที่ 5 มกราคม 2569", "หนังสือกรมการปกครอง ที่ มท 0310/55 ลงวันที่ 5 เมษายน 2569"),
    ("เรื่อง: ขอเชิญประชุมเรื่องการป้องกันภัยแล้ง", 'เรื่อง: "{{ แถว.ก }}"', "F012", "ขอเชิญประชุมเรื่องการป้องกันภัยแล้ง", "ขอเชิญประชุม"),
    # A sum.
    ("  - จึงเรียน", '  - ตาราง:\n      ช่อง: [รายการ, จำนวนเงิน]\n      แถว: [[ค่าเบี้ยเลี้ยง, "100"], [ค่าพาหนะ, "{{ แถว.ก }}"]]\n      รวม: [รวม, "300"]\n  - จึงเรียน', "A023", "200", "201"),
]  # fmt: skip


@pytest.mark.parametrize("case", _TOLD, ids=[f"{n}-{case[2]}" for n, case in enumerate(_TOLD)])
def test_what_a_value_makes_wrong_is_told_at_its_row_wherever_it_stands(
    case: tuple[str, ...], tmp_path: Path, capsys: Capture
) -> None:
    """Among the first rows, by which the letter is judged, or far behind them; alone or among many."""
    old, new, code, right, wrong = case
    names = [f"นาย{'กขคงจชดตถท'[i]}" for i in range(10)]
    values = [right, wrong, *[right] * 7, wrong]
    rows = [[name, value, "-"] for name, value in zip(names, values, strict=True)]
    letter = PLAIN.replace(old, new, 1)
    assert letter != PLAIN
    told = _rows_told(tmp_path, capsys, rows, letter, "--dry-run")
    assert [row for said, row in told if said == code] == ["2", "10"]
    assert _rows_told(tmp_path, capsys, rows, letter, "--dry-run", "--only", "9") == []
    told = _rows_told(tmp_path, capsys, rows, letter, "--dry-run", "--only", "9-10")
    assert [row for said, row in told if said == code] == ["10"]


def test_what_rows_of_one_kind_lack_is_told_at_each(tmp_path: Path, capsys: Capture) -> None:
    """The letter speaks of an enclosure that some rows do not have."""
    letter = PLAIN.replace("ไปประชุม", "ไปประชุมตามสิ่งที่ส่งมาด้วย ")
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    some = (
        "ชื่อ,สิ่งที่ส่งมาด้วย\nนายก,กำหนดการ\nนายข,กำหนดการ\nนายค,กำหนดการ\nนายง,\nนายจ,แบบตอบรับ\nนายฉ,\n"
    )
    (tmp_path / "people.csv").write_text(some, encoding="utf-8")
    given = [str(tmp_path / "letter.yaml"), "--recipients", str(tmp_path / "people.csv")]
    assert main(["batch", *given, "-o", str(tmp_path / "out"), "--format", "short"]) == 1
    told = capsys.readouterr().err
    assert re.findall(r"people\.csv:(\d+):\d+: error A009", told) == ["5", "7"]
    assert len(list((tmp_path / "out").glob("*.docx"))) == 4


def test_the_year_of_each_number_is_that_of_the_date(tmp_path: Path, capsys: Capture) -> None:
    letter = (LETTERS / "tha-thonglang-certificate-15" / "letter.yaml").read_text(encoding="utf-8")
    letter = letter.replace("../offices", str(LETTERS / "offices"))
    rows = [["นายก", "15/2569", "-"], ["นายข", "16/2569", "-"], ["นายค", "17/2568", "-"]]
    told = _rows_told(tmp_path, capsys, rows, letter, "--dry-run", "--map", "ก=เลขที่")
    assert ("A026", "3") in told
    assert not any(row != "3" for _, row in told)


def test_what_the_letter_allows_its_rows_may_do(tmp_path: Path, capsys: Capture) -> None:
    letter = PLAIN.replace("ประชุมที่ว่าการ", "ประชุม{{ แถว.ก }}ที่ว่าการ")
    rows = [["นายก", " เวลา 9.30น. ", "-"], ["นายข", " เวลา 09.30 น. ", "-"]]
    assert ("T005", "1") in _rows_told(tmp_path, capsys, rows, letter, "--dry-run")
    allowed = letter.replace("  - ด้วย", "  # docgen: ยอม T005 ตามต้นฉบับ\n  - ด้วย")
    assert _rows_told(tmp_path, capsys, rows, allowed, "--dry-run") == []
    (tmp_path / "docgen.yaml").write_text(
        "ยอม: [{กฎ: T005, เหตุผล: ตามต้นฉบับ, ข้อความ: 9.30น.}]\n", encoding="utf-8"
    )
    assert _rows_told(tmp_path, capsys, rows, letter, "--dry-run") == []


def _made(folder: Path, rows: str, letter: str, *more: str) -> tuple[int, dict[str, list[str]]]:
    """Return the exit code and the paragraphs of each document that a batch makes."""
    (folder / "letter.yaml").write_text(letter, encoding="utf-8")
    (folder / "people.csv").write_text(rows, encoding="utf-8")
    given = [str(folder / "letter.yaml"), "--recipients", str(folder / "people.csv")]
    code = main(["batch", *given, "-o", str(folder / "out"), "--format", "short", *more])
    made = sorted((folder / "out").glob("*.docx"))
    return code, {path.stem: paragraphs(path.read_bytes()) for path in made}


def test_a_number_that_the_text_makes_of_a_row_is_whole(tmp_path: Path) -> None:
    letter = PLAIN.replace("ที่: 77", 'ที่: "{{ แถว.เลข }}"').replace("ไปประชุม", "ตามที่ {{ ที่เต็ม }}")
    code, made = _made(tmp_path, "ชื่อ,เลข\nนายก,12\nนายข,13\n", letter)
    assert code == 0
    for number, text in zip(("๑๒", "๑๓"), made.values(), strict=True):
        whole = "\n".join(text)
        assert whole.count(f"ฉช ๑๒๑๘.๑/{number}") == 2, whole
    listed = (tmp_path / "out" / "manifest.csv").read_text(encoding="utf-8")
    assert "ฉช 1218.1/12" in listed
    assert "แถว" not in listed.replace("แถวที่", "")


CIRCULAR = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน\nการส่ง: ทั้งสองแบบ").replace(
    "เรียน: ผู้รับ", "เรียน: กำนันทุกตำบล (ตามบัญชีรายชื่อแนบท้าย)"
)


def test_the_ending_of_the_list_stands_in_each_letter_too(tmp_path: Path) -> None:
    ending = CIRCULAR + 'ผู้รับ: {หัวช่อง: กำนัน, ลงท้าย: " {{ agency.name }}"}\n'
    rows = "ชื่อ,ลงท้าย\nกำนันตำบลบางน้ำใส,\nกำนันตำบลคลองใหม่,เขตเมือง\n"
    _, made = _made(tmp_path, rows, ending)
    names = ["กำนันตำบลบางน้ำใส อำเภอท่าทองหลาง", "กำนันตำบลคลองใหม่เขตเมือง"]
    texts = {name: "\n".join(text) for name, text in made.items()}
    [listed] = [text for name, text in texts.items() if "บัญชี" in name]
    letters = [text for name, text in texts.items() if "0000" in name]
    for name, text in zip(names, letters, strict=True):
        assert f"เรียน\t{name}\n" in f"{text}\n", text
        assert f"\n{name}\n" in listed


@pytest.mark.parametrize("told", ["{{ recipients | นับ }}", "{% if ผู้รับ %}ก{% endif %}ข"])
def test_a_letter_to_one_does_not_know_all(told: str, tmp_path: Path, capsys: Capture) -> None:
    letter = CIRCULAR.replace("ไปประชุม", f"รวม {told} ราย")
    assert _made(tmp_path, "ชื่อ\nนายก\nนายข\n", letter) == (1, {})
    assert "row-of-many" in capsys.readouterr().err
    listed = letter.replace("ทั้งสองแบบ", "แนบบัญชี")
    code, made = _made(tmp_path, "ชื่อ\nนายก\nนายข\n", listed)
    assert code == 0
    assert any("๒" in line or "ข ราย" in line for text in made.values() for line in text)


def test_many_shared_things_of_a_row_are_refused(tmp_path: Path, capsys: Capture) -> None:
    letter = CIRCULAR.replace("ที่: 77", 'ที่: "{{ แถว.เลข }}"')
    assert _made(tmp_path, "ชื่อ,เลข\nนายก,12\n", letter) == (1, {})
    assert "บัญชีแนบท้ายมี ที่ เดียว" in capsys.readouterr().err


_ROOM = '  - ตาราง:\n      ช่อง: [รายการ, จำนวนเงิน]\n      แถว: [[ค่าเบี้ยเลี้ยง, "1,500"], [ค่าพาหนะ, "{{ แถว.เงิน | จำนวน }}"]]\n'


@pytest.mark.parametrize("money", ["800", "12500"])
def test_the_table_of_a_row_is_laid_out_as_build_does(money: str, tmp_path: Path) -> None:
    """Its figures decide how wide its columns are, and on which side they stand."""
    letter = PLAIN.replace("  - จึงเรียน", f"{_ROOM}  - จึงเรียน")
    _made(tmp_path, f"ชื่อ,เงิน\nนายก,{money}\n", letter)
    [mine] = (tmp_path / "out").glob("*.docx")
    typed = letter.replace("{{ แถว.เงิน | จำนวน }}", f"{int(money):,}").replace(
        "เรียน: ผู้รับ", "เรียน: นายก"
    )
    (tmp_path / "typed.yaml").write_text(typed, encoding="utf-8")
    assert main(["build", str(tmp_path / "typed.yaml"), "-o", str(tmp_path / "built")]) == 0
    [built] = (tmp_path / "built").glob("*.docx")
    parts = [zipfile.ZipFile(path).read("word/document.xml") for path in (mine, built)]
    assert parts[0] == parts[1]


def test_what_a_row_states_has_no_place_in_the_yaml(tmp_path: Path, capsys: Capture) -> None:
    """A finding in it, however long it is, is told at the key; a text with trimmed tags at its begin."""
    letter = PLAIN.replace("ที่: 77", "ที่: 77\nสิ่งที่ส่งมาด้วย: [แผนที่]").replace("ไปประชุม", "ตามสิ่งที่ส่งมาด้วย")
    rows = "ชื่อ,สิ่งที่ส่งมาด้วย\nนายสมชาย ใจดี,แผนที่สังเขปของสถานที่อบรม เเละ อนุญาติ\n"
    _made(tmp_path, rows, letter)
    assert "people.csv:2:1: warning L001" in capsys.readouterr().err
    (tmp_path / "recipients.csv").write_text(rows, encoding="utf-8")
    asked = letter.replace("ด้วยอำเภอ", "ด้วย{{ แถว.ชื่อ }}")
    (tmp_path / "letter.yaml").write_text(asked, encoding="utf-8")
    main(["check", str(tmp_path / "letter.yaml"), "--format", "short"])
    assert re.search(r"letter\.yaml:4:\d+: warning L001", capsys.readouterr().out)
    trimmed = PLAIN.replace("  - ด้วย", '  - \'ด้วย {{- "ก" }} เเละ อนุญาติ ให้ ').replace(
        "ที่ว่าการอำเภอ\n", "'\n"
    )
    (tmp_path / "letter.yaml").write_text(trimmed, encoding="utf-8")
    (tmp_path / "recipients.csv").unlink()
    assert main(["build", str(tmp_path / "letter.yaml"), "-o", str(tmp_path / "o")]) == 0
    assert "L001" in capsys.readouterr().err


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 0, 1, 2)])
def test_what_some_rows_lack_stops_no_other_in_any_order(
    order: tuple[int, ...], tmp_path: Path, capsys: Capture
) -> None:
    letter = PLAIN.replace("ไปประชุม", "ตามสิ่งที่ส่งมาด้วย")
    people = ["นายก,", "นายข,", "นายค,", "นายง,แผนที่ 1 แผ่น"]
    rows = "ชื่อ,สิ่งที่ส่งมาด้วย\n" + "\n".join(people[i] for i in order)
    code, made = _made(tmp_path, rows, letter)
    assert code == 1
    assert len(made) == 1
    assert capsys.readouterr().err.count("error A009") == 3


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("{{ แถว.ก | ถึง(แถว.ข) }}", "5 มี.ค. 2569,30 ก.พ. 2569", " คอลัมน์ ข:"),
        ("{{ แถว.ก | ถึง(แถว.ข) }}", "5 มี.ค. 2569,4 มี.ค. 2569", ": วันสิ้นสุดไม่อยู่หลังวันเริ่ม จาก {{ แถว.ก | ถึง(แถว.ข) }}"),
        ("ในวันพุธที่ {{ แถว.ก | วันที่ }} {{ แถว.ข }}", "5 มี.ค. 2569,-", "วันพฤหัสบดี"),
    ],
)  # fmt: skip
def test_days_of_a_row(text: str, row: str, column: str, tmp_path: Path, capsys: Capture) -> None:
    letter = PLAIN.replace("ไปประชุมที่", f"ไปประชุม{text} ที่")
    rows = f"ชื่อ,ก,ข\nนายก,4 มี.ค. 2569,6 มี.ค. 2569\nนายข,{row}\n"
    assert _made(tmp_path, rows, letter)[0] == 1
    told = capsys.readouterr().err
    assert "แถวที่ 2" in told
    assert column in told


def test_a_link_of_two_values_names_no_column(tmp_path: Path, capsys: Capture) -> None:
    link = "ที่: 77\nสิ่งที่ส่งมาด้วย: [{ชื่อ: แบบ, ลิงก์: 'https://x.go.th/{{ แถว.ก }}/{{ แถว.ข }}'}]"
    letter = PLAIN.replace("ที่: 77", link).replace("ไปประชุม", "ตามสิ่งที่ส่งมาด้วย")
    _made(tmp_path, "ชื่อ,ก,ข\nนายก,1,ข ค\n", letter)
    assert "แถวที่ 1: ลิงก์นี้ใช้ไม่ได้" in capsys.readouterr().err


def test_words_of_address_by_an_expression_are_judged_as_they_turn_out(
    tmp_path: Path, capsys: Capture
) -> None:
    told = """คำขึ้นต้น: '{{ "กราบเรียน" if แถว.ช == "1" else "เรียน" }}'"""
    letter = PLAIN.replace("ที่: 77", f"ที่: 77\n{told}").replace("จึงเรียนมา", "จึง{{ คำขึ้นต้น }}มา")
    rows = "ชื่อ,ช\nประธานรัฐสภา,1\nนายก,0\n"
    _made(tmp_path, rows, letter)
    assert "address-mismatch" not in capsys.readouterr().err


_CERTIFICATE = (LETTERS / "tha-thonglang-certificate-15" / "letter.yaml").read_text(
    encoding="utf-8"
)
_CERTIFICATE = _CERTIFICATE.replace("../offices", str(LETTERS / "offices"))
_AS_BUILT = [
    # A long address on the web, before which a line would be torn.
    (PLAIN.replace("ไปประชุม", "ตอบรับได้ที่ {{ แถว.ก }} ภายในกำหนดเวลาที่อำเภอแจ้งไว้แล้วนั้น"), "https://www.example.go.th/forms/2569/registration/respond?id=00000&unit=thathonglang"),
    # Names that a row puts where the letter has those of persons are held together.
    (_CERTIFICATE.replace("นายบุญส่ง ทองดี", "{{ แถว.ก }}").replace(": {{ แถว.ก }}", ': "{{ แถว.ก }}"'), "หม่อมหลวงปิ่น มาลากุล"),
    # An envelope whose address the letter writes: the code has boxes, long lines take the smaller type.
    (PLAIN.replace("เรียน: ผู้รับ", 'เรียน: "{{ แถว.ก }}"\nที่อยู่ผู้รับ: [บ้านเลขที่ 1, จังหวัดลพบุรี 15000]\nซอง: DL'), "นายก ข"),
    (PLAIN.replace("เรียน: ผู้รับ", 'เรียน: ผู้รับ\nที่อยู่ผู้รับ: [บ้านเลขที่ 1, "{{ แถว.ก }}"]\nซอง: C5'), "จังหวัดลพบุรี 15000"),
    # Words of address before which the addressee stands on a line of its own, or not.
    (PLAIN.replace("ที่: 77", 'ที่: 77\nคำขึ้นต้น: "{{ แถว.ก }}"'), "กราบเรียน"),
    (PLAIN.replace("ที่: 77", 'ที่: "{{ แถว.ก }}"'), "12"),
    # A paragraph before the last that is long, or short, only with its value: the short one goes to the last page too.
    (PLAIN.replace("ไปประชุม", "ไปประชุม{{ แถว.ก }}"), "เพื่อพิจารณาแนวทางป้องกันภัยแล้งของอำเภอ " * 9 + "ให้ครบถ้วน"),
    (PLAIN.replace("ไปประชุม", "ไปประชุม{{ แถว.ก }}" * 16), "ก"),
    (PLAIN.replace("ไปประชุม", "ไปประชุม{{ แถว.ก }}" * 16).replace("โปรดทราบ", "โปรดทราบ{{ แถว.ก }}" * 7), "ก"),
]  # fmt: skip


@pytest.mark.parametrize("case", _AS_BUILT, ids=map(str, range(len(_AS_BUILT))))
def test_the_letter_of_a_row_is_what_build_makes_of_its_values(
    case: tuple[str, str], tmp_path: Path
) -> None:
    letter, value = case
    assert "แถว.ก" in letter
    _made(tmp_path, f"ก,อื่น\n{value},x\n", letter)
    typed = letter.replace("{{ แถว.ก }}", value)
    (tmp_path / "typed.yaml").write_text(typed, encoding="utf-8")
    assert main(["build", str(tmp_path / "typed.yaml"), "-o", str(tmp_path / "built")]) == 0
    both = [
        sorted((tmp_path / name).glob("*.docx"), key=lambda path: "ซอง" in path.stem)
        for name in ("out", "built")
    ]
    pairs = zip(*both, strict=True)
    for mine, built in pairs:
        parts = [zipfile.ZipFile(path).read("word/document.xml") for path in (mine, built)]
        assert parts[0] == parts[1]


_CIRCULAR = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน\nการส่ง: {}\nซอง: DL\nป้ายจ่าหน้า: 3x7")
_SPLIT = """ที่อยู่ผู้รับ:
  - "{{ แถว.เลข }}{% if แถว.ซอย %} ซอย{{ แถว.ซอย }}{% endif %} ถนน{{ แถว.ถนน }}"
  - "จังหวัด{{ แถว.จังหวัด }} {{ แถว.รหัส }}"
"""


@pytest.mark.parametrize(
    "letter",
    [PLAIN.replace("ที่: 77", "ที่: 77\nซอง: C5"), *(_CIRCULAR.format(w) for w in ("รายผู้รับ", "แนบบัญชี", "ทั้งสองแบบ"))],
    ids=["letter", "each", "list", "both"],
)  # fmt: skip
def test_an_address_of_several_columns_is_that_of_one(
    letter: str, tmp_path: Path, capsys: Capture
) -> None:
    rows = "ชื่อ,เลข,ซอย,ถนน,จังหวัด,รหัส,อยู่\n"
    rows += "นายกอบ ดี,1/2,,สุขใจ,ลพบุรี,15000,1/2 ถนนสุขใจ; จังหวัดลพบุรี 15000\n"
    rows += "นายขาว ดี,3,2,ยาว,ตราด,23000,3 ซอย2 ถนนยาว; จังหวัดตราด 23000\n"
    folders = [tmp_path / name / "ก" for name in ("split", "one")]
    for folder, made_of, head in zip(
        folders, (letter + _SPLIT, letter), ("อยู่", "ที่อยู่"), strict=True
    ):
        folder.mkdir(parents=True)
        assert _made(folder, rows.replace("อยู่", head), made_of)[0] == 0
        assert "address-missing" not in capsys.readouterr().err
    made = [sorted((folder / "out").glob("*.docx")) for folder in folders]
    assert [path.name for path in made[0]] == [path.name for path in made[1]]
    assert any("ซอง" in path.name for path in made[0])
    for mine, told in zip(*made, strict=True):
        assert mine.read_bytes() == told.read_bytes()


@pytest.mark.parametrize("letter", [PLAIN.replace("ที่: 77", "ที่: 77\nซอง: C5"), _CIRCULAR.format("แนบบัญชี")])  # fmt: skip
def test_what_an_address_lacks_is_told_at_its_cell(
    letter: str, tmp_path: Path, capsys: Capture
) -> None:
    rows = "ชื่อ,เลข,ซอย,ถนน,จังหวัด,รหัส\nนายกอบ,1,,,ลพบุรี,15000\nนายขาว,1,,ยาว,ลพบุรี,15000\n"
    assert _made(tmp_path, rows, letter + _SPLIT)[0] == 1
    told = [line for line in capsys.readouterr().err.splitlines() if ": error " in line]
    assert len(told) == 1
    assert "แถวที่ 1 คอลัมน์ ถนน: ค่าว่าง" in told[0]


def test_one_address_is_of_no_circular(tmp_path: Path, capsys: Capture) -> None:
    letter = _CIRCULAR.format("รายผู้รับ") + "ที่อยู่ผู้รับ: [บ้านเลขที่ 1]\n"
    assert _made(tmp_path, "ชื่อ\nนายกอบ\n", letter) == (1, {})
    assert "error address-of-many" in capsys.readouterr().err


def test_orders_may_differ_by_nothing_but_their_numbers(tmp_path: Path, capsys: Capture) -> None:
    order = (LETTERS / "tha-thonglang-order-64" / "letter.yaml").read_text(encoding="utf-8")
    order = order.replace("../offices", str(LETTERS / "offices")).replace("ที่: 64\n", "")
    code, made = _made(tmp_path, "เลขที่\n64\n65\n", order)
    assert (code, len(made)) == (0, 2)
    assert _made(tmp_path, "เลขที่\n64\n65\n", PLAIN) == (1, made)
    assert "table-no-name" in capsys.readouterr().err


_ABOUT_TABLES = [
    # What is taken for the name, and what it lacks.
    (PLAIN, "ตำแหน่ง,ชื่อ-สกุล\nครู,นายก ข\n", "warning names-parted: เรียน “ครู” จากคอลัมน์ ตำแหน่ง ไม่ใช่ ชื่อ-สกุล"),
    (PLAIN, "คำนำหน้า,ชื่อ,สกุล\nนาย,ก,ข\n", "warning names-parted: เรียน “ก” จากคอลัมน์ ชื่อ ไม่มี คำนำหน้า สกุล"),
    (PLAIN, "ชื่อ,name\nนายก,นายข\n", "error column-twice: คอลัมน์ ชื่อ และ name เป็นชื่อผู้รับทั้งคู่"),
    (PLAIN, "ชื่อ\nนายก\nรวม\n", "error row-value: แถวที่ 2 คอลัมน์ ชื่อ: “รวม” ไม่ใช่ชื่อ"),
    (PLAIN, "ชื่อ\nนายพระครูวิมล\n", "warning name-opening: แถวที่ 1 คอลัมน์ ชื่อ: ชื่อขึ้นต้นด้วย “นาย” ซึ่ง docgen เติมให้หรือซ้ำ"),
    # A number that is one of a house.
    (PLAIN, "ชื่อ,เลขที่\nนายก,12\n", "warning number-column: เลขของแต่ละฉบับมาจากคอลัมน์ เลขที่ ไม่ใช่ 77"),
    (PLAIN.replace("ที่: 77", 'ซอง: DL\nที่อยู่ผู้รับ: ["{{ แถว.เลขที่ }}"]'), "ชื่อ,เลขที่\nนายก,12\n", "error number-column: คอลัมน์ เลขที่ เป็นเลขที่ของหนังสือ แต่ ที่อยู่ผู้รับ ใช้เป็นบ้านเลขที่"),
    (PLAIN.replace("ที่: 77", 'ที่: "{{ แถว.เลข }}"'), "ชื่อ,เลข\nนายก,12\nนายข,12\n", "warning number-twice: แถวที่ 2: เลข ฉช1218.1/12 ใช้แล้วในแถวที่ 1"),
    (PLAIN, "ชื่อ,วันที่\nนายก,2 มีนาคม 2569\n", "warning column-unused: ไม่ได้ใช้คอลัมน์ วันที่: วันที่ ของหนังสือเหมือนกันทุกแถว"),
    (PLAIN, "ชื่อ\nนายก\nนายข\n", "warning number-shared: ทุกฉบับใช้เลข 77 เดียวกัน"),
    # Two addresses; labels on which one does not fit.
    (PLAIN.replace("ที่: 77", 'ซอง: DL\nที่อยู่ผู้รับ: ["{{ แถว.ถนน }}"]'), "ชื่อ,ที่อยู่,ถนน\nนายก,ก,ข\n", "warning address-unused: ที่อยู่มาจาก ที่อยู่ผู้รับ ของหนังสือ คอลัมน์ ที่อยู่ จึงไม่ได้ใช้"),
    (_CIRCULAR.format("แนบบัญชี").replace("ซอง: DL\n", ""), f"ชื่อ,ที่อยู่\nนายก,{';'.join('กขคงจฉชซฌ')}\nนายข,ข\n", "error address-too-long: แถวที่ 1: ที่อยู่ของ “นายก” ยาวเกินป้าย"),
    # A cell is a text: to ask whether it is a number is no question.
    (PLAIN.replace("ไปประชุม", "{% if แถว.ก == 5 %}ไป{% else %}ไม่ไป{% endif %}ประชุม"), "ชื่อ,ก\nนายก,5\n", "error expression-value: แถวที่ 1: เทียบหรือคำนวณค่าต่างชนิดกันไม่ได้"),
    (PLAIN.replace("ไปประชุม", "{% if แถว.ก = '5' %}ไป{% endif %}ประชุม"), "ชื่อ,ก\nนายก,5\n", "error expression: = เทียบค่าไม่ได้"),
    (PLAIN.replace("ไปประชุม", "{% if แถว.ก %}ประชุม"), "ชื่อ,ก\nนายก,5\n", "error expression: {% if %} ไม่มี {% endif %}"),
    (PLAIN.replace("2 มีนาคม 2569", '"{{ แถว.ก }}"'), "ชื่อ,ก\nนายก,5\n", "error value-unreadable: คีย์นี้ใช้ {{ }} ไม่ได้"),
    (PLAIN.replace("ไปประชุม", "{{ แถว.ขก }}"), "ชื่อ,ค ง\nนายก,5\n", "error expression: ตารางไม่มีคอลัมน์ “ขก”"),
]  # fmt: skip


@pytest.mark.parametrize("case", _ABOUT_TABLES, ids=[each[2][:24] for each in _ABOUT_TABLES])
def test_what_is_doubtful_about_a_table_is_told(
    case: tuple[str, str, str], tmp_path: Path, capsys: Capture
) -> None:
    letter, rows, told = case
    code, _ = _made(tmp_path, rows, letter)
    said = capsys.readouterr().err
    assert told in said
    assert said.count(told.split(":")[0]) == 1
    assert code == (" error " in said)


def test_a_circular_makes_the_names_of_its_recipients(tmp_path: Path, capsys: Capture) -> None:
    letter = _CIRCULAR.format("รายผู้รับ").replace(
        "เรียน: ผู้รับ", 'เรียน: "{{ แถว.คำนำหน้า }}{{ แถว.ชื่อ }} {{ แถว.สกุล }}"'
    )
    rows = "คำนำหน้า,ชื่อ,สกุล,ที่อยู่\nนาย,กอบ,ดี,ก 15000\nพล.ต.,ขาว,ดี,ข 15000\n"
    code, made = _made(tmp_path, rows, letter)
    assert (code, capsys.readouterr().err) == (0, "")
    letters = ["\n".join(text) for name, text in made.items() if "หนังสือ" in name]
    assert ["เรียน\tนายกอบ ดี" in letters[0], "เรียน\tพล.ต.ขาว ดี" in letters[1]] == [True, True]
    (tmp_path / "both").mkdir()
    assert _made(tmp_path / "both", rows, letter.replace("รายผู้รับ", "ทั้งสองแบบ"))[0] == 1
    assert "บัญชีแนบท้ายมี เรียน เดียวสำหรับทุกแถว" in capsys.readouterr().err


def test_letters_longer_than_a_page_are_counted(
    tmp_path: Path, capsys: Capture, office: Path
) -> None:
    assert office
    body = "  - ด้วยอำเภอกำหนดประชุมเรื่องการป้องกันภัยแล้ง {{ แถว.ก }}\n" * 40
    letter = PLAIN.replace("  - จึงเรียน", f"{body}  - จึงเรียน")
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    (tmp_path / "people.csv").write_text("ชื่อ,ก\nนายก,ก\nนายข,ข\n", encoding="utf-8")
    given = [str(tmp_path / "letter.yaml"), "--recipients", str(tmp_path / "people.csv")]
    assert main(["batch", *given, "-o", str(tmp_path / "out"), "--pdf"]) == 0
    assert "ยาวกว่าหนึ่งหน้า 2 ฉบับ" in capsys.readouterr().err


def test_a_sheet_with_a_heading_above_its_titles(tmp_path: Path) -> None:
    """As clerks head a list; a table of one column has no heading."""
    book = Workbook()
    for row in (["บัญชีผู้รับเงิน"], [], ["ประจำปี 2569"], ["ลำดับ", "ชื่อ", "ก"], [1, "นายก", "ข"]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "a.xlsx")
    found = table(tmp_path / "a.xlsx", stream)
    assert found.columns == ("ลำดับ", "ชื่อ", "ก")
    assert [(row.number, row.values, row.line) for row in found] == [(1, ("1", "นายก", "ข"), 5)]
    book = Workbook()
    for row in (["ชื่อ"], ["นายก"], ["นายข"]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "b.xlsx")
    assert [row.values for row in table(tmp_path / "b.xlsx", stream)] == [("นายก",), ("นายข",)]


def test_letters_go_where_docgen_yaml_says(tmp_path: Path) -> None:
    (tmp_path / "docgen.yaml").write_text("โฟลเดอร์ผลลัพธ์: ผลงาน\n", encoding="utf-8")
    (tmp_path / "letter.yaml").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "recipients.csv").write_text("ชื่อ\nนายก\n", encoding="utf-8")
    assert main(["batch", str(tmp_path / "letter.yaml")]) == 0
    assert len(list((tmp_path / "ผลงาน" / tmp_path.name).glob("*.docx"))) == 1


def test_what_has_no_list_is_not_grouped(tmp_path: Path, capsys: Capture) -> None:
    assert _made(tmp_path, "ชื่อ,ก\nนายก,1\n", PLAIN, "--group-by", "ก") == (1, {})
    assert "หนังสือนี้ไม่มีบัญชี" in capsys.readouterr().err


def test_a_letter_that_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["batch", str(tmp_path / "ไม่มี")])
    assert "ไม่พบหนังสือ" in capsys.readouterr().err


def test_numbers_of_rows(tmp_path: Path, capsys: Capture) -> None:
    """One that another row has, and none where others have one, are told; a circular's goes to many."""
    rows = "ชื่อ,เลขที่\nนายก,610\nนายข,๖๑๐\nนายค,\nนายง,611\n"
    assert _made(tmp_path, rows, PLAIN)[0] == 0
    told = capsys.readouterr().err
    assert re.findall(r":(\d):1: warning (number-\w+)", told) == [
        ("3", "number-twice"),
        ("4", "number-missing"),
    ]
    each = CIRCULAR.replace("ทั้งสองแบบ", "รายผู้รับ")
    assert _made(tmp_path, rows, each, "--replace")[0] == 0
    assert "number-twice" not in capsys.readouterr().err
    assert _made(tmp_path, "ชื่อ,เลขที่\nนายก,\nนายข,\n", PLAIN, "--replace")[0] == 0
    assert "number-missing" not in capsys.readouterr().err


def test_that_there_are_no_addresses_is_told_once(tmp_path: Path, capsys: Capture) -> None:
    rows = "ชื่อ,บ้าน\nนายก,1 หมู่ 2;ลพบุรี 15000\nนายข,\n"
    for letter in (f"{PLAIN}ซอง: DL\n", f"{CIRCULAR}ซอง: DL\n", f"{CIRCULAR}ป้ายจ่าหน้า: 3x8\n"):
        assert _made(tmp_path, rows, letter, "--replace")[0] == 0
        told = capsys.readouterr().err
        assert told.count("address-missing") == 1
        assert "letter.yaml" in told
    allowed = f"{PLAIN}# docgen: ยอม address-missing ส่งด้วยมือ\nซอง: DL\n"
    assert _made(tmp_path, rows, allowed, "--replace")[0] == 0
    assert "address-missing" not in capsys.readouterr().err
    assert _made(tmp_path, rows, f"{PLAIN}ซอง: DL\n", "--replace", "--map", "บ้าน=ที่อยู่")[0] == 0
    assert re.findall(r":(\d):1: warning (address\w*-\w+)", capsys.readouterr().err) == [
        ("3", "address-missing")
    ]


_OF_ONE = [
        # What the row states in place of the letter's own.
        (("", ""), "เรื่อง", "ขอเชิญประชุมเรื่องภัยแล้ง", "ขอเชิญประชุมวันที่ 31 กุมภาพันธ์ 2569", "C002"),
        (("ที่: 77", "ที่: 77\nอ้างถึง: [หนังสือ ก ที่ กก 1/1 ลงวันที่ 1 มกราคม 2569]"), "อ้างถึง", "หนังสือ ข ที่ ขข 1/2 ลงวันที่ 1 มกราคม 2569", "หนังสือ ข ที่ ขข 1/2 ลงวันที่ 31 กุมภาพันธ์ 2569", "C002"),
        # What stands at fixed text, because of a value.
        (("ประชุมที่ว่าการ", "ประชุม{{ แถว.ก }} ที่ว่าการ"), "ก", "ณ ที่นี่", "ตามสิ่งที่ส่งมาด้วย", "A009"),
        (("  - จึง", "  - ด้วยอำเภอกำหนดประชุมเรื่อง{{ แถว.ก }} ขอเชิญท่านไปประชุมที่ว่าการอำเภอ\n  - จึง"), "ก", "น้ำท่วม", "การป้องกันภัยแล้ง", "D007"),
        (("  - จึงเรียนมาเพื่อโปรดทราบ", '  - "{{ แถว.ก }}"'), "ก", "จึงเรียนมาเพื่อโปรดทราบ", "จึงเรียนมา", "F004"),
        (("ที่: 77", 'ที่: "{{ แถว.ก }}"'), "ก", "12", "ว 12", "N003"),
    ]  # fmt: skip


@pytest.mark.parametrize("at", [0, 3])
@pytest.mark.parametrize("case", _OF_ONE, ids=[f"{n}-{c[-1]}" for n, c in enumerate(_OF_ONE)])
def test_what_one_row_makes_wrong_is_of_no_other(
    case: tuple[tuple[str, str], str, str, str, str], at: int, tmp_path: Path, capsys: Capture
) -> None:
    """Whether it is the first of the rows or the last."""
    change, column, right, wrong, code = case
    letter = (PLAIN.replace(*change) if change[0] else PLAIN).replace("ที่: 77\n", "")
    values = [wrong if i == at else right for i in range(4)]
    rows = [f"นาย{name},{value}" for name, value in zip("กขคง", values, strict=True)]
    _made(tmp_path, f"ชื่อ,{column}\n" + "\n".join(rows), letter, "--dry-run")
    said = capsys.readouterr().err
    told = re.findall(r"people\.csv:(\d):\d+: \w+ ([A-Z]\d+)", said)
    assert told == [(str(at + 2), code)], said
    assert "letter.yaml:" not in re.sub(r"\(letter\.yaml:\d+\)", "", said)


def test_the_same_wrong_value_in_many_rows_is_theirs(tmp_path: Path, capsys: Capture) -> None:
    """Though other values differ, and these are the first rows."""
    letter = PLAIN.replace("ประชุมที่ว่าการ", "ประชุมใน{{ แถว.วัน }} เบิกได้ {{ แถว.เงิน | บาท }} ที่ว่าการ")
    days = ["วันพุธที่ 5 มีนาคม 2569"] * 4 + ["วันพฤหัสบดีที่ 5 มีนาคม 2569"] * 4
    rows = [f"นาย{'กขคงจชดต'[i]},{day},{100 + i}" for i, day in enumerate(days)]
    code, made = _made(tmp_path, "ชื่อ,วัน,เงิน\n" + "\n".join(rows), letter)
    assert (code, len(made)) == (1, 4)
    assert re.findall(r"people\.csv:(\d):1: error C001", capsys.readouterr().err) == list("2345")


def test_letters_laid_out_by_themselves_do_not_repeat_the_letter_s_faults(
    tmp_path: Path, capsys: Capture
) -> None:
    letter = PLAIN.replace("ขอเชิญท่าน", "เพื่อขออนุญาติ จำนวน {{ แถว.เงิน }} คน").replace(
        "  - จึง", f"{_ROOM}  - จึง"
    )
    _made(tmp_path, "ชื่อ,เงิน\nนายก,100\nนายข,200\nนายค,300\n", letter)
    assert capsys.readouterr().err.count("L001") == 1


def test_words_of_address_may_be_allowed(tmp_path: Path, capsys: Capture) -> None:
    rows = "ชื่อ,คำขึ้นต้น\nนายก,กราบเรียน\nนายข,เรียน\n"
    _made(tmp_path, rows, PLAIN)
    assert "address-mismatch" in capsys.readouterr().err
    (tmp_path / "docgen.yaml").write_text(
        "ยอม: [{กฎ: address-mismatch, เหตุผล: ตามประเพณี}]\n", encoding="utf-8"
    )
    for jobs in ("1", "2"):
        _made(tmp_path, rows, PLAIN, "--replace", "--jobs", jobs)
        assert "address-mismatch" not in capsys.readouterr().err


def test_a_letter_that_states_the_address_lacks_none(tmp_path: Path, capsys: Capture) -> None:
    letter = PLAIN.replace(
        "เรียน: ผู้รับ", 'เรียน: "{{ แถว.ชื่อ }}"\nที่อยู่ผู้รับ: [ศาลากลาง, จังหวัดลพบุรี 15000]\nซอง: DL'
    )
    assert _made(tmp_path, "ชื่อ,ก\nนายก,1\n", letter)[0] == 0
    assert "address-missing" not in capsys.readouterr().err


def test_the_ending_of_a_list_is_one_for_all(tmp_path: Path, capsys: Capture) -> None:
    letter = CIRCULAR + 'ผู้รับ: {ลงท้าย: " อำเภอ{{ แถว.ก }}"}\n'
    assert _made(tmp_path, "ชื่อ,ก\nนายก,1\n", letter)[0] == 1
    assert "คำต่อท้ายของบัญชีใช้ค่าของแถวไม่ได้" in capsys.readouterr().err


@pytest.mark.parametrize("at", [0, 2])
def test_several_to_whom_a_row_goes_share_their_words_of_address(
    at: int, tmp_path: Path, capsys: Capture
) -> None:
    letter = PLAIN.replace("หนังสือภายนอก", "บันทึกข้อความ").replace(
        "เรียน: ผู้รับ", 'เรียน: [ปลัดอำเภอ, "{{ แถว.ก }}"]'
    )
    people = ["ประธานรัฐสภา" if i == at else "นายอำเภอท่าทองหลาง" for i in range(3)]
    _made(tmp_path, "ก,ข\n" + "".join(f"{name},{i}\n" for i, name in enumerate(people)), letter)
    told = re.findall(r"people\.csv:(\d):\d+: error (address-mixed)", capsys.readouterr().err)
    assert told == [(str(at + 2), "address-mixed")]
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


def test_enclosures_of_a_row_that_have_no_place_are_told(tmp_path: Path, capsys: Capture) -> None:
    """In a stamped letter, of the rows that have some alone."""
    letter = (LETTERS / "tha-thonglang-stamped-310" / "letter.yaml").read_text(encoding="utf-8")
    letter = letter.replace("../offices", str(LETTERS / "offices"))
    rows = "ชื่อ,สิ่งที่ส่งมาด้วย\nนายก,\nนายข,แผนที่\nนายค,\n"
    assert _made(tmp_path, rows, letter)[0] == 1
    told = re.findall(r"people\.csv:(\d):\d+: error (enclosure-unseen)", capsys.readouterr().err)
    assert told == [("3", "enclosure-unseen")]


def test_a_column_may_be_called_as_a_key_of_the_letter(tmp_path: Path, capsys: Capture) -> None:
    each = CIRCULAR.replace("ทั้งสองแบบ", "รายผู้รับ")
    letter = each.replace("ไปประชุม", """{{ แถว["ผู้รับ"] }} {{ แถว.ผู้รับ }} {{ "ผู้รับ" }}""")
    assert _made(tmp_path, "ชื่อ,ผู้รับ\nนายก,ฝ่ายหนึ่ง\n", letter)[0] == 0, capsys.readouterr().err


def test_a_circular_needs_no_column_of_whole_names(tmp_path: Path, capsys: Capture) -> None:
    letter = _CIRCULAR.format("รายผู้รับ").replace(
        "เรียน: ผู้รับ", 'เรียน: "{{ แถว.ยศ }}{{ แถว.ต้น }} {{ แถว.สกุล }}"'
    )
    rows = "ยศ,ต้น,สกุล,ที่อยู่\nนาย,กอบ,ดี,ก 15000\nนาย,ขาว,,ข 15000\n"
    code, made = _made(tmp_path, rows, letter)
    assert code == 1
    assert sum("หนังสือ" in name for name in made) == 1
    assert "แถวที่ 2 คอลัมน์ สกุล: ค่าว่าง" in capsys.readouterr().err


@pytest.mark.parametrize(
    "change", [("เรียน: ผู้รับ", 'เรียน: "{{ แถว.ก }}"'), ("ที่: 77", 'ที่: "{{ แถว.ก }}"')]
)
def test_what_a_key_made_of_a_row_lacks_is_told_at_its_cell(
    change: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    code, made = _made(tmp_path, "ก,ข,ค\nนายก,x,\n,x,\n", PLAIN.replace(*change))
    assert (code, len(made)) == (1, 1)
    assert "แถวที่ 2 คอลัมน์ ก: ค่าว่าง" in capsys.readouterr().err


def test_a_group_loses_no_list(tmp_path: Path) -> None:
    """Names that are alike as those of files are numbered: by a stroke, by capitals, by an end that is cut."""
    long = "สำนักงานคณะกรรมการพัฒนาระบบราชการและส่งเสริมสุขภาพภาคประชาชน กลุ่มงานที่"
    groups = ["รุ่น 1/2", "รุ่น 1-2", "a", "A", f"{long} 1", f"{long} 2"]
    rows = "ชื่อ,กลุ่ม\n" + "".join(f"นาย{'กขคงจฉ'[i]},{group}\n" for i, group in enumerate(groups))
    assert _made(tmp_path, rows, CIRCULAR, "--group-by", "กลุ่ม")[0] == 0
    lists = list((tmp_path / "out").glob("*บัญชี*.docx"))
    assert len({path.name.casefold() for path in lists}) == len(groups)
    told = "".join("".join(paragraphs(path.read_bytes())) for path in lists)
    assert all(f"นาย{name}" in told for name in "กขคงจฉ")


def test_what_a_list_in_yaml_adds_to_its_names(tmp_path: Path, capsys: Capture) -> None:
    """As build does: that of the list, of the group, of the row, or nothing; an expression of a row's own is refused."""
    folder = tmp_path / "l"
    folder.mkdir()
    each = CIRCULAR.replace("ทั้งสองแบบ", "รายผู้รับ")
    (folder / "letter.yaml").write_text(each, encoding="utf-8")
    people = folder / "recipients.yaml"
    people.write_text(
        'ลงท้าย: " {{ agency.name }}"\nรายชื่อ:\n  - กำนันก\n  - {ชื่อ: กำนันข, ลงท้าย: ""}\n'
        '  - {ชื่อ: กำนันค, ลงท้าย: " สาขาหนึ่ง"}\n  - {ชื่อ: กำนันง, ลงท้าย: " กิ่ง{{ agency.name }}"}\n',
        encoding="utf-8",
    )
    given = ["batch", str(folder), "--recipients", str(people), "-o", str(tmp_path / "out")]
    assert main([*given, "--format", "short"]) == 1
    assert "แถวที่ 4 คอลัมน์ ลงท้าย: ลงท้าย ในตารางใช้ {{ }} ไม่ได้" in capsys.readouterr().err
    made = "\n".join(path.stem for path in sorted((tmp_path / "out").glob("*.docx")))
    assert re.findall(r"กำนัน[กขค].*", made) == ["กำนันก อำเภอท่าทองหลาง", "กำนันข", "กำนันค สาขาหนึ่ง"]


def test_the_list_of_a_group_is_not_written_over_a_user_s(tmp_path: Path, capsys: Capture) -> None:
    rows = "ชื่อ,กลุ่ม\nนายก,เมือง\nนายข,บ้านแพ้ว\n"
    assert _made(tmp_path, rows, CIRCULAR, "--group-by", "กลุ่ม")[0] == 0
    [mine] = (tmp_path / "out").glob("*บัญชี*เมือง*.docx")
    for path in set((tmp_path / "out").iterdir()) - {mine}:
        path.unlink()
    code, made = _made(tmp_path, rows, CIRCULAR, "--group-by", "กลุ่ม", "--dry-run")
    assert (code, list(made)) == (1, [mine.stem])
    assert "file-foreign" in capsys.readouterr().err


OF_ROWS = (
    LETTER.split("ข้อมูล:", maxsplit=1)[0]
    + "ข้อความ:\n  - ด้วยอำเภอขอเชิญ{{ แถว.ชื่อ }}\n  - จึงเรียนมาเพื่อโปรดทราบ\n"
)


def test_what_is_left_out_of_a_folder_is_told(tmp_path: Path, capsys: Capture) -> None:
    """A second letter beside the one that has the name of letters; a letter that has no table."""
    one, two = tmp_path / "หนึ่ง", tmp_path / "สอง"
    for folder in (one, two):
        folder.mkdir()
        (folder / "หนังสือ.yaml").write_text(OF_ROWS, encoding="utf-8")
    (one / "อีกฉบับ.yaml").write_text(OF_ROWS, encoding="utf-8")
    (one / "ผู้รับ.csv").write_text("ชื่อ\nนายก ก\n", encoding="utf-8")
    assert main(["batch", str(one), "-o", str(tmp_path / "a")]) == 0
    told = capsys.readouterr().err
    assert f"ไม่ได้ทำ {one / 'อีกฉบับ.yaml'}: โฟลเดอร์นี้เป็นหนังสือฉบับเดียว" in told
    (one / "อีกฉบับ.yaml").unlink()
    assert main(["batch", str(tmp_path), "-o", str(tmp_path / "b")]) == 0
    told = capsys.readouterr().err
    assert f"ไม่ได้ทำ {two / 'หนังสือ.yaml'}: ไม่มีตารางผู้รับอยู่ข้าง ๆ" in told
    assert "หนึ่ง: สร้าง 1 แถว" in told


def test_the_sheet_of_a_workbook_is_named(tmp_path: Path, capsys: Capture) -> None:
    """The first may be a cover: which one was read, and that there are others, is told where a column is missed."""
    book = Workbook()
    cover, rows = book.worksheets[0], book.create_sheet("รายชื่อ")
    cover.append(["ปกรายงาน"])
    cover.append(["ประจำปี"])
    rows.append(["ชื่อ"])
    rows.append(["นายก ก"])
    book.create_chartsheet("กราฟ").add_chart(BarChart())
    book.save(tmp_path / "people.xlsx")
    (tmp_path / "letter.yaml").write_text(OF_ROWS, encoding="utf-8")
    command = [
        "batch",
        str(tmp_path / "letter.yaml"),
        "--recipients",
        str(tmp_path / "people.xlsx"),
    ]
    command += ["-o", str(tmp_path / "out")]
    assert main(command) == 1
    assert '--sheet "รายชื่อ"' in capsys.readouterr().err
    assert main([*command, "--sheet", "กราฟ"]) == 1  # no rows are on a chart
    assert "ไม่มีแผ่นงาน “กราฟ”" in capsys.readouterr().err
    assert main([*command, "--sheet", "รายชือ"]) == 1
    assert "มีแผ่นงาน: Sheet, รายชื่อ" in capsys.readouterr().err
    assert main([*command, "--sheet", "รายชื่อ"]) == 0
    assert len(list((tmp_path / "out").glob("*.docx"))) == 1


@pytest.mark.parametrize(
    ("sending", "option", "idle"),
    [
        ("แนบบัญชี", ["--bind"], True),
        ("แนบบัญชี", ["--file-name", "{{ row_number }} {{ title }}"], True),
        ("รายผู้รับ", ["--group-by", "กลุ่ม"], True),
        ("แนบบัญชี", ["--group-by", "กลุ่ม"], False),
        ("รายผู้รับ", ["--bind"], False),
    ],
)
def test_an_option_that_does_nothing_is_told(
    sending: str, option: list[str], *, idle: bool, tmp_path: Path, capsys: Capture
) -> None:
    letter = OF_ROWS.replace("หนังสือภายนอก", f"หนังสือเวียน\nการส่ง: {sending}").replace(
        "{{ แถว.ชื่อ }}", "ท่าน"
    )
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    (tmp_path / "people.csv").write_text("ชื่อ,กลุ่ม\nนายก ก,1\nนายข ข,\n", encoding="utf-8")
    command = ["batch", str(tmp_path / "letter.yaml"), "--recipients", str(tmp_path / "people.csv")]
    assert main([*command, "-o", str(tmp_path / "out"), *option, "--format", "short"]) == 0
    told = capsys.readouterr().err
    assert (f"option-idle: {option[0]} ไม่มีผล" in told) is idle
    # Who has no group is on a list of his own, and that is told.
    assert ("row-group: แถวที่ 2 คอลัมน์ กลุ่ม" in told) is ("--group-by" in option)


def test_the_same_of_many_rows_is_told_of_a_few(tmp_path: Path, capsys: Capture) -> None:
    letter = OF_ROWS.replace("เรียน: ผู้ประกอบการทุกราย", "เรียน: ผู้ประกอบการทุกราย\nซอง: DL")
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    rows = "".join(f"นาย{c} ใจดี,12 ถนนสุมนเทวราช จังหวัดน่าน\n" for c in "กขคงจฉชซฌญฎฏฐ")
    (tmp_path / "people.csv").write_text(f"ชื่อ,ที่อยู่\n{rows}", encoding="utf-8")
    command = ["batch", str(tmp_path / "letter.yaml"), "--recipients", str(tmp_path / "people.csv")]
    assert main([*command, "-o", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().err
    assert told.count("ที่อยู่ไม่มีรหัสไปรษณีย์") == 11
    assert "อย่างเดียวกันอีก 3 แถว: ที่อยู่ไม่มีรหัสไปรษณีย์ ช่องรหัสบนซองจะว่าง [address-code]" in told


def test_one_document_is_no_place_for_several_letters(tmp_path: Path, capsys: Capture) -> None:
    for target in ("ทั้งหมด.docx", "ทั้งหมด.zip"):
        with pytest.raises(SystemExit):
            main(
                [
                    "batch",
                    *[str(LETTERS / "tha-thonglang-training")] * 2,
                    "-o",
                    str(tmp_path / target),
                ]
            )
        assert "ใช้กับหนังสือฉบับเดียว" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["batch", str(LETTERS / "tha-thonglang-training"), "--resume", "--replace"])


def test_the_time_behind_a_day_is_passed_over(tmp_path: Path, capsys: Capture) -> None:
    """As a form on the web notes when it was sent."""
    rows = "นายสมชาย ใจดี,ก1,6000,2000,28/2/2569 13:45\n"
    assert not [line for line in _told(tmp_path, capsys, rows, *NAMED) if " error " in line]
    [made] = (tmp_path / "out").glob("*.docx")
    assert "ภายใน ๒๘ กุมภาพันธ์ ๒๕๖๙" in "".join(paragraphs(made.read_bytes()))
