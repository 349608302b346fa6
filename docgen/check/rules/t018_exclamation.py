"""อัศเจรีย์หรือเครื่องหมายซ้ำ

ตรวจ: ! !! ?? ในหนังสือราชการ และ ร้อยละ ที่มี % หรือ เปอร์เซ็นต์ ตามหลังอีก
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
from docgen.check.wording import Wording, is_quoted
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T018", "เครื่องหมายที่ไม่ใช่ภาษาราชการ", Severity.HINT

_MARKS = (Wording("!+", "!"), Wording(r"\?{2,}", "??"))
_PICTURE = Wording("[\u2600-\u260f\u2613-\u27bf\U0001f300-\U0001faff]")
_PERCENT = Wording(r"ร้อยละ\s*\d[\d.,]*\s*(?P<sign>%|เปอร์เซ็นต์)", "ร้อยละ", reach=(0, 90))


def find(reading: Reading) -> Findings:
    for hit in _PERCENT.hits(reading):
        yield hit.at("sign", "ร้อยละ ซ้ำกับ %", "ลบอย่างใดอย่างหนึ่ง")
    marks = _MARKS if reading.prose.is_plain else (*_MARKS, _PICTURE)
    for hit in (hit for mark in marks for hit in mark.hits(reading)):
        before = hit.passage.text[max(hit.start - 1, 0) : hit.start]
        if hit.group().startswith("!") and before.isascii() and not before.isspace():
            continue  # 5! and C!
        if is_quoted(hit.passage.text, hit.start):
            continue  # of a name
        yield hit.finding(f"ไม่ใช้ {hit.group()} ในหนังสือราชการ", "ลบเครื่องหมาย")
