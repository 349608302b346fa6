"""กำหนดตอบรับอยู่หลังวันงาน

ตรวจ: ตอบรับ ยืนยันการเข้าร่วม แจ้งรายชื่อผู้เข้าร่วม ลงทะเบียนเข้าร่วม ภายในวันที่ ที่อยู่หลังวันประชุม อบรม หรืองานทุกวันในหนังสือ
เพราะ: แก้วันงานแล้วลืมแก้วันตอบรับ หรือเดือนผิด
ที่มา: จุดที่พบในหนังสือจริง
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 25 มีนาคม 2569 จึงขอให้ส่งแบบตอบรับภายในวันที่ 20 เมษายน 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 25 มีนาคม 2569 จึงขอให้ส่งแบบตอบรับภายในวันที่ 20 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import datetime
import re
from collections.abc import Iterator

from docgen.check.dates import FIRST_DAY, mentions, ranges
from docgen.check.reading import Findings, Reading, Sheet
from docgen.check.sought import SOUGHT
from docgen.diagnostics import Severity
from docgen.model import MeetingPapers
from docgen.thai.calendar import Date

CODE, NAME, SEVERITY = "C015", "กำหนดตอบรับอยู่หลังวันงาน", Severity.WARNING
ALONE = False

_EVENT = re.compile(
    r"(?:ประชุม|อบรม|สัมมนา|พิธี|แข่งขัน|ประกวด|กิจกรรม|โครงการ|ศึกษาดูงาน|งาน|คัดเลือก|สอบ)[^\n]{0,200}?(?:(?<!ภาย)ใน|ระหว่าง)"
    rf"(?:วันที่)?\s*{FIRST_DAY}\Z"
)
# What is held on several days, and not what is applied for or answered in them.
_HELD = re.compile(
    r"(?:ประชุม|อบรม|สัมมนา|พิธี|แข่งขัน|ออกหน่วย|จัดงาน|จัดกิจกรรม)(?:(?!สมัคร|ลงทะเบียน|ยื่น|แจ้ง|ส่ง|สำรวจ)[^\n]){0,160}ระหว่าง(?:วันที่)?\s*\Z"
)
_ANSWER = re.compile(
    r"(?:ตอบรับ|ยืนยัน(?:การ)?(?:เข้าร่วม|เข้าอบรม|เข้ารับการอบรม|ตอบ|จำนวนผู้)|แจ้ง(?:ชื่อ|รายชื่อ|ความประสงค์|การเข้าร่วม)(?!ผู้(?:ผ่าน|สำเร็จ|ได้รับ))|ส่ง(?:ชื่อ|รายชื่อ)ผู้(?:เข้า|แทน)|(?:ลงทะเบียน|สมัคร)เข้า(?:ร่วม|รับการอบรม|อบรม|ประชุม))"
    r"(?:[^\n\d]|(?<=มาด้วย )\d){0,160}?(?:ภายใน|ไม่เกิน|ก่อน|ไม่ช้ากว่า)(?:วันที่)?\s*\Z"
)
_VERBS = frozenset(("ตอบรับ", "ยืนยัน", "แจ้ง", "ส่งชื่อ", "ส่งรายชื่อ", "ลงทะเบียน", "สมัคร"))
SOUGHT.add(lambda: _VERBS)
# Who is to take part must have answered before it begins.
_ENTERS = re.compile(
    r"(?:เข้า(?:ร่วม|รับ|อบรม|ฝึก|ค่าย)|ฝึกประสบการณ์|ศึกษาดูงาน|ปฏิบัติงาน|อบรม)[^\n]{0,60}\Z"
)
# Days in which one may apply for what comes later.
_APPLIES = re.compile(r"(?:สมัคร|ลงทะเบียน|ยื่น)[^\n]{0,60}\Z")
# What is told when it is over, and by those who cannot come.
_AFTERWARDS = re.compile(
    r"ที่ผ่าน|ที่ได้รับ|ชนะ|วุฒิบัตร|เกียรติบัตร|สอบได้|แก้ตัว|ขอรับเอกสาร|ที่พบ|แล้ว|ผู้ประเมิน|ขอรับการสนับสนุน|ศึกษาดูงาน"
)
_CANNOT = re.compile(r"ไม่สะดวก|ไม่สามารถ|ไม่ได้เข้า")
_BRIEFING = re.compile(r"ชี้แจง|ผู้จัดการทีม|ปฐมนิเทศ|รับสมัคร")
_FAR, _LONG = 160, 14  # characters; days of a course that one may enter later
# The event goes on; what is told is what comes after it.
_UNTIL = re.compile(r"\s*(?:[-–]|ถึง)\s*(?:วัน|\d)")


def find(reading: Reading) -> Findings:
    if reading.prose.found.keys().isdisjoint(_VERBS):
        return  # nobody is asked to answer
    events = list(_events(reading))
    for mention in mentions(reading) if events else ():
        if (
            mention.date is not None
            and mention.passage.sheet is Sheet.LETTER
            and _is_answer(mention.before)
            and all(day < mention.date.day for day in events)
        ):
            last = Date(max(events))
            yield mention.finding(f"อยู่หลังวันงาน ({last})", "ตรวจวันทั้งสอง")


def _is_answer(before: str) -> bool:
    """Whether the words before a day ask to be answered before something takes place, and not to tell what came of it."""
    found = _ANSWER.search(before)
    return found is not None and not (
        _AFTERWARDS.search(found.group()) or _CANNOT.search(before[-_FAR:])
    )


def _events(reading: Reading) -> Iterator[datetime.date]:
    """Yield the days still to come on which the letter says that something takes place; what goes on has its last."""
    own = reading.day
    lasts = {
        id(first): last.date.day
        for first, last in ranges(reading)
        if last.date and _HELD.search(first.before) and not _APPLIES.search(first.before)
    }
    long = {
        id(a)
        for a, b in ranges(reading)
        if a.date and b.date and (b.date.day - a.date.day).days > _LONG
    }
    for mention in mentions(reading) if own is not None else ():
        if mention.date is None or own is None or mention.date.day < own.day:
            continue
        if _UNTIL.match(mention.after):
            begins = re.search(r"(?:ตั้งแต่|ระหว่าง)(?:วัน(?:ที่)?)?\s*\Z", mention.before)
            entered = begins and _ENTERS.search(mention.before) and id(mention) not in long
            if entered and not _APPLIES.search(mention.before):
                yield mention.date.day
            else:
                yield lasts.get(id(mention), datetime.date.max)
        elif (
            _EVENT.search(mention.before)
            and not _ANSWER.search(mention.before)
            and not _BRIEFING.search(mention.before[-_FAR:])
        ):
            yield mention.date.day
    if isinstance(reading.content, MeetingPapers) and reading.content.invitation is not None:
        yield reading.content.meeting.date.day
