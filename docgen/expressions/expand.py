"""Texts with expressions in, plain texts out: a fact is typed once and used everywhere.

Enters: a Document whose texts may hold ``{{ meeting.date | วันที่ }}`` and ``{% if %}``. Leaves: the same
content with every text written out, and the names of the files.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from docgen.diagnostics import Diagnostic, Faulty
from docgen.document import Document, Path, Places, has_expression
from docgen.expressions.environment import ROW, Absent, Values, Written, write
from docgen.expressions.failures import FAILURES, fit, unreadable
from docgen.expressions.faults import FILE_NAMES, WHOLE
from docgen.marks import MarkUsed, asked, has_marks
from docgen.model import Model, OfficialDocument, Sheet, Terms
from docgen.names import field_names, is_a, value_names
from docgen.thai.unreadable import Unreadable

_EXPRESSION = re.compile(
    r"\{\{(?P<value>.*?)\}\}|\{%-?\s*(?:el)?if\b(?P<condition>.*?)-?%\}", re.DOTALL
)
_MAX_LENGTH = 200_000  # characters of one text when written out
_ROW_NUMBER = ("row_number", FILE_NAMES["row_number"])
_MAX_DEPTH = 20  # texts that refer to texts
_MAX_FOLDER = 40  # characters in the name of a file
_MAX_EXPRESSIONS = 200  # of one text


@dataclass(frozen=True)
class Expanded:
    """Content without expressions; ``file_names`` are stems, digits still as typed.

    ``written`` has each text that held expressions, with the places of its stretches; ``asked`` the texts that
    the expressions of a text took their values from, ``given`` the keys whose texts are those of a row.
    """

    content: OfficialDocument
    file_names: Mapping[Sheet, str]
    written: Mapping[Path, Written]
    asked: Mapping[Path, list[Path]]
    given: frozenset[str]


class RowOfTable(Values):
    """A row of a table as expressions see it; ``number`` is what file names say of its place.

    The texts under the keys ``given`` are the row's own: what stands in a cell is no expression.
    """

    given: frozenset[str] = frozenset()

    def number(self) -> str:
        raise Absent

    def behind(self) -> "tuple[OfficialDocument, RowOfTable] | None":
        """Return the letter and the row of the values for which marks stand; None when they are the values."""
        return None


class _View(Values):
    """A model as expressions see it: English or Thai names, texts written out when asked for."""

    def __init__(self, model: Model, path: Path, writer: "_Writer") -> None:
        self.model, self.path, self.writer = model, path, writer

    def get(self, name: str) -> Any:
        if not self.path and name in WHOLE:
            return self
        if not self.path and name in ROW and self.writer.row is not None:
            return self.writer.row
        own = value_names(type(self.model)).get(name)
        if own is None:
            raise Absent(name)
        if own in type(self.model).DERIVED:
            return asked(getattr(self._written(), own))
        value = getattr(self.model, own)
        if value is None and own in type(self.model).UNSTATED:
            return asked(getattr(self._written(), type(self.model).UNSTATED[own]))
        return self.writer.seen(value, (*self.path, own))

    def written(self, steps: tuple[str | int, ...], filters: tuple[str, ...]) -> str | None:
        row = self.writer.row
        return row.written(steps, filters) if row is not None else None

    def computed(self, text: str, extra: Mapping[str, str]) -> str | None:
        return self.writer.row.computed(text, extra) if self.writer.row is not None else None

    def in_conditions(self, extra: Mapping[str, str]) -> tuple[Values, Mapping[str, str]]:
        real = self.writer.real
        if real is None or real.row is None:
            return self, extra
        return real.whole, _numbered(extra, real.row)

    def _written(self) -> Model:
        """Return the model with the texts written out that its derived values depend on."""
        written = {
            name: self.writer.value(getattr(self.model, name), (*self.path, name))
            for name in type(self.model).DERIVED_FROM
        }
        return self.model.model_copy(update=written)

    def __str__(self) -> str:
        """Write out only the values that the model's own text is made of."""
        if not self.model.SHOWN:
            return super().__str__()
        shown = {name: getattr(self.model, name) for name in self.model.SHOWN}
        written = {name: self.writer.value(v, (*self.path, name)) for name, v in shown.items()}
        return str(asked(str(self.model.model_copy(update=written))))

    def __len__(self) -> int:
        everyone = getattr(self.model, "everyone", None)
        if everyone is None:
            raise Unreadable("ค่านี้นับไม่ได้", "ใช้กับรายการ เช่น recipients")
        return sum(1 for _ in everyone())

    def __bool__(self) -> bool:
        return True


class _Items(Values):
    """A list as expressions see it; an item is written out when asked for."""

    def __init__(self, items: list[Any], path: Path, writer: "_Writer") -> None:
        self.items, self.path, self.writer = items, path, writer

    def get(self, name: Any) -> Any:
        if not isinstance(name, int) or not -len(self.items) <= name < len(self.items):
            raise Absent(name)
        at = name % len(self.items)
        return self.writer.seen(self.items[at], (*self.path, at))

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Any]:
        return (self.get(i) for i in range(len(self.items)))

    def __str__(self) -> str:
        return str(asked(", ".join(map(str, self))))


