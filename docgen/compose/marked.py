"""Texts set for a letter that is filled many times: what is the same in all is set once, and each value of a row by itself.

Enters: texts with marks; later the values of rows. Leaves: set texts with marks; set values. Where a line ends is not known
until the values are: a text is set when it has them. Of a text whose lines are not foreseen (a heading) every wrong break is
guarded against, and a short value is kept whole.
"""

import re
from itertools import pairwise
from pathlib import Path

from docgen.compose.setting import Setting
from docgen.fit import Room
from docgen.geometry import figure
from docgen.marks import MARK, Marks, Slot, has_marks, parted
from docgen.model import OfficialDocument
from docgen.posting import Address
from docgen.thai.normal import normal
from docgen.thai.numerals import LATIN, to_thai, unmarked
from docgen.thai.text import HARD_BLANK, JOINER, line_breaks
from docgen.thai.words import known_words

_SHORT = 32  # characters of a value that is kept whole inside a text
_LEAST = 2  # characters of a word that may stand at the end of a line
_REMEMBERED = 5_000  # values set
_TITLE_BEFORE = re.compile(r"(?:นาย|นาง|นางสาว|น\.ส\.|ดร\.|คุณ|ที่|เลขที่|ฉบับที่|ครั้งที่) ?\Z")


class MarkedSetting(Setting):
    """Writes the values of a document in whose texts marks stand."""

    def __init__(self, content: OfficialDocument, folder: Path, marks: Marks) -> None:
        super().__init__(content, folder)
        self.marked = marks

    def set(self, text: str, first: float, rest: float = 0.0) -> str:
        if not has_marks(text):
            return super().set(text, first, rest)
        if len(text) == 1:
            value = self.marked.slot(text).value
            return self.marked.mark(Slot(value, "line", first, rest or first))
        return self.marked.text(text, first, rest or first)

    def as_typed(self, text: str) -> str:
        pieces = parted(super().as_typed(text))
        values = [self.marked.slot(mark).value for mark in pieces[1::2]]
        pieces[1::2] = [self.marked.mark(Slot(value, "raw")) for value in values]
        return "".join(pieces)

    def guarded(self, text: str) -> str:
        return self._around(text) if has_marks(text) else super().guarded(text)

    def heading(self, text: str, width: float) -> str:
        return self._around(text) if has_marks(text) else super().heading(text, width)

    def cell(self, text: str, width: float) -> str:
        return self.set(text, width) if has_marks(text) else super().cell(text, width)

    def held(self, text: str) -> str:
        return super().held(text) if not has_marks(text) else self._around(text, blanks=HARD_BLANK)

    def is_small(self, address: Address, room: Room) -> bool:
        return self.marked.small if has_marks(address.name) else super().is_small(address, room)

    def room(self, text: str, *, bold: bool = False) -> float:
        return super().room(self.marked.shown(text), bold=bold)

    def ragged(self, text: str, first: float, rest: float) -> bool:
        shown = self.marked.shown(text)
        if has_marks(text):
            # Before an address, which does not divide, a line may be left as short as the address is long.
            widest = max((self.width(found[0]) for found in LATIN.finditer(shown)), default=0.0)
            return widest > figure("text.most_slack")
        return super().ragged(shown, first, rest)

    def count(self, text: str, first: float, rest: float) -> int:
        return super().count(self.marked.shown(text), first, rest)

    def _around(self, text: str, *, blanks: str = " ") -> str:
        """Return the text with what stands between its marks set."""
        out: list[str] = []
        latin = _in_latin(text)
        for i, part in enumerate(parted(text)):
            if part in latin:
                # A value in an address on the web keeps its digits, and so does what stands beside it there.
                out.append(self.marked.mark(Slot(self.marked.slot(part).value, "raw")))
                continue
            if i % 2 == 0:
                out.append(super().guarded(part).replace(" ", blanks) if part else "")
                continue
            if _TITLE_BEFORE.search(out[-1]):
                out[-1] = out[-1][:-1] + HARD_BLANK if out[-1].endswith(" ") else out[-1] + JOINER
            out.append(self.marked.mark(Slot(self.marked.slot(part).value, "inline")))
        return "".join(out)


def _in_latin(text: str) -> set[str]:
    """Return the marks that stand inside an address on the web, an e-mail address, a domain."""
    as_digits = MARK.sub("0", text)
    spans = [found.span() for found in LATIN.finditer(as_digits)]
    return {
        found[0] for found in MARK.finditer(text) if any(a <= found.start() < b for a, b in spans)
    }


class ValueSetting:
    """Sets the values of rows for the slots of a letter; the last few thousand are remembered."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._known: dict[tuple[Slot, str], str] = {}

    def set(self, slot: Slot, value: str) -> str:
        """Return the value as it stands in the slot."""
        if slot.how == "raw":
            return unmarked(value)
        text = to_thai(normal(value))
        if slot.how == "plain":
            return text
        typist = self._setting.typist
        if slot.how == "line" and typist.fits(text, slot.first):
            return text
        known = self._known.get((slot, text))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
                typist.forget()
            known = self._known[slot, text] = self._made(slot, text)
        return known

    def _made(self, slot: Slot, text: str) -> str:
        if slot.how == "line":
            return self._setting.typist(text, slot.first, slot.rest)
        return _whole(text) if len(text) <= _SHORT else _in_words(text)


def _in_words(text: str) -> str:
    """Return a long text that breaks at blanks, and where none is for long, between two words of the language."""
    parts = text.split(" ")
    if len(parts) > 1:
        return " ".join(_whole(p) if len(p) <= _SHORT else _in_words(p) for p in parts)
    breaks = [0, *line_breaks(text), len(text)]
    pieces = [text[a:b] for a, b in pairwise(breaks)]
    known = known_words()
    out = pieces[:1]
    for before, piece in pairwise(pieces):
        good = before.endswith(" ") or (
            len(before) > _LEAST
            and len(piece.rstrip()) > _LEAST
            and before in known
            and piece.rstrip() in known
        )
        out += (piece,) if good else (JOINER, piece)
    return "".join(out)


def _whole(text: str) -> str:
    """Return a short text that does not break at all."""
    if text.isascii():
        return text
    breaks = set(line_breaks(text))
    joined = (
        JOINER + char if i in breaks and text[i - 1] != " " else char for i, char in enumerate(text)
    )
    return "".join(joined).replace(" ", HARD_BLANK)
