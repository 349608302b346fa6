"""An .xlsx open for reading, so that a million rows need no more memory than a thousand.

Enters: a path. Leaves: Book: its sheets, and their rows as cells of openpyxl, one after the other. openpyxl itself holds every
text of the file, and what is left of each row that it gave; here the texts lie in a database on the disk, read once for a table.
Raises Faulty.
"""

import re
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self
from zipfile import BadZipFile

from docgen.aside import Aside
from docgen.diagnostics import Diagnostic, Faulty, Span

_BROKEN = (
    BadZipFile,
    SyntaxError,
    KeyError,
    IndexError,
    ValueError,
    ArithmeticError,
    zlib.error,
)  # XML that ends too soon, or says strange things
Cells = tuple[Any, ...]


class Strings:
    """The texts that the sheets of a file share, by their numbers, on the disk; those asked for last are at hand."""

    def __init__(self) -> None:
        self.of: tuple[int, int] | None = None  # what told the file apart when they were read
        self._held = Aside("strings (at integer primary key, text text)")
        self._near: dict[int, str] = {}

    def fill(self, texts: Iterable[str]) -> None:
        self._held.add("insert into strings values (?, ?)", enumerate(texts))

    def __getitem__(self, at: int) -> str:
        """Return a text. Raises IndexError."""
        near = self._near.get(at)
        if near is None:
            if not 0 <= at < _MOST:
                raise IndexError(at)
            near = self._held.one("select text from strings where at = ?", (at,))
            if near is None:
                raise IndexError(at)
            if len(self._near) >= _NEAR:
                self._near.clear()
            self._near[at] = near
        return near


_NEAR = 4096  # texts
_MOST = 1 << 32  # texts that a file may number
_HEAD = 4096  # bytes, in which a sheet says how large it is
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension [^>]*?ref="[A-Z]+\d+:[A-Z]+(\d+)"')


def _texts(source: IO[bytes]) -> Iterator[str]:
    """Yield the shared texts of a file (ECMA-376-1 section 18.4.9), without what tells how they are read aloud."""
    from openpyxl.xml.constants import SHEET_MAIN_NS

    plain, run = f"{{{SHEET_MAIN_NS}}}t", f"{{{SHEET_MAIN_NS}}}r"
    for element in _elements(source, f"{{{SHEET_MAIN_NS}}}sst", f"{{{SHEET_MAIN_NS}}}si"):
        parts = (
            each.text if each.tag == plain else each.findtext(plain)
            for each in element
            if each.tag in (plain, run)
        )
        yield "".join(filter(None, parts)).replace("x005F_", "")


def _elements(source: IO[bytes], of: str, tag: str) -> Iterator[Any]:
    """Yield each element of the tag in the one element ``of``, and keep nothing of it."""
    from openpyxl.xml.functions import iterparse

    outer = None
    for event, element in iterparse(source, ("start", "end")):
        if event == "start":
            outer = element if element.tag == of else outer
        elif element.tag == tag and outer is not None:
            yield element
            outer.clear()


@dataclass(frozen=True)
class _Sheet:
    """Where the cells of a sheet are, and what they ask of it. (openpyxl's own reads all of one that does not say how large it is.)"""

    title: str
    visible: bool
    part: str  # the member of the .zip
    parent: Any  # the workbook, which has the forms of numbers


class Book:
    """An .xlsx open for reading: a context. ``formulas``: cells tell these, and not what they came to. Raises Faulty."""

    def __init__(self, path: Path, strings: Strings, *, formulas: bool = False) -> None:
        from openpyxl.utils.exceptions import InvalidFileException

        self._path = path
        try:
            self._reader = _read(path, strings, formulas=formulas)
        except (*_BROKEN, AttributeError, TypeError, InvalidFileException) as error:
            raise self._broken() from error
        self._sheets: dict[str, _Sheet] = self._reader.sheets

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        self._reader.archive.close()
        if isinstance(error, _BROKEN):
            raise self._broken() from error

    def _broken(self) -> Faulty:
        hint = "เปิดใน Excel แล้วบันทึกเป็น .xlsx ใหม่"
        return Faulty(Diagnostic("table-broken", "อ่าน .xlsx นี้ไม่ได้", Span(self._path), hint))

    @property
    def names(self) -> list[str]:
        """The names of the sheets that hold cells."""
        return list(self._sheets)

    @property
    def visible(self) -> list[str]:
        return [name for name, sheet in self._sheets.items() if sheet.visible]

    def part(self, name: str) -> str:
        """Return the name of the member of the .zip that holds a sheet."""
        return self._sheets[name].part

    def last_row(self, name: str) -> int:
        """Return the last row that a sheet says it has, 0 when it says nothing."""
        with self._reader.archive.open(self.part(name)) as source:
            told = _DIMENSION.search(source.read(_HEAD))
        return int(told[1]) if told else 0

    def rows(self, name: str, first: int = 1) -> Iterator[Cells]:
        """Yield the cells of each row from ``first`` on; none of a row that is not there."""
        from openpyxl.cell.read_only import EMPTY_CELL, ReadOnlyCell
        from openpyxl.worksheet._reader import DATA_TAG, ROW_TAG, WorkSheetParser

        sheet, book, at = self._sheets[name], self._reader.wb, first
        with self._reader.archive.open(sheet.part) as source:
            parser = WorkSheetParser(
                source,
                self._reader.shared_strings,
                data_only=book.data_only,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001 - as openpyxl's own way to rows, which keeps some of each
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            )
            for element in _elements(source, DATA_TAG, ROW_TAG):
                number, cells = _cells(parser, element)
                parser.row_dimensions.clear()
                for _ in range(at, number):
                    yield ()
                if number >= at:
                    wide = max((cell["column"] for cell in cells), default=0)
                    row: list[Any] = [EMPTY_CELL] * wide
                    for cell in cells:
                        row[cell["column"] - 1] = ReadOnlyCell(sheet, **cell)  # type: ignore[arg-type]
                    yield tuple(row)
                at = max(at, number + 1)


def _cells(parser: Any, row: Any) -> tuple[int, list[dict[str, Any]]]:
    """Return the number and the cells of a row. Raises ValueError when it says strange things."""
    try:
        with warnings.catch_warnings(action="ignore"):  # in English, of days that are none
            number, cells = parser.parse_row(row)
    except (TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error
    return number, cells


def _read(path: Path, strings: Strings, *, formulas: bool) -> Any:
    """Return openpyxl's reader of a file, its texts in ``strings``. Raises what it raises."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS

    stamp = path.stat().st_mtime_ns, path.stat().st_size
    held = strings if strings.of in (None, stamp) else Strings()  # another wrote it anew meanwhile

    class Reader(ExcelReader):
        sheets: Mapping[str, _Sheet] = {}

        def read_strings(self) -> None:
            part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
            if part is not None and held.of is None:
                with self.archive.open(part.PartName[1:]) as source:
                    held.fill(_texts(source))
            held.of = stamp
            self.shared_strings = held  # type: ignore[assignment]

        def read_worksheets(self) -> None:
            found: dict[str, _Sheet] = {}
            for sheet, rel in self.parser.find_sheets():
                if rel.target in self.valid_files and "chartsheet" not in rel.Type:
                    made = _Sheet(sheet.name, sheet.state == "visible", rel.target, self.wb)
                    found.setdefault(sheet.name, made)
            self.sheets = found

    with warnings.catch_warnings(action="ignore"):  # in English, of what it passes over
        reader = Reader(path, read_only=True, data_only=not formulas, keep_links=False)
        reader.read()
    return reader
