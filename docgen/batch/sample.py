"""The first row of the table beside a letter, by which a letter for many is checked by itself.

Enters: a letter that was read. Leaves: the letter of that row, or None when it needs no row. Raises Faulty.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docgen.assemble import Assembled
from docgen.batch.columns import person
from docgen.batch.letter import Wanted
from docgen.batch.prepare import prepared_for
from docgen.batch.values import RealRow
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.document import Document
from docgen.expressions.faults import columns_asked
from docgen.model import Circular
from docgen.rows import beside, table
from docgen.source import Node
from docgen.validate import Validated, ValidatedSettings


@dataclass(frozen=True)
class Sample:
    """The letter of one row."""

    document: Document
    row: RealRow
    said: tuple[Diagnostic, ...]


def sample(
    assembled: Assembled,
    settled: ValidatedSettings,
    checked: Validated,
    read: Callable[[Path], Node],
) -> Sample | None:
    """Return the letter of the first row, when the letter asks for rows and a table stands beside it."""
    found = beside(assembled.folder)
    if found is None or not _asks(checked):
        return None
    rows = table(found, read)
    # Which column is the name, one tells with the command; here any serves.
    known = {"ชื่อ", "name", "ตำแหน่ง"} & set(rows.columns)
    wanted = Wanted() if known else Wanted(keys={rows.columns[0]: "ชื่อ"})
    prepared = prepared_for(rows, assembled, settled, checked, wanted)
    first = next(iter(rows), None)
    if first is None:
        raise Faulty(Diagnostic("table-empty", "ตารางไม่มีแถว", Span(found)))
    one = person(first, prepared.columns, rows)
    document = prepared.real(one)
    return Sample(document, prepared.row(one), prepared.said)


def _asks(checked: Validated) -> bool:
    """Whether a letter has no addressee but those of a table, or asks for their values."""
    content = checked.document.content if checked.document else None
    if isinstance(content, Circular) and content.recipients is None:
        return any(fault.code == "recipients-missing" for fault in checked.faults)
    return any(any(columns_asked(text)) for _, text in checked.places.texts() if "{" in text)
