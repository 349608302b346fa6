"""Buddhist-era dates, weekdays, times and fiscal years, read and written as letters do.

Enters: text as a clerk types it. Leaves: Date, Month, Time, and text in Thai digits. B.E. = C.E. + 543;
the fiscal year runs 1 October - 30 September and is named by the year in which it ends
(regulation.md section 6). What is ambiguous raises Unreadable with both readings; nothing is guessed.
"""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from docgen.thai.numerals import thai_digits, to_arabic
from docgen.thai.unreadable import Unreadable

MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT_MONTHS = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
WEEKDAYS = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]

CARELESS_MONTHS = [f"{name.replace('.', '')}." for name in SHORT_MONTHS]  # กพ.

_MONTH_NUMBER = {
    name.replace(".", ""): i % 12 + 1 for i, name in enumerate((*MONTHS, *SHORT_MONTHS))
}
_ERA_MARK = r"(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?"
_WEEKDAY = r"(?:วัน)?(?P<weekday>" + "|".join((*WEEKDAYS, "พฤหัส")) + r")(?:\s*ที่)?\s*"
_NAMED = re.compile(
    rf"(?:{_WEEKDAY})?(?:วันที่\s*)?(?:(?P<day>\d{{1,2}})\s*)?(?:เดือน\s*)?"
    rf"(?P<month>[ก-๎.]+?)\s*(?:ปี\s*)?{_ERA_MARK}\s*(?P<year>\d+)"
)
_ISO = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})")
_SLASHED = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d+)")
_TIME = re.compile(r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:]00)?\s*(?:น\.?|นาฬิกา)?")
_HOUR = re.compile(r"(?P<hour>\d{1,2})(?P<minute>)\s*(?:น\.?|นาฬิกา)")
_HOW_DATE = "พิมพ์เช่น 11 ต.ค. 2560, ๑๑ ตุลาคม ๒๕๖๐, 11/10/2560 หรือ 2017-10-11"
_HOW_TIME = "พิมพ์เช่น 9:00, 09.00 น. หรือ 09.00 - 12.00 น."


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year C.E.: the date of a draft whose day is still blank."""

    year: int
    month: int

    def __str__(self) -> str:
        return month_year(self)


@dataclass(frozen=True, slots=True)
class Date:
    """A day; ``day`` holds it in the Gregorian calendar."""

    day: datetime.date

    @property
    def year(self) -> int:
        return self.day.year

    @property
    def month(self) -> int:
        return self.day.month

    def __str__(self) -> str:
        return written(self)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day, or a stretch of it when ``end`` is given; minutes from midnight."""

    start: int
    end: int | None = None

    def __str__(self) -> str:
        return clock(self)


def parse_date(text: str) -> Date:
    """Read a date in any form that letters and clerks use. Raises Unreadable."""
    parsed = parse_date_or_month(text)
    if isinstance(parsed, Month):
        raise Unreadable(f"“{text.strip()}” ไม่มีวันที่", _HOW_DATE)
    return parsed


@lru_cache(maxsize=1024)  # a letter's day stands in many places
def parse_date_or_month(text: str) -> Date | Month:
    """Read a date, or a month and year alone (a draft's date). Raises Unreadable."""
    plain = re.sub(r"\s+", " ", to_arabic(text)).strip()
    if found := _ISO.fullmatch(plain):
        return _date(found, plain)
    if found := _SLASHED.fullmatch(plain):
        return _slashed(found, plain)
    found = _NAMED.fullmatch(plain)
    month = month_number(found["month"]) if found else None
    if found is None or month is None:
        raise Unreadable(f"อ่าน “{text.strip()}” เป็นวันที่ไม่ได้", _HOW_DATE)
    year = _year(found["year"], found["era"], plain)
    if found["day"] is None:
        return Month(year, month)
    date = _real(year, month, int(found["day"]), plain)
    _agree(found["weekday"], date, plain)
    return date


def month_number(name: str) -> int | None:
    """Return which month of the year a name is, short ones with their stops or without; None for no month."""
    return _MONTH_NUMBER.get(name.replace(".", ""))


def _slashed(found: re.Match[str], text: str) -> Date:
    day, month, year = int(found["day"]), int(found["month"]), int(found["year"])
    # 10/11/2017 is 10 November to a Thai typist and October 11 to an American program.
    if year < 2400 and len(found["year"]) == 4 and day <= 12 and month <= 12 and day != month:
        raise Unreadable(
            f"“{text}” อ่านได้สองอย่าง: {day} {MONTHS[month - 1]} {year + 543} "
            f"หรือ {month} {MONTHS[day - 1]} {year + 543}",
            "พิมพ์ชื่อเดือน หรือใช้ปี พ.ศ.",
        )
    return _date(found, text)


def _date(found: re.Match[str], text: str) -> Date:
    year = _year(found["year"], None, text)
    return _real(year, int(found["month"]), int(found["day"]), text)


