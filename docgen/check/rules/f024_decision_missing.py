"""ระเบียบวาระไม่มีมติที่ประชุม

ตรวจ: รายงานการประชุม: แต่ละเรื่องจบด้วยมติที่ประชุม
เพราะ: เรื่องที่ไม่มีมติ ไม่รู้ว่าใครต้องทำอะไร
ที่มา: คู่มือการเขียนหนังสือราชการ กระทรวงพาณิชย์
ความแน่ใจ: แน่

ผิด:
    ชนิด: การประชุม
    การประชุม:
      ชื่อ: ประชุมหัวหน้าส่วนราชการ
      วันที่: 9 มีนาคม 2569
      สถานที่: ศาลากลางจังหวัด
      เวลา: 9:30
      เลิกประชุมเวลา: 12:00
      ประเด็นทั้งหมด: [{ประเด็น: การประหยัดพลังงาน, รายละเอียด: ปิดไฟเวลาพักกลางวัน}]
ถูก:
    ชนิด: การประชุม
    การประชุม:
      ชื่อ: ประชุมหัวหน้าส่วนราชการ
      วันที่: 9 มีนาคม 2569
      สถานที่: ศาลากลางจังหวัด
      เวลา: 9:30
      เลิกประชุมเวลา: 12:00
      ประเด็นทั้งหมด: [{ประเด็น: การประหยัดพลังงาน, รายละเอียด: ปิดไฟเวลาพักกลางวัน, มติ: เห็นชอบ}]
"""

from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity
from docgen.model import MeetingPapers

CODE, NAME, SEVERITY = "F024", "ระเบียบวาระไม่มีมติที่ประชุม", Severity.HINT

_NOTHING = {"ไม่มี", "-", "ไม่มีเรื่องอื่น"}


def find(reading: Reading) -> Findings:
    content = reading.content
    if not isinstance(content, MeetingPapers) or content.meeting.ended is None:
        return
    for numbers, topic in content.meeting.every_topic():
        details = {str(detail).strip() for detail in topic.details}
        if topic.subtopics or topic.decision or not details or details <= _NOTHING:
            continue
        path: tuple[str | int, ...] = ("meeting", "topics", numbers[0] - 1)
        if len(numbers) > 1:
            path = (*path, "subtopics", numbers[1] - 1)
        yield Finding("เรื่องนี้ไม่มีมติที่ประชุม", path=(*path, "title"), hint="เติม มติ เช่น รับทราบ เห็นชอบ")
