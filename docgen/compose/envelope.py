"""Envelopes and address labels laid out, from the addressee or from the list of recipients.

Enters: content whose texts are written out. Leaves: the contexts of the templates envelope-c5, envelope-dl and
labels-…; neither carries the degree of secrecy: an outer envelope does not tell it.
"""

from typing import Any

from docgen.compose.letter import Widths, head
from docgen.compose.setting import Setting
from docgen.geometry import figure
from docgen.model import Circular, Sheet
from docgen.posting import Address, Posted, addresses, envelope_room, label_room

_UNMARKED = {"secrecy": "", "edition": "", "prepared": []}  # whatever the letter is marked with


def envelopes(setting: Setting, content: Posted, _sheet: Sheet) -> tuple[dict[str, Any], Widths]:
    """Return the context of the envelopes, one page each."""
    assert content.envelope is not None
    room = envelope_room(content.envelope)
    left = figure(f"envelope-{content.envelope.value.lower()}.to_left")
    out = []
    for one in addresses(content):
        lines, code = one.parted()
        out.append(
            {
                "small": setting.is_small(one, room),
                "to": setting.guarded(f"{one.word} {one.name}"),
                "lines": [setting.guarded(line) for line in lines],
                # Latin digits: they are read by the sorting machines of the post.
                "code": list(code.ljust(5)),
            }
        )
    sender = setting.lines(content.agency.address, left)
    return head(setting, content) | _UNMARKED | {"sender": sender, "envelopes": out}, ()


def _label_lines(setting: Setting, one: Address) -> list[str]:
    """Return the lines of the address; the postal code keeps its Latin digits, as in the boxes of an envelope."""
    lines, code = one.parted()
    made = [setting.guarded(line) for line in lines]
    if code and made:
        made[-1] = f"{made[-1].rstrip()} {code}"
    return made if made or not code else [code]


def labels(setting: Setting, content: Circular, _sheet: Sheet) -> tuple[dict[str, Any], Widths]:
    """Return the context of the label sheets: rows of labels, the last row filled up."""
    assert content.labels is not None
    across = int(content.labels.value[0])
    room = label_room(content.labels)
    every = [
        {
            "small": setting.is_small(one, room),
            "to": setting.guarded(f"{one.word} {one.name}"),
            "lines": _label_lines(setting, one),
        }
        for one in addresses(content)
    ]
    empty: dict[str, Any] = {"small": False, "to": "", "lines": []}
    every += [empty] * (-len(every) % across)
    rows = [{"labels": every[i : i + across]} for i in range(0, len(every), across)]
    return _UNMARKED | {"rows": rows}, ()
