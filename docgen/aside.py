"""What would fill the memory, laid aside on the disk: of a million rows no more is held than of a thousand.

Enters: a table, rows for it. Leaves: Aside. The only importer of sqlite3. Raises Faulty when the disk is full.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from tempfile import gettempdir
from typing import Any

from docgen.diagnostics import Diagnostic, Faulty


class Aside:
    """One table in a file of its own, which goes away by itself; ``table`` is its name with its columns, as SQL has them."""

    def __init__(self, table: str) -> None:
        # One thread at a time: a worker of a cluster takes its tasks by turns with several.
        self._held = sqlite3.connect("", check_same_thread=False)
        self._held.execute(f"create table {table}")

    def add(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Put rows in."""
        try:
            self._held.executemany(sql, rows)
        except sqlite3.Error as error:
            raise _full() from error

    def is_new(self, sql: str, row: tuple[Any, ...]) -> bool:
        """Put a row in, and return whether none like it was there."""
        try:
            return bool(self._held.execute(sql, row).rowcount)
        except sqlite3.Error as error:
            raise _full() from error

    def one(self, sql: str, asked: tuple[Any, ...]) -> Any:
        """Return the first value that is asked for, None when there is none."""
        found = self._held.execute(sql, asked).fetchone()
        return None if found is None else found[0]

    def rows(self, sql: str, asked: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that are asked for."""
        yield from self._held.execute(sql, asked)

    def close(self) -> None:
        self._held.close()


def _full() -> Faulty:
    message = f"โฟลเดอร์ชั่วคราวของเครื่อง ({gettempdir()}) เต็มหรือเขียนไม่ได้"
    hint = "เพิ่มที่ว่าง หรือตั้งตัวแปร TMPDIR เป็นที่อื่น แล้วสั่งใหม่"
    return Faulty(Diagnostic("disk-full", message, None, hint))
