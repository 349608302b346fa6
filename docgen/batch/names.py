"""Names of documents that would overwrite each other, found before anything is written.

Enters: the names of all rows. Leaves: faults. The usual scheme cannot clash; any other is held in a
database on the disk, so that a million names need no more memory than a thousand.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from docgen.aside import Aside
from docgen.batch.columns import Person
from docgen.batch.plan import Letters
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.rows import Table
from docgen.rows.row import Row

_MOST_TOLD = 20


def clashing(
    letters: Letters, table: Table, people: Iterable[Person], fixed: Iterable[str]
) -> list[Diagnostic]:
    """Return a fault for each document whose name another has; Windows and macOS do not tell capitals apart.

    ``fixed`` are the names of what all rows share.
    """
    if not letters.prepared.wanted.file_name:
        return []  # the usual scheme opens with the number of the row
    found: list[Diagnostic] = []
    known = Aside("name (name text primary key, row integer) without rowid")
    known.add("insert into name values (?, 0)", [(name.casefold(),) for name in fixed])
    for one in people:
        for name in _names(letters, one):
            folded = name.casefold()
            row = (folded, one.row.number)
            if not known.is_new("insert or ignore into name values (?, ?)", row):
                other = known.one("select row from name where name = ?", (folded,))
                found.append(_told(other, one.row, name, table))
        if len(found) >= _MOST_TOLD or (found and found[-1].code == "file-clash-of-row"):
            break
    known.close()
    return found


def foreign(
    folder: Path,
    letters: Letters,
    people: Iterable[Person],
    fixed: Iterable[str],
    suffixes: tuple[str, ...],
) -> list[Diagnostic]:
    """Return a fault for each document of which the name is that of a file in the folder, which no run of docgen made."""
    there = list(documents_in(folder, suffixes))
    return named_as(there, folder, letters, people, fixed) if there else []


def documents_in(folder: Path, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Yield the documents in a folder, by their paths below it."""
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.suffix.lower() in suffixes and path.is_file():
            yield str(path.relative_to(folder)).replace("\\", "/")


def named_as(
    files: Iterable[str],
    folder: Path,
    letters: Letters,
    people: Iterable[Person],
    fixed: Iterable[str] = (),
) -> list[Diagnostic]:
    """Return a fault for each document that would get the name of one of the files."""
    there = {file.rpartition(".")[0].casefold(): file for file in files}
    names = chain(fixed, (name for one in people for name in _names(letters, one)))
    found = islice((name for name in names if name.casefold() in there), _MOST_TOLD)
    hint = "ย้ายแฟ้มนั้นออก ระบุโฟลเดอร์อื่นด้วย -o หรือ --replace เพื่อเขียนทับ"
    return [
        Diagnostic(
            "file-foreign",
            f"มีแฟ้ม {there[name.casefold()]} ซึ่ง docgen batch ไม่ได้สร้าง",
            Span(folder),
            hint,
        )
        for name in found
    ]


def _told(other: int, row: Row, name: str, table: Table) -> Diagnostic:
    """Return that the document of a row has the name of one of another row, 0 for what all share."""
    span, before = table.place(row)
    if other == row.number:
        message = f"{before}เอกสารของแถวนี้ได้ชื่อแฟ้มเดียวกัน: {name}.docx"
        return Diagnostic("file-clash-of-row", message, span, "ใส่ {{ title }} ใน --file-name")
    if not other:
        message = f"{before}ได้ชื่อแฟ้มของเอกสารที่ใช้ร่วมกัน: {name}.docx"
        return Diagnostic("file-clash", message, span, "ใส่ {{ row_number }} ใน --file-name")
    message = f"{before}ได้ชื่อแฟ้มเดียวกับแถวที่ {other}: {name}.docx"
    hint = "ใส่ {{ row_number }} หรือคอลัมน์ที่ไม่ซ้ำ ใน --file-name"
    return Diagnostic("file-clash", message, span, hint)


def _names(letters: Letters, one: Person) -> list[str]:
    try:
        ready = letters.ready(one)
        return [] if ready.unusable else [str(name) for name in ready.names()]
    except Faulty:
        return []  # told when its letter is made
