"""The pages of PDFs: read, counted, parted, joined. The only importer of pypdf and pypdfium2.

Enters and leaves: the bytes of PDFs. Same input, same bytes. Raises UnreadablePdf.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from pypdf import PdfWriter

_NUMBER = re.compile("-[0-9๐-๙]+-")  # of a page
_HYPHEN = "\ufffe"  # what PDFium makes of one at the end of a line
_POINTS = 72 / 2.54  # of a cm
_ONE_WIDTH = 1  # PDF 32000-1, table 123
_FAILURES = (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError)


class UnreadablePdf(Exception):
    """What should be a PDF cannot be read as one."""


P = ParamSpec("P")
T = TypeVar("T")


def _by_pypdf(function: Callable[P, T]) -> Callable[P, T]:
    """Let a function raise UnreadablePdf for what pypdf raises."""

    @wraps(function)
    def read(*args: P.args, **kwargs: P.kwargs) -> T:
        from pypdf.errors import PyPdfError

        try:
            return function(*args, **kwargs)
        except (PyPdfError, *_FAILURES) as error:
            raise UnreadablePdf from error

    return read


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page, in the order in which it was drawn."""
    from pypdfium2 import PdfDocument, PdfiumError  # reads a page in a twentieth of pypdf's time

    try:
        with PdfDocument(pdf) as document:
            read = (str(page.get_textpage().get_text_range()) for page in document)
            return [text.replace(_HYPHEN, "-") for text in read]
    except (PdfiumError, *_FAILURES) as error:
        raise UnreadablePdf from error


def blank_below(pdf: bytes, page: int) -> float:
    """Return how much of a page, counted from 1, is blank below its lowest text, cm."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(pdf) as document:
            text = document[page - 1].get_textpage()
            rects = [text.get_rect(i) for i in range(text.count_rects())]
            lowest = min((bottom for _, bottom, _, _ in rects), default=0.0)
            return float(lowest) / _POINTS
    except (PdfiumError, *_FAILURES) as error:
        raise UnreadablePdf from error


def lines_before(pages: Iterable[str], line: str) -> tuple[int, int] | None:
    """Return the page on which a line stands, counted from 1, and how many lines stand before it there, without its number."""
    wanted = _bare(line)
    for number, page in enumerate(pages, 1):
        lines = [bare for each in page.splitlines() if (bare := _bare(each))]
        if wanted and wanted in lines:
            before = lines[: lines.index(wanted)]
            return number, sum(not _NUMBER.fullmatch(each) for each in before)
    return None


def _bare(line: str) -> str:
    return re.sub(r"[\s\u200d]", "", line)


def count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(pdf) as document:
            return len(document)
    except (PdfiumError, *_FAILURES) as error:
        raise UnreadablePdf from error


@_by_pypdf
def faces(pdf: bytes) -> set[str]:
    """Return the names of the faces that its pages are drawn in."""
    from pypdf import PdfReader

    return {
        re.sub(r"^/(?:\w{6}\+)?", "", str(font.get_object().get("/BaseFont", "")))
        for page in PdfReader(BytesIO(pdf)).pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
    }


@_by_pypdf
def joined(documents: Sequence[bytes]) -> bytes:
    """Return one PDF that holds all of them in order."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for document in documents:
        writer.append(PdfReader(BytesIO(document)), import_outline=False)
    writer.compress_identical_objects()  # the emblem and the faces once
    return _written(writer)


@_by_pypdf
def parted(pdf: bytes, names: Sequence[str]) -> list[bytes]:
    """Return the pages from each named destination up to the next, as PDFs. Raises UnreadablePdf when one is not there."""
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(BytesIO(pdf))
    known = {
        name.lstrip("/"): reader.get_destination_page_number(place)
        for name, place in reader.named_destinations.items()
    }
    starts = [known.get(name) for name in names]
    if starts[:1] != [0] or any(a is None or b is None or a >= b for a, b in pairwise(starts)):
        raise UnreadablePdf
    out = []
    for start, end in pairwise((*starts, len(reader.pages))):
        writer = PdfWriter()
        for page in reader.pages[start or 0 : end or 0]:
            writer.add_page(page)  # alone: append looks through all destinations for each part
        out.append(_written(writer))
    return out


@_by_pypdf
def with_thai_digits(pdf: bytes, face: str) -> bytes:
    """Let the text drawn in ``face`` be read as the Thai digits that it draws for 0-9, and as the no-break space for U+2007."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, NumberObject, StreamObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    done: set[int] = set()
    for page in writer.pages:
        for reference in page.get("/Resources", {}).get("/Font", {}).values():
            font = reference.get_object()
            if id(font) in done or not str(font.get("/BaseFont", "")).endswith(face):
                continue
            done.add(id(font))
            if "/FontDescriptor" in font:
                # LibreOffice says now that the digits are of one width, now that they are not.
                flags = font["/FontDescriptor"]
                flags[NameObject("/Flags")] = NumberObject(flags.get("/Flags", 0) & ~_ONE_WIDTH)
            if "/ToUnicode" not in font:
                continue
            codes = font["/ToUnicode"].get_data()
            stream = StreamObject()
            read = re.sub(rb"<003([0-9])>", rb"<0E5\1>", codes)
            stream.set_data(read.replace(b"<2007>", b"<00A0>"))
            font[NameObject("/ToUnicode")] = writer._add_object(stream)  # noqa: SLF001 - pypdf has no other
    return _written(writer)


def _written(writer: "PdfWriter") -> bytes:
    # The time of making and a random name would make each PDF of the same letter another file.
    writer.metadata = {"/Producer": "docgen"}
    writer._ID = None  # noqa: SLF001 - pypdf has no other
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
