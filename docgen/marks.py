"""Marks: single characters that stand in a letter where the values of a row will stand.

Enters: what a mark stands for. Leaves: Marks, by which a letter is laid out once and filled many times. The characters are
those of a private plane, which no text that docgen reads may hold.
"""

import re
from collections.abc import Hashable
from typing import NamedTuple

_FIRST, _LAST = 0xF0000, 0xFFFFD
CLASS = f"{chr(_FIRST)}-{chr(_LAST)}"  # for patterns
MARK = re.compile(f"[{CLASS}]")
_SPLIT = re.compile(f"([{CLASS}])")


class Slot(NamedTuple):
    """Where a value of the row stands: which value, how it is set there, the widths (cm) of its first and further lines.

    ``how``: plain (as a property of the file), line (a text of its own), inline (inside a text), raw (as typed).
    """

    value: int
    how: str = "plain"
    first: float = 0.0
    rest: float = 0.0


class Marks:
    """The values that stand in one letter, and the slots in which they do.

    A value has a name of any kind, and a sample by which what depends on its length is settled.
    """

    def __init__(self) -> None:
        self.values: list[Hashable] = []
        self.sample: list[str] = []
        self.slots: list[Slot] = []
        self._known: dict[Slot, str] = {}

    def value(self, name: Hashable, sample: str, how: str = "plain") -> str:
        """Return the character that stands for a value as it is."""
        if name not in self.values:
            self.values.append(name)
            self.sample.append(sample)
        return self.mark(Slot(self.values.index(name), how))

    def mark(self, slot: Slot) -> str:
        """Return the character that stands for the slot."""
        if slot not in self._known:
            self._known[slot] = chr(_FIRST + len(self.slots))
            self.slots.append(slot)
        return self._known[slot]

    def slot(self, mark: str) -> Slot:
        return self.slots[ord(mark) - _FIRST]

    def shown(self, text: str) -> str:
        """Return a text with the sample's values at its marks."""
        return MARK.sub(lambda found: self.sample[self.slot(found[0]).value], text)


def index(mark: str) -> int:
    """Return the place of a mark's slot among the slots."""
    return ord(mark) - _FIRST


def has_marks(text: str) -> bool:
    return bool(MARK.search(text))


def parted(text: str) -> list[str]:
    """Return the stretches of a text: at odd places its marks, at even ones what stands between them, "" too."""
    return _SPLIT.split(text)
