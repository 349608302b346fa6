"""พ.ศ. กับ ค.ศ. สลับกัน

ตรวจ: พ.ศ. ตามด้วยปีคริสต์ศักราช ค.ศ. ตามด้วยปีพุทธศักราช หรือวันที่ไทยที่ใช้ปี ค.ศ.
เพราะ: ห่างกัน ๕๔๓ ปี
ที่มา: พ.ศ. = ค.ศ. + ๕๔๓
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 25 มีนาคม 2026
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.dates import FULL
from docgen.check.reading import Findings, Reading
from docgen.check.wording import Hit, Wording
from docgen.diagnostics import Severity
from docgen.thai.calendar import MONTHS
from docgen.thai.numerals import thai_digits, to_arabic

CODE, NAME, SEVERITY = "C005", "พ.ศ. กับ ค.ศ. สลับกัน", Severity.ERROR

_BUDDHIST = Wording(
    r"(?:พ\.\s?ศ\.|พุทธศักราช)\s?(?P<year>(?:19|20|๑๙|๒๐)\d{2})(?!\d)", "ศ.", "พุทธศักราช", reach=(4, 24),
)  # fmt: skip
_NOW = 2050  # no letter speaks of a later year, A.D.
_CHRISTIAN = Wording(r"ค\.\s?ศ\.\s?(?P<year>(?:2[45]|๒[๔๕])\d{2})(?!\d)", "ศ.", reach=(4, 12))
_DATE = Wording(
    rf"\d{{1,2}}\s+(?:{FULL})\s+(?P<year>(?:19|20|๑๙|๒๐)\d{{2}})(?!\d)",
    *MONTHS,
    reach=(10, 30),
)


# Wats and towns are as old: พ.ศ. ๑๙๖๗ is a year of Ayutthaya.
_HISTORY = re.compile(r"รัชกาล|สมเด็จพระ|พระเจ้า|อยุธยา|สุโขทัย|ล้านนา|โบราณ|ศตวรรษ|จารึก")
_OLD = re.compile(r"(?<!ก่อ)สร้าง|สมัย(?!สามัญ|วิสามัญ|ที่|ประชุม)|ก่อตั้ง|สถาปนา")
_NEAR, _APART, _AROUND = 10, 30, 80  # years, years, characters


def _is_of_long_ago(hit: Hit, reading: Reading, *, dated: bool) -> bool:
    """Whether a year B.E. of some six hundred years ago is meant: far from that of the letter as a year C.E., or told so.

    A day of a month (``dated``) is told of no year so long ago without words of history.
    """
    year = int(to_arabic(hit.group("year")))
    own = reading.date.year if reading.date is not None else year
    text = hit.passage.text
    said = text[max(hit.start - _AROUND, 0) : hit.end + _AROUND]
    apart = abs(year - own)
    told = _HISTORY.search(said) or (apart > _NEAR and _OLD.search(said))
    return bool(told) or (apart > _APART and not dated)


def find(reading: Reading) -> Findings:
    for wording, shift, era in (
        (_BUDDHIST, 543, "พ.ศ."),
        (_CHRISTIAN, -543, "ค.ศ."),
        (_DATE, 543, "พ.ศ."),
    ):
        for hit in wording.hits(reading):
            typed = hit.group("year")
            right = str(int(typed) + shift)
            if era == "พ.ศ." and (
                int(typed) > _NOW or _is_of_long_ago(hit, reading, dated=wording is _DATE)
            ):
                continue
            yield hit.at(
                "year",
                f"{typed} ไม่ใช่ปี {era}",
                f"น่าจะเป็น {right if typed.isascii() else thai_digits(right)}",
            )
