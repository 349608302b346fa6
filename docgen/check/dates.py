"""Dates, times and the words before them in running text.

Enters: a Reading. Leaves: mentions, each with its place; a mention whose day does not exist has no ``date``.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docgen.check.reading import Finding, Passage, Reading, Role
from docgen.thai.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS, Date

FULL = "|".join(MONTHS)
SHORT = "|".join(re.escape(m) for m in SHORT_MONTHS)
_BARE = "|".join(re.escape(m.replace(".", "")) for m in SHORT_MONTHS)
_DATE = re.compile(
    rf"(?:วัน(?P<weekday>{'|'.join(WEEKDAYS)}|พฤหัสฯ?)(?P<gap>\s*)(?:ที่\s*)?)?(?P<day>(?<!\d)(?<!\d[.,/])\d{{1,2}})\s*"
    rf"(?P<month>{FULL}|(?:{SHORT})(?![ก-ฮ]\.))\s*(?:(?P<era>พ\.\s?ศ\.|ค\.\s?ศ\.)\s*)?(?P<year>\d{{4}}(?!\d))?"
)
_SPAN = re.compile(
    rf"(?P<first>(?<!\d)\d{{1,2}})\s*[-–]\s*(?P<last>\d{{1,2}})\s*(?P<month>{FULL})(?:\s*พ\.ศ\.)?\s*(?P<year>\d{{4}})?"
)
_MONTH_NUMBER = {name: i % 12 + 1 for i, name in enumerate((*MONTHS, *SHORT_MONTHS))}
# Months alone would be found in every long text: no date stands without one of these.
_ANY = re.compile("คม|ยน|พันธ์|[กมพส]\\.[คพยศ]\\.|เม\\.ย|ม\\.[คย]|ค\\.|ธ\\.ค|ต\\.ค")


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
    weekday: str
    date: Date | None  # None: no such day, or no year

    @property
    def before(self) -> str:
        """What stands before it in its text."""
        return self.passage.text[: self.start]

    @property
    def after(self) -> str:
        return self.passage.text[self.end :]

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def finding(self, message: str, hint: str = "", replacement: str | None = None) -> Finding:
        return Finding(message, self.passage, self.start, self.end, hint, replacement)

    def part(
        self, name: str, message: str, hint: str = "", replacement: str | None = None
    ) -> Finding:
        """Return a finding on one group of the match."""
        shift = self.start - self.match.start()
        start, end = self.match.span(name)
        return Finding(message, self.passage, start + shift, end + shift, hint, replacement)


@lru_cache(maxsize=4)
def mentions(reading: Reading) -> tuple[Mention, ...]:
    """Return every day named in the prose, in order."""
    prose = reading.prose
    if not _ANY.search(prose.text):
        return ()
    out = []
    for match in _DATE.finditer(prose.text):
        passage, start = prose.at(match.start())
        if start + len(match.group()) <= len(passage.text):
            out.append(_mention(passage, start, match))
    return tuple(out)


def _mention(passage: Passage, start: int, match: re.Match[str]) -> Mention:
    day, month = int(match["day"]), _MONTH_NUMBER[match["month"]]
    year = int(match["year"]) if match["year"] else None
    found = None
    if year is not None:
        christian = year - 543 if 2300 <= year <= 2800 else year
        try:
            found = Date(datetime.date(christian, month, day))
        except ValueError:
            found = None
    end = start + len(match.group().rstrip())
    return Mention(passage, start, end, match, day, month, year, match["weekday"] or "", found)


def said_of(reading: Reading, *roles: Role) -> Iterator[Mention]:
    """Yield the mentions that have a date, in passages of the roles."""
    for mention in mentions(reading):
        if mention.date is not None and mention.passage.role in roles:
            yield mention


def spans(reading: Reading) -> Iterator[tuple[Passage, int, re.Match[str]]]:
    """Yield ranges of days within a month: passage, offset, match."""
    prose = reading.prose
    if not _ANY.search(prose.text):
        return
    for match in _SPAN.finditer(prose.text):
        passage, start = prose.at(match.start())
        yield passage, start, match
