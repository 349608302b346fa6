"""Lines of a letter typed by hand, and the words by which its parts are known (regulation.md sections 1 and 2).

Enters: the text of a file. Leaves: lines, patterns, and the origin of what was typed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.check.reading import Passage, Role, Sheet
from docgen.diagnostics import Span
from docgen.model import Kind
from docgen.source import File, Stretch
from docgen.thai.calendar import (
    CARELESS_MONTHS,
    MONTHS,
    SHORT_MONTHS,
    Date,
    Month,
    parse_date_or_month,
)
from docgen.thai.normal import aligned
from docgen.thai.unreadable import Unreadable

MONTH = "|".join((*MONTHS, *map(re.escape, (*SHORT_MONTHS, *CARELESS_MONTHS))))
DATE_LINE = re.compile(
    rf"(?:(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*)?(?:ลง)?(?:วันที่\s*)*(?:\d{{1,2}}\s+)?(?:เดือน\s*)?(?:{MONTH})\s+(?:พ\.ศ\.\s*)?(?:\d{{4}}|\d{{2}})"
)
DECREE_DATE = re.compile(r"(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*วันที่")
NUMBER = re.compile(
    r"(?:เลขที่|ที่)[ \t]+(?=(?:[ก-ฮ.]{1,8} ?)?\S*[\d(/])[^\t]+?(?=\t|\s{3,}|\s+(?:ลง)?วันที่|$)"
)
URGENCY = re.compile(r"ด่วนที่สุด|ด่วนมาก|ด่วนภายใน.*|ด่วน")
SECRECY = re.compile(r"ลับที่สุด|ลับมาก|ลับ")
SALUTATION = re.compile(
    r"(?P<word>กราบเรียน|เรียน|นมัสการ|ถึง|ขอประทานกราบทูล|กราบทูล|ทูล)[ \t]+(?P<to>\S.*)"
)
CLOSING = re.compile(
    r"ขอแสดงความ(?:นับถือ|เคารพ)[ก-๙]{0,20}|ขอนมัสการด้วยความเคารพ[ก-๙]{0,20}|ควรมิควรแล้วแต่จะโปรด.*"
)
SIGNER = re.compile(r"\((?P<name>[^()]{4,60})\)")
LABELS = (
    ("subject", re.compile(r"เรื่อง(?=[ \t:])[ \t:]*")),
    ("reference", re.compile(r"อ้างถึง(?:\s*|\t+)(?=\S|$)")),
    (
        "enclosure",
        re.compile(r"(?:สิ่งที่ส่งมาด้วย|สิ่งที่แนบมาด้วย|เอกสารแนบ|เอกสารที่แนบมาด้วย)(?=\s|$)[ \t:]*"),
    ),
)
LABEL_ROLE = {"subject": Role.SUBJECT, "reference": Role.REFERENCE, "enclosure": Role.ENCLOSURE}
COUNT = re.compile(r"(?:^|[ \t]+)(จำนวน\s*\d+\s*\S+)$")
ITEM = re.compile(
    r"(?:\d{1,2}(?:\.[1-9๑-๙]\d?)+(?=\s)|\d{1,2}[.)](?!\d)|\(\d{1,2}\)|\([ก-ฮ]\)|[-–•])[ \t]*(?=\S)"
)
# A number without its stop, before a reference or an enclosure.
BARE_NUMBER = re.compile(r"\d{1,2}[ \t]+(?=[ก-๙“(])")
TELEPHONE = re.compile(r"(?:โทร|โทรศัพท์|โทรสาร|มือถือ)[./ :]")
EMAIL = re.compile(r"(?:ไปรษณีย์อิเล็กทรอนิกส์|อีเมล์?|[Ee]-?[Mm]ail)\s*:?\s*\S")
COPY = re.compile(r"สำเนาส่ง\s*")
MEMO = re.compile(r"(?:(?P<urgency>ด่วนที่สุด|ด่วนมาก|ด่วน)[ \t]+)?(?P<title>บันทึก\s?ข้อความ)")
MEMO_HEAD = re.compile(r"ส่วนราชการ[ \t]+\S")
LIST = re.compile(r"(?:\(?สำเนา\)?\s*)?บัญชี(?:รายชื่อ)?(?:แนบท้าย|ผู้รับ)|บัญชี\S{0,60}แนบท้าย")
ANNEX = re.compile(r"แนบท้าย(?:คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ)")
SUMMARY = re.compile(r"(?:สรุป(?:ผล)?(?:การ)?ประชุม|รายงานการประชุม)")
DECREES = (
    (re.compile(r"คำสั่ง(?=\S)"), Kind.ORDER),
    (re.compile(r"ประกาศ(?=[ก-ฮเ-ไ])"), Kind.ANNOUNCEMENT),
    (re.compile(r"ระเบียบ(?=\S)"), Kind.REGULATION),
    (re.compile(r"(?:ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ)(?=\S)"), Kind.BY_LAW),
    (re.compile(r"แถลงการณ์"), Kind.STATEMENT),
    (re.compile(r"ข่าว(?=[ก-ฮเ-ไ])"), Kind.NEWS),
    (re.compile(r"หนังสือรับรอง\Z"), Kind.CERTIFICATE),
)
# What the text of a letter or a decree opens with.
OPENING = re.compile(
    r"ตาม(?:ที่)?(?=\S)|ด้วย|เนื่องจาก|เนื่องด้วย|โดยที่|อนุสนธิ|พร้อมหนังสือนี้|อาศัยอำนาจ|เพื่อให้|หนังสือฉบับนี้|ต้นเรื่อง|เรื่องเดิม"
)
PURPOSE = re.compile(r"จึง(?:กราบ)?(?:เรียน|นมัสการ|ประกาศ)")  # always opens a paragraph
ACTING = re.compile(r"ปฏิบัติราชการแทน|รักษาราชการแทน|รักษาการ|ปฏิบัติการแทน|ทำการแทน")
MARK = re.compile(r"\((?:ร่าง|สำเนา|สำเนาคู่ฉบับ)\)|(?:ร่าง|สำเนา|สำเนาคู่ฉบับ)")
CERTIFIES = "หนังสือฉบับนี้ให้ไว้เพื่อรับรอง"
WIDEST = 120  # characters without marks: no typist's line is longer
NARROWEST = 40
MARKS = re.compile("[ัิ-ฺ็-๎]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it; ``start`` is its first character in the file."""

    text: str
    start: int
    indented: bool
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Hand:
    """The origin of what was typed by hand: the index in the file of each character."""

    file: File
    indexes: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        return self.stretch(start, end).span

    def stretch(self, start: int, end: int) -> Stretch:
        known = self.indexes
        if start >= len(known):
            after = known[-1] + 1 if known else 0
            return Stretch(self.file, after, after)
        first = known[start]
        return Stretch(self.file, first, max(known[end - 1] + 1, first) if end > start else first)


