"""What of a letter its own text makes of values of the row: to whom it goes, where, its number, its subject.

Enters: a letter, the columns of a table. Leaves: Written, which says whether it does, and what it makes of a row. Pure.
"""

from collections.abc import Callable
from functools import cached_property

from docgen.batch.columns import Columns, Person
from docgen.batch.values import MarkedRow
from docgen.document import Document
from docgen.expressions.expand import RowOfTable, text_of, texts_of
from docgen.marks import Marks, MarkUsed, has_marks
from docgen.rows.row import Row


class Written:
    """Whether a letter's text makes something of values of the row, straight or through other texts."""

    def __init__(self, document: Document, columns: Columns) -> None:
        self._document, self._columns = document, columns

    @cached_property
    def addressee(self) -> bool:
        """Whether it tells to whom it goes."""
        return self._asks(self.to_of)

    @cached_property
    def subject(self) -> bool:
        """Whether it makes its subject."""
        return self._asks(lambda row: text_of(self._document, ("subject",), row))

    @cached_property
    def number(self) -> bool:
        """Whether it makes its number."""
        return self._asks(self.number_of)

    @cached_property
    def address(self) -> bool:
        """Whether it makes the address on the envelope, or on the label."""
        return self._asks(lambda row: "".join(self.address_of(row)))

    @cached_property
    def anything(self) -> bool:
        """Whether it makes any of these but the subject."""
        return self.addressee or self.number or self.address

    def made_of(self, row: RowOfTable) -> list[str]:
        """Return the texts that are made of values of the row, but for the subject. Raises Faulty."""
        made = [self.to_of(row)] if self.addressee else []
        made += [self.number_of(row)] if self.number else []
        return [*made, *self.address_of(row)] if self.address else made

    def to_of(self, row: RowOfTable) -> str:
        """Return to whom the letter goes, the first of several. Raises Faulty."""
        to = getattr(self._document.content, "to", "")
        path: tuple[str | int, ...] = ("to", 0) if isinstance(to, list) else ("to",)
        return text_of(self._document, path, row) if to else ""

    def number_of(self, row: RowOfTable) -> str:
        """Return the number as the letter states it. Raises Faulty."""
        number = getattr(self._document.content, "number", None)
        return text_of(self._document, ("number",), row) if number else ""

    def address_of(self, row: RowOfTable) -> tuple[str, ...]:
        """Return the lines of the address that the letter states. Raises Faulty."""
        count = len(getattr(self._document.content, "to_address", ()))
        return texts_of(self._document, [("to_address", i) for i in range(count)], row)

    def _asks(self, written: Callable[[RowOfTable], str]) -> bool:
        nobody = Person(Row(0, (), 0))
        try:
            return has_marks(written(MarkedRow(self._columns, nobody, Marks(), None)))
        except MarkUsed:
            return True
