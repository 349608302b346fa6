"""Dates, times and the words before them in running text.

Enters: a Reading. Leaves: mentions, each with its place; a mention whose day does not exist has no ``date``.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docgen.check.reading import Finding, Passage, Reading, Role, once
from docgen.check.wording import FAR, Wording
from docgen.thai.calendar import (
    CARELESS_MONTHS,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    Date,
    month_number,
)

FULL = "|".join(MONTHS)
SHORT = "|".join(re.escape(m) for m in SHORT_MONTHS)
_CARELESS = "|".join(re.escape(m) for m in CARELESS_MONTHS)
# Looked for around the names of months alone; what stands before it is looked at then.
_DATE = Wording(
    rf"(?P<day>\d{{1,2}})\s*"
    rf"(?P<month>{FULL}|(?:{SHORT})(?![ก-ฮ]\.)|(?:{_CARELESS})(?=\s*(?:พ\.\s?ศ\.\s*)?\d{{4}}(?!\d)))\s*(?:(?P<era>พ\.\s?ศ\.|ค\.\s?ศ\.)\s*)?(?P<year>\d{{4}}(?!\d))?",
    *MONTHS, *SHORT_MONTHS, *CARELESS_MONTHS, reach=(10, 40),
)  # fmt: skip
_WEEKDAY = re.compile(rf"วัน(?P<weekday>{'|'.join(WEEKDAYS)}|พฤหัสฯ?)\s*(?:ที่\s*)?\Z")
_CONTINUES = re.compile(r"\d[.,/]?\Z")  # the digits are the end of a longer number
_SPAN = Wording(
    rf"(?P<first>\d{{1,2}})\s*(?P<to>[-–]|ถึง)\s*(?:วัน(?:{'|'.join(WEEKDAYS)})?ที่\s*)?(?P<last>\d{{1,2}})\s*(?P<month>{FULL})(?:\s*พ\.ศ\.)?\s*(?P<year>\d{{4}})?",
    *MONTHS, reach=(40, 40),
)  # fmt: skip
_TO_A_DAY = re.compile(r"ที่\s*\Z")
# The first day of several, before their last: วันจันทร์ที่ ๑๔ ถึง.
FIRST_DAY = rf"(?:(?:วัน(?:{'|'.join(WEEKDAYS)})ที่\s*)?\d{{1,2}}\s*(?:[-–]|ถึง)\s*)?"


_UP_TO = re.compile(r"\s*(?:เวลา\s*\d{1,2}[.:]\d{2}\s*(?:น\.|นาฬิกา)?)?\s*(?:[-–]|ถึง(?:วันที่)?)\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A day named in a text; ``year`` as written, None when it is not."""

    passage: Passage
    start: int
    end: int
    match: re.Match[str]
    day: int
    month: int
    year: int | None
    at: int  # where its digits start; ``start`` is that of the weekday before them
    named: re.Match[str] | None  # the weekday
    date: Date | None  # None: no such day, or no year

    @property
    def weekday(self) -> str:
        """The name of the day, "" when it is not told."""
        return self.named["weekday"] if self.named else ""

    @property
    def before(self) -> str:
        """What stands before it in its text, as far back as a sentence may begin."""
        return self.passage.text[max(self.start - FAR, 0) : self.start]

    @property
    def after(self) -> str:
        return self.passage.text[self.end : self.end + FAR]

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def finding(self, message: str, hint: str = "", replacement: str | None = None) -> Finding:
        return Finding(message, self.passage, self.start, self.end, hint, replacement)

    def part(
        self, name: str, message: str, hint: str = "", replacement: str | None = None
    ) -> Finding:
        """Return a finding on one group of the match."""
        shift = self.at - self.match.start()
        start, end = self.match.span(name)
        return Finding(message, self.passage, start + shift, end + shift, hint, replacement)


@once
def mentions(reading: Reading) -> tuple[Mention, ...]:
    """Return every day named in the prose, in order."""
    prose = reading.prose
    out = []
    for match in _DATE.matches(prose):
        passage, start = prose.at(match.start())
        inside = start + len(match.group()) <= len(passage.text)
        if inside and not _CONTINUES.search(passage.text, max(start - 2, 0), start):
            out.append(_mention(passage, start, match))
    return tuple(out)


def _mention(passage: Passage, start: int, match: re.Match[str]) -> Mention:
    day, month = int(match["day"]), month_number(match["month"])
    assert month is not None
    year = int(match["year"]) if match["year"] else None
    found = None
    if year is not None:
        christian = year - 543 if 2300 <= year <= 2800 else year
        try:
            found = Date(datetime.date(christian, month, day))
        except ValueError:
            found = None
    weekday = _WEEKDAY.search(passage.text, max(start - 20, 0), start)
    end = start + len(match.group().rstrip())
    begin = weekday.start() if weekday else start
    return Mention(passage, begin, end, match, day, month, year, start, weekday, found)


def said_of(reading: Reading, *roles: Role) -> Iterator[Mention]:
    """Yield the mentions that have a date, in passages of the roles."""
    for mention in mentions(reading) if reading.of(*roles) else ():
        if mention.date is not None and mention.passage.role in roles:
            yield mention


def ranges(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Yield the pairs of days between which a text says “to”: ๒๘ มีนาคม ๒๕๖๙ ถึงวันที่ ๖ เมษายน ๒๕๖๙."""
    for first, last in pairwise(mentions(reading)):
        joined = first.passage is last.passage
        if joined and _UP_TO.fullmatch(first.passage.text[first.end : last.start]):
            yield first, last


@once
def spans(reading: Reading) -> tuple[tuple[Passage, int, re.Match[str]], ...]:
    """Return ranges of days within a month: passage, offset, match."""
    prose = reading.prose
    out = []
    for match in _SPAN.matches(prose):
        passage, start = prose.at(match.start())
        if _CONTINUES.search(passage.text, max(start - 2, 0), start):
            continue
        if match["to"] != "ถึง" or _TO_A_DAY.search(passage.text, max(start - 4, 0), start):
            out.append((passage, start, match))
    return tuple(out)