class _Entries(Values):
    """Named entries (facts, signatories) as expressions see them."""

    def __init__(self, entries: dict[str, Any], path: Path, writer: "_Writer") -> None:
        self.entries, self.path, self.writer = entries, path, writer

    def get(self, name: Any) -> Any:
        if name not in self.entries:
            raise Absent(name)
        return self.writer.seen(self.entries[name], (*self.path, name))

    def __len__(self) -> int:
        return len(self.entries)


def text_of(document: Document, path: Path, row: RowOfTable) -> str:
    """Return one text of a document written out for a row. Raises Faulty."""
    [text] = texts_of(document, [path], row)
    return text


def texts_of(document: Document, paths: Iterable[Path], row: RowOfTable) -> tuple[str, ...]:
    """Return some texts of a document written out for a row. Raises Faulty."""
    writer = _Writer(document.content, document.places, row)
    texts = []
    for path in paths:
        writer.extra = _names_of_files(row) if path == ("file_name",) else {}
        texts.append(writer.text(str(_at(document.content, path)), path))
    if writer.faults:
        raise Faulty(*writer.faults)
    return tuple(texts)


def value_of(document: Document, tag: str, extra: Mapping[str, str], row: RowOfTable) -> str:
    """Return what an expression gives for a row; ``extra``: what it may ask for besides. Raises Faulty, and what it raises."""
    writer = _Writer(document.content, document.places, row)
    text = write(tag, writer.whole, _numbered(extra, row)).text
    if writer.faults:
        raise Faulty(*writer.faults)
    return fit(text)


def _at(value: Any, path: Path) -> Any:
    for step in path:
        held = isinstance(step, int) or isinstance(value, dict)
        value = value[step] if held else getattr(value, str(step))
    return value


def _numbered(extra: Mapping[str, str], row: RowOfTable) -> dict[str, str]:
    """Return what schemes may ask for, with the number of the row itself."""
    return {name: row.number() if name in _ROW_NUMBER else value for name, value in extra.items()}


def _names_of_files(row: RowOfTable | None, **known: str) -> dict[str, str]:
    """Return what schemes of file names may ask for besides the letter, in English and Thai."""
    values = dict.fromkeys(FILE_NAMES, "") | known
    if row is None:
        values.pop("row_number")
    else:
        values["row_number"] = asked(row.number())
    return values | {FILE_NAMES[name]: value for name, value in values.items()}


def expand(document: Document, row: RowOfTable | None = None) -> Expanded:
    """Write out every expression; ``row`` has the values of a table. Raises Faulty with the faults that only the values show."""
    writer = _Writer(document.content, document.places, row)
    content = writer.value(document.content, ())
    names = _named(document, content, writer)
    if writer.faults:
        raise Faulty(*writer.faults)
    return Expanded(content, names, writer.done, writer.asked, writer.given)


def file_names(document: Document, row: RowOfTable) -> Mapping[Sheet, str]:
    """Return the names of a letter's files alone, for a row. Raises Faulty."""
    writer = _Writer(document.content, document.places, row)
    names = _named(document, writer.value(document.content, ()), writer)
    if writer.faults:
        raise Faulty(*writer.faults)
    return names


def _named(document: Document, content: OfficialDocument, writer: "_Writer") -> dict[Sheet, str]:
    names: dict[Sheet, str] = {}
    for order, sheet in enumerate(content.sheets, 1):
        # A long name is cut here, not at the end of the whole, where order and title stand.
        folder = document.name[:_MAX_FOLDER].strip()
        known = {"folder": folder, "order": str(order), "title": sheet.title}
        writer.extra = _names_of_files(writer.row, **known)
        names[sheet] = writer.text(document.content.file_name, ("file_name",), again=True)
    return names


def _is_one_text(path: Path) -> bool:
    return path == ("subject",) or (path[:1] == ("body",) and path[-1:] == ("text",))


def _may_be_left_out(text: str, path: Path) -> bool:
    """Whether a text may come to nothing: a condition leaves out a line of an address, a paragraph, an item under one."""
    of_body = path[:1] == ("body",) and path[-1:] == ("text",) and "{%" in text
    return path[:1] == ("to_address",) or of_body


