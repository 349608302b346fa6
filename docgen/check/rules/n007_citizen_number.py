"""เลขประจำตัวประชาชนผิด

ตรวจ: เลข ๑๓ หลัก หลักสุดท้ายเป็นเลขตรวจสอบของสิบสองหลักแรก
เพราะ: หนังสือรับรองที่เลขผิดใช้ไม่ได้
ที่มา: วิธีคิดเลขตรวจสอบของกรมการปกครอง (ถ่วงน้ำหนัก ๑๓ ถึง ๒ มอดุโล ๑๑)
ความแน่ใจ: แน่นอน

ผิด:
    ชนิด: หนังสือรับรอง
    ข้อความ: หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า นายสมชาย ใจดี เลขประจำตัวประชาชน 1 2345 67890 12 3 เป็นข้าราชการ
ถูก:
    ชนิด: หนังสือรับรอง
    ข้อความ: หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า นายสมชาย ใจดี เลขประจำตัวประชาชน 1 2345 67890 12 1 เป็นข้าราชการ
"""

import re

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "N007", "เลขประจำตัวประชาชนผิด", Severity.ERROR

_NUMBER = Wording(
    r"(?:ตัวประชาชน|บัตรประชาชน|บัตรประจำตัว(?!นักศึกษา|นิสิต|นักเรียน|ข้าราชการ|เจ้าหน้าที่|พนักงาน|ผู้|สมาชิก|ลูกจ้าง|คนต่างด้าว|แพทย์|บุคลากร))\S{0,12}\s*(?:เลขที่\s*|:\s*)?(?P<number>\d(?:[ \-]?\d){9,14})(?!\d)",
    "ตัวประชาชน", "บัตรประชาชน", "บัตรประจำตัว", reach=(0, 160),
)  # fmt: skip
_DIGITS = 13


def find(reading: Reading) -> Findings:
    for hit in _NUMBER.hits(reading):
        digits = [int(digit) for digit in re.sub(r"\D", "", to_arabic(hit.group("number")))]
        if len(digits) != _DIGITS:
            yield hit.at("number", f"มี {len(digits)} หลัก ต้องมี 13 หลัก", "ตรวจเลขประจำตัวประชาชน")
        elif (11 - sum(d * (13 - i) for i, d in enumerate(digits[:12])) % 11) % 10 != digits[12]:
            yield hit.at("number", "เลขตรวจสอบหลักสุดท้ายไม่ตรง", "ตรวจเลขประจำตัวประชาชน")
