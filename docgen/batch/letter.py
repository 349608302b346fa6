"""One letter read once for many rows: what of it is the same in all, and what the values of a row settle.

Enters: the path of a letter, the columns of a table. Leaves: Prepared, which gives the content of the letter for a row, with
its real values or with marks in their place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from docgen.addressing import asks_pronoun
from docgen.assemble import Assembled
from docgen.batch.columns import EMPTY, Columns, Person, items, no_name, person, value_at
from docgen.batch.greetings import Greetings
from docgen.batch.shape import Shape
from docgen.batch.values import MarkedRow, RealRow, empty_in, unstroked
from docgen.batch.wanted import Wanted
from docgen.batch.written import Written
from docgen.diagnostics import Diagnostic, Faulty
from docgen.document import Document, has_expression
from docgen.expressions.expand import file_names, text_of, texts_of
from docgen.expressions.faults import columns_asked
from docgen.marks import Marks, MarkUsed
from docgen.model import (
    Addressed,
    AddresseeClass,
    Circular,
    Distribution,
    Enclosure,
    Greeting,
    Memo,
    OfficialDocument,
    Piece,
    Recipient,
    Recipients,
    Reference,
    Sheet,
)
from docgen.posting import Address, envelope_room, is_small
from docgen.rows import Table
from docgen.rows.row import Row
from docgen.thai.address import class_of
from docgen.validate import ValidatedSettings

FILE_NAME = "{{ folder }} {{ row_number }} {{ title }}"
FILE_NAME_OF_ONE = "{{ folder }} {{ row_number }} {{ title }} {{ row.name }}"
FILE_NAME_OF_ALL = "{{ folder }} {{ title }}"


_ONE = ("number", "subject")  # keys of the letter that a row states and that are no lists


@dataclass(frozen=True)
class Prepared:
    """A letter that is right as far as it is the same for all rows."""

    assembled: Assembled
    document: Document
    settled: ValidatedSettings
    figures: Mapping[str, float]
    columns: Columns
    said: tuple[Diagnostic, ...]
    wanted: Wanted

    @property
    def file_name(self) -> str:
        """The scheme of the names: the one asked for, else one that tells row and recipient."""
        named = "name" in self.columns.recipient and not isinstance(self.content, Circular)
        return self.wanted.file_name or (FILE_NAME_OF_ONE if named else FILE_NAME)

    @property
    def content(self) -> OfficialDocument:
        return self.document.content

    @property
    def group_column(self) -> int | None:
        """The column whose values each have a list of their own."""
        return self.columns.named.get(self.wanted.group_by) if self.wanted.group_by else None

    @cached_property
    def further(self) -> dict[str, int]:
        """The list's further columns: those of the table's columns that have their names."""
        before = getattr(self.content, "recipients", None)
        titles = [column.title for column in before.columns] if before else []
        named = self.columns.named
        return {title: named[title] for title in titles if title in named}

    @property
    def each(self) -> bool:
        """Whether each row has a letter of its own; a circular may go out once, with all rows on its list."""
        content = self.content
        return not isinstance(content, Circular) or content.distribution is not Distribution.LIST

    @property
    def of_each(self) -> tuple[Piece, ...] | None:
        """The pieces that each row has, None for all that the letter makes."""
        content = self.content
        return (content.main, Piece.ENVELOPE) if isinstance(content, Circular) else None

    @property
    def of_all(self) -> tuple[Piece, ...]:
        """The pieces that are made once, for all rows together."""
        content = self.content
        if not isinstance(content, Circular):
            return ()
        main: tuple[Piece, ...] = (content.main, Piece.ENVELOPE) if not self.each else ()
        if content.distribution is Distribution.BOTH and not self.asked:
            main = (content.main,)  # its text is the same for all
        listed = content.distribution is not Distribution.EACH
        return (
            *main,
            *((Piece.RECIPIENT_LIST,) if listed else ()),
            Piece.MEETING_SUMMARY,
            Piece.LABELS,
        )

    @cached_property
    def columns_shown(self) -> frozenset[str]:
        """The names of the columns that a text of the letter asks for."""
        texts = self.document.places.texts()
        return frozenset(name for _, text in texts if "{" in text for name in columns_asked(text))

    @property
    def asked(self) -> bool:
        """Whether a text of the letter, and not only its envelope, asks for values of the row."""
        texts = [text for path, text in self.document.places.texts() if path[0] != "to_address"]
        return any(any(columns_asked(text)) for text in texts if "{" in text)

    def row(self, one: Person, *, guarded: bool = False) -> RealRow:
        """Return a row as the expressions of the letter see it; ``guarded``: those of the names of its files."""
        made = RealRow(self.columns, one, guarded=guarded)
        made.given = self.given(one)
        return made

    def given(self, one: Person) -> frozenset[str]:
        """Return the keys whose texts the row states: what stands in a cell is no expression."""
        keys = set(one.letter)
        if self.addressed:
            keys |= {"to", "to_address", "recipients"}
        if self.written.number:
            keys.add("number")
        if self.writes_envelope:
            keys.add("to_address")
        return frozenset(keys)

    @cached_property
    def addressed(self) -> bool:
        """Whether a row tells to whom the letter goes, and not the letter's own text."""
        own = getattr(self.content, "to", None)
        return (
            own is not None
            and ("name" in self.columns.recipient or self.writes_name)
            and (isinstance(self.content, Circular) or not self.written.addressee)
        )

    def shape(self, one: Person) -> Shape:
        """Return what the row settles."""
        told = self.class_of(one)
        return Shape(
            self._greeting(one, told),
            told,
            bool(one.organisation),
            len(one.lines),
            bool(one.code),
            tuple(
                (key, 1 if key in _ONE else len(items(text))) for key, text in one.letter.items()
            ),
            self._is_small(one),
            self._words_of(one) if self.conditional else (),
        )

    def marked_row(self, one: Person, marks: Marks) -> MarkedRow:
        """Return a row as the expressions of the letter see it, with marks for what is written of it."""
        row = MarkedRow(self.columns, one, marks, lambda: (self.real(one).content, self.row(one)))
        row.given = self.given(one)
        return row

    def marked(self, one: Person, marks: Marks) -> Document:
        """Return the letter of a row with marks for the values of which the text is known."""

        def mark(name: tuple[Any, ...], _: str) -> str:
            # The machines of the post read Latin digits.
            return marks.value(name, "raw" if name[0] == "code" else "plain")

        return self.of_row(one, mark)

    def real(self, one: Person) -> Document:
        """Return the letter of a row with the values themselves."""
        return self.of_row(one, lambda _, text: text)

    def guarded(self, one: Person) -> Document:
        """Return the letter of a row as the names of its files see it: a stroke in a value of the row opens no folder."""
        return self.of_row(one, lambda _, text: unstroked(text))

    def names_of_files(self, one: Person) -> Mapping[Sheet, str]:
        """Return the names of a row's files. Raises Faulty."""
        return file_names(self.guarded(one), self.row(one, guarded=True))

    def _words_of(self, one: Person) -> tuple[str, ...]:
        """Return the texts that have conditions, with marks where values of the row stand. Raises Faulty."""
        given = self.given(one)
        paths = [path for path in self.conditional if path[0] not in given]
        try:
            document = self.marked(one, self._marks)
            return texts_of(document, paths, self.marked_row(one, self._marks))
        except MarkUsed:
            return ()  # nor can it be laid out with marks

    @cached_property
    def _marks(self) -> Marks:
        return Marks()

    @cached_property
    def conditional(self) -> list[tuple[str | int, ...]]:
        """The paths of the texts that have conditions; these may depend on the row."""
        texts = [*self.document.places.texts(), (("file_name",), self.file_name)]
        return [path for path, text in texts if "{%" in text]

    def _is_small(self, one: Person) -> bool:
        size = getattr(self.content, "envelope", None)
        if size is None or not (self.addressed or self.writes_envelope):
            return False
        address = self.posting(one)
        return is_small(address, envelope_room(size), self.content.face)

    @cached_property
    def written(self) -> Written:
        """What the letter's text makes of values of the row."""
        return Written(self.document, self.columns)

    def addressee(self, one: Person) -> str:
        """Return to whom the letter of a row goes: the row's recipient, or whom the letter's text makes of its values."""
        if self.addressed:
            return one.name
        if not isinstance(self.content, Addressed) or not self.written.addressee:
            return ""
        return self.written.to_of(RealRow(self.columns, one))

    def called(self, one: Person) -> str:
        """Return the name by which a row is told in the manifest, also of a letter that is to nobody."""
        at = self.columns.recipient.get("name")
        return self.addressee(one) or ("" if at is None else one.row.values[at])

    def addressees(self, one: Person) -> list[str]:
        """Return all to whom the letter of a row goes, where its text names several with values of the row. Raises Faulty."""
        to = getattr(self.content, "to", None)
        if self.addressed or not isinstance(to, list) or not any(map(has_expression, to)):
            return []
        row = RealRow(self.columns, one)
        return [text_of(self.document, ("to", i), row) for i in range(len(to))]

    @cached_property
    def writes_envelope(self) -> bool:
        """Whether the letter's text makes an envelope of values of the row: they settle its type and where its code is."""
        if getattr(self.content, "envelope", None) is None or self.addressed:
            return False
        return self.written.addressee or self.written.address

    @cached_property
    def calls(self) -> bool:
        """Whether a text of the letter asks how its addressee is called."""
        return asks_pronoun(self.document.places)

    @cached_property
    def writes_name(self) -> bool:
        """Whether a circular's text makes the name of each recipient of values of the row."""
        return isinstance(self.content, Circular) and self.written.addressee

    def person(self, row: Row, table: Table) -> Person:
        """Return a row as a recipient, with the name and the address that its columns state or the letter's text makes.

        Raises Faulty.
        """
        one = person(row, self.columns, table)
        if not (self.written.anything or self.writes_envelope):
            return one
        real = RealRow(self.columns, one)
        if empty := empty_in(self.written.made_of, real, self.content):
            raise Faulty(*(value_at(row, at, table, EMPTY) for at in empty))
        if self.written.addressee:
            name = self.written.to_of(real)
            if wrong := no_name(name):
                span, before = table.place(row)
                raise Faulty(Diagnostic("row-value", before + wrong.message, span, wrong.hint))
            one = replace(one, name=name) if self.writes_name else one
        if not (self.written.address or (self.writes_envelope and not one.address)):
            return one  # the address that a column states
        lines = "\n".join(self.written.address_of(real)).split("\n")
        return one.posted_to([line for line in lines if line.strip()])

    def posting(self, one: Person) -> Address:
        """Return what stands on the envelope of a row."""
        word, content = self.greeting(one).envelope, self.content
        if self.addressed:
            lines = [*filter(None, (one.organisation,)), *one.address]
            return Address(word, one.name, lines if one.address else [], ())
        to = self.addressee(one) or str(getattr(content, "to", ""))
        return Address(word, to, list(one.address), ())

    def class_of(self, one: Person) -> AddresseeClass | None:
        """Return the class of the row's recipient: the one stated, or the one that his name surely tells."""
        stated = one.addressee_class
        if not isinstance(self.content, Circular):
            stated = stated or getattr(self.content, "addressee_class", None)
        told = None if stated else class_of(self.addressee(one) or "-")
        return AddresseeClass[told.upper()] if told else stated

    def greeting(self, one: Person) -> Greeting:
        """Return how the row's recipient is addressed: as he states, as the letter does, as his class is."""
        return self._greeting(one, self.class_of(one))

    def _greeting(self, one: Person, told: AddresseeClass | None) -> Greeting:
        content: Any = self.content
        name = self.addressee(one)
        if not name or not isinstance(content, Addressed):
            return Greeting("", "", "", "")
        return self.greetings.of(one, name, told)

    @cached_property
    def greetings(self) -> Greetings:
        """How recipients are addressed."""
        return Greetings(self.content)

    def full_number(self, one: Person) -> str:
        """Return the number of the row's letter as it is written."""
        content: Any = self.content
        if number := self._own_number(one):
            content = content.model_copy(update={"number": number})
        return str(getattr(content, "full_number", ""))

    def _own_number(self, one: Person) -> str:
        """Return the number that the row states, or that the letter's text makes of its values; "" when there is neither."""
        if "number" in one.letter or not self.written.number:
            return one.letter.get("number", "")
        return self.written.number_of(RealRow(self.columns, one))

    def of_row(self, one: Person, value: Callable[[Any, str], str]) -> Document:
        """Return the letter of a row; ``value`` gives what stands for a named value of which the text is known."""
        content: Any = self.content
        update: dict[str, Any] = {"file_name": self.file_name}
        if self.addressed:
            update |= self._addressed(one, value)
        elif self.written.addressee:
            update |= self._words(one)
        if self.writes_envelope:
            update["to_address"] = one.lines_with(value)
        if self.written.number:
            update["number"] = value(("number",), self._own_number(one))
        for key, text in one.letter.items():
            if key in _ONE:
                update[key] = value((key,), text)
            else:
                made = {"enclosures": Enclosure, "references": Reference}.get(key)
                listed = [value((key, i), item) for i, item in enumerate(items(text))]
                update[key] = [_of(made, item) for item in listed]
        return replace(self.document, content=content.model_copy(update=update))

    def _words(self, one: Person) -> dict[str, Any]:
        """Return the words of address for a row's recipient, as the letter's keys."""
        words = self.greeting(one)
        said: dict[str, Any] = {
            "salutation": words.salutation or None,
            "addressee_class": self.class_of(one),
            "envelope_word": words.envelope or None,
            "closing": words.closing or None,
            "pronoun": words.pronoun or None,
        }
        known = type(self.content).model_fields
        return {key: text for key, text in said.items() if key in known}

    def _addressed(self, one: Person, value: Callable[[Any, str], str]) -> dict[str, Any]:
        content = self.content
        name = value(("name",), one.name)
        lines = one.lines_with(value)
        said = self._words(one)
        if isinstance(content, Circular):
            organisation = value(("organisation",), one.organisation) if one.organisation else None
            member = Recipient(name=name, organisation=organisation, address=lines, **said)
            listed = Recipients(members=[member])
            own: dict[str, Any] = {"recipients": listed, "distribution": Distribution.EACH}
            own |= {"to": name} if self.writes_name else {}
            return own | ({"to_address": []} if self.written.address else {})
        said["to"] = [name] if isinstance(content, Memo) else name
        if "to_address" in type(content).model_fields:
            said["to_address"] = lines
        known = type(content).model_fields
        return {key: text for key, text in said.items() if key in known}


def _of(made: Any, item: str) -> Any:
    if made is Enclosure:
        return Enclosure(title=item)
    return Reference(text=item) if made is Reference else item
