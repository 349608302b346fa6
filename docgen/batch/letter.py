"""One letter read once for many rows: what of it is the same in all, and what the values of a row settle.

Enters: the path of a letter, the columns of a table. Leaves: Prepared, which gives the content of the letter for a row, with
its real values or with marks in their place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from docgen.assemble import Assembled, assemble
from docgen.batch.columns import Columns, Person, columns_of, items
from docgen.diagnostics import Diagnostic, Faulty, Severity, Span
from docgen.document import Document
from docgen.expressions.environment import Absent
from docgen.expressions.expand import RowOfTable
from docgen.expressions.faults import columns_asked, expression_faults
from docgen.expressions.filters import BY_NAME
from docgen.geometry import settle
from docgen.marks import Marks
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
    address_form,
    greeting_from,
)
from docgen.names import root_model
from docgen.rows import Table
from docgen.settled import settled_figures
from docgen.source import Node
from docgen.thai.address import class_of
from docgen.thai.unreadable import Unreadable
from docgen.validate import Validated, ValidatedSettings, validate, validate_settings

FILE_NAME = "{{ folder }} {{ row_number }} {{ title }}"
FILE_NAME_OF_ALL = "{{ folder }} {{ title }}"


class Shape(NamedTuple):
    """What settles how the letter of a row is built; rows of one shape differ in values alone."""

    greeting: Greeting
    addressee_class: AddresseeClass | None
    organisation: bool
    lines: int  # of the address
    code: bool  # postal
    letter: tuple[tuple[str, str], ...]  # keys of the letter, but for those that are values
    settling: tuple[str, ...]  # values on which conditions depend


# Keys of the letter that are values: they settle nothing.
_FREE = ("number", "subject")


@dataclass(frozen=True)
class Prepared:
    """A letter that is right as far as it is the same for all rows."""

    assembled: Assembled
    document: Document
    settled: ValidatedSettings
    figures: Mapping[str, float]
    columns: Columns
    settling: tuple[int, ...]  # columns on which the letter's conditions depend
    said: tuple[Diagnostic, ...]
    wanted: "Wanted"

    @property
    def content(self) -> OfficialDocument:
        return self.document.content

    @property
    def group_column(self) -> int | None:
        """The column whose values each have a list of their own."""
        return self.columns.named.get(self.wanted.group_by)

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
        main = (content.main, Piece.ENVELOPE) if not self.each else ()
        listed = content.distribution is not Distribution.EACH
        return (
            *main,
            *((Piece.RECIPIENT_LIST,) if listed else ()),
            Piece.MEETING_SUMMARY,
            Piece.LABELS,
        )

    def of_everyone(self, people: list[Person]) -> Document:
        """Return the circular that has all rows on its list."""
        members = [
            Recipient(
                name=one.name,
                organisation=one.organisation or None,
                addressee_class=one.addressee_class,
                salutation=one.salutation or None,
                closing=one.closing or None,
                envelope_word=one.envelope_word or None,
                address=list(one.address),
            )
            for one in people
        ]
        before = getattr(self.content, "recipients", None) or Recipients()
        update = {
            "recipients": before.model_copy(update={"members": members, "groups": []}),
            "distribution": Distribution.LIST,
            "file_name": FILE_NAME_OF_ALL,
        }
        return replace(self.document, content=self.content.model_copy(update=update))

    @cached_property
    def addressed(self) -> bool:
        """Whether a row tells to whom the letter goes, and not the letter's own text."""
        own = getattr(self.content, "to", None)
        return (
            "name" in self.columns.recipient
            and own is not None
            and not any(columns_asked("".join(own)))
        )

    def shape(self, one: Person) -> Shape:
        """Return what the row settles."""
        other = tuple((key, text) for key, text in one.letter.items() if key not in _FREE)
        return Shape(
            self.greeting(one),
            self.class_of(one),
            bool(one.organisation),
            len(one.lines),
            bool(one.code),
            other,
            tuple(one.row.values[i] for i in self.settling),
        )

    def class_of(self, one: Person) -> AddresseeClass | None:
        """Return the class of the row's recipient: the one stated, or the one that his name surely tells."""
        stated = one.addressee_class
        if not isinstance(self.content, Circular):
            stated = stated or getattr(self.content, "addressee_class", None)
        told = None if stated or not self.addressed else class_of(one.name)
        return AddresseeClass[told.upper()] if told else stated

    def greeting(self, one: Person) -> Greeting:
        """Return how the row's recipient is addressed: as he states, as the letter does, as his class is."""
        content: Any = self.content
        if not self.addressed or not isinstance(content, Addressed):
            return Greeting("", "", "")
        return greeting_from(
            address_form(one.name, self.class_of(one)),
            one.salutation or content.salutation,
            one.closing or getattr(content, "closing", None),
            one.envelope_word or content.envelope_word,
        )

    def full_number(self, one: Person) -> str:
        """Return the number of the row's letter as it is written."""
        content: Any = self.content
        if "number" in one.letter:
            content = content.model_copy(update={"number": one.letter["number"]})
        return str(getattr(content, "full_number", ""))

    def of_row(self, one: Person, value: Callable[[Any, str], str]) -> Document:
        """Return the letter of a row; ``value`` gives what stands for a named value of which the text is known."""
        content: Any = self.content
        update: dict[str, Any] = {"file_name": self.wanted.file_name}
        if self.addressed:
            update |= self._addressed(one, value)
        for key, text in one.letter.items():
            if key == "number":
                update[key] = value(("number",), self.full_number(one))
            elif key == "subject":
                update[key] = value(("subject",), text)
            else:
                made = {"enclosures": Enclosure, "references": Reference}.get(key)
                update[key] = [_of(made, item) for item in items(text)]
        return replace(self.document, content=content.model_copy(update=update))

    def _addressed(self, one: Person, value: Callable[[Any, str], str]) -> dict[str, Any]:
        content = self.content
        name = value(("name",), one.name)
        lines = self.address(one, value)
        words = self.greeting(one)
        said: dict[str, Any] = {
            "salutation": words.salutation or None,
            "addressee_class": self.class_of(one),
            "envelope_word": words.envelope or None,
        }
        if "closing" in type(content).model_fields:
            said["closing"] = words.closing or None
        if isinstance(content, Circular):
            organisation = value(("organisation",), one.organisation) if one.organisation else None
            member = Recipient(name=name, organisation=organisation, address=lines, **said)
            listed = Recipients(members=[member])
            return {"recipients": listed, "distribution": Distribution.EACH}
        said["to"] = [name] if isinstance(content, Memo) else name
        if "to_address" in type(content).model_fields:
            said["to_address"] = lines
        known = type(content).model_fields
        return {key: text for key, text in said.items() if key in known}

    def address(self, one: Person, value: Callable[[Any, str], str]) -> list[str]:
        """Return the lines of the address; each digit of the postal code is a value of its own."""
        made = [value(("line", i), line) for i, line in enumerate(one.lines)]
        if one.code:
            digits = "".join(value(("code", i), digit) for i, digit in enumerate(one.code))
            made = [*made[:-1], f"{made[-1]} {digits}"] if made else [digits]
        return made


