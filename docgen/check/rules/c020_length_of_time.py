"""ระยะเวลาหรืออายุไม่ตรงกับวันที่บอก

ตรวจ: “ตั้งแต่วันที่ ๑ กรกฎาคม ๒๕๔๗ จนถึงปัจจุบัน รวมเวลา ๒๒ ปี ๒ เดือน” และ “เกิดวันที่ ... อายุ ๔๕ ปี” ต้องตรงกับวันที่ (ปัจจุบัน คือวันที่ของหนังสือ)
เพราะ: หนังสือรับรองที่คำนวณอายุราชการผิดใช้ขอสิทธิไม่ได้
ที่มา: จุดที่เลขานุการพบในหนังสือรับรอง (หมวดปฏิทิน)
ความแน่ใจ: ค่อนข้างแน่ (นับรวมวันแรกหรือไม่ก็ได้ จึงเผื่อไว้)

ผิด:
    ข้อความ:
      - ด้วยนายสมชาย ใจดี รับราชการตั้งแต่วันที่ 1 กรกฎาคม 2547 ถึงวันที่ 30 กันยายน 2568 รวมเวลา 12 ปี 3 เดือน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยนายสมชาย ใจดี รับราชการตั้งแต่วันที่ 1 กรกฎาคม 2547 ถึงวันที่ 30 กันยายน 2568 รวมเวลา 21 ปี 3 เดือน
      - จึงเรียนมาเพื่อทราบ
"""

import re
from datetime import date, timedelta
from itertools import pairwise

from docgen.check.dates import Mention, mentions
from docgen.check.reading import Finding, Findings, Reading
from docgen.check.sought import SOUGHT
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "C020", "ระยะเวลาหรืออายุไม่ตรงกับวันที่บอก", Severity.WARNING

_YEARS = r"(?P<years>\d{1,2})\s*ปี(?:\s*(?P<months>\d{1,2})\s*เดือน)?(?:\s*(?P<days>\d{1,2})\s*วัน)?(?!\s*\d)"
_BEGINS = re.compile(r"(?:ตั้งแต่|เมื่อ|นับแต่|นับจาก)(?:วัน(?:ที่)?)?\s*\Z")
_UNTIL_NOW = re.compile(r"\s*(?:จน)?ถึง(?:วัน)?(?:ปัจจุบัน|บัดนี้|วันนี้)")
_UP_TO = re.compile(r"\s*(?:[-–]|(?:จน)?ถึง)\s*(?:วันที่)?\s*")
_SAID = re.compile(
    rf"[\s,(]*(?:รวม|เป็น|นับ|คิด)(?:เป็น|ระยะ|เวลา|รับราชการ|ราชการ|อายุ|ทั้งสิ้น|ทั้งหมด|การ|ปฏิบัติงาน|ทำงาน|ได้|แล้ว|\s)*{_YEARS}"
)
_BORN = re.compile(r"เกิด(?:เมื่อ)?(?:วัน(?:ที่)?)?\s*\Z")
_AGE = re.compile(r"[\s,(]*(?:ปัจจุบัน)?(?:มี)?อายุ\s*(?P<years>\d{1,3})\s*ปี")
_WORDS = frozenset(("ปี", "วัน"))
SOUGHT.add(lambda: _WORDS)
_STARTS = re.compile(
    r"เริ่ม(?:ต้น)?(?:สัญญา|งาน|ทำงาน|ก่อสร้าง|ดำเนินการ|จ้าง)?(?:ตั้งแต่|เมื่อ|ใน)?(?:วันที่)?\s*\Z"
)
_ENDS = re.compile(
    r"\s*(?:และ)?(?:ก่อสร้าง)?(?:สิ้นสุด|แล้วเสร็จ|ครบกำหนด)(?:สัญญา|งาน)?(?:ตามสัญญา)?(?:ใน|เมื่อ)?(?:วันที่)?\s*"
)
_LASTS = re.compile(
    r"(?:กำหนดแล้วเสร็จ(?:ภายใน)?|แล้วเสร็จภายใน|ระยะเวลา[ก-๎]{0,20}|กำหนดเวลา[ก-๎]{0,20}|ภายใน)\s*(?P<days>\d{1,4})\s*วัน(?!ทำการ)[^\d\n]{0,40}\Z"
)
_IN_ALL = re.compile(
    r"\s*(?:ตามสัญญา)?\s*(?:รวม|เป็นเวลา|รวมระยะเวลา)\s*(?P<days>\d{1,4})\s*วัน(?!ทำการ)"
)
_NEAR, _FAR = 40, 90  # characters
_YEAR, _MONTH = 366, 31  # days
_LEAST_YEAR, _MOST_YEAR = 1800, 2300  # C.E.; of others nothing is reckoned


