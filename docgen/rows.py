"""Rows of a table in, one after the other: CSV, XLSX or YAML, however long.

Enters: a file. Leaves: a Table: the titles of its columns, and its rows as text with their places. A million rows need no
more memory than a thousand (those of YAML excepted). Guesses the encoding and the delimiter of a CSV, but no type: what
a cell shows is its text. Raises Faulty.
"""

import codecs
import csv
import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.source import Mapping, Node, Part, Scalar
from docgen.source import Sequence as Items
from docgen.thai.calendar import MONTHS

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".yaml", ".yml")
NAMES = ("recipients", "ผู้รับ")  # of a table beside a letter
_DELIMITERS = ",;\t|"
_MEMBERS = ("members", "รายชื่อ")
_CHUNK = 1 << 20  # bytes read at once to find the encoding
_HEADINGS, _OF_A_LIST = 5, 2  # lines above the titles of a sheet; a list has more columns than that
_MIDNIGHT = datetime.time()


@dataclass(slots=True)
class Row:
    """``number`` counts the rows from 1; ``line`` is where it stands: a line of the file, or a row of the sheet.

    Never changed: a frozen one takes three times as long to make, and so does what is made for each row elsewhere.
    """

    number: int
    values: tuple[str, ...]
    line: int


class Table(Protocol):
    """A table of recipients. ``columns`` are the titles as typed."""

    path: Path
    columns: tuple[str, ...]

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows from the first on; may be asked again."""

    def about(self) -> int:
        """Return about how many rows there are."""

    def place(self, row: Row, column: int | None = None) -> tuple[Span, str]:
        """Return where a row, or a cell of it, stands, and what a report says before its message."""


def table(path: Path, read: Callable[[Path], Node]) -> Table:
    """Return the table that a file holds; ``read`` reads YAML. Raises Faulty."""
    if not path.is_file():
        raise Faulty(Diagnostic("file-missing", f"ไม่พบแฟ้ม {path}", Span(path)))
    suffix = path.suffix.lower()
    if suffix in (".xls", ".ods", ".xlsm", ".xlsb"):
        hint = "เปิดแล้วบันทึกเป็น .xlsx หรือ .csv"
        raise Faulty(Diagnostic("table-broken", f"docgen อ่านตาราง {suffix} ไม่ได้", Span(path), hint))
    try:
        if suffix == ".xlsx":
            return _Sheet(path)
        if suffix in (".yaml", ".yml"):
            return _Listed(path, read(path))
        return _Separated(path)
    except OSError as error:
        message = f"เปิดแฟ้มไม่ได้: {error.strerror}"
        raise Faulty(Diagnostic("file-unreadable", message, Span(path))) from error


def beside(folder: Path) -> Path | None:
    """Return the table that stands beside a letter, by its name."""
    named = (folder / f"{name}{suffix}" for name in NAMES for suffix in (".xlsx", ".csv"))
    return next((path for path in named if path.is_file()), None)


def _titles(values: Sequence[str], span: Span) -> tuple[str, ...]:
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


class _Separated:
    """A CSV: UTF-8 with or without its mark, or TIS-620; its delimiter is what parts its first line most."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._encoding = _encoding(path)
        with path.open("r", encoding=self._encoding, newline="") as file:
            first = file.readline(1 << 16)
        bare = re.sub(r'"[^"]*"', "", first)
        self._delimiter = max(_DELIMITERS, key=bare.count)
        titles = next(csv.reader([first], delimiter=self._delimiter), [])
        self.columns = _titles(titles, Span(path))
        # A quote that is never closed swallows rows: told before the first letter is made.
        for _ in self:
            pass

    def __iter__(self) -> Iterator[Row]:
        wide = len(self.columns)
        with self.path.open("r", encoding=self._encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self._delimiter, strict=True)
            before = number = 0
            try:
                for values in reader:
                    line, before = before + 1, reader.line_num
                    if line == 1 or not any(map(str.strip, values)):
                        continue
                    number += 1
                    yield Row(
                        number, tuple(map(str.strip, values + [""] * (wide - len(values)))), line
                    )
            except csv.Error as error:
                message = f"อ่าน CSV ต่อไม่ได้: {error}"
                span = Span(self.path, before + 1)
                hint = "ตรวจเครื่องหมายคำพูดที่เปิดแล้วไม่ปิด"
                raise Faulty(Diagnostic("table-broken", message, span, hint)) from error

    def about(self) -> int:
        with self.path.open("rb") as file:
            return max(
                sum(data.count(b"\n") for data in iter(lambda: file.read(_CHUNK), b"")) - 1, 1
            )

    def place(self, row: Row, column: int | None = None) -> tuple[Span, str]:
        cell = f" คอลัมน์ {self.columns[column]}" if column is not None else ""
        return Span(self.path, row.line), f"แถวที่ {row.number}{cell}: "


