"""The kinds of check that rules are made of: is it there, replace by.

Enters: patterns and word lists of docgen/data. Leaves: where they stand in a Reading. Nothing is compiled and no list
loaded before a text holds what it needs: most texts hold none of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docgen.check.reading import PROSE, Finding, Findings, Passage, Prose, Reading, Role, Sheet
from docgen.check.sought import SOUGHT
from docgen.resources import table
from docgen.thai.persons import is_named_till
from docgen.thai.spelling import is_inside_a_word

_MARK = re.compile("[ัิ-ฺ็-๎]")  # stands above or below: the letter before it is not whole without it
_GOES_ON = re.compile(r"[\d.,:/\-–]+[ \t\u00a0]*[\d.,:/\-–]*|[ \t\u00a0]+[\d.,:/\-–]*")
DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
FAR = 2_000  # characters; what stands further off in its paragraph says nothing of a word, and a text may be a book


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a pattern stands: a stretch of a passage, and the match."""

    passage: Passage
    start: int
    end: int
    match: re.Match[str]

    def group(self, name: str | int = 0) -> str:
        return self.match[name] or ""

    def finding(
        self,
        message: str,
        hint: str = "",
        replacement: str | None = None,
        start: int = 0,
        end: int | None = None,
    ) -> Finding:
        """Return a finding on the match, or on its stretch from ``start`` to ``end`` (offsets in it)."""
        stop = self.end if end is None else self.start + end
        return Finding(message, self.passage, self.start + start, stop, hint, replacement)

    def at(
        self, name: str | int, message: str, hint: str = "", replacement: str | None = None
    ) -> Finding:
        """Return a finding on one group of the match."""
        shift = self.start - self.match.start()
        start, end = self.match.span(name)
        return Finding(message, self.passage, start + shift, end + shift, hint, replacement)


def is_quoted(text: str, at: int) -> bool:
    """Whether a place lies between “ and ”."""
    return text.rfind("“", 0, at) > text.rfind("”", 0, at)


class Wording:
    """A pattern, looked for only in texts that hold one of the strings that it ``needs``.

    ``reach``: how many characters of what it asks for stand before such a string at most, and how many from it on.
    """

    def __init__(self, pattern: str, *needs: str, reach: tuple[int, int] | None = None) -> None:
        self._source, self._needs, self._reach = pattern, frozenset(needs), reach
        SOUGHT.add(lambda: needs, self)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, re.MULTILINE)

    def _has_need(self, text: str) -> bool:
        for needed in self._needs:
            if needed in text:
                return True
        return not self._needs

    def may_be_in(self, prose: Prose) -> bool:
        """Return whether a prose has one of the strings that the pattern needs; so it seldom is."""
        return not self._needs or self in prose.asking

    def hits(self, reading: Reading, *roles: Role, sheet: Sheet | None = None) -> Iterator[Hit]:
        """Return every place in the prose, or only in passages of the roles (on a sheet), also of other roles."""
        if not roles:
            return self.hits_in(reading.prose)
        if not self._needs or not PROSE.issuperset(roles):
            there = reading.of(*roles, sheet=sheet)
            return (hit for passage in there for hit in self.inside(passage))
        if not self.may_be_in(reading.prose):
            return iter(())
        return (
            hit
            for passage in reading.prose.holding(self._needs)
            if passage.role in roles and sheet in (None, passage.sheet)
            for hit in self._all_in(passage)
        )

    def in_body(self, reading: Reading) -> Iterator[Hit]:
        """Return every place in what the letter itself says."""
        return self.hits(reading, Role.BODY, Role.ITEM, sheet=Sheet.LETTER)

    def hits_in(self, prose: Prose) -> Iterator[Hit]:
        """Return every place in the prose."""
        return self._hits(prose) if self.may_be_in(prose) else iter(())

    def _hits(self, prose: Prose) -> Iterator[Hit]:
        for match in self.matches(prose):
            passage, start = prose.at(match.start())
            length = match.end() - match.start()
            if start + length <= len(passage.text):
                yield Hit(passage, start, start + length, match)

    def matches(self, prose: Prose) -> Iterator[re.Match[str]]:
        """Return every match in the text of the prose."""
        if not self.may_be_in(prose):
            return iter(())
        if not self._needs or self._reach is None:
            return self.pattern.finditer(prose.text)
        return self._near(prose, *self._reach)

    def _near(self, prose: Prose, before: int, after: int) -> Iterator[re.Match[str]]:
        """Yield every match near one of the strings."""
        text = prose.text
        for start, end in _joined(prose.places(self._needs), before, after):
            # What ends within a figure would be taken for a whole one.
            whole = _GOES_ON.match(text, end)
            yield from self.pattern.finditer(text, start, whole.end() if whole else end)

    def inside(self, passage: Passage) -> Iterator[Hit]:
        """Yield every place in one passage."""
        if self._has_need(passage.text):
            yield from self._all_in(passage)

    def _all_in(self, passage: Passage) -> Iterator[Hit]:
        for match in self.pattern.finditer(passage.text):
            yield Hit(passage, match.start(), match.end(), match)

    def is_in(self, text: str) -> bool:
        return self._has_need(text) and bool(self.pattern.search(text))


