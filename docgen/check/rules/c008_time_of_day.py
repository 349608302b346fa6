"""เวลาที่เป็นไปไม่ได้

ตรวจ: ชั่วโมง ๐ ถึง ๒๔ นาที ๐ ถึง ๕๙ เวลาสิ้นสุดอยู่หลังเวลาเริ่ม
เพราะ: ไม่มีเวลานั้น หรือสลับกัน
ที่มา: นาฬิกา ๒๔ ชั่วโมง
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม เวลา 09.00 - 25.30 น.
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม เวลา 09.00 - 15.30 น.
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from itertools import product

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Hit, Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "C008", "เวลาที่เป็นไปไม่ได้", Severity.ERROR

_TIME = Wording(
    r"(?P<h1>\d{1,2})[.:](?P<m1>\d{2})\s*(?:น\.|นาฬิกา)?\s*(?:(?:-|–|ถึง)\s*(?:เวลา\s*)?(?P<h2>\d{1,2})[.:](?P<m2>\d{2}))?\s*(?:น\.(?!\s?[ก-ฮ]\.)|นาฬิกา)",
    "น.", "นาฬิกา", reach=(60, 60),
)  # fmt: skip

_LONGER = re.compile(r"[\d.,:]\Z")  # the end of a longer number
_EVENING, _MORNING, _DAWN = 15, 9, 6  # hours
_OVER_NIGHT = re.compile(r"\s*(?:ของ)?\s*วัน(?:รุ่งขึ้น|ถัด)")


_MEETING = ("ประชุม", "การประชุม")
_BEGUN = Wording(
    r"(?:เริ่ม|เปิด)(?:การ)?ประชุม(?:เมื่อ)?\s*เวลา\s*(?P<h1>\d{1,2})[.:](?P<m1>\d{2})",
    *map("".join, product(("เริ่ม", "เปิด"), _MEETING)), reach=(0, 60),
)  # fmt: skip
_ENDED = Wording(
    r"(?:เลิก|ปิด)(?:การ)?ประชุม(?:เมื่อ)?\s*เวลา\s*(?P<h1>\d{1,2})[.:](?P<m1>\d{2})",
    *map("".join, product(("เลิก", "ปิด"), _MEETING)), reach=(0, 60),
)  # fmt: skip


_CUT = Wording(
    r"(?:เวลา\s*(?:ประมาณ\s*)?|\d[.:]\d{2}\s*(?:น\.\s*)?(?:-|–|ถึง)\s*)(?P<time>\d{1,2}[.:]\d)(?=\s*(?:น\.(?!\s?[ก-ฮ]\.)|นาฬิกา))",
    "น.", "นาฬิกา", reach=(60, 8),
)  # fmt: skip


def _minutes(hit: Hit) -> int:
    return int(hit.group("h1")) * 60 + int(hit.group("m1"))


def find(reading: Reading) -> Findings:
    # Of minutes, where both are lines of their own, one for the whole.
    begun, ended = ([hit for hit in way.hits(reading) if not hit.start] for way in (_BEGUN, _ENDED))
    if len(begun) == len(ended) == 1 and _minutes(ended[0]) <= _minutes(begun[0]):
        yield ended[0].finding("เวลาเลิกประชุมไม่อยู่หลังเวลาเริ่ม", "ตรวจเวลาทั้งสอง")
    for hit in _CUT.hits(reading):
        message = f"นาทีของ {hit.group('time')} มีหลักเดียว"
        yield hit.at("time", message, "เขียนนาทีสองหลัก เช่น 17.30 น.")
    for hit in _TIME.hits(reading):
        if _LONGER.search(hit.passage.text, max(hit.start - 1, 0), hit.start):
            continue
        clock = [
            (int(hit.group(f"h{i}")), int(hit.group(f"m{i}"))) for i in (1, 2) if hit.group(f"h{i}")
        ]
        if any(hour * 60 + minute > 1440 or minute > 59 for hour, minute in clock):
            yield hit.finding(f"ไม่มีเวลา {hit.group().strip()}", "ตรวจชั่วโมงและนาที")
        elif (
            len(clock) > 1
            and clock[1] <= clock[0]
            and not _OVER_NIGHT.match(hit.passage.text, hit.end)
            # A night's watch; a market that is open past midnight.
            and not (clock[0][0] >= _EVENING and clock[1][0] <= _MORNING)
            and not clock[1][0] < _DAWN < clock[0][0]
        ):
            yield hit.finding("เวลาสิ้นสุดไม่อยู่หลังเวลาเริ่ม", "ตรวจเวลาทั้งสอง")
