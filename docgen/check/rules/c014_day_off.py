"""ประชุมหรือนัดหมายตรงกับวันหยุด

ตรวจ: กำหนดประชุม อบรม สัมมนา ในวันเสาร์หรืออาทิตย์ โดยไม่ได้เขียนชื่อวัน หรือในวันหยุดราชการ (วันหยุดทางศาสนาและวันหยุดชดเชยด้วย)
เพราะ: มักดูปฏิทินผิดเดือนหรือผิดปี หรือลืมดูวันหยุด
ที่มา: วันหยุดราชการประจำปี (docgen/data/holidays.yaml)
ความแน่ใจ: ไม่แน่ (บางงานจัดในวันหยุด และคณะรัฐมนตรีอาจเลื่อนวันหยุด)

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดประชุมหัวหน้าส่วนราชการ ในวันที่ 28 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดประชุมหัวหน้าส่วนราชการ ในวันเสาร์ที่ 28 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from datetime import date

from docgen.check.dates import Mention, mentions
from docgen.check.reading import Finding, Findings, Fixed, Passage, Reading, Role, Sheet
from docgen.diagnostics import Severity
from docgen.model import MeetingPapers
from docgen.thai.calendar import WEEKDAYS
from docgen.thai.holidays import holiday

CODE, NAME, SEVERITY = "C014", "นัดหมายตรงกับวันหยุด", Severity.HINT

_BEFORE = 200  # characters
_ON = re.compile(r"ใน(?:วันที่)?\s*\Z")
_CALLS = re.compile(r"(?:ประชุม|สัมมนา|อบรม)(?P<what>[^\n]{0,160})\Z")
# What is held on the holiday itself, or the day of something else that is prepared.
_KEPT = re.compile(
    "พิธี|กิจกรรม|โครงการ|จัดงาน|งานวัน|งานฉลอง|งานประเพณี|เนื่อง|เฉลิม|เตรียม|สงกรานต์|เทศกาล|แข่งขัน|ซึ่ง|ที่จะ"
)
_SATURDAY = 5


def find(reading: Reading) -> Findings:
    yield from _meeting(reading)
    own = reading.day
    for mention in mentions(reading) if own is not None else ():
        day = mention.date.day if mention.date is not None else None
        later = day is not None and own is not None and day > own.day
        if day is None or not later or mention.passage.sheet is not Sheet.LETTER:
            continue
        if said := _off(day, named=bool(mention.weekday), kept=_is_kept(mention)):
            yield mention.finding(*said)


def _is_kept(mention: Mention) -> bool | None:
    """Whether something else than a meeting is held on a day; None where none is called for it."""
    before = mention.before[-_BEFORE:]
    on = _ON.search(before)
    called = _CALLS.search(before, 0, on.start()) if on else None
    return None if called is None else _KEPT.search(called["what"]) is not None


def _off(day: date, *, named: bool, kept: bool | None) -> tuple[str, str] | None:
    """Return what is said of a day, and the hint: its weekday where none is named, its holiday where it is not kept."""
    if kept is None:
        return None
    if day.weekday() >= _SATURDAY and not named:
        return f"เป็นวัน{WEEKDAYS[day.weekday()]}", "ถ้าตั้งใจ ให้เขียนชื่อวันด้วย"
    if not kept and (name := holiday(day)):
        return f"เป็นวันหยุดราชการ ({name})", "ตรวจปฏิทิน ถ้าตั้งใจ ให้ยกเว้นด้วย “ยอม”"
    return None


def _meeting(reading: Reading) -> Findings:
    """The day of the meeting that a letter invites to: docgen writes its name, so nobody has typed it."""
    content, places = reading.content, reading.places
    if not isinstance(content, MeetingPapers) or content.invitation is None or places is None:
        return
    path = ("meeting", "date")
    typed = getattr(places.nodes.get(path), "text", "")
    day = content.meeting.date.day
    if typed and (said := _off(day, named=typed.startswith("วัน"), kept=False)):
        passage = Passage(Role.DATE, typed, Fixed(places.span(path)), Sheet.SUMMARY, path)
        yield Finding(said[0], passage, hint=said[1])
