"""Where lines will end: the width of text in the official face, and lines filled one after the other.

Enters: text, the offsets at which it may break, widths in cm. Leaves: widths and lines. The cuts of the
official face have the same advances (regulation.md 8.1), so a line ends at nearly the same place in every
program; only the type size matters.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from docgen.resources import table

_CM_PER_POINT = 2.54 / 72
_UNKNOWN = 0.6  # em; a character of another face
_STRETCH = 16  # characters, in which nearly always a line may end

Between = Callable[[int, int], Sequence[int]]  # those above an offset up to another, in order


@dataclass(frozen=True)
class Measure:
    """Widths in one face at one size; ``advances``: of each character, cm."""

    advances: Mapping[str, float]

    def __call__(self, text: str) -> float:
        """Return the width (cm) of the text."""
        return sum(map(self.advances.__getitem__, text))

    def ends(self, text: str) -> list[float]:
        """Return how far (cm) the text reaches before each of its characters, and at last its width."""
        return list(accumulate(map(self.advances.__getitem__, text), initial=0.0))


@cache
def measure(face: str, size: float) -> Measure | None:
    """Return what gives the width (cm) of text in ``face`` at ``size`` pt; None for a face not known."""
    data = table("advances")
    if face not in data["faces"]:
        return None
    em = float(data["em"])
    advances = _Advances(_UNKNOWN * size * _CM_PER_POINT)
    advances |= {
        chr(int(code, 16)): int(width) / em * size * _CM_PER_POINT
        for width, codes in data["advances"].items()
        for code in codes.split()
    }
    advances["\u200d"] = 0.0
    return Measure(advances)


class _Advances(dict[str, float]):
    """The advance of each character, cm; one that the face lacks is another face's."""

    def __init__(self, unknown: float) -> None:
        super().__init__()
        self._unknown = unknown

    def __missing__(self, char: str) -> float:
        return self._unknown


def fill(
    text: str,
    breaks: Between,
    ends: Sequence[float],
    rooms: tuple[float, float],
    wrong: Callable[[int], bool] = lambda _: False,
) -> list[tuple[int, int]]:
    """Return start and end of each line when ``text`` is set in lines: ``rooms`` of the first and further ones, cm.

    ``breaks`` gives those above one offset up to another, in order; ones that are ``wrong`` are passed over. It is asked for
    no more than where a line would end. ``ends`` are those of the text (``Measure.ends``). As programs do, a line takes
    the last break that fits; blanks at its end take no room.
    """
    ending = LineEnds(text, breaks, ends, wrong)
    lines: list[tuple[int, int]] = []
    start = 0
    while True:
        end = ending(start, rooms[bool(lines)])
        lines.append((start, end))
        if end == len(text):
            return lines
        start = end


@dataclass(frozen=True)
class LineEnds:
    """Where a line ends that begins somewhere in a text; the rest as for ``fill``."""

    text: str
    breaks: Between
    ends: Sequence[float]
    wrong: Callable[[int], bool]

    def __call__(self, start: int, room: float) -> int:
        """Return the end of the line in a room, cm."""
        text, ends = self.text, self.ends
        fitting = max(bisect_right(ends, ends[start] + room, start) - 1, start)
        while fitting < len(text) and text[fitting].isspace():
            fitting += 1
        if fitting >= len(text):
            return len(text)
        before = (b for b in _from_the_end(self.breaks, start, fitting) if not self.wrong(b))
        ending = next(before, None)
        if ending is None:
            behind = (b for b in self.breaks(fitting, len(text)) if not self.wrong(b))
            ending = next(behind, len(text))
        return ending


def _from_the_end(breaks: Between, low: int, high: int) -> Iterator[int]:
    """Yield the breaks above ``low`` up to ``high``, the last first."""
    while high > low:
        near = max(low, high - _STRETCH)
        yield from reversed(breaks(near, high))
        high = near


def listed(breaks: Sequence[int]) -> Between:
    """Return what gives breaks that are known."""
    return lambda low, high: breaks[bisect_right(breaks, low) : bisect_right(breaks, high)]
