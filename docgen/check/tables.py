"""Tables typed by hand: rows whose cells are parted by tabs, as the text of a .docx has them too.

Enters: the lines of the rows. Leaves: the table, and where each of its cells stands. Pure.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from docgen.check.amounts import number
from docgen.check.hand import Line
from docgen.check.reading import Path
from docgen.model import Table
from docgen.model.body import TableColumn
from docgen.thai.normal import normal

_FEWEST = 2  # columns, and rows under the head
_PARTED = (re.compile("\t"), re.compile("\t+"))  # several tabs may lead to one column


class Cell(NamedTuple):
    """A cell with a text: where in the table, and its stretch of a line."""

    path: Path
    line: Line
    start: int
    end: int


Row = list[tuple[int, int]]


def typed_table(lines: Sequence[Line]) -> tuple[Table, list[Cell]] | None:
    """Return the table that rows make under the first, which has the titles; None when they are no such table."""
    if len(lines) <= _FEWEST:
        return None
    for parting in _PARTED:
        rows = [_cells(line.text, parting) for line in lines]
        texts = [[_text(line, *at) for at in row] for line, row in zip(lines, rows, strict=True)]
        total = len(rows) - 1 if "รวม" in texts[-1][0] else len(rows)
        if total <= _FEWEST or not _is_table(texts[:total]):
            continue
        width = len(rows[0])
        if total < len(rows):
            if len(rows[-1]) > width:
                continue
            # What is summed stands in the last columns; the cells before them may be one.
            gap = width - len(rows[-1])
            rows[-1][1:1] = [(0, 0)] * gap
            texts[-1][1:1] = [""] * gap
        cells = [
            Cell(_path(i, j, total), lines[i], *at)
            for i, row in enumerate(rows)
            for j, at in enumerate(row)
            if at[0] < at[1]
        ]
        return _made(texts, total), cells
    return None


def _cells(text: str, parting: re.Pattern[str]) -> Row:
    out: Row = []
    at = 0
    for found in (*parting.finditer(text), None):
        end = found.start() if found else len(text)
        cell = text[at:end]
        start = at + len(cell) - len(cell.lstrip())
        out.append((start, max(start, at + len(cell.rstrip()))))
        at = found.end() if found else end
    return out


def _text(line: Line, start: int, end: int) -> str:
    return normal(line.text[start:end])


def _is_table(rows: list[list[str]]) -> bool:
    """Whether rows are as long as the first, which has no figures and no empty cell."""
    head = rows[0]
    return (
        len(head) >= _FEWEST
        and all(cell and number(cell) is None for cell in head)
        and all(len(row) == len(head) for row in rows)
    )


def _path(row: int, column: int, total: int) -> Path:
    if row == 0:
        return ("columns", column, "title")
    return ("total", column) if row == total else ("rows", row - 1, column)


def _made(texts: list[list[str]], total: int) -> Table:
    columns = [TableColumn.model_construct(title=title) for title in texts[0]]
    last = texts[total] if total < len(texts) else []
    return Table.model_construct(columns=columns, rows=texts[1:total], total=last)
