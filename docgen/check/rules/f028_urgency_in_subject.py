"""พิมพ์ชั้นความเร็วหรือชั้นความลับในเรื่อง

ตรวจ: ด่วนที่สุด ด่วนมาก ลับ ในเรื่อง
เพราะ: ชั้นความเร็วและชั้นความลับมีที่ของตน พิมพ์สีแดงตามระเบียบ
ที่มา: คู่มือรามคำแหง กระทรวงพาณิชย์ และ ก.พ. (ที่พิมพ์ชั้นความเร็ว)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    เรื่อง: (ด่วนที่สุด) ขอเชิญเป็นวิทยากรอบรมงานสารบรรณ
ถูก:
    เรื่อง: ขอเชิญเป็นวิทยากรอบรมงานสารบรรณ
    ชั้นความเร็ว: ด่วนที่สุด
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F028", "พิมพ์ชั้นความเร็วหรือความลับในเรื่อง", Severity.WARNING
ALONE = True

_MARK = Wording(
    r"\A\(?(?:ด่วนที่สุด|ด่วนมาก|ด่วน|ลับที่สุด|ลับมาก|ลับ)\)?(?=[\s!:])|\((?:ด่วนที่สุด|ด่วนมาก|ด่วน|ลับที่สุด|ลับมาก|ลับ)\)",
    "ด่วน",
    "ลับ",
)


def find(reading: Reading) -> Findings:
    for hit in _MARK.hits(reading, Role.SUBJECT):
        yield hit.finding(
            f"“{hit.group()}” มีที่ของตน",
            "ใช้คีย์ ชั้นความเร็ว หรือ ชั้นความลับ" if reading.typeset else "พิมพ์เหนือ ที่ ของหนังสือ",
        )
