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

_ODD = "\ufffdà™∑Òƒ®©¥§¶ß†‡"
_GARBLED = Wording(
    rf"[{_ODD}\ue000-\uf6ff\uf71b-\uf8ff](?:[{_ODD}\u0080-\u00ff\ue000-\uf6ff\uf71b-\uf8ff])*"
)


def find(reading: Reading) -> Findings:
    odd = [prose for prose in (reading.prose, reading.named) if not prose.is_plain]
    for hit in (hit for prose in odd for hit in _GARBLED.hits_in(prose)):
        text = hit.passage.text
        around = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
        inside = all("ก" <= char <= "๙" for char in around)
        sure = any(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in hit.group())
        mangled = "à¸" in hit.group() or "à¹" in hit.group()
        if sure or mangled or inside:
            yield hit.finding("อักขระเพี้ยน อ่านไม่ได้", "พิมพ์คำนี้ใหม่")
