"""ชื่อวันไม่ตรงกับวันที่

ตรวจ: วันจันทร์ที่ ๙ ตุลาคม ๒๕๖๐ ต้องเป็นวันจันทร์จริงตามปฏิทิน ทั้งที่เขียนในวงเล็บ (วันจันทร์) หลังวันที่ และที่ขึ้นต้นข้อโดยไม่มีคำว่า วัน
เพราะ: ผู้รับมาผิดวัน
ที่มา: ปฏิทินสุริยคติ (พ.ศ. = ค.ศ. + ๕๔๓)
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันอังคารที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันพุธที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import contextlib
import datetime
import re

from docgen.check.dates import Mention, mentions
from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity
from docgen.thai.calendar import MONTHS, WEEKDAYS, Date, Month

CODE, NAME, SEVERITY = "C001", "ชื่อวันไม่ตรงกับวันที่", Severity.ERROR
REACH = 8


# Without วัน before it, or in brackets behind the date.
_NAMES = "|".join(WEEKDAYS)
_BARE = re.compile(rf"(?:\A|[(,;:])\s*(?P<weekday>{_NAMES}|พฤหัสฯ?)\s*(?:ที่\s*)?\Z")
_BEHIND = re.compile(rf"\s*\(\s*(?:วัน)?(?P<weekday>{_NAMES}|พฤหัสฯ?)\s*\)")


def find(reading: Reading) -> Findings:
    for mention in mentions(reading):
        named, start = _named(mention)
        right = {WEEKDAYS[day.weekday()] for day in _days(mention, reading.date)} if named else ()
        if named and right and not any(name.startswith(named.rstrip("ฯ")) for name in right):
            shown = mention.date or f"{mention.day} {MONTHS[mention.month - 1]}"
            told = f"{shown} เป็นวัน{' หรือวัน'.join(sorted(right))} ไม่ใช่วัน{named}"
            yield Finding(told, mention.passage, start, start + len(named), "ตรวจวันและวันที่")


def _named(mention: Mention) -> tuple[str, int]:
    """Return the name of the day that stands at the date, and where."""
    if mention.named is not None:
        return mention.weekday, mention.named.start("weekday")
    text = mention.passage.text
    found = _BEHIND.match(text, mention.end)
    found = found or _BARE.search(text, max(mention.start - 40, 0), mention.start)
    return (found["weekday"], found.start("weekday")) if found else ("", 0)


def _days(mention: Mention, own: Date | Month | None) -> list[datetime.date]:
    """Return the days that may be meant; without a year, that of the letter's year and of those beside it."""
    if mention.date is not None:
        return [mention.date.day]
    if own is None or mention.year is not None:
        return []
    out = []
    for year in (own.year - 1, own.year, own.year + 1):
        with contextlib.suppress(ValueError):
            out.append(datetime.date(year, mention.month, mention.day))
    return out
