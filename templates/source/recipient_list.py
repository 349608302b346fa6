"""The recipient list (บัญชีแนบท้ายหนังสือ) with its blank column for receipt."""

from house import BEFORE, PITCH, TEXT_WIDTH, build, hanging
from parts import Styles
from wordml import Style, cell, row, table, tag_row
from wordml import paragraph as p

from docgen.geometry import figure

PAD = figure("list.row_padding")
NUMBER = figure("list.number_width")
RECEIPT = figure("list.receipt_width")
NAME = TEXT_WIDTH - NUMBER - RECEIPT

STYLES: Styles = [
    Style("ListNumber", "บัญชี ที่", pitch=PITCH),
    Style("ListTitle", "บัญชี ชื่อบัญชี", align="center", bold=True, pitch=PITCH),
    Style("ListDate", "บัญชี วันที่", align="center", pitch=PITCH, before=BEFORE),
    hanging("ListSubject", "บัญชี เรื่อง", figure("letter.subject_column"), before=BEFORE,
            after=BEFORE, pitch=PITCH),
    Style("TableHead", "ตาราง หัวช่อง", align="center", bold=True, pitch=PITCH, before=PAD, after=PAD,
          keep_next=True),
    Style("TableNumber", "ตาราง ลำดับ", align="center", pitch=PITCH, before=PAD, after=PAD),
    Style("TableText", "ตาราง ข้อความ", pitch=PITCH, before=PAD, after=PAD),
    Style("TableEnd", "ตาราง ท้ายตาราง", pitch=1, size=1),
    Style("TableGroup", "ตาราง หัวกลุ่ม", bold=True, pitch=PITCH, before=PAD, after=PAD, keep_next=True),
]  # fmt: skip


def _extra(content: str, style: str) -> str:
    """Cells of further columns; docgen sets the widths of all columns afterwards."""
    return (
        cell(1.0, p(style, "{%tc for column in columns %}"))
        + cell(1.0, p(style, content))
        + cell(1.0, p(style, "{%tc endfor %}"))
    )


HEAD = row(
    cell(NUMBER, p("TableHead", "ลำดับ"))
    + cell(NAME, p("TableHead", "{{ heading }}"))
    + _extra("{{ column }}", "TableHead")
    + cell(RECEIPT, p("TableHead", "{{ receipt }}")),
    head=True,
)
GROUP = row(cell(TEXT_WIDTH, p("TableGroup", "{% colspan column_count %}{{ row.group }}")))
MEMBER = row(
    cell(NUMBER, p("TableNumber", "{{ row.number }}"))
    + cell(NAME, p("TableText", "{{ row.name }}"))
    + _extra("{{ row.extra[loop.index0] }}", "TableText")
    + cell(RECEIPT, p("TableText"))
)


def _tag(text: str) -> str:
    return tag_row(text, 3, TEXT_WIDTH / 3, "TableText")


BODY = (
    p("Urgency", "{%p if urgency %}")
    + p("Urgency", "{{ urgency }}")
    + p("Urgency", "{%p endif %}")
    + p("UrgencyTime", "{%p if urgency_time %}")
    + p("UrgencyTime", "{{ urgency_time }}")
    + p("UrgencyTime", "{%p endif %}")
    + p("ListNumber", "ที่ {{ number }}")
    + p("ListTitle", "{{ title }}")
    + p("ListDate", "วันที่ {{ date }}")
    + p("ListSubject", "เรื่อง\t{{ subject }}")
    + table(
        "OfficialTable",
        [NUMBER, NAME, RECEIPT],
        HEAD
        + _tag("{%tr for row in rows %}")
        + _tag("{%tr if row.group %}")
        + GROUP
        + _tag("{%tr else %}")
        + MEMBER
        + _tag("{%tr endif %}")
        + _tag("{%tr endfor %}"),
    )
    + p("TableEnd")
)


def make() -> bytes:
    return build(BODY, STYLES, top=figure("list.top"))
