"""The ways in which letters write a value, as filters of expressions: ``{{ meeting.date | วันที่ }}``.

Enters: a value and, for some, an argument. Leaves: text; of ``figure`` a number, to compare and to reckon with. Each has an English and a Thai name; the
reference in the README is made from this table. Raises Unreadable when the value is of another kind.
"""

import re
from collections.abc import Callable, Sized
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen.thai import calendar, numerals
from docgen.thai.calendar import Date, Month, Time
from docgen.thai.unreadable import Unreadable

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?|[+-]?\.[0-9]+")
_LONGEST = 30  # characters of a number


_TIME_BEHIND = re.compile(r"\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*น\.)?\s*\Z")


@dataclass(frozen=True)
class Filter:
    english: str
    thai: str
    about: str
    example: str
    write: Callable[..., str | Decimal]


def _date(value: Any) -> Date:
    if isinstance(value, Month):
        raise Unreadable("ยังไม่มีวันที่ (เป็นร่างที่มีเพียงเดือนและปี)", "ใส่วันที่ให้ครบก่อน")
    if isinstance(value, str):
        # {{ "5 มี.ค. 2569" | วันเต็ม }}: a date typed in the text, checked. What a form noted has the time behind it.
        return calendar.parse_date(_TIME_BEHIND.sub("", value))
    if not isinstance(value, Date):
        raise Unreadable("ค่านี้ไม่ใช่วันที่", "ใช้กับวันที่ เช่น meeting.date")
    return value


def _date_or_month(value: Any) -> Date | Month:
    return value if isinstance(value, Month) else _date(value)


def _time(value: Any) -> Time:
    if isinstance(value, str):
        return calendar.parse_time(value)
    if not isinstance(value, Time):
        raise Unreadable("ค่านี้ไม่ใช่เวลา", "ใช้กับเวลา เช่น meeting.time")
    return value


def _until(value: Any, end: Any) -> str:
    start = _date(value)
    try:
        last = _date(end)
    except Unreadable as error:
        error.value = str(end)
        raise
    if last.day <= start.day:
        hint = "เขียนเป็น วันเริ่ม | ถึง(วันสิ้นสุด)"
        raise Unreadable("วันสิ้นสุดไม่อยู่หลังวันเริ่ม", hint, f"{value} - {end}")
    return calendar.between(start, last)


def _count(value: Any) -> str:
    if not isinstance(value, Sized) or isinstance(value, str):
        raise Unreadable("ค่านี้นับไม่ได้", "ใช้กับรายการ เช่น recipients")
    return numerals.grouped(str(len(value)))


def _typed(value: Any) -> str:
    """Return a number as one types it: 0.0000001, not 1E-7."""
    return numerals.to_arabic(f"{value:f}" if isinstance(value, Decimal) else str(value)).strip()


def _plain_number(value: Any) -> str:
    plain = _typed(value).replace(",", "")
    if not _NUMBER.fullmatch(plain) or len(plain) > _LONGEST:
        raise Unreadable(f"“{value}” ไม่ใช่ตัวเลข", "ใช้กับตัวเลข เช่น 1234.50")
    return plain


def _number(value: Any) -> str:
    return numerals.grouped(_plain_number(value))


def _figure(value: Any) -> Decimal:
    """Return a number to reckon with; of percents what a sheet shows, 80% as 80."""
    return Decimal(_plain_number(_typed(value).removesuffix("%").rstrip()))


def _words(value: Any) -> str:
    from docgen.thai.words import number_in_words

    plain = re.sub(r"\.0+\Z", "", _typed(value).replace(",", ""))  # 12.00, as a sheet shows 12
    if not plain.isdecimal() or len(plain) > 15:
        raise Unreadable(f"“{value}” ไม่ใช่จำนวนเต็ม", "ใช้กับจำนวนเต็ม เช่น 12")
    return number_in_words(int(plain))


