"""The summary table of a meeting laid out.

Enters: content whose texts are written out. Leaves: the context of the template meeting-summary.
"""

from collections.abc import Iterator
from typing import Any

from docgen.compose.letter import Widths
from docgen.compose.listing import Line, Numbers
from docgen.compose.setting import Setting
from docgen.geometry import figure, text_width
from docgen.model import Meeting, OfficialDocument, Sheet, Topic, Unit
from docgen.numbering import Pattern, pattern
from docgen.thai import calendar


def meeting_summary(
    setting: Setting, content: OfficialDocument, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the summary; its table keeps the widths of the template."""
    meeting = content.meeting
    assert meeting is not None
    number = [f"ครั้งที่ {meeting.number}"] if meeting.number else []
    heading = meeting.heading or [f"สรุปผลการ{meeting.title}", *number]
    lines = (*heading, when(meeting), f"ณ {meeting.place}")
    return setting.marks(sheet) | {
        "heading": [setting.heading(line, text_width()) for line in lines],
        "rows": [
            _topic(setting, topic, numbers, meeting) for numbers, topic in meeting.every_topic()
        ],
        "signoff": setting.lines(_signoff(content.owned_by()), text_width()),
    }, ()


def _topic(setting: Setting, topic: Topic, at: tuple[int, ...], meeting: Meeting) -> dict[str, Any]:
    scheme = [pattern(p) for p in meeting.numbering]
    margins = 2 * figure("table.cell_margin")
    topic_width, remarks_width = (
        figure(f"summary.{n}_width") - margins for n in ("topic", "remarks")
    )
    details_width = text_width() - topic_width - remarks_width - 3 * margins
    label = scheme[min(len(at), len(scheme)) - 1].label(at)
    details = [
        {"label": label, "text": setting.set(text, details_width - _indent(level)), "level": level}
        for label, text, level in (*numbered(topic, at, scheme), *_outcome(topic))
    ]
    return {
        "title": setting.set(f"{label} {topic.title}", topic_width),
        "details": details or [{"label": "", "text": "", "level": 0}],
        "remarks": setting.lines(topic.remarks, remarks_width) or [""],
    }


def _indent(level: int) -> float:
    """Return how far the text of a detail is set in, cm; the template has four levels."""
    if level == 0:
        return 0.0
    return figure("summary.label_hang") + figure("summary.level_indent") * (min(level, 4) - 1)


def _signoff(unit: Unit) -> list[str]:
    office = [unit.full_name] if unit.full_name else unit.office
    return [*filter(None, (unit.group,)), *office]


def when(meeting: Meeting) -> str:
    """เมื่อวันจันทร์ที่ ๙ ตุลาคม ๒๕๖๐ เวลา ๐๙.๐๐ น., or the days between which it met."""
    if meeting.end_date:
        day = f"ระหว่างวันที่ {calendar.between(meeting.date, meeting.end_date)}"
    else:
        day = f"เมื่อ{calendar.with_weekday(meeting.date)}"
    return f"{day} เวลา {calendar.clock(meeting.time)}" if meeting.time else day


def numbered(topic: Topic, at: tuple[int, ...], scheme: list[Pattern]) -> Iterator[Line]:
    """Yield the topic's details depth first, each with the label of its level."""
    numbers = Numbers(scheme, at, 1)
    for i, detail in enumerate(topic.details):
        yield from numbers.item(detail, i + 1, alone=len(topic.details) == 1)


def _outcome(topic: Topic) -> Iterator[Line]:
    """Yield the decision of the meeting and what is to follow, by whom and when."""
    for n, text in enumerate(topic.decision):
        bare = text.removeprefix("มติที่ประชุม").strip()
        yield "", bare if n else f"มติที่ประชุม {bare}", 0
    yield from follow_ups(topic)


def follow_ups(topic: Topic) -> Iterator[Line]:
    """Yield what is to be done, by whom and by when."""
    for follow_up in topic.follow_ups:
        who = f" ผู้รับผิดชอบ {follow_up.who}" if follow_up.who else ""
        due = f" ภายในวันที่ {calendar.written(follow_up.due)}" if follow_up.due else ""
        yield "-", f"{follow_up.task}{who}{due}", 1
