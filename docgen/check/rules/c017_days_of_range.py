"""จำนวนวันมากกว่าช่วงวันที่

ตรวจ: ตั้งแต่วันที่ ... ถึงวันที่ ... รวม ๙๘ วัน และ อบรม ๓ วัน ระหว่างวันที่ ๒๔ - ๒๕: ช่วงวันที่มีวันน้อยกว่าที่บอก
เพราะ: แก้วันแล้วลืมแก้จำนวนวัน
ที่มา: ปฏิทิน
ความแน่ใจ: แน่ (น้อยกว่าช่วงไม่นับ: วันลานับเฉพาะวันทำการ)

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

from docgen.check.dates import ranges, spans
from docgen.check.reading import Finding, Findings, Passage, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "C017", "จำนวนวันมากกว่าช่วงวันที่", Severity.WARNING

_BEHIND = re.compile(
    r"\s*\(?(?:รวม|เป็นเวลา|เป็นระยะเวลา|มีกำหนด|จำนวน|ระยะเวลา|หยุด|ติดต่อกัน|ทั้งสิ้น|เวลา|\s)*\s*(?P<days>\d{1,3})\s*วัน(?!ที่)"
)
_LONG = 85  # days
_SOME = re.compile(r"\s*(?:ทำการ|\(?ไม่รวม|\(?เว้น|\(?เฉพาะ)")
_BEFORE = re.compile(r"(?P<days>\d{1,3})\s*วัน\s*(?:คือ|ได้แก่)?\s*(?:ระหว่าง|ตั้งแต่|ใน)(?:วันที่)?\s*\Z")


def find(reading: Reading) -> Findings:
    found = list(_ranges(reading))
    several = Counter(passage for passage, *_ in found)
    for passage, start, end, days in found:
        if several[passage] > 1:
            continue  # the days of both may be meant
        for said in (
            _BEFORE.search(passage.text, max(start - 80, 0), start),
            _BEHIND.match(passage.text, end),
        ):
            # Of a few days some may not count; of months none falls out.
            whole = said is not None and not _SOME.match(passage.text, said.end())
            short = whole and said is not None and _LONG <= int(said["days"]) < days - 1
            if said is not None and (int(said["days"]) > days or short):
                yield Finding(
                    f"ช่วงวันที่มี {days} วัน", passage, *said.span("days"), "ตรวจวันที่และจำนวนวัน"
                )


def _ranges(reading: Reading) -> Iterator[tuple[Passage, int, int, int]]:
    """Yield each range of days: its passage, start and end in it, how many days."""
    for passage, start, match in spans(reading):
        days = int(match["last"]) - int(match["first"]) + 1
        if days > 0:
            yield passage, start, start + len(match.group().rstrip()), days
    for opened, closed in ranges(reading):
        if opened.date is None or closed.date is None:
            continue
        days = (closed.date.day - opened.date.day).days + 1
        if days > 0:
            yield opened.passage, opened.start, closed.end, days
