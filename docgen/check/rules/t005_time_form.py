"""เวลาใช้ทวิภาค หรือชั่วโมงหลักเดียว

ตรวจ: ๐๙.๐๐ น. ใช้จุด ชั่วโมงสองหลัก เว้นวรรคหน้า น.; ๑๐:๓๐ นาฬิกา ก็ใช้จุด
เพราะ: หนังสือราชการเขียนเวลาแบบนี้
ที่มา: หนังสือจริง
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม เวลา 9:30 น.
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม เวลา 09.30 น.
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Findings, Reading
from docgen.check.wording import DIGITS, Hit, Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T005", "รูปแบบเวลา", Severity.WARNING

_TIME = Wording(
    r"(?P<hour>\d{1,2})(?P<mark>[.:])(?P<minute>\d{2})(?P<rest>\s*(?:(?:-|–|ถึง)\s*\d{1,2}[.:]\d{2}\s*)?)(?P<unit>น\.)(?!\s?(?!ณ)[ก-ฮ]\.)",
    "น.",
    reach=(30, 8),
)
_SECOND = Wording(
    r"\d[.:]\d{2}(?P<gap>\s*(?:-|–|ถึง)\s*)(?P<hour>\d{1,2})(?P<mark>[.:])(?P<minute>\d{2})(?=\s*น\.(?!\s?(?!ณ)[ก-ฮ]\.))",
    "น.",
    reach=(30, 8),
)
_LONG = Wording(
    r"\d{1,2}(?P<mark>:)\d{2}(?=\s*(?:(?:-|–|ถึง)\s*\d{1,2}[.:]\d{2}\s*)?นาฬิกา)",
    "นาฬิกา",
    reach=(30, 8),
)
_BARE = Wording(
    r"\d{1,2}[.:]\d{2}\s?(?P<unit>น)(?![ก-๎.])",
    *(f"{digit}{between}น" for digit in DIGITS for between in ("", " ")),
    reach=(8, 5),
)
_LONGER = re.compile(r"[\d.,:/]\Z")  # the end of a longer number


def find(reading: Reading) -> Findings:
    for hit in _TIME.hits(reading):
        if _LONGER.search(hit.passage.text, max(hit.start - 1, 0), hit.start):
            continue
        yield from _form(hit)
        if hit.group("rest") == "":
            yield hit.at("unit", "เว้นวรรคหน้า น.", "", " น.")
    for hit in _LONG.hits(reading):
        yield from _colon(hit)
    for hit in _BARE.hits(reading):
        yield hit.at("unit", "น. มีจุด", "", "น.")
    for hit in _SECOND.hits(reading):
        yield from _form(hit)


def _colon(hit: Hit) -> Findings:
    if hit.group("mark") == ":":
        yield hit.at("mark", "เวลาใช้จุด ไม่ใช้ทวิภาค", "เช่น 09.30 น.", ".")


def _form(hit: Hit) -> Findings:
    hour = hit.group("hour")
    yield from _colon(hit)
    if len(hour) == 1:
        zero = "0" if hour.isascii() else "๐"
        yield hit.at("hour", "ชั่วโมงมีสองหลัก", "เช่น 09.30 น.", f"{zero}{hour}")