def _of(made: Any, item: str) -> Any:
    if made is Enclosure:
        return Enclosure(title=item)
    return Reference(text=item) if made is Reference else item


class RealRow(RowOfTable):
    """The values of one row, as they are."""

    def __init__(self, columns: Columns, one: Person) -> None:
        self._columns, self.one = columns, one

    def get(self, name: Any) -> Any:
        at = self._columns.named.get(name)
        if at is None:
            raise Absent(name)
        return self.one.row.values[at]

    def number(self) -> str:
        return f"{self.one.row.number:06d}"


class MarkedRow(RealRow):
    """Marks for the values of a row; those on which conditions depend stay as they are."""

    def __init__(
        self, columns: Columns, one: Person, marks: Marks, settling: tuple[int, ...]
    ) -> None:
        super().__init__(columns, one)
        self._marks, self._settling = marks, settling

    def get(self, name: Any) -> Any:
        at = self._columns.named.get(name)
        if at is None or at in self._settling:
            return super().get(name)
        return self._marks.value(("column", at, ()), self.one.row.values[at])

    def written(self, steps: tuple[str | int, ...], filters: tuple[str, ...]) -> str | None:
        at = self._columns.named.get(str(steps[0])) if len(steps) == 1 else None
        if at is None or at in self._settling:
            return None
        try:
            sample = column_value(self.one, at, filters)
        except (Unreadable, TypeError, ValueError, ArithmeticError):
            sample = self.one.row.values[at]  # what is wrong with it is told of its row
        return self._marks.value(("column", at, filters), sample)

    def number(self) -> str:
        return self._marks.value(("row_number",), super().number())


def column_value(one: Person, column: int, filters: tuple[str, ...]) -> str:
    """Return the value of a column through the filters. Raises what a filter raises."""
    value: Any = one.row.values[column]
    for name in filters:
        value = BY_NAME[name](value)
    return str(value)


@dataclass(frozen=True)
class Wanted:
    """What the one who gives the command states: templates of his own, keys of columns, how files are named."""

    templates: Mapping[Piece, Path] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    file_name: str = FILE_NAME
    epoch: int | None = None
    group_by: str = ""  # the column whose values each have a list of their own


def prepare(path: Path, table: Table, read: Callable[[Path], Node], wanted: Wanted) -> Prepared:
    """Read a letter for the rows of a table. Raises Faulty with all that is wrong with what is the same in all."""
    assembled = assemble(path, read)
    settled = validate_settings(assembled.settings)
    figures = {} if settled.faults else settled_figures(settled.settings)
    with settle(figures):
        checked = validate(assembled.tree, assembled.folder, assembled.name, assembled.unread)
    return prepared_for(table, assembled, settled, checked, wanted)


def prepared_for(
    table: Table,
    assembled: Assembled,
    settled: ValidatedSettings,
    checked: Validated,
    wanted: Wanted,
) -> Prepared:
    """Return a letter that was read, for the rows of a table. Raises Faulty."""
    figures = {} if settled.faults else settled_figures(settled.settings)
    columns = columns_of(table, root_model(assembled.tree), wanted.keys)
    wrong = list(expression_faults(checked.places, columns.named))
    if wanted.group_by and wanted.group_by not in columns.named:
        message = f"--group-by: ตารางไม่มีคอลัมน์ {wanted.group_by}"
        hint = "มีคอลัมน์: " + ", ".join(columns.titles)
        raise Faulty(Diagnostic("column-unknown", message, Span(table.path), hint))
    told = [d for d in checked.faults if d.code != "recipients-missing"]  # the table has them
    said = [*assembled.faults, *settled.faults, *told, *wrong]
    if checked.document is None or any(d.severity is Severity.ERROR for d in said):
        raise Faulty(*dict.fromkeys(said))
    texts = [*(text for _, text in checked.places.texts()), wanted.file_name]
    asked = {(name, only) for text in texts for name, only in columns_asked(text)}
    settling = {columns.named[name] for name, only in asked if not only and name in columns.named}
    return Prepared(
        assembled,
        checked.document,
        settled,
        figures,
        columns,
        tuple(sorted(settling)),
        tuple(dict.fromkeys(said)),
        wanted,
    )