def _joined(places: Iterable[int], before: int, after: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches around the places, those that meet as one."""
    start = end = -1
    for place in places:
        if place - before > end:
            if end >= 0:
                yield start, end
            start = max(place - before, 0)
        end = place + after
    if end >= 0:
        yield start, end


# What opens the name of a place.
_PLACES = re.compile(r"(?:วัด|ตำบล|ต\.|บ้าน|ชุมชน|แขวง|ถนน|ซอย|โรงเรียน|อำเภอ|อ\.)[ก-์]{0,20}\Z")
# A firm or body whose name goes on to the very place.
_NAMED = re.compile(
    r"(?:บริษัท|ห้างหุ้นส่วน(?:จำกัด|สามัญ)?|มูลนิธิ|สมาคม)(?:(?!จำกัด|มหาชน)[ก-์ ]){0,50}\Z|(?<![ก-์])(?:ร้าน|คลินิก|โรงพิมพ์)[ก-์]{0,20}\Z"
)


class WordList:
    """One list of a table of docgen/data, each word with what the table says of it."""

    def __init__(self, name: str, part: str) -> None:
        self._name, self._part = name, part
        SOUGHT.add(lambda: self.rows)

    @cached_property
    def rows(self) -> Mapping[str, Any]:
        rows: Mapping[str, Any] = table(self._name)[self._part]
        return rows

    def _found(self, prose: Prose) -> Iterator[tuple[str, int]]:
        for word, places in prose.found.items():
            if word in self.rows:
                for at in places:
                    yield word, at

    def _others(self, prose: Prose, word: str) -> Iterator[str]:
        """Yield the longer words of the list that are in the prose."""
        return (other for other in prose.found if len(other) > len(word) and other in self.rows)

    def hits(self, reading: Reading) -> Iterator[tuple[str, Passage, int]]:
        """Yield each word that stands in the prose: word, passage, offset.

        Thai has no blanks between words, so a word is found inside longer ones. Names and terms of the document are
        passed over.
        """
        prose = reading.prose
        for word, at in self._found(prose):
            if not _of_a_name(reading, prose.text, at, at + len(word)):
                passage, start = prose.at(at)
                yield word, passage, start

    def replaced(self, reading: Reading, message: str) -> Findings:
        """Yield every word with what replaces it; a row may name longer words in which it is right.

        ``message`` is told with ``right``.
        """
        prose = reading.prose
        text = prose.text
        for word, at in self._found(prose):
            row, end = self.rows[word], at + len(word)
            right = row["right"]
            if text.startswith(right, at) and right.startswith(word):
                continue  # the beginning of the right word, which is what is there nearly always
            longer = (right, *row.get("not", "").split())
            if any(_stands(text, one, at, end) for one in longer) or _MARK.match(text, end):
                continue
            if any(
                word in other and _stands(text, other, at, end)
                for other in self._others(prose, word)
            ):
                continue  # told with the longer word
            if row.get("name") and _PLACES.search(text, max(at - 30, 0), at):
                continue
            if not _of_a_name(reading, text, at, end) and not is_inside_a_word(text, at, end):
                passage, start = prose.at(at)
                # Where the text goes on as the right word does, only its writer knows where that ends.
                sure = not (right.startswith(word) and right[len(word)] == text[end : end + 1])
                sure = sure and not (row.get("name") or row.get("unsure"))
                said, stop = message.format(right=right), start + len(word)
                yield Finding(f"“{word}” {said}", passage, start, stop, "", right if sure else None)


def _stands(text: str, longer: str, start: int, end: int) -> bool:
    """Whether the stretch lies in a longer word."""
    at = text.find(longer, max(0, start - len(longer)), end + len(longer))
    return at >= 0 and at <= start and end <= at + len(longer)


def _of_a_name(reading: Reading, text: str, start: int, end: int) -> bool:
    """Whether the stretch lies in a name or a term that the document holds, or in a name behind a title."""
    if is_named_till(text, start) or _firm(text, start):
        return True
    for name in reading.names:
        at = text.find(name, max(start - len(name), 0), end + len(name))
        while at >= 0:
            if at <= start and end <= at + len(name):
                return True
            at = text.find(name, at + 1, end + len(name))
    return False


def _firm(text: str, start: int) -> bool:
    """Whether a firm's name goes on to the place; a blank before a word of running text ends it."""
    found = _NAMED.search(text, max(start - 70, 0), start)
    return found is not None and not re.search(
        r"(?:ที่|ขอ|ให้|ได้|และ|เพื่อ|โดย|จะ|ซึ่ง|ทาง|ใน|ตาม)", found.group()[6:]
    )
