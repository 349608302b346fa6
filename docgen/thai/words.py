"""Thai words: where one ends and the next begins, and what the language knows.

Enters: text. Leaves: words, their places, number words. The only importer of PyThaiNLP, which loads when first needed.
"""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from docgen.resources import table

THAI = "ก-ฺเ-๎"  # a class of characters, for patterns
_SHORT_PIECE = 3  # characters
_LONGEST_WORD = 16  # characters
_BLANKS = re.compile(r"[ \t]+")
_REMEMBERED = 8_192

Interval = tuple[int, int]


def words(text: str) -> list[str]:
    """Return ``text`` cut into words and blanks; joined they give ``text`` again."""
    from pythainlp.tokenize import word_tokenize

    return list(
        word_tokenize(text, custom_dict=_dictionary(), engine="newmm", join_broken_num=True)
    )


@cache
def _dictionary() -> Any:
    """The words of the language, as the trie that PyThaiNLP asks what may begin at a place.

    Its own trie of all 62,000 words takes most of a second and many megabytes to build; the set of them is there
    already, and the rows of a table have most of their stretches in common.
    """
    from pythainlp.util import Trie

    class Dictionary(Trie):  # type: ignore[misc]
        def prefixes(self, text: str, start: int = 0) -> list[str]:
            return _begin_with(text[start : start + _LONGEST_WORD])

    return Dictionary(["ก"])  # an empty one would be taken for none


@lru_cache(maxsize=_REMEMBERED)
def _begin_with(stretch: str) -> list[str]:
    """Return the words with which the stretch begins, the shortest first.

    Longer entries of the dictionary are compounds (นายกองค์การบริหารส่วนตำบล) that a narrow cell must be able to part.
    """
    known = known_words()
    return [word for n in range(1, len(stretch) + 1) if (word := stretch[:n]) in known]


def word_intervals(text: str) -> list[Interval]:
    """Return start and end of each word of ``text``; blanks too."""
    out: list[Interval] = []
    for at, piece in _pieces(text):
        out += [(at + start, at + end) for start, end in _intervals(piece)]
    return out


class Words:
    """The words of a text, each piece of it cut when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._pieces = _pieces(text)
        self._begins = [at for at, _ in self._pieces]

    def divided(self, offset: int) -> bool:
        """Whether an offset is inside a word."""
        at, piece = self._pieces[bisect_right(self._begins, offset) - 1]
        return offset - at in _inner(piece)

    def begins(self, offset: int) -> bool:
        """Whether a word begins at an offset."""
        at, piece = self._pieces[bisect_right(self._begins, offset) - 1]
        return offset - at in _starts(piece)


def _pieces(text: str) -> list[tuple[int, str]]:
    """Return the pieces of a text that can be cut each by itself, with the blanks behind it, and where they begin."""
    parting = _parting()
    begins = [0]
    for found in _BLANKS.finditer(text):
        blank, end = found.span()  # around it: one character before it, or two, and one behind
        if end - blank == 1 and (
            text[max(blank - 1, 0) : end + 1] in parting
            or text[max(blank - 2, 0) : end + 1] in parting
        ):
            continue
        begins.append(end)
    return [(a, text[a:b]) for a, b in pairwise((*begins, len(text))) if a < b]


@cache
def _parting() -> frozenset[str]:
    """Return what stands around the blanks inside entries of the dictionary (ต่าง ๆ): no text is cut there."""
    found = (
        (word, b.start())
        for word in known_words()
        if len(word) <= _LONGEST_WORD
        for b in _BLANKS.finditer(word)
    )
    return frozenset(word[max(at - 2, 0) : at + 2] for word, at in found)


@lru_cache(maxsize=_REMEMBERED)
def _intervals(piece: str) -> list[Interval]:
    """Return the words of a piece with the blanks behind it; rows have pieces in common."""
    out: list[Interval] = []
    at = 0
    for word in words(piece):
        out.append((at, at + len(word)))
        at += len(word)
    # newmm may normalise; then its words no longer lie on the text and must not be used.
    return _with_unknown(piece, out) if at == len(piece) else []


@lru_cache(maxsize=_REMEMBERED)
def _inner(piece: str) -> frozenset[int]:
    """Return the offsets inside the words of a piece."""
    return frozenset(i for start, end in _intervals(piece) for i in range(start + 1, end))


@lru_cache(maxsize=_REMEMBERED)
def _starts(piece: str) -> frozenset[int]:
    """Return the offsets at which the words of a piece begin."""
    return frozenset(start for start, _ in _intervals(piece))


def _with_unknown(text: str, cut: list[Interval]) -> list[Interval]:
    """Join what the dictionary does not know (a name) with the short pieces beside it: its true ends are not known."""
    known = known_words()
    out: list[Interval] = []
    loose = False  # whether the last piece may still grow
    for start, end in cut:
        piece = text[start:end]
        thai = bool(re.fullmatch(f"[{THAI}]+", piece))
        unknown = thai and not (len(piece) <= _LONGEST_WORD and piece in known)
        short = thai and end - start <= _SHORT_PIECE
        if (
            out
            and thai
            and out[-1][1] == start
            and ((loose and (unknown or short)) or (unknown and _short_thai(text, out[-1])))
        ):
            out[-1] = (out[-1][0], end)
            loose = True
        else:
            out.append((start, end))
            loose = unknown
    return out


def _short_thai(text: str, piece: Interval) -> bool:
    start, end = piece
    return end - start <= _SHORT_PIECE and bool(re.fullmatch(f"[{THAI}]+", text[start:end]))


@cache
def known_words() -> frozenset[str]:
    """Return the words of the language."""
    words = _corpus("words_th.txt").split("\n")
    if len(words) == 1:
        from pythainlp.corpus import thai_words

        words = list(thai_words())
    return frozenset((*words, *table("typing")["words"])) - {""}


def _corpus(name: str) -> str:
    """Return the text of one of PyThaiNLP's files; "" when it has none of that name.

    To import the package for a list of words takes four times as long as to read the list.
    """
    spec = find_spec("pythainlp")
    path = Path(spec.origin).parent / "corpus" / name if spec and spec.origin else None
    if path is None or not path.is_file():
        return ""
    return path.read_text(encoding="utf-8")


@cache
def given_names() -> frozenset[str]:
    """Return the given names that the corpus has."""
    from pythainlp.corpus import thai_female_names, thai_male_names

    return frozenset(thai_male_names()) | frozenset(thai_female_names())


@cache
def stopwords() -> frozenset[str]:
    """Return the words that only run on a sentence."""
    from pythainlp.corpus import thai_stopwords

    return frozenset(thai_stopwords())


@cache
def frequencies() -> dict[str, int]:
    """Return how often each word in use stands in the Thai Textbook Corpus."""
    parts = _corpus("ttc_freq.txt").split()
    if not parts:
        from pythainlp.corpus import ttc

        return dict(ttc.word_freqs())
    return dict(zip(parts[::2], map(int, parts[1::2]), strict=True))


def number_in_words(number: int) -> str:
    """Return a whole number in words: 12 is สิบสอง."""
    from pythainlp.util import num_to_thaiword

    millions, rest = divmod(number, 1_000_000)
    if not millions:
        return str(num_to_thaiword(rest))
    last = "" if not rest else "เอ็ด" if rest == 1 else number_in_words(rest)
    return f"{number_in_words(millions)}ล้าน{last}"
