"""The papers of a meeting: reply slip, agenda, attendance sheet, minutes, follow-up table (no Garuda; regulation.md 1.6)."""

from house import BEFORE, PITCH, TEXT_WIDTH, build
from parts import (
    BODY_STYLES,
    CENTRED_LEFT,
    CENTRED_RIGHT,
    PREPARED,
    SIGNING_STYLES,
    Styles,
    body,
    lines,
    when,
)
from wordml import Style, cell, row, table
from wordml import paragraph as p

from docgen.geometry import figure

TOP = figure("list.top")
_ROW = figure("attendance.row_height")

STYLES: Styles = [
    Style("MeetingHead", "การประชุม หัวเรื่อง", align="center", bold=True, pitch=PITCH, keep_next=True),
    Style("MeetingHeadEnd", "การประชุม เว้นบรรทัด", pitch=2 * BEFORE, size=1),
    *BODY_STYLES,
    *SIGNING_STYLES,
    Style("Recorder", "การประชุม ผู้จดผู้ตรวจ", before=2 * PITCH, pitch=PITCH, keep_next=True, align="center",
          left=CENTRED_LEFT, right=CENTRED_RIGHT),
    Style("Fill", "แบบ บรรทัดกรอก", pitch=1.4 * PITCH, tabs=(("right.dot", TEXT_WIDTH),)),
    Style("FillIndented", "แบบ บรรทัดกรอกย่อหน้า", pitch=1.4 * PITCH, left=2.5, tabs=(("right.dot", TEXT_WIDTH),)),
    Style("FillSigned", "แบบ ลงชื่อ", align="center", pitch=1.4 * PITCH, left=CENTRED_LEFT, right=CENTRED_RIGHT),
    Style("SheetHead", "ตาราง หัวช่อง", align="center", bold=True, pitch=PITCH, keep_next=True),
    Style("SheetNumber", "ตาราง ลำดับ", align="center", pitch=PITCH),
    Style("SheetText", "ตาราง ข้อความ", pitch=PITCH),
]  # fmt: skip
HEAD = lines("head", "MeetingHead") + p("MeetingHeadEnd")


def make_reply_slip() -> bytes:
    content = (
        HEAD
        + p("Fill", "ข้าพเจ้า (ชื่อ - สกุล) \t")
        + p("Fill", "ตำแหน่ง \t")
        + p("Fill", "สังกัด \t")
        + p("Fill", "โทรศัพท์ \t")
        + p("FillIndented", "(\u00a0\u00a0\u00a0) เข้าร่วมประชุมได้")
        + p("FillIndented", "(\u00a0\u00a0\u00a0) มอบผู้แทนเข้าร่วมประชุม ชื่อ \t")
        + p("FillIndented", "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0ตำแหน่ง \t")
        + p("FillIndented", "(\u00a0\u00a0\u00a0) เข้าร่วมประชุมไม่ได้ เนื่องจาก \t")
        + p("FillSigned")
        + p("FillSigned", "ลงชื่อ" + "." * 50)
        + p("FillSigned", "(" + "." * 50 + ")")
        + p("FillSigned", "วันที่" + "." * 12 + "/" + "." * 12 + "/" + "." * 12)
        + p("Owner", "{{ asked }}")
        + lines("contact", "Contact")
    )
    return build(content, STYLES, top=TOP)


def make_agenda() -> bytes:
    return build(HEAD + body("body"), STYLES, top=TOP)


def make_minutes() -> bytes:
    content = (
        HEAD
        + body("body")
        + p("Body", "{%p for signer in signers %}")
        + p("Recorder", "({{ signer.name }})")
        + lines("signer.lines", "Position")
        + p("Body", "{%p endfor %}")
        + when("prepared", PREPARED)
    )
    return build(content, STYLES, top=TOP)


def _sheet(columns: list[tuple[str, float, str]], *, height: float = 0.0) -> bytes:
    """A ruled sheet: heading, width and value of each column; a row for each of ``rows``."""
    widths = [width for _, width, _ in columns]
    head = row("".join(cell(w, p("SheetHead", title)) for title, w, _ in columns), head=True)
    cells = "".join(
        cell(w, p("SheetNumber" if "number" in value else "SheetText", value), middle=bool(height))
        for _, w, value in columns
    )

    def tag(text: str) -> str:
        return row(cell(sum(widths), p("SheetText", text), span=len(widths)))

    rows = head + tag("{%tr for row in rows %}") + row(cells, least=height) + tag("{%tr endfor %}")
    content = HEAD + table("OfficialTable", widths, rows) + p("TableEnd")
    return build(content, STYLES, top=TOP)


def make_attendance() -> bytes:
    widths = [figure(f"attendance.{n}_width") for n in ("number", "name", "position", "signature")]
    titles = ("ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง/สังกัด", "ลงชื่อ")
    values = ("{{ row.number }}", "{{ row.name }}", "{{ row.position }}", "")
    columns = [*zip(titles, widths, values, strict=True), ("หมายเหตุ", TEXT_WIDTH - sum(widths), "")]
    return _sheet(columns, height=_ROW)


def make_follow_ups() -> bytes:
    widths = [figure(f"follow_ups.{n}_width") for n in ("number", "task", "who", "due")]
    titles = ("วาระที่", "เรื่องที่ต้องดำเนินการ", "ผู้รับผิดชอบ", "ภายใน")
    values = ("{{ row.number }}", "{{ row.task }}", "{{ row.who }}", "{{ row.due }}")
    columns = [
        *zip(titles, widths, values, strict=True),
        ("ผลการดำเนินการ", TEXT_WIDTH - sum(widths), ""),
    ]
    return _sheet(columns)
