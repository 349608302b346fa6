"""Letters typed by hand as clerks lay them out in Word and in text files: right ones silent, the faults of wrong ones found."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from docgen.checking import check_typed
from docgen.gather import Reader

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = [
    "ที่ สค ๐๐๑๗.๒/๕๐๐",
    "ศาลากลางจังหวัดสมุทรสาคร",
    "ถนนเศรษฐกิจ ๑ สค ๗๔๐๐๐",
    "๑๖ มีนาคม ๒๕๖๙",
    "เรื่อง ขอเชิญเป็นวิทยากรอบรมงานสารบรรณ",
    "เรียน ผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร",
    "สิ่งที่ส่งมาด้วย กำหนดการ จำนวน ๑ ฉบับ",
]
BODY = [
    "ด้วยจังหวัดสมุทรสาครกำหนดจัดอบรมงานสารบรรณ ในวันพุธที่ ๒๕ มีนาคม ๒๕๖๙ เวลา ๐๙.๐๐ น. รายละเอียดตามสิ่งที่ส่งมาด้วย",
    "จังหวัดสมุทรสาครพิจารณาแล้วเห็นว่าท่านเป็นผู้มีความรู้ความสามารถ จึงขอเชิญท่านเป็นวิทยากรในวันและเวลาดังกล่าว",
    "จึงเรียนมาเพื่อโปรดพิจารณา",
]
SIGNED = ["ขอแสดงความนับถือ", "(นายประเสริฐ มั่นคง)", "ผู้ว่าราชการจังหวัดสมุทรสาคร"]
FOOT = ["สำนักงานจังหวัด", "กลุ่มงานอำนวยการ", "โทร. ๐ ๓๔๔๒ ๕๐๗๕"]
LETTER = [*HEAD, *BODY, *SIGNED, *FOOT]
FAULTS = {"C001", "L001", "S002"}


def _spoilt(lines: list[str]) -> list[str]:
    """Return lines with a wrong weekday, a misspelt word and a wrong closing."""
    swaps = (
        ("วันพุธที่", "วันอังคารที่"),
        ("ขอแสดงความนับถือ", "ขอแสดงความนับถืออย่างยิ่ง"),
        ("ความรู้", "ความรู้ที่ขออนุญาติ"),
    )
    out = []
    for line in lines:
        for old, new in swaps:
            line = line.replace(old, new)  # noqa: PLW2901 - one after the other
        out.append(line)
    return out


def _each(document: Any, lines: list[str]) -> None:
    for line in lines:
        document.add_paragraph(line)


def _together(document: Any, lines: list[str]) -> None:
    """Type lines as one paragraph, with Shift+Enter between them."""
    paragraph = document.add_paragraph()
    for i, line in enumerate(lines):
        if i:
            paragraph.add_run().add_break()
        paragraph.add_run(line)


def _in_cell(cell: Any, lines: list[str]) -> None:
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def _one_cell(document: Any, lines: list[str]) -> None:
    _in_cell(document.add_table(rows=1, cols=1).cell(0, 0), lines)


def _signed_in_a_table(document: Any, lines: list[str]) -> None:
    _each(document, lines[:10])
    _in_cell(document.add_table(rows=1, cols=2).cell(0, 1), lines[10:13])
    _each(document, lines[13:])


def _head_together(document: Any, lines: list[str]) -> None:
    _each(document, lines[:4])
    _together(document, lines[4:7])
    _each(document, lines[7:])


def _signature_together(document: Any, lines: list[str]) -> None:
    _each(document, lines[:10])
    _together(document, lines[10:13])
    _each(document, lines[13:])


def _foot_together(document: Any, lines: list[str]) -> None:
    _each(document, lines[:13])
    _together(document, lines[13:])


def _two_letters(document: Any, lines: list[str]) -> None:
    _each(document, [line.replace("๕๐๐", "๔๙๙") for line in LETTER])
    document.add_page_break()
    _each(document, lines)


def _position_tab(document: Any, lines: list[str]) -> None:
    tab = '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>'
    paragraph = document.add_paragraph(lines[0])
    paragraph._p.append(parse_xml(f"<w:r {_W}>{tab}<w:t>{lines[1]}</w:t></w:r>"))  # noqa: SLF001 - python-docx has no other way
    _each(document, lines[2:])


def _numbering(document: Any) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, text in enumerate(("%1.", "%1.%2"))
    )
    part = document.part.numbering_part.element
    shape = f'<w:abstractNum {_W} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    part.insert(0, parse_xml(shape))
    part.append(parse_xml(f'<w:num {_W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def _item(document: Any, text: str, level: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()  # noqa: SLF001 - same
    number = f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
    properties.append(parse_xml(number))


def _numbered_text(document: Any, lines: list[str]) -> None:
    _numbering(document)
    _each(document, lines[:7])
    _item(document, lines[7], 0)
    _item(document, lines[8], 0)
    _each(document, lines[9:])


def _two_levels(document: Any, lines: list[str]) -> None:
    _numbering(document)
    _each(document, lines[:8])
    document.add_paragraph("จังหวัดจึงขอให้ท่านดำเนินการ ๒ เรื่อง ดังนี้")
    for text, level in (
        ("การลงทะเบียน", 0),
        ("ส่งรายชื่อ", 1),
        ("ชำระค่าใช้จ่าย", 1),
        ("การเดินทาง", 0),
        ("โดยรถยนต์ของทางราชการ", 1),
        ("โดยรถไฟ", 1),
    ):
        _item(document, text, level)
    _each(document, lines[8:])


WAYS: list[Callable[[Any, list[str]], None]] = [
    _each,
    _one_cell,
    _signed_in_a_table,
    _head_together,
    _signature_together,
    _foot_together,
    _two_letters,
    _position_tab,
    _numbered_text,
    _two_levels,
]


def _told(path: Path) -> set[str]:
    return {said.code for said in check_typed([path], Reader()).diagnostics}


@pytest.mark.parametrize("way", WAYS)
def test_word_layouts(way: Callable[[Any, list[str]], None], tmp_path: Path) -> None:
    for name, lines, codes in (("ถูก", LETTER, set()), ("ผิด", _spoilt(LETTER), FAULTS)):
        document = Document()
        way(document, lines)
        path = tmp_path / f"{name}.docx"
        document.save(str(path))
        assert _told(path) == codes, name


def test_strict_open_xml(tmp_path: Path) -> None:
    """A .docx saved as Strict Open XML has its elements in another namespace (ISO/IEC 29500-1 annex A)."""
    import zipfile

    document = Document()
    _each(document, _spoilt(LETTER))
    usual, strict = tmp_path / "usual.docx", tmp_path / "strict.docx"
    document.save(str(usual))
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, data)
    assert _told(strict) == FAULTS


MEMO = [
    "ส่วนราชการ สำนักงานจังหวัดสมุทรสาคร โทร. ๐ ๓๔๔๒ ๕๐๗๕",
    "ที่ สค ๐๐๑๗.๒/๑๐ วันที่ ๑๖ มีนาคม ๒๕๖๙",
    "เรื่อง รายงานผลการอบรมงานสารบรรณ",
    "เรียน ผู้ว่าราชการจังหวัดสมุทรสาคร",
    "ตามที่ได้รับมอบหมายให้จัดอบรมงานสารบรรณ นั้น สำนักงานจังหวัดได้ดำเนินการแล้ว",
    "จึงเรียนมาเพื่อโปรดทราบ",
    "(นายสมชาย ใจดี)",
    "หัวหน้าสำนักงานจังหวัด",
]


@pytest.mark.parametrize(
    "title",
    [[], ["บันทึกข้อความ"], ["บันทึก ข้อความ"], ["ด่วนที่สุด     บันทึกข้อความ"], ["ด่วนที่สุด\tบันทึกข้อความ"]],
)
def test_memo_heads(title: list[str], tmp_path: Path) -> None:
    """The title of a memo may stand in the head of the page, or be drawn: ส่วนราชการ tells it too."""
    path = tmp_path / "บันทึก.txt"
    path.write_text("\n".join([*title, *MEMO]) + "\n", encoding="utf-8")
    assert _told(path) == set()


def test_columns_typed_with_blanks(tmp_path: Path) -> None:
    """Blanks that set columns are no slips, and are not taken away."""
    rows = [
        "ลำดับ     รายการ             จำนวนเงิน (บาท)",
        "  ๑       กระดาษ                 ๑,๐๐๐",
        "☐ เข้าร่วม   ☐ ไม่เข้าร่วม",
        "รวมเป็นเงิน                     ๑,๐๐๐ บาท",
    ]
    path = tmp_path / "หนังสือ.txt"
    path.write_text(
        "\n".join([*HEAD, *BODY[:2], *rows, BODY[2], *SIGNED, *FOOT]) + "\n", encoding="utf-8"
    )
    assert "T006" not in _told(path)


def test_numbered_paragraphs_are_no_enclosures(tmp_path: Path) -> None:
    numbered = [f"     {n}. {line}" for n, line in zip("๑๒", BODY, strict=False)]
    path = tmp_path / "หนังสือ.txt"
    path.write_text("\n".join([*HEAD, *numbered, BODY[2], *SIGNED, *FOOT]) + "\n", encoding="utf-8")
    assert _told(path) == set()


def test_letters_of_one_file(tmp_path: Path) -> None:
    """Each letter of a file is held against itself alone."""
    path = tmp_path / "สองฉบับ.txt"
    second = [line.replace("๕๐๐", "๕๐๑") for line in LETTER]
    path.write_text("\n".join(LETTER) + "\f" + "\n".join(second) + "\n", encoding="utf-8")
    assert _told(path) == set()
    path.write_text("\n".join(LETTER) + "\f" + "\n".join(_spoilt(second)) + "\n", encoding="utf-8")
    assert _told(path) == FAULTS
