"""Rows that would get the very letter of another row: the same recipient, the same values wherever the letter shows some.

Enters: rows, in their order. Leaves: warnings. What was seen is held in a database on the disk, so that a million rows need
no more memory than a thousand.
"""

import sqlite3
from collections.abc import Sequence

from docgen.batch.letter import Prepared
from docgen.diagnostics import Diagnostic, Severity
from docgen.rows import Row, Table

_COUNTED = "number"  # of the letter: what is sent twice has another each time


class Repeats:
    """The rows seen so far."""

    def __init__(self, prepared: Prepared, table: Table) -> None:
        columns, self._table = prepared.columns, table
        stated = {at for key, at in columns.letter.items() if key != _COUNTED}
        listed = {*prepared.further.values(), prepared.group_column}
        shown = {columns.named[name] for name in prepared.columns_shown if name in columns.named}
        used = {*columns.recipient.values(), *stated, *shown, *listed} - {None}
        self._used = sorted(at for at in used if at is not None)
        self._seen = sqlite3.connect("")  # "" is a file of its own that goes away by itself
        self._seen.execute("create table seen (key integer primary key, row integer)")

    def told(self, rows: Sequence[Row]) -> list[Diagnostic]:
        """Return a warning for each row that says the same as one before it."""
        pairs = [(self._key(row), row.number) for row in rows]
        before = self._seen.total_changes
        self._seen.executemany("insert or ignore into seen values (?, ?)", pairs)
        if self._seen.total_changes - before == len(pairs):
            return []
        return [
            self._twice(row, first)
            for (key, _), row in zip(pairs, rows, strict=True)
            if (first := self._first(key)) != row.number
        ]

    def _key(self, row: Row) -> int:
        values = row.values
        return hash("\n".join([" ".join(values[at].split()) for at in self._used]))

    def _first(self, key: int) -> int:
        return int(self._seen.execute("select row from seen where key = ?", (key,)).fetchone()[0])

    def _twice(self, row: Row, first: int) -> Diagnostic:
        span, before = self._table.place(row)
        message = f"{before}ซ้ำกับแถวที่ {first}: ผู้รับและทุกค่าที่หนังสือใช้เหมือนกัน"
        return Diagnostic("row-twice", message, span, "ลบแถวที่ซ้ำ", Severity.WARNING)
