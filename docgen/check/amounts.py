"""Numbers and amounts of money in running text, for the rules that reckon.

Enters: text. Leaves: patterns, Decimals. Pure.
"""

import re
from decimal import Decimal
from functools import lru_cache

from docgen.thai.calendar import MONTHS, SHORT_MONTHS
from docgen.thai.numerals import to_arabic

# Each figure in one way: told in several, a row of them would be tried in more ways than there is time for.
FIGURE = r"(?<![\d.,/])(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,2})?(?![\d/]|[.,]\d)"
UNITS = "บาท|ล้านบาท|คน|นาย|ราย|รูป|แห่ง|จุด|ครัวเรือน|หมู่บ้าน|ชุด|เครื่อง|ตัว|เล่ม|ไร่|ตัน|หลัง|คัน|อัตรา|คะแนน|ถุง|ต้น|ฉบับ|แปลง|ลิตร|เมตร|กิโลเมตร|กิโลกรัม|ตำแหน่ง"
# What stands before what an amount comes to: รวมเป็นเงินทั้งสิ้น
IS_MONEY = (
    r"\(?(?:รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*)?(?:คิด)?เป็น(?:จำนวน)?เงิน(?:รวม)?(?:ทั้งสิ้น|ทั้งหมด)?(?:\s*จำนวน)?"
)
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,4})?")

# Factors that are told in words.
FACTORS_IN_WORDS = re.compile(
    r"เช้า(?:และ|-)?บ่าย|ไป\s*[-–]?\s*กลับ|กึ่งหนึ่ง|ครึ่ง|(?:สอง|สาม|สี่|ห้า)(?:วัน|คน|มื้อ|ครั้ง|เดือน)"
)

# Figures that count nothing: days, years, times, the numbers of what is numbered, of laws and of letters.
_NO_COUNT = re.compile(
    rf"\d{{1,2}}\s*(?:[-–]\s*\d{{1,2}}\s*)?(?:{'|'.join((*MONTHS, *map(re.escape, SHORT_MONTHS)))})(?:\s*(?:พ\.ศ\.\s*)?\d{{4}})?"
    rf"|(?:{'|'.join(MONTHS)})\s*(?:พ\.ศ\.\s*)?\d{{4}}"
    r"|(?:พ\.ศ\.|ค\.ศ\.|ปี|ปีการศึกษา|ปีงบประมาณ|พุทธศักราช)\s*\d{4}|\d{1,2}[.:]\d{2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?\s*(?:น\.|นาฬิกา)"
    r"|(?:(?:หมู่|ครั้ง|กลุ่ม|รุ่น|งวด|แปลง|เขต|ลำดับ|สาย|ปี|คน|ชุด|ห้อง|ตอน|ช่วง|ฉบับ|วาระ|ตาราง|ชั้นปี|ระยะ|ประเด็น|ภาค|เดือน|แห่ง)ที่|ข้อ|ชั้น|มาตรา|เขต|หมายเลข|เลขที่|มาด้วย|อ้างถึง|ม\.|ป\.)"
    r"\s*\d+(?:/\d+)?(?:\s*(?:[-–,]|และ|ถึง)\s*(?:[ก-์]{0,8}ที่\s*)?\d+)*(?![\d,.])|\d+/\d{2,4}"
)


def counted(text: str) -> str:
    """Return a text with ~ for the figures that count nothing, each where it stood."""
    return _NO_COUNT.sub(lambda found: re.sub(r"\d", "~", found.group()), text)


@lru_cache(
    maxsize=4_096
)  # the cells of a table are asked about by many rules, and are alike in the letters of many rows
def number(text: str) -> Decimal | None:
    """Return what a figure says; None for what is none."""
    plain = to_arabic(text).replace(",", "").strip()
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


_FEWEST = 3  # figures by which a slip is told from another number


def is_slip_of(one: Decimal, two: Decimal) -> bool:
    """Whether a number is another with two figures changed round, one wrong, one missing or one too many."""
    a, b = f"{one:f}", f"{two:f}"
    if one == two or min(len(a), len(b)) < _FEWEST:
        return False
    if len(a) == len(b):
        differ = [i for i in range(len(a)) if a[i] != b[i]]
        return len(differ) == 1 or (len(differ) == 2 and sorted(a) == sorted(b))
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )
