"""The values of a row as the expressions of a letter see them: real ones, or marks that stand for them.

Enters: a row as a recipient, what the columns are. Leaves: RealRow, MarkedRow, the value of a column through filters. Pure.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from docgen.batch.columns import Columns, Person
from docgen.expressions.environment import Absent, shown
from docgen.expressions.expand import RowOfTable
from docgen.expressions.filters import BY_NAME
from docgen.marks import MARK, Marks, MarkUsed, asked
from docgen.model import OfficialDocument


class _Cell(str):
    """The value of a cell, which is a text: to ask whether it is a number raises TypeError, for it never would be."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int | float):
            raise TypeError
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other


class RealRow(RowOfTable):
    """The values of one row, as they are; ``guarded``, as they stand in the name of a file."""

    def __init__(self, columns: Columns, one: Person, *, guarded: bool = False) -> None:
        self.columns, self.one, self._guarded = columns, one, guarded

    def get(self, name: Any) -> Any:
        at = self.columns.named.get(name)
        if at is None:
            raise Absent(name)
        value = self.one.row.values[at]
        return _Cell(unstroked(value) if self._guarded else value)

    def number(self) -> str:
        return f"{self.one.row.number:06d}"


class MarkedRow(RealRow):
    """Marks for what is written of a row. Conditions see the values of the letter ``behind`` them.

    Without one a condition, or whatever else does more with a value than show it, raises MarkUsed.
    """

    def __init__(
        self,
        columns: Columns,
        one: Person,
        marks: Marks,
        behind: Callable[[], tuple[OfficialDocument, RealRow]] | None,
    ) -> None:
        super().__init__(columns, one)
        self._marks, self._behind = marks, behind

    def get(self, name: Any) -> Any:
        at = self.columns.named.get(name)
        if at is None:
            raise Absent(name)
        return asked(self._marks.value(("column", at, ())))

    def behind(self) -> tuple[OfficialDocument, RowOfTable] | None:
        return self._behind() if self._behind is not None else None

    def written(self, steps: tuple[str | int, ...], filters: tuple[str, ...]) -> str | None:
        at = self.columns.named.get(str(steps[0])) if len(steps) == 1 else None
        return None if at is None else self._marks.value(("column", at, filters))

    def computed(self, text: str, extra: Mapping[str, str]) -> str | None:
        if self._behind is None:
            return None
        known = tuple((name, str(value)) for name, value in extra.items())
        return self._marks.value(("expression", text, known))

    def number(self) -> str:
        return self._marks.value(("row_number",))


def empty_in(
    written: Callable[[RowOfTable], Iterable[str]], row: RealRow, content: OfficialDocument
) -> list[int]:
    """Return the columns whose value a written text shows, and that are empty in the row. Raises Faulty."""
    marks = Marks()
    marked = MarkedRow(row.columns, row.one, marks, lambda: (content, row))
    try:
        shown = "".join(written(marked))
    except MarkUsed:
        return []
    names: list[Any] = [marks.values[marks.slot(mark).value] for mark in MARK.findall(shown)]
    columns = {int(name[1]) for name in names if name[0] == "column"}
    return sorted(at for at in columns if not row.one.row.values[at].strip())


def kind_of(name: Any) -> str:
    """Return of what kind a value is: column, expression, text, …"""
    return str(name[0])


def unstroked(value: str) -> str:
    """Return a value as it stands in the name of a file, where a stroke would open a folder."""
    return value.replace("/", "-")


def column_value(one: Person, column: int, filters: tuple[str, ...]) -> str:
    """Return the value of a column through the filters. Raises what a filter raises."""
    value: Any = one.row.values[column]
    for name in filters:
        value = BY_NAME[name](value)
    return str(shown(value))
