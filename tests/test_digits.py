"""Digits, telephone numbers and numbering."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.numbering import MisshapenPattern, pattern
from docgen.thai.numerals import grouped, thai_digits, to_arabic, to_thai, verbatim
from docgen.thai.telephone import parse_telephone
from docgen.thai.unreadable import Unreadable


def test_addresses_and_marked_spans_keep_their_digits() -> None:
    text = f"ดู www.a1.go.th/x2 และ a1@b2.go.th หรือ https://x.th/3?q=4 ข้อ 5 {verbatim('A4')} data9.go.th 10"
    said = "ดู www.a1.go.th/x2 และ a1@b2.go.th หรือ https://x.th/3?q=4 ข้อ ๕ A4 data9.go.th ๑๐"
    assert to_thai(text) == said


def test_an_account_keeps_its_digits() -> None:
    assert (
        to_thai("LINE @saraban99 หรือ @123abcd ราคา @99 บาท")
        == "LINE @saraban99 หรือ @123abcd ราคา @๙๙ บาท"
    )


def test_an_address_ends_where_thai_begins() -> None:
    assert to_thai("ที่ www.a1.go.thภายใน 5 วัน") == "ที่ www.a1.go.thภายใน ๕ วัน"
    assert to_thai("(https://a1.th). 7") == "(https://a1.th). ๗"


@given(st.text(alphabet="0123456789ก ข.-/"))
def test_digits_round_trip(text: str) -> None:
    assert to_arabic(thai_digits(text)) == text
    assert not re.search("[0-9]", thai_digits(text))


@given(st.integers(0, 10**18))
def test_grouped_numbers_read_back(number: int) -> None:
    assert int(to_arabic(grouped(str(number))).replace(",", "")) == number


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("034425075", "๐ ๓๔๔๒ ๕๐๗๕"), ("0-3442-5075", "๐ ๓๔๔๒ ๕๐๗๕"), ("(034) 425 075", "๐ ๓๔๔๒ ๕๐๗๕"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "๐๘ ๑๒๓๔ ๕๖๗๘"), ("+66 2 310 8815", "๐ ๒๓๑๐ ๘๘๑๕"),
        ("02 310 8815 ต่อ 123", "๐ ๒๓๑๐ ๘๘๑๕ ต่อ ๑๒๓"), ("02 310 8815-6", "๐ ๒๓๑๐ ๘๘๑๕-๖"), ("1567", "๑๕๖๗"),
        ("+43 1 478 3335", "+๔๓ ๑ ๔๗๘ ๓๓๓๕"), ("+1 202 944 3600 ต่อ 12", "+๑ ๒๐๒ ๙๔๔ ๓๖๐๐ ต่อ ๑๒"),
    ],
)  # fmt: skip
def test_telephone_in_any_grouping(typed: str, written: str) -> None:
    assert parse_telephone(typed) == written


@pytest.mark.parametrize(
    "typed", ["12", "0344250", "โทรมา", "034 425 075 1234", "", "+43 12", "+4312345678901234"]
)
def test_wrong_telephone(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_telephone(typed)


@pytest.mark.parametrize(
    ("text", "counts", "label"),
    [
        ("๑.", (3,), "๓."), ("๑.๑", (1, 2), "๑.๒"), ("(๑)", (1, 2, 12), "(๑๒)"), ("-", (1, 2), "-"),
        ("ข้อ ๑", (4,), "ข้อ ๔"), ("(ก)", (1, 3), "(ค)"), ("1.1.1", (1, 2, 3), "๑.๒.๓"), ("•", (1,), "•"),
        ("(ก)", (1, 4), "(ง)"), ("(ก)", (1, 42), "(กก)"),
    ],
)  # fmt: skip
def test_numbering_patterns(text: str, counts: tuple[int, ...], label: str) -> None:
    assert pattern(text).label(counts) == label


@pytest.mark.parametrize("text", ["๑ ๑", "๒."])
def test_misshapen_patterns(text: str) -> None:
    with pytest.raises(MisshapenPattern):
        pattern(text)
