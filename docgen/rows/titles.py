"""The titles of the columns of a table, in one row or in several.

Enters: the first rows that hold anything, the merged cells that begin in the first of them. Leaves: titles. Raises Faulty.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Faulty, Span

_HEADINGS, _OF_A_LIST = 5, 2  # lines above the titles of a sheet; a list has more columns than that
# What a column of a table of two may be called: else a line below a single cell may be its first row.
_TITLE = re.compile(r"ลำดับ(?:ที่)?|ที่|(?:ราย)?(?:ชื่อ|นาม).{0,20}|ตำแหน่ง|หน่วยงาน|(?i:name)")
_ALONE = re.compile(
    r"ชื่อ(?: ?[-–] ?(?:นาม)?สกุล)?|ตำแหน่ง|(?i:name)"
)  # no heading, though it stands alone
_COUNT = re.compile(r"\(?(\d{1,3})\)?")


class Merged(NamedTuple):
    """Merged cells: their columns from 0, and their last row from 1."""

    column: int
    last_column: int
    last_row: int


def titles_of(values: Sequence[str], span: Span) -> tuple[str, ...]:
    """Return the titles of the columns, without blank ones at the end. Raises Faulty."""
    titles = [" ".join(value.split()) for value in values]
    while titles and not titles[-1]:
        titles.pop()
    hint = "แถวแรกของตารางเป็นชื่อคอลัมน์ เช่น ชื่อ, หน่วยงาน, ที่อยู่"
    if not titles:
        raise Faulty(Diagnostic("table-empty", "ตารางไม่มีชื่อคอลัมน์", span, hint))
    twice = {title for title in titles if title and titles.count(title) > 1}
    if twice:
        message = f"คอลัมน์ชื่อซ้ำ: {', '.join(sorted(twice))}"
        raise Faulty(Diagnostic("column-twice", message, span, "ตั้งชื่อคอลัมน์ให้ต่างกัน"))
    return tuple(titles)


def title_row(filled: Iterator[tuple[int, Sequence[str]]]) -> tuple[int, Sequence[str]]:
    """Return the row that has the titles: the first, or the one below lines in one cell each, as clerks head a list."""
    first: tuple[int, Sequence[str]] = next(filled, (0, []))
    row = first
    for _ in range(_HEADINGS):
        if sum(map(bool, row[1])) != 1 or any(map(_ALONE.fullmatch, row[1])):
            break
        row = next(filled, first)
    wide = sum(map(bool, row[1]))
    told = _TITLE if wide == _OF_A_LIST else _ALONE
    return row if wide > _OF_A_LIST or any(map(told.fullmatch, row[1])) else first


def titles_in(rows: Sequence[Sequence[str]], merged: Sequence[Merged], top: int) -> int:
    """Return how many of the rows from row ``top`` on hold titles, by the cells of the first that are merged.

    Downwards (ที่): as many as they take. Across (ที่อยู่ over ตำบล, อำเภอ): a second, if it has no cells but below such.
    """
    down = max((found.last_row for found in merged), default=top) - top + 1
    if down > 1 or len(rows) < 2:
        return down if down <= len(rows) else 1  # a frame around all rows says nothing
    across = {at for found in merged for at in range(found.column, found.last_column + 1)}
    below = {at for at, value in enumerate(rows[1]) if value}
    return 2 if below and below <= across else 1


def joined(rows: Sequence[Sequence[str]], merged: Sequence[Merged]) -> list[str]:
    """Return the title of each column: what its rows say, one behind the other, a title over several columns in each."""
    first, *further = rows
    wide = max(map(len, rows))
    over = {
        at: first[found.column]
        for found in merged
        if further and found.column < len(first)
        for at in range(found.column, min(found.last_column + 1, wide))
    }
    told = [
        [over.get(at, _at(first, at)), *(_at(row, at) for row in further)] for at in range(wide)
    ]
    return [" ".join(dict.fromkeys(filter(None, parts))) for parts in told]


def counts_columns(values: Sequence[str]) -> bool:
    """Whether a row only counts the columns, as tables of offices have it below their titles: (๑) (๒) (๓)."""
    told = [_COUNT.fullmatch(value) for value in values if value]
    counts = [int(found[1]) for found in told if found]
    return len(told) == len(counts) > _OF_A_LIST and counts == [*range(1, len(counts) + 1)]


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
