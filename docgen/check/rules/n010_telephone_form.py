"""หมายเลขโทรศัพท์จัดกลุ่มไม่ตามแบบ

ตรวจ: หมายเลขที่พิมพ์เองหลังคำว่า โทร. โทรศัพท์ โทรสาร เขียนเป็น ๐ ๓๔๔๒ ๕๐๗๕ หรือ ๐๘ ๑๒๓๔ ๕๖๗๘ และ โทร. มีจุด
เพราะ: เขียนหลายแบบในฉบับเดียว
ที่มา: หนังสือจริง (๑+๔+๔ และ ๒+๔+๔); พบแบบอื่นด้วย จึงเป็นเพียงคำแนะนำ
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม สอบถามได้ที่โทร. 034-425075
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม สอบถามได้ที่โทร. 0 3442 5075
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic
from docgen.thai.telephone import parse_telephone
from docgen.thai.unreadable import Unreadable

CODE, NAME, SEVERITY = "N010", "หมายเลขโทรศัพท์จัดกลุ่มไม่ตามแบบ", Severity.HINT

_NUMBER = Wording(
    r"(?P<word>โทร(?:ศัพท์|สาร)?)(?P<stop>\.?)(?:/โทรสาร)?\s*:?\s*(?P<number>[0๐][\d \-()]{7,13}\d)(?!\s?[\d\-–])",
    "โทร",
)


def find(reading: Reading) -> Findings:
    by_hand = [] if reading.typeset else reading.of(Role.TELEPHONE)
    for hit in (*_NUMBER.hits(reading), *(h for p in by_hand for h in _NUMBER.inside(p))):
        typed = hit.group("number")
        try:
            right = parse_telephone(typed)
        except Unreadable:
            continue  # N006 tells it
        if to_arabic(right) != to_arabic(typed).replace(" - ", "-"):
            shown = to_arabic(right) if typed.isascii() else right
            yield hit.at("number", f"เขียนเป็น {shown}", "", shown)
        if hit.group("word") == "โทร" and not hit.group("stop"):
            yield hit.at("word", "โทร. มีจุด", "", "โทร.")
