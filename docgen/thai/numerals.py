"""Digits: Arabic to Thai and back, and the spans whose digits stay as typed.

Enters and leaves: text. Official letters carry Thai digits throughout; URLs, e-mail addresses, accounts and
text marked by the writer keep theirs (regulation.md section 6, row "digits").
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

_DIGITS = tuple(zip("0123456789", "๐๑๒๓๔๕๖๗๘๙", strict=True))

# Noncharacters: a file that holds them is refused (read.py), so they can only come from ``verbatim``.
MARK_OPEN, MARK_CLOSE = "\ufdd0", "\ufdd1"
_MARKED = f"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}"

_ASCII_END = r"[A-Za-z0-9/_=&%#~+\-]"
URL = rf"(?:(?:https?|ftp)://|www\.)(?:[\x21-\x7e]*{_ASCII_END})?"
EMAIL = r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
_LABELS = r"(?<![A-Za-z0-9.\-])(?:[A-Za-z0-9\-]+\.)+"
_TOP = r"(?:th|com|org|net|info|gov|edu|int|io|asia|co|me|app|dev|page|link|ac|go)(?![A-Za-z0-9])"
DOMAIN = rf"{_LABELS}{_TOP}(?:/[\x21-\x7e]*)?|{_LABELS}[A-Za-z]{{2,}}/[\x21-\x7e]+"
_ACCOUNT = r"(?<![A-Za-z0-9._%+\-])@(?=[0-9_.\-]*[A-Za-z])[A-Za-z0-9_.\-]*[A-Za-z0-9_]"  # of LINE and the like
LATIN = re.compile(rf"{_MARKED}|{EMAIL}|{URL}|{DOMAIN}|{_ACCOUNT}", re.IGNORECASE)

_MAY_STAY = re.compile(f"[A-Za-z{MARK_OPEN}]")  # one of these is in whatever keeps its digits


def latin(text: str) -> Iterable[re.Match[str]]:
    """Return the places of ``text`` whose digits stay as typed."""
    return LATIN.finditer(text) if _MAY_STAY.search(text) else ()


def is_in_latin(text: str, at: int) -> bool:
    """Whether a place lies in what keeps its digits: an address, what is marked."""
    spans = _latin_spans(text)
    last = bisect_right(spans, (at, len(text))) - 1
    return last >= 0 and at < spans[last][1]


@lru_cache(maxsize=16)
def _latin_spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in latin(text)]


def to_arabic(text: str) -> str:
    """Return ``text`` with every Thai digit (U+0E50-0E59) as an Arabic one."""
    for arabic, thai in _DIGITS:
        text = text.replace(thai, arabic)
    return text


def thai_digits(text: str) -> str:
    """Return ``text`` with every Arabic digit as a Thai one, without exception."""
    for arabic, thai in _DIGITS:  # str.translate looks every letter up: five times slower
        text = text.replace(arabic, thai)
    return text


def to_thai(text: str) -> str:
    """Return ``text`` with Thai digits, but for URLs, e-mail addresses and marked spans.

    The marks themselves leave the text.
    """
    out: list[str] = []
    at = 0
    for found in latin(text):
        out.append(thai_digits(text[at : found.start()]))
        out.append(found.group() if found.group(1) is None else found.group(1))
        at = found.end()
    out.append(thai_digits(text[at:]))
    return "".join(out)


def verbatim(text: str) -> str:
    """Mark ``text`` so that ``to_thai`` leaves its digits alone."""
    return f"{MARK_OPEN}{text}{MARK_CLOSE}"


def unmarked(text: str) -> str:
    """Return ``text`` without the marks of ``verbatim``."""
    return text.replace(MARK_OPEN, "").replace(MARK_CLOSE, "")


def grouped(number: str) -> str:
    """Return a whole or decimal number with commas by thousands, in Thai digits: ๑,๒๓๔.๕๐."""
    whole, dot, part = to_arabic(number).replace(",", "").partition(".")
    sign = "-" if whole.startswith("-") else ""
    return sign + thai_digits(f"{int(whole.lstrip('+-') or '0'):,}{dot}{part}")
