"""สระหรือวรรณยุกต์ซ้อน

ตรวจ: วรรณยุกต์ สระ หรือการันต์ตัวเดียวกันพิมพ์ซ้ำ เช่น ที่่
เพราะ: มองไม่เห็นบนจอ แต่พิมพ์ออกมาซ้อนกัน และค้นไม่พบ
ที่มา: อักขรวิธีไทย
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้หน่วยงานที่่เกี่ยวข้องส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้หน่วยงานที่เกี่ยวข้องส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T007", "สระหรือวรรณยุกต์ซ้อน", Severity.ERROR

_TWICE = Wording(
    r"(?P<mark>[ะ-ูเ-ไๆ็-๎])(?P=mark)+",
    "่่",
    "้้",
    "๊๊",
    "๋๋",
    "์์",
    "ัั",
    "ิิ",
    "ีี",
    "ึึ",
    "ืื",
    "ุุ",
    "ูู",
    "็็",
    "ะะ",
    "าา",
    "ำำ",
    "โโ",
    "ใใ",
    "ไไ",
    "ๆๆ",
)


def find(reading: Reading) -> Findings:
    for hit in (*_TWICE.hits(reading), *_TWICE.hits_in(reading.named)):
        mark = hit.group("mark")
        if mark != "เ":  # two of them are แ, which the normal form mends
            yield hit.finding("พิมพ์ซ้ำ มองเห็นเป็นตัวเดียว", "ลบตัวที่เกิน", mark)
