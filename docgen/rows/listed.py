"""Rows of a list in YAML: of mappings, or of names; under ``members`` as in recipients.yaml, or by itself.

Enters: the values of a file one after the other. Leaves: Listed, a Table: what a row needs lies on the disk. Raises Faulty.
"""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from docgen.aside import Aside
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.rows.row import Row
from docgen.source import Flow, Mapping, Node, Part, Scalar, Sequence

_MEMBERS = ("members", "รายชื่อ")
_COLUMNS = ("columns", "ช่องเพิ่มเติม")  # of the list itself: no rows
_NAME, _ENDING = "ชื่อ", "ลงท้าย"
_ENDINGS = (_ENDING, "ending")
_Held = tuple[int, int, str]
_Place = tuple[int, int, int]  # line, column, length
# The list of a row, its cells by their keys, their places; by "" its own.
_Read = tuple[int, dict[str, str], dict[str, _Place]]


class Listed:
    """A list in YAML."""

    said: tuple[Diagnostic, ...] = ()

    def __init__(self, path: Path, flow: Flow) -> None:
        self.path = path
        self._endings: dict[int, str] = {}  # what lists add to their names
        self._around: dict[int, int] = {}  # the list around one in a list in a list
        self._lists = 0
        self._aside = Aside("held (number integer primary key, list integer, told text)")
        columns: dict[str, None] = {}
        span = flow.span
        held = self._held(flow, columns)
        if (first := next(held, None)) is None:
            flow.end()
            hint = "เขียนเป็นรายการ: แต่ละรายขึ้นต้นด้วย - ชื่อ: …"
            raise Faulty(Diagnostic("table-empty", "ไม่พบรายชื่อในแฟ้ม", span, hint))
        self._aside.add("insert into held values (?, ?, ?)", chain([first], held))
        flow.end()
        if any(self._endings.values()):
            columns.setdefault(_ENDING)
        self.columns = tuple(columns)

    def _held(self, flow: Flow, columns: dict[str, None]) -> Iterator[_Held]:
        """Yield what is held of each row; its keys are added to the columns."""
        for number, (of, cells, places) in enumerate(self._read(flow), 1):
            columns.update(dict.fromkeys(cells))
            yield number, of, json.dumps((cells, places))

    def _read(self, flow: Flow) -> Iterator[_Read]:
        """Yield the rows of the list that a file is, or of those that it holds."""
        if flow.kind is Mapping:
            yield from self._of_mapping(flow)
        elif flow.kind is Sequence:
            yield from self._of_list(flow, 0)
        else:
            flow.node()

    def _of_mapping(self, flow: Flow) -> Iterator[_Read]:
        """Yield the rows of the lists that stand under the keys of a file."""
        for key in flow.entries():
            if flow.kind is Sequence and key.text not in _COLUMNS:
                yield from self._of_list(flow, 0)
                continue
            value = flow.node()
            if key.text in _ENDINGS:
                self._endings[0] = _as_typed(value)

    def _of_list(self, flow: Flow, number: int) -> Iterator[_Read]:
        """Yield the rows of a list, which has a number: its items, and those of the lists in it."""
        for _ in flow.items():
            if flow.kind is Mapping:
                yield from self._of_item(flow, number)
                continue
            node = flow.node()
            cells = {_NAME: node.text} if isinstance(node, Scalar | Part) else {}
            yield number, cells, {"": _place(node.span)}

    def _of_item(self, flow: Flow, around: int) -> Iterator[_Read]:
        """Yield the row that an item is, or the rows of the list that it holds."""
        cells: dict[str, str] = {}
        places = {"": _place(flow.span)}
        inner, holds = 0, False
        for key in flow.entries():
            if key.text in _MEMBERS and flow.kind is Sequence:
                inner = inner or self._inner(around)
                for read in self._of_list(flow, inner):
                    holds = True
                    yield read
                continue
            value = flow.node()
            places[key.text] = _place(value.span)
            if key.text in _ENDINGS:
                cells[_ENDING] = _as_typed(value)
            else:  # a name has one key, however it is typed
                cells[_NAME if key.text == "name" else key.text] = _text(value)
        if not holds:
            yield around, cells, places
        elif _ENDING in cells:
            self._endings[inner] = cells[_ENDING]

    def _inner(self, around: int) -> int:
        """Return the number of a list within another."""
        self._lists += 1
        if around:
            self._around[self._lists] = around
        return self._lists

    def _ending(self, number: int) -> str | None:
        """Return what a list adds to its names; None where it says nothing, nor any around it."""
        while number and number not in self._endings:
            number = self._around.get(number, 0)
        return self._endings.get(number)

    def __iter__(self) -> Iterator[Row]:
        for number, of, told in self._aside.rows("select * from held order by number"):
            (cells, places), ending = json.loads(told), self._ending(of)
            bare = cells.get(_ENDING, ending) == ""
            if ending:
                cells.setdefault(_ENDING, ending)
            values = tuple(cells.get(name, "") for name in self.columns)
            yield Row(number, values, places[""][0], bare)

    def about(self) -> int:
        return int(self._aside.one("select count(*) from held", ()))

    def place(self, row: Row, column: int | None = None) -> tuple[Span, str]:
        told = self._aside.one("select told from held where number = ?", (row.number,))
        _, places = json.loads(told)
        named = "" if column is None else self.columns[column]
        cell = f" คอลัมน์ {named}" if named else ""
        return Span(self.path, *places.get(named, places[""])), f"แถวที่ {row.number}{cell}: "


def _place(span: Span) -> _Place:
    return span.line, span.column, span.length


def _as_typed(node: Node) -> str:
    """Return a text with the blank that it may begin with."""
    return node.text.rstrip() if isinstance(node, Scalar | Part) else ""


def _text(node: Node) -> str:
    if isinstance(node, Sequence):
        return "\n".join(_text(item) for item in node.items)
    return node.text.strip() if isinstance(node, Scalar | Part) else ""
