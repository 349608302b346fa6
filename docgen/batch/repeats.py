"""Rows that would get the very letter of another row: the same recipient, the same values wherever the letter shows some.

Enters: rows that got a letter, in their order. Leaves: warnings. What was seen is held in a database on the disk, so that a million rows need
no more memory than a thousand.
"""

import re
import sqlite3

from docgen.batch.letter import Prepared
from docgen.diagnostics import Diagnostic, Severity
from docgen.rows import Row, Table

_BLANKS = re.compile("[ \u00a0]+")  # lines are kept apart: two of an address are not one
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

    def of(self, row: Row) -> list[Diagnostic]:
        """Return a warning when a row that got its letter says the same as one before it."""
        key = self._key(row)
        added = self._seen.execute("insert or ignore into seen values (?, ?)", (key, row.number))
        if added.rowcount:
            return []
        first = self._seen.execute("select row from seen where key = ?", (key,)).fetchone()[0]
        span, before = self._table.place(row)
        message = f"{before}ซ้ำกับแถวที่ {first}: ผู้รับและทุกค่าที่หนังสือใช้เหมือนกัน"
        return [Diagnostic("row-twice", message, span, "ลบแถวที่ซ้ำ", Severity.WARNING)]

    def _key(self, row: Row) -> int:
        return hash("\0".join([_BLANKS.sub(" ", row.values[at]).strip() for at in self._used]))
