"""The letters of a batch, one row after another: planned once for each shape of rows, then filled.

Enters: a prepared letter, rows as recipients. Leaves: Letters: names and bytes of the documents of one row, and its texts
for the check. Pure but for the templates that it reads.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from textwrap import shorten
from typing import Any

from docgen.agree import LINK, LINK_HINT, written_links, wrong_link
from docgen.batch.columns import EMPTY, Person, column_of, items
from docgen.batch.layout import Plan, composed
from docgen.batch.letter import Prepared
from docgen.batch.shape import Shape
from docgen.batch.values import RealRow, column_value, kind_of, unstroked
from docgen.check.reading import Passage, Reading
from docgen.compose import ValueSetting
from docgen.compose.setting import Setting
from docgen.composition import Composition
from docgen.deliver import safe_stem
from docgen.diagnostics import Faulty
from docgen.expressions.expand import Expanded, expand, value_of
from docgen.expressions.failures import FAILURES, unreadable
from docgen.expressions.faults import columns_asked
from docgen.geometry import settle
from docgen.marks import Marks, MarkUsed, NotAlike, parted, put
from docgen.model import Piece
from docgen.render import render
from docgen.templates import template
from docgen.thai.normal import normal
from docgen.thai.numerals import LATIN, unmarked
from docgen.thai.unreadable import Unreadable

_SHAPES = 200  # plans kept
Wrong = tuple[
    int | None, Unreadable
]  # a column, when it is known, and what is wrong with its value
_LONG_ADDRESS = 24  # characters of an address on the web beside which a line may be torn apart
_LONGEST_SHOWN = 120  # characters of an expression in a message


class _OtherLengths(NotAlike):
    """Texts of a row are longer or shorter than those its plan was laid out for; ``answers``: which are short."""

    def __init__(self, answers: tuple[bool, ...]) -> None:
        super().__init__(answers)
        self.answers = answers


@dataclass(slots=True)
class Made:
    """The documents of one row: ``documents`` by their path without suffix, below the target."""

    one: Person
    documents: tuple[tuple[PurePosixPath, bytes], ...]
    pieces: tuple[Piece, ...]  # what each of them is
    number: str
    addressee: str
    alone: (
        bool  # laid out by itself, and not filled into what was laid out for all rows of its shape
    )


Placed = tuple[int, int, bool, int | None]


@dataclass(slots=True)
class Filled:
    """A text of a row: the passage of the letter that it stands in, the text, and where the values lie in it.

    Of each value start, end, whether it is a name (no rule of spelling judges names), and its column where it is that of one.
    """

    passage: Passage
    text: str
    values: tuple[Placed, ...]


class Letters:
    """Makes the letters of rows. ``layouts``: how often one was laid out for all rows of a shape."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.layouts = 0
        self._plans: dict[tuple[Shape, tuple[bool, ...]], Plan | None] = {}
        content = prepared.content
        self._setting = ValueSetting(Setting(content, prepared.assembled.folder))

    def _plan(self, one: Person, told: tuple[bool, ...] = ()) -> Plan | None:
        """Return the plan of a row's shape; None where an expression, a picture or a template looks at the values.

        ``told``: which texts of the row are short, where they are not what is usual.
        """
        shape = (self.prepared.shape(one), told)
        if shape not in self._plans:
            if len(self._plans) >= _SHAPES:
                self._plans.clear()
            self.layouts += 1
            try:
                with settle(self.prepared.figures):
                    marks = Marks(small=shape[0].small, told=told)
                    self._plans[shape] = Plan(self.prepared, one, marks)
            except (MarkUsed, NotAlike):
                self._plans[shape] = None
        return self._plans[shape]

    def ready(self, one: Person, told: tuple[bool, ...] = ()) -> "AnyReady":
        """Return what is needed of a row to make its letter. Raises Faulty when there can be none."""
        plan = self._plan(one, told)
        if plan is None:
            return self._alone(one)
        values: list[str] = []
        unusable: list[Wrong] = []
        for at, name in enumerate(plan.marks.values):
            try:
                values.append(self._text(plan, at, values, one))
            except FAILURES as error:
                values.append("")
                unusable.append(self._wrong(name, one, unreadable(error)))
            else:
                if kind_of(name) == "column" and at in plan.shown and not values[at].strip():
                    unusable.append(self._wrong(name, one, EMPTY))
        unusable += self._wrong_links(plan, values, one)
        if unusable:
            return Ready(one, plan, values, unusable)
        if any(_lays_out(name, values[at]) for at, name in enumerate(plan.marks.values)):
            return self._alone(one)
        named = {at: self._value(plan.marks.values[at], one, guarded=True) for at in plan.reckoned}
        return Ready(one, plan, values, unusable, named)

    def _text(self, plan: Plan, at: int, before: Sequence[str], one: Person) -> str:
        """Return a value of a row. Raises what an expression raises."""
        name: Any = plan.marks.values[at]
        if name[0] == "text":
            return put(name[1], lambda mark: before[plan.marks.slot(mark).value])
        if name[0] in ("column", "expression") and at not in plan.shown:
            return (
                "-"  # asked for by nothing but an expression that is computed with the value itself
            )
        return self._value(name, one)

    def _wrong_links(self, plan: Plan, values: Sequence[str], one: Person) -> Iterator[Wrong]:
        for link, value in plan.links(values):
            if not LINK.fullmatch(unmarked(link)):
                wrong = Unreadable(wrong_link(link), LINK_HINT)
                name = ("link",) if value is None else plan.marks.values[value]
                yield self._wrong(name, one, wrong)

    def _alone(self, one: Person) -> "OwnReady":
        document = self.prepared.real(one)
        expanded = expand(document, self.prepared.row(one))
        if wrong := list(written_links(expanded.content, document.places, expanded.written)):
            raise Faulty(*wrong)
        names = self.prepared.names_of_files(one)
        return OwnReady(one, self.prepared, replace(expanded, file_names=names))

    def _wrong(self, name: Any, one: Person, error: Unreadable) -> Wrong:
        """Return the column that a value comes from, None when that is not sure, and what is wrong with it."""
        at, value = int(name[1]) if name[0] == "column" else None, error.value
        if name[0] == "expression":
            at = column_of(self.prepared.columns, one.row, columns_asked(name[1]), value)
        if at is not None and not one.row.values[at].strip():
            return at, EMPTY
        if name[0] != "expression":
            return at, error
        if value is not None and (at is None or one.row.values[at].strip() != value.strip()):
            computed = shorten(name[1], _LONGEST_SHOWN, placeholder="…")
            error = Unreadable(f"{error.message} จาก {computed}", error.hint)
        return at, error

    def make(self, ready: "AnyReady") -> Made:
        """Return the documents of a row."""
        with settle(self.prepared.figures):
            ready, documents = self._documents(ready)
        one = ready.one
        number, addressee = self.prepared.full_number(one), self.prepared.called(one)
        return Made(one, documents, ready.pieces, number, addressee, isinstance(ready, OwnReady))

    def _documents(self, ready: "AnyReady") -> tuple["AnyReady", "Documents"]:
        """Return the documents of a row, and the row as it was laid out for them."""
        try:
            return ready, ready.documents(self._setting)
        except _OtherLengths as other:  # each time more are told
            return self._documents(self.ready(ready.one, other.answers))
        except NotAlike:
            alone = self._alone(ready.one)
            return alone, alone.documents(self._setting)

    def _value(self, name: Any, one: Person, *, guarded: bool = False) -> str:
        kind = name[0]
        if kind == "column":
            return column_value(one, name[1], name[2])
        if kind == "expression":
            row = self.prepared.row(one, guarded=guarded)
            document = self.prepared.guarded(one) if guarded else self.prepared.real(one)
            return value_of(document, name[1], dict(name[2]), row)
        if kind in ("number", "row_number"):
            number = RealRow(self.prepared.columns, one).number()
            return self.prepared.full_number(one) if kind == "number" else number
        if kind in ("name", "organisation"):
            return one.name if kind == "name" else one.organisation
        if len(name) == 1:
            return one.letter[kind]
        listed = {"line": one.lines, "code": one.code}.get(kind)
        return str((items(one.letter[kind]) if listed is None else listed)[name[1]])


