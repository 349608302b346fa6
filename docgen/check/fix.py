"""Certain replacements put into a text: only the characters concerned change.

Enters: a text and edits. Leaves: the text with those edits that do not overlap. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.diagnostics import Edit


@dataclass(frozen=True)
class Edited:
    """A text and the edits that are in it."""

    text: str
    edits: tuple[Edit, ...]


def mended(text: str, edits: Iterable[Edit]) -> Edited:
    """Return the text with the edits; of two that overlap the first counts, the other waits for the next round."""
    out: list[str] = []
    done: list[Edit] = []
    at = 0
    for edit in sorted(set(edits), key=lambda e: (e.start, e.end)):
        if edit.start < at or (done and edit.start == done[-1].start):
            continue
        out += [text[at : edit.start], edit.text]
        at = edit.end
        done.append(edit)
    return Edited("".join([*out, text[at:]]), tuple(done))
