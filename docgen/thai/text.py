"""Where lines of Thai may break, and the joiners that keep them from breaking elsewhere.

Enters: text with the names and terms that its document holds. Leaves: the same text with U+00A0 for a
blank that must hold, and U+200D (zero-width joiner) where a program would break inside a word or a
protected span. U+200D is obeyed by LibreOffice, is Word's own "No-Width Non Break", and stands in
TH SarabunPSK and TH Sarabun New; U+2060 does not (regulation.md section 11).

Joiners go only where a wrong break would fall: at the breaks that ICU (LibreOffice's own breaker) would
take, and, inside names, dates, numbers and terms, at the word boundaries that any Thai dictionary has.
The only importer of PyThaiNLP and ICU; both load when first needed.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from docgen.resources import table
from docgen.thai.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS

JOINER = "\u200d"
HARD_BLANK = "\u00a0"

_DIGITS = r"[0-9๐-๙]"
_NUMBER = rf"{_DIGITS}+(?:[.,:/\-]{_DIGITS}+)*"
_THAI = "ก-ฺเ-๎"
_MAX_SURNAME = 20
TELEPHONES = ("โทร.", "โทรศัพท์", "โทรสาร", "โทร./โทรสาร", "มือถือ")

Interval = tuple[int, int]
Breaks = Callable[[str], list[int]]


class Typist:
    """Sets text so that it breaks where a Thai typist would break it.

    ``names``: names of persons, with title, as the document holds them; ``terms``: other strings that
    must stay whole (the name of a province, a room, an abbreviation).
    """

    def __init__(self, names: Iterable[str] = (), terms: Iterable[str] = ()) -> None:
        wholes = sorted({w.strip() for w in (*names, *terms) if w.strip()}, key=len, reverse=True)
        self._wholes = [re.compile(r"\s+".join(map(re.escape, w.split()))) for w in wholes]
        self._set: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return ``text`` with hard blanks and joiners where a wrong break would fall."""
        if text not in self._set:
            self._set[text] = "\n".join(map(self._line, text.split("\n")))
        return self._set[text]

    def protected(self, text: str) -> list[Interval]:
        """Return the stretches of ``text`` that must not be divided, even at a blank."""
        found = [m.span() for whole in self._wholes for m in whole.finditer(text)]
        found += [m.span() for m in _spans().finditer(text)]
        found += _persons(text)
        return _merged(found)

    def _line(self, text: str) -> str:
        if not re.search(f"[{_THAI}๐-๙]", text):
            return text
        words = word_intervals(text)
        inner = self.protected(text)
        text = _hard_blanks(text, inner)
        bounds = {b for start, end in inner for b, _ in words if start < b < end}
        at = {b for b in bounds if _between_letters(text, b)}
        guarded = _inside([*inner, *words])
        at |= {b for b in line_breaks(text) if b in guarded and text[b - 1].strip()}
        return _until_whole(text, at, guarded)


def words(text: str) -> list[str]:
    """Return ``text`` cut into words and blanks; joined they give ``text`` again."""
    from pythainlp.tokenize import word_tokenize

    return list(word_tokenize(text, engine="newmm", keep_whitespace=True, join_broken_num=True))


def word_intervals(text: str) -> list[Interval]:
    """Return start and end of each word of ``text``; blanks too."""
    out: list[Interval] = []
    at = 0
    for word in words(text):
        out.append((at, at + len(word)))
        at += len(word)
    # newmm may normalise; then its words no longer lie on the text and must not be used.
    return out if at == len(text) else []


def line_breaks(text: str) -> list[int]:
    """Return the offsets at which ICU would let a line of ``text`` end, the end itself left out."""
    from icu4py.breakers import LineBreaker

    out: list[int] = []
    at = 0
    for segment in LineBreaker(text, "th"):
        at += len(segment)
        out.append(at)
    return out[:-1]


def _until_whole(text: str, at: set[int], guarded: set[int]) -> str:
    """Join at ``at``, then again where the joiners made ICU divide another word, until it divides none."""
    for _ in range(8):
        joined, origin = _joined(text, at)
        more = {origin[b] for b in line_breaks(joined)} & guarded
        more = {b for b in more if text[b - 1].strip()} - at
        if not more:
            break
        at = at | more
    return _joined(text, at)[0]


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
    return bool(re.match(f"[{_THAI}]", before) and re.match("[ก-ฮเ-ไ]", after)) and before not in "เแโใไ"


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
    day = rf"(?:(?:วันที่|วัน(?:{_either(WEEKDAYS)})ที่) )?{_DIGITS}{{1,2}}"
    year = rf"(?:พ\.ศ\. )?{_DIGITS}{{4}}"
    code = rf"(?:ที่ )?[ก-ฮ]{{2,4}} {_DIGITS}{{4,5}}(?:\.{_DIGITS}+)*(?:\({_DIGITS}+\))?/(?:ว\.? ?)?(?:{_NUMBER})?"
    boundary = rf"(?![{_THAI}])"
    return re.compile(
        "|".join(
            (
                code,
                rf"{day}(?: ?[-–] ?{_DIGITS}{{1,2}})? (?:{months})(?: {year})?",
                rf"(?:{months}) {year}",
                rf"(?:เวลา )?{_NUMBER}(?: ?[-–] ?{_NUMBER})? (?:น\.|นาฬิกา)",
                rf"(?:(?:{_either(TELEPHONES)}) )?{_DIGITS}{{1,2}} {_DIGITS}{{3,4}} {_DIGITS}{{4}}",
                rf"(?:{_either(data['leads'])}) {_NUMBER}(?: (?:{_either(data['units'])}){boundary})?",
                rf"ว {_NUMBER}",
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
    others = _either(data["not_names"])
    return re.compile(
        rf"(?<![ก-ฮะ-ูเ-์])(?P<title>{_either(data['titles'])})(?!{others})"
        rf"(?P<given> ?[{_THAI}]+)(?: (?P<family>[{_THAI}]+))?"
        rf"|(?<=[ก-์])(?P<inner>นาย|นางสาว)(?!{others})(?P<given2>[{_THAI}]+) (?P<family2>[{_THAI}]+)"
    )


@cache
def _given_names() -> frozenset[str]:
    from pythainlp.corpus import thai_female_names, thai_male_names

    return frozenset(thai_male_names()) | frozenset(thai_female_names())


def _persons(text: str) -> list[Interval]:
    """Return title + given name + family name where the text names a person.

    Inside running text (``โดยมีนายณรงค์ บุญโญ``) a title counts only before a known given name.
    """
    out: list[Interval] = []
    for found in _titles().finditer(text):
        inner = found["inner"]
        given = (found["given2"] if inner else found["given"]).strip()
        if (inner or len(given) > _MAX_SURNAME) and given not in _given_names():
            continue
        family = found["family2"] if inner else found["family"]
        end = found.end()
        if family and not _family_name(family):
            end = found.start("family2" if inner else "family") - 1
        out.append((found.start(), end))
    return out


def _family_name(word: str) -> bool:
    """A family name is short and does not open with a word that only runs on a sentence."""
    from pythainlp.corpus import thai_stopwords

    first = words(word)[0]
    return len(word) <= _MAX_SURNAME and (first not in thai_stopwords() or first == word)


def number_in_words(number: int) -> str:
    """Return a whole number in words: 12 is สิบสอง."""
    from pythainlp.util import num_to_thaiword

    return str(num_to_thaiword(number))
