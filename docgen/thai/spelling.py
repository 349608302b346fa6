"""Stretches of Thai that are no words, but nearly are one: ประสิทธิภพ is ประสิทธิภาพ with a letter missing.

Enters: text, and the names and terms that are right as they stand. Leaves: stretches, each with the word that is meant.
ICU divides the text fast, PyThaiNLP tells which words there are and how often; both load when first needed. What may be
a name of a person or a place is passed over: a wrong alarm costs more than a missed slip.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import ne

from docgen.resources import table
from docgen.thai.words import THAI, Lexicon, common_words, known_words, words_in_use

_SHORTEST, _LONGEST = 7, 24  # characters of a word that is looked for
_HALF = 3  # characters by which a word is found
_SEGMENTS = 5  # of which a stretch may be made
_RARE = 60  # times in the corpus; what is rarer was hardly meant
_RUN = re.compile(f"[ก-ฮะ-ฺเ-ไ็-๎]{{{_SHORTEST - 1},}}")  # no ฯ, no ๆ

Near = tuple[int, int, str]


def near_words(
    texts: Sequence[str], right: Iterable[str] = ()
) -> Iterator[tuple[int, int, int, str]]:
    """Yield number of the text, start, end and the word meant, for every stretch that a single slip parts from a long word."""
    names = tuple(right)
    whole = "\n".join(texts)
    new = set(_RUN.findall(whole)) - _right
    if not new:  # so it is nearly always: letters say the same again
        return
    _divide(new)
    odd = {run for run in new if _near_in(run)}
    if len(_right) > _REMEMBERED:
        _right.clear()
    _right.update(new - odd)
    for i, text in enumerate(texts) if odd else ():
        for run in _RUN.finditer(text):
            for first, last, word in _near_in(run.group()) if run.group() in odd else ():
                start, end = run.start() + first, run.start() + last
                if not is_named(text, start, end, names):
                    yield i, start, end, word


_right: set[str] = set()  # runs of Thai that hold nothing
_divided: dict[str, list[tuple[int, int]]] = {}
_REMEMBERED = 10_000  # runs of Thai


def _divide(runs: Iterable[str]) -> None:
    """Find where ICU cuts each run that is new, all in one go: a breaker costs more to make than to use."""
    from icu4py.breakers import WordBreaker

    new = [run for run in runs if run not in _divided]
    if len(_divided) + len(new) > _REMEMBERED:
        _divided.clear()
    at, cuts = 0, iter(WordBreaker("\n".join(new), "th").segments() if new else ())
    for run in new:
        ends: list[tuple[int, int]] = []
        while not ends or ends[-1][1] < len(run):
            start, end = next(cuts)
            ends.append((start - at, end - at))
        _divided[run] = ends
        at += len(run) + 1
        next(cuts, None)  # the end of the line; behind a blank ICU may cut otherwise


@lru_cache(maxsize=_REMEMBERED)
def _near_in(run: str) -> tuple[Near, ...]:
    """Return the stretches of one run of Thai."""
    if run not in _divided:
        _divide([run])
    ends = _divided[run]
    pieces = [run[a:b] for a, b in ends]
    odd = [_is_odd(piece) for piece in pieces]
    if not any(odd):
        return ()
    out: list[Near] = []
    i = 0
    while i < len(pieces):
        found = _at(run, ends, pieces, odd, i)
        if found is None:
            i += 1
            continue
        out.append(found)
        while i < len(pieces) and ends[i][0] < found[1]:
            i += 1
    return tuple(out)


def _at(
    run: str, ends: list[tuple[int, int]], pieces: list[str], odd: list[bool], i: int
) -> Near | None:
    """Return the longest stretch from piece ``i`` on that is near a word and holds something odd."""
    best: Near | None = None
    for j in range(i, min(i + _SEGMENTS, len(pieces))):
        start, end = ends[i][0], ends[j][1]
        if end - start > _LONGEST or not any(odd[i : j + 1]):
            continue
        word = _meant(run[start:end]) if end - start >= _SHORTEST - 1 else None
        if word is None or _is_sound_with(run, ends, i, j):
            continue
        # Beside what is unknown too, ICU's cuts tell nothing.
        beside = {*pieces[max(i - 1, 0) : i], *pieces[j + 1 : j + 2]}
        if all(piece in words_in_use() or piece in known_words() for piece in beside):
            best = (start, end, word)
    return best


def _is_odd(piece: str) -> bool:
    return piece not in common_words(_RARE)


def _is_sound_with(run: str, ends: list[tuple[int, int]], i: int, j: int) -> bool:
    """Whether words make the stretch, alone or with pieces beside it: ICU may have cut them elsewhere."""
    around = {
        run[ends[max(i - before, 0)][0] : ends[min(j + after, len(ends) - 1)][1]]
        for before in range(3)
        for after in range(3)
    }
    # The words in use mostly do; the whole dictionary is loaded when they do not.
    return any(is_made_of(s, words_in_use()) for s in around) or any(
        is_made_of(s, known_words()) for s in around
    )


def _is_sound(piece: str) -> bool:
    """Whether a word may be meant as it stands: of two letters, only one that is in use."""
    return len(piece) >= _HALF or not _is_odd(piece)


def is_made_of(stretch: str, words: Lexicon) -> bool:
    """Whether the stretch is made of the words: long ones, or short ones that are in use."""
    reached = [True] + [False] * len(stretch)
    for start in range(len(stretch)):
        if not reached[start]:
            continue
        for piece in words.begin(stretch[start : start + _LONGEST]):
            if _is_sound(piece):
                reached[start + len(piece)] = True
    return reached[-1]


@lru_cache(maxsize=8192)
def _meant(stretch: str) -> str | None:
    """Return the one frequent long word that a single character parts from the stretch; None when none, or several."""
    ahead, behind = _long_words()
    near = (*ahead.alike(stretch), *(word[::-1] for word in behind.alike(stretch[:-3:-1])))
    found = {
        word for word in near if abs(len(word) - len(stretch)) <= 1 and one_apart(stretch, word)
    }
    return found.pop() if len(found) == 1 else None


@cache
def _long_words() -> tuple[Lexicon, Lexicon]:
    """Return the long words in use, and the same read from their ends: one slip leaves one end as it is."""
    words = {w for w in (*words_in_use(), *table("typing")["words"]) if len(w) >= _SHORTEST}
    return Lexicon("\n".join(sorted(words))), Lexicon("\n".join(sorted(w[::-1] for w in words)))


def one_apart(one: str, two: str) -> bool:
    """Whether one character is wrong, missing, too many, or two neighbours changed places."""
    if one == two:
        return False
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    differs = list(map(ne, short, long))
    at = differs.index(True) if True in differs else len(short)
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped


def is_inside_a_word(text: str, start: int, end: int) -> bool:
    """Return whether a longer word of the language holds the stretch: กฏ in ปรากฏ."""
    longer = [
        text[a:b]
        for a in range(max(0, start - _LONGEST // 2), start + 1)
        for b in range(end, min(len(text), end + _LONGEST // 2) + 1)
        if (a, b) != (start, end)
    ]
    return any(word in words_in_use() or word in known_words() for word in longer)


def tears_a_word(text: str, start: int, end: int) -> bool:
    """Return whether a word of the language runs over an end of the stretch: ช่วยส่ง in ผู้ช่วยส่งเสริม."""
    known = known_words()
    reach = _LONGEST // 2
    for edge in (start, end):
        for a in range(max(0, edge - reach), edge):
            for word in known.begin(text[a : edge + reach]):
                b = a + len(word)
                if b > edge and (a, b) != (start, end) and _may_tear(word):
                    return True
    return False


def _may_tear(word: str) -> bool:
    """Whether a word is likely to stand where it seems to: of four letters, only one that is in use (การก is not)."""
    return len(word) > _HALF + 1 or (len(word) > _HALF and word in words_in_use())


def is_named(text: str, start: int, end: int, right: tuple[str, ...]) -> bool:
    """Whether the stretch lies in a name or a term of the document, or right behind a word that opens a name."""
    before = text[max(0, start - 24) : start]
    if re.search(rf"(?:{_openings()})[{THAI}]{{0,6}} ?$", before):
        return True
    for name in right:
        at = text.find(name)
        while at >= 0:
            if at < end and start < at + len(name):
                return True
            at = text.find(name, at + 1)
    return False


@cache
def _openings() -> str:
    return "|".join(map(re.escape, table("typing")["name_openings"]))
