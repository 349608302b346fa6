"""The PDFs of many letters: those of one template are laid out as one document, many to a start of LibreOffice.

Enters: documents by name, where LibreOffice is. Leaves: their PDFs, and what could not be converted. When LibreOffice fails
on a pack, or does not answer in time, its documents are given to it each as a file of its own; when it fails again, its halves
are tried by themselves, until the document is found that it fails on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen import pages, paginate
from docgen.diagnostics import Diagnostic, Faulty
from docgen.resources import folder

HOW_TO_PRINT = "เปิด .docx ฉบับนี้ด้วย LibreOffice ดูว่าติดที่ใด แล้วทำต่อด้วย --resume"


@dataclass
class Printed:
    """PDFs with the number of their pages by the names of their documents; ``failed`` names with the reason."""

    pdfs: dict[str, tuple[bytes, int]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def printed(documents: Mapping[str, bytes], office: Path) -> Printed:
    """Return the PDFs of documents. Raises Faulty when a face is not on the machine."""
    out = Printed()
    try:
        _pack(list(documents.items()), office, out, packed=True)
    except paginate.NoOffice as error:
        raise Faulty(Diagnostic("tool-missing", f"สร้าง PDF ไม่ได้: {error}")) from error
    return out


def _pack(documents: list[tuple[str, bytes]], office: Path, out: Printed, *, packed: bool) -> None:
    if not documents:
        return
    try:
        made = paginate.pdfs(dict(documents), office, folder("fonts"), packed=packed)
        out.pdfs |= {name: (pdf, pages.count(pdf)) for name, pdf in made.items()}
    except paginate.Unpaginated as error:
        if packed:
            # It may be the packing itself: what follows is told of each document alone.
            _pack(documents, office, out, packed=False)
            return
        if len(documents) == 1:
            out.failed[documents[0][0]] = str(error)
            return
        half = len(documents) // 2
        _pack(documents[:half], office, out, packed=False)
        _pack(documents[half:], office, out, packed=False)
