"""What goes on envelopes and labels: to whom, and whether it fits.

Enters: content whose texts are written out, and its places. Leaves: addresses, the size in which each fits, faults where
none does. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Severity
from docgen.document import Path, Places
from docgen.fit import Room, size_that_fits
from docgen.geometry import figure
from docgen.model import (
    Addressed,
    Circular,
    EnvelopeSize,
    LabelSheet,
    Letter,
    OfficialDocument,
    StampedLetter,
    address_form,
)
from docgen.thai.normal import normal
from docgen.thai.numerals import to_arabic, to_thai

Posted = Letter | Circular | StampedLetter
_FACE = "TH SarabunPSK"
_POSTAL_CODE = re.compile(r"(?:^|(?<=[^0-9๐-๙]))\s*([0-9๐-๙]{5})\s*$")


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
    def texts(self) -> list[str]:
        return [to_thai(normal(text)) for text in (f"{self.word} {self.name}", *self.lines)]


def addresses(content: Posted) -> Iterator[Address]:
    """Yield everyone to whom the letter goes."""
    if isinstance(content, Circular):
        if content.recipients is None:
            return
        paths = (path for path, _ in content.recipients.paths())
        for path, (_, one, name) in zip(paths, content.recipients.rows(), strict=True):
            form = address_form(one.name, one.addressee_class)
            word = one.envelope_word or one.salutation or (form.envelope if form else "")
            yield Address(word, name, one.address, ("recipients", *path))
    elif isinstance(content, Addressed):
        stated = content.envelope_word or content.salutation
        word = stated or (content.form.envelope if content.form else "")
        yield Address(word, content.to, content.to_address, ("to",))
    else:
        yield Address("ถึง", content.to, content.to_address, ("to",))


def envelope_room(size: EnvelopeSize) -> Room:
    """Return the box of the addressee on an envelope."""
    part = f"envelope-{size.value.lower()}"
    margins = figure("envelope.margin") + 2 * figure("table.cell_margin")
    width = figure(f"{part}.width") - figure(f"{part}.to_left") - margins
    return Room(width, figure(f"{part}.to_height"), _sizes("envelope"))


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


def is_small(one: Address, room: Room, face: str) -> bool:
    """Return whether the address needs the smaller type."""
    return size_that_fits(one.texts, room, face) != room.sizes[0][0]


def posting(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """Yield the addresses that do not fit, and a warning where envelopes are asked for without addresses."""
    if not isinstance(content, Posted):
        return
    labels = getattr(content, "labels", None)
    rooms = [envelope_room(content.envelope)] if content.envelope else []
    rooms += [label_room(labels)] if labels else []
    if not rooms:
        return
    face = content.typeface or content.agency.typeface or _FACE
    every = list(addresses(content))
    for one in every:
        if any(size_that_fits(one.texts, room, face) is None for room in rooms):
            hint = "ย่อที่อยู่ แบ่งบรรทัดใหม่ หรือใช้ซองหรือป้ายที่ใหญ่กว่า"
            message = f"ที่อยู่ของ “{one.name}” ยาวเกินซองหรือป้าย"
            yield Diagnostic("address-too-long", message, places.span(one.path), hint)
    missing = [one for one in every if not one.lines]
    if missing:
        message = f"ยังไม่มีที่อยู่ของผู้รับ {len(missing)} ราย ซองหรือป้ายจะมีเพียงชื่อ"
        span = places.span(missing[0].path)
        hint = "เติม ที่อยู่ (ในหนังสือฉบับเดียว: ที่อยู่ผู้รับ)"
        yield Diagnostic("address-missing", message, span, hint, Severity.WARNING)
