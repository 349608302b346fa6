"""Texts set for a letter that is filled many times: what is the same in all is set once, a text with values of a row with them.

Enters: texts with marks; later the texts of rows. Leaves: marks; set texts. Where a line ends, and which digits stay Latin, only
the whole text tells.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from docgen.compose.setting import Setting, persons_of
from docgen.fit import Room
from docgen.geometry import figure
from docgen.marks import Marks, MarkUsed, Slot, has_marks, index, put
from docgen.model import OfficialDocument
from docgen.posting import Address
from docgen.thai.normal import normal
from docgen.thai.numerals import LATIN, to_thai, unmarked

_REMEMBERED = 5_000  # texts set


class MarkedSetting(Setting):
    """Writes the values of a document in whose texts marks stand: a mark for each text that holds some."""

    def __init__(self, content: OfficialDocument, folder: Path, marks: Marks) -> None:
        super().__init__(content, folder)
        self.marked = marks

    def set(self, text: str, first: float, rest: float = 0.0) -> str:
        if not has_marks(text):
            return super().set(text, first, rest)
        return self.marked.text(text, "line", first, rest or first)

    def as_typed(self, text: str) -> str:
        return put(super().as_typed(text), lambda mark: self.marked.text(mark, "raw"))

    def plain(self, text: str) -> str:
        return self.marked.text(text, "plain") if has_marks(text) else super().plain(text)

    def guarded(self, text: str) -> str:
        return self.marked.text(text, "guarded") if has_marks(text) else super().guarded(text)

    def heading(self, text: str, width: float) -> str:
        if not has_marks(text):
            return super().heading(text, width)
        return self.marked.text(text, "heading", width)

    def cell(self, text: str, width: float) -> str:
        return (
            self.marked.text(text, "cell", width) if has_marks(text) else super().cell(text, width)
        )

    def listed(self, text: str, width: float) -> str:
        if not has_marks(text):
            return super().listed(text, width)
        return self.marked.text(text, "listed", width)

    def held(self, text: str) -> str:
        return self.marked.text(text, "held") if has_marks(text) else super().held(text)

    def is_small(self, address: Address, room: Room) -> bool:
        marked = any(map(has_marks, (address.name, *address.lines)))
        return self.marked.small if marked else super().is_small(address, room)

    def room(self, text: str, *, bold: bool = False) -> float:
        if has_marks(text):
            raise MarkUsed  # it settles how wide a column is, and on which side of it figures stand
        return super().room(text, bold=bold)

    def is_narrow(self, text: str, room: float) -> bool:
        if has_marks(text):
            raise MarkUsed  # what follows stands on one line with it, or not
        return super().is_narrow(text, room)

    def ragged(self, text: str, first: float, rest: float) -> bool:
        shown = self.marked.shown(text)
        if has_marks(text):
            # Before an address, which does not divide, a line may be left as short as the address is long.
            widest = max((self.width(found[0]) for found in LATIN.finditer(shown)), default=0.0)
            return widest > figure("text.most_slack")
        return super().ragged(shown, first, rest)

    def is_short(self, text: str, first: float, rest: float, most: int) -> bool:
        found = super().is_short(self.marked.shown(text), first, rest, most)
        if has_marks(text):
            told = self.marked.told[len(self.marked.short) :]
            found = told[0] if told else found
            self.marked.short.append((text, first, rest, most, found))
        return found


class ValueSetting:
    """Sets the texts of rows for the slots of a letter, as Setting does; the last few thousand are remembered."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._known: dict[tuple[Slot, str, tuple[str, ...]], str] = {}
        self._names: tuple[str, ...] = ()

    def naming(self, texts: Iterable[str]) -> None:
        """Note what stands in the row where the letter has names of persons."""
        self._names = tuple(persons_of(texts))

    def set(self, slot: Slot, value: str) -> str:
        """Return the value as it stands in the slot."""
        if slot.how == "raw":
            return unmarked(value)
        if slot.how == "plain":
            return self._setting.plain(value)
        if slot.how in ("line", "listed"):
            text = to_thai(normal(value))
            if self._setting.typist.fits(text, slot.first):
                return text
        names = tuple(name for name in self._names if name in normal(value)) if self._names else ()
        known = self._known.get((slot, value, names))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
                self._setting.typist.forget()
            self._setting.typist.naming(names)
            known = self._known[slot, value, names] = self._made(slot, value)
        return known

    def answers(self, marks: Marks, texts: Sequence[str]) -> tuple[bool, ...]:
        """Return for each text that the letter was laid out for as short, or as long, whether a row's is short."""
        return tuple(
            self._setting.is_short(put(text, lambda mark: texts[index(mark)]), first, rest, most)
            for text, first, rest, most, _ in marks.short
        )

    def _made(self, slot: Slot, value: str) -> str:
        setting = self._setting
        if slot.how == "line":
            return setting.set(value, slot.first, slot.rest)
        if slot.how in ("guarded", "held"):
            return setting.guarded(value) if slot.how == "guarded" else setting.held(value)
        if slot.how == "listed":
            return setting.listed(value, slot.first)
        made = setting.heading if slot.how == "heading" else setting.cell
        return made(value, slot.first)
