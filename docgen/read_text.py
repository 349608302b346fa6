"""A letter typed by hand in, its text out: a text file, or the paragraphs of a .docx, one a line.

Enters: a path. Leaves: File, whose text is what a reader of the letter sees. Raises Faulty.
"""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.read import load
from docgen.source import File

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAX_PART = 64 * 1024 * 1024  # bytes of the text part of a .docx


def load_text(path: Path) -> File:
    """Read a text file (UTF-8), or the text of a .docx. Raises Faulty."""
    if path.suffix.lower() != ".docx":
        return load(path)
    try:
        data = path.read_bytes() if path.is_file() or not path.exists() else b""
    except FileNotFoundError:
        message = f"ไม่พบแฟ้ม {path}"
        raise Faulty(
            Diagnostic("file-missing", message, Span(path), "ตรวจชื่อแฟ้มและโฟลเดอร์")
        ) from None
    except OSError as error:
        message = f"เปิดแฟ้มไม่ได้: {error.strerror}"
        raise Faulty(Diagnostic("file-unreadable", message, Span(path))) from None
    return File(path, "\n".join(docx_lines(path, data)))


# What zipfile and lzma raise on damaged bytes, besides their own errors.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


def docx_lines(path: Path, data: bytes) -> list[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            part = archive.getinfo("word/document.xml")
            if part.file_size > _MAX_PART:
                raise Faulty(Diagnostic("file-too-large", "แฟ้มใหญ่เกินไป", Span(path)))
            root = etree.fromstring(archive.read(part), parser)
    except (*_DAMAGED, etree.XMLSyntaxError) as error:
        hint = "เปิดใน Word แล้วบันทึกใหม่เป็น .docx"
        raise Faulty(
            Diagnostic("file-unreadable", "อ่านแฟ้ม .docx ไม่ได้", Span(path), hint)
        ) from error
    return list(_blocks(root))


def _blocks(root: Any) -> Iterator[str]:
    """Yield each paragraph; the cells of a table's row are joined by tabs."""
    for child in root:
        if child.tag == f"{_W}p":
            yield from _boxes(child)
            yield _text(child)
        elif child.tag == f"{_W}tr":
            yield "\t".join(" ".join(filter(None, _blocks(cell))) for cell in _cells(child))
        elif child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from _blocks(child)


def _cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a row, not those of a table inside one."""
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif isinstance(child.tag, str):  # a row may wrap its cells (w:sdt, w:ins)
            yield from _cells(child)


def _boxes(paragraph: Any) -> Iterator[str]:
    """Yield the paragraphs of the text boxes that hang on a paragraph."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from _blocks(box)


_PRINTED = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_APART = {f"{_W}txbxContent", _FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}tabs"}


def _text(paragraph: Any) -> str:
    """Return what a paragraph shows, without text boxes and deleted text; docgen's own joiners are no characters."""
    out = [
        node.text or "" if node.tag == f"{_W}t" else _PRINTED[node.tag]
        for node in paragraph.iter(f"{_W}t", *_PRINTED)
        if not _apart(node, paragraph) and not _hidden(node.getparent())
    ]
    return "".join(out).replace("\u200d", "")


def _hidden(run: Any) -> bool:
    """Whether a run is hidden text (w:vanish, ECMA-376-1 section 17.3.2.41)."""
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _apart(node: Any, paragraph: Any) -> bool:
    for above in node.iterancestors():
        if above is paragraph:
            return False
        if above.tag in _APART:
            return True
    return False
