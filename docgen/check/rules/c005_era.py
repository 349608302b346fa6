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

from docgen.check.dates import FULL
from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.calendar import MONTHS
from docgen.thai.numerals import thai_digits

CODE, NAME, SEVERITY = "C005", "พ.ศ. กับ ค.ศ. สลับกัน", Severity.ERROR

_BUDDHIST = Wording(r"พ\.\s?ศ\.\s?(?P<year>(?:19|20|๑๙|๒๐)\d{2})(?!\d)", "ศ.")
_NOW = 2050  # no letter speaks of a later year, A.D.
_CHRISTIAN = Wording(r"ค\.\s?ศ\.\s?(?P<year>(?:2[45]|๒[๔๕])\d{2})(?!\d)", "ศ.")
_DATE = Wording(
    rf"\d{{1,2}}\s+(?:{FULL})\s+(?P<year>(?:19|20|๑๙|๒๐)\d{{2}})(?!\d)",
    *MONTHS,
    reach=(10, 30),
)


def find(reading: Reading) -> Findings:
    for wording, shift, era in (
        (_BUDDHIST, 543, "พ.ศ."),
        (_CHRISTIAN, -543, "ค.ศ."),
        (_DATE, 543, "พ.ศ."),
    ):
        for hit in wording.hits(reading):
            typed = hit.group("year")
            right = str(int(typed) + shift)
            if era == "พ.ศ." and int(typed) > _NOW:
                continue  # a year of long ago
            yield hit.at(
                "year",
                f"{typed} ไม่ใช่ปี {era}",
                f"น่าจะเป็น {right if typed.isascii() else thai_digits(right)}",
            )
