"""Dates and times: every form that clerks type, every form that letters write."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.thai import calendar, numerals
from docgen.thai.calendar import Date, Month, Time, parse_date, parse_date_or_month, parse_time
from docgen.thai.unreadable import Unreadable

DAY = Date(datetime.date(2017, 10, 11))
DATES = st.dates(datetime.date(1900, 1, 1), datetime.date(2150, 12, 31)).map(Date)


@pytest.mark.parametrize(
    "text",
    [
        "2017-10-11", "11/10/2560", "๑๑/๑๐/๒๕๖๐", "11 ต.ค. 2560", "๑๑ ตุลาคม ๒๕๖๐", "11 ตุลาคม พ.ศ. 2560",
        "วันพุธที่ 11 ตุลาคม 2560", "วันที่ 11 เดือนตุลาคม พ.ศ. 2560", "11-10-2560", "2560-10-11", "11 ตค 2560",
        "11  ตุลาคม  2017", "11 ตุลาคม ค.ศ. 2017", " 11.10.2560 ",
    ],
)  # fmt: skip
def test_forms_of_a_date(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("30 กุมภาพันธ์ 2560", "ไม่มีวันที่ 30 กุมภาพันธ์ 2560"),
        ("2567-02-30", "ไม่มีวันที่ 30 กุมภาพันธ์ 2567"),
        ("10/11/2017", "10 พฤศจิกายน 2560 หรือ 11 ตุลาคม 2560"),
        ("11/10/60", "พ.ศ. 2560 หรือ ค.ศ. 2060"),
        ("11 ตุลาคม พ.ศ. 2017", "น่าจะเป็น ค.ศ."),
        ("11 ตุลาคม ค.ศ. 2560", "น่าจะเป็น พ.ศ."),
        ("11 ตุลาคม 3103", "อาจบวก 543 ซ้ำ"),
        ("วันจันทร์ที่ 11 ตุลาคม 2560", "วันไม่ตรงกับวันที่"),
        ("1/13/2560", "ไม่มีเดือนที่ 13"),
        ("เมื่อวาน", "เป็นวันที่ไม่ได้"),
        ("ตุลาคม 2560", "ไม่มีวันที่"),
    ],
)
def test_what_is_not_a_date_is_said(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said.replace(".", r"\.")):
        parse_date(text)


def test_leap_day_of_the_buddhist_era() -> None:
    assert parse_date("29 กุมภาพันธ์ 2567").day == datetime.date(2024, 2, 29)


def test_month_alone_is_a_draft() -> None:
    assert parse_date_or_month("ตุลาคม 2560") == Month(2017, 10)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:00", Time(540)), ("09.00 น.", Time(540)), ("๙.๓๐", Time(570)), ("เวลา 13.00 น.", Time(780)),
        ("9 น.", Time(540)), ("12:30", Time(750)), ("9.00-12.00 น.", Time(540, 720)),
        ("09.00 น. ถึง 16.30 น.", Time(540, 990)), ("24.00", Time(1440)),
    ],
)  # fmt: skip
def test_forms_of_a_time(text: str, time: Time) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize(
    "text", ["25:00", "9.75", "24.30", "เช้า", "12.00-9.00", "9", "1.00-2.00-3.00"]
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_time(text)


def test_forms_that_letters_write() -> None:
    assert calendar.with_weekday(Date(datetime.date(2017, 10, 9))) == "วันจันทร์ที่ ๙ ตุลาคม ๒๕๖๐"
    assert calendar.with_era(DAY) == "๑๑ ตุลาคม พ.ศ. ๒๕๖๐"
    assert calendar.short(DAY) == "๑๑ ต.ค. ๖๐"
    assert calendar.month_year(DAY) == "ตุลาคม ๒๕๖๐"
    assert calendar.clock(Time(540)) == "๐๙.๐๐ น."
    assert calendar.clock_in_full(Time(540, 720)) == "๐๙.๐๐ - ๑๒.๐๐ นาฬิกา"
    end = Date(datetime.date(2017, 11, 2))
    assert calendar.between(DAY, end) == "๑๑ ตุลาคม - ๒ พฤศจิกายน ๒๕๖๐"


def test_fiscal_year_starts_in_october() -> None:
    assert calendar.fiscal_year(Date(datetime.date(2017, 9, 30))) == 2560
    assert calendar.fiscal_year(Date(datetime.date(2017, 10, 1))) == 2561


@given(DATES)
def test_written_dates_read_back(date: Date) -> None:
    for write in (calendar.written, calendar.with_era, calendar.with_weekday):
        assert parse_date(write(date)) == date
        assert parse_date(numerals.to_arabic(write(date))) == date
    assert parse_date(date.day.isoformat()) == date
    assert parse_date(f"{date.day.day}/{date.day.month}/{date.day.year + 543}") == date
    assert parse_date_or_month(calendar.month_year(date)) == Month(date.year, date.month)


@given(st.integers(0, 1439), st.integers(1, 600))
def test_written_times_read_back(start: int, length: int) -> None:
    for time in (Time(start), Time(start, min(start + length, 1440))):
        assert parse_time(calendar.clock(time)) == time
        assert parse_time(calendar.clock_in_full(time)) == time
