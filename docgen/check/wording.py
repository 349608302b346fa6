"""The kinds of check that rules are made of: is it there, replace by.

Enters: patterns and word lists of docgen/data. Leaves: where they stand in a Reading. Nothing is compiled and no list
loaded before a text holds what it needs: most texts hold none of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from docgen.check.reading import Finding, Findings, Passage, Prose, Reading, Role
from docgen.resources import table
from docgen.thai.spelling import is_inside_a_word


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


class Wording:
    """A pattern, looked for only in texts that hold one of the strings that it ``needs``."""

    def __init__(self, pattern: str, *needs: str) -> None:
        self._source, self._needs = pattern, needs

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, re.MULTILINE)

    def _may_be_in(self, text: str) -> bool:
        return not self._needs or any(needed in text for needed in self._needs)

    def hits(self, reading: Reading, *roles: Role) -> Iterator[Hit]:
        """Yield every place in the prose, or only in passages of the roles, also of other roles."""
        if roles:
            for passage in reading.of(*roles):
                yield from self.inside(passage)
            return
        prose: Prose = reading.prose
        if self._may_be_in(prose.text):
            for match in self.pattern.finditer(prose.text):
                passage, start = prose.at(match.start())
                length = match.end() - match.start()
                if start + length <= len(passage.text):
                    yield Hit(passage, start, start + length, match)

    def inside(self, passage: Passage) -> Iterator[Hit]:
        """Yield every place in one passage."""
        if self._may_be_in(passage.text):
            for match in self.pattern.finditer(passage.text):
                yield Hit(passage, match.start(), match.end(), match)

    def is_in(self, text: str) -> bool:
        return self._may_be_in(text) and bool(self.pattern.search(text))


@cache
def _grams(word: str) -> frozenset[str]:
    return frozenset(word[i : i + 3] for i in range(len(word) - 2))


# A title, and a name that goes on to the very place; not a post that begins like one (นายอำเภอ).
_TITLED = re.compile(
    r"(?:นาย(?!อำเภอ|ก|ทะเบียน|ช่าง|จ้าง|แพทย์|หน้า|ตำรวจ|ทหาร|ตรวจ|ท่า|ด่าน)|นางสาว|นาง|น\.ส\.|ดร\.|เด็กชาย|เด็กหญิง|(?<!ขอบ)(?<!พระ)คุณ(?!ภาพ|วุฒิ|สมบัติ|ลักษณะ|ค่า|ธรรม|ประโยชน์)|(?:ร้อย|พัน|พล)(?:ตำรวจ|เรือ|อากาศ)?(?:ตรี|โท|เอก) ?|(?:สิบ|จ่า)(?:สิบ)?(?:ตำรวจ)?(?:ตรี|โท|เอก) ?)[ก-์]{0,20}(?: [ก-์]{0,20})?\Z"
)
# A firm or body whose name goes on to the very place.
_NAMED = re.compile(
    r"(?:บริษัท|ห้างหุ้นส่วน(?:จำกัด|สามัญ)?|มูลนิธิ|สมาคม)(?:(?!จำกัด|มหาชน)[ก-์ ]){0,50}\Z|(?<![ก-์])(?:ร้าน|คลินิก|โรงพิมพ์)[ก-์]{0,20}\Z"
)
_LETTER = "ก-ฮะ-ูเ-์"  # a Thai letter or mark, no digit


def words_in(
    reading: Reading, words: Mapping[str, object], *, whole: bool = False
) -> Iterator[tuple[str, Passage, int]]:
    """Yield each word of a list that stands in the prose: word, passage, offset.

    Thai has no blanks between words, so a word is found inside longer ones; ``whole`` asks for one that no Thai letter
    touches. Names and terms of the document are passed over.
    """
    prose = reading.prose
    text, grams = prose.text, prose.grams
    for word in words:
        if not _grams(word) <= grams:
            continue
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            alone = not re.match(f"[{_LETTER}]", text[at - 1 : at] + " ") and not re.match(
                f"[{_LETTER}]", text[end : end + 1] + " "
            )
            if (alone or not whole) and not _of_a_name(reading, text, at, end):
                passage, start = prose.at(at)
                yield word, passage, start
            at = text.find(word, end)


def replaced(reading: Reading, name: str, part: str, message: str) -> Findings:
    """Yield every word of a data list with what replaces it; a row may name longer words in which it is right.

    ``message`` is told with ``right``.
    """
    rows: dict[str, dict[str, str]] = table(name)[part]
    for word, passage, start in words_in(reading, rows):
        row = rows[word]
        end = start + len(word)
        right = any(_stands(passage.text, more, start, end) for more in row.get("not", "").split())
        if not right and not is_inside_a_word(passage.text, start, end):
            said = message.format(right=row["right"])
            yield Finding(f"“{word}” {said}", passage, start, end, "", row["right"])


def _stands(text: str, longer: str, start: int, end: int) -> bool:
    """Whether the stretch lies in a longer word."""
    at = text.find(longer, max(0, start - len(longer)), end + len(longer))
    return at >= 0 and at <= start and end <= at + len(longer)


def _of_a_name(reading: Reading, text: str, start: int, end: int) -> bool:
    """Whether the stretch lies in a name or a term that the document holds, or in a name behind a title."""
    if _TITLED.search(text, max(start - 45, 0), start) or _firm(text, start):
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
