"""ลำดับของสิ่งที่ส่งมาด้วยเกินจำนวนที่มี

ตรวจ: “สิ่งที่ส่งมาด้วย ๓” เมื่อมีเพียงสองรายการ
เพราะ: ผู้รับหารายการที่สามไม่พบ
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: แน่นอน

ผิด:
    สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการ, จำนวน: 1 แผ่น}, {ชื่อ: แบบตอบรับ, จำนวน: 1 แผ่น}]
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม รายละเอียดตามสิ่งที่ส่งมาด้วย 1 - 3
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการ, จำนวน: 1 แผ่น}, {ชื่อ: แบบตอบรับ, จำนวน: 1 แผ่น}]
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม รายละเอียดตามสิ่งที่ส่งมาด้วย 1 - 2
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.parts import is_of_another, numbers_said
from docgen.check.reading import Findings, Reading, Role
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A011", "ลำดับสิ่งที่ส่งมาด้วยเกินจำนวน", Severity.ERROR

_NEAR = 5  # a number far above it counts something else


def find(reading: Reading) -> Findings:
    count = len(reading.of(Role.ENCLOSURE))
    for hit, number in numbers_said(reading, "มาด้วย") if count else ():
        if count < number <= count + _NEAR and not is_of_another(hit):
            yield hit.finding(
                f"สิ่งที่ส่งมาด้วยมี {count} รายการ ไม่มีรายการที่ {number}", "แก้ลำดับ หรือเติม สิ่งที่ส่งมาด้วย"
            )
