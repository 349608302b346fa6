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

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T012", "ตัวเลขติดกับคำ", Severity.HINT

_UNITS = "คน|ราย|บาท|ชุด|แผ่น|ฉบับ|เล่ม|แห่ง|เครื่อง|หมู่บ้าน|ตำบล|อำเภอ|จังหวัด|ครั้ง|เรื่อง|โครงการ|กิจกรรม|วัน|เดือน|ปี|ชั่วโมง|นาที|กิโลเมตร|เมตร|ไร่|ครัวเรือน|ข้อ|หน้า|รายการ|หลัง|คัน|ตัว|อัน|หลักสูตร|รุ่น"
_BEFORE = "จำนวน|ประมาณ|รวม|เวลา|วันที่|อายุ|ร้อยละ|เป็นเงิน|ไม่เกิน|อย่างน้อย|ราคา|ชั้น"
_AFTER = Wording(rf"(?<=\d)(?=(?:{_UNITS})(?![ก-์]{{0,1}}\d))(?<![A-Za-z]\d)")
_TIGHT = Wording(rf"(?P<number>(?<![\d.,/A-Za-z])\d[\d,.]*)(?P<unit>{_UNITS})")
_LEAD = Wording(rf"(?P<word>{_BEFORE})(?P<number>\d)")


def find(reading: Reading) -> Findings:
    for hit in _TIGHT.hits(reading):
        unit = hit.group("unit")
        yield hit.at("unit", f"เว้นวรรคหน้า “{unit}”", "", f" {unit}")
    for hit in _LEAD.hits(reading):
        word = hit.group("word")
        yield hit.finding(f"เว้นวรรคหลัง “{word}”", "", f"{word} {hit.group('number')}")