def _year(digits: str, era: str | None, text: str) -> int:
    """Return the year C.E. that ``digits`` mean."""
    year = int(digits)
    if len(digits) == 2:
        raise Unreadable(
            f"“{text}” มีปีสองหลัก อ่านได้สองอย่าง: พ.ศ. 25{digits} หรือ ค.ศ. 20{digits}",
            "พิมพ์ปีให้ครบสี่หลัก",
        )
    buddhist = 2400 <= year <= 2700
    christian = 1857 <= year <= 2157
    if (era or "").startswith("พ") and christian:
        raise Unreadable(f"ปี พ.ศ. {year} น่าจะเป็น ค.ศ.", f"พ.ศ. {year + 543} หรือ ค.ศ. {year}")
    if (era or "").startswith("ค") and buddhist:
        raise Unreadable(f"ปี ค.ศ. {year} น่าจะเป็น พ.ศ.", f"พ.ศ. {year} หรือ ค.ศ. {year - 543}")
    if buddhist:
        return year - 543
    if christian:
        return year
    twice = f" อาจบวก 543 ซ้ำ (พ.ศ. {year - 543})" if 2943 <= year <= 3243 else ""
    raise Unreadable(f"ปี {digits} ไม่ใช่ปี พ.ศ. หรือ ค.ศ. ที่เป็นไปได้{twice}", _HOW_DATE)


def _real(year: int, month: int, day: int, text: str) -> Date:
    if not 1 <= month <= 12:
        swapped = f" ถ้าหมายถึง {month} {MONTHS[day - 1]} ให้พิมพ์ชื่อเดือน" if 1 <= day <= 12 else ""
        raise Unreadable(f"“{text}” ไม่มีเดือนที่ {month}{swapped}", _HOW_DATE)
    try:
        return Date(datetime.date(year, month, day))
    except ValueError:
        last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day
        raise Unreadable(
            f"ไม่มีวันที่ {day} {MONTHS[month - 1]} {year + 543}",
            f"{MONTHS[month - 1]} {year + 543} มี {last} วัน",
        ) from None


def _agree(name: str | None, date: Date, text: str) -> None:
    if name and not WEEKDAYS[date.day.weekday()].startswith(name):
        right = WEEKDAYS[date.day.weekday()]
        raise Unreadable(f"“{text}” วันไม่ตรงกับวันที่", f"{written(date)} เป็นวัน{right}")


def parse_time(text: str) -> Time:
    """Read a time, or a stretch of time (``9.00 - 12.00 น.``). Raises Unreadable."""
    plain = re.sub(r"^เวลา\s*", "", re.sub(r"\s+", " ", to_arabic(text)).strip())
    parts = [p.strip() for p in re.split(r"\s*(?:-|–|ถึง)\s*", plain)]
    matches = [_TIME.fullmatch(p) or _HOUR.fullmatch(p) for p in parts]
    if len(parts) > 2 or not all(matches):
        raise Unreadable(f"อ่าน “{text.strip()}” เป็นเวลาไม่ได้", _HOW_TIME)
    minutes = [int(m["hour"]) * 60 + int(m["minute"] or 0) for m in matches if m]
    if any(int(m["hour"]) > 24 or int(m["minute"] or 0) > 59 for m in matches if m):
        raise Unreadable(f"ไม่มีเวลา “{text.strip()}”", _HOW_TIME)
    if any(m > 24 * 60 for m in minutes):
        raise Unreadable(f"ไม่มีเวลา “{text.strip()}”", _HOW_TIME)
    if len(minutes) == 2 and minutes[1] <= minutes[0]:
        raise Unreadable(f"“{text.strip()}” เวลาสิ้นสุดมาก่อนเวลาเริ่ม", _HOW_TIME)
    return Time(*minutes)


def be_year(date: Date | Month) -> int:
    return date.year + 543


def fiscal_year(date: Date | Month) -> int:
    """Return the fiscal year B.E. in which the date falls."""
    return be_year(date) + (date.month >= 10)


def written(date: Date) -> str:
    """๑๑ ตุลาคม ๒๕๖๐: no leading zero, full month, no พ.ศ."""
    return thai_digits(f"{date.day.day} {MONTHS[date.month - 1]} {be_year(date)}")


def with_era(date: Date) -> str:
    """๑๑ ตุลาคม พ.ศ. ๒๕๖๐, as orders and announcements write it."""
    return thai_digits(f"{date.day.day} {MONTHS[date.month - 1]} พ.ศ. {be_year(date)}")


def with_weekday(date: Date) -> str:
    """วันจันทร์ที่ ๙ ตุลาคม ๒๕๖๐: no blank between the weekday and ที่."""
    return f"{weekday(date)}ที่ {written(date)}"


def weekday(date: Date) -> str:
    return f"วัน{WEEKDAYS[date.day.weekday()]}"


def short(date: Date) -> str:
    """๑๑ ต.ค. ๖๐"""
    return thai_digits(f"{date.day.day} {SHORT_MONTHS[date.month - 1]} {be_year(date) % 100:02d}")


def month_year(date: Date | Month) -> str:
    """ตุลาคม ๒๕๖๐"""
    return thai_digits(f"{MONTHS[date.month - 1]} {be_year(date)}")


def between(start: Date, end: Date) -> str:
    """๑๒ - ๑๖ เมษายน ๒๕๖๙, with what both dates share written once."""
    if (start.year, start.month) == (end.year, end.month):
        return thai_digits(f"{start.day.day} - {written(end)}")
    if start.year == end.year:
        return thai_digits(f"{start.day.day} {MONTHS[start.month - 1]} - {written(end)}")
    return f"{written(start)} - {written(end)}"


def clock(time: Time) -> str:
    """๐๙.๐๐ น., or ๐๙.๐๐ - ๑๒.๐๐ น."""
    return f"{_hours(time)} น."


def clock_in_full(time: Time) -> str:
    """๐๙.๐๐ นาฬิกา, as Parliament and laws write it."""
    return f"{_hours(time)} นาฬิกา"


def _hours(time: Time) -> str:
    ends = [time.start] if time.end is None else [time.start, time.end]
    return thai_digits(" - ".join(f"{m // 60:02d}.{m % 60:02d}" for m in ends))
