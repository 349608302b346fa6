"""The first sheet of an .xlsx, row by row.

Enters: a path. Leaves: Sheet, a Table (rows.py): each cell as the text that it shows. Raises Faulty.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from docgen.diagnostics import Diagnostic, Faulty, Severity, Span
from docgen.rows.book import Book, Strings
from docgen.rows.row import Row
from docgen.rows.titles import Merged, counts_columns, joined, title_row, titles_in, titles_of
from docgen.thai.calendar import MONTHS

_MIDNIGHT = datetime.time()
NOT_COMPUTED = "#FORMULA!"  # what shows a formula of which the file has no value
_CHUNK, _LONGEST_TAG = 1 << 20, 500  # bytes
_ROW, _AT, _HIDDEN = (
    re.compile(rb"<row [^>]*>"),
    re.compile(rb' r="(\d+)"'),
    re.compile(rb' hidden="(?:1|true)"'),
)
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_OF_FORM = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[[^\]]*\]|@|(?P<code>.)', re.DOTALL
)
_SHOWN = 8  # hidden rows that are named
_TITLES = 3  # rows that the titles of a table take at most
_LAST_DAY = 2_958_465  # that a sheet can hold: 31 December 9999
_BUDDHIST = 2400  # a later year C.E. is one B.E.


class Sheet:
    """A sheet of an .xlsx, the first unless named; its first row that holds anything has the titles, but for a heading above them.

    Where cells of that row are merged, the rows below it may have titles too.

    ``others``: the names of the sheets beside it.
    """

    def __init__(self, path: Path, named: str = "") -> None:
        self.path, self._strings = path, Strings()
        with Book(path, self._strings) as book:
            visible = book.visible
            if named and named not in book.names:
                hint = f"มีแผ่นงาน: {', '.join(visible)}"
                raise Faulty(Diagnostic("sheet-unknown", f"ไม่มีแผ่นงาน “{named}”", Span(path), hint))
            self._name: str = named or (visible or book.names)[0]
            self.others = tuple(name for name in visible if name != self._name)
            rows = enumerate(([_shown(cell) for cell in row] for row in book.rows(self._name)), 1)
            top, values = title_row((at, values) for at, values in rows if any(values))
            seen = _looked_through(path, book.part(self._name))
            heads = seen.merged.get(top, [])
            below = islice(book.rows(self._name, top), _TITLES) if heads else ()
            titles = [[_shown(cell) for cell in row] for row in below] or [list(values)]
        if not values:
            raise Faulty(Diagnostic("table-empty", f"แผ่นงาน “{self._name}” ว่าง", Span(path)))
        titles = titles[: titles_in(titles, heads, top)]
        self._first = top + len(titles) - 1  # the last row of titles
        self.columns = titles_of(joined(titles, heads), Span(path))
        self._formulas, self._merged = seen.formulas, seen.merged
        hidden = [number for number in seen.hidden if number > self._first]
        self.said = tuple(_of_hidden(path, self._name, hidden))

    def __iter__(self) -> Iterator[Row]:
        wide, number = len(self.columns), 0
        held: dict[
            int, tuple[str, int]
        ] = {}  # of a column, what rows that are merged share, and the last of them
        for line, values in enumerate(self._values(), self._first + 1):
            if line in self._merged:
                held |= {
                    found.column: (values[found.column], found.last_row)
                    for found in self._merged[line]
                    if found.column < len(values) and found.last_row > line
                }
            if any(values) and (number or not counts_columns(values)):
                number += 1
                whole = values + ("",) * (wide - len(values))
                yield Row(number, _with(whole, held, line) if held else whole, line)

    def _values(self) -> Iterator[tuple[str, ...]]:
        """Yield what the cells of each row show."""
        first = self._first + 1
        with Book(self.path, self._strings) as book:
            rows = book.rows(self._name, first)
            if not self._formulas:
                yield from (tuple(map(_shown, cells)) for cells in rows)
                return
            with Book(self.path, self._strings, formulas=True) as other:
                for cells, typed in zip(rows, other.rows(self._name, first), strict=False):
                    yield tuple(map(_computed, cells, typed))

    def about(self) -> int:
        with Book(self.path, self._strings) as book:
            return max(book.last_row(self._name) - self._first, 1)

    def place(self, row: Row, column: int | None = None) -> tuple[Span, str]:
        from openpyxl.utils import get_column_letter

        last = get_column_letter(len(self.columns))
        cells = f"A{row.line}:{last}{row.line}"
        cell = f"{get_column_letter(column + 1)}{row.line}" if column is not None else cells
        return Span(self.path), f"{self._name}!{cell} (แถวที่ {row.number}): "


def _with(
    values: tuple[str, ...], held: Mapping[int, tuple[str, int]], line: int
) -> tuple[str, ...]:
    """Return the values of a row with what merged cells share with it."""
    shared = {at: value for at, (value, last) in held.items() if line <= last}
    return tuple(value or shared.get(at, "") for at, value in enumerate(values))


class _Seen(NamedTuple):
    """What is not told of a sheet that is read row by row.

    ``merged``: the merged cells by the row in which they begin.
    """

    formulas: bool
    hidden: list[int]
    merged: Mapping[int, list[Merged]]


def _looked_through(path: Path, part: str) -> _Seen:
    """Return whether the sheet in a member of the .zip may have formulas, its hidden rows, and its merged cells."""
    formulas, hidden, merged = False, set(), set()
    with ZipFile(path) as archive:
        if part not in archive.namelist():
            return _Seen(formulas, [], {})
        kept = b""
        with archive.open(part) as file:
            while data := file.read(_CHUNK):
                data, kept = kept + data, data[-_LONGEST_TAG:]
                formulas = formulas or b"<f>" in data or b"<f " in data
                hidden |= set(_hidden_in(data) if b"hidden=" in data else ())
                merged |= set(_MERGED.findall(data) if b"<mergeCell " in data else ())
    return _Seen(formulas, sorted(hidden), _by_row(merged))


def _hidden_in(data: bytes) -> Iterator[int]:
    for tag in _ROW.findall(data):
        if _HIDDEN.search(tag) and (found := _AT.search(tag)):
            yield int(found[1])


def _by_row(merged: Iterable[tuple[bytes, bytes, bytes, bytes]]) -> Mapping[int, list[Merged]]:
    """Return the merged cells by their first row."""
    from openpyxl.utils import column_index_from_string

    out: dict[int, list[Merged]] = {}
    for column, first, last_column, last in merged:
        left, right = (column_index_from_string(c.decode()) - 1 for c in (column, last_column))
        out.setdefault(int(first), []).append(Merged(left, right, int(last)))
    return out


def _of_hidden(path: Path, name: str, hidden: list[int]) -> Iterator[Diagnostic]:
    if hidden:
        shown = ", ".join(map(str, hidden[:_SHOWN])) + (" …" if len(hidden) > _SHOWN else "")
        message = f"{name} มีแถวที่ซ่อนหรือกรองออก {len(hidden)} แถว (แถว {shown}) ซึ่งได้หนังสือด้วย"
        hint = "ถ้าไม่ต้องการ ลบแถวนั้น หรือคัดลอกแถวที่เห็นไปแผ่นงานใหม่"
        yield Diagnostic("rows-hidden", message, Span(path), hint, Severity.WARNING)


def _shown(cell: Any) -> str:
    """Return a cell's value as it shows it: whole numbers without a point, days as letters write them."""
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else ""  # a condition asks whether there is something
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, datetime.date | datetime.time):
        return _moment(value, str(cell.number_format))
    return "" if value is None else _plain(str(value)).strip()