def _encoding(path: Path) -> str:
    """Return utf-16 for what says so, utf-8-sig, or cp874 for what is no UTF-8. Raises Faulty for what is none of them."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while data := file.read(_CHUNK):
                decoder.decode(data)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            _must_be_thai(path)
            return "cp874"
    return "utf-8-sig"


def _must_be_thai(path: Path) -> None:
    with path.open("r", encoding="cp874", newline="") as file:
        try:
            while file.read(_CHUNK):
                pass
        except UnicodeDecodeError as error:
            hint = "บันทึกใน Excel เป็น CSV UTF-8 หรือ .xlsx"
            message = "ไม่ทราบการเข้ารหัสของตารางนี้"
            raise Faulty(Diagnostic("encoding", message, Span(path), hint)) from error


def _title_row(filled: Iterator[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """Return the row that has the titles: the first, or the one below lines in one cell each, as clerks head a list."""
    first = next(filled, (0, []))
    row = first
    for _ in range(_HEADINGS):
        if sum(map(bool, row[1])) != 1:
            break
        row = next(filled, first)
    return row if sum(map(bool, row[1])) > _OF_A_LIST else first


class _Sheet:
    """The first sheet of an .xlsx; its first row that holds anything has the titles, but for a heading above them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with _opened(path) as book:
            sheet = _shown_sheet(book)
            self._name: str = sheet.title
            rows = enumerate(([_shown(cell) for cell in cells] for cells in sheet.iter_rows()), 1)
            self._first, values = _title_row((at, values) for at, values in rows if any(values))
        if not values:
            raise Faulty(Diagnostic("table-empty", "แผ่นงานแรกว่าง", Span(path)))
        self.columns = _titles(values, Span(path))

    def __iter__(self) -> Iterator[Row]:
        wide, number = len(self.columns), 0
        with _opened(self.path) as book:
            rows = _shown_sheet(book).iter_rows(min_row=self._first + 1)
            for line, cells in enumerate(rows, self._first + 1):
                values = tuple(map(_shown, cells))
                if any(values):
                    number += 1
                    yield Row(number, values + ("",) * (wide - len(values)), line)

    def about(self) -> int:
        with _opened(self.path) as book:
            return max((_shown_sheet(book).max_row or 0) - self._first, 1)

    def place(self, row: Row, column: int | None = None) -> tuple[Span, str]:
        from openpyxl.utils import get_column_letter

        last = get_column_letter(len(self.columns))
        cells = f"A{row.line}:{last}{row.line}"
        cell = f"{get_column_letter(column + 1)}{row.line}" if column is not None else cells
        return Span(self.path), f"{self._name}!{cell} (แถวที่ {row.number}): "


