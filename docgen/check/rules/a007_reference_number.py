"""ลำดับของหนังสือที่อ้างถึงเกินจำนวนที่มี

ตรวจ: “หนังสือที่อ้างถึง ๓” เมื่ออ้างถึงมีเพียงสองฉบับ
เพราะ: ผู้รับหาฉบับที่สามไม่พบ มักเหลือจากหนังสือเก่าที่อ้างถึงหลายฉบับ
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: แน่นอน

ผิด:
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ:
      - ตามหนังสือที่อ้างถึง 2 จังหวัดได้ขอให้รายงานผล นั้น
      - จึงเรียนมาเพื่อทราบ
ถูก:
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ:
      - ตามหนังสือที่อ้างถึง จังหวัดได้ขอให้รายงานผล นั้น
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.parts import numbers_said
from docgen.check.reading import Findings, Reading, Role
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A007", "ลำดับหนังสือที่อ้างถึงเกินจำนวน", Severity.ERROR

_NEAR = 5  # a number far above it counts something else


def find(reading: Reading) -> Findings:
    count = len(reading.of(Role.REFERENCE))
    for hit, number in numbers_said(reading, "อ้างถึง") if count else ():
        if count < number <= count + _NEAR:
            yield hit.finding(f"อ้างถึงมี {count} ฉบับ ไม่มีฉบับที่ {number}", "แก้ลำดับ หรือเติม อ้างถึง")
