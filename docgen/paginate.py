"""A .docx in, a PDF out. The only importer of subprocess (LibreOffice).

Enters: .docx bytes under their stems. Leaves: PDF bytes under the same stems. LibreOffice 7.4 draws
``thaiDistribute`` ragged, so its copy of the document is justified as ``both``; the .docx keeps what Word draws.
The official face travels inside that copy, for machines that lack it (ECMA-376 Part 1, 17.8.1).
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

from docgen.composition import OFFICIAL_FACE

_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECONDS_EACH = 60
HOW_TO_GET = (
    "ติดตั้ง LibreOffice ก่อน: Windows และ macOS จาก libreoffice.org, "
    "Debian/Ubuntu: apt-get install libreoffice-writer"
)


class NoOffice(Exception):  # noqa: N818 - a tool is missing; exit code 3
    """LibreOffice is not on this machine."""


class Unpaginated(Exception):  # noqa: N818 - the tool failed
    """LibreOffice gave no PDF; the text says what it printed."""


def find_office(named: str | None = None) -> Path:
    """Return the path of LibreOffice; ``named`` (DOCGEN_SOFFICE) goes first. Raises NoOffice."""
    candidates = [named] if named else [shutil.which("soffice"), shutil.which("libreoffice"), *_USUAL_PLACES]
    for candidate in filter(None, candidates):
        if Path(candidate).is_file():
            return Path(candidate)
    raise NoOffice(HOW_TO_GET)


def pdfs(documents: Mapping[str, bytes], office: Path, font: Path) -> dict[str, bytes]:
    """Convert all documents with one start of LibreOffice. Raises Unpaginated."""
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        sources = {}
        # Plain ASCII names: LibreOffice on Windows may not take Thai ones on its command line.
        for i, (stem, docx) in enumerate(documents.items()):
            sources[stem] = folder / f"{i}.docx"
            sources[stem].write_bytes(for_office(docx, font))
        printed = _run(office, folder, list(sources.values()))
        out = {}
        for stem, source in sources.items():
            made = source.with_suffix(".pdf")
            if not made.is_file():
                raise Unpaginated(printed.strip()[-500:])
            out[stem] = made.read_bytes()
        return out


def _run(office: Path, folder: Path, sources: list[Path]) -> str:
    profile = (folder / "profile").as_uri()
    command = [str(office), f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), *map(str, sources)]
    limit = _SECONDS_EACH * (1 + len(sources))
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program with our own file names
            command, capture_output=True, text=True, errors="replace", timeout=limit, check=False
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


def for_office(docx: bytes, font: Path) -> bytes:
    """Return the copy of ``docx`` that LibreOffice gets: justified as it can, the face inside."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        table = old.read("word/fontTable.xml") if "word/fontTable.xml" in names else b""
        embeds = f'w:name="{OFFICIAL_FACE}"'.encode() in table and b"w:embedRegular" not in table
        for name in names:
            data = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                data = data.replace(b'w:val="thaiDistribute"', b'w:val="both"')
            if embeds and name == "word/fontTable.xml":
                data = _with_font(data)
            if embeds and name == "[Content_Types].xml":
                data = data.replace(b"<Default ", _FONT_TYPE + b"<Default ", 1)
            if not (embeds and name == "word/_rels/fontTable.xml.rels"):
                new.writestr(name, data)
        if embeds:
            new.writestr("word/fonts/font1.odttf", _obfuscated(font.read_bytes()))
            new.writestr("word/_rels/fontTable.xml.rels", _FONT_LINK)
    return out.getvalue()


_KEY = uuid.uuid5(uuid.NAMESPACE_URL, "docgen/TH SarabunPSK")
_FONT_TYPE = (
    b'<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
)
_FONT_LINK = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/font" '
    'Target="fonts/font1.odttf"/></Relationships>'
)


def _with_font(table: bytes) -> bytes:
    """Point the font table's entry of the official face at the embedded file."""
    key = f"{{{str(_KEY).upper()}}}"
    embed = f'<w:embedRegular r:id="rId1" w:fontKey="{key}"/></w:font>'.encode()
    entry = re.compile(rf'(<w:font w:name="{OFFICIAL_FACE}".*?)</w:font>'.encode(), re.DOTALL)
    return entry.sub(lambda m: m[1] + embed, table, count=1)


def _obfuscated(font: bytes) -> bytes:
    """XOR the first 32 bytes with the key, as 17.8.1 says."""
    key = bytes.fromhex(_KEY.hex)[::-1]
    return bytes(b ^ key[i % 16] for i, b in enumerate(font[:32])) + font[32:]
