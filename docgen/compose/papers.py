"""The papers of a meeting laid out: invitation, reply slip, agenda, attendance sheet, minutes, follow-up table.

Enters: content whose texts are written out. Leaves: the contexts of their templates.
"""

import re
from typing import Any

from docgen.compose.body import Body
from docgen.compose.letter import Widths, letter, memo, owner_lines
from docgen.compose.setting import Setting
from docgen.compose.summary import follow_ups, numbered, when
from docgen.geometry import figure, signature_room, text_width
from docgen.model import (
    Attendee,
    Block,
    Enclosure,
    Letter,
    Meeting,
    MeetingPapers,
    Member,
    Person,
    Sheet,
    Topic,
)
from docgen.numbering import pattern
from docgen.thai import calendar
from docgen.thai.calendar import Time
from docgen.thai.numerals import thai_digits

_BLANK_ROWS = 5  # at the end of an attendance sheet, for those who were not foreseen
_OPENINGS = ("เรียน", "กราบเรียน", "นมัสการ")
_AGENDA = "ระเบียบวาระที่ "  # MOC; regulation.md 2.7


def invitation(
    setting: Setting, content: MeetingPapers, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the letter or memo that calls to the meeting."""
    made = content.invitation_letter(_invitation_body(content), _invitation_enclosures(content))
    inner = Setting(made, setting.folder)
    return letter(inner, made, sheet) if isinstance(made, Letter) else memo(inner, made, sheet)


def _invitation_body(content: MeetingPapers) -> list[Block]:
    """Return the usual words of an invitation."""
    meeting, called = content.meeting, content.invitation
    assert called is not None
    listed = [e.title for e in called.enclosures or _invitation_enclosures(content)]
    with_agenda = _enclosed(listed, "ระเบียบวาระ")
    end = f" โดยมีระเบียบวาระการประชุมตาม{with_agenda}" if with_agenda else ""
    day = when(meeting).removeprefix("เมื่อ").strip()
    on = day if day.startswith("ระหว่าง") else f"ใน{day}"
    first = f"ด้วย{content.agency.name}กำหนดจัด{full_title(meeting)} {on} ณ {meeting.place}{end}"
    texts = [first]
    word = content.invitation_letter([], []).opening
    opening = f"จึง{word}มา" if word in _OPENINGS else "จึงเรียนมา"
    if called.reply_by:
        slip = _enclosed(listed, "แบบตอบรับ")
        slip = f"ตาม{slip} " if len(listed) > 1 and slip else ""
        asked = f"ขอให้ส่งแบบตอบรับ{slip}ภายใน{calendar.with_weekday(called.reply_by)}"
        texts.append(f"{opening}เพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว และ{asked}")
    else:
        texts.append(f"{opening}เพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว")
    return [Block(text=text) for text in texts]


def _enclosed(titles: list[str], word: str) -> str:
    """Return how the text speaks of the enclosure whose title has a word; its number when there are several."""
    at = next((n for n, title in enumerate(titles, 1) if word in title), 0)
    number = f" {at}" if len(titles) > 1 else ""
    return f"สิ่งที่ส่งมาด้วย{number}" if at else ""


def _invitation_enclosures(content: MeetingPapers) -> list[Enclosure]:
    called = content.invitation
    out = []
    if content.meeting.topics:
        out.append(Enclosure(title="ระเบียบวาระการประชุม", count="1 ชุด"))
    if called and called.reply_by:
        out.append(Enclosure(title="แบบตอบรับการเข้าร่วมประชุม", count="1 แผ่น"))
    return out


def full_title(meeting: Meeting) -> str:
    """Return the name of the meeting with its number: ประชุม… ครั้งที่ ๓/๒๕๖๙."""
    return f"{meeting.title} ครั้งที่ {meeting.number}" if meeting.number else meeting.title


def _head(setting: Setting, title: str, meeting: Meeting, *, ahead: bool = False) -> list[str]:
    """Return the centred lines: title, number, day, place; ``ahead``: it is made before the meeting."""
    number = [f"ครั้งที่ {meeting.number}"] if meeting.number else []
    day = when(meeting)
    if ahead:
        day = day.removeprefix("เมื่อ")
    lines = [f"{title}{meeting.title}", *number, day, f"ณ {meeting.place}"]
    return [setting.heading(line, text_width()) for line in lines]


def reply_slip(
    setting: Setting, content: MeetingPapers, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the slip by which one says whether one comes."""
    called = content.invitation
    assert called is not None
    assert called.reply_by is not None
    unit = content.owned_by()
    wide = text_width()
    asked = f"โปรดส่งแบบตอบรับภายใน{calendar.with_weekday(called.reply_by)} ที่"
    return setting.marks(sheet) | {
        "head": _head(setting, "แบบตอบรับการเข้าร่วม", content.meeting, ahead=True),
        "asked": setting.set(asked, wide),
        "contact": setting.lines(owner_lines(unit), wide),
    }, ()


def agenda(setting: Setting, content: MeetingPapers, sheet: Sheet) -> tuple[dict[str, Any], Widths]:
    """Return the context of the agenda: the topics and their subtopics."""
    body = Body(setting)
    for at, topic in content.meeting.every_topic():
        _title(body, content.meeting, at, topic)
    head = _head(setting, "ระเบียบวาระการ", content.meeting, ahead=True)
    return setting.marks(sheet) | {"head": head, "body": body.done()}, ()


def _title(body: Body, meeting: Meeting, at: tuple[int, ...], topic: Topic) -> None:
    """Put the title of a topic, or of a subtopic under it."""
    if len(at) == 1:
        body.heading(f"{_label(meeting, at)} {topic.title}")
    else:
        scheme = [pattern(p) for p in meeting.numbering]
        body.subheading(scheme[min(1, len(scheme) - 1)].label(at), topic.title)


def _label(meeting: Meeting, at: tuple[int, ...]) -> str:
    """Return ระเบียบวาระที่ ๑, or the label of the meeting's own scheme when that is in words."""
    own = pattern(meeting.numbering[0])
    in_words = re.search("[ก-ฮ]", own.before)
    return own.label(at) if in_words else thai_digits(f"{_AGENDA}{at[0]}")


def attendance(
    setting: Setting, content: MeetingPapers, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the sheet that those present sign."""
    every = [*content.meeting.members, *content.meeting.others]
    margins = 2 * figure("table.cell_margin")
    name, position = (figure(f"attendance.{n}_width") - margins for n in ("name", "position"))
    rows = [
        {
            "number": thai_digits(f"{n}."),
            "name": setting.set(one.name, name),
            "position": setting.set(_post(one), position),
        }
        for n, one in enumerate(every, 1)
    ]
    rows += [
        {"number": thai_digits(f"{len(every) + n}."), "name": "", "position": ""}
        for n in range(1, _BLANK_ROWS + 1)
    ]
    head = _head(setting, "บัญชีลงชื่อผู้มา", content.meeting, ahead=True)
    return setting.marks(sheet) | {"head": head, "rows": rows}, ()


def _post(one: Attendee) -> str:
    """Return the position, and the role in the meeting in parentheses."""
    return " ".join(filter(None, (one.position, f"({one.role})" if one.role else "")))


def minutes(
    setting: Setting, content: MeetingPapers, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the minutes (ข้อ 25; regulation.md 2.7)."""
    meeting = content.meeting
    body = Body(setting)
    came = [one for one in meeting.members if not one.absent or one.substitute]
    everyone = [_shown(one) for one in (*meeting.members, *meeting.others)]
    away = [one for one in meeting.members if one.absent and not one.substitute]
    for title, group in (
        ("ผู้มาประชุม", came),
        ("ผู้ไม่มาประชุม", away),
        ("ผู้เข้าร่วมประชุม", meeting.others),
    ):
        if group:
            body.heading(title)
            body.members([_shown(one) for one in group], like=everyone)
    start = meeting.started or meeting.time
    if start:
        body.heading(f"เริ่มประชุมเวลา {calendar.clock(Time(start.start))}")
    for at, topic in meeting.every_topic():
        _matter(body, meeting, at, topic)
    if meeting.ended:
        body.heading(f"เลิกประชุมเวลา {calendar.clock(meeting.ended)}")
    signers = [(meeting.recorder, "ผู้จดรายงานการประชุม"), (meeting.checker, "ผู้ตรวจรายงานการประชุม")]
    return setting.marks(sheet) | {
        "head": _head(setting, "รายงานการ", meeting.model_copy(update={"time": None})),
        "body": body.done(),
        "signers": [_signer(setting, person, role) for person, role in signers if person],
    }, tuple(body.widths)


def _shown(one: Attendee) -> Member:
    """Return the person as the minutes name him: with his substitute, or why he did not come."""
    name, role = one.name, one.role
    position = one.position
    if one.substitute:
        name, position = one.substitute, f"แทน {one.position or one.name}"
    elif one.absent:
        role = " ".join(filter(None, (role, f"({one.absent})")))
    return Member(name=name, position=position, role=role)


def _matter(body: Body, meeting: Meeting, at: tuple[int, ...], topic: Topic) -> None:
    """Put one topic: its heading, what was said, what was decided, what is to follow."""
    scheme = [pattern(p) for p in meeting.numbering]
    _title(body, meeting, at, topic)
    body.lines(numbered(topic, at, scheme), deeper=len(at) - 1)
    body.decisions(topic.decision)
    body.lines(follow_ups(topic))


def _signer(setting: Setting, person: Person, role: str) -> dict[str, Any]:
    room = signature_room()
    position = [person.position] if person.position else []
    return {"name": setting.set(person.name, room), "lines": setting.lines([*position, role], room)}


def follow_up_table(
    setting: Setting, content: MeetingPapers, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the table of what is to be done, by whom, by when."""
    margins = 2 * figure("table.cell_margin")
    task, who = (figure(f"follow_ups.{n}_width") - margins for n in ("task", "who"))
    rows = [
        {
            "number": thai_digits(".".join(map(str, at))),
            "task": setting.set(one.task, task),
            "who": setting.set(one.who or "", who),
            "due": setting.held(calendar.short(one.due)) if one.due else "",
        }
        for at, topic in content.meeting.every_topic()
        for one in topic.follow_ups
    ]
    head = _head(setting, "ตารางติดตามมติการ", content.meeting)
    return setting.marks(sheet) | {"head": head, "rows": rows}, ()
