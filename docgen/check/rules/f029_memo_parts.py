"""บันทึกข้อความมีหัวข้ออ้างถึงหรือสิ่งที่ส่งมาด้วย

ตรวจ: บันทึกข้อความกล่าวถึงหนังสือเดิมและเอกสารแนบในข้อความ ไม่เป็นหัวข้อ
เพราะ: แบบบันทึกข้อความไม่มีสองหัวข้อนี้
ที่มา: คู่มือมหาวิทยาลัยรามคำแหง
ความแน่ใจ: ค่อนข้างแน่ (หลายหน่วยงานใช้)

ผิด:
    ชนิด: บันทึกข้อความ
    สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการ, จำนวน: 1 แผ่น}]
    ข้อความ: [ด้วยสำนักงานจังหวัดกำหนดจัดอบรม รายละเอียดตามสิ่งที่ส่งมาด้วย, จึงเรียนมาเพื่อโปรดพิจารณา]
ถูก:
    ชนิด: บันทึกข้อความ
    ข้อความ: [ด้วยสำนักงานจังหวัดกำหนดจัดอบรม รายละเอียดตามกำหนดการที่แนบมาพร้อมนี้, จึงเรียนมาเพื่อโปรดพิจารณา]
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.model import Kind

_FORCES = "กห"  # whose own rules have them

CODE, NAME, SEVERITY = "F029", "บันทึกข้อความมีหัวข้อของหนังสือภายนอก", Severity.HINT


def find(reading: Reading) -> Findings:
    number = reading.first(Role.NUMBER)
    if not reading.is_kind(Kind.MEMO) or (number and number.text.startswith(_FORCES)):
        return
    for role, name in ((Role.REFERENCE, "อ้างถึง"), (Role.ENCLOSURE, "สิ่งที่ส่งมาด้วย")):
        first = reading.first(role)
        if first is not None:
            yield Finding(f"แบบของบันทึกข้อความไม่ใช้หัวข้อ {name}", first, hint="กล่าวถึงในข้อความ")