class _Writer:
    """Writes texts out, each once, whatever order they refer to each other in."""

    def __init__(
        self,
        content: OfficialDocument,
        places: Places,
        row: RowOfTable | None = None,
        faults: list[Diagnostic] | None = None,
    ) -> None:
        self.content, self.places, self.row = content, places, row
        self.given = row.given if row is not None else frozenset()
        self.faults: list[Diagnostic] = [] if faults is None else faults
        self.extra: dict[str, str] = {}
        self.done: dict[Path, Written] = {}
        self.asked: dict[Path, list[Path]] = {}
        self.open: list[Path] = []

    @property
    def whole(self) -> _View:
        """The document as expressions see it: held, it would hold its writer, and what they have would go late."""
        return _View(self.content, (), self)

    @cached_property
    def real(self) -> "_Writer | None":
        """The one that writes the values themselves where this one writes marks."""
        behind = self.row.behind() if self.row is not None else None
        return None if behind is None else _Writer(behind[0], self.places, behind[1], self.faults)

    @cached_property
    def live(self) -> dict[Path, set[str | int]]:
        """The ways to the texts that hold an expression, each with its next steps; what lies beside them is not walked."""
        out: dict[Path, set[str | int]] = {}
        for path, _ in self.places.expressions():
            if path and path[0] in self.given:
                continue
            out.setdefault(path, set())
            for depth, step in enumerate(path):
                out.setdefault(path[:depth], set()).add(step)
        return out

    def value(self, value: Any, path: Path) -> Any:
        """Return ``value`` with every text in it written out; what holds no expression stays the same object."""
        steps = self.live.get(path)
        if steps is None:
            return value
        if isinstance(value, str):
            return value if isinstance(value, Terms) else self.text(value, path)
        if is_a(value, Model):
            changed = {}
            for name in field_names(type(value)):
                if name not in steps or not (path or name != "file_name"):
                    continue
                old = getattr(value, name)
                new = self.value(old, (*path, name))
                if new is not old:
                    changed[name] = new
            return value.model_copy(update=changed) if changed else value
        if isinstance(value, list):
            items = [
                self.value(item, (*path, i)) if i in steps else item for i, item in enumerate(value)
            ]
            return items if any(n is not o for n, o in zip(items, value, strict=True)) else value
        if isinstance(value, dict):
            return {name: self.value(item, (*path, name)) for name, item in value.items()}
        return value

    def seen(self, value: Any, path: Path) -> Any:
        """Return ``value`` as an expression may see it."""
        if is_a(value, Model):
            return _View(value, path, self)
        if isinstance(value, list):
            return _Items(value, path, self)
        if isinstance(value, dict):
            return _Entries(value, path, self)
        if path in (("signatory",), ("owner",)) and not is_a(value, Model):
            return self._chosen(path)
        if isinstance(value, str) and not isinstance(value, Terms):
            if path == ("number",) and has_marks(value):
                raise MarkUsed  # of a row's number only the full one is known
            return asked(self.text(value, path))
        return value

    def _chosen(self, path: Path) -> _View:
        by_name = {"signatory": "signatories", "owner": "units"}[str(path[0])]
        entries: dict[str, Model] = getattr(self.content.agency, by_name)
        name = getattr(self.content, str(path[0]), None) or next(iter(entries), None)
        if name not in entries:
            raise Absent(name)
        return _View(entries[name], ("agency", by_name, name), self)

    def text(self, text: str, path: Path, *, again: bool = False) -> str:
        if self.open:
            self.asked.setdefault(self.open[-1], []).append(path)
        if not has_expression(text) or (path and path[0] in self.given):
            return text
        if path in self.open:
            message, span = "ข้อความนี้อ้างถึงตัวเองวนกลับมา", self.places.span(path, 0, len(text))
            self.faults.append(Diagnostic("expression-cycle", message, span))
            return ""
        if again or path not in self.done:
            self.open.append(path)
            self.done[path] = self._written(text, path)
            self.open.pop()
        return self.done[path].text

    def _written(self, text: str, path: Path) -> Written:
        try:
            if text.count("{{") > _MAX_EXPRESSIONS or len(self.open) > _MAX_DEPTH:
                raise Unreadable("มี {{ }} มากหรือซ้อนต่อกันมากเกินไป", "แบ่งข้อความเป็นหลายแห่ง")
            written = write(text, self.whole, self.extra)
            if not written.text.strip() and not _may_be_left_out(text, path):
                raise Unreadable("ข้อความว่างเมื่อแทนค่าแล้ว", "ตรวจเงื่อนไข {% if %}", "")
            if self.row is not None and "\n" not in text and _is_one_text(path):
                # Lines of a cell of a table of recipients are none of a paragraph.
                written = replace(written, text=written.text.replace("\n", " "))
            if len(fit(written.text)) > _MAX_LENGTH:
                raise Unreadable("ข้อความยาวเกินไปเมื่อแทนค่าแล้ว", "ตรวจค่าที่อ้างถึง")
        except FAILURES as error:
            wrong, span = unreadable(error), self.places.span(path, *self._culprit(text))
            self.faults.append(
                Diagnostic("expression-value", wrong.message, span, wrong.hint, value=wrong.value)
            )
            return Written("", ())
        return written

    def _culprit(self, text: str) -> tuple[int, int]:
        """Return offset and length of the first expression or condition that cannot be written out alone."""
        for found in _EXPRESSION.finditer(text):
            asked = found["value"] or found["condition"]
            try:
                whole = f"{{{{{asked}}}}}" if found["value"] else f"{{% if {asked} %}}{{% endif %}}"
                write(whole, self.whole, self.extra)
            except FAILURES:
                name = re.search(r"[^\s\-]", asked)
                start = text.index(asked, found.start()) + (name.start() if name else 0)
                return start, len(re.split(r"\s|\||\}", text[start:])[0])
        return 0, 1
