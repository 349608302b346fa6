"""คำจบรายการตัวอย่างซ้อนกัน

ตรวจ: เช่น ... เป็นต้น ฯลฯ; อาทิ ... ฯลฯ; ได้แก่ ... เป็นต้น; อาทิเช่น
เพราะ: เช่น คู่กับ เป็นต้น หรือ ฯลฯ อย่างใดอย่างหนึ่ง; อาทิ ไม่ตามด้วย ฯลฯ; ได้แก่ บอกทั้งหมด
ที่มา: หลักเกณฑ์การใช้ ฯลฯ ราชบัณฑิตยสภา; backend_API.py ของ chiraleo2000 [F-repo]
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้เตรียมอุปกรณ์ อาทิเช่น โต๊ะ เก้าอี้
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้เตรียมอุปกรณ์ เช่น โต๊ะ เก้าอี้
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "L006", "คำจบรายการตัวอย่างซ้อนกัน", Severity.WARNING

_TWO = Wording(r"อาทิ\s*เช่น", "อาทิ", reach=(0, 60))
_ENDED = Wording(r"เป็นต้น\s*(?P<extra>ฯลฯ)|ฯลฯ\s*(?P<late>เป็นต้น)", "เป็นต้น")
_SUCH = Wording(r"(?:^|\s)อาทิ\s[^\n]{2,200}?(?P<extra>ฯลฯ)", "ฯลฯ", reach=(206, 3))
_NAMELY = Wording(
    r"ได้แก่(?:(?!เช่น|\n).){2,160}?(?P<extra>เป็นต้น(?!ไป|มา|แบบ|ฉบับ|น้ำ|เหตุ|ทุน|กำเนิด|ตอ|สังกัด|สาย|ทาง|ไม้)|ฯลฯ)",
    "เป็นต้น",
    "ฯลฯ",
    reach=(165, 12),
)


def find(reading: Reading) -> Findings:
    for hit in _TWO.hits(reading):
        yield hit.finding("อาทิ และ เช่น มีความหมายเดียวกัน", "ใช้คำเดียว", "เช่น")
    for hit in _ENDED.hits(reading):
        name = "extra" if hit.match["extra"] else "late"
        yield hit.at(name, "เป็นต้น และ ฯลฯ ใช้อย่างเดียว", "ลบคำใดคำหนึ่ง")
    for wording, word in ((_SUCH, "อาทิ"), (_NAMELY, "ได้แก่")):
        for hit in wording.hits(reading):
            yield hit.at("extra", f"“{word}” ไม่ตามด้วย “{hit.group('extra')}”", "ลบ หรือใช้ เช่น")
