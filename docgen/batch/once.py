"""What all rows have together, made and noted behind them as of row 0.

Enters: Work, the rows that are wrong, an open manifest and target. Leaves: documents in the target, what was said. Raises Faulty.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from docgen.batch.binding import Bound, bindings, joined
from docgen.batch.manifest import Entry, Manifest
from docgen.batch.place import spared
from docgen.batch.printed import HOW_TO_PRINT, Printed, printed
from docgen.batch.target import Target
from docgen.batch.work import Work, pdf_name
from docgen.diagnostics import Diagnostic
from docgen.model import Piece

_AT_ONCE = 100  # documents held; there may be a list for each of a thousand groups


@dataclass(slots=True)
class _Made:
    """A document; ``pages`` of a PDF."""

    name: str
    data: bytes
    pages: int | str = ""
    piece: str = ""


def once(
    work: Work, bad: Collection[int], manifest: Manifest, target: Target
) -> tuple[int, list[Diagnostic]]:
    """Make what all rows but the ``bad`` ones have together; return how many documents, and what was said."""
    said = list(spared(target, (Entry(0, "", *cut) for cut in manifest.cut.items())))
    number = str(getattr(work.prepared.content, "full_number", ""))
    lists: list[str] = []
    count = 0
    shared = work.of_all(bad)
    while few := [_Made(name, docx, "", piece) for piece, name, docx in islice(shared, _AT_ONCE)]:
        few += _printed(work, few, said)
        lists += [each.name for each in few if each.piece == Piece.RECIPIENT_LIST]
        count += _put(few, number, manifest, target)
    if work.job.bind:
        bound = list(_bound(work, lists, manifest, target))
        said += (each for each in bound if isinstance(each, Diagnostic))
        made = [_Made(*each) for each in bound if not isinstance(each, Diagnostic)]
        count += _put(made, number, manifest, target)
    target.forget(manifest.cut)
    return count, said


def _put(made: Sequence[_Made], number: str, manifest: Manifest, target: Target) -> int:
    """Write and note documents; return how many."""
    entries = [
        Entry(0, each.piece, each.name, hashlib.sha256(each.data).hexdigest(), each.pages, number)
        for each in made
    ]
    target.note(entries)
    for each in made:
        target.write(each.name, each.data)
    manifest.add(entries)
    manifest.flush()
    return len(entries)


def _printed(work: Work, made: list[_Made], said: list[Diagnostic]) -> list[_Made]:
    office = work.job.office
    pages = printed({each.name: each.data for each in made}, office) if office else Printed()
    for failed, reason in pages.failed.items():
        message = f"สร้าง PDF ของ {failed} ไม่ได้: {reason}"
        said.append(Diagnostic("pdf", message, None, HOW_TO_PRINT))
    pieces = {each.name: each.piece for each in made}
    return [_Made(pdf_name(n), *pdf, pieces[n]) for n, pdf in pages.pdfs.items()]


def _bound(
    work: Work, lists: list[str], manifest: Manifest, target: Target
) -> Iterator[Bound | Diagnostic]:
    """Yield the files that hold all documents of a kind: those of the rows, and the lists of groups."""
    prepared, suffixes = work.prepared, work.job.bind
    yield from bindings(prepared, manifest, target, suffixes)
    if prepared.group_column is not None:
        yield from joined(prepared, Piece.RECIPIENT_LIST, lists, target.documents, suffixes)
