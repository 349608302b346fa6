"""ประชุมหรือนัดหมายตรงกับวันเสาร์อาทิตย์โดยไม่บอกชื่อวัน

ตรวจ: กำหนดประชุม อบรม สัมมนา ในวันเสาร์หรืออาทิตย์ โดยไม่ได้เขียนชื่อวัน
เพราะ: มักดูปฏิทินผิดเดือนหรือผิดปี
ที่มา: ความรู้ทั่วไป
ความแน่ใจ: ไม่แน่

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

from docgen.check.dates import mentions
from docgen.check.reading import Finding, Findings, Fixed, Passage, Reading, Role, Sheet
from docgen.diagnostics import Severity
from docgen.model import MeetingPapers
from docgen.thai.calendar import WEEKDAYS

CODE, NAME, SEVERITY = "C014", "นัดหมายตรงกับวันหยุดสุดสัปดาห์", Severity.HINT

_CALLS = re.compile(r"(?:ประชุม|สัมมนา|อบรม)[^\n]{0,160}?ในวันที่\s*$")
_SATURDAY = 5


def find(reading: Reading) -> Findings:
    yield from _meeting(reading)
    own = reading.day
    for mention in mentions(reading) if own is not None else ():
        if mention.weekday or mention.date is None or mention.passage.sheet is not Sheet.LETTER:
            continue
        day = mention.date.day.weekday()
        if (
            day >= _SATURDAY
            and own is not None
            and mention.date.day > own.day
            and _CALLS.search(mention.before)
        ):
            yield mention.finding(f"เป็นวัน{WEEKDAYS[day]}", "ถ้าตั้งใจ ให้เขียนชื่อวันด้วย")


def _meeting(reading: Reading) -> Findings:
    """The day of the meeting that a letter invites to: docgen writes its name, so nobody has typed it."""
    content, places = reading.content, reading.places
    if not isinstance(content, MeetingPapers) or content.invitation is None or places is None:
        return
    path = ("meeting", "date")
    day = content.meeting.date.day.weekday()
    typed = getattr(places.nodes.get(path), "text", "")
    if day >= _SATURDAY and typed and not typed.startswith("วัน"):
        passage = Passage(Role.DATE, typed, Fixed(places.span(path)), Sheet.SUMMARY, path)
        yield Finding(f"เป็นวัน{WEEKDAYS[day]}", passage, hint="ถ้าตั้งใจ ให้เขียนชื่อวันด้วย")
