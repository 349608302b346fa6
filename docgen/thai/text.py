"""Where lines of Thai may break, and the joiners that keep them from breaking elsewhere.

Enters: text with the names and terms that its document holds. Leaves: the same text with U+00A0 for a
blank that must hold, and U+200D (zero-width joiner) where a program would break inside a word or a
protected span. U+200D is obeyed by LibreOffice, is Word's own "No-Width Non Break", and stands in
TH SarabunPSK and TH Sarabun New; U+2060 does not (regulation.md section 11).

Joiners go only where a wrong break would fall: near the foreseen ends of lines, at the breaks that ICU
(LibreOffice's own breaker) would take inside a word; and anywhere inside names, dates, numbers and terms, there also at
the word boundaries that other dictionaries have.
The only importer of PyThaiNLP and ICU; both load when first needed.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from docgen.resources import table
from docgen.thai.calendar import MONTHS, SHORT_MONTHS
from docgen.thai.lines import Measure, fill
from docgen.thai.numerals import LATIN

JOINER = "\u200d"
HARD_BLANK = "\u00a0"

_DIGITS = r"[0-9๐-๙]"
_NUMBER = rf"{_DIGITS}+(?:[.,:/\-]{_DIGITS}+)*"
_THAI = "ก-ฺเ-๎"
_MAX_SURNAME = 20
_SHORT_PIECE = 3  # characters
_LONGEST_WORD = 16  # characters
_MAX_ROUNDS = 12  # joiners make ICU divide the rest anew; it settles in two or three rounds

# Around the foreseen end of a line, cm: programs differ by a squeezed blank or a kern.
_EARLY, _LATE = 0.25, 0.5
_WIDE = (2.5, 2.0)  # the same inside names and dates, where a wrong end would be grave
_WIDEST = 0.29  # cm; no spacing character of an official face at 16 pt is wider
_SURE = 0.9  # the bold cuts are wider than the regular one by less than this leaves
TELEPHONES = ("โทร.", "โทรศัพท์", "โทรสาร", "โทร./โทรสาร", "มือถือ")

Interval = tuple[int, int]
Interval2 = tuple[float, float]  # cm


class Typist:
    """Sets text so that it breaks where a Thai typist would break it.

    ``names``: names of persons, with title, as the document holds them; ``terms``: other strings that
    must stay whole (the name of a province, an abbreviation); ``width``: measures text in the document's
    face, None when the face is not known.
    """

    def __init__(
        self, names: Iterable[str] = (), terms: Iterable[str] = (), width: Measure | None = None
    ) -> None:
        wholes = sorted({w.strip() for w in (*names, *terms) if w.strip()}, key=len, reverse=True)
        self._wholes = [re.compile(r"\s+".join(map(re.escape, w.split()))) for w in wholes]
        self._width = width
        self._set: dict[tuple[str, float, float], str] = {}

    def __call__(self, text: str, first: float = 0.0, rest: float = 0.0) -> str:
        """Return ``text`` with hard blanks and joiners where a wrong break would fall.

        ``first`` and ``rest`` are the widths (cm) of its first and further lines; 0 when not known: then
        every wrong break is guarded against, not only those near the ends of lines.
        """
        room = (text, first, rest or first)
        if room not in self._set:
            self._set[room] = "\n".join(self._line(line, *room[1:]) for line in text.split("\n"))
        return self._set[room]

    def slack(self, text: str, first: float, rest: float) -> float:
        """Return how much (cm) the loosest line of set ``text`` would have to be stretched to be justified."""
        if self._width is None:
            return 0.0
        address = _addresses(text)
        lines = fill(
            text, [b for b in line_breaks(text) if b not in address], self._width, first, rest
        )
        rooms = [first] + [rest] * len(lines)
        loose = (
            r - self._width(text[a:b].rstrip())
            for r, (a, b) in zip(rooms, lines[:-1], strict=False)
        )
        return max(loose, default=0.0)

    def protected(self, text: str) -> list[Interval]:
        """Return the stretches of ``text`` that must not be divided, even at a blank."""
        found = [m.span() for whole in self._wholes for m in whole.finditer(text)]
        found += [m.span() for m in _spans().finditer(text)]
        found += _persons(text)
        return _merged(found)

    def _line(self, text: str, first: float, rest: float) -> str:
        if not re.search(f"[{_THAI}๐-๙]", text) or self.fits(text, first):
            return text
        words = word_intervals(text)
        inner = self._that_fit(text, self.protected(text), rest)
        text = _hard_blanks(text, inner)
        address = _addresses(text)
        strict = _inside(inner) - address
        guarded = strict | _inside(words) - address
        at: set[int] = set()
        held = {b for b, _ in words if b in strict and _between_letters(text, b)}
        for _ in range(_MAX_ROUNDS):
            joined, origin = _joined(text, at)
            breaks = sorted({origin[b] for b in line_breaks(joined)} - at - address)
            wrong = {b for b in breaks if b in guarded and text[b - 1].strip()}
            good = set(breaks) - wrong
            # A joiner in a line that is stretched takes room: also in names only where a line may end.
            wide = self._near_ends(text, good, (first, rest), _WIDE)
            more = (wrong & strict & wide) | (held & wide) - at
            more |= wrong & self._near_ends(text, good, (first, rest), (_EARLY, _LATE))
            if not more:
                break
            at |= more
        return _joined(text, at)[0]

    def _that_fit(self, text: str, inner: list[Interval], room: float) -> list[Interval]:
        """Let a stretch that is wider than its line break at its blanks; it would be torn elsewhere."""
        if self._width is None or not room:
            return inner
        out: list[Interval] = []
        for start, end in inner:
            if self._width(text[start:end]) < room:
                out.append((start, end))
            else:
                parts = re.finditer(r"\S+", text[start:end])
                out += [(start + part.start(), start + part.end()) for part in parts]
        return out

    def fits(self, text: str, room: float) -> bool:
        """Whether the text surely stays on one line, whatever cut of the face draws it."""
        wide = self._width(text) / _SURE if self._width else len(text) * _WIDEST
        return wide < room

    def _near_ends(
        self, text: str, good: set[int], rooms: Interval2, around: Interval2
    ) -> set[int]:
        """Return the offsets at which a program could end a line: those ``around`` (cm) the foreseen ends."""
        first, rest = rooms
        early, late = around
        if self._width is None or not first:
            return set(range(len(text)))
        near: set[int] = set()
        lines = fill(text, sorted(good), self._width, first, rest)
        for n, (start, end) in enumerate(lines[:-1]):
            room = first if n == 0 else rest
            low = self._width(text[start:end]) - early
            for b in range(start + 1, len(text)):
                across = self._width(text[start:b])
                if across > room + late:
                    break
                if across >= low:
                    near.add(b)
        return near


def words(text: str) -> list[str]:
    """Return ``text`` cut into words and blanks; joined they give ``text`` again."""
    from pythainlp.tokenize import word_tokenize

    _learn(text)
    trie = _dictionary()[1]
    return list(word_tokenize(text, custom_dict=trie, engine="newmm", join_broken_num=True))


@cache
def _dictionary() -> tuple[frozenset[str], Any, int]:
    """The words of PyThaiNLP, a trie of those met so far, and the length of the longest.

    Its own trie of all 62,000 words takes most of a second to build. Only words that occur in a text can
    divide it, so a trie of those gives the same division.
    """
    from pythainlp.corpus import thai_words
    from pythainlp.util import Trie

    # Longer entries are compounds (นายกองค์การบริหารส่วนตำบล) that a narrow cell must be able to part.
    listed = {word for word in thai_words() if len(word) <= _LONGEST_WORD}
    known = frozenset(listed.union(table("typing")["words"]))
    return known, Trie([]), max(map(len, known))


def _learn(text: str) -> None:
    known, trie, longest = _dictionary()
    ends = range(1, longest + 1)
    for word in known.intersection(text[i : i + n] for i in range(len(text)) for n in ends):
        if word not in trie:
            trie.add(word)


def word_intervals(text: str) -> list[Interval]:
    """Return start and end of each word of ``text``; blanks too."""
    out: list[Interval] = []
    at = 0
    for word in words(text):
        out.append((at, at + len(word)))
        at += len(word)
    # newmm may normalise; then its words no longer lie on the text and must not be used.
    return _with_unknown(text, out) if at == len(text) else []


def _with_unknown(text: str, cut: list[Interval]) -> list[Interval]:
    """Join what the dictionary does not know (a name) with the short pieces beside it: its true ends are not known."""
    known = _dictionary()[0]
    out: list[Interval] = []
    loose = False  # whether the last piece may still grow
    for start, end in cut:
        piece = text[start:end]
        thai = bool(re.fullmatch(f"[{_THAI}]+", piece))
        unknown = thai and piece not in known
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
    return end - start <= _SHORT_PIECE and bool(re.fullmatch(f"[{_THAI}]+", text[start:end]))


def line_breaks(text: str) -> list[int]:
    """Return the offsets at which ICU would let a line of ``text`` end, the end itself left out."""
    from icu4py.breakers import LineBreaker

    out: list[int] = []
    at = 0
    for segment in LineBreaker(text, "th"):
        at += len(segment)
        out.append(at)
    return out[:-1]


def _joined(text: str, at: set[int]) -> tuple[str, list[int]]:
    """Return ``text`` with a joiner before each offset of ``at``, and the offset of each character."""
    out: list[str] = []
    origin: list[int] = []
    for i, char in enumerate(text):
        if i in at:
            out.append(JOINER)
            origin.append(i)
        out.append(char)
        origin.append(i)
    return "".join(out), [*origin, len(text)]


def _addresses(text: str) -> set[int]:
    """Return the offsets inside URLs and e-mail addresses: LibreOffice does not divide them, and a joiner in
    one would be copied with it, so that it no longer works.
    """
    return _inside([m.span() for m in LATIN.finditer(text)])


def _hard_blanks(text: str, inner: list[Interval]) -> str:
    chars = list(text)
    for start, end in inner:
        for i in range(start, end):
            if chars[i] == " ":
                chars[i] = HARD_BLANK
    return "".join(chars)


def _inside(intervals: list[Interval]) -> set[int]:
    return {i for start, end in intervals for i in range(start + 1, end)}


def _between_letters(text: str, b: int) -> bool:
    """Between two Thai clusters: elsewhere (digits, stops, strokes) no dictionary divides."""
    before, after = text[b - 1], text[b]
    return (
        bool(re.match(f"[{_THAI}]", before) and re.match("[ก-ฮเ-ไ]", after))
        and before not in "เแโใไ"
    )


def _merged(intervals: list[Interval]) -> list[Interval]:
    out: list[Interval] = []
    for start, end in sorted(intervals):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


@cache
def _spans() -> re.Pattern[str]:
    """Dates, times, letter numbers, years with their era, numbers with their unit or their lead."""
    data = table("typing")
    months = _either((*MONTHS, *SHORT_MONTHS))
    year = rf"(?:พ\.ศ\. )?{_DIGITS}{{4}}"
    code = rf"(?:ที่ )?[ก-ฮ]{{2,4}} {_DIGITS}{{4,5}}(?:\.{_DIGITS}+)*(?:\({_DIGITS}+\))?/(?:ว\.? ?)?(?:{_NUMBER})?"
    boundary = rf"(?![{_THAI}])"
    return re.compile(
        "|".join(
            (
                code,
                rf"{_DIGITS}{{1,2}}(?: ?[-–] ?{_DIGITS}{{1,2}})? (?:{months})(?: {year})?",
                rf"(?:{months}) {year}",
                rf"{_NUMBER}(?: ?[-–] ?{_NUMBER})? (?:น\.|นาฬิกา)",
                rf"(?:(?:{_either(TELEPHONES)}) )?{_DIGITS}{{1,3}} {_DIGITS}{{3,4}} {_DIGITS}{{3,4}}",
                rf"(?:{_either(data['leads'])}) {_NUMBER}(?: (?:{_either(data['units'])}){boundary})?",
                rf"ว {_NUMBER}",
                rf"[ก-ฮ]{{2}} {_DIGITS}{{5}}(?!{_DIGITS})",  # letters of the province and postal code
                rf"{_DIGITS} {_DIGITS}{{4}} {_DIGITS}{{5}} {_DIGITS}{{2}} {_DIGITS}",  # of a citizen
                rf"{_NUMBER} (?:{_either(data['units'])}){boundary}",
                _NUMBER,
            )
        )
    )


def _either(parts: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, parts), key=len, reverse=True))


@cache
def _titles() -> re.Pattern[str]:
    data = table("typing")
    return re.compile(
        rf"(?<![ก-ฮะ-ูเ-์])(?P<title>{_either(data['titles'])})"
        rf"(?P<given> ?[{_THAI}]+)(?: (?P<family>[{_THAI}]+))?"
        rf"|(?<=[ก-์])(?P<inner>นาย|นางสาว)(?P<given2>[{_THAI}]+) (?P<family2>[{_THAI}]+)"
    )


def is_person(text: str) -> bool:
    """Return whether the whole text is a title, a given name and a family name."""
    found = _titles().fullmatch(text)
    words = tuple(word for word in table("typing")["not_names"] if len(word) > 1)
    return bool(
        found
        and found["title"]
        and found["family"]
        and not found["given"].strip().startswith(words)
    )


@cache
def _given_names() -> frozenset[str]:
    from pythainlp.corpus import thai_female_names, thai_male_names

    return frozenset(thai_male_names()) | frozenset(thai_female_names())


def _persons(text: str) -> list[Interval]:
    """Return title + given name + family name where the text names a person.

    A title makes a person only before a given name: one that the corpus knows, or, where the title opens
    the word and a family name follows, one that is no word of the language.
    """
    out: list[Interval] = []
    for found in _titles().finditer(text):
        inner = found["inner"]
        given = (found["given2"] if inner else found["given"]).strip()
        family = found["family2"] if inner else found["family"]
        if given not in _given_names() and (inner or not family or _opens_a_word(given)):
            continue
        end = found.end()
        if family and not _family_name(family):
            end = found.start("family2" if inner else "family") - 1
        out.append((found.start(), end))
    return out


def _opens_a_word(text: str) -> bool:
    """Whether what follows a title is ordinary language: นาย|อำเภอ, นาย|กรัฐมนตรี."""
    return words(text)[0] in _dictionary()[0] or text.startswith(
        tuple(table("typing")["not_names"])
    )


def _family_name(word: str) -> bool:
    """A family name is short and does not open with a word that only runs on a sentence."""
    from pythainlp.corpus import thai_stopwords

    first = words(word)[0]
    return len(word) <= _MAX_SURNAME and (first not in thai_stopwords() or first == word)


def number_in_words(number: int) -> str:
    """Return a whole number in words: 12 is สิบสอง."""
    from pythainlp.util import num_to_thaiword

    millions, rest = divmod(number, 1_000_000)
    if not millions:
        return str(num_to_thaiword(rest))
    last = "" if not rest else "เอ็ด" if rest == 1 else number_in_words(rest)
    return f"{number_in_words(millions)}ล้าน{last}"
