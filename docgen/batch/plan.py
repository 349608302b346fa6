"""The letters of a batch, one row after another: planned once for each shape of rows, then filled.

Enters: a prepared letter, rows as recipients. Leaves: Letters: names and bytes of the documents of one row, and its texts
for the check. Pure but for the templates that it reads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from docgen.batch.columns import Person
from docgen.batch.letter import MarkedRow, Prepared, RealRow, Shape, column_value
from docgen.check.documents import read_document
from docgen.check.reading import Passage
from docgen.compose import ValueSetting, compose
from docgen.compose.setting import Setting
from docgen.composition import Composition
from docgen.deliver import safe_stem
from docgen.diagnostics import Span
from docgen.expressions.expand import Expanded, expand
from docgen.geometry import settle
from docgen.marks import Marks, has_marks, parted
from docgen.posting import Address
from docgen.render import render
from docgen.render.skeleton import Skeleton
from docgen.templates import template

_SHAPES = 2_000  # plans kept


@dataclass(frozen=True)
class Made:
    """The documents of one row: ``documents`` by their path without suffix, below the target."""

    one: Person
    documents: tuple[tuple[PurePosixPath, bytes], ...]
    number: str


@dataclass(frozen=True)
class Filled:
    """A text of a row: the passage of the letter that it stands in, the text, and where the values lie in it."""

    passage: Passage
    text: str
    values: tuple[tuple[int, int], ...]


class _Plan:
    """The letter of rows of one shape."""

    def __init__(self, prepared: Prepared, one: Person, marks: Marks) -> None:
        self.marks = marks
        document = prepared.of_row(one, marks.value)
        row = MarkedRow(prepared.columns, one, marks, prepared.settling)
        expanded = expand(document, row)
        whole = Span(prepared.assembled.tree.span.file)
        reading = read_document(expanded.content, document.places, expanded, whole)
        self.passages = [p for p in reading.passages if has_marks(p.text)]
        wanted = prepared.wanted
        compositions = composed(prepared, expanded, marks)
        self.stems = [composition.stem for composition in compositions]
        sources = [c.own_template or template(c.template) for c in compositions]
        self.skeletons = [
            Skeleton(render(c, source, wanted.epoch))
            for c, source in zip(compositions, sources, strict=True)
        ]
        used = frozenset().union(*(skeleton.used for skeleton in self.skeletons))
        self.slots = [slot if i in used else None for i, slot in enumerate(marks.slots)]


def composed(prepared: Prepared, expanded: Expanded, marks: Marks | None) -> list[Composition]:
    """Return the compositions of one row's letter; the stem of each is still a path of the scheme."""
    stems = dict(expanded.file_names)
    made = compose(expanded.content, stems, prepared.assembled.folder, marks)
    own = prepared.wanted.templates
    return [replace(c, own_template=own.get(c.piece, c.own_template)) for c in made]


class Letters:
    """Makes the letters of rows."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self._plans: dict[Shape, _Plan] = {}
        content = prepared.content
        self._setting = ValueSetting(Setting(content, prepared.assembled.folder))

    def _plan(self, one: Person) -> _Plan:
        shape = self.prepared.shape(one)
        plan = self._plans.get(shape)
        if plan is None:
            if len(self._plans) >= _SHAPES:
                self._plans.clear()
            with settle(self.prepared.figures):
                plan = self._plans[shape] = _Plan(self.prepared, one, Marks())
        return plan

    def make(self, one: Person) -> Made:
        """Return the documents of a row. Raises Faulty, or what a filter raises on a value."""
        plan = self._plan(one)
        values = self._values(plan, one)
        with settle(self.prepared.figures):
            filled = [
                _escaped(self._setting.set(slot, values[slot.value])) if slot else b""
                for slot in plan.slots
            ]
        documents = tuple(
            (path_of(_typed(stem, plan.marks, values)), skeleton.filled(filled))
            for stem, skeleton in zip(plan.stems, plan.skeletons, strict=True)
        )
        return Made(one, documents, self.prepared.full_number(one))

    def names(self, one: Person) -> list[PurePosixPath]:
        """Return the names of a row's documents."""
        plan = self._plan(one)
        values = self._values(plan, one)
        return [path_of(_typed(stem, plan.marks, values)) for stem in plan.stems]

    def texts(self, one: Person) -> Iterator[Filled]:
        """Yield every text of the letter in which a value of the row stands."""
        plan = self._plan(one)
        values = self._values(plan, one)
        for passage in plan.passages:
            text, spans = "", []
            for i, part in enumerate(parted(passage.text)):
                said = values[plan.marks.slot(part).value] if i % 2 else part
                if i % 2:
                    spans.append((len(text), len(text) + len(said)))
                text += said
            yield Filled(passage, text, tuple(spans))

    def _values(self, plan: _Plan, one: Person) -> Sequence[str]:
        return [self._value(name, one) for name in plan.marks.values]

    def _value(self, name: object, one: Person) -> str:
        assert isinstance(name, tuple)
        kind = name[0]
        if kind == "column":
            return column_value(one, name[1], name[2])
        if kind == "name":
            return one.name
        if kind == "number":
            return self.prepared.full_number(one)
        if kind == "row_number":
            return RealRow(self.prepared.columns, one).number()
        if kind in ("line", "code"):
            lines, code = Address("", "", list(one.address), ()).parted()
            return lines[name[1]] if kind == "line" else code[name[1]]
        return one.letter["subject"] if kind == "subject" else one.organisation


def path_of(scheme: str) -> PurePosixPath:
    """Return the path that a written scheme names: each part between strokes is made safe by itself."""
    return PurePosixPath(*(safe_stem(part) for part in scheme.split("/") if part.strip()))


def _typed(text: str, marks: Marks, values: Sequence[str]) -> str:
    """Return a name with the values in; a stroke in a value opens no folder."""
    return "".join(
        values[marks.slot(part).value].replace("/", "-") if i % 2 else part
        for i, part in enumerate(parted(text))
    )


def _escaped(text: str) -> bytes:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;").encode("utf-8")
