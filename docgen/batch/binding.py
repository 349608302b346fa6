"""All letters of a batch in one .docx, and in one PDF, for the printer: one for each kind of document.

Enters: the manifest of what was made, and where it is. Leaves: names and bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

from docgen import pages
from docgen.batch.letter import Prepared
from docgen.batch.manifest import Manifest
from docgen.batch.target import Target
from docgen.bound import Unbindable, bind
from docgen.deliver import safe_stem
from docgen.diagnostics import Diagnostic
from docgen.model import Piece

Bound = tuple[str, bytes, int | str, str]  # name, bytes, pages (of a PDF), kind


def bound_name(prepared: Prepared, piece: Piece | str) -> str:
    """Return the name of the one file of all documents of a kind, without its suffix."""
    return safe_stem(f"{prepared.assembled.name} ทุกฉบับ {piece}")


def bindings(
    prepared: Prepared, manifest: Manifest, target: Target, suffixes: Sequence[str]
) -> Iterator[Bound | Diagnostic]:
    """Yield each file that holds all documents of a kind, in the order of the rows, or why there is none."""
    entries = [e for e in manifest.all() if e.row and e.status == "ok"]
    for piece in dict.fromkeys(entry.piece for entry in entries):
        made = [entry.file for entry in entries if entry.piece == piece]
        yield from joined(prepared, piece, made, target.documents, suffixes)


def joined(
    prepared: Prepared,
    piece: str,
    names: Sequence[str],
    read: Callable[[list[str]], Iterator[bytes]],
    suffixes: Sequence[str],
) -> Iterator[Bound | Diagnostic]:
    """Yield the .docx and the PDF of all documents of a kind, as far as they are wanted and there are such."""
    docx, pdf = (
        [name for name in names if suffix in suffixes and name.endswith(suffix)]
        for suffix in (".docx", ".pdf")
    )
    name = bound_name(prepared, piece)
    if docx:
        out = BytesIO()
        try:
            bind(read(docx), out)
            yield f"{name}.docx", out.getvalue(), "", piece
        except Unbindable as error:
            message = f"{piece}: รวมเป็น .docx เดียวไม่ได้: {error}"
            yield Diagnostic("bind", message, None, "รวมเป็น PDF แทน: --bind --pdf หรือ -o ชื่อ.pdf")
    if pdf:
        whole = pages.joined(list(read(pdf)))
        yield f"{name}.pdf", whole, pages.count(whole), piece
