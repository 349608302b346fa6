"""Rows that would get the very letter of another row, the same recipient and values wherever the letter shows some; or its number.

Enters: rows that got a letter, in their order. Leaves: warnings. What was seen is held in a database on the disk, so that a million rows need
no more memory than a thousand.
"""

import re
from collections.abc import Iterator

from docgen.aside import Aside
from docgen.batch.columns import Person
from docgen.batch.letter import Prepared
from docgen.diagnostics import Diagnostic, Severity
from docgen.model import Circular
from docgen.rows import Table
from docgen.rows.row import Row
from docgen.thai.numerals import to_arabic

_BLANKS = re.compile("[ \u00a0]+")  # lines are kept apart: two of an address are not one
_COUNTED = "number"  # of the letter: what is sent twice has another each time


class Repeats:
    """The rows seen so far."""

    def __init__(self, prepared: Prepared, table: Table) -> None:
        columns, self._table, self._prepared = prepared.columns, table, prepared
        stated = {at for key, at in columns.letter.items() if key != _COUNTED}
        listed = {*prepared.further.values(), prepared.group_column}
        shown = {columns.named[name] for name in prepared.columns_shown if name in columns.named}
        used = {*columns.recipient.values(), *stated, *shown, *listed} - {None}
        self._number_at = columns.letter.get(_COUNTED)
        self._shared = isinstance(prepared.content, Circular)  # one number goes to many
        self._numbered = False  # a row had a number
        self._used = sorted(at for at in used if at is not None)
        self._seen = Aside("seen (key integer primary key, row integer)")

    def of(self, row: Row) -> list[Diagnostic]:
        """Return a warning when a row that got its letter says the same as one before it, or has its number, or none."""
        told = [*self._number(row)]
        first = self._first(self._key(row), row)
        if first is not None:
            message = f"ซ้ำกับแถวที่ {first}: ผู้รับและทุกค่าที่หนังสือใช้เหมือนกัน"
            told.append(self._said("row-twice", row, None, message, "ลบแถวที่ซ้ำ"))
        return told

    def _number(self, row: Row) -> Iterator[Diagnostic]:
        at = self._number_at
        if at is None and not self._prepared.written.number:
            return
        told = row.values[at] if at is not None else self._prepared.full_number(Person(row))
        number = "".join(to_arabic(told).split())
        if not number:
            if self._numbered:
                hint = "เติมเลข หรือเว้นว่างทุกแถวถ้ายังไม่ออกเลข"
                yield self._said("number-missing", row, at, "ไม่มีเลข แต่แถวอื่นมี", hint)
            return
        self._numbered = True
        first = None if self._shared else self._first(hash(f"\1{number}"), row)
        if first is not None:
            message = f"เลข {number} ใช้แล้วในแถวที่ {first}"
            yield self._said("number-twice", row, at, message, "หนังสือแต่ละฉบับมีเลขของตน")

    def _first(self, key: int, row: Row) -> int | None:
        """Return the row that had the key first; None when it is this one."""
        if self._seen.is_new("insert or ignore into seen values (?, ?)", (key, row.number)):
            return None
        return int(self._seen.one("select row from seen where key = ?", (key,)))

    def _said(self, code: str, row: Row, column: int | None, message: str, hint: str) -> Diagnostic:
        span, before = self._table.place(row, column)
        return Diagnostic(code, before + message, span, hint, Severity.WARNING)

    def _key(self, row: Row) -> int:
        return hash("\0".join([_BLANKS.sub(" ", row.values[at]).strip() for at in self._used]))
