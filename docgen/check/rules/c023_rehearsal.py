"""ซักซ้อมหรือประชุมเตรียมการหลังวันงาน

ตรวจ: วันซักซ้อม ประชุมเตรียมการ หรือซ้อมย่อย ต้องไม่อยู่หลังวันพิธีหรือวันงานที่หนังสือบอก เมื่อไม่มีวันอื่นหลังจากนั้น
เพราะ: เลื่อนงานแล้วลืมเลื่อนวันซ้อม หรือพิมพ์วันผิด
ที่มา: จุดที่เลขานุการพบในหนังสือที่ส่งกลับ (หมวดปฏิทิน)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดพิธีเปิดอาคารในวันที่ 20 มีนาคม 2569 และซักซ้อมพิธีในวันที่ 27 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดพิธีเปิดอาคารในวันที่ 27 มีนาคม 2569 และซักซ้อมพิธีในวันที่ 20 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
"""

import re
from datetime import date

from docgen.check.dates import Mention, mentions
from docgen.check.reading import Findings, Reading
from docgen.check.sought import SOUGHT
from docgen.diagnostics import Severity
from docgen.model import Meeting
from docgen.thai.calendar import Date

CODE, NAME, SEVERITY = "C023", "ซักซ้อมหรือประชุมเตรียมการหลังวันงาน", Severity.WARNING

_WORDS = frozenset(("ซักซ้อม", "ซ้อมย่อย", "ซ้อมใหญ่", "เตรียมการ", "เตรียมความพร้อม"))
SOUGHT.add(lambda: _WORDS)
_BEFORE = re.compile(
    r"(?:ซักซ้อม(?!ความเข้าใจ|แนวทาง|แผน|การ(?:ดำเนิน|ปฏิบัติ|เบิก))|ซ้อมย่อย|ซ้อมใหญ่|ประชุมเตรียม(?:การ|ความพร้อม)|เตรียมความพร้อมใน)[^\d\n]{0,40}?(?:ใน|เมื่อ)?\s*(?:วันที่)?\s*\Z"
)
# What is prepared.
_EVENT = re.compile(
    r"(?:พิธี|กำหนดจัด|จัดงาน|รับคณะ|ถวายผ้า|งานวัน|เปิดงาน|เปิดอาคาร|เดินทางมา)[^\d\n]{0,50}?(?:ใน)?(?:วันที่)?\s*\Z"
)
_FAR = 60  # characters


def find(reading: Reading) -> Findings:
    own = reading.day
    if own is None or reading.prose.found.keys().isdisjoint(_WORDS):
        return
    found = [m for m in mentions(reading) if m.date is not None and m.date.day > own.day]
    prepared = [m for m in found if _is_before(m)]
    events = [m.date.day for m in found if m not in prepared and m.date and _is_event(m)]
    later = [m for m in found if m not in prepared and m.date and not _is_event(m)]
    meeting = reading.content.meeting if reading.content is not None else None
    events += (
        [meeting.date.day] if isinstance(meeting, Meeting) and _is_to_come(meeting, own) else []
    )
    for mention in prepared if events else ():
        after = (
            any(m.date and m.date.day >= mention.date.day for m in later) if mention.date else True
        )
        if mention.date is not None and mention.date.day > max(events) and not after:
            message = f"อยู่หลังวันงาน ({Date(max(events))})"
            yield mention.finding(message, "ตรวจวันทั้งสอง")


def _is_before(mention: Mention) -> bool:
    return bool(_BEFORE.search(mention.before[-_FAR:]))


def _is_event(mention: Mention) -> bool:
    return bool(_EVENT.search(mention.before[-_FAR:]))


def _is_to_come(meeting: Meeting, own: Date) -> bool:
    first: date = meeting.date.day
    return first >= own.day