class _opened:  # noqa: N801 - a context, named as it reads
    """An .xlsx open for reading. Raises Faulty."""

    def __init__(self, path: Path) -> None:
        from zipfile import BadZipFile

        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException

        self._path = path
        try:
            self._book = load_workbook(path, read_only=True, data_only=True)
        except (BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
            hint = "เปิดใน Excel แล้วบันทึกเป็น .xlsx ใหม่"
            raise Faulty(Diagnostic("table-broken", "อ่าน .xlsx นี้ไม่ได้", Span(path), hint)) from error

    def __enter__(self) -> Any:
        return self._book

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        self._book.close()
        if isinstance(
            error, SyntaxError | KeyError | ValueError
        ):  # XML that ends too soon, or says strange things
            hint = "เปิดใน Excel แล้วบันทึกเป็น .xlsx ใหม่"
            told = Diagnostic("table-broken", "อ่าน .xlsx นี้ไม่ได้", Span(self._path), hint)
            raise Faulty(told) from error


def _shown_sheet(book: Any) -> Any:
    """Return the first sheet that is not hidden; how large it is, its rows tell, and not what it says of itself."""
    sheet = next((s for s in book.worksheets if s.sheet_state == "visible"), book.worksheets[0])
    sheet.reset_dimensions()
    return sheet


def _shown(cell: Any) -> str:
    """Return a cell's value as it shows it: whole numbers without a point, days as letters write them."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, str(cell.number_format))
    if isinstance(value, datetime.date | datetime.time):
        return _moment(value)
    return "" if value is None else str(value).strip()


def _number(value: float, form: str) -> str:
    """Return a number in the form of its cell, where that is one of percents or of leading zeros."""
    if form.endswith("%"):
        _, point, places = form.removesuffix("%").partition(".")
        return f"{value * 100:.{len(places) if point else 0}f}%"
    if re.fullmatch("0+", form):
        return f"{value:0{len(form)}.0f}"
    return str(int(value)) if float(value).is_integer() else str(value)


def _moment(value: datetime.date | datetime.time) -> str:
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    clock = value.time() if isinstance(value, datetime.datetime) else _MIDNIGHT
    return _day(value) if clock == _MIDNIGHT else f"{_day(value)} {clock:%H:%M}"


def _day(value: datetime.date) -> str:
    """Return a day as a letter writes it: whoever asks for it without a filter gets no year of another era."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year + 543}"


class _Listed:
    """A list in YAML: of mappings, or of names; under ``members`` as in recipients.yaml, or by itself."""

    def __init__(self, path: Path, tree: Node) -> None:
        self.path = path
        items = _items_of(tree)
        if not items:
            hint = "เขียนเป็นรายการ: แต่ละรายขึ้นต้นด้วย - ชื่อ: …"
            raise Faulty(Diagnostic("table-empty", "ไม่พบรายชื่อในแฟ้ม", tree.span, hint))
        self._items = [_cells(item) for item in items]
        self._nodes = items
        self.columns = tuple(dict.fromkeys(name for cells in self._items for name in cells))

    def __iter__(self) -> Iterator[Row]:
        for number, (cells, node) in enumerate(zip(self._items, self._nodes, strict=True), 1):
            values = tuple(cells.get(name, "") for name in self.columns)
            yield Row(number, values, node.span.line)

    def about(self) -> int:
        return len(self._items)

    def place(self, row: Row, column: int | None = None) -> tuple[Span, str]:
        node = self._nodes[row.number - 1]
        if column is not None and isinstance(node, Mapping):
            named = (value for key, value in node.entries if key.text == self.columns[column])
            node = next(named, node)
        return node.span, f"แถวที่ {row.number}: "


def _items_of(tree: Node) -> tuple[Node, ...]:
    if isinstance(tree, Items):
        return tree.items
    lists = (
        [v.items for _, v in tree.entries if isinstance(v, Items)]
        if isinstance(tree, Mapping)
        else []
    )
    # Groups of a list hold lists again.
    out: list[Node] = []
    for node in (node for items in lists for node in items):
        inner = _items_of(node) if isinstance(node, Mapping) else ()
        has_lists = isinstance(node, Mapping) and any(
            isinstance(v, Items)
            and any(isinstance(i, Mapping) or len(v.items) > 1 for i in v.items)
            and k.text in _MEMBERS
            for k, v in node.entries
        )
        out += inner if has_lists else (node,)
    return tuple(out)


def _cells(node: Node) -> dict[str, str]:
    if isinstance(node, Scalar | Part):
        return {"name": node.text}
    if isinstance(node, Mapping):
        return {key.text: _text(value) for key, value in node.entries}
    return {}


def _text(node: Node) -> str:
    if isinstance(node, Items):
        return "\n".join(_text(item) for item in node.items)
    return node.text.strip() if isinstance(node, Scalar | Part) else ""
