"""จำนวนวันไม่ตรงกับช่วงวันที่

ตรวจ: ตั้งแต่วันที่ ... ถึงวันที่ ... รวม ๙๘ วัน และ อบรม ๓ วัน ระหว่างวันที่ ๒๔ - ๒๕: ช่วงวันที่มีวันน้อยกว่าที่บอก; รวม ๒ วัน หลังช่วงสามวันของสัปดาห์เดียว; รวม ... สัปดาห์ และ ... วันทำการ
เพราะ: แก้วันแล้วลืมแก้จำนวนวัน
ที่มา: ปฏิทิน
ความแน่ใจ: แน่ (น้อยกว่าช่วงนับเฉพาะช่วงสั้นในสัปดาห์เดียว: วันลานับเฉพาะวันทำการ)

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม 3 วัน ระหว่างวันที่ 24 - 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม 3 วัน ระหว่างวันที่ 24 - 26 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from docgen.check.dates import ranges, spans
from docgen.check.reading import Finding, Findings, Passage, Reading
from docgen.diagnostics import Severity
from docgen.thai.calendar import parse_date
from docgen.thai.holidays import holiday
from docgen.thai.unreadable import Unreadable

CODE, NAME, SEVERITY = "C017", "จำนวนวันไม่ตรงกับช่วงวันที่", Severity.WARNING

_BEHIND = re.compile(
    r"\s*(?:เวลา\s*[\d.:]+(?:\s*[-–]\s*[\d.:]+)?\s*น\.\s*)?(?:\(?เว้น(?:วัน)?หยุด(?:ราชการ)?\)?\s*)?"
    r"\(?(?:รวม|เป็นเวลา|เป็นระยะเวลา|มีกำหนด|จำนวน|ระยะเวลา|หยุด|ติดต่อกัน|ทั้งสิ้น|เวลา|\s)*\s*(?P<days>\d{1,3})\s*(?P<unit>วัน(?!ที่)|สัปดาห์)"
)
_LONG = 85  # days
_SHORT = 5  # days: in so few no holiday of which nothing is said is likely, where they are all of one week
_HELD = re.compile("อบรม|สัมมนา|ค่าย|กิจกรรม|แข่งขัน|โครงการ|รุ่น")
_HALF = re.compile(r"\s*(?:ครึ่ง|\d+\s*ชั่วโมง)")
_AROUND = 120  # characters
_WEEK, _WORKED, _MONTH = 7, 5, 31  # days
_SOME = re.compile(r"\s*(?:ทำการ|\(?ไม่รวม|\(?เว้น|\(?เฉพาะ)")
_BEFORE = re.compile(
    r"(?P<days>\d{1,3})\s*(?P<unit>วัน)(?!ที่|ทำการ)[ก-๎]{0,20}\s*(?:ระหว่าง|ตั้งแต่|ใน)(?:วันที่)?\s*\Z"
)


class _Range(NamedTuple):
    passage: Passage
    start: int
    end: int
    days: int
    first: date | None  # None: no year


def find(reading: Reading) -> Findings:
    found = list(_ranges(reading))
    several = Counter(each.passage for each in found)
    for each in found:
        text = each.passage.text
        for said in (
            _BEFORE.search(text, max(each.start - 80, 0), each.start),
            _BEHIND.match(text, each.end),
        ):
            if said is None or (several[each.passage] > 1 and "รวม" not in said.group()):
                continue  # the days of both may be meant
            several_days = sum(
                other.days
                for other in found
                if other.passage is each.passage and other.end <= each.end
            )
            if several[each.passage] > 1 and int(said["days"]) == several_days:
                continue
            if several[each.passage] > 1 and each.days < int(said["days"]) <= _all(each, found):
                continue
            if message := _differs(each, said, text):
                yield Finding(message, each.passage, *said.span("days"), "ตรวจวันที่และจำนวนวัน")


def _all(each: _Range, found: list[_Range]) -> int:
    """Return how many days there may be in all ranges of a paragraph and the single days beside them."""
    days = sum(other.days for other in found if other.passage is each.passage)
    return days + len(re.findall(r"วันที่ \d{1,2} [ก-๎]", each.passage.text))


def _differs(each: _Range, said: re.Match[str], text: str) -> str:
    """Return how many days a range has, when it cannot be what is said of it."""
    told, days = int(said["days"]), each.days
    if said["unit"] == "สัปดาห์":
        weeks = -(-days // _WEEK)
        return "" if abs(told - weeks) <= 1 else f"ช่วงวันที่มี {days} วัน ({weeks} สัปดาห์)"
    some = _SOME.match(text, said.end())
    worked, off = _open(each)
    if some and some.group().strip() == "ทำการ" and worked and told > worked:
        besides = f" (วันหยุดราชการ {off} วัน)" if off else ""
        return f"ช่วงวันที่มีวันทำการไม่เกิน {worked} วัน{besides}"
    # Of a few days some may not count; of months none falls out, and of a few in one week.
    whole = some is None and "เว้น" not in said.group()
    few = days <= _SHORT and worked == days and said.group().lstrip(" (").startswith("รวม")
    few = few and _is_held(each, text) and not _HALF.match(text, said.end())
    short = whole and (_LONG <= told < days - 1 or (few and told < days))
    return f"ช่วงวันที่มี {days} วัน" if told > days or short else ""


def _is_held(each: _Range, text: str) -> bool:
    """Whether a range is that of something that goes on each of its days."""
    return _HELD.search(text, max(each.start - _AROUND, 0), each.start) is not None


def _open(each: _Range) -> tuple[int, int]:
    """Return on how many days of a range offices are open, and for how many holidays they are not; (0, 0) when its year is not known."""
    if each.first is None:
        return 0, 0
    days = [each.first + timedelta(n) for n in range(each.days)]
    week = [day for day in days if day.weekday() < _WORKED]
    # Contracts of many months do not count them alike.
    off = sum(map(bool, map(holiday, week))) if each.days <= _MONTH else 0
    return len(week) - off, off


def _ranges(reading: Reading) -> Iterator[_Range]:
    """Yield each range of days."""
    for passage, start, match in spans(reading):
        days = int(match["last"]) - int(match["first"]) + 1
        if days > 0:
            end = start + len(match.group().rstrip())
            yield _Range(passage, start, end, days, _first(match))
    for opened, closed in ranges(reading):
        if opened.date is None or closed.date is None:
            continue
        days = (closed.date.day - opened.date.day).days + 1
        if days > 0:
            yield _Range(opened.passage, opened.start, closed.end, days, opened.date.day)


def _first(match: re.Match[str]) -> date | None:
    try:
        year = f" {match['year']}" if match["year"] else ""
        return parse_date(f"{match['first']} {match['month']}{year}").day if year else None
    except Unreadable:
        return None