def find(reading: Reading) -> Findings:
    if reading.prose.found.keys().isdisjoint(_WORDS):
        return
    found = mentions(reading)
    for opened, closed in pairwise(found):
        yield from _of_contract(opened, closed)
    for i, first in enumerate(found):
        if first.date is None:
            continue
        text = first.passage.text
        if _BORN.search(first.before) and (age := _AGE.match(text, first.end)):
            yield from _aged(reading, first, age)
        elif _BEGINS.search(first.before):
            last = found[i + 1] if i + 1 < len(found) else None
            yield from _lasted(reading, first, last)


def _of_contract(first: Mention, last: Mention) -> Findings:
    """Yield that the days of a contract are not those from its first to its last, or that it ends before it begins."""
    text = first.passage.text
    joined = first.passage is last.passage and first.date is not None and last.date is not None
    if not joined or not _STARTS.search(first.before[-_NEAR:]):
        return
    between = text[first.end : last.start]
    if not _ENDS.fullmatch(between) or first.date is None or last.date is None:
        return
    days = (last.date.day - first.date.day).days
    if days < 0:
        yield last.finding(f"อยู่ก่อนวันเริ่ม ({first.date})", "ตรวจวันทั้งสอง")
        return
    told = _LASTS.search(text, max(first.start - _FAR, 0), first.start) or _IN_ALL.match(
        text, last.end
    )
    if told and int(told["days"]) not in (days, days + 1):
        message = f"จาก {first.date} ถึง {last.date} มี {days + 1} วัน"
        yield Finding(message, first.passage, *told.span("days"), "ตรวจวันและจำนวนวัน")


def _aged(reading: Reading, born: Mention, age: re.Match[str]) -> Findings:
    """Yield that an age is not that on the day of the letter; the year that is running may be counted."""
    assert born.date is not None
    if reading.day is None:
        return
    birth, now = born.date.day, reading.day.day
    days = [now, *(m.date.day for m in mentions(reading) if m.date and m.passage is born.passage)]
    at = {
        each.year - birth.year - ((each.month, each.day) < (birth.month, birth.day))
        for each in days
    }
    years = now.year - birth.year - ((now.month, now.day) < (birth.month, birth.day))
    if not at & {int(age["years"]), int(age["years"]) - 1}:  # the year that runs may be counted
        message = f"ณ วันที่ของหนังสือ อายุ {years} ปี"
        yield Finding(message, born.passage, *age.span("years"), "ตรวจวันเกิดและอายุ")


def _lasted(reading: Reading, first: Mention, last: Mention | None) -> Findings:
    """Yield that a length of time is not that between its days."""
    assert first.date is not None
    text, end, until = first.passage.text, first.end, reading.day
    if now := _UNTIL_NOW.match(text, end):
        end = now.end()
    elif last is not None and last.passage is first.passage and last.date is not None:
        if not _UP_TO.fullmatch(text[end : last.start]):
            return
        end, until = last.end, last.date
    else:
        return
    said = _SAID.match(text, end)
    if said is None or until is None or not _LEAST_YEAR < first.date.day.year < _MOST_YEAR:
        return
    years, months, days = (int(said[name] or 0) for name in ("years", "months", "days"))
    if re.match(r"\s*(?:บริบูรณ์|เศษ)", text[said.end() :]) or "ไม่น้อยกว่า" in said.group():
        return
    loose = 3 if said["days"] else _MONTH if said["months"] else _YEAR
    if abs((_after(first.date.day, years, months, days) - until.day).days) > loose:
        message = f"นับจาก {first.date} ถึง {until} ไม่ใช่เวลานี้"
        yield Finding(message, first.passage, *said.span("years"), "ตรวจวันที่และระยะเวลา")


def _after(start: date, years: int, months: int, days: int) -> date:
    """Return the day so long after another."""
    month = start.month - 1 + months
    year = start.year + years + month // 12
    first = date(year, month % 12 + 1, 1)
    return first + timedelta(days=start.day - 1 + days)
