"""วันในเอกสารการประชุมไม่เรียงกัน

ตรวจ: หนังสือเชิญออกก่อนวันประชุม และเรื่องที่ให้ติดตามครบกำหนดหลังวันประชุม
เพราะ: ใช้แฟ้มของการประชุมครั้งก่อนแล้วแก้วันไม่ครบ
ที่มา: จุดที่เลขานุการพบในเอกสารการประชุม (หมวดปฏิทิน)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    การประชุม:
      ชื่อ: ประชุมหัวหน้าส่วนราชการ
      วันที่: 3 มีนาคม 2569
      สถานที่: ศาลากลางจังหวัด
      ประเด็น:
        - ประเด็น: ภัยแล้ง
          มติ: รับทราบ
          การติดตาม: [{เรื่อง: สำรวจแหล่งน้ำ, ภายใน: 27 กุมภาพันธ์ 2569}]
    ข้อความ:
      - ตามที่จังหวัดได้ประชุมหัวหน้าส่วนราชการ เมื่อวันที่ 3 มีนาคม 2569 นั้น
      - จึงเรียนมาเพื่อทราบ
ถูก:
    การประชุม:
      ชื่อ: ประชุมหัวหน้าส่วนราชการ
      วันที่: 3 มีนาคม 2569
      สถานที่: ศาลากลางจังหวัด
      ประเด็น:
        - ประเด็น: ภัยแล้ง
          มติ: รับทราบ
          การติดตาม: [{เรื่อง: สำรวจแหล่งน้ำ, ภายใน: 27 มีนาคม 2569}]
    ข้อความ:
      - ตามที่จังหวัดได้ประชุมหัวหน้าส่วนราชการ เมื่อวันที่ 3 มีนาคม 2569 นั้น
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity
from docgen.model import FollowUp, Invitation, Meeting, Topic
from docgen.thai.calendar import Date

CODE, NAME, SEVERITY = "C018", "วันในเอกสารการประชุมไม่เรียงกัน", Severity.WARNING

_OLDER = re.compile(
    r"ติดตาม|สืบเนื่อง|มติเดิม|ครั้งก่อน|ครั้งที่แล้ว|แล้วเสร็จ|ดำเนินการแล้ว"
)  # what an earlier meeting asked for


def find(reading: Reading) -> Findings:
    meeting = reading.content.meeting if reading.content is not None else None
    if not isinstance(meeting, Meeting):
        return
    held = meeting.date
    topics = reading.parts_of(Topic)
    for path, part in reading.parts_of(FollowUp):
        if part.due is not None and part.due.day < held.day:
            told = [part.task, *(t.title for way, t in topics if path[: len(way)] == way)]
            if any(map(_OLDER.search, told)):
                continue
            message = f"ครบกำหนดก่อนวันประชุม ({held})"
            yield Finding(message, hint="ตรวจวันทั้งสอง", path=(*path, "due"))
    last = meeting.end_date or held
    for path, invitation in reading.parts_of(Invitation):
        if isinstance(invitation.date, Date) and invitation.date.day > last.day:
            message = f"หนังสือเชิญลงวันที่หลังวันประชุม ({held})"
            yield Finding(message, hint="ตรวจวันทั้งสอง", path=(*path, "date"))
