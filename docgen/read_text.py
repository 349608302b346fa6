"""A letter typed by hand in, its text out: a text file, or the paragraphs of a .docx, one a line.

Enters: a path. Leaves: File, whose text is what a reader of the letter sees. Raises Faulty.
"""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic, Faulty, Span, reason
from docgen.read import load
from docgen.source import File

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# ISO/IEC 29500 strict: the same elements by another name.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = _W.strip("{}").encode()
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OTHERS = (".doc", ".odt", ".pdf", ".rtf", ".pages")
_MAX_PART = 64 * 1024 * 1024  # bytes of the text part of a .docx


def load_text(path: Path) -> File:
    """Read a text file (UTF-8, UTF-16, TIS-620), or the text of a .docx. Raises Faulty."""
    suffix = path.suffix.lower()
    if suffix in _OTHERS and path.is_file():
        message = f"docgen อ่านแฟ้ม {suffix} ไม่ได้"
        hint = "เปิดในโปรแกรมเดิมแล้วบันทึกเป็น .docx หรือ .txt"
        raise Faulty(Diagnostic("file-unreadable", message, Span(path), hint))
    if suffix != ".docx":
        return load(path, old=True)
    try:
        data = path.read_bytes() if path.is_file() or not path.exists() else b""
    except FileNotFoundError:
        message = f"ไม่พบแฟ้ม {path}"
        raise Faulty(
            Diagnostic("file-missing", message, Span(path), "ตรวจชื่อแฟ้มและโฟลเดอร์")
        ) from None
    except OSError as error:
        message = f"เปิดแฟ้มไม่ได้: {reason(error)}"
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
            root = etree.fromstring(archive.read(part).replace(_STRICT, _USUAL), parser)
            listed = _Lists(archive, parser)
    except (*_DAMAGED, etree.XMLSyntaxError) as error:
        hint = "เปิดใน Word แล้วบันทึกใหม่เป็น .docx"
        raise Faulty(
            Diagnostic("file-unreadable", "อ่านแฟ้ม .docx ไม่ได้", Span(path), hint)
        ) from error
    return list(_blocks(root, listed))


class _Lists:
    """The numbers that Word itself puts before the paragraphs of a list (ECMA-376-1 section 17.9); no text has them."""

    def __init__(self, archive: zipfile.ZipFile, parser: Any) -> None:
        from lxml import etree

        self._counts: dict[str, list[int]] = {}
        self._levels: dict[tuple[str, int], tuple[str, str]] = {}  # form and text of each
        self._styles: dict[str, Any] = {}
        if not {"word/numbering.xml", "word/styles.xml"} <= set(archive.namelist()):
            return
        for style in etree.fromstring(archive.read("word/styles.xml"), parser):
            if (numbered := style.find(f"{_W}pPr/{_W}numPr")) is not None:
                self._styles[style.get(f"{_W}styleId") or ""] = numbered
        root = etree.fromstring(archive.read("word/numbering.xml"), parser)
        shapes = {each.get(f"{_W}abstractNumId"): each for each in root.iter(f"{_W}abstractNum")}
        for number in root.iter(f"{_W}num"):
            made_of = number.find(f"{_W}abstractNumId")
            shape = shapes.get(made_of.get(f"{_W}val")) if made_of is not None else None
            for level in shape.iter(f"{_W}lvl") if shape is not None else ():
                key = (number.get(f"{_W}numId") or "", _number(level.get(f"{_W}ilvl")))
                form, text = (_value(level.find(f"{_W}{name}")) for name in ("numFmt", "lvlText"))
                self._levels[key] = (form, text)

    def label(self, paragraph: Any) -> str:
        """Return the number or the mark before a paragraph, "" for one of no list."""
        stated = paragraph.find(f"{_W}pPr/{_W}numPr")
        if stated is None:
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            stated = self._styles.get(style.get(f"{_W}val")) if style is not None else None
        if stated is None:
            return ""
        number = _value(stated.find(f"{_W}numId"))
        if number in ("", "0"):
            return ""
        level = min(_number(_value(stated.find(f"{_W}ilvl"))), _DEEPEST)
        form, text = self._levels.get((number, level), ("decimal", f"%{level + 1}."))
        if form == "bullet":
            return "- "
        counts = self._counts.setdefault(number, [0] * (_DEEPEST + 1))
        counts[level] += 1
        counts[level + 1 :] = [0] * (
            _DEEPEST - level
        )  # a level begins anew under each of the one above
        return f"{_PLACE.sub(lambda at: str(counts[int(at[1]) - 1] or 1), text)} " if text else ""


def _value(element: Any) -> str:
    return (element.get(f"{_W}val") or "") if element is not None else ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


_DEEPEST = 8  # level, counted from 0
_PLACE = re.compile("%([1-9])")


def _blocks(root: Any, listed: _Lists) -> Iterator[str]:
    """Yield each paragraph; the cells of a table's row are joined by tabs."""
    for child in root:
        if child.tag == f"{_W}p":
            boxes = list(_boxes(child, listed))
            signed = any(
                _CLOSES in line for line in boxes
            )  # what hangs on a paragraph may follow it
            text = _text(child)
            own = [listed.label(child) + text if text.strip() else text]
            yield from (*own, *boxes) if signed else (*boxes, *own)
        elif child.tag == f"{_W}tr":
            cells = [[line for line in _blocks(cell, listed) if line] for cell in _cells(child)]
            there = [lines for lines in cells if lines]
            if len(there) == 1 and len(there[0]) > _PARAGRAPHS:
                yield from there[0]  # a frame, not a row: a letter or a signature laid out with it
            else:
                yield "\t".join(map(" ".join, cells))
        elif child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from _blocks(child, listed)


def _cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a row, not those of a table inside one."""
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif isinstance(child.tag, str):  # a row may wrap its cells (w:sdt, w:ins)
            yield from _cells(child)


def _boxes(paragraph: Any, listed: _Lists) -> Iterator[str]:
    """Yield the paragraphs of the text boxes that hang on a paragraph."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from _blocks(box, listed)


_PARAGRAPHS = 2  # of one cell in a row of a table, at most
_CLOSES = "ขอแสดงความ"
BREAK = "⏎"  # a line that ends inside its paragraph, as Word itself shows it
_PRINTED = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": BREAK,
    f"{_W}cr": BREAK,
    f"{_W}noBreakHyphen": "-",
}
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
