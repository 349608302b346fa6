"""All letters of a batch in one .docx, and in one PDF, for the printer: one for each kind of document.

Enters: the manifest of what was made, and where it is. Leaves: names and bytes. Raises Faulty.
"""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

from docgen import pages
from docgen.batch.letter import Prepared
from docgen.batch.manifest import Manifest
from docgen.batch.target import Target
from docgen.bound import Unbindable, bind
from docgen.deliver import safe_stem
from docgen.diagnostics import Diagnostic, Faulty
from docgen.model import Piece


def bound_name(prepared: Prepared, piece: Piece | str) -> str:
    """Return the name of the one file of all documents of a kind, without its suffix."""
    return safe_stem(f"{prepared.assembled.name} ทุกฉบับ {piece}")


def bindings(
    prepared: Prepared, manifest: Manifest, target: Target
) -> Iterator[tuple[str, bytes, int | str, str]]:
    """Yield name, bytes, pages (of a PDF) and kind of each file that holds all documents of a kind, in the order of the rows."""
    entries = [e for e in manifest.all() if e.row and e.status == "ok"]
    for piece in dict.fromkeys(entry.piece for entry in entries):
        made = [entry.file for entry in entries if entry.piece == piece]
        yield from joined(prepared, piece, made, target.documents)


def joined(
    prepared: Prepared,
    piece: str,
    names: Sequence[str],
    read: Callable[[list[str]], Iterator[bytes]],
) -> Iterator[tuple[str, bytes, int | str, str]]:
    """Yield the .docx and the PDF of all documents of a kind, as far as there are such."""
    docx, pdf = ([n for n in names if n.endswith(suffix)] for suffix in (".docx", ".pdf"))
    name = bound_name(prepared, piece)
    if docx:
        yield f"{name}.docx", _bound(read(docx)), "", piece
    if pdf:
        whole = pages.joined(list(read(pdf)))
        yield f"{name}.pdf", whole, pages.count(whole), piece


def _bound(documents: Iterator[bytes]) -> bytes:
    out = BytesIO()
    try:
        bind(documents, out)
    except Unbindable as error:
        hint = "พิมพ์จาก PDF ทุกฉบับ: --bind --pdf"
        message = f"--bind: รวมเป็นแฟ้มเดียวไม่ได้: {error}"
        raise Faulty(Diagnostic("bind", message, None, hint)) from error
    return out.getvalue()
