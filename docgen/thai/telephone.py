"""Telephone numbers in the grouping of letters: landline 1+4+4, mobile 2+4+4 (regulation.md 6).

Enters: a number in any grouping. Leaves: ``๐ ๓๔๔๒ ๕๐๗๕``, ``๐๘ ๑๒๓๔ ๕๖๗๘``, extension kept.
"""

import re
from functools import lru_cache

from docgen.thai.numerals import thai_digits, to_arabic
from docgen.thai.unreadable import Unreadable

_FEWEST, _MOST = 8, 15  # digits of a number abroad, with the code of its country
_RANGE = re.compile(r"(?P<digits>[\d\s().]*\d[\d\s().\-]*?\d)\s*[-–]\s*(?P<last>\d{1,2})$")


@lru_cache(maxsize=1024)  # those of an office come again in each of its letters
def parse_telephone(text: str) -> str:
    """Return the number as letters write it. Raises Unreadable when it has a wrong count of digits."""
    plain = re.sub(r"\s+", " ", to_arabic(text)).strip()
    plain = re.sub(r"^(\+66) ?\(0\)", r"\1", plain)
    number, more = re.match(r"(.*?)\s*((?:ต่อ|ext\.?|#).*)?$", plain).groups()  # type: ignore[union-attr]
    tail = ""
    digits = re.sub(r"\D", "", number)
    whole = len(digits) == 9 or (len(digits) == 10 and digits[:2] in ("06", "08", "09"))
    if not whole and (found := _RANGE.fullmatch(number)) and _count(found["digits"]) in (9, 10):
        number, tail = found["digits"], f"-{found['last']}"
    if re.search(r"[^\d\s().+\-–]", number) or not re.search(r"\d", number):
        raise Unreadable(f"อ่าน “{text.strip()}” เป็นหมายเลขโทรศัพท์ไม่ได้", "พิมพ์เช่น 034 425 075")
    digits = re.sub(r"\D", "", number)
    if number.startswith("+") and not number.startswith("+66"):
        return thai_digits(_abroad(number, digits) + (f" {more}" if more else ""))
    if number.startswith("+66"):
        digits = "0" + digits[2:]
    extension = re.sub(r"^(?:ต่อ|ext\.?|#)\s*", " ต่อ ", more or "").rstrip()
    return thai_digits(_grouped(digits, text) + tail + extension)


def _abroad(number: str, digits: str) -> str:
    """Return a number of another country, grouped as it was typed (ITU-T E.164: at most 15 digits). Raises Unreadable."""
    if not _FEWEST <= len(digits) <= _MOST:
        raise Unreadable(
            f"“{number}” มี {len(digits)} หลัก", f"หมายเลขต่างประเทศมี {_FEWEST} - {_MOST} หลัก"
        )
    return number


def _count(text: str) -> int:
    return len(re.sub(r"\D", "", text))


def _grouped(digits: str, text: str) -> str:
    mobile = digits[:2] in ("06", "08", "09")
    if len(digits) == 9 and digits[0] == "0" and not mobile:
        return f"{digits[0]} {digits[1:5]} {digits[5:]}"
    if len(digits) == 10 and mobile:
        return f"{digits[:2]} {digits[2:6]} {digits[6:]}"
    if len(digits) in (3, 4, 5) and digits[0] == "1":
        return digits
    raise Unreadable(
        f"“{text.strip()}” มี {len(digits)} หลัก",
        "หมายเลขบ้านหรือสำนักงานมี 9 หลัก มือถือ 10 หลัก ขึ้นต้นด้วย 0",
    )