def _lays_out(name: Any, value: str) -> bool:
    """Whether a value settles how its text is laid out: it makes lines, or may leave the text empty."""
    if kind_of(name) != "text" and len(value) > _LONG_ADDRESS and LATIN.search(value):
        return True  # its lines may be too loose to be justified
    return "\n" in value or "\t" in value or (kind_of(name) == "expression" and not value.strip())


Documents = tuple[tuple[PurePosixPath, bytes], ...]


@dataclass(frozen=True)
class OwnReady:
    """A row whose letter is written out and laid out by itself, since it depends on what the values are."""

    one: Person
    prepared: Prepared
    expanded: Expanded
    unusable: tuple[Wrong, ...] = ()

    @cached_property
    def compositions(self) -> Sequence[Composition]:
        """Its documents as they are laid out."""
        with settle(self.prepared.figures):
            return composed(self.prepared, self.expanded, None)

    def names(self) -> list[PurePosixPath]:
        """Return the names of its documents, below the target and without suffix."""
        return [path_of(c.stem) for c in self.compositions]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(c.piece for c in self.compositions)

    def documents(self, _: ValueSetting) -> Documents:
        """Return its documents as the templates give them."""
        epoch = self.prepared.wanted.epoch
        return tuple(
            (path_of(c.stem), render(c, c.own_template or template(c.template), epoch))
            for c in self.compositions
        )


