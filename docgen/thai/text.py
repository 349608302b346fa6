"""Where lines of Thai may break, and the joiners that keep them from breaking elsewhere.

Enters: text with the names and terms that its document holds. Leaves: the same text with U+00A0 for a
blank that must hold, and U+200D (zero-width joiner) where a program would break inside a word or a
protected span. U+200D is obeyed by LibreOffice, is Word's own "No-Width Non Break", and stands in
TH SarabunPSK and TH Sarabun New; U+2060 does not (regulation.md 8.2).

Joiners go only where a wrong break would fall: near the foreseen ends of lines, at the breaks that ICU
(LibreOffice's own breaker) would take inside a word; and anywhere inside names, dates, numbers and terms, there also at
the word boundaries that other dictionaries have.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial

from docgen.resources import table
from docgen.thai.breaks import Breaks, joined
from docgen.thai.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from docgen.thai.lines import LineEnds, Measure, fill
from docgen.thai.numerals import latin
from docgen.thai.persons import behind_title, either, persons
from docgen.thai.words import THAI, Interval, Words

HARD_BLANK = "\u00a0"

_DIGITS = r"[0-9๐-๙]"
_DIGIT = re.compile(_DIGITS)
_BREAKING = re.compile(f"[{THAI}๐-๙]")
_NUMBER = rf"{_DIGITS}+(?:[.,:/\-]{_DIGITS}+)*"
# Between two Thai clusters: elsewhere (digits, stops, strokes) no dictionary divides.
_CLUSTERS = re.compile("[ก-ฺๅ-๎][ก-ฮเ-ไ]")
_ENDS = re.compile(r"\S.*?(?:[-–](?= )|\Z)")  # พ.ศ. ๒๕๗๑ -, ๒๕๗๕
_WEEKDAY = re.compile(f"(?<!ทุก)วัน(?:{'|'.join(WEEKDAYS)})(?:ที่)?")
_BEFORE_A_MARK = re.compile(rf"[{THAI}] (?:ๆ|ฯลฯ)")  # neither opens a line
# What is kept whole as long as the line before it is not left too loose by it.
_ON_DAY = re.compile(
    rf"(?:(?:ลง)?วัน(?:{'|'.join(WEEKDAYS)})?)?ที่ (?={_DIGITS}{{1,2}}(?: ?[-–] ?{_DIGITS}{{1,2}})? (?:{either((*MONTHS, *SHORT_MONTHS))}))"
)
_MOST_LOOSE = 3.0  # cm; less than what sets a paragraph ragged
_RAGGED, _MOST_RAGGED = 0.6, 8.0  # of its width, and cm, a line may lack that is not stretched
_MAX_ROUNDS = 12  # joiners make ICU divide the rest anew; it settles in two or three rounds

# Around the foreseen end of a line, cm: programs differ by a squeezed blank or a kern.
_EARLY, _LATE = 0.25, 0.5
_WIDE = (2.5, 2.0)  # the same inside names and dates, where a wrong end would be grave
_WIDEST = 0.29  # cm; no spacing character of an official face at 16 pt is wider
_SURE = 0.9  # the bold cuts are wider than the regular one by less than this leaves
TELEPHONES = ("โทร.", "โทรศัพท์", "โทรสาร", "โทร./โทรสาร", "มือถือ")

Rooms = tuple[float, float]  # cm


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
        self._wholes = list(map(_whole, wholes))
        self._width = width
        self.named: tuple[str, ...] = ()
        self._set: dict[tuple[str, float, float, tuple[str, ...]], str] = {}

    def __call__(self, text: str, first: float = 0.0, rest: float = 0.0) -> str:
        """Return ``text`` with hard blanks and joiners where a wrong break would fall.

        ``first`` and ``rest`` are the widths (cm) of its first and further lines; 0 when not known: then
        every wrong break is guarded against, not only those near the ends of lines. Without ``rest`` all
        lines are as wide as the first, and none is stretched.
        """
        room = (text, first, rest, self.named)
        if room not in self._set:
            ragged = min(first * _RAGGED, _MOST_RAGGED)
            loose = _MOST_LOOSE if rest else max(_MOST_LOOSE, ragged)
            rooms = (first, rest or first)
            self._set[room] = "\n".join(self._line(line, rooms, loose) for line in text.split("\n"))
        return self._set[room]

    def naming(self, names: Iterable[str]) -> None:
        """Hold further names whole from now on, in place of those last given."""
        self.named = tuple(names)

    def forget(self) -> None:
        """Let go of the texts set so far."""
        self._set.clear()

    def slack(self, text: str, first: float, rest: float) -> float:
        """Return how much (cm) the loosest line of set ``text`` would have to be stretched to be justified."""
        lines = self.lines(text, first, rest)
        if self._width is None:
            return 0.0
        rooms = [first] + [rest] * len(lines)
        loose = (
            r - self._width(text[a:b].rstrip())
            for r, (a, b) in zip(rooms, lines[:-1], strict=False)
        )
        return max(loose, default=0.0)

    def lines(self, text: str, first: float, rest: float) -> list[Interval]:
        """Return where the lines of set ``text`` are foreseen; all as one when the face is not known."""
        if self._width is None:
            return [(0, len(text))]
        address = _addresses(text)
        return fill(text, Breaks(text, address), self._width.ends(text), (first, rest))

    def protected(self, text: str) -> list[Interval]:
        """Return the stretches of ``text`` that must not be divided, even at a blank."""
        wholes = (*self._wholes, *map(_whole, self.named))
        found = [m.span() for whole in wholes for m in whole.finditer(text)]
        found += numbered(text)
        found += (m.span() for m in _WEEKDAY.finditer(text))
        found += (m.span() for m in _BEFORE_A_MARK.finditer(text))
        found += persons(text)
        return _merged(found)

    def _line(self, text: str, rooms: Rooms, loose: float) -> str:
        first, rest = rooms
        if not _BREAKING.search(text) or self.fits(text, first):
            return text
        words = Words(text)
        inner = self._that_fit(text, self.protected(text), rest)
        soft = sorted(_soft(text, inner))
        text = _hard_blanks(text, inner)
        address = _addresses(text)
        strict = _inside(inner) - address
        ends = self._width.ends(text) if self._width is not None and first else None
        breaks = Breaks(text, address)
        if soft and ends is not None:
            ending = LineEnds(text, breaks, ends, partial(_divides, text, strict, words))
            if kept := self._held(soft, ending, strict, rooms, loose):
                text = _hard_blanks(text, kept)
                breaks = Breaks(text, address)

        def wrong(b: int) -> bool:
            return (b in strict or words.divided(b)) and bool(text[b - 1].strip())

        def held(b: int) -> bool:
            return bool(_CLUSTERS.match(text, b - 1)) and words.begins(b)

        at: set[int] = set()
        for _ in range(_MAX_ROUNDS):
            more: set[int] = set()
            for near, wide in _near_ends(text, breaks, ends, rooms, wrong):
                more.update(filter(wrong, breaks(*near)))
                # A joiner in a line that is stretched takes room: also in names only where a line may end.
                if strict:
                    more.update(b for b in breaks(*wide) if b in strict and wrong(b))
                    near_it = range(wide[0] + 1, wide[1] + 1)
                    inside = (b for b in near_it if b in strict and b not in at)
                    more.update(filter(held, inside))
            if not more:
                break
            at |= more
            breaks.join(more)
        return joined(text, at)[0]

    def _held(
        self, soft: list[Interval], ending: LineEnds, strict: set[int], rooms: Rooms, most: float
    ) -> list[Interval]:
        """Return what would be divided at the end of a line and is kept whole, for the line lacks no more than ``most`` (cm).

        ``strict``, the offsets at which no line ends: those inside what is kept are added.
        """
        text, ends = ending.text, ending.ends
        kept: list[Interval] = []
        start, room, at = 0, rooms[0], 0
        while (end := ending(start, room)) < len(text):
            at = bisect_right(soft, (start, len(text)), at)
            for first, last in soft[at : bisect_left(soft, (end, 0), at)]:
                if end >= last or ends[last] - ends[first] >= rooms[1]:
                    continue
                inside = set(range(first + 1, last)) - strict
                strict |= inside
                sooner = ending(start, room)
                if _loose(text, ends, start, sooner, room) <= most:
                    kept.append((first, last))
                    end = sooner
                    break
                strict -= inside
            start, room = end, rooms[1]
        return kept

    def _that_fit(self, text: str, inner: list[Interval], room: float) -> list[Interval]:
        """Let a stretch that is wider than its line break behind a dash, at its blanks, and behind a title; it would be torn elsewhere."""
        if self._width is None or not room:
            return inner
        out: list[Interval] = []
        for start, end in inner:
            if self._width(text[start:end]) < room:
                out.append((start, end))
            else:
                for part in self._parts(text[start:end], room):
                    first, last = start + part.start(), start + part.end()
                    wide = (
                        self._width(part[0]) >= room
                    )  # else a title would be left at the end of a line
                    name = first + (behind_title(part[0]) if wide else 0)
                    out += [(a, b) for a, b in ((first, name), (name, last)) if a < b]
        return out

    def _parts(self, text: str, room: float) -> Iterator[re.Match[str]]:
        """Yield the two ends of what goes from one to the other, where each fits in a line, or what stands between blanks."""
        assert self._width is not None
        ends = list(_ENDS.finditer(text))
        narrow = len(ends) > 1 and all(self._width(each[0]) < room for each in ends)
        yield from ends if narrow else re.finditer(r"\S+", text)

    def fits(self, text: str, room: float) -> bool:
        """Whether the text surely stays on one line, whatever cut of the face draws it."""
        if len(text) * _WIDEST < room:
            return True
        return self._width is not None and self._width(text) / _SURE < room


@lru_cache(maxsize=1_024)
def _whole(text: str) -> re.Pattern[str]:
    """Return what finds a text, its blanks however wide."""
    return re.compile(r"\s+".join(map(re.escape, text.split())))


def _near_ends(
    text: str,
    breaks: Breaks,
    ends: Sequence[float] | None,
    rooms: Rooms,
    wrong: Callable[[int], bool],
) -> Iterator[tuple[Interval, Interval]]:
    """Yield for each line above and up to which offset a program could end it, and the same less likely.

    ``ends`` are those of the text; None when its lines cannot be foreseen: then they are all its offsets.
    """
    if ends is None:
        yield (-1, len(text) - 1), (-1, len(text) - 1)
        return
    for n, (start, end) in enumerate(fill(text, breaks, ends, rooms, wrong)[:-1]):
        last = ends[start] + rooms[n > 0]
        near, wide = (
            (
                (low := bisect_left(ends, ends[end] - early, start + 1, len(text))) - 1,
                bisect_right(ends, last + late, low, len(text)) - 1,
            )
            for early, late in ((_EARLY, _LATE), _WIDE)
        )
        yield near, wide


def _addresses(text: str) -> set[int]:
    """Return the offsets inside URLs and e-mail addresses: LibreOffice does not divide them, and a joiner in
    one would be copied with it, so that it no longer works.
    """
    return _inside([m.span() for m in latin(text)])


def _hard_blanks(text: str, inner: list[Interval]) -> str:
    for start, end in inner:
        if " " in text[start:end]:
            text = text[:start] + text[start:end].replace(" ", HARD_BLANK) + text[end:]
    return text


def _soft(text: str, inner: list[Interval]) -> Iterator[Interval]:
    """Yield a day with the words before it, and words that are kept whole where there is room."""
    for found in _ON_DAY.finditer(text):
        at = bisect_right(inner, (found.end(), len(text))) - 1
        if at >= 0 and found.end() < inner[at][1]:
            yield found.start(), inner[at][1]
    for found in _kept_words().finditer(text):
        yield found.span()


@cache
def _kept_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(table('typing')['whole'])})(?: {_DIGITS}{{1,2}}(?!{_DIGITS}))?")


def _divides(text: str, strict: set[int], words: Words, offset: int) -> bool:
    """Whether an offset is where no line may end."""
    return offset in strict or (words.divided(offset) and bool(text[offset - 1].strip()))


def _loose(text: str, ends: Sequence[float], start: int, end: int, room: float) -> float:
    """Return how much room (cm) a line leaves; blanks at its end take none."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return room - (ends[end] - ends[start])


