"""Whether an address fits its envelope or its label, and in which of two sizes.

Enters: lines of text, the room for them, a face. Leaves: the size in pt, or None when even the smaller is too large. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.model import OFFICIAL_FACE
from docgen.thai.breaks import line_breaks
from docgen.thai.lines import Measure, fill, listed, measure
from docgen.thai.places import PLACE

_CM = 2.54 / 72
_SAFE = 1.08  # the bold cut of the first line, and programs that break a little earlier


@dataclass(frozen=True)
class Room:
    """A box: width and height, cm; the usual size and the smaller one with the pitch of each, pt."""

    width: float
    height: float
    sizes: tuple[tuple[float, float], ...]
    boxed: bool = False  # the postal code stands elsewhere


def size_that_fits(texts: Sequence[str], room: Room, face: str) -> float | None:
    """Return the first of the sizes in which the lines stand within the box."""
    for size, pitch in room.sizes:
        width = measure(face, size) or measure(OFFICIAL_FACE, size)
        if width is None:
            return room.sizes[0][0]
        lines = sum(_lines(text, width, room.width) for text in texts)
        if lines * pitch * _CM <= room.height:
            return size
    return None


def _lines(text: str, width: Measure, room: float) -> int:
    """Return how many lines the text takes; a piece wider than the box takes as many as its width asks."""
    ends = [at * _SAFE for at in width.ends(text)]
    inside = {at for place in PLACE.finditer(text) for at in range(place.start() + 1, place.end())}
    breaks = [at for at in line_breaks(text) if at not in inside]
    pieces = fill(text, listed(breaks), ends, (room, room))
    return sum(max(1, -int(-width(text[a:b].rstrip()) * _SAFE // room)) for a, b in pieces)