def joined(file: File, parts: Iterable[tuple[int, str]]) -> tuple[str, Hand]:
    """Return the lines of one paragraph as one text in normal form; ``parts`` tell where in the file each begins."""
    text = ""
    indexes: list[int] = []
    for at, part in parts:
        if text:
            text += " "
            indexes.append(indexes[-1] + 1)
        text += part
        indexes += range(at, at + len(part))
    plain, moved = aligned(text)
    return plain, Hand(file, tuple(indexes if moved is None else (indexes[i] for i in moved)))


def width(text: str) -> int:
    """Return how wide a text is, in characters without the marks above and below."""
    return len(MARKS.sub("", text))


def typed_width(lines: list[Line]) -> int:
    """Return how wide the lines are that a typist filled; 0 when each paragraph is one line."""
    widths = sorted(width(line.text) for line in lines)
    usual = widths[len(widths) * 9 // 10] if widths else 0
    return 0 if usual > WIDEST else max(usual, NARROWEST)


# Parts of a head whose lines a typist may have parted within one paragraph.
_PARTED = re.compile(r"\s*(?:สิ่งที่ส่งมาด้วย|อ้างถึง|(?:เลข)?ที่[ \t])")
_BREAK = "⏎"
_LINES = re.compile(rf"[^{_BREAK}]*{_BREAK}|[^{_BREAK}]+$")


def _is_part(line: str) -> bool:
    """Whether a line is a part of a letter by itself, of whatever paragraph it was typed in."""
    text = line.strip(f" \t\r\n\u00a0{_BREAK}")
    whole = (CLOSING, SIGNER, DATE_LINE, SALUTATION)
    opens = (TELEPHONE, COPY, *(pattern for _, pattern in LABELS))
    return any(p.fullmatch(text) for p in whole) or any(p.match(text) for p in opens)


def _raw_lines(text: str) -> Iterator[str]:
    """Yield the lines with their ends; a line that ends inside its paragraph goes on, but for parts of the letter."""
    for raw in text.splitlines(keepends=True):
        if _BREAK not in raw:
            yield raw
        elif _PARTED.match(raw) or any(map(_is_part, _LINES.findall(raw)[1:])):
            yield from _LINES.findall(raw)
        else:
            yield raw.replace(_BREAK, " ")


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank."""
    out: list[Line] = []
    blank, at = True, 0
    for raw in _raw_lines(text):
        stripped = raw.strip(" \t\r\n\v\f⏎\u00a0\ufeff")
        if stripped:
            lead = len(raw) - len(raw.lstrip(" \t\u00a0\ufeff"))
            indented = raw.startswith("\t") or lead >= 4
            # A blank that holds is a blank to whoever reads.
            text = stripped.replace("\u00a0", " ")
            out.append(Line(text, at + raw.index(stripped), indented, blank))
        blank = not stripped
        at += len(raw)
    return out


def kind_of(passages: list[Passage]) -> Kind | None:
    """Return the kind that the parts of the letter tell; None for a list or an envelope alone."""
    roles = {p.role for p in passages if p.sheet is Sheet.LETTER}
    number = next((p.text for p in passages if p.role is Role.NUMBER), "")
    salutation = next((p.text for p in passages if p.role is Role.SALUTATION), "")
    if any("".join(p.text.split()).startswith(CERTIFIES) for p in passages):
        return Kind.CERTIFICATE
    if salutation == "ถึง" and Role.CLOSING not in roles:
        return Kind.STAMPED_LETTER
    if not roles & {Role.BODY, Role.SALUTATION, Role.SUBJECT}:
        return None
    opened = any(p.role is Role.BODY and OPENING.match(p.text) for p in passages)
    if not opened and not roles & {Role.SUBJECT, Role.DATE, Role.CLOSING, Role.SIGNER}:
        return None  # an envelope: to whom, and where
    return Kind.CIRCULAR if re.search(r"/\s*ว", number) else Kind.LETTER


FIGURE = re.compile(r"[\d.]+")


def cells(text: str) -> Iterator[tuple[int, int]]:
    """Yield the cells of a row, without the number that opens it."""
    at = 0
    for cell in text.split("\t"):
        label = ITEM.match(cell)
        lead = label.end() if label and label.end() < len(cell) else 0
        body = cell[lead:]
        if body.strip() and not FIGURE.fullmatch(cell.strip()):
            start = at + lead + len(body) - len(body.lstrip())
            yield start, start + len(body.strip())
        at += len(cell) + 1


def date_of(text: str) -> Date | Month | None:
    bare = re.sub(r"^(?:(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*)?(?:วันที่\s*)*", "", text)
    bare = re.sub(r"(?<=\s)(?=\d\d$)", "25", bare)  # ๖๘ is ๒๕๖๘ to who wrote it
    try:
        return parse_date_or_month(bare)
    except Unreadable:
        return None


def number_before(text: str, start: int, label: str) -> re.Match[str] | None:
    """Return the number that opens an item; before a reference or an enclosure also one without its stop."""
    bare = BARE_NUMBER.match(text, start) if label in ("reference", "enclosure") else None
    return ITEM.match(text, start) or bare


def repeats_number(text: str, own: str) -> bool:
    """Whether a line opens with a number of the letter's own office: a reply slip has none, a copy another's."""
    return bool(own and NUMBER.match(text)) and own.split("/", maxsplit=1)[0] in aligned(text)[0]
