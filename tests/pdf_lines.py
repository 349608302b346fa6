"""The lines of a PDF, measured, for the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx_text import squeezed

from docgen.geometry import figure

CM = 72 / 2.54
TOLERANCE = 0.1  # cm


@dataclass(frozen=True)
class Line:
    """A line of a page, in cm from the paper's left and upper edges; ``text`` without blanks."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    chars: tuple[Any, ...]
    column: int  # of a table, counted by the vertical rules left of it

    def at(self, text: str) -> float:
        """Return where the first of ``text`` starts, cm from the left edge of the text."""
        seen = ""
        starts: list[float] = []
        for char in self.chars:
            glyph = squeezed(char["text"])
            seen += glyph
            starts += [char["x0"] / CM] * len(glyph)
        return starts[seen.index(squeezed(text))] - figure("page.left")


@cache
def lines_of(path: Path) -> tuple[Line, ...]:
    return tuple(_read(path))


def _read(path: Path) -> Iterator[Line]:
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            rules = [e for e in page.edges if e["orientation"] == "v"]
            rows: dict[tuple[float, int], list[Any]] = {}
            for char in page.chars:
                # The matrix holds the origin of the glyph: its baseline.
                base = float(page.height) - char["matrix"][5]
                # Only the rules beside the character: a table further down divides no line above it.
                beside = {round(r["x0"]) for r in rules if r["top"] - 1 <= base <= r["bottom"] + 1}
                column = sum(x <= char["x0"] for x in beside)
                near = next((k for k in rows if abs(k[0] - base) < 2 and k[1] == column), None)
                rows.setdefault(near or (base, column), []).append(char)
            for (base, column), chars in sorted(rows.items(), key=lambda row: row[0]):
                inked = [c for c in chars if c["text"].strip() and c["text"] != "\u200d"]
                if not inked:
                    continue
                text = squeezed("".join(c["text"] for c in chars))
                left, right = min(c["x0"] for c in inked) / CM, max(c["x1"] for c in inked) / CM
                size = max(c["size"] for c in inked)
                yield Line(number, text, left, right, base / CM, size, tuple(chars), column)


def find(lines: tuple[Line, ...], text: str) -> Line:
    wanted = squeezed(text)
    return next(line for line in lines if wanted in line.text)


def near(value: float) -> Any:
    return pytest.approx(value, abs=TOLERANCE)
