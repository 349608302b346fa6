"""The meeting summary (สรุปผลการประชุม): heading, table of topics, owner of the matter at the right foot."""

from house import BEFORE, PITCH, TEXT_WIDTH, build
from parts import Styles, lines
from wordml import Style, cell, row, table, tag_row
from wordml import paragraph as p

from docgen.geometry import figure

TOPIC = figure("summary.topic_width")
REMARKS = figure("summary.remarks_width")
DETAILS = TEXT_WIDTH - TOPIC - REMARKS
HANG = figure("summary.label_hang")
STEP = figure("summary.level_indent")
LEVELS = 4

STYLES: Styles = [
    Style("SummaryTitle", "สรุป หัวเรื่อง", align="center", bold=True, pitch=PITCH),
    Style("SummaryGap", "สรุป เว้นก่อนตาราง", pitch=BEFORE, size=1),
    Style("TableHead", "ตาราง หัวช่อง", align="center", bold=True, pitch=PITCH, keep_next=True),
    Style("Topic", "ตาราง ประเด็น", pitch=PITCH),
    Style("Detail", "ตาราง รายละเอียด", pitch=PITCH),
    *(
        Style(f"Detail{n}", f"ตาราง รายละเอียด ชั้นที่ {n}", pitch=PITCH,
              left=HANG + STEP * (n - 1), first=-HANG, tabs=(("left", HANG + STEP * (n - 1)),))
        for n in range(1, LEVELS + 1)
    ),
    Style("Remark", "ตาราง หมายเหตุ", pitch=PITCH),
    Style("Signoff", "สรุป ท้ายเอกสาร", align="right", pitch=PITCH),
    Style("SignoffFirst", "สรุป ท้ายเอกสาร บรรทัดแรก", align="right", pitch=PITCH, before=PITCH,
          keep_next=True),
]  # fmt: skip


def _details() -> str:
    """A paragraph for each detail, in the style of its level; without a label it takes the whole width."""
    levels = p("Detail", "{%p if not item.label %}") + p("Detail", "{{ item.text }}")
    for n in range(1, LEVELS + 1):
        test = f"item.level == {n}" if n < LEVELS else "item.level"
        levels += p("Detail", f"{{%p elif {test} %}}")
        levels += p(f"Detail{n}", "{{ item.label }}\t{{ item.text }}")
    return (
        p("Detail", "{%p for item in row.details %}")
        + levels
        + p("Detail", "{%p endif %}")
        + p("Detail", "{%p endfor %}")
    )


HEAD = row(
    cell(TOPIC, p("TableHead", "ประเด็น"))
    + cell(DETAILS, p("TableHead", "รายละเอียด"))
    + cell(REMARKS, p("TableHead", "หมายเหตุ")),
    head=True,
)
ROW = row(
    cell(TOPIC, p("Topic", "{{ row.title }}"))
    + cell(DETAILS, _details())
    + cell(REMARKS, lines("row.remarks", "Remark"))
)


def _tag(text: str) -> str:
    return tag_row(text, 3, TEXT_WIDTH / 3, "Topic")


BODY = (
    lines("heading", "SummaryTitle")
    + p("SummaryGap")
    + table(
        "OfficialTable",
        [TOPIC, DETAILS, REMARKS],
        HEAD + _tag("{%tr for row in rows %}") + ROW + _tag("{%tr endfor %}"),
    )
    + p("SignoffFirst", "{{ signoff[0] }}")
    + lines("signoff[1:]", "Signoff")
)


def make() -> bytes:
    return build(BODY, STYLES, top=figure("list.top"))
