"""คำอังกฤษที่มีคำไทยใช้แล้ว

ตรวจ: E-mail, website, online, meeting, Line และคำอื่นใน docgen/data/wording.yaml ที่พิมพ์เป็นตัวละติน
เพราะ: หนังสือราชการเลี่ยงคำต่างประเทศเมื่อมีคำไทย
ที่มา: ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ.
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานทาง E-mail
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานทางไปรษณีย์อิเล็กทรอนิกส์
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.resources import table
from docgen.thai.numerals import LATIN

CODE, NAME, SEVERITY = "L009", "คำอังกฤษที่มีคำไทยใช้แล้ว", Severity.HINT

_LATIN = Wording(r"(?<![A-Za-z0-9@./_\-])[A-Za-z]+(?:-[A-Za-z]+)?(?![A-Za-z0-9@/_\-]|\.[A-Za-z])")
_ROLES = (Role.BODY, Role.ITEM, Role.SUBJECT)


def find(reading: Reading) -> Findings:
    for hit in _LATIN.hits(reading, *_ROLES):
        words = table("wording")["latin"]
        right = words.get(hit.group().lower())
        text = hit.passage.text
        alone = not re.search(r"[A-Za-z]\s\Z", text[: hit.start]) and not re.match(
            r"\s[A-Za-z]", text[hit.end :]
        )
        inside = any(m.start() <= hit.start < m.end() for m in LATIN.finditer(text))
        if right and alone and not inside:
            yield hit.finding(f"“{hit.group()}” มีคำไทย", f"เช่น {right}")