def _plain(text: str) -> str:
    """Return a text without the escapes by which a sheet keeps what XML cannot hold (ECMA-376-1 section 22.9.2.19)."""
    if "_x" not in text:
        return text
    from openpyxl.utils.escape import unescape

    return str(unescape(text)).replace("\r\n", "\n").replace("\r", "\n")


def _computed(cell: Any, typed: Any) -> str:
    """Return what a cell shows, NOT_COMPUTED for a formula of which the file has no value, as other programs write them."""
    # One that gives an empty text says that it is a text.
    empty = cell.value is None and cell.data_type == "n"
    return NOT_COMPUTED if empty and typed.data_type == "f" else _shown(cell)


def _number(value: float, form: str) -> str:
    """Return a number in the form of its cell: percents, places, thousands parted, leading zeros (a telephone).

    A form that has no places hides what is behind the point: that is shown all the same.
    """
    if re.fullmatch(
        r"[bB]{2,4}", form.strip()
    ):  # the year B.E. of a day, which openpyxl takes for a number
        from openpyxl.utils.datetime import from_excel

        day = from_excel(value) if 1 <= value <= _LAST_DAY else None
        return str(day.year + 543) if isinstance(day, datetime.date) else f"{value:g}"
    exact = Decimal(f"{value:.15g}")  # as many figures as a sheet has
    form, sign = _coded(_section(exact, form))
    if "E" in form.upper() or re.search("[0#?],+(?![0#?])", form):
        form = ""  # of powers, of thousands: the number itself is shown
    found = re.search(r"\.(0+)", form)
    if "%" in form:
        share = exact * 100
        return f"{_rounded(share, len(found[1])) if found else f'{share.normalize():f}'}%"
    return _in_form(exact, form, found) + sign