def _baht(value: Any) -> str:
    from docgen.thai.money import in_words

    typed = _typed(value)
    if not re.fullmatch(r"(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,2})?", typed):
        raise Unreadable(f"“{value}” ไม่ใช่จำนวนเงิน", "ใช้กับจำนวนเงิน เช่น 1500 หรือ 1,500.75")
    whole, dot, satang = typed.replace(",", "").partition(".")
    plain = f"{whole}.{satang.ljust(2, '0')}" if dot else whole
    return f"{numerals.grouped(plain)} บาท ({in_words(plain)})"


def _joined(value: Any, between: str = ", ") -> str:
    if isinstance(value, str) or not isinstance(value, Sized):
        raise Unreadable("ค่านี้ไม่ใช่รายการ", "ใช้กับรายการ เช่น enclosures")
    return str(between).join(str(item) for item in value)  # type: ignore[attr-defined]


FILTERS = (
    Filter("date", "วันที่", "วัน เดือน ปี", "๙ ตุลาคม ๒๕๖๐", lambda v: calendar.written(_date(v))),
    Filter("weekday_date", "วันเต็ม", "มีชื่อวัน", "วันจันทร์ที่ ๙ ตุลาคม ๒๕๖๐",
           lambda v: calendar.with_weekday(_date(v))),
    Filter("era_date", "วันที่มีพศ", "มีคำว่า พ.ศ.", "๙ ตุลาคม พ.ศ. ๒๕๖๐",
           lambda v: calendar.with_era(_date(v))),
    Filter("short_date", "วันที่ย่อ", "เดือนย่อ ปีสองหลัก", "๙ ต.ค. ๖๐", lambda v: calendar.short(_date(v))),
    Filter("weekday", "วัน", "ชื่อวัน", "วันจันทร์", lambda v: calendar.weekday(_date(v))),
    Filter("month_year", "เดือนปี", "เดือนและปี", "ตุลาคม ๒๕๖๐",
           lambda v: calendar.month_year(_date_or_month(v))),
    Filter("month", "เดือน", "ชื่อเดือน", "ตุลาคม",
           lambda v: calendar.MONTHS[_date_or_month(v).month - 1]),
    Filter("year", "ปี", "ปี พ.ศ.", "๒๕๖๐",
           lambda v: numerals.thai_digits(str(calendar.be_year(_date_or_month(v))))),
    Filter("fiscal_year", "ปีงบประมาณ", "ปีงบประมาณของวันนั้น", "๒๕๖๑",
           lambda v: numerals.thai_digits(str(calendar.fiscal_year(_date_or_month(v))))),
    Filter("until", "ถึง", "ช่วงวัน: meeting.date | ถึง(meeting.end_date)", "๙ - ๑๐ ตุลาคม ๒๕๖๐",
           _until),
    Filter("time", "เวลา", "เวลา", "๐๙.๐๐ น.", lambda v: calendar.clock(_time(v))),
    Filter("nalika", "นาฬิกา", "เวลาแบบเต็ม", "๐๙.๐๐ นาฬิกา", lambda v: calendar.clock_in_full(_time(v))),
    Filter("count", "นับ", "จำนวนรายการ เช่น recipients | นับ", "๒๙", _count),
    Filter("number", "จำนวน", "ตัวเลขมีจุลภาค", "๑,๒๓๔", _number),
    Filter("figure", "ตัวเลข", "ตัวเลขไว้เทียบ บวก ลบ: {% if แถว.เงิน | ตัวเลข > 5000 %} (80% คือ 80)", "1500", _figure),
    Filter("words", "คำอ่าน", "จำนวนเต็มเป็นคำ", "สิบสอง", _words),
    Filter("baht", "บาท", "จำนวนเงินและคำอ่าน", "๑,๕๐๐ บาท (หนึ่งพันห้าร้อยบาทถ้วน)", _baht),
    Filter("join", "รวม", 'ต่อรายการด้วยคำคั่น เช่น รวม(" และ ")', "ก, ข", _joined),
    Filter("verbatim", "คงเดิม", "คงเลขอารบิกไว้ตามที่พิมพ์", "A4",
           lambda v: numerals.verbatim(numerals.unmarked(str(v)))),
)  # fmt: skip

BY_NAME: dict[str, Callable[..., str | Decimal]] = {
    name: each.write for each in FILTERS for name in (each.english, each.thai)
}
