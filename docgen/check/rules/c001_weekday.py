"""ชื่อวันไม่ตรงกับวันที่

ตรวจ: วันจันทร์ที่ ๙ ตุลาคม ๒๕๖๐ ต้องเป็นวันจันทร์จริงตามปฏิทิน
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

from docgen.check.dates import Mention, mentions
from docgen.check.reading import Findings, Reading
from docgen.diagnostics import Severity
from docgen.thai.calendar import MONTHS, WEEKDAYS, Date, Month

CODE, NAME, SEVERITY = "C001", "ชื่อวันไม่ตรงกับวันที่", Severity.ERROR


def find(reading: Reading) -> Findings:
    for mention in mentions(reading):
        if not mention.weekday:
            continue
        right = {WEEKDAYS[day.weekday()] for day in _days(mention, reading.date)}
        if right and not any(name.startswith(mention.weekday.rstrip("ฯ")) for name in right):
            shown = mention.date or f"{mention.day} {MONTHS[mention.month - 1]}"
            named = " หรือวัน".join(sorted(right))
            yield mention.on_weekday(
                f"{shown} เป็นวัน{named} ไม่ใช่วัน{mention.weekday}", "ตรวจวันและวันที่"
            )


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
