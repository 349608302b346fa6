"""ตัวเลขติดกับคำ

ตรวจ: ๑๐คน เขียน ๑๐ คน; จำนวน๑๐ เขียน จำนวน ๑๐
เพราะ: เว้นวรรคหน้าและหลังตัวเลข
ที่มา: หลักเกณฑ์การเว้นวรรค ราชบัณฑิตยสภา; คลังแบบหนังสือ [F-repo]
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งผู้เข้าอบรมจำนวน2คน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งผู้เข้าอบรมจำนวน 2 คน
      - จึงเรียนมาเพื่อทราบ
"""

from itertools import product

from docgen.check.reading import Findings, Reading
from docgen.check.wording import DIGITS, Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T012", "ตัวเลขติดกับคำ", Severity.HINT

_UNITS = "คน|ราย|บาท|ชุด|แผ่น|ฉบับ|เล่ม|แห่ง|เครื่อง|หมู่บ้าน|ตำบล|อำเภอ|จังหวัด|ครั้ง|เรื่อง|โครงการ|กิจกรรม|วัน|เดือน|ปี|ชั่วโมง|นาที|กิโลเมตร|เมตร|ไร่|ครัวเรือน|ข้อ|หน้า|รายการ|หลัง|คัน|ตัว|อัน|หลักสูตร|รุ่น"
_LEADS = (
    "จำนวน", "ประมาณ", "รวม", "เวลา", "วันที่", "อายุ", "ร้อยละ", "เป็นเงิน", "ไม่เกิน", "อย่างน้อย", "ราคา", "ชั้น",
)  # fmt: skip
_TIGHT = Wording(
    rf"(?<![\d.,/A-Za-z])\d[\d,.]{{0,30}}(?P<unit>{_UNITS})",
    *map("".join, product(DIGITS, _UNITS.split("|"))),
)
_LEAD = Wording(r"[ก-์]\d", *map("".join, product(_LEADS, DIGITS)))


def find(reading: Reading) -> Findings:
    for hit in _TIGHT.hits(reading):
        unit = hit.group("unit")
        yield hit.at("unit", f"เว้นวรรคหน้า “{unit}”", "", f" {unit}")
    for hit in _LEAD.hits(reading):
        before = hit.passage.text[: hit.start + 1]
        word = next((lead for lead in _LEADS if before.endswith(lead)), "")
        if word:
            yield hit.finding(f"เว้นวรรคหลัง “{word}”", "", f"{hit.group()[0]} {hit.group()[1]}")
