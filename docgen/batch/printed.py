"""The PDFs of many letters: packs of documents to one start of LibreOffice each.

Enters: documents by name, where LibreOffice is. Leaves: their PDFs, and what could not be converted. When LibreOffice fails
on a pack, or does not answer in time, its halves are tried by themselves, until the document is found that it fails on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen import paginate
from docgen.diagnostics import Diagnostic, Faulty
from docgen.resources import folder


@dataclass
class Printed:
    """PDFs with the number of their pages by the names of their documents; ``failed`` names with the reason."""

    pdfs: dict[str, tuple[bytes, int]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def printed(documents: Mapping[str, bytes], office: Path) -> Printed:
    """Return the PDFs of documents. Raises Faulty when a face is not on the machine."""
    out = Printed()
    try:
        _pack(list(documents.items()), office, out)
    except paginate.NoOffice as error:
        raise Faulty(Diagnostic("tool-missing", f"สร้าง PDF ไม่ได้: {error}")) from error
    return out


def _pack(documents: list[tuple[str, bytes]], office: Path, out: Printed) -> None:
    if not documents:
        return
    try:
        made = paginate.pdfs(dict(documents), office, folder("fonts"))
        out.pdfs |= {name: (pdf, paginate.page_count(pdf)) for name, pdf in made.items()}
    except paginate.Unpaginated as error:
        if len(documents) == 1:
            out.failed[documents[0][0]] = str(error)
            return
        half = len(documents) // 2
        _pack(documents[:half], office, out)
        _pack(documents[half:], office, out)
