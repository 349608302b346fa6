"""The first row of the table beside a letter, by which a letter for many is checked by itself.

Enters: a letter that was read. Leaves: the letter of that row, or None when it needs no row. Raises Faulty.
"""

from dataclasses import dataclass, replace

from docgen.assemble import Assembled
from docgen.batch.columns import likely_name
from docgen.batch.prepare import prepared_for
from docgen.batch.values import RealRow
from docgen.batch.wanted import Wanted
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.document import Document
from docgen.expressions.faults import columns_asked
from docgen.model import Circular
from docgen.rows import Opened, beside, table
from docgen.validate import Validated, ValidatedSettings


@dataclass(frozen=True)
class Sample:
    """The letter of one row."""

    document: Document
    row: RealRow
    said: tuple[Diagnostic, ...]
    place: tuple[Span, str]  # of the row, and what a report says before what is there

    def told(self, said: Diagnostic) -> Diagnostic:
        """Return what was said, at the row when it is of no place in the letter: then the row states what it is about."""
        whole = Span(said.span.file) if said.span else None
        if said.span is None or said.span != whole or said in self.said:
            return said
        span, before = self.place
        return replace(said, span=span, message=before + said.message, edits=())


def sample(
    assembled: Assembled,
    settled: ValidatedSettings,
    checked: Validated,
    opened: Opened,
) -> Sample | None:
    """Return the letter of the first row, when the letter asks for rows and a table stands beside it."""
    found = beside(assembled.folder)
    if found is None or not _asks(checked):
        return None
    rows = table(found, opened)
    prepared = prepared_for(rows, assembled, settled, checked, _wanted(checked, rows.columns))
    first = next(iter(rows), None)
    if first is None:
        raise Faulty(Diagnostic("table-empty", "ตารางไม่มีแถว", Span(found)))
    one = prepared.person(first, rows)
    document = prepared.real(one)
    return Sample(document, prepared.row(one), prepared.said, rows.place(first))


def _wanted(checked: Validated, titles: tuple[str, ...]) -> Wanted:
    """Return which column is the name, as one tells with the command; a letter that is no circular may need none."""
    circular = checked.document is None or isinstance(checked.document.content, Circular)
    if not circular or {"ชื่อ", "name", "ตำแหน่ง"} & set(titles):
        return Wanted()
    return Wanted(keys={likely_name(titles): "ชื่อ"})


def _asks(checked: Validated) -> bool:
    """Whether a letter has no addressee but those of a table, or asks for their values."""
    content = checked.document.content if checked.document else None
    if isinstance(content, Circular) and content.recipients is None:
        return any(fault.code == "recipients-missing" for fault in checked.faults)
    return any(any(columns_asked(text)) for _, text in checked.places.texts() if "{" in text)
