"""Envelopes and address labels laid out, from the addressee or from the list of recipients.

Enters: content whose texts are written out. Leaves: the contexts of the templates envelope-c5, envelope-dl and
labels-…; neither carries the degree of secrecy: an outer envelope does not tell it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.compose.letter import Widths, head
from docgen.compose.setting import Setting
from docgen.geometry import figure
from docgen.model import Addressed, Circular, Letter, Sheet, StampedLetter, address_form
from docgen.thai.numerals import to_arabic

_POSTAL_CODE = re.compile(r"\s*([0-9๐-๙]{5})\s*$")
_UNMARKED = {"secrecy": "", "edition": "", "prepared": []}


@dataclass(frozen=True)
class _Address:
    """To whom: the word before the name, the name, the lines of the address."""

    word: str
    name: str
    lines: list[str]

    def parted(self) -> tuple[list[str], str]:
        """Return the lines without the postal code at their end, and the code."""
        found = _POSTAL_CODE.search(self.lines[-1]) if self.lines else None
        if not found:
            return self.lines, ""
        last = self.lines[-1][: found.start()]
        return [*self.lines[:-1], *filter(None, (last,))], to_arabic(found[1])


def _addresses(content: Letter | Circular | StampedLetter) -> Iterator[_Address]:
    if isinstance(content, Circular):
        assert content.recipients is not None
        for _, one, name in content.recipients.rows():
            form = address_form(name, one.addressee_class)
            word = one.salutation or (form.envelope if form else content.opening)
            yield _Address(word, name, one.address)
    elif isinstance(content, Addressed):
        word = content.salutation or (content.form.envelope if content.form else "")
        yield _Address(word, content.to, content.to_address)
    else:
        yield _Address("ถึง", content.to, content.to_address)


def envelopes(
    setting: Setting, content: Letter | Circular | StampedLetter, _sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the envelopes, one page each."""
    assert content.envelope is not None
    part = f"envelope-{content.envelope.value.lower()}"
    room = figure(f"{part}.width") - figure(f"{part}.to_left") - figure("envelope.margin")
    context = (
        head(setting, content)
        | _UNMARKED
        | {
            "sender": setting.lines(content.agency.address, figure(f"{part}.to_left")),
            "envelopes": [_envelope(setting, one, room) for one in _addresses(content)],
        }
    )
    return context, ()


def _envelope(setting: Setting, one: _Address, room: float) -> dict[str, Any]:
    lines, code = one.parted()
    return {
        "to": setting.set(f"{one.word} {one.name}", room),
        "lines": setting.lines(lines, room),
        # Latin digits: they are read by the sorting machines of the post.
        "code": list(code.ljust(5)),
    }


def labels(setting: Setting, content: Circular, _sheet: Sheet) -> tuple[dict[str, Any], Widths]:
    """Return the context of the label sheets: rows of labels, the last row filled up."""
    assert content.labels is not None
    part = f"labels-{content.labels.value}"
    across = int(content.labels.value[0])
    room = figure(f"{part}.width") - 2 * figure("labels.padding")
    every = [
        {"to": setting.set(f"{one.word} {one.name}", room), "lines": setting.lines(one.lines, room)}
        for one in _addresses(content)
    ]
    empty: dict[str, Any] = {"to": "", "lines": []}
    every += [empty] * (-len(every) % across)
    rows = [every[i : i + across] for i in range(0, len(every), across)]
    return _UNMARKED | {"rows": rows}, ()
