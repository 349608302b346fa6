"""What a batch made, written as it goes: one line for each document, in CSV for people and in JSON Lines for programs.

Enters: entries, in the order of the rows. Leaves: two files; on a further run, the entries that were
written whole. The first line of the JSON tells of what the documents were made, so that another letter or another table
does not go on where this one stopped. Raises Faulty.
"""

import contextlib
import csv
import errno
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, TextIO

from docgen.diagnostics import Diagnostic, Faulty, Span, reason

_COLUMNS = ("row", "piece", "file", "sha256", "pages", "number", "addressee", "status", "message")
_MARK_OF_UTF8 = "\ufeff"  # by which Excel knows Thai


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a row, or a row of which none could be made: ``status`` is "ok" or "error".

    ``pages`` of a PDF; "" where they are not known.
    """

    row: int
    piece: str = ""  # หนังสือ, ซอง; "" of what all rows share
    file: str = ""
    sha256: str = ""
    pages: int | str = ""
    number: str = ""
    addressee: str = ""
    status: str = "ok"
    message: str = ""

    def values(self) -> list[Any]:
        return [getattr(self, name) for name in _COLUMNS]


class Manifest:
    """The manifest of one batch, open for writing; on a further run it goes on behind the last row that is whole.

    The last row of a run that was broken off may lack documents: then it is made again.
    """

    def __init__(
        self, stem: Path, target: Path, made_of: Mapping[str, str], *, resume: bool
    ) -> None:
        """``stem`` is the path of its files without their suffixes, ``target`` what it tells of."""
        folder = self._folder = stem.parent
        self._csv, self._json = (
            stem.with_name(f"{stem.name}.csv"),
            stem.with_name(f"{stem.name}.jsonl"),
        )
        self._amended: dict[int, Sequence[Entry]] = {}
        self._size = 0  # bytes of the JSON that tell of rows done before
        self.reached = 0  # the last of these rows
        # Files that an earlier run noted last, and that are not noted now, each with its sha256.
        self.cut: dict[str, str] = {}
        self._begun: int | None = None  # bytes of the JSON that this run began
        there = (
            self._json.exists() and self._json.stat().st_size > 0
        )  # else it was killed as it began
        if there and not resume:
            hint = "ทำต่อจากเดิมด้วย --resume ทำใหม่แทนของเดิมด้วย --replace หรือระบุที่อื่นด้วย -o"
            message = f"มีงานเดิมอยู่แล้ว (ตาม {self._json.name})"
            raise Faulty(Diagnostic("batch-there", message, Span(target), hint))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if there:
                self._go_on(made_of)
            else:
                self._begin(made_of)
            self._files = (
                self._csv.open("a", encoding="utf-8", newline="", errors="replace"),
                self._json.open("a", encoding="utf-8", newline="", errors="replace"),
            )
        except OSError as error:
            raise unwritable(folder, error, begun=there) from error

    def _begin(self, made_of: Mapping[str, str]) -> None:
        first = _first_line(made_of)
        with contextlib.ExitStack() as broken_off:  # a full disk leaves neither of them
            for path in (self._json, self._csv):
                broken_off.callback(path.unlink, missing_ok=True)
            for path, text in ((self._json, first), (self._csv, _MARK_OF_UTF8 + _row(_COLUMNS))):
                with path.open("w", encoding="utf-8", newline="") as file:
                    file.write(text)
            broken_off.pop_all()
        self._begun = len(first.encode("utf-8"))

    def _go_on(self, made_of: Mapping[str, str]) -> None:
        """Cut both files off behind the last row that is surely whole. Raises Faulty when they tell of other documents."""
        with self._json.open("rb") as file:
            first = _parsed(file.readline())
            if (before := first.get("made_of")) != made_of:
                known = before if isinstance(before, dict) else {}
                raise Faulty(made_of_other(known, made_of, self._json))
            at = self._size = file.tell()
            last: list[Any] = []
            counts: set[int] = set()
            for line in file:
                entry = _parsed(line)
                whole = entry.keys() == set(_COLUMNS) and isinstance(entry["row"], int)
                if not line.endswith(b"\n") or not whole:
                    break
                if last and entry["row"] != last[0]["row"]:
                    counts |= {len(last)} if _is_made(last) else set()
                    self._size, self.reached, last = at, last[0]["row"], []
                last.append(entry)
                at += len(line)
        # Every row has as many documents as another; those of all rows are made anew.
        if last and last[0]["row"] and _is_made(last) and len(last) in counts:
            self._size, self.reached = at, last[0]["row"]
        else:
            self.cut = {e["file"]: e["sha256"] for e in last if is_inside(str(e["file"]))}
        os.truncate(self._json, self._size)
        aside = self._csv.with_suffix(".tmp")
        with aside.open("w", encoding="utf-8", newline="") as listing:
            listing.write(_MARK_OF_UTF8 + _row(_COLUMNS))
            listing.writelines(_row(entry.values()) for entry in self.done())
        aside.replace(self._csv)

    def done(self) -> Iterator[Entry]:
        """Yield the entries of the rows that were done before, in order."""
        if not self._size:
            return
        with self._json.open("rb") as file:
            file.readline()
            while file.tell() < self._size:
                yield Entry(**_parsed(file.readline()))

    def all(self) -> Iterator[Entry]:
        """Yield every entry so far."""
        self.flush()
        with self._json.open("rb") as file:
            file.readline()
            for line in file:
                yield Entry(**_parsed(line))

    def amend(self, entries: Sequence[Entry]) -> None:
        """Put the entries of a row in place of those that an earlier run noted, when the manifest is settled."""
        self._amended[entries[0].row] = entries

    def settle(self) -> None:
        """Write the manifest anew where rows were made again otherwise than noted. Raises Faulty."""
        if not self._amended:
            return
        listing, lines = (path.with_suffix(".tmp") for path in (self._csv, self._json))
        lines = lines.with_name(f"{lines.name}l")
        try:
            with (
                listing.open("w", encoding="utf-8", newline="", errors="replace") as table,
                lines.open("w", encoding="utf-8", newline="", errors="replace") as log,
            ):
                table.write(_MARK_OF_UTF8 + _row(_COLUMNS))
                with self._json.open(encoding="utf-8") as file:
                    log.write(file.readline())
                for row, noted in groupby(self.all(), lambda entry: entry.row):
                    _write(self._amended.get(row, list(noted)), table, log)
            self.close()
            lines.replace(self._json)
            listing.replace(self._csv)
            self._files = (
                self._csv.open("a", encoding="utf-8", newline="", errors="replace"),
                self._json.open("a", encoding="utf-8", newline="", errors="replace"),
            )
        except OSError as error:
            raise unwritable(self._folder, error) from error
        self._amended.clear()

    def add(self, entries: Sequence[Entry]) -> None:
        """Note the entries of one row. Raises Faulty."""
        for entry in entries:
            self.cut.pop(entry.file, None)
        try:
            _write(entries, *self._files)
        except OSError as error:
            raise unwritable(self._folder, error) from error

    def flush(self) -> None:
        """Let what was noted be in the files. Raises Faulty."""
        try:
            for file in self._files:
                file.flush()
                if not os.fstat(file.fileno()).st_nlink:
                    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        except OSError as error:
            raise unwritable(self._folder, error) from error

    def drop_if_empty(self) -> None:
        """Take away a manifest that this run began and noted nothing in: there is nothing to go on with."""
        if self._begun is None or not self._there_is_nothing():
            return
        for path in (self._json, self._csv):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _there_is_nothing(self) -> bool:
        try:
            return self._json.stat().st_size == self._begun
        except OSError:
            return False

    def close(self) -> None:
        with contextlib.suppress(OSError):  # what could not be written was told when it was
            for file in self._files:
                file.close()


def made_of_other(before: Mapping[str, str], now: Mapping[str, str], listing: Path) -> Diagnostic:
    """Tell that an earlier run made its documents of something else, and of what."""
    parts = dict.fromkeys((*now, *before))
    changed = [part for part in parts if before.get(part) != now.get(part)]
    hint = (
        f"เปลี่ยนไป: {', '.join(changed)} คืนของเดิมแล้วทำต่อ ทำใหม่แทนของเดิมด้วย --replace หรือระบุที่อื่นด้วย -o"
    )
    message = "งานเดิมในโฟลเดอร์นี้ทำจากข้อมูลชุดอื่น จึงทำต่อไม่ได้"
    return Diagnostic("batch-other", message, Span(listing), hint)


def listing_of(stem: Path) -> Path:
    """Return the manifest for programs, by which an earlier run is known."""
    return stem.with_name(f"{stem.name}.jsonl")


def noted(stem: Path) -> tuple[dict[str, str] | None, list[Entry]]:
    """Return of what an earlier run made its documents, and what it noted; None and nothing where there was none."""
    try:
        with listing_of(stem).open("rb") as file:
            before = _parsed(file.readline()).get("made_of")
            entries = [Entry(**each) for each in map(_parsed, file) if _is_entry(each)]
    except OSError:
        return None, []
    return before if isinstance(before, dict) else {}, entries


def _is_entry(told: Mapping[str, Any]) -> bool:
    """Whether a line of a manifest, which anyone may have changed, is one."""
    texts = (told.get(name) for name in _COLUMNS if name not in ("row", "pages"))
    whole = told.keys() == set(_COLUMNS) and all(isinstance(text, str) for text in texts)
    pages = told.get("pages")
    return whole and isinstance(told["row"], int) and (pages == "" or isinstance(pages, int))


def aside(path: Path) -> Path:
    """Return where a file is written before it gets its name."""
    return path.with_name(f".{path.name}.docgen.tmp")


def write_anew(stem: Path, made_of: Mapping[str, str], entries: Iterable[Entry]) -> None:
    """Write a whole manifest. Raises OSError."""
    table, lines = stem.with_name(f"{stem.name}.csv"), listing_of(stem)
    with contextlib.ExitStack() as broken_off:
        for path in (table, lines):
            broken_off.callback(aside(path).unlink, missing_ok=True)
        with (
            aside(table).open("w", encoding="utf-8", newline="", errors="replace") as listing,
            aside(lines).open("w", encoding="utf-8", newline="", errors="replace") as log,
        ):
            listing.write(_MARK_OF_UTF8 + _row(_COLUMNS))
            log.write(_first_line(made_of))
            _write(entries, listing, log)
        for path in (lines, table):  # by the first it is known as docgen's
            aside(path).replace(path)


def _first_line(made_of: Mapping[str, str]) -> str:
    return json.dumps({"made_of": dict(made_of)}, ensure_ascii=False) + "\n"


def is_begun(listing: Path) -> bool:
    """Whether a CSV is the beginning of a manifest, of a run that was killed before it noted anything."""
    try:
        return listing.read_bytes() in (b"", (_MARK_OF_UTF8 + _row(_COLUMNS)).encode("utf-8"))
    except OSError:
        return False


def _is_made(entries: Sequence[dict[str, Any]]) -> bool:
    return all(entry["status"] == "ok" for entry in entries)


def forget(stem: Path, target: Path, unnoted: Iterable[str]) -> None:
    """Take away what an earlier run made in a place, as its manifest tells it, and the manifest. Raises Faulty.

    ``unnoted``: what it made and had not noted there when it was broken off.
    """
    listing = stem.with_name(f"{stem.name}.jsonl")
    if not listing.exists():
        return
    try:
        with listing.open("rb") as file:
            file.readline()
            for line in file if target.is_dir() else ():
                name = str(_parsed(line).get("file") or "")
                if is_inside(name):
                    (target / name).unlink(missing_ok=True)
        for name in filter(is_inside, unnoted):
            (target / name).unlink(missing_ok=True)
        if not target.is_dir():
            target.unlink(missing_ok=True)
            target.with_name(f"{target.name}.part").unlink(missing_ok=True)
        for path in (listing.with_suffix(".csv"), listing):  # without the last it is no run's
            path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(target, error) from error


def is_inside(name: str) -> bool:
    """Return whether a name that a manifest has, which anyone may have written, is one below its folder."""
    return (
        bool(name)
        and "\0" not in name
        and not any(
            path.is_absolute() or path.drive or path.root or ".." in path.parts
            for path in (PurePosixPath(name), PureWindowsPath(name))
        )
    )


def _write(entries: Iterable[Entry], listing: TextIO, lines: TextIO) -> None:
    for entry in entries:
        values = entry.values()
        listing.write(_row(values))
        lines.write(json.dumps(dict(zip(_COLUMNS, values, strict=True)), ensure_ascii=False) + "\n")


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        made = json.loads(line)
    except ValueError:
        return {}
    return made if isinstance(made, dict) else {}


def _row(values: Sequence[Any]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_plain(value) for value in values])
    return out.getvalue()


def _plain(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula."""
    formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if formula else value


def unwritable(folder: Path, error: OSError, *, begun: bool = True) -> Faulty:
    """Return the fault of a place that takes nothing more, or nothing at all."""
    hint = "ตรวจโฟลเดอร์ปลายทางและที่ว่างในดิสก์ "
    hint += "แล้วทำต่อด้วย --resume" if begun else "หรือระบุที่อื่นด้วย -o"
    message = f"เขียนลง {folder} ไม่ได้: {reason(error)}"
    return Faulty(Diagnostic("file-unwritable", message, Span(folder), hint))
