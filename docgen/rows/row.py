"""One row of a table, and the titles of its columns.

Enters: nothing. Leaves: Row; the titles that a first row gives. Raises Faulty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Faulty, Span

_HEADINGS, _OF_A_LIST = 5, 2  # lines above the titles of a sheet; a list has more columns than that


@dataclass(slots=True)
class Row:
    """``number`` counts the rows from 1; ``line`` is where it stands: a line of the file, or a row of the sheet.

    Never changed: a frozen one takes three times as long to make, and so does what is made for each row elsewhere.
    """

    number: int
    values: tuple[str, ...]
    line: int
    bare: bool = False  # it states that nothing is added to its name


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


def title_row(filled: Iterator[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """Return the row that has the titles: the first, or the one below lines in one cell each, as clerks head a list."""
    first = next(filled, (0, []))
    row = first
    for _ in range(_HEADINGS):
        if sum(map(bool, row[1])) != 1:
            break
        row = next(filled, first)
    return row if sum(map(bool, row[1])) > _OF_A_LIST else first
