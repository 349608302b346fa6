"""Words of official letters with one slip in them, also where what is left happens to be words: สำนักงาม, หมู่ป้าน.

Enters: a text, and where halves of the words stand in it: a slip leaves one of the two as it is. Leaves: stretches, each with
the word that is meant. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from docgen.resources import table
from docgen.thai.spelling import Near, is_made_of, one_apart, tears_a_word
from docgen.thai.words import known_words

_LONG = 7  # characters of a word that a slip cannot turn into a right phrase
_COMMON = frozenset(
    ("การ", "ประ", "งาน", "ราย", "ราช", "ทาง", "กิจ", "กรรม")
)  # halves that stand in half of all words
_MARK = re.compile("[ะ-ฺ็-๎]")  # a letter is not whole without it


@dataclass(frozen=True)
class _Half:
    """The words that begin, or end, with a half."""

    begun: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()


@cache
def halves() -> Mapping[str, _Half]:
    """Return the halves of the words that tell enough to be looked for, each with its words."""
    begun: dict[str, list[str]] = {}
    ended: dict[str, list[str]] = {}
    for word in official_words():
        middle = len(word) // 2
        begun.setdefault(word[:middle], []).append(word)
        ended.setdefault(word[middle:], []).append(word)
    every = (begun.keys() | ended.keys()) - _COMMON - set(official_words())
    return {h: _Half(tuple(begun.get(h, ())), tuple(ended.get(h, ()))) for h in every}


def official_words() -> Sequence[str]:
    """Return the words that are looked for."""
    words: Sequence[str] = table("official_words")["words"]
    return words


def slips(text: str, found: Iterable[tuple[str, int]]) -> list[Near]:
    """Return the stretches of a text that one slip parts from a word, in order.

    ``found``: where halves of the words stand in it that are not those of the whole word.
    """
    near: set[Near] = set()
    known = halves()
    for half, at in found:
        words, end = known[half], at + len(half)
        if words.begun and not text.startswith(words.begun, at):
            near.update(_behind(text, words.begun, at, end))
        if words.ended and not text.endswith(words.ended, 0, end):
            near.update(_before(text, words.ended, at, end))
    out: list[Near] = []
    for slip in sorted(near, key=lambda each: (len(each[2]), each)):
        start, end, _ = slip
        if not any(a < end and start < b for a, b, _ in out) and _is_slip(text, slip):
            out.append(slip)
    return sorted(out)


def _behind(text: str, words: Iterable[str], at: int, end: int) -> Iterator[Near]:
    """Yield the stretches that go on from a first half, at ``at`` to ``end``, nearly as a word does."""
    for word in words:
        rest = word[end - at :]
        middle, typed = len(rest) // 2, text[end : end + len(rest) + 1]
        if typed.startswith(rest[:middle]) or rest[middle:] in typed:
            for stop in (end + len(rest) - 1, end + len(rest), end + len(rest) + 1):
                if stop <= len(text) and one_apart(text[at:stop], word):
                    yield at, stop, word
                    break


def _before(text: str, words: Iterable[str], at: int, end: int) -> Iterator[Near]:
    """Yield the stretches that lead to a second half, at ``at`` to ``end``, nearly as a word does."""
    for word in words:
        rest = word[: len(word) - (end - at)]
        middle, typed = len(rest) // 2, text[max(at - len(rest) - 1, 0) : at]
        if typed.endswith(rest[middle:]) or rest[:middle] in typed:
            for start in (at - len(rest) + 1, at - len(rest), at - len(rest) - 1):
                if start >= 0 and one_apart(text[start:end], word):
                    yield start, end, word
                    break


def _is_slip(text: str, near: Near) -> bool:
    """Whether the stretch is no word, ends no word and begins none, and is not made of words unless the word is long."""
    start, end, word = near
    stretch = text[start:end]
    if " " in stretch or "\n" in stretch:
        return False
    if _MARK.match(text, start) or _MARK.match(text, end) or text.startswith(word, start):
        return False
    if stretch in known_words() or tears_a_word(text, start, end):
        return False
    return len(word) >= _LONG or not is_made_of(stretch, known_words())
