"""เรียกพระสงฆ์ว่า ท่าน

ตรวจ: สมเด็จพระราชาคณะและรองสมเด็จใช้ พระคุณเจ้า พระราชาคณะใช้ พระคุณท่าน
เพราะ: สรรพนามต่ำกว่าสมณศักดิ์
ที่มา: dpu.ac.th ตารางคำขึ้นต้น สรรพนาม และคำลงท้าย
ความแน่ใจ: แน่

ผิด:
    เรียน: พระราชธรรมเมธี
    ชั้นผู้รับ: พระราชาคณะ
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม จึงขออาราธนาท่านเป็นวิทยากร
      - จึงนมัสการมาเพื่อโปรดพิจารณา
ถูก:
    เรียน: พระราชธรรมเมธี
    ชั้นผู้รับ: พระราชาคณะ
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม จึงขออาราธนาพระคุณท่านเป็นวิทยากร
      - จึงนมัสการมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Addressed
from docgen.thai.address import class_of, form_of

CODE, NAME, SEVERITY = "S008", "เรียกพระสงฆ์ว่า ท่าน", Severity.WARNING

_YOU = Wording(
    r"(?<!พระคุณ)(?<!พระคุณเจ้า)ท่าน(?!ผู้|ที่|อธิการ|เจ้า|รอง|อธิบดี|นาย|ปลัด|ประธาน|รัฐมนตรี|เลขา|หัวหน้า|คณบดี|อาจารย์|สมาชิก|สส|สว|ดร)",
    "ท่าน",
)

_OTHER = {
    "พระคุณท่าน": Wording("พระคุณเจ้า(?!รูป|ที่|ทั้ง|ทุก)", "พระคุณเจ้า"),
    "พระคุณเจ้า": Wording("พระคุณท่าน", "พระคุณท่าน"),
}


def find(reading: Reading) -> Findings:
    content = reading.content
    to = reading.first(Role.TO)
    if isinstance(content, Addressed):
        form = content.form
    else:
        form = form_of(class_of(to.text)) if to is not None else None
    if form is None or form.addressee not in ("พระคุณเจ้า", "พระคุณท่าน"):
        return
    other = _OTHER[form.addressee]
    for passage in reading.body():
        for hit in other.inside(passage):
            yield hit.finding(f"ผู้รับนี้เรียกว่า “{form.addressee}”", "แก้คำที่เรียกผู้รับ")
        for hit in _YOU.inside(passage):
            yield hit.finding(
                f"ผู้รับนี้เรียกว่า “{form.addressee}”",
                "ใช้ {{ สรรพนาม }} ก็ได้" if reading.typeset else "แก้คำที่เรียกผู้รับ",
            )
