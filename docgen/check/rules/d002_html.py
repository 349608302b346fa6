"""แท็ก HTML เหลืออยู่ในข้อความ

ตรวจ: <p> <ul> <br/> &nbsp; &amp;
เพราะ: พิมพ์ออกมาเป็นตัวหนังสือ
ที่มา: หนังสือจริงที่ผ่าน OCR
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - <p>ด้วยจังหวัดกำหนดจัดอบรม</p>
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "D002", "แท็ก HTML เหลืออยู่", Severity.ERROR

_TAG = Wording(
    r"</?(?:p|ul|ol|li|br|div|span|table|tr|td|th|b|i|u|strong|em|a|h[1-6]|font|sup|sub|img)(?:\s[^<>\n]*)?/?>|&(?:nbsp|amp|lt|gt|quot|#\d{2,5});",
    "<",
    "&",
)


def find(reading: Reading) -> Findings:
    for hit in _TAG.hits(reading):
        yield hit.finding(f"{hit.group()[:30]} จะพิมพ์เป็นตัวหนังสือ", "ลบแท็ก ใช้ย่อหน้าและข้อย่อยแทน")
