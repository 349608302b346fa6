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

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.telephone import parse_telephone
from docgen.thai.unreadable import Unreadable

CODE, NAME, SEVERITY = "N006", "หมายเลขโทรศัพท์ผิด", Severity.WARNING

_NUMBER = Wording(
    r"(?:โทร\.?(?:ศัพท์|สาร)?(?:เคลื่อนที่|มือถือ)?|หมายเลขโทรศัพท์|มือถือ)(?:/โทรสาร)?(?:\s*หมายเลข)?\s*:?\s*(?P<number>(?:\+66|[0๐])[\d \-]{6,16}\d(?:\s*[-–]\s*\d{1,2}(?!\d))?|[2-9๒-๙]\d{7,8}(?!\d))",
    "โทร",
    "มือถือ",
)


# Numbers behind the first.
_FURTHER = re.compile(
    r"\s*(?:,|และ|หรือ|\([^)\n]{0,40}\))\s*(?P<number>[0๐]\d?[ \-]?\d{3,4}[ \-]?\d{2,4}(?!\d))(?!\s*[-–/]\s*\d)"
)


def find(reading: Reading) -> Findings:
    by_hand = (
        [h for p in reading.of(Role.TELEPHONE) for h in _NUMBER.inside(p)]
        if not reading.typeset
        else []
    )
    for hit in (*_NUMBER.hits(reading), *by_hand):
        places = [(hit.start + hit.match.start("number") - hit.match.start(), hit.group("number"))]
        at = hit.end
        while found := _FURTHER.match(hit.passage.text, at):
            places.append((found.start("number"), found["number"]))
            at = found.end()
        for start, number in places:
            if not re.match(r"[+0๐]", number):
                message, hint = "หมายเลขโทรศัพท์ขาดเลข 0 ตัวหน้า", "ตั้งคอลัมน์เป็นข้อความ แล้วเติม 0"
                yield Finding(message, hit.passage, start, start + len(number), hint)
                continue
            try:
                parse_telephone(number)
            except Unreadable as wrong:
                yield Finding(wrong.message, hit.passage, start, start + len(number), wrong.hint)
