"""A letter laid out once for many rows, with marks where their values will stand.

Enters: a prepared letter, a row of a shape. Leaves: Plan: its documents, each a Skeleton or a Filling of the user's own
template, and what is written in them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from docgen.agree import disagreements
from docgen.batch.columns import Person
from docgen.batch.letter import Prepared
from docgen.batch.values import kind_of
from docgen.check.documents import read_document
from docgen.check.reading import Role
from docgen.compose import compose, drawn
from docgen.compose.setting import person_texts
from docgen.composition import Composition, Image
from docgen.diagnostics import Span
from docgen.expressions.expand import Expanded, expand
from docgen.marks import MARK, Marks, MarkUsed, NotAlike, has_marks, index, marked, nth, put
from docgen.model import Piece
from docgen.render import render
from docgen.render.filling import Filling
from docgen.render.finish import fit
from docgen.render.skeleton import Skeleton, escaped, lets_values_be
from docgen.templates import template


def laid_out(composition: Composition, epoch: int | None) -> Skeleton | Filling:
    """Lay a document out with its marks; a template of the user's own that looks at values is given them, row by row.

    Raises MarkUsed when it can be laid out for one row alone.
    """
    own = composition.own_template
    source = own or template(composition.template)
    if own is None or lets_values_be(own):
        try:
            context = marked(composition.context)
            docx = render(replace(composition, context=context), source, epoch)
            return Skeleton(docx, codes_of(composition.context))
        except (MarkUsed, NotAlike):
            if own is None:
                raise
    return Filling(composition, source, epoch)


def codes_of(value: Any) -> dict[bytes, str]:
    """Return what the QR codes with values of the row hold, by the pictures that hold their places."""
    if isinstance(value, Image):
        return {value.data: value.code} if has_marks(value.code) else {}
    if isinstance(value, Mapping):
        return codes_of(list(value.values()))
    items = value if isinstance(value, list) else []
    return {data: code for item in items for data, code in codes_of(item).items()}


def composed(
    prepared: Prepared,
    expanded: Expanded,
    marks: Marks | None,
    pieces: Collection[Piece] | None = None,
) -> list[Composition]:
    """Return the compositions of one row's letter; the stem of each is still a path of the scheme."""
    stems = dict(expanded.file_names)
    wanted = prepared.of_each if pieces is None else pieces
    made = compose(expanded.content, stems, prepared.assembled.folder, marks, wanted)
    own = prepared.wanted.templates
    return [replace(c, own_template=own.get(c.piece, c.own_template)) for c in made]


class Plan:
    """The letter of rows of one shape."""

    def __init__(self, prepared: Prepared, one: Person, marks: Marks) -> None:
        self.marks = marks
        self._columns, self._written = prepared.columns, prepared.written
        document = prepared.marked(one, marks)
        expanded = expand(document, prepared.marked_row(one, marks))
        names = "".join(expanded.file_names.values())
        written = "".join((names, *(text.text for text in expanded.written.values())))
        # What was only tried, and could not be computed with marks, no text shows.
        self.shown = {marks.slot(mark).value for mark in MARK.findall(written)}
        in_names = {marks.slot(mark).value for mark in MARK.findall(names)}
        self.reckoned = [at for at in in_names if kind_of(marks.values[at]) == "expression"]
        whole = Span(prepared.assembled.tree.span.file)
        reading = read_document(expanded.content, document.places, expanded, whole)
        compositions = composed(prepared, expanded, marks)
        self.stems = [composition.stem for composition in compositions]
        self.pieces = tuple(composition.piece for composition in compositions)
        self.forms = [laid_out(each, prepared.wanted.epoch) for each in compositions]
        self.persons = [text for text in person_texts(expanded.content) if has_marks(text)]
        self.codes = list(codes_of([each.context for each in compositions]).values())
        in_codes = {index(mark) for code in self.codes for mark in MARK.findall(code)}
        used = frozenset(in_codes).union(*(form.used for form in self.forms))
        self.slots = [slot if i in used else None for i, slot in enumerate(marks.slots)]
        inside = "".join(marks.held(nth(i)) for i in used)
        printed = {slot.value for slot in self.slots if slot}
        printed |= {marks.slot(mark).value for mark in MARK.findall(inside)}
        # There are no values in it: what does not go together, does not for any row of the shape. Links are told with values.
        found = disagreements(expanded.content, document.places)
        self.said = [each for each in found if each.code != "link-wrong"]
        self.reading = reading
        self.marked = [(i, p) for i, p in enumerate(reading.passages) if has_marks(p.text)]
        self.passages = [
            p
            for _, p in self.marked
            if any(marks.slot(mark).value in printed for mark in MARK.findall(p.text))
        ]

    def column(self, name: Any) -> int | None:
        """Return the column that a value is of; None for what is made of several, or by a text."""
        kind = kind_of(name)
        if kind == "column":
            return int(name[1])
        made = {"line": self._written.address, "code": self._written.address}
        made |= {"name": self._written.addressee, "number": self._written.number}
        if made.get(kind):
            return None
        key = {"line": "address", "code": "address"}.get(kind, kind)
        return self._columns.recipient.get(key, self._columns.letter.get(key))

    @property
    def summed(self) -> bool:
        """Whether values stand where texts are reckoned together: in a table."""
        return any(passage.role is Role.CELL for passage in self.passages)

    def filled(self, texts: Sequence[str]) -> list[bytes]:
        """Return the documents with texts in, one for each slot. Raises Faulty, NotAlike."""
        if not all(fit(texts, form.most) for form in self.forms if isinstance(form, Skeleton)):
            raise NotAlike
        in_xml = [escaped(text).encode() for text in texts]
        codes = {code: drawn(put(code, lambda mark: texts[index(mark)])) for code in self.codes}
        return [
            form.filled(in_xml, codes) if isinstance(form, Skeleton) else form.filled(texts)
            for form in self.forms
        ]

    def links(self, values: Sequence[str]) -> Iterator[tuple[str, int | None]]:
        """Yield what each QR code of a row holds, and the value in it, where there is but one."""
        for code in self.codes:
            inside = {self.marks.slot(mark).value for mark in MARK.findall(code)}
            link = put(code, lambda mark: values[self.marks.slot(mark).value])
            yield link, inside.pop() if len(inside) == 1 else None
