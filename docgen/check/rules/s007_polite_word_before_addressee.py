"""ใช้ ท่าน หรือ คุณ หน้าผู้รับ

ตรวจ: เรียน ท่านผู้ว่าราชการจังหวัด หรือ เรียน คุณสมชาย
เพราะ: หนังสือราชการใช้ตำแหน่งล้วน หรือชื่อเต็มพร้อมคำนำหน้านาม
ที่มา: ความรู้ทั่วไป
ความแน่ใจ: ไม่แน่

ผิด:
    เรียน: ท่านผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร
ถูก:
    เรียน: ผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "S007", "ใช้ ท่าน หรือ คุณ หน้าผู้รับ", Severity.HINT

_POLITE = Wording(
    r"\A(?:ท่าน(?=[ก-ฮเ-ไ])(?!ผู้หญิง)|คุณ(?=[ก-ฮเ-ไ])(?!หญิง|หมอ|ครู|วุฒิ|ธรรม))", "ท่าน", "คุณ"
)


def find(reading: Reading) -> Findings:
    for hit in _POLITE.hits(reading, Role.TO):
        yield hit.finding(f"ไม่ใช้ “{hit.group()}” หน้าผู้รับ", "ใช้ตำแหน่ง หรือคำนำหน้านามและชื่อเต็ม")
