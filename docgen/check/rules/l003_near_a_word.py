"""คำที่พจนานุกรมไม่มี แต่ใกล้คำที่มี

ตรวจ: ช่วงตัวอักษรที่ตัดเป็นคำไม่ได้ และแก้อักษรเดียวแล้วเป็นคำยาวที่รู้จัก เช่น ประสิทธิภพ (ประสิทธิภาพ)
เพราะ: พิมพ์ตก พิมพ์เกิน หรือ OCR อ่านผิด
ที่มา: รายการคำของ PyThaiNLP; ชื่อบุคคล สถานที่ และคำเฉพาะของหนังสือไม่นับ
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้เพิ่มประสิทธิภพการปฏิบัติงาน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้เพิ่มประสิทธิภาพการปฏิบัติงาน
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.resources import table
from docgen.thai.spelling import near_words

CODE, NAME, SEVERITY = "L003", "คำที่ใกล้คำในพจนานุกรม", Severity.HINT

# Names of places stand in the others, and no dictionary has them.
_ROLES = (
    Role.SUBJECT,
    Role.BODY,
    Role.ITEM,
    Role.HEADING,
    Role.TITLE,
    Role.FACT,
    Role.CELL,
    Role.ENCLOSURE,
)


def find(reading: Reading) -> Findings:
    terms = [p.text for p in reading.of(Role.TERM, Role.NAME, Role.SIGNER)]
    passages = reading.of(*_ROLES)
    for i, start, end, right in near_words([p.text for p in passages], terms):
        typed = passages[i].text[start:end]
        if any(word in typed for rows in table("misspellings").values() for word in rows):
            continue  # another rule tells it, and knows what is right
        hint = f"หมายถึง “{right}” หรือไม่; คำเฉพาะใส่ใน คำเฉพาะ"
        yield Finding(f"ไม่รู้จัก “{typed}”", passages[i], start, end, hint)
