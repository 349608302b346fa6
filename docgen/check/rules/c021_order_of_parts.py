"""งวด รุ่น หรือครั้งหลังมีวันก่อน และกำหนดการที่เวลาไม่เรียงกัน

ตรวจ: งวดที่ ๑ ภายในวันที่ ๓๐ เมษายน งวดที่ ๒ ภายในวันที่ ๓๑ มีนาคม; แถวของตารางที่มี งวดที่ และวันที่; ข้อของกำหนดการที่ขึ้นต้นด้วยเวลา
เพราะ: แก้วันหรือเวลาแห่งเดียว กำหนดการจึงย้อน
ที่มา: ปฏิทิน
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดเบิกจ่าย งวดที่ 1 ภายในวันที่ 30 เมษายน 2569 และงวดที่ 2 ภายในวันที่ 31 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดเบิกจ่าย งวดที่ 1 ภายในวันที่ 30 มีนาคม 2569 และงวดที่ 2 ภายในวันที่ 30 เมษายน 2569
      - จึงเรียนมาเพื่อทราบ
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from docgen.check.amounts import number
from docgen.check.dates import mentions
from docgen.check.lists import lists
from docgen.check.reading import Finding, Findings, Passage, Path, Reading
from docgen.diagnostics import Severity
from docgen.model import Table
from docgen.thai.calendar import parse_date
from docgen.thai.numerals import to_arabic
from docgen.thai.unreadable import Unreadable

CODE, NAME, SEVERITY = "C021", "งวด รุ่น ครั้ง หรือเวลาไม่เรียงกัน", Severity.WARNING

_PART = re.compile(r"(?P<sort>งวด|รุ่น|ครั้ง|ระยะ|ผลัด)ที่\s*(?P<number>\d{1,2})(?![\d/])")
_FIRST = re.compile(r"(?:งวด|รุ่น|ครั้ง|ระยะ|ผลัด)(?:ที่)?")
_DAY = re.compile(r"วัน(?:ที่)?(?!ทำการ)")
_CLOCK = re.compile(r"\s*(?:เวลา\s*)?(?P<hour>\d{1,2})[.:](?P<minute>\d{2})\s*(?:[-–]|น\.|นาฬิกา)")
_OTHER = re.compile("สมัคร|หนังสือ|ลงวันที่|ส่งรายชื่อ|ภายใน.{0,40}ภายใน|สัญญา|คณะ")
_ELSE = re.compile(r"ส่วน|ที่\s*\d{1,2}\s*(?:ของ|ให้)(?!โครงการนี้|สัญญานี้)")
_FEWEST = 3  # items of a programme
_NIGHT = 5 * 60  # minutes: what follows midnight


def find(reading: Reading) -> Findings:
    yield from _in_text(reading)
    for path, table in reading.parts_of(Table):
        if table.columns:
            yield from _in_table(path, table, reading)
    for _, items, _ in lists(reading):
        yield from _programme(items)


def _in_text(reading: Reading) -> Findings:
    before: tuple[Passage, str, int, date] | None = None
    end = 0
    for mention in mentions(reading):
        start = end if before is not None and before[0] is mention.passage else 0
        named = list(_PART.finditer(mention.passage.text, start, mention.start))
        end = mention.end
        if mention.date is None or not named:
            continue
        if _OTHER.search(mention.passage.text, named[-1].end(), mention.start):
            continue  # the day of something else
        if before is not None and _ELSE.search(mention.passage.text, start, mention.start):
            before = None  # the part of another project, or of another's
            continue
        told = (mention.passage, named[-1]["sort"], int(named[-1]["number"]), mention.date.day)
        follows = before is not None and before[:2] == told[:2] and before[2] + 1 == told[2]
        if before is not None and follows and told[3] < before[3]:
            message = f"{told[1]}ที่ {told[2]} อยู่ก่อน{told[1]}ที่ {before[2]}"
            yield mention.finding(message, "ตรวจวันทั้งสอง")
        before = told


def _in_table(path: Path, table: Table, reading: Reading) -> Findings:
    """Yield the days of a column that are before those of the part before."""
    if not _FIRST.fullmatch(table.columns[0].title.strip()):
        return
    numbers = [number(row[0]) if row else None for row in table.rows]
    if numbers != list(range(1, len(numbers) + 1)):
        return
    places = {p.path: p for p in reading.passages if p.path[: len(path)] == path}
    for at, column in enumerate(table.columns[1:], 1):
        days = list(_days(table, at)) if _DAY.match(column.title) else []
        for i, (one, two) in enumerate(pairwise(days), 1):
            if one is not None and two is not None and two < one:
                here = places.get((*path, "rows", i, at))
                message = f"อยู่ก่อนวันของแถวที่ {i}"
                yield Finding(message, here, hint="ตรวจวันทั้งสอง", path=path)


def _days(table: Table, at: int) -> Iterator[date | None]:
    for row in table.rows:
        try:
            yield parse_date(row[at]).day if at < len(row) else None
        except Unreadable:
            yield None


def _programme(items: list[Passage]) -> Findings:
    """Yield the items of a programme that begin with an earlier time than the one before them."""
    if len(items) < _FEWEST:
        return
    found: list[re.Match[str]] = []
    for each in items:
        begins = _CLOCK.match(to_arabic(each.text))
        if begins is None:
            return
        found.append(begins)
    minutes = [int(each["hour"]) * 60 + int(each["minute"]) for each in found]
    for i, (one, two) in enumerate(pairwise(minutes), 1):
        if minutes.count(two) > 1:
            continue  # in each of several rooms
        goes_on = i + 1 < len(minutes) and minutes[i + 1] >= one  # else another day has begun
        if two < one and two >= _NIGHT and goes_on:
            start, end = found[i].start("hour"), found[i].end("minute")
            yield Finding("เวลาอยู่ก่อนข้อก่อนหน้า", items[i], start, end, "ตรวจเวลาทั้งสอง")
