"""Rows of a table in, one after the other: CSV, XLSX or YAML, however long.

Enters: a file. Leaves: a Table: the titles of its columns, and its rows as text with their places. A million rows need no
more memory than a thousand. Guesses the encoding and the delimiter of a CSV, but no type: what
a cell shows is its text. Raises Faulty.
"""

import codecs
import csv
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from typing import Protocol

from docgen.diagnostics import Diagnostic, Faulty, Severity, Span, reason
from docgen.rows.listed import Listed
from docgen.rows.row import Row
from docgen.rows.sheet import Sheet
from docgen.rows.titles import counts_columns, is_title, title_row, titles_of
from docgen.source import Flow

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".yaml", ".yml")
NAMES = ("recipients", "ผู้รับ")  # of a table beside a letter
Opened = Callable[[Path], AbstractContextManager[Flow]]
_DELIMITERS = ",;\t|"
_TOLD = re.compile(r"sep=(.)")
_SWALLOWED = 20  # cells
_LONG_LINE, _FIRST = 1 << 16, 10  # characters; rows among which the titles are
_HEAD, _FEW = 4096, 50  # bytes that tell what the others are; one zero in so many tells nothing
_CHUNK = 1 << 20  # bytes read at once to find the encoding


class Table(Protocol):
    """A table of recipients. ``columns`` are the titles as typed."""

    path: Path
    columns: tuple[str, ...]
    said: tuple[Diagnostic, ...]  # what is doubtful about the table itself

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows from the first on; may be asked again."""

    def about(self) -> int:
        """Return about how many rows there are."""

    def place(self, row: Row, column: int | None = None) -> tuple[Span, str]:
        """Return where a row, or a cell of it, stands, and what a report says before its message."""


def table(path: Path, opened: Opened, sheet: str = "") -> Table:
    """Return the table that a file holds, of an .xlsx the sheet named; YAML is ``opened``. Raises Faulty."""
    if not path.is_file():
        what = f"{path} เป็นโฟลเดอร์ ไม่ใช่ตาราง" if path.is_dir() else f"ไม่พบแฟ้ม {path}"
        hint = f"ระบุแฟ้มของตาราง ({' '.join(SUFFIXES)})"
        raise Faulty(Diagnostic("file-missing", what, Span(path), hint))
    suffix = path.suffix.lower()
    if suffix in (".xls", ".ods", ".xlsm", ".xlsb"):
        hint = "เปิดแล้วบันทึกเป็น .xlsx หรือ .csv"
        raise Faulty(Diagnostic("table-broken", f"docgen อ่านตาราง {suffix} ไม่ได้", Span(path), hint))
    try:
        if suffix == ".xlsx":
            return Sheet(path, sheet)
        if sheet:
            hint = "ไม่ต้องระบุ --sheet"
            raise Faulty(Diagnostic("sheet-unknown", f"ตาราง {suffix} ไม่มีแผ่นงาน", Span(path), hint))
        if suffix in (".yaml", ".yml"):
            with opened(path) as flow:
                return Listed(path, flow)
        return _Separated(path)
    except OSError as error:
        message = f"เปิดแฟ้มไม่ได้: {reason(error)}"
        raise Faulty(Diagnostic("file-unreadable", message, Span(path))) from error


def beside(folder: Path) -> Path | None:
    """Return the table that stands beside a letter, by its name."""
    # Each letter asks, and Path's own take three times as long.
    for name in (f"{name}{suffix}" for name in NAMES for suffix in (".xlsx", ".csv")):
        if os.path.isfile(os.path.join(folder, name)):  # noqa: PTH113, PTH118
            return folder / name
    return None


class _Separated:
    """A CSV: UTF-8 with or without its mark, or TIS-620; its delimiter is what parts its first line most."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._encoding = _encoding(path)
        with path.open("r", encoding=self._encoding, newline="") as file:
            first, *others = (file.readline(_LONG_LINE) for _ in range(_FIRST))
        told = _TOLD.fullmatch(first.strip())  # as Excel is told what parts the values
        self._skipped = 1 if told else 0
        self._delimiter = told[1] if told else _delimiter(first, others)
        filled = ((line, values) for line, values in self._records() if any(values))
        self._titles, titles = title_row(islice(filled, _FIRST))  # the line where they begin
        self.columns = titles_of(titles, Span(path))
        # A quote that is never closed swallows rows: told before the first letter is made.
        found: list[Diagnostic] = []
        for said in self._swallowed():
            found += [said] if len(found) <= _SWALLOWED else []
        # In many rows it is how addresses are typed.
        self.said: tuple[Diagnostic, ...] = tuple(found) if len(found) <= _SWALLOWED else ()

    def _swallowed(self) -> Iterator[Diagnostic]:
        """Yield the cells whose lines are as long as rows: between two stray quotes lie rows that get no letter."""
        for row in self if self._may_swallow() else ():
            for at, value in enumerate(row.values):
                lines = value.splitlines() if "\n" in value else ()
                if lines and self._are_rows(lines, at):
                    message = f"ช่องนี้มี {len(lines)} บรรทัดที่ดูเหมือนแถวของตาราง แถวเหล่านั้นจะไม่ได้หนังสือ"
                    hint = 'ถ้าไม่ใช่ข้อความหลายบรรทัด ลบเครื่องหมาย " ที่เกินมาในแถวนี้และแถวท้าย'
                    span, where = self.place(row, at)
                    yield Diagnostic(
                        "rows-swallowed", where + message, span, hint, Severity.WARNING
                    )

    def _may_swallow(self) -> bool:
        """Whether a cell may have two lines, for which there must be a quote, or be longer than any may be."""
        before = 0  # bytes since the last end of a line
        with self.path.open("rb") as file:
            for data in iter(lambda: file.read(_CHUNK), b""):
                first, *further = re.split(rb"[\r\n]", data)
                longest = max(map(len, (b"", *further)))
                if b'"' in data or max(before + len(first), longest) > csv.field_size_limit():
                    return True
                before = len(further[-1]) if further else before + len(first)
        return False

    def _are_rows(self, lines: Sequence[str], at: int) -> bool:
        """Whether the lines of a cell of column ``at`` hold as many delimiters as rows that are joined in it."""
        last = len(self.columns) - 1
        counts = [line.count(self._delimiter) for line in lines]
        inner = all(count == last for count in counts[1:-1])
        return last > 0 and inner and counts[0] == last - at and counts[-1] == at

    def __iter__(self) -> Iterator[Row]:
        wide, number = len(self.columns), 0
        for line, values in self._records():
            if line <= self._titles or not any(values) or (not number and counts_columns(values)):
                continue
            number += 1
            yield Row(number, (*values, *[""] * (wide - len(values))), line)

    def _records(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the values of each row, from the first line on, and the line where it begins. Raises Faulty."""
        with self.path.open("r", encoding=self._encoding, newline="") as file:
            for _ in range(self._skipped):
                file.readline()
            reader = csv.reader(file, delimiter=self._delimiter, strict=True)
            before = 0
            try:
                for values in reader:
                    line, before = before + 1, reader.line_num
                    yield line + self._skipped, tuple(map(str.strip, values))
            except UnicodeDecodeError as error:
                message = "อ่านตารางต่อไม่ได้: มีผู้แก้แฟ้มระหว่างอ่าน หรือบางแถวใช้รหัสอักษรอื่น"
                span = Span(self.path, before + 1 + self._skipped)
                raise Faulty(
                    Diagnostic("table-broken", message, span, "ตรวจแฟ้มแล้วสั่งใหม่")
                ) from error
            except csv.Error as error:
                long = "field limit" in str(error)
                message = "ช่องนี้ยาวเกินไป" if long else "เครื่องหมายคำพูดไม่ครบคู่"
                span = Span(self.path, before + 1 + self._skipped)
                hint = "ตรวจเครื่องหมายคำพูดที่เปิดแล้วไม่ปิด; ในช่องที่มีเครื่องหมายคำพูดอยู่แล้ว พิมพ์ซ้อนสองตัว"
                raise Faulty(Diagnostic("table-broken", message, span, hint)) from error

    def about(self) -> int:
        with self.path.open("rb") as file:
            return max(
                sum(data.count(b"\n") for data in iter(lambda: file.read(_CHUNK), b"")) - 1, 1
            )

    def place(self, row: Row, column: int | None = None) -> tuple[Span, str]:
        cell = f" คอลัมน์ {self.columns[column]}" if column is not None else ""
        return Span(self.path, row.line), f"แถวที่ {row.number}{cell}: "


def _delimiter(first: str, others: Sequence[str]) -> str:
    """Return what parts a line most: the first that may be parted, unless that is a title alone."""
    lines = (first,) if is_title(first.strip()) else (first, *others)
    for line in lines:
        bare = re.sub(r'"[^"]*"', "", line)
        found = max(_DELIMITERS, key=bare.count)
        if found in bare:
            return found
    return _DELIMITERS[0]


def _encoding(path: Path) -> str:
    """Return the first encoding in which a file can be read: UTF-16 where it says so or has zeros, UTF-8, TIS-620. Raises Faulty."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        ways = ["utf-16"]
    elif head.count(0) * _FEW > len(head):  # beside each blank, comma or digit
        ways = ["utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"]
    else:
        ways = ["utf-8-sig", "cp874"]
    found = next((way for way in ways if _can_be(path, way)), None)
    if found is None:
        hint = "บันทึกใน Excel เป็น CSV UTF-8 หรือ .xlsx"
        message = "ไม่ทราบการเข้ารหัสของตารางนี้"
        raise Faulty(Diagnostic("encoding", message, Span(path), hint))
    return found


def _can_be(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while data := file.read(_CHUNK):
                decoder.decode(data)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
