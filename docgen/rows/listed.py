"""Rows of a list in YAML: of mappings, or of names; under ``members`` as in recipients.yaml, or by itself.

Enters: the tree of a file, or the items of its list one after the other. Leaves: Listed, a Table: what a row needs lies on the disk.
Raises Faulty.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from docgen.aside import Aside
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.rows.row import Row
from docgen.source import Mapping, Node, Part, Scalar, Sequence

_MEMBERS = ("members", "รายชื่อ")
_NAME, _ENDING = "ชื่อ", "ลงท้าย"
_ENDINGS = (_ENDING, "ending")
Item = tuple[Node, str | None]


class Listed:
    """A list in YAML."""

    said: tuple[Diagnostic, ...] = ()

    def __init__(self, path: Path, tree: Node | Iterator[Node]) -> None:
        self.path = path
        self._aside = Aside(
            "held (number integer primary key, bare integer, cells text, places text)"
        )
        columns: dict[str, None] = {}
        held = self._held(_items_of(tree, None), columns)
        if (first := next(held, None)) is None:
            span = tree.span if isinstance(tree, Node) else Span(path)
            hint = "เขียนเป็นรายการ: แต่ละรายขึ้นต้นด้วย - ชื่อ: …"
            raise Faulty(Diagnostic("table-empty", "ไม่พบรายชื่อในแฟ้ม", span, hint))
        self._aside.add("insert into held values (?, ?, ?, ?)", chain([first], held))
        self.columns = tuple(columns)

    def _held(
        self, items: Iterable[Item], columns: dict[str, None]
    ) -> Iterator[tuple[int, bool, str, str]]:
        """Yield what is held of each item; its keys are added to the columns."""
        for number, (node, ending) in enumerate(items, 1):
            cells = _cells(node)
            bare = cells.get(_ENDING, ending) == ""
            if ending:  # what a list adds to its names
                cells.setdefault(_ENDING, ending)
            columns.update(dict.fromkeys(cells))
            yield number, bare, json.dumps(cells), json.dumps(_places(node))

    def __iter__(self) -> Iterator[Row]:
        for number, bare, told, places in self._aside.rows("select * from held order by number"):
            cells = json.loads(told)
            values = tuple(cells.get(name, "") for name in self.columns)
            yield Row(number, values, json.loads(places)[""][0], bool(bare))

    def about(self) -> int:
        return int(self._aside.one("select count(*) from held", ()))

    def place(self, row: Row, column: int | None = None) -> tuple[Span, str]:
        told = self._aside.one("select places from held where number = ?", (row.number,))
        places = json.loads(told)
        named = "" if column is None else self.columns[column]
        cell = f" คอลัมน์ {named}" if named else ""
        return Span(self.path, *places.get(named, places[""])), f"แถวที่ {row.number}{cell}: "


def _places(node: Node) -> dict[str, tuple[int, int, int]]:
    """Return where an item and each of its values stand: line, column, length; by "" the item itself."""
    spans = {"": node.span}
    for key, value in node.entries if isinstance(node, Mapping) else ():
        spans[key.text] = value.span
    return {name: (span.line, span.column, span.length) for name, span in spans.items()}


def _items_of(tree: Node | Iterator[Node], ending: str | None) -> Iterator[Item]:
    """Yield the items of a list, each with what its list adds to its names; None where none says."""
    if not isinstance(tree, Mapping):
        items = tree.items if isinstance(tree, Sequence) else () if isinstance(tree, Node) else tree
        yield from ((item, ending) for item in items)
        return
    stated = next((v for k, v in tree.entries if k.text in _ENDINGS), None)
    ending = ending if stated is None else _as_typed(stated)
    # Groups of a list hold lists again.
    for node in (node for _, v in tree.entries if isinstance(v, Sequence) for node in v.items):
        has_lists = isinstance(node, Mapping) and any(
            isinstance(v, Sequence)
            and any(isinstance(i, Mapping) or len(v.items) > 1 for i in v.items)
            and k.text in _MEMBERS
            for k, v in node.entries
        )
        yield from _items_of(node, ending) if has_lists else ((node, ending),)


def _cells(node: Node) -> dict[str, str]:
    """Return the cells of an item by their keys: a name has one key, however it is typed, and so has what is added to it."""
    if isinstance(node, Scalar | Part):
        return {_NAME: node.text}
    out: dict[str, str] = {}
    for key, value in node.entries if isinstance(node, Mapping) else ():
        if key.text in _ENDINGS:
            out[_ENDING] = _as_typed(value)
        else:
            out[_NAME if key.text == "name" else key.text] = _text(value)
    return out


def _as_typed(node: Node) -> str:
    """Return a text with the blank that it may begin with."""
    return node.text.rstrip() if isinstance(node, Scalar | Part) else ""


def _text(node: Node) -> str:
    if isinstance(node, Sequence):
        return "\n".join(_text(item) for item in node.items)
    return node.text.strip() if isinstance(node, Scalar | Part) else ""
