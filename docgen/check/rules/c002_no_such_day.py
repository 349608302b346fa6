"""ไม่มีวันที่นี้ในปฏิทิน

ตรวจ: ๓๑ มิถุนายน ๓๐ กุมภาพันธ์ ๒๙ กุมภาพันธ์ของปีที่ไม่ใช่ปีอธิกสุรทิน
เพราะ: ไม่มีวันนั้น
ที่มา: ปฏิทินสุริยคติ
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 31 เมษายน 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 30 เมษายน 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.dates import mentions
from docgen.check.reading import Findings, Reading
from docgen.diagnostics import Severity
from docgen.thai.calendar import MONTHS

CODE, NAME, SEVERITY = "C002", "ไม่มีวันที่นี้ในปฏิทิน", Severity.ERROR

_ISSUE = re.compile(r"(?:ฉบับ|เล่ม|ครั้ง|ลำดับ|รุ่น|ปี)ที่\s*\Z")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find(reading: Reading) -> Findings:
    for mention in mentions(reading):
        impossible = not 1 <= mention.day <= _LONGEST[mention.month - 1]
        named = (
            mention.year is not None or mention.weekday or mention.before.rstrip().endswith("วันที่")
        )
        if _ISSUE.search(mention.before):
            continue  # ฉบับที่ ๔๕ มีนาคม ๒๕๖๙
        if named and (impossible or (mention.year is not None and mention.date is None)):
            year = f" {mention.year}" if mention.year else ""
            yield mention.finding(
                f"ไม่มีวันที่ {mention.day} {MONTHS[mention.month - 1]}{year}", "ตรวจวันและเดือน"
            )
