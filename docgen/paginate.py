"""A .docx in, a PDF out. The only importer of subprocess (LibreOffice).

Enters: .docx bytes under their stems. Leaves: PDF bytes under the same stems. LibreOffice 7.4 draws
``thaiDistribute`` ragged, so its copy of the document is justified as ``both``; the .docx keeps what Word draws.
The official face travels inside that copy, for machines that lack it (ECMA-376 Part 1, 17.8). LibreOffice 7.4
knows no Thai page numbers either (it draws 2 for thaiNumbers): the copy takes fonts/DocgenThaiDigits.ttf for them, and
the PDF's text layer is given the Thai digits.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import ParamSpec, TypeVar

from lxml import etree

from docgen import keep, pages
from docgen.bound import Unbindable, bind
from docgen.diagnostics import reason
from docgen.first import first_of_all
from docgen.held import held_together, set_face
from docgen.model import OFFICIAL_FACE
from docgen.tails import unkept

_USUAL_PLACES = (
    # The .com waits and prints on a Windows console; the .exe is a window's program.
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECONDS_EACH = 60
_SECONDS_PACKED = 2  # a hundred times what a letter of a pack takes
_PACK = 100  # documents in one: more take longer each
# The emblem as it is: by itself LibreOffice makes pictures coarser than it, and blurs them.
_OF_ONE = ':{"MaxImageResolution":{"type":"long","value":"600"}}'
# The bookmarks that open the letters of a pack; pictures as they are, in half of the time. Known from LibreOffice 7.4 on.
_OF_PACK = (
    ':{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"ReduceImageResolution":{"type":"boolean","value":"false"}}'
)
HOW_TO_GET = (
    "ติดตั้ง LibreOffice ก่อน: Windows และ macOS จาก libreoffice.org, "
    "Debian/Ubuntu: apt-get install libreoffice-writer"
)

P = ParamSpec("P")
T = TypeVar("T")


class NoOffice(Exception):
    """LibreOffice, or the face asked for, is not on this machine."""


class Unpaginated(Exception):
    """LibreOffice gave no PDF; the text says what it printed."""


def find_office(named: str | None = None) -> Path:
    """Return the path of LibreOffice; ``named`` (DOCGEN_SOFFICE) goes first. Raises NoOffice."""
    candidates = (
        [named] if named else [shutil.which("soffice"), shutil.which("libreoffice"), *_USUAL_PLACES]
    )
    for candidate in filter(None, candidates):
        if Path(candidate).is_file():
            return Path(candidate)
    raise NoOffice(HOW_TO_GET)


def pdfs(
    documents: Mapping[str, bytes], office: Path, fonts: Path, *, packed: bool = False
) -> dict[str, bytes]:
    """Convert all documents with one start of LibreOffice, and again those whose chains it divided.

    With ``packed``, those of one template are laid out as one, which is several times as fast. Raises Unpaginated.
    """
    made = _made(documents, office, fonts, packed=packed)
    again = {}
    for stem, drawn in made.items():
        if mended := keep.mended(documents[stem], drawn.texts):
            again[stem] = mended
    if again:
        made |= _made(again, office, fonts, packed=packed)
    return {stem: drawn.pdf for stem, drawn in made.items()}


@dataclass(frozen=True)
class _Drawn:
    """A PDF, and the text of each of its pages."""

    pdf: bytes
    texts: list[str]


def _made(
    documents: Mapping[str, bytes], office: Path, fonts: Path, *, packed: bool
) -> dict[str, _Drawn]:
    packs = {str(i): pack for i, pack in enumerate(_packs(documents, packed=packed))}
    copies = {name: for_office(pack.docx, fonts) for name, pack in packs.items()}
    out: dict[str, _Drawn] = {}
    alone: dict[str, bytes] = {}
    limit = _SECONDS_EACH + (_SECONDS_PACKED if packed else _SECONDS_EACH) * len(documents)
    for name, pdf in _converted(copies, office, limit, packed=packed).items():
        _check_face(packs[name].docx, pdf)
        drawn = _read(pages.with_thai_digits, pdf, DIGITS_FACE)
        for stem, part in _parted(packs[name], drawn).items():
            out[stem] = _Drawn(part, _read(pages.texts, part))
            if len(packs[name].stems) > 1 and not _says(out[stem].texts, documents[stem]):
                alone[stem] = documents[stem]
    if alone:
        out |= _made(alone, office, fonts, packed=False)
    return {stem: out[stem] for stem in documents}


@dataclass(frozen=True)
class _Pack:
    """Documents in one .docx."""

    stems: tuple[str, ...]
    docx: bytes


def _packs(documents: Mapping[str, bytes], *, packed: bool) -> Iterator[_Pack]:
    """Yield the documents in packs of those that have the same styles, or each by itself."""
    alike: dict[bytes, list[str]] = {}
    for i, (stem, docx) in enumerate(documents.items()):
        alike.setdefault(_like(docx) if packed else str(i).encode(), []).append(stem)
    for stems in (part for every in alike.values() for part in _cut(every)):
        if len(stems) > 1:
            whole = BytesIO()
            try:
                bind((documents[stem] for stem in stems), whole, marked=True)
            except Unbindable:
                pass  # each by itself, as below
            else:
                yield _Pack(tuple(stems), whole.getvalue())
                continue
        yield from (_Pack((stem,), documents[stem]) for stem in stems)


def _cut(stems: list[str]) -> Iterator[list[str]]:
    return (stems[at : at + _PACK] for at in range(0, len(stems), _PACK))


def _like(docx: bytes) -> bytes:
    """Return what documents of one template have in common: the styles, the kinds of headers and footers."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        edges = re.findall(
            rb'<w:(?:header|footer)Reference w:type="\w+"', archive.read("word/document.xml")
        )
    return _styles(docx) + b"".join(sorted(edges))


