"""A .docx in, a PDF out. The only importer of subprocess (LibreOffice).

Enters: .docx bytes under their stems. Leaves: PDF bytes under the same stems. LibreOffice 7.4 draws
``thaiDistribute`` ragged, so its copy of the document is justified as ``both``; the .docx keeps what Word draws.
The official face travels inside that copy, for machines that lack it (ECMA-376 Part 1, 17.8). LibreOffice 7.4
knows no Thai page numbers either (it draws 2 for thaiNumbers): the copy takes fonts/DocgenThaiDigits.ttf for them, and
the PDF's text layer is given the Thai digits.
"""

import re
import shutil
import subprocess
import tempfile
import uuid
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from lxml import etree

from docgen import keep
from docgen.model import OFFICIAL_FACE

_USUAL_PLACES = (
    # The .com waits and prints on a Windows console; the .exe is a window's program.
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_PDF_FAILURES = (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError)
_SECONDS_EACH = 60
HOW_TO_GET = (
    "ติดตั้ง LibreOffice ก่อน: Windows และ macOS จาก libreoffice.org, "
    "Debian/Ubuntu: apt-get install libreoffice-writer"
)


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


def pdfs(documents: Mapping[str, bytes], office: Path, fonts: Path) -> dict[str, bytes]:
    """Convert all documents with one start of LibreOffice, and again those whose chains it divided.

    Raises Unpaginated.
    """
    copies = {stem: for_office(docx, fonts) for stem, docx in documents.items()}
    made = _converted(copies, office)
    again = {}
    for stem, pdf in made.items():
        if mended := keep.mended(copies[stem], page_texts(pdf)):
            again[stem] = mended
    if again:
        made |= _converted(again, office)
    for stem, pdf in made.items():
        _check_face(documents[stem], pdf)
    return {stem: _with_thai_text(pdf) for stem, pdf in made.items()}


def _check_face(docx: bytes, pdf: bytes) -> None:
    """Raise NoOffice when the PDF was not drawn in the face that the document names."""
    from pypdf import PdfReader

    with zipfile.ZipFile(BytesIO(docx)) as archive:
        styles = archive.read("word/styles.xml") if "word/styles.xml" in archive.namelist() else b""
    named = re.search(rb'<w:rPrDefault>.*?w:cs="([^"]+)"', styles, re.DOTALL)
    drawn = {
        re.sub(r"^/(?:\w{6}\+)?", "", str(font.get_object().get("/BaseFont", "")))
        for page in PdfReader(BytesIO(pdf)).pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
    }
    face = named[1].decode() if named else ""
    wanted = _bare(face)
    if wanted and drawn and not any(_bare(name).startswith(wanted) for name in drawn):
        raise NoOffice(f"เครื่องนี้ไม่มีแบบอักษร {face} ให้ติดตั้งก่อน หรือไม่ระบุ แบบอักษร")


def _bare(face: str) -> str:
    """Return a face's name as PDFs write it: no blanks, digits Arabic, letters small."""
    return re.sub(r"[\s#\-]", "", face).lower()


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page, in the order in which it was drawn."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    except (PyPdfError, *_PDF_FAILURES) as error:
        raise Unpaginated("LibreOffice ให้ PDF ที่อ่านไม่ได้") from error


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(pdf)).pages)


def _converted(documents: Mapping[str, bytes], office: Path) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        sources = {}
        # Plain ASCII names: LibreOffice on Windows may not take Thai ones on its command line.
        for i, (stem, docx) in enumerate(documents.items()):
            sources[stem] = folder / f"{i}.docx"
            sources[stem].write_bytes(docx)
        printed = _run(office, folder, list(sources.values()))
        out = {}
        for stem, source in sources.items():
            made = source.with_suffix(".pdf")
            if not made.is_file():
                raise Unpaginated(printed.strip()[-500:] or "LibreOffice ไม่ได้สร้างแฟ้ม")
            out[stem] = made.read_bytes()
        return out


def _run(office: Path, folder: Path, sources: list[Path]) -> str:
    profile = (folder / "profile").as_uri()
    command = [str(office), f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += [
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    limit = _SECONDS_EACH * (1 + len(sources))
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program with our own file names
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unpaginated(f"LibreOffice ไม่ตอบภายใน {limit} วินาที") from error
    except OSError as error:
        raise Unpaginated(f"เรียก LibreOffice ไม่ได้: {error.strerror}") from error
    return done.stdout + done.stderr


def joined(documents: list[bytes]) -> bytes:
    """Return one PDF that holds all of them in order."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for document in documents:
        writer.append(PdfReader(BytesIO(document)))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def for_office(docx: bytes, fonts: Path) -> bytes:
    """Return the copy of ``docx`` that LibreOffice gets: justified as it can, the faces inside."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name, data in parts.items():
            if name.startswith("word/") and name.endswith(".xml"):
                parts[name] = data.replace(b'w:val="thaiDistribute"', b'w:val="both"')
        thai = b'w:fmt="thaiNumbers"' in parts.get("word/document.xml", b"")
        for name in filter(
            re.compile(r"word/(?:document|header\d*|footer\d*)\.xml").fullmatch, list(parts)
        ):
            if thai:
                parts[name] = _page_digits(parts[name])
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
                        _set_face(each)
                field = []
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_face(run: etree._Element) -> None:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        properties = etree.Element(f"{_W}rPr")
        run.insert(0, properties)
    for old in properties.findall(f"{_W}rFonts"):
        properties.remove(old)
    face = etree.Element(f"{_W}rFonts")
    for side in ("ascii", "hAnsi", "cs"):
        face.set(_W + side, DIGITS_FACE)
    properties.insert(0, face)


def _with_thai_text(pdf: bytes) -> bytes:
    """Let the text of the page numbers be read as the Thai digits that are drawn; same input, same bytes."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    for page in writer.pages:
        fonts = page.get("/Resources", {}).get("/Font", {})
        for reference in fonts.values():
            font = reference.get_object()
            if not str(font.get("/BaseFont", "")).endswith(DIGITS_FACE) or "/ToUnicode" not in font:
                continue
            codes = font["/ToUnicode"].get_data()
            stream = StreamObject()
            stream.set_data(re.sub(rb"<003([0-9])>", rb"<0E5\1>", codes))
            font[NameObject("/ToUnicode")] = writer._add_object(stream)  # noqa: SLF001 - pypdf has no other
    # The time of making and a random name would make each PDF of the same letter another file.
    writer.metadata = {"/Producer": "docgen"}
    writer._ID = None  # noqa: SLF001 - pypdf has no other
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


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
