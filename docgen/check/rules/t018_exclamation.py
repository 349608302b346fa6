"""อัศเจรีย์หรือเครื่องหมายซ้ำ

ตรวจ: ! !! ?? ในหนังสือราชการ
เพราะ: ไม่ใช่ภาษาราชการ
ที่มา: ความรู้ทั่วไป
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอเชิญร่วมงาน ห้ามพลาด!!
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอเชิญร่วมงาน
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T018", "เครื่องหมายที่ไม่ใช่ภาษาราชการ", Severity.HINT

_MARK = Wording("(?<=[ก-๙\\s])!+|\\?{2,}|[\u2600-\u27bf\U0001f300-\U0001faff]")


def find(reading: Reading) -> Findings:
    for hit in _MARK.hits(reading):
        yield hit.finding(f"ไม่ใช้ {hit.group()} ในหนังสือราชการ", "ลบเครื่องหมาย")
