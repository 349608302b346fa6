"""Where the lines of a text may end as LibreOffice sees it, by ICU, its own breaker.

Enters: text. Leaves: offsets. ICU loads when first needed.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

JOINER = "\u200d"
# Behind such a blank ICU always lets a line end, and looks at neither side for the other's sake (UAX 14, LB14 - LB18).
# A mark counts as what it stands on: only one on a letter is told from one on a bracket.
_MARK = "[ัิ-ฺ็-๎]"
_PARTING = re.compile(
    rf"(?:(?<=[ก-ะาำเ-ๆ๐-๙0-9A-Za-z.)])|(?<=[ก-ฮ]{_MARK})|(?<=[ก-ฮ]{_MARK}{{2}}))"
    r"[ \t]+(?=[ก-ฮเ-ไ๐-๙0-9A-Za-z(])"
)
_REMEMBERED = 8_192


class Breaks:
    """Where ICU would let the lines of a text end; each stretch of it is looked at when it is first asked for."""

    def __init__(self, text: str, never: Collection[int] = ()) -> None:
        """``never``: offsets at which none ends whatever ICU says."""
        self._text, self._never = text, never
        self._begins = [0, *(found.end() for found in _PARTING.finditer(text)), len(text)]
        self._found: dict[int, list[int]] = {}
        self._joined: set[int] = set()

    def join(self, offsets: Collection[int]) -> None:
        """Put a joiner before each of the offsets: ICU divides what is around it anew."""
        self._joined.update(offsets)
        for offset in offsets:
            self._found.pop(self._stretch(offset), None)

    def __call__(self, low: int, high: int) -> list[int]:
        """Return the breaks above ``low`` up to ``high``, in order; the end of the text is none."""
        out: list[int] = []
        for stretch in range(self._stretch(max(low, 0)), self._stretch(high) + 1):
            if stretch not in self._found:
                self._found[stretch] = self._in(stretch)
            out += (b for b in self._found[stretch] if low < b <= high)
        return out

    def _stretch(self, offset: int) -> int:
        return min(bisect_right(self._begins, offset), len(self._begins) - 1) - 1

    def _in(self, stretch: int) -> list[int]:
        start, end = self._begins[stretch : stretch + 2]
        inner = {b - start for b in self._joined if start < b < end}
        text, origin = joined(self._text[start:end], inner)
        found = {start + origin[b] for b in _of_stretch(text)} - self._joined
        if start:
            found.add(start)
        return sorted(found.difference(self._never))


@lru_cache(maxsize=_REMEMBERED)
def _of_stretch(text: str) -> list[int]:
    """Return the breaks of a stretch; the rows of a table have most of them in common."""
    return line_breaks(text)


def line_breaks(text: str) -> list[int]:
    """Return the offsets at which ICU would let a line of ``text`` end, the end itself left out."""
    from icu4py.breakers import LineBreaker

    out: list[int] = []
    at = 0
    for segment in LineBreaker(text, "th"):
        at += len(segment)
        out.append(at)
    return out[:-1]


def joined(text: str, at: Collection[int]) -> tuple[str, Sequence[int]]:
    """Return ``text`` with a joiner before each offset of ``at``, and the offset of each character."""
    if not at:
        return text, range(len(text) + 1)
    bounds = [0, *sorted(at), len(text)]
    pieces = [text[a:b] for a, b in pairwise(bounds)]
    origin = [i for a, b in pairwise(bounds) for i in (*range(a, b), b)]
    return JOINER.join(pieces), origin
