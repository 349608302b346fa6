"""The memo (บันทึกข้อความ): head with dotted leaders, body, signature, boxes for superiors."""

from house import BEFORE, PITCH, PT, TEXT_WIDTH, build, garuda
from letter import ENCLOSURE_STYLES, ENCLOSURES
from parts import (
    BODY_STYLES,
    COPIES,
    PREPARED,
    SIGNATURE,
    SIGNING_STYLES,
    Styles,
    body,
    lines,
    links,
    when,
)
from wordml import CharacterStyle, Style, cell, row, runs, table
from wordml import paragraph as p

from docgen.geometry import figure

TITLE_PITCH = figure("memo.title_pitch")
_ABOVE_TITLE = (figure("memo.title_baseline") - figure("page.top")) / PT - figure(
    "text.ascent"
) * TITLE_PITCH
_LEADER = ("right.dot", TEXT_WIDTH)
_LINE = figure("memo.line_pitch")

STYLES: Styles = [
    Style("MemoTitle", "บันทึกข้อความ", bold=True, size=figure("memo.title_size"), pitch=TITLE_PITCH,
          before=_ABOVE_TITLE, tabs=(("left", figure("memo.urgency_column")),
                                     ("center", figure("memo.title_centre")))),
    CharacterStyle("MemoUrgency", "บันทึก ชั้นความเร็ว", size=figure("letter.urgency_size"), bold=True,
                   colour="FF0000"),
    CharacterStyle("MemoLabel", "บันทึก ป้ายชื่อ", size=figure("memo.label_size"), bold=True),
    CharacterStyle("MemoSalutation", "บันทึก คำขึ้นต้น", bold=True),
    Style("MemoUrgencyTime", "บันทึก ชั้นความเร็ว เวลา", based_on="UrgencyTime", pitch=PITCH,
          left=figure("memo.urgency_column")),
    Style("MemoLine", "บันทึก บรรทัดหัว", pitch=_LINE, tabs=(_LEADER,)),
    Style("MemoNumber", "บันทึก ที่ และวันที่", pitch=_LINE,
          tabs=(("left.dot", figure("memo.date_column")),
                ("left.dot", figure("memo.date_value_column")), _LEADER)),
    Style("Salutation", "คำขึ้นต้น", before=BEFORE, pitch=PITCH, left=figure("letter.subject_column"),
          first=-figure("letter.subject_column"), tabs=(("left", figure("letter.subject_column")),)),
    Style("SalutationNext", "คำขึ้นต้น ผู้รับถัดไป", pitch=PITCH, left=figure("letter.subject_column")),
    *ENCLOSURE_STYLES,
    *BODY_STYLES,
    *SIGNING_STYLES,
    Style("ApprovalTitle", "ความเห็น หัวข้อ", bold=True, pitch=PITCH, before=BEFORE, keep_next=True),
    Style("Approval", "ความเห็น", pitch=PITCH, tabs=(("right.dot", TEXT_WIDTH / 2 - 0.4),)),
    Style("ApprovalSigner", "ความเห็น ผู้ลงนาม", align="center", pitch=PITCH),
    Style("ApprovalEnd", "ความเห็น ท้ายช่อง", align="center", pitch=PITCH, after=BEFORE),
]  # fmt: skip

_HALF = TEXT_WIDTH / 2


def _box(name: str) -> str:
    """A superior's opinion: choices, room to write, the line to sign, name, position, date."""
    return (
        p("ApprovalTitle", f"{{{{ {name}.title }}}}")
        + lines(f"{name}.choices", "Approval")
        + p("Approval", "\t")
        + p("Approval", "\t")
        + p("ApprovalSigner")
        + p("ApprovalSigner", "ลงชื่อ" + "." * 40)
        + p("ApprovalSigner", f"({{{{ {name}.name }}}})")
        + lines(f"{name}.position", "ApprovalSigner")
        + p("ApprovalEnd", "วันที่" + "." * 10 + "/" + "." * 10 + "/" + "." * 10)
    )


def _approvals() -> str:
    each = row(cell(_HALF, _box("row.left")) + cell(_HALF, _box("row.right")))

    def tag(text: str) -> str:
        return row(cell(_HALF, p("Approval", text)) + cell(_HALF, p("Approval")))

    return when(
        "approvals",
        p("TableGap")
        + p("TableGap")
        + table(
            "OfficialTable",
            [_HALF, _HALF],
            tag("{%tr for row in approvals %}")
            + tag("{%tr if row.right.title %}")
            + each
            + tag("{%tr else %}")
            + row(cell(TEXT_WIDTH, _box("row.left"), span=2))
            + tag("{%tr endif %}")
            + tag("{%tr endfor %}"),
        )
        + p("TableGap"),
    )


_BOLD_SALUTATION = (
    p("Salutation", "{%p if short_salutation %}")
    + runs("Salutation", ("MemoSalutation", "{{ salutation }}"), ("", "\t{{ to[0] }}"))
    + p("Salutation", "{%p else %}")
    + runs("Salutation", ("MemoSalutation", "{{ salutation }}"), ("", "\u00a0\u00a0{{ to[0] }}"))
    + p("Salutation", "{%p endif %}")
)

BODY = (
    runs(
        "MemoTitle",
        ("MemoUrgency", "\t{{ urgency }}"),
        ("", "\tบันทึกข้อความ"),
        inside=garuda("memo"),
    )
    + when("urgency_time", p("MemoUrgencyTime", "{{ urgency_time }}"))
    + runs("MemoLine", ("MemoLabel", "ส่วนราชการ"), ("", "\u00a0 {{ from_line }}\t"))
    + runs(
        "MemoNumber",
        ("MemoLabel", "ที่"),
        ("", "\u00a0 {{ number }}\t"),
        ("MemoLabel", "วันที่"),
        ("", "\t{{ date }}\t"),
    )
    + runs("MemoLine", ("MemoLabel", "เรื่อง"), ("", "\u00a0 {{ subject }}\t"))
    + _BOLD_SALUTATION
    + lines("to[1:]", "SalutationNext")
    + ENCLOSURES
    + body("body")
    + SIGNATURE
    + _approvals()
    + COPIES
    + links()
    + when("prepared", PREPARED)
)


def make() -> bytes:
    return build(BODY, STYLES, top=figure("page.top"), emblem="memo")
