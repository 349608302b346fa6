"""Names of documents that would overwrite each other, found before anything is written.

Enters: the names of all rows. Leaves: faults. A scheme that has the number of the row cannot clash; any other is held in a
database on the disk, so that a million names need no more memory than a thousand.
"""

import re
import sqlite3
from collections.abc import Iterable

from docgen.batch.columns import Person
from docgen.batch.plan import Letters
from docgen.diagnostics import Diagnostic, Faulty

_MOST_TOLD = 20
_NUMBERED = re.compile(r"\{\{\s*(?:row_number|แถวที่)\s*\}\}.*\{\{\s*(?:title|ชื่อเอกสาร|order|ลำดับ)")


def clashing(letters: Letters, people: Iterable[Person]) -> list[Diagnostic]:
    """Return a fault for each document whose name another has; Windows and macOS do not tell capitals apart."""
    if _NUMBERED.search(letters.prepared.file_name):
        return []
    found: list[Diagnostic] = []
    known = sqlite3.connect("")  # "" is a file of its own that goes away by itself
    known.execute("create table name (name text primary key, row integer) without rowid")
    for one in people:
        for name in _names(letters, one):
            folded = name.casefold()
            added = known.execute(
                "insert or ignore into name values (?, ?)", (folded, one.row.number)
            )
            if not added.rowcount:
                other = known.execute("select row from name where name = ?", (folded,)).fetchone()
                found.append(_told(other[0], one.row.number, name))
        if len(found) >= _MOST_TOLD or (found and found[-1].code == "file-clash-of-row"):
            break
    known.close()
    return found


def _told(row: int, other: int, name: str) -> Diagnostic:
    if row == other:
        message = f"เอกสารของแถวที่ {row} ได้ชื่อแฟ้มเดียวกัน: {name}.docx"
        return Diagnostic("file-clash-of-row", message, None, "ใส่ {{ title }} ใน --file-name")
    message = f"แถวที่ {row} กับแถวที่ {other} ได้ชื่อแฟ้มเดียวกัน: {name}.docx"
    hint = "ใส่ {{ row_number }} หรือคอลัมน์ที่ไม่ซ้ำ ใน --file-name"
    return Diagnostic("file-clash", message, None, hint)


def _names(letters: Letters, one: Person) -> list[str]:
    try:
        ready = letters.ready(one)
        return [] if ready.unusable else [str(name) for name in ready.names()]
    except Faulty:
        return []  # told when its letter is made
