"""อักขระเพี้ยน

ตรวจ: \ufffd à¸ และสัญลักษณ์ของแบบอักษรเก่า (™ ∑ Ò ƒ) กลางคำไทย
เพราะ: ข้อความถูกแปลงรหัสผิด อ่านไม่ได้
ที่มา: ข้อความจาก PDF และแบบอักษร PSL/Mac เก่า (หนังสือจริง)
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม\ufffdงานสารบรรณ
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "D008", "อักขระเพี้ยน", Severity.ERROR

_GARBLED = Wording(
    "\ufffd+|(?:à¸[\\x80-\\xbf]?|à¹[\\x80-\\xbf]?)+|(?<=[ก-๙])[™∑Òƒ®©¥§¶ß†‡]+(?=[ก-๙])|[\ue000-\uf6ff\uf71b-\uf8ff]+"
)


def find(reading: Reading) -> Findings:
    for hit in _GARBLED.hits(reading):
        yield hit.finding("อักขระเพี้ยน อ่านไม่ได้", "พิมพ์คำนี้ใหม่")
