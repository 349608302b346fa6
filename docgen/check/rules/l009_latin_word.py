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
from docgen.check.wording import Hit, Wording
from docgen.diagnostics import Severity
from docgen.resources import table
from docgen.thai.numerals import is_in_latin

CODE, NAME, SEVERITY = "L009", "คำอังกฤษที่มีคำไทยใช้แล้ว", Severity.HINT

_LATIN = Wording(r"[A-Za-z]+(?:-[A-Za-z]+)?(?![A-Za-z0-9@/_\-]|\.[A-Za-z])")
_BESIDE = re.compile(r"[A-Za-z0-9@./_\-]\Z|[A-Za-z]\s\Z")
_ROLES = (Role.BODY, Role.ITEM, Role.SUBJECT)


def find(reading: Reading) -> Findings:
    for hit in _LATIN.hits(reading):
        right = table("wording")["latin"].get(hit.group().lower())
        if right is not None and hit.passage.role in _ROLES and _is_alone(hit):
            yield hit.finding(f"“{hit.group()}” มีคำไทย", f"เช่น {right}")


def _is_alone(hit: Hit) -> bool:
    """Whether no other Latin word stands beside it, and it is no part of an address or a name."""
    text = hit.passage.text
    beside = _BESIDE.search(text, max(hit.start - 2, 0), hit.start) or re.match(
        r"\s[A-Za-z]", text[hit.end : hit.end + 2]
    )
    return not beside and not is_in_latin(text, hit.start)
