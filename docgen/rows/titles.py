"""The titles of the columns of a table, in one row or in several.

Enters: the first rows that hold anything, the merged cells that begin in the first of them. Leaves: titles. Raises Faulty.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Faulty, Span

_HEADINGS = 5  # lines above the titles of a table
_OF_A_LIST = (
    2  # columns: a row of more is one of titles below a heading, without being known by one
)
# What a column may be called: else a line below a single cell may be the first row of a table.
_TITLE = re.compile(r"ลำดับ(?:ที่)?|ที่|(?:ราย)?(?:ชื่อ|นาม).{0,20}|ตำแหน่ง|หน่วยงาน|(?i:name)")
# What may be a title, and no heading, though it stands alone.
_ALONE = re.compile(r"(?:ราย)?ชื่อ(?: ?[-–] ?(?:นาม)?สกุล)?|ตำแหน่ง|(?i:name)")
_COUNT = re.compile(r"\((\d{1,3})\)")


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


def is_title(text: str) -> bool:
    """Whether a text alone may be the title of a column, and no heading."""
    return _ALONE.fullmatch(text) is not None


def title_row(filled: Iterator[tuple[int, Sequence[str]]]) -> tuple[int, Sequence[str]]:
    """Return the row that has the titles: the first, or the one below lines in one cell each, as clerks head a list.

    That one has three cells or more, or is known by a title; below a line that may be a title itself (ชื่อ, รายชื่อ) it must be known.
    """
    first: tuple[int, Sequence[str]] = next(filled, (0, []))
    row, doubtful = first, False
    for _ in range(_HEADINGS):
        if sum(map(bool, row[1])) != 1 or (row is not first and any(map(_ALONE.fullmatch, row[1]))):
            break
        doubtful = doubtful or any(map(_ALONE.fullmatch, row[1]))
        row = next(filled, first)
    wide = sum(map(bool, row[1]))
    if any(map(_TITLE.fullmatch, row[1])) if wide > 1 else is_title("".join(row[1])):
        return row if wide > 1 or not doubtful else first
    return row if wide > _OF_A_LIST and not doubtful else first


def titles_in(rows: Sequence[Sequence[str]], merged: Sequence[Merged], top: int) -> int:
    """Return how many of the rows from row ``top`` on hold titles, by the cells of the first that are merged.

    Downwards (ที่): as many as they take. Across (ที่อยู่ over ตำบล, อำเภอ): a second, if two of its cells or more stand below one such and
    the next row has a cell below a title of its own. What stands below a title that is not merged is data.
    """
    over = {at for found in merged for at in range(found.column, found.last_column + 1)}
    own = {at for at, title in enumerate(rows[0]) if title} - over
    down = max((found.last_row for found in merged), default=top) - top + 1
    if 1 < down <= len(rows) and not any(_filled(row) & own for row in rows[1:down]):
        return down
    second, *after = (_filled(row) for row in rows[1:]) if len(rows) > 1 else (set(),)
    several = any(
        len(second & set(range(found.column, found.last_column + 1))) > 1 for found in merged
    )
    right = own and second <= over and all(row & own for row in after[:1])
    return 2 if several and right else 1


def _filled(row: Sequence[str]) -> set[int]:
    """Return the columns in which a row has something."""
    return {at for at, value in enumerate(row) if value}


def joined(rows: Sequence[Sequence[str]], merged: Sequence[Merged]) -> list[str]:
    """Return the title of each column: what its rows say, one behind the other, a title over several columns in each that has another."""
    first, *further = rows
    wide = max(map(len, rows))
    below = set().union(*map(_filled, further))
    over = {
        at: first[found.column]
        for found in merged
        if further and found.column < len(first)
        for at in range(found.column, min(found.last_column + 1, wide))
        if at == found.column or at in below
    }
    told = [
        [over.get(at, _at(first, at)), *(_at(row, at) for row in further)] for at in range(wide)
    ]
    return [" ".join(dict.fromkeys(filter(None, parts))) for parts in told]


def counts_columns(values: Sequence[str]) -> bool:
    """Whether a row only counts the columns, as tables of offices have it below their titles: (๑) (๒) (๓). Of 1 2 3 that is not sure."""
    told = [_COUNT.fullmatch(value) for value in values if value]
    counts = [int(found[1]) for found in told if found]
    return len(told) == len(counts) > _OF_A_LIST and counts == [*range(1, len(counts) + 1)]


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