@dataclass(slots=True)
class Ready:
    """A row whose letter can be made, unless some of its values are ``unusable``: columns, each with the reason.

    ``named``: what expressions give in the names of its files, where it is not what they give elsewhere.
    """

    one: Person
    plan: Plan
    values: list[str]
    unusable: list[Wrong]
    named: Mapping[int, str] = field(default_factory=dict)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self.plan.pieces

    def documents(self, setting: ValueSetting) -> Documents:
        """Return its documents: those laid out for its shape, with its values in."""
        return self.filled(self.in_slots(setting))

    def in_slots(self, setting: ValueSetting) -> list[str]:
        """Return what stands in each slot of its documents, its lines foreseen. Raises NotAlike when it is too long or short."""
        plan, values = self.plan, self.values
        setting.naming(
            put(text, lambda mark: values[plan.marks.slot(mark).value]) for text in plan.persons
        )
        texts = [setting.set(slot, values[slot.value]) if slot else "" for slot in plan.slots]
        answers = setting.answers(plan.marks, texts)
        if answers != tuple(found for *_, found in plan.marks.short):
            raise _OtherLengths(answers)
        return texts

    def filled(self, texts: Sequence[str]) -> Documents:
        """Return its documents with texts in their slots. Raises NotAlike."""
        return tuple(zip(self.names(), self.plan.filled(texts), strict=True))

    def names(self) -> list[PurePosixPath]:
        """Return the names of its documents, below the target and without suffix."""

        def value(mark: str) -> str:
            at = self.plan.marks.slot(mark).value
            return self.named.get(at) or unstroked(self.values[at])

        return [path_of(put(stem, value)) for stem in self.plan.stems]

    def reading(self) -> Reading:
        """Return the letter of the row as rules read it."""
        slot, values = self.plan.marks.slot, self.values
        passages = list(self.plan.reading.passages)
        for i, each in self.plan.marked:
            text = put(each.text, lambda mark: values[slot(mark).value])
            passages[i] = replace(each, text=normal(text))
        return replace(self.plan.reading, passages=tuple(passages))

    def texts(self) -> Iterator[Filled]:
        """Yield every text of the letter that holds values of the row."""
        marks = self.plan.marks
        for passage in self.plan.passages:
            text, spans = "", []
            parts = parted(passage.text)
            for i, part in enumerate(parts):
                if i % 2 == 0:
                    text += part
                    continue
                at = marks.slot(part).value
                said, name = self.values[at], marks.values[at]
                named = isinstance(name, tuple) and name[0] in ("name", "organisation", "line")
                column = self.plan.column(name)
                spans.append((len(text), len(text) + len(said), named, column))
                text += said
            yield Filled(passage, text, tuple(spans))


AnyReady = Ready | OwnReady


def path_of(scheme: str) -> PurePosixPath:
    """Return the path that a written scheme names: each part between strokes is made safe by itself."""
    parts = [safe_stem(part) for part in scheme.split("/") if part.strip()]
    above = [_OF_FILES.sub(r"-\1", part) for part in parts[:-1]]
    return PurePosixPath(*above, *parts[-1:] or ["_"])


# A folder of such a name would stand where docgen puts a file.
_OF_FILES = re.compile(r"\.(docx|pdf|csv|jsonl|zip|part|tmp|written|lock)\Z", re.IGNORECASE)