def _inside(intervals: list[Interval]) -> set[int]:
    return {i for start, end in intervals for i in range(start + 1, end)}


def _merged(intervals: list[Interval]) -> list[Interval]:
    out: list[Interval] = []
    for start, end in sorted(intervals):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def numbered(text: str) -> Iterator[Interval]:
    """Yield dates, times, letter numbers, years with their era, numbers with their unit or their lead.

    Each has a digit not far behind its begin: what lies before is not looked at.
    """
    at = 0
    while digit := _DIGIT.search(text, at):
        found = spans().search(text, max(at, digit.start() - _before_digits()))
        if found is None:
            return
        yield found.span()
        at = found.end()


@cache
def _before_digits() -> int:
    """Return how many characters at most stand before the first digit of what ``spans`` finds."""
    months = [f"{month} พ.ศ. " for month in MONTHS]
    words = (*months, *TELEPHONES, *table("typing")["leads"], "ที่ กกกก")
    return max(map(len, words)) + 1


@cache
def spans() -> re.Pattern[str]:
    """Return what finds dates, times, letter numbers, numbers with what belongs to them."""
    data = table("typing")
    months = either((*MONTHS, *SHORT_MONTHS))
    year = rf"(?:พ\.ศ\. )?{_DIGITS}{{4}}"
    code = rf"(?:ที่ )?[ก-ฮ]{{2,4}} {_DIGITS}{{4,5}}(?:\.{_DIGITS}+)*(?:\({_DIGITS}+\))?/(?:ว\.? ?)?(?:{_NUMBER})?"
    large = "(?:ร้อย|พัน|หมื่น|แสน|ล้าน)*"
    unit = rf"{large}(?:{either(data['units'])})(?:(?=ต่อ)|(?![{THAI}]))"
    several = rf"{_NUMBER}(?: ?[-–x×] ?{_NUMBER})?"
    return re.compile(
        "|".join(
            (
                code,
                rf"{_DIGITS}{{1,2}}(?: ?[-–] ?{_DIGITS}{{1,2}})? (?:{months})(?: {year})?(?: [-–](?= ))?",
                rf"(?:{months}) {year}",
                rf"{_NUMBER}(?: ?[-–] ?{_NUMBER})? (?:น\.|นาฬิกา)",
                rf"(?:(?:{either(TELEPHONES)}) )?{_DIGITS}{{1,3}} {_DIGITS}{{3,4}} {_DIGITS}{{3,4}}",
                rf"(?:{either(data['leads'])}) {several}(?: {unit})?",
                rf"(?<![{THAI}])ว {_NUMBER}",
                rf"[ก-ฮ]{{2}} {_DIGITS}{{5}}(?!{_DIGITS})",  # letters of the province and postal code
                rf"{_DIGITS} {_DIGITS}{{4}} {_DIGITS}{{5}} {_DIGITS}{{2}} {_DIGITS}",  # of a citizen
                rf"{several} {unit}",
                several,
            )
        )
    )
