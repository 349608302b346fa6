"""Words of official letters with one slip in them, also where what is left happens to be words: สำนักงาม, หมู่ป้าน.

Enters: a text, and where halves of the words stand in it: a slip leaves one of the two as it is. Leaves: stretches, each with
the word that is meant. Remembers the pieces of texts that hold none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from docgen.resources import table
from docgen.thai.spelling import Near, is_made_of, one_apart, tears_a_word
from docgen.thai.words import known_words

_LONG = 7  # characters of a word that a slip cannot turn into a right phrase
_COMMON = frozenset(
    ("การ", "ประ", "งาน", "ราย", "ราช", "ทาง", "กิจ", "กรรม")
)  # halves that stand in half of all words
_REMEMBERED = 8_192  # stretches, and pieces
_MARK = re.compile("[ะ-ฺ็-๎]")  # a letter is not whole without it


_Rest = tuple[str, str, str]  # a word, and the two halves of what is left of it


@dataclass(frozen=True, slots=True)
class _Half:
    """The words that begin, or end, with a half, and what is left of each."""

    begun: tuple[str, ...]
    ended: tuple[str, ...]
    behind: tuple[_Rest, ...]
    before: tuple[_Rest, ...]


@cache
def halves() -> Mapping[str, _Half]:
    """Return the halves of the words that tell enough to be looked for, each with its words."""
    begun: dict[str, list[str]] = {}
    ended: dict[str, list[str]] = {}
    for word in official_words():
        middle = len(word) // 2
        begun.setdefault(word[:middle], []).append(word)
        ended.setdefault(word[middle:], []).append(word)
        if word[:middle] in _COMMON:
            begun.setdefault(word[: middle + 1], []).append(word)
            begun.setdefault(word[: middle + 2], []).append(word)
        if len(word) >= _LONG:  # two letters in its midst may have changed places
            ended.setdefault(word[middle + 1 :], []).append(word)
    every = (begun.keys() | ended.keys()) - _COMMON - set(official_words())
    return {half: _half(half, begun.get(half, []), ended.get(half, [])) for half in every}


def _half(half: str, begun: Sequence[str], ended: Sequence[str]) -> _Half:
    behind = [(word, word[len(half) :]) for word in begun]
    before = [(word, word[: -len(half)]) for word in ended]
    rests = (
        tuple((word, rest[: len(rest) // 2], rest[len(rest) // 2 :]) for word, rest in each)
        for each in (behind, before)
    )
    return _Half(tuple(begun), tuple(ended), *rests)


def official_words() -> Sequence[str]:
    """Return the words that are looked for."""
    words: Sequence[str] = table("official_words")["words"]
    return words


def slips(text: str, find: Callable[[str], Iterable[tuple[str, int]]]) -> list[Near]:
    """Return the stretches of a text that one slip parts from a word, in order.

    ``find`` tells where halves of the words stand in a text that are not those of the whole word.
    """
    new = set(text.replace("\n", " ").split(" ")) - _right  # no slip goes over a blank
    if not new:  # so it is often: letters say the same again
        return []
    pieces = "\n".join(new)
    odd = _slips(pieces, find(pieces))
    if len(_right) > _REMEMBERED:
        _right.clear()
    _right.update(new if not odd else new - {_piece_at(pieces, start) for start, _, _ in odd})
    return _slips(text, find(text)) if odd else []


_right: set[str] = set()  # pieces that hold nothing


def _piece_at(pieces: str, place: int) -> str:
    end = pieces.find("\n", place)
    return pieces[pieces.rfind("\n", 0, place) + 1 : end if end >= 0 else None]


def _slips(text: str, found: Iterable[tuple[str, int]]) -> list[Near]:
    near: set[Near] = set()
    known = halves()
    for half, at in found:
        of, end = known[half], at + len(half)
        if of.behind and not text.startswith(of.begun, at):
            near.update(_behind(text, of.behind, at, end))
        if of.before and not text.endswith(of.ended, 0, end):
            near.update(_before(text, of.before, at, end))
    out: list[Near] = []
    # Of one word, the stretch whose letters are all its own comes first.
    for slip in sorted(near, key=lambda each: (len(each[2]), each[2], each[0] - each[1], each)):
        start, end, _ = slip
        if not any(a < end and start < b for a, b, _ in out) and _is_slip(text, slip):
            out.append(slip)
    return sorted(out)


def _behind(text: str, rests: Iterable[_Rest], at: int, end: int) -> Iterator[Near]:
    """Yield the stretches that go on from a first half, at ``at`` to ``end``, nearly as a word does."""
    for word, first, last in rests:
        stop = end + len(first) + len(last) + 1
        if text.startswith(first, end) or text.find(last, end, stop) >= 0:
            for length in _openings(text[at:stop], word):
                yield at, at + length, word


def _before(text: str, rests: Iterable[_Rest], at: int, end: int) -> Iterator[Near]:
    """Yield the stretches that lead to a second half, at ``at`` to ``end``, nearly as a word does."""
    for word, first, last in rests:
        start = max(at - len(first) - len(last) - 1, 0)
        if text.endswith(last, start, at) or text.find(first, start, at) >= 0:
            for length in _endings(text[start:end], word):
                yield end - length, end, word


@lru_cache(maxsize=_REMEMBERED)
def _openings(text: str, word: str) -> tuple[int, ...]:
    """Return how long the openings of the text are that are nearly the word, the longest first."""
    lengths = (n for n in (len(word) + 1, len(word), len(word) - 1) if n <= len(text))
    return tuple(n for n in lengths if one_apart(text[:n], word))


@lru_cache(maxsize=_REMEMBERED)
def _endings(text: str, word: str) -> tuple[int, ...]:
    """Return how long the endings of the text are that are nearly the word, the longest first."""
    lengths = (n for n in (len(word) + 1, len(word), len(word) - 1) if n <= len(text))
    return tuple(n for n in lengths if one_apart(text[len(text) - n :], word))


def _is_slip(text: str, near: Near) -> bool:
    """Whether the stretch is no word, ends no word and begins none, and is not made of words unless the word is long."""
    start, end, word = near
    stretch = text[start:end]
    if " " in stretch or "\n" in stretch:
        return False
    if _MARK.match(text, start) or _MARK.match(text, end) or text.startswith(word, start):
        return False
    if (
        stretch in table("official_words")["right"]
        or stretch in known_words()
        or tears_a_word(text, start, end)
    ):
        return False
    return len(word) >= _LONG or not is_made_of(stretch, known_words())
