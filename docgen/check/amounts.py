"""Numbers and amounts of money in running text, for the rules that reckon.

Enters: text. Leaves: patterns, Decimals. Pure.
"""

import re
from decimal import Decimal

from docgen.thai.numerals import to_arabic

FIGURE = r"(?<![\d.,/])\d{1,3}(?:(?:,\d{3})+|\d{0,12})(?:\.\d{1,2})?(?![\d/]|[.,]\d)"
UNITS = "บาท|คน|ราย|แห่ง|ครัวเรือน|หมู่บ้าน|ชุด|เครื่อง|ตัว|เล่ม|ไร่|ตัน|หลัง|คัน|อัตรา"
# What stands before what an amount comes to: รวมเป็นเงินทั้งสิ้น
IS_MONEY = (
    r"\(?(?:รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*)?(?:คิด)?เป็น(?:จำนวน)?เงิน(?:รวม)?(?:ทั้งสิ้น|ทั้งหมด)?(?:\s*จำนวน)?"
)


def number(text: str) -> Decimal | None:
    """Return what a figure says; None for what is none."""
    plain = to_arabic(text).replace(",", "").strip()
    return Decimal(plain) if re.fullmatch(r"\d{1,15}(?:\.\d{1,4})?", plain) else None
