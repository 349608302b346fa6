"""ช่วงวันที่กลับกัน

ตรวจ: ระหว่างวันที่ ๑๖ - ๑๒ เมษายน: วันแรกต้องอยู่ก่อนวันสุดท้าย
เพราะ: สลับกัน
ที่มา: ปฏิทิน
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ระหว่างวันที่ 27 - 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ระหว่างวันที่ 25 - 27 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.dates import Mention, ranges, spans
from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic

_TIME = re.compile(r"\s*เวลา\s*(?P<time>(?P<hour>\d{1,2})[.:](?P<minute>\d{2}))")

CODE, NAME, SEVERITY = "C009", "ช่วงวันที่กลับกัน", Severity.ERROR


def find(reading: Reading) -> Findings:
    for passage, start, match in spans(reading):
        if int(match["last"]) <= int(match["first"]):
            shown = match.group().rstrip()
            yield Finding("วันสุดท้ายไม่อยู่หลังวันแรก", passage, start, start + len(shown), "ตรวจวันทั้งสอง")
    for first, last in ranges(reading):
        if _is_before(last, first):
            yield last.finding("วันสุดท้ายไม่อยู่หลังวันแรก", "ตรวจวันทั้งสอง")
            continue
        begun, ended = (_TIME.match(to_arabic(each.after)) for each in (first, last))
        same = first.date is not None and first.date == last.date
        if begun and ended and same and _minutes(ended) <= _minutes(begun):
            message = "เวลาสุดท้ายไม่อยู่หลังเวลาแรกของวันเดียวกัน"
            start, end = (last.end + at for at in ended.span("time"))
            yield Finding(message, last.passage, start, end, "ตรวจวันและเวลาทั้งสอง")


def _minutes(time: re.Match[str]) -> int:
    return int(time["hour"]) * 60 + int(time["minute"])


def _is_before(last: Mention, first: Mention) -> bool:
    """Whether the last day is before the first; without a year of its own the first has that of the last."""
    if first.date is not None and last.date is not None:
        return last.date.day < first.date.day
    if first.year is not None or last.date is None:
        return False
    return first.month == last.month and last.day < first.day
