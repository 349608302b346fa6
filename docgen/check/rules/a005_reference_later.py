"""อ้างถึงหนังสือที่ลงวันที่หลังหนังสือฉบับนี้

ตรวจ: วันที่ของหนังสือที่อ้างถึงต้องไม่อยู่หลังวันที่ของหนังสือ
เพราะ: อ้างถึงหนังสือที่ยังไม่ออกไม่ได้ มักพิมพ์เดือนหรือปีผิด
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: แน่นอน

ผิด:
    วันที่: 16 มีนาคม 2569
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/77 ลงวันที่ 20 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านเป็นวิทยากร นั้น, จึงเรียนมาเพื่อโปรดพิจารณา]
ถูก:
    วันที่: 16 มีนาคม 2569
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านเป็นวิทยากร นั้น, จึงเรียนมาเพื่อโปรดพิจารณา]
"""

from docgen.check.parts import references
from docgen.check.reading import Findings, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A005", "อ้างถึงหนังสือที่ลงวันที่หลังหนังสือนี้", Severity.ERROR
ALONE = True


def find(reading: Reading) -> Findings:
    own = reading.day
    for reference in references(reading):
        if own is not None and reference.date is not None and reference.date.day > own.day:
            yield reference.finding("date", "หนังสือที่อ้างถึงลงวันที่หลังหนังสือนี้", f"หนังสือนี้ลงวันที่ {own}")
