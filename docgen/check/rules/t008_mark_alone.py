"""สระหรือวรรณยุกต์ไม่มีพยัญชนะ

ตรวจ: สระบน สระล่าง วรรณยุกต์ที่อยู่หลังเว้นวรรค ตัวเลข หรือสระหน้า หรือวรรณยุกต์สองตัวติดกัน
เพราะ: พิมพ์ตกหรือสลับแป้น
ที่มา: อักขรวิธีไทย
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้หน่วยงานที่ เก ี่ยวข้องส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้หน่วยงานที่เกี่ยวข้องส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T008", "สระหรือวรรณยุกต์ไม่มีพยัญชนะ", Severity.ERROR

_ALONE = Wording(
    r"(?:(?<=[^ก-ฮ\u0e30-\u0e4e])|(?<=[เ-ไ]))[ัิ-ฺ็-๎](?!\))|(?P<tone>[่-๋])(?!(?P=tone))[่-๋]|(?<=[\s])[ะาๅ](?=[\sก-ฮ])"
)
_DASH = "-–—◌\u25cc"  # what a mark is shown on, when one writes about it


def find(reading: Reading) -> Findings:
    for hit in _ALONE.hits(reading):
        before = hit.passage.text[hit.start - 1 : hit.start]
        if before and before not in _DASH + "“\"'(":
            start = max(hit.start - 1, 0)
            yield hit.finding("ไม่มีพยัญชนะให้สระหรือวรรณยุกต์นี้", "พิมพ์คำนี้ใหม่", None, start - hit.start)
