"""ปีห่างจากวันที่ของหนังสือมาก

ตรวจ: วัน เดือน ปี ที่ห่างจากหนังสือเกินห้าปี (เว้นวันที่ของกฎหมาย มติ หนังสือที่อ้าง และวันเริ่มงานหรือวันเกิด)
เพราะ: ตัวเลขของปีสลับกันได้ง่าย เช่น ๒๕๙๖
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 25 มีนาคม 2596
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.dates import mentions
from docgen.check.reading import Findings, Reading, Role
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "C004", "ปีห่างจากวันที่ของหนังสือมาก", Severity.HINT

_OLD = re.compile(
    r"ลงวันที่|ลงมติ|มติ|ประกาศ|พระราช|ระเบียบ|คำสั่ง|หนังสือ|ตั้งแต่|เกิด|เริ่ม|บรรจุ|จดทะเบียน|ก่อตั้ง|สถาปนา|สัญญา|ราชกิจจา|เมื่อ|ประวัติ|โฉนด|ออกให้|แล้วเสร็จ|ก่อสร้าง|อายุความ|นับแต่"
)
_COMING = re.compile(r"ถึง|ภายใน|สิ้นสุด|หมดอายุ|ครบกำหนด|เกษียณ|แผน|ยุทธศาสตร์|สัญญา|ประกัน|อายุ")
_ROLES = (Role.SUBJECT, Role.BODY, Role.ITEM, Role.FACT)  # names of places may hold a date
_FAR = 5  # years
_AROUND = 80  # characters


def find(reading: Reading) -> Findings:
    own = reading.date
    for mention in mentions(reading) if own is not None else ():
        if mention.date is None or mention.passage.role not in _ROLES or own is None:
            continue
        apart = mention.date.year - own.year
        known = _OLD if apart < 0 else _COMING
        if abs(apart) > _FAR and not known.search(mention.before[-_AROUND:]):
            yield mention.part("year", f"ห่างจากหนังสือนี้ {abs(apart)} ปี", "ตรวจปี")
