"""หมายเลขโทรศัพท์ผิด

ตรวจ: หมายเลขในข้อความหลังคำว่า โทร. หรือ โทรศัพท์ มี ๙ หลัก (มือถือ ๑๐ หลัก) หรือเลขสั้น
เพราะ: โทรไม่ติด
ที่มา: การจัดกลุ่มในหนังสือจริง (๑+๔+๔, ๒+๔+๔)
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม สอบถามได้ที่โทรศัพท์ 0 3442 507
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม สอบถามได้ที่โทรศัพท์ 0 3442 5075
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.telephone import parse_telephone
from docgen.thai.unreadable import Unreadable

CODE, NAME, SEVERITY = "N006", "หมายเลขโทรศัพท์ผิด", Severity.WARNING

_NUMBER = Wording(
    r"(?:โทร\.?(?:ศัพท์|สาร)?|หมายเลขโทรศัพท์|มือถือ)(?:/โทรสาร)?\s*:?\s*(?P<number>(?:\+66|[0๐])[\d \-]{6,16}\d(?:\s*[-–]\s*\d{1,2}(?!\d))?)",
    "โทร",
    "มือถือ",
)


def find(reading: Reading) -> Findings:
    by_hand = (
        [h for p in reading.of(Role.TELEPHONE) for h in _NUMBER.inside(p)]
        if not reading.typeset
        else []
    )
    for hit in (*_NUMBER.hits(reading), *by_hand):
        number = hit.group("number")
        try:
            parse_telephone(number)
        except Unreadable as unreadable:
            yield hit.at("number", unreadable.message, unreadable.hint)
