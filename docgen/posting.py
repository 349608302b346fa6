"""What goes on envelopes and labels: to whom, and in which size it fits.

Enters: content whose texts are written out. Leaves: addresses, the boxes for them, the size in which each fits. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.document import Path
from docgen.fit import Room, size_that_fits
from docgen.geometry import figure
from docgen.marks import CLASS
from docgen.model import (
    Addressed,
    Circular,
    EnvelopeSize,
    LabelSheet,
    Letter,
    StampedLetter,
)
from docgen.thai.normal import normal
from docgen.thai.numerals import to_arabic, to_thai

Posted = Letter | Circular | StampedLetter
_DIGIT = f"[0-9๐-๙{CLASS}]"  # of a code, or the mark of one
_POSTAL_CODE = re.compile(rf"(?:^|(?<=[^0-9๐-๙]))\s*({_DIGIT}{{5}})\s*$")


@dataclass(frozen=True)
class Address:
    """To whom: the word before the name, the name, the lines of the address; ``path`` of where it was typed."""

    word: str
    name: str
    lines: list[str]
    path: Path

    def parted(self) -> tuple[list[str], str]:
        """Return the lines without the postal code at their end, and the code."""
        found = _POSTAL_CODE.search(self.lines[-1]) if self.lines else None
        if not found:
            return self.lines, ""
        last = self.lines[-1][: found.start()]
        return [*self.lines[:-1], *filter(None, (last,))], to_arabic(found[1])

    @property
    def lacks_code(self) -> bool:
        """Whether an address in Thailand has no postal code; one abroad, in Latin letters, has its own form."""
        abroad = any(re.search("[A-Za-z]{2}|ประเทศ(?!ไทย)", line) for line in self.lines)
        return bool(self.lines) and not self.parted()[1] and not abroad

    def texts(self, *, boxed: bool) -> list[str]:
        """Return the lines as printed; ``boxed``: the postal code stands in boxes of its own."""
        lines = self.parted()[0] if boxed else self.lines
        return [to_thai(normal(text)) for text in (f"{self.word} {self.name}", *lines)]


def addresses(content: Posted) -> Iterator[Address]:
    """Yield everyone to whom the letter goes."""
    if isinstance(content, Circular):
        if content.recipients is None:
            return
        paths = (path for path, _ in content.recipients.paths())
        for path, (_, one, name) in zip(paths, content.recipients.rows(), strict=True):
            word = content.greeting_of(one).envelope
            lines = [*filter(None, (one.organisation,)), *one.address]
            yield Address(word, name, lines if one.address else [], ("recipients", *path))
    elif isinstance(content, Addressed):
        yield Address(content.greeting.envelope, content.to, _lines(content), ("to",))
    else:
        yield Address("ถึง", content.to, _lines(content), ("to",))


def _lines(content: Letter | StampedLetter) -> list[str]:
    """Return the lines of the address that the letter states, without those that a condition leaves out."""
    return [line for line in content.to_address if line.strip()]


def envelope_room(size: EnvelopeSize) -> Room:
    """Return the box of the addressee on an envelope."""
    part = f"envelope-{size.value.lower()}"
    margins = figure("envelope.margin") + 2 * figure("table.cell_margin")
    width = figure(f"{part}.width") - figure(f"{part}.to_left") - margins
    return Room(width, figure(f"{part}.to_height"), _sizes("envelope"), boxed=True)


def label_room(sheet: LabelSheet) -> Room:
    """Return the box of a label's text."""
    part = f"labels-{sheet.value}"
    padding = 2 * (figure("labels.padding") + figure("table.cell_margin"))
    height = figure(f"{part}.height") - figure("labels.padding")
    return Room(figure(f"{part}.width") - padding, height, _sizes("labels"))


def _sizes(part: str) -> tuple[tuple[float, float], ...]:
    return tuple(
        (figure(f"{part}.{small}size"), figure(f"{part}.{small}pitch")) for small in ("", "small_")
    )


def fitting(one: Address, room: Room, face: str) -> float | None:
    """Return the size in which the address fits, pt; None when none does."""
    return size_that_fits(one.texts(boxed=room.boxed), room, face)


def is_small(one: Address, room: Room, face: str) -> bool:
    """Return whether the address needs the smaller type."""
    return fitting(one, room, face) != room.sizes[0][0]