def _in_form(exact: Decimal, form: str, found: re.Match[str] | None) -> str:
    """Return a number in a form without percents; ``found`` are its places."""
    parted = "," if ",#" in form or ",0" in form else ""
    if exact == exact.to_integral_value() and not found:
        if re.fullmatch(r"[0(][0#()\- ]*", form) and "0" in form and exact >= 0:
            return _in_zeros(f"{int(exact)}", form)
        return f"{int(exact):{parted}}"
    return f"{Decimal(_rounded(exact, len(found[1]))) if found else exact.normalize():{parted}f}"


def _section(value: Decimal, form: str) -> str:
    """Return the part of a form (ECMA-376-1 section 18.8.31) that a number takes."""
    sections = form.split(";")
    asked = re.match(r"\[(<=?|>=?|=)(\d+)\]", sections[0])
    at = 0
    if asked and len(sections) > 1:
        limit, sign = Decimal(asked[2]), asked[1]
        below, equal = value < limit and "<" in sign, value == limit and "=" in sign
        at = 0 if below or equal or (value > limit and ">" in sign) else 1
    return sections[at]


def _coded(section: str) -> tuple[str, str]:
    """Return what of a part of a form stands for digits, and a sign of percents that is only written beside them.

    Words that it adds (บาท) are left out: the letter has its own. Digits between quotes are those of a telephone.
    """
    code = sign = ""
    for found in _OF_FORM.finditer(section):
        written = found["quoted"] or found["escaped"] or ""
        sign = "%" if "%" in written else sign
        code += found["code"] or (written if re.fullmatch(r"[0-9()\- ]+", written) else "")
    return code.strip(), sign


def _rounded(value: Decimal, places: int) -> str:
    """Return a number with so many places, a half upwards as a sheet has it."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded or abs(rounded):f}"


def _in_zeros(digits: str, form: str) -> str:
    """Return digits where a form has zeros, with what stands between them: 000-000-0000; # stands for one that may lack."""
    left = list(digits)
    shown: list[str] = []
    for at in range(len(form) - 1, -1, -1):
        if form[at] in "0#":
            shown.append(left.pop() if left else "0" if form[at] == "0" else "")
        elif left or "0" in form[:at] or form[at] == "(":
            shown.append(form[at])
    return "".join(left) + "".join(reversed(shown))


def _moment(value: datetime.date | datetime.time, form: str = "") -> str:
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    bare = re.sub(r'\[[^\]]*\]|"[^"]*"|\\.', "", form).lower()
    if "y" in bare and "d" not in bare and "h" not in bare:  # a month, or a year alone
        return f"{MONTHS[value.month - 1]} {_year(value)}" if "m" in bare else str(_year(value))
    clock = value.time() if isinstance(value, datetime.datetime) else _MIDNIGHT
    hidden = "d" in bare and "h" not in bare  # a day, of which the form shows no hour
    return _day(value) if clock == _MIDNIGHT or hidden else f"{_day(value)} {clock:%H:%M}"


def _day(value: datetime.date) -> str:
    """Return a day as a letter writes it: whoever asks for it without a filter gets no year of another era."""
    return f"{value.day} {MONTHS[value.month - 1]} {_year(value)}"


def _year(value: datetime.date) -> int:
    """Return the year B.E.; who types 2569 into a sheet, which takes it for a year C.E., means that."""
    return value.year if value.year > _BUDDHIST else value.year + 543
