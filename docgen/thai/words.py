"""Thai words: where one ends and the next begins, and what the language knows.

Enters: text. Leaves: words, their places, number words. The only importer of PyThaiNLP, which loads when first needed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
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
_ALIKE = re.compile(r"^(?:(..).*(?:\n\1.*)*|.$)", re.MULTILINE)
_COUNTED = re.compile(r"^(\S+)\s+(\d+)$", re.MULTILINE)
_WITH_BLANK = re.compile(r"^.*[ \t].*$", re.MULTILINE)

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
    return known_words().begin(stretch)


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
        for word in known_words().with_blanks()
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


class Lexicon:
    """Words, of which those that begin alike are cut out of the list when one of them is first asked for.

    A letter asks for a few hundred words; as a set all 62,000 take eight megabytes, as the text of a file one.
    """

    def __init__(self, lines: str) -> None:
        """Take the words, each on a line; those that begin alike mostly stand together."""
        self._lines = lines
        self._places: dict[str, list[Interval]] = {}
        self._begun: dict[str, frozenset[str]] = {}
        for run in _ALIKE.finditer(lines):
            self._places.setdefault(run[1] or run[0], []).append(run.span())

    def alike(self, stretch: str) -> frozenset[str]:
        """Return the words whose first two characters are those of the stretch; for one character, the word that it is."""
        two = stretch[:2]
        begun = self._begun.get(two)
        if begun is None:
            places = self._places.get(two)
            if places is None:
                return frozenset()
            begun = frozenset(w for a, b in places for w in self._lines[a:b].split("\n"))
            self._begun[two] = begun
        return begun

    def __contains__(self, word: str) -> bool:
        return word in self.alike(word)

    def begin(self, stretch: str) -> list[str]:
        """Return the words with which a stretch of text begins, the shortest first."""
        one, alike = stretch[:1], self.alike(stretch)
        longer = [w for n in range(2, len(stretch) + 1) if (w := stretch[:n]) in alike]
        return [one, *longer] if one in self.alike(one) else longer

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines.split("\n"))

    def with_blanks(self) -> list[str]:
        """Return the words that hold a blank."""
        return _WITH_BLANK.findall(self._lines)


@cache
def known_words() -> Lexicon:
    """Return the words of the language."""
    words = _corpus("words_th.txt")
    if not words:
        from pythainlp.corpus import thai_words

        words = "\n".join(sorted(thai_words()))
    return Lexicon("\n".join((words, *table("typing")["words"])))


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
def words_in_use() -> Lexicon:
    """Return the words that stand in the Thai Textbook Corpus."""
    return Lexicon("\n".join(sorted(word for word, _ in _counted())))


@cache
def common_words(least: int) -> frozenset[str]:
    """Return the words that stand so many times in the Thai Textbook Corpus, or more."""
    return frozenset(word for word, times in _counted() if times >= least)


def _counted() -> Iterator[tuple[str, int]]:
    """Return the words of the Thai Textbook Corpus, each with how often it stands there."""
    counted = _corpus("ttc_freq.txt")
    if counted:
        return ((line[1], int(line[2])) for line in _COUNTED.finditer(counted))
    from pythainlp.corpus import ttc

    return iter(ttc.word_freqs())


def number_in_words(number: int) -> str:
    """Return a whole number in words: 12 is สิบสอง."""
    from pythainlp.util import num_to_thaiword

    millions, rest = divmod(number, 1_000_000)
    if not millions:
        return str(num_to_thaiword(rest))
    last = "" if not rest else "เอ็ด" if rest == 1 else number_in_words(rest)
    return f"{number_in_words(millions)}ล้าน{last}"
