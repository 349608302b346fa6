"""Lines of a letter typed by hand, and the words by which its parts are known (regulation.md sections 1 and 2).

Enters: the text of a file. Leaves: lines, patterns, and the origin of what was typed.
"""

import re
from dataclasses import dataclass

from docgen.check.reading import Role
from docgen.diagnostics import Span
from docgen.model import Kind
from docgen.source import File, Stretch
from docgen.thai.calendar import MONTHS

MONTH = "|".join(MONTHS)
DATE_LINE = re.compile(
    rf"(?:(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*)?(?:วันที่\s*)*(?:\d{{1,2}}\s+)?(?:เดือน\s*)?(?:{MONTH})\s+(?:พ\.ศ\.\s*)?\d{{4}}"
)
DECREE_DATE = re.compile(r"(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*วันที่")
NUMBER = re.compile(r"(?:เลขที่|ที่)[ \t]+(?=(?:[ก-ฮ.]{1,8} ?)?\S*[\d(/])[^\t]+?(?=\t|\s{3,}|\s+วันที่|$)")
URGENCY = re.compile(r"ด่วนที่สุด|ด่วนมาก|ด่วนภายใน.*|ด่วน")
SECRECY = re.compile(r"ลับที่สุด|ลับมาก|ลับ")
SALUTATION = re.compile(
    r"(?P<word>กราบเรียน|เรียน|นมัสการ|ถึง|ขอประทานกราบทูล|กราบทูล|ทูล)[ \t]+(?P<to>\S.*)"
)
CLOSING = re.compile(
    r"(?:ขอแสดงความนับถือ(?:อย่างยิ่ง)?|ขอนมัสการด้วยความเคารพ(?:อย่างยิ่ง|อย่างสูง)?|ควรมิควรแล้วแต่จะโปรด.*)"
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
ITEM = re.compile(r"(?:\d{1,2}\.\d[\d.]*|\d{1,2}[.)]|\(\d{1,2}\)|\([ก-ฮ]\)|[-–•])[ \t]*(?=\S)")
TELEPHONE = re.compile(r"(?:โทร|โทรศัพท์|โทรสาร|มือถือ)[./ :]")
EMAIL = re.compile(r"(?:ไปรษณีย์อิเล็กทรอนิกส์|อีเมล์?|[Ee]-?[Mm]ail)\s*:?\s*\S")
COPY = re.compile(r"สำเนาส่ง\s*")
LIST = re.compile(r"(?:\(?สำเนา\)?\s*)?บัญชี(?:รายชื่อ)?(?:แนบท้าย|ผู้รับ)|บัญชี\S{0,60}แนบท้าย")
ANNEX = re.compile(r"แนบท้าย(?:คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ)")
SUMMARY = re.compile(r"(?:สรุป(?:ผล)?(?:การ)?ประชุม|รายงานการประชุม)")
DECREES = (
    (re.compile(r"คำสั่ง(?=\S)"), Kind.ORDER),
    (re.compile(r"ประกาศ(?=[ก-ฮ])"), Kind.ANNOUNCEMENT),
    (re.compile(r"ระเบียบ(?=\S)"), Kind.REGULATION),
    (re.compile(r"ข้อบังคับ(?=\S)"), Kind.BY_LAW),
    (re.compile(r"แถลงการณ์"), Kind.STATEMENT),
    (re.compile(r"ข่าว(?=[ก-ฮ])"), Kind.NEWS),
    (re.compile(r"หนังสือรับรอง\Z"), Kind.CERTIFICATE),
)
PURPOSE = re.compile(r"จึง(?:กราบ)?(?:เรียน|นมัสการ|ประกาศ)")  # always opens a paragraph
MARK = re.compile(r"\((?:ร่าง|สำเนา|สำเนาคู่ฉบับ)\)|(?:ร่าง|สำเนา|สำเนาคู่ฉบับ)")
CERTIFIES = "หนังสือฉบับนี้ให้ไว้เพื่อรับรอง"
LONG = 60  # characters without marks: a line that its paper ended
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


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank."""
    out: list[Line] = []
    blank, at = True, 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip(" \t\r\n\v\f\u00a0\ufeff")
        if stripped:
            lead = len(raw) - len(raw.lstrip(" \t\u00a0\ufeff"))
            indented = raw.startswith("\t") or lead >= 4
            # A blank that holds is a blank to whoever reads.
            text = stripped.replace("\u00a0", " ")
            out.append(Line(text, at + raw.index(stripped), indented, blank))
        blank = not stripped
        at += len(raw)
    return out
