"""Many letters bound into one .docx, for the printer and for LibreOffice: each keeps its own section.

Enters: documents made from one template. Leaves: one document: each begins a page, with its own headers, its own page 1. What
is the same in all (styles, pictures, headers) is there once. Raises Unbindable where a document holds what counts through the
whole (numbered lists of Word, notes, a total of pages). Sources: ECMA-376 Part 1, 17.6 (sections), Part 2 (relationships).
"""

import posixpath
import zipfile
from collections.abc import Iterable
from io import BytesIO
from itertools import count
from typing import BinaryIO

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_MAIN}}}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BODY = "word/document.xml"
# What numbers through the whole of a document, or is known in it by a name of its own.
_COUNTING = (b"<w:numPr", b"<w:footnoteReference", b"<w:endnoteReference", b"<w:commentReference", b"<w:bookmarkStart",
             b"<w:altChunk", b"SEQ ", b"LISTNUM", b"AUTONUM")  # fmt: skip
_BEFORE_NUMBERS = ("footnotePr", "endnotePr", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "headerReference",
                   "footerReference")  # fmt: skip


class Unbindable(Exception):
    """A document cannot stand in one with others; the text says why."""


def bind(documents: Iterable[bytes], out: BinaryIO, *, marked: bool = False) -> None:
    """Write all documents as one .docx; with ``marked`` a bookmark ``docgenN`` opens each. Raises Unbindable."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _Binder(archive, marked=marked).all(documents)


class _Binder:
    def __init__(self, archive: zipfile.ZipFile, *, marked: bool) -> None:
        self._archive, self._marked = archive, marked
        self._parts: dict[tuple[str, bytes, bytes], str] = {}  # kind, data, relationships: name
        self._types: dict[str, str] = {}  # content types of the parts that were copied
        self._relations: dict[tuple[str, str, str], str] = {}  # type, target, mode: identity
        self._first: dict[str, bytes] = {}
        self._edges: list[tuple[str, str]] = []
        self._spaces: list[tuple[str, str]] = []
        self._drawings = self._count = 0

    def all(self, documents: Iterable[bytes]) -> None:
        waiting: _Letter | None = None
        with self._archive.open(_entry(_BODY), "w", force_zip64=True) as body:
            for docx in documents:
                letter = _Letter(docx)
                self._take(letter)
                if waiting is None:
                    body.write(letter.head())
                else:
                    waiting.end_section()
                    body.write(waiting.body())
                waiting = letter
            if waiting is None:
                raise Unbindable("ไม่มีฉบับใดให้รวม")
            body.write(waiting.body() + b"</w:body></w:document>")
        self._rest()

    def _take(self, letter: "_Letter") -> None:
        """Let a letter refer to the parts of the whole."""
        if not self._first:
            self._first = letter.common()
            self._edges, self._spaces = letter.edges(), letter.spaces()
        elif self._spaces != letter.spaces():
            raise Unbindable("เนมสเปซของแต่ละฉบับไม่เหมือนกัน")
        elif self._first["word/styles.xml"] != letter.parts["word/styles.xml"]:
            raise Unbindable("รูปแบบ (styles) ของแต่ละฉบับไม่เหมือนกัน")
        elif self._edges != letter.edges():
            # A section without a header of its own would take that of the letter before it (ECMA-376 Part 1, 17.10.5).
            raise Unbindable("หัวกระดาษหรือท้ายกระดาษของแต่ละฉบับไม่เหมือนกัน")
        known: dict[str, str] = {}
        for element, name in letter.referring():
            identity = element.get(name, "")
            if identity not in known:
                known[identity] = self._relation(letter, identity)
            element.set(name, known[identity])
        for drawing in letter.root.iter(_DRAWING):
            self._drawings += 1
            drawing.set("id", str(self._drawings))
        if self._marked:
            letter.mark(self._count)
        letter.number_from_one()
        self._count += 1

    def _relation(self, letter: "_Letter", identity: str) -> str:
        stated = letter.relations.get(identity)
        if stated is None:
            raise Unbindable(f"ไม่พบส่วน {identity} ของเอกสาร")
        kind, target, mode = stated
        if mode != "External":
            target = posixpath.relpath(self._part(letter, _resolved(_BODY, target)), "word")
        key = (kind, target, mode)
        return self._relations.setdefault(key, f"rId{len(self._relations) + 1001}")

    def _part(self, letter: "_Letter", name: str) -> str:
        """Return the name in the whole of a part that a letter has, copied with what it refers to."""
        data = letter.parts[name]
        links = b""
        if _links_of(name) in letter.parts:
            root = etree.fromstring(letter.parts[_links_of(name)])
            for link in root:
                if link.get("TargetMode") != "External":
                    made = self._part(letter, _resolved(name, link.get("Target", "")))
                    link.set("Target", f"/{made}")
            links = _xml(root)
        kind = letter.type_of(name)
        if (kind, data, links) not in self._parts:
            stem, suffix = posixpath.splitext(name)
            stem = stem.rstrip("0123456789")
            free = (f"{stem}{n}{suffix}" for n in count(len(self._parts) + 1))
            new = next(each for each in free if each not in self._first)
            self._parts[kind, data, links] = new
            self._types[new] = kind
        return self._parts[kind, data, links]

    def _rest(self) -> None:
        """Write the parts that were copied, what the first document says of all, what tells of the parts."""
        for (_, data, links), name in self._parts.items():
            self._archive.writestr(_entry(name), data)
            if links:
                self._archive.writestr(_entry(_links_of(name)), links)
        kept = {name: data for name, data in self._first.items() if not name.endswith(".rels")}
        for name, data in kept.items():
            if name != "[Content_Types].xml":
                self._archive.writestr(_entry(name), data)
        for name, data in self._first.items():
            whose = name.replace("_rels/", "").removesuffix(".rels")
            if name.endswith(".rels") and (whose in kept or name == "_rels/.rels"):
                self._archive.writestr(_entry(name), data)
        self._archive.writestr(_entry(_links_of(_BODY)), self._links(kept))
        self._archive.writestr(_entry("[Content_Types].xml"), self._content_types(kept))

    def _links(self, kept: dict[str, bytes]) -> bytes:
        root = etree.fromstring(self._first[_links_of(_BODY)])
        for link in list(root):
            if _resolved(_BODY, link.get("Target", "")) not in kept:
                root.remove(link)
        for (kind, target, mode), identity in self._relations.items():
            made = etree.SubElement(root, _RELATIONSHIP, Id=identity, Type=kind, Target=target)
            if mode:
                made.set("TargetMode", mode)
        return _xml(root)

    def _content_types(self, kept: dict[str, bytes]) -> bytes:
        types = etree.fromstring(self._first["[Content_Types].xml"])
        for stated in list(types.iter(f"{_TYPES}Override")):
            name = stated.get("PartName", "").lstrip("/")
            if name != _BODY and name not in kept:
                types.remove(stated)
        for name, kind in self._types.items():
            etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=kind)
        return _xml(types)


class _Letter:
    """One document, open to be changed."""

    def __init__(self, docx: bytes) -> None:
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        text = self.parts[_BODY]
        self._refuse_counting(text)
        if "word/styles.xml" not in self.parts or _links_of(_BODY) not in self.parts:
            raise Unbindable("แม่แบบไม่มี styles.xml")
        self.root = etree.fromstring(text)
        links = etree.fromstring(self.parts[_links_of(_BODY)])
        self.relations = {
            link.get("Id", ""): (
                link.get("Type", ""),
                link.get("Target", ""),
                link.get("TargetMode", ""),
            )
            for link in links
        }
        self._types = etree.fromstring(self.parts["[Content_Types].xml"])
        self._body = self.root.find(f"{_W}body")
        self._section = self._body[-1] if self._body is not None and len(self._body) else None
        if self._section is None or self._section.tag != f"{_W}sectPr":
            raise Unbindable("แม่แบบไม่มีการตั้งหน้ากระดาษ (sectPr)")

    def referring(self) -> list[tuple[etree._Element, str]]:
        """Return the elements that refer to other parts, each with the attribute by which it does."""
        return [
            (element, str(name))
            for element in self.root.iter()
            for name in element.attrib
            if str(name).startswith(_R)
        ]

    def _refuse_counting(self, text: bytes) -> None:
        found = next((mark for mark in _COUNTING if mark in text), b"")
        texts = [
            data
            for name, data in self.parts.items()
            if name.startswith("word/") and name.endswith(".xml")
        ]
        if any(b"NUMPAGES" in data for data in texts):
            found = b"NUMPAGES"
        if (
            b"<w:numPr" in self.parts.get("word/styles.xml", b"")
            and "word/numbering.xml" in self.parts
        ):
            found = b"numPr"
        if found:
            word = found.decode().removeprefix("<w:").strip()
            raise Unbindable(f"แม่แบบมีสิ่งที่นับตลอดทั้งแฟ้ม ({word})")

    def edges(self) -> list[tuple[str, str]]:
        """Return the kinds of headers and footers that the first section has."""
        first = next(self.root.iter(f"{_W}sectPr"))
        kinds = (f"{_W}headerReference", f"{_W}footerReference")
        return sorted((str(e.tag), e.get(f"{_W}type", "")) for e in first if e.tag in kinds)

    def spaces(self) -> list[tuple[str, str]]:
        """Return what the root declares: the root of the first document is that of all."""
        declared = [(str(prefix), str(uri)) for prefix, uri in self.root.nsmap.items()]
        return sorted([*declared, *((str(k), str(v)) for k, v in self.root.attrib.items())])

    def common(self) -> dict[str, bytes]:
        """Return the parts that are the same in all: all but the text and what it refers to."""
        used = {element.get(name, "") for element, name in self.referring()}
        own = {_BODY}
        for identity in used & self.relations.keys():
            _, target, mode = self.relations[identity]
            if mode != "External":
                own |= self._reached(_resolved(_BODY, target))
        return {name: data for name, data in self.parts.items() if name not in own}

    def _reached(self, name: str) -> set[str]:
        out = {name}
        if _links_of(name) in self.parts:
            out.add(_links_of(name))
            for link in etree.fromstring(self.parts[_links_of(name)]):
                if link.get("TargetMode") != "External":
                    out |= self._reached(_resolved(name, link.get("Target", "")))
        return out

    def type_of(self, name: str) -> str:
        """Return the content type of a part."""
        for stated in self._types.iter(f"{_TYPES}Override"):
            if stated.get("PartName") == f"/{name}":
                return stated.get("ContentType", "")
        suffix = name.rpartition(".")[2]
        for stated in self._types.iter(f"{_TYPES}Default"):
            if stated.get("Extension", "").lower() == suffix.lower():
                return stated.get("ContentType", "")
        return "application/octet-stream"

    def number_from_one(self) -> None:
        """Let the first section begin on a page of its own, with number 1."""
        section = next(self.root.iter(f"{_W}sectPr"))
        for kind in section.findall(f"{_W}type"):
            section.remove(kind)  # continuous; without it the next page
        numbers = section.find(f"{_W}pgNumType")
        if numbers is None:
            numbers = etree.Element(f"{_W}pgNumType")
            before = sum(etree.QName(e).localname in _BEFORE_NUMBERS for e in section)
            section.insert(before, numbers)
        if f"{_W}start" not in numbers.attrib:
            numbers.set(f"{_W}start", "1")

    def mark(self, number: int) -> None:
        """Put a bookmark at the start."""
        first = next(self.root.iter(f"{_W}p"))
        at = 1 if len(first) and first[0].tag == f"{_W}pPr" else 0
        for tag in ("bookmarkEnd", "bookmarkStart"):
            made = etree.Element(f"{_W}{tag}")
            made.set(f"{_W}id", str(number))
            if tag == "bookmarkStart":
                made.set(f"{_W}name", f"docgen{number}")
            first.insert(at, made)

    def end_section(self) -> None:
        """Let the section end with the last paragraph, since another document follows."""
        section = self._section
        assert self._body is not None
        assert section is not None
        self._body.remove(section)
        last = self._body[-1] if len(self._body) else None
        if last is None or last.tag != f"{_W}p" or last.find(f"{_W}pPr/{_W}sectPr") is not None:
            last = etree.SubElement(self._body, f"{_W}p")
        properties = last.find(f"{_W}pPr")
        if properties is None:
            properties = etree.Element(f"{_W}pPr")
            last.insert(0, properties)
        changed = properties.find(f"{_W}pPrChange")
        properties.insert(
            len(properties) if changed is None else properties.index(changed), section
        )

    def head(self) -> bytes:
        """Return what stands before the first paragraph."""
        return self._text().partition(b"<w:body>")[0] + b"<w:body>"

    def body(self) -> bytes:
        return self._text().partition(b"<w:body>")[2].rpartition(b"</w:body>")[0]

    def _text(self) -> bytes:
        return _xml(self.root)


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry without a time of making: same documents, same bytes."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _links_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return f"{folder}/_rels/{file}.rels"


def _resolved(name: str, target: str) -> str:
    """Return the part that a relationship of another part leads to."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
