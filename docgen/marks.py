"""Marks: single characters that stand in a letter where the values of a row will stand.

Enters: what a mark stands for. Leaves: Marks, by which a letter is laid out once and filled many times. The characters are
those of a private plane, which no text that docgen reads may hold.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from typing import Any, ClassVar, NamedTuple

_FIRST, _LAST = 0xF0000, 0xFFFFD
CLASS = f"{chr(_FIRST)}-{chr(_LAST)}"  # for patterns
MARK = re.compile(f"[{CLASS}]")
_USUAL = "ก" * 16
_SPLIT = re.compile(f"([{CLASS}])")


class Slot(NamedTuple):
    """Where a value of the row stands: which value, how it is set there, the widths (cm) of its first and further lines.

    ``how``: raw (as typed), else as the setting of texts writes it: plain, line, guarded, heading, cell, listed,
    held.
    """

    value: int
    how: str = "plain"
    first: float = 0.0
    rest: float = 0.0


class Marks:
    """The values that stand in one letter, and the slots in which they do.

    A value has a name of any kind. What depends on the length of values is settled as if each were of the usual length:
    so it is the same whichever row comes first; ``short`` is what was settled so, for rows to be held against. But for the
    address: ``small`` tells whether it takes the smaller type; and for what ``told`` answers in place of the usual length.
    """

    def __init__(self, *, small: bool = False, told: tuple[bool, ...] = ()) -> None:
        self.small = small
        self.values: list[Hashable] = []
        self.slots: list[Slot] = []
        # Texts that were asked whether they take at most so many lines of two widths, and the answer for usual values.
        self.short: list[tuple[str, float, float, int, bool]] = []
        self.told = told
        self._known: dict[Slot, str] = {}
        self._places: dict[Hashable, int] = {}

    def value(self, name: Hashable, how: str = "plain") -> str:
        """Return the character that stands for a value as it is."""
        return self.mark(Slot(self._index(name), how))

    def text(self, text: str, how: str, first: float = 0.0, rest: float = 0.0) -> str:
        """Return the character that stands for a whole text with marks in it, set in a way of its own."""
        value = self.slot(text).value if len(text) == 1 else self._index(("text", text))
        return self.mark(Slot(value, how, first, rest))

    def _index(self, name: Hashable) -> int:
        if name not in self._places:
            self._places[name] = len(self.values)
            self.values.append(name)
        return self._places[name]

    def mark(self, slot: Slot) -> str:
        """Return the character that stands for the slot."""
        if slot not in self._known:
            self._known[slot] = chr(_FIRST + len(self.slots))
            self.slots.append(slot)
        return self._known[slot]

    def slot(self, mark: str) -> Slot:
        return self.slots[ord(mark) - _FIRST]

    def shown(self, text: str) -> str:
        """Return a text as it looks with a value of the usual length at each mark."""
        return put(text, lambda mark: self.shown(self.held(mark)) or _USUAL)

    def held(self, mark: str) -> str:
        """Return the whole text for which a mark stands, with marks in it; "" when it stands for one value."""
        name = self.values[self.slot(mark).value]
        return str(name[1]) if isinstance(name, tuple) and name[0] == "text" else ""


class MarkUsed(Exception):
    """A template or an expression did more with a value of the row than show it."""


class NotAlike(Exception):
    """The documents of rows differ in more than their values."""


class Marked(str):
    """A text with marks, in the context of a template: it can be shown, and nothing else.

    It is never empty: a row whose value is has no letter.
    """

    __slots__ = ()

    def plain(self) -> str:
        return str.__str__(self)

    def __bool__(self) -> bool:
        return True

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("__") or name == "plain":
            return super().__getattribute__(name)
        raise MarkUsed(name)

    def _used(self, *_: object) -> Any:
        raise MarkUsed

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _used
    __hash__ = __len__ = __getitem__ = __contains__ = __iter__ = _used
    __repr__ = _used  # as a list prints what is in it
    __add__ = __mod__ = __mul__ = __rmul__ = __format__ = _used


class Asked(Marked):
    """A text with marks, in an expression: not even whether it is empty may be asked.

    ``made``: how many were; an expression that was given none does not depend on the row.
    """

    __slots__ = ()
    made: ClassVar[int] = 0
    __bool__ = Marked._used  # noqa: SLF001 - its own


def asked(value: Any) -> Any:
    """Return a value as an expression may see it."""
    if not isinstance(value, str) or not has_marks(value):
        return value
    Asked.made += 1
    return Asked(value)


def marked(value: Any) -> Any:
    """Return a context in which every text with marks can only be shown."""
    if isinstance(value, str):
        return Marked(value) if has_marks(value) else value
    if isinstance(value, Mapping):
        return {name: marked(item) for name, item in value.items()}
    if isinstance(value, list):
        return [marked(item) for item in value]
    return value


MOST = _LAST - _FIRST  # marks in one document


def nth(slot: int) -> str:
    """Return the mark of the slot at a place among the slots."""
    return chr(_FIRST + slot)


def index(mark: str) -> int:
    """Return the place of a mark's slot among the slots."""
    return ord(mark) - _FIRST


def has_marks(text: str) -> bool:
    return bool(MARK.search(text))


def put(text: str, value: Callable[[str], str]) -> str:
    """Return a text with the value of each mark in its place."""
    return MARK.sub(lambda found: value(found[0]), text)


def parted(text: str) -> list[str]:
    """Return the stretches of a text: at odd places its marks, at even ones what stands between them, "" too."""
    return _SPLIT.split(text)
