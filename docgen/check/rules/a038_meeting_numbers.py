"""ครั้งที่ของการประชุมครั้งก่อนหรือครั้งต่อไปไม่เรียงกัน

ตรวจ: ในเอกสารการประชุมครั้งที่ ๔/๒๕๖๙ “ครั้งต่อไป ครั้งที่” ต้องเป็นครั้งหลัง และรายงานการประชุมที่รับรองต้องเป็นของครั้งก่อน; วันก็เช่นกัน
เพราะ: ใช้แฟ้มของการประชุมครั้งก่อนแล้วแก้ไม่ครบ
ที่มา: จุดที่เลขานุการพบในเอกสารการประชุม (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    การประชุม:
      ชื่อ: ประชุมหัวหน้าส่วนราชการ
      ครั้งที่: 4/2569
      วันที่: 3 มีนาคม 2569
      สถานที่: ศาลากลางจังหวัด
      ประเด็น: [{ประเด็น: นัดประชุม, มติ: "กำหนดประชุมครั้งต่อไป ครั้งที่ 3/2569 ในวันที่ 7 เมษายน 2569"}]
ถูก:
    การประชุม:
      ชื่อ: ประชุมหัวหน้าส่วนราชการ
      ครั้งที่: 4/2569
      วันที่: 3 มีนาคม 2569
      สถานที่: ศาลากลางจังหวัด
      ประเด็น: [{ประเด็น: นัดประชุม, มติ: "กำหนดประชุมครั้งต่อไป ครั้งที่ 5/2569 ในวันที่ 7 เมษายน 2569"}]
"""

import re

from docgen.check.dates import mentions
from docgen.check.reading import Findings, Reading, Sheet
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Meeting

CODE, NAME, SEVERITY = "A038", "ครั้งที่ของการประชุมครั้งก่อนหรือครั้งต่อไปไม่เรียงกัน", Severity.WARNING

_NEAR = 60  # characters
_NAME_OF_BODY = 14  # characters by which a body is known
_NUMBER = r"ครั้งที่\s*(?P<number>\d{1,3})\s*/\s*(?P<year>\d{4})"
_NEXT = Wording(
    rf"(?:ครั้ง(?:ต่อไป|ถัดไป|หน้า)|(?:กำหนด(?:นัด)?|ให้จัด)ประชุม)[^\n\d]{{0,30}}{_NUMBER}",
    "ครั้งต่อไป",
    "ครั้งถัดไป",
    "ครั้งหน้า",
    "กำหนดประชุม",
    "กำหนดนัดประชุม",
    "ให้จัดประชุม",
    reach=(2, 80),
)
_LAST = Wording(
    rf"(?:รับรอง|เสนอ)รายงานการประชุม[^\n\d]{{0,80}}?{_NUMBER}", "รายงานการประชุม", reach=(10, 160)
)
_NEXT_DAY = re.compile(
    r"ครั้ง(?:ต่อไป|ถัดไป|หน้า)(?:ครั้งที่\s*[\d/]+|กำหนด|จัด|ประชุม|ขึ้น|จะ|มี|ใน|คือ|[\s:])*\Z"
)


_BODY = re.compile(r"คณะ[ก-์]{4,40}")


def find(reading: Reading) -> Findings:
    meeting = reading.content.meeting if reading.content is not None else None
    if not isinstance(meeting, Meeting):
        return
    own = re.search(r"(\d{1,3})\s*/\s*(\d{4})\s*\Z", meeting.number or "")
    for wording, later in ((_NEXT, True), (_LAST, False)) if own else ():
        assert own is not None
        this = (int(own[2]), int(own[1]))
        for hit in wording.hits(reading):
            near = hit.passage.text[max(hit.start - _NEAR, 0) : hit.end]
            if _other_body(near, f"{meeting.title}{''.join(meeting.heading or ())}"):
                continue
            said = (int(hit.group("year")), int(hit.group("number")))
            sure = hit.group().startswith("ครั้ง") or hit.passage.sheet is Sheet.SUMMARY
            skips = later and said[0] == this[0] and said[1] > this[1] + 1
            wrong = said <= this or skips if later else said >= this
            if said[0] > 2400 and wrong and sure:
                message = f"การประชุมนี้คือครั้งที่ {this[1]}/{this[0]}"
                yield hit.at("number", message, "ตรวจครั้งที่ทั้งสอง")
    for mention in mentions(reading):
        if mention.date is None or not _NEXT_DAY.search(mention.before):
            continue
        if mention.date.day <= meeting.date.day:
            yield mention.finding(f"ประชุมครั้งนี้วันที่ {meeting.date}", "ครั้งต่อไปต้องเป็นวันหลังจากนั้น")


def _other_body(text: str, title: str) -> bool:
    """Whether a text speaks of a meeting of others."""
    return any(found.group()[:_NAME_OF_BODY] not in title for found in _BODY.finditer(text))