def _styles(docx: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return archive.read("word/styles.xml") if "word/styles.xml" in archive.namelist() else b""


def _parted(pack: _Pack, pdf: bytes) -> dict[str, bytes]:
    """Return the PDF of each document of a pack."""
    if len(pack.stems) == 1:
        return {pack.stems[0]: pdf}
    try:
        parts = pages.parted(pdf, [f"docgen{i}" for i in range(len(pack.stems))])
    except pages.UnreadablePdf as error:
        raise Unpaginated("LibreOffice ไม่บอกว่าแต่ละฉบับอยู่หน้าใด") from error
    return dict(zip(pack.stems, parts, strict=True))


def _says(texts: list[str], docx: bytes) -> bool:
    """Return whether the pages say all that the document does."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        text = archive.read("word/document.xml").decode()
    said = unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text)))
    return not _letters(said) - _letters("".join(texts))


def _letters(text: str) -> Counter[str]:
    """Return how often each character stands in a text, without blanks and what a program may split or join."""
    return Counter(re.sub(r"[\s\u200d\u00a0\xad\ufffe]", "", text.replace("ํา", "ำ")))


def _read(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what a function reads of a PDF. Raises Unpaginated when it is none."""
    try:
        return function(*args, **kwargs)
    except pages.UnreadablePdf as error:
        raise Unpaginated("LibreOffice ให้ PDF ที่อ่านไม่ได้") from error


def _check_face(docx: bytes, pdf: bytes) -> None:
    """Raise NoOffice when the PDF was not drawn in the face that the document names."""
    named = re.search(rb'<w:rPrDefault>.*?w:cs="([^"]+)"', _styles(docx), re.DOTALL)
    drawn = _read(pages.faces, pdf)
    face = named[1].decode() if named else ""
    wanted = _bare(face)
    if wanted and drawn and not any(_bare(name).startswith(wanted) for name in drawn):
        raise NoOffice(f"เครื่องนี้ไม่มีแบบอักษร {face} ให้ติดตั้งก่อน หรือไม่ระบุ แบบอักษร")


def _bare(face: str) -> str:
    """Return a face's name as PDFs write it: no blanks, digits Arabic, letters small."""
    return re.sub(r"[\s#\-]", "", face).lower()


def _converted(
    documents: Mapping[str, bytes], office: Path, limit: int, *, packed: bool
) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        sources = {}
        # Plain ASCII names: LibreOffice on Windows may not take Thai ones on its command line.
        for i, (stem, docx) in enumerate(documents.items()):
            sources[stem] = folder / f"{i}.docx"
            sources[stem].write_bytes(docx)
        first = folder / "first.docx"
        first.write_bytes(first_of_all())
        printed = _run(office, folder, [first, *sources.values()], limit, packed=packed)
        out = {}
        for stem, source in sources.items():
            made = source.with_suffix(".pdf")
            if not made.is_file():
                raise Unpaginated(printed.strip()[-500:] or "LibreOffice ไม่ได้สร้างแฟ้ม")
            out[stem] = made.read_bytes()
        return out


def _run(office: Path, folder: Path, sources: list[Path], limit: int, *, packed: bool) -> str:
    profile = (folder / "profile").as_uri()
    command = [str(office), f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += [
        "--convert-to",
        "pdf:writer_pdf_Export" + (_OF_PACK if packed else _OF_ONE),
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    try:
        return _said(command, limit, limit if packed else 2 * _SECONDS_EACH, folder)
    except subprocess.TimeoutExpired as error:
        raise Unpaginated(f"LibreOffice ไม่ตอบภายใน {limit} วินาที") from error
    except OSError as error:
        raise Unpaginated(f"เรียก LibreOffice ไม่ได้: {reason(error)}") from error


def _said(command: list[str], limit: int, still: int, folder: Path) -> str:
    """Return what a program said that leaves nothing outside ``folder``. Raises TimeoutExpired.

    ``still``: seconds in which it may make no further PDF. Broken off, it ends with all that it started: ``soffice`` is a script.
    """
    end, made = time.monotonic() + limit, 0
    with subprocess.Popen(  # noqa: S603 - a fixed program with our own file names
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
        # Elsewhere its socket may stand there, whose path must be short.
        env={**os.environ, "TMPDIR": str(folder)} if sys.platform == "linux" else None,
    ) as process:
        with contextlib.ExitStack() as broken_off:
            broken_off.callback(_end, process)
            while True:
                try:
                    said = process.communicate(timeout=min(still, max(end - time.monotonic(), 1)))[
                        0
                    ]
                    break
                except subprocess.TimeoutExpired:
                    before, made = made, sum(1 for _ in folder.glob("*.pdf"))
                    if made == before or time.monotonic() >= end:
                        raise
            broken_off.pop_all()
        return said


def _end(process: "subprocess.Popen[str]") -> None:
    """End a program and what it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def for_office(docx: bytes, fonts: Path) -> bytes:
    """Return the copy of ``docx`` that LibreOffice gets: justified as it can, the faces inside."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name, data in parts.items():
            if name.startswith("word/") and name.endswith(".xml"):
                parts[name] = data.replace(b'w:val="thaiDistribute"', b'w:val="both"')
        if "word/styles.xml" in parts:
            parts["word/styles.xml"] = unkept(parts["word/styles.xml"])
        thai = b'w:fmt="thaiNumbers"' in parts.get("word/document.xml", b"")
        for name in filter(
            re.compile(r"word/(?:document|header\d*|footer\d*)\.xml").fullmatch, list(parts)
        ):
            if thai:
                parts[name] = _page_digits(parts[name])
            if "\u00a0".encode() in parts[name]:
                parts[name] = held_together(parts[name], DIGITS_FACE)
        if "word/fontTable.xml" in parts and "word/_rels/fontTable.xml.rels" not in parts:
            parts |= _embedded(parts, fonts)
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()


def _page_digits(part: bytes) -> bytes:
    """Give the page-number fields of a part the face that draws 0-9 as ๐-๙."""
    root = etree.fromstring(part)
    for paragraph in root.iter(f"{_W}p"):
        field: list[etree._Element] = []
        for run in paragraph.iter(f"{_W}r"):
            mark = run.find(f"{_W}fldChar")
            kind = mark.get(f"{_W}fldCharType") if mark is not None else ""
            if kind == "begin" or field:
                field.append(run)
            if kind == "end":
                code = "".join(
                    str(e.text or "") for each in field for e in each.iter(f"{_W}instrText")
                )
                if re.search(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b", code):
                    for each in field:
                        set_face(each, DIGITS_FACE)
                field = []
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGITS_FACE = "DocgenThaiDigits"
_FACES = {OFFICIAL_FACE: "THSarabunPSK.ttf", DIGITS_FACE: "DocgenThaiDigits.ttf"}
_FONT_TYPE = b'<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FONT_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"


def _embedded(parts: dict[str, bytes], fonts: Path) -> dict[str, bytes]:
    """Return the parts that carry the faces inside the document (ECMA-376 Part 1, 17.8.3.3)."""
    table = parts["word/fontTable.xml"]
    if f'w:name="{DIGITS_FACE}"'.encode() not in table:
        entry = f'<w:font w:name="{DIGITS_FACE}"></w:font></w:fonts>'.encode()
        table = table.replace(b"</w:fonts>", entry)
    out: dict[str, bytes] = {}
    links = ""
    for n, (face, file) in enumerate(_FACES.items(), 1):
        key = uuid.uuid5(uuid.NAMESPACE_URL, face)
        embed = f'<w:embedRegular r:id="rId{n}" w:fontKey="{{{str(key).upper()}}}"/>'.encode()
        head, found, tail = table.partition(f'<w:font w:name="{face}"'.encode())
        if found:
            table = head + found + tail.replace(b"</w:font>", embed + b"</w:font>", 1)
        links += f'<Relationship Id="rId{n}" Type="{_FONT_RELATION}" Target="fonts/font{n}.odttf"/>'
        out[f"word/fonts/font{n}.odttf"] = _obfuscated((fonts / file).read_bytes(), key)
    rels = f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_RELATIONSHIPS}">{links}</Relationships>'
    types = parts["[Content_Types].xml"].replace(b"<Default ", _FONT_TYPE + b"<Default ", 1)
    return out | {
        "word/fontTable.xml": table,
        "word/_rels/fontTable.xml.rels": rels.encode(),
        "[Content_Types].xml": types,
    }


def _obfuscated(font: bytes, key: uuid.UUID) -> bytes:
    """XOR the first 32 bytes with the key, as 17.8.1 says."""
    mask = key.bytes[::-1]
    return bytes(b ^ mask[i % 16] for i, b in enumerate(font[:32])) + font[32:]
