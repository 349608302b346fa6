"""เดือนย่อในข้อความ

ตรวจ: ๙ ต.ค. ๒๕๖๐ ในข้อความของหนังสือ (ในตารางใช้ได้)
เพราะ: หนังสือราชการเขียนชื่อเดือนเต็ม
ที่มา: คู่มือมหาวิทยาลัยรามคำแหง; หนังสือจริง
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 25 มี.ค. 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.dates import mentions
from docgen.check.reading import Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.thai.calendar import MONTHS

CODE, NAME, SEVERITY = "C010", "เดือนย่อในข้อความ", Severity.WARNING

_CITED = re.compile(r"(?:มาตรา|ข้อ|วาระที่|ลำดับที่)\s*\Z")
_TABLES = (Role.CELL, Role.OTHER, Role.RECIPIENT)


def find(reading: Reading) -> Findings:
    for mention in mentions(reading):
        if _CITED.search(mention.before):
            continue  # มาตรา ๘ ก.พ. มีหน้าที่
        if "." in mention.match["month"] and mention.passage.role not in _TABLES:
            full = MONTHS[mention.month - 1]
            yield mention.part("month", f"เขียนเต็มว่า {full}", "", full if mention.year else None)
