"""Bytes in, files out: written aside, then renamed. The only writer of files.

Enters: a path and bytes. Leaves: the file. A file appears whole or not at all; nothing
outside the folder is touched, whatever a name is made of. Raises Faulty.
"""

import codecs
import contextlib
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from docgen.diagnostics import Diagnostic, Faulty, Span, reason

_MAX_BYTES = 200  # of a name: most file systems take 255
_LONGEST_REST = 25  # characters of a word that is left out whole
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\..*)?", re.IGNORECASE
)


def safe_stem(name: str) -> str:
    """Return ``name`` as a file's stem that Windows, macOS and Linux take and that names no folder."""
    stem = re.sub(
        r'[<>:"/\\|?*\x00-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufdd0\ufdd1]',
        "-",
        name,
    )
    stem = re.sub(r"\s+", " ", unicodedata.normalize("NFC", stem)).strip(" .-")
    if len(stem.encode("utf-8", "replace")) > _MAX_BYTES:
        stem = _shortened(stem)
    stem = stem.strip(" .-")
    return f"_{stem}" if not stem or _RESERVED.fullmatch(stem) else stem


def _shortened(stem: str) -> str:
    """Return as much of a name as a file may have, up to a blank if one is near, with all marks of its last letter."""
    short = stem.encode("utf-8", "replace")[:_MAX_BYTES].decode("utf-8", "ignore")
    head, _, rest = short.rpartition(" ")
    if head and len(rest) < _LONGEST_REST and stem[len(short)] != " ":
        return head
    while short and (stem[len(short)] == "ำ" or unicodedata.category(stem[len(short)]) == "Mn"):
        short = short[:-1]
    return short


def clashes(paths: Iterable[Path]) -> list[Diagnostic]:
    """Return a fault for each path that stands twice; Windows and macOS do not tell capitals apart."""
    seen: set[str] = set()
    out = []
    for path in paths:
        folded = str(path).casefold()
        if folded in seen:
            hint = "ให้ชื่อแฟ้มต่างกัน เช่นใส่ {{ order }} หรือเลขที่ใน ชื่อแฟ้ม"
            out.append(
                Diagnostic("file-clash", f"เอกสารสองฉบับได้ชื่อแฟ้มเดียวกัน: {path.name}", None, hint)
            )
        seen.add(folded)
    return out


def replace_text(path: Path, before: str, after: str) -> None:
    """Write ``after`` in place of a file's text, which must still be ``before``; its encoding, its mark and its mode stay.

    Raises Faulty.
    """
    path = path.resolve()  # of a link, the file that it names
    try:
        data = path.read_bytes()
        mode = path.stat().st_mode
    except OSError as error:
        message = f"เปิดแฟ้ม {path.name} ไม่ได้: {reason(error)}"
        raise Faulty(Diagnostic("file-unreadable", message, Span(path))) from error
    now = next((b + after.encode(e) for b, e in _ENCODINGS if _is_text(data, b, before, e)), None)
    if now is None:
        hint = "สั่งใหม่อีกครั้ง"
        raise Faulty(Diagnostic("file-changed", "แฟ้มถูกแก้ระหว่างตรวจ จึงไม่แก้ให้", Span(path), hint))
    deliver(path, now, mode)


# How a text may stand in a file (read.py): its mark, its encoding. What mends a text are letters that each of them has.
_ENCODINGS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "cp874"),
)


def _is_text(data: bytes, mark: bytes, text: str, encoding: str) -> bool:
    """Whether the bytes are the text behind its mark, in the encoding."""
    try:
        return data == mark + text.encode(encoding)
    except UnicodeEncodeError:
        return False


def spooled(stream: BinaryIO, target: Path) -> Path:
    """Copy a stream, which can be read once, into a file; return the file."""
    with target.open("wb") as file:
        shutil.copyfileobj(stream, file)
    return target


def deliver(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write one file whole, with the ``mode`` given. Raises Faulty."""
    aside = path.parent / f".docgen-{secrets.token_hex(6)}.tmp"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            aside.chmod(mode)
        aside.replace(path)
    except (OSError, UnicodeError) as error:
        hint = "ตรวจโฟลเดอร์ปลายทาง; ถ้าเปิดแฟ้มนี้อยู่ใน Word ให้ปิดก่อน แล้วสั่งใหม่"
        message = f"เขียนแฟ้ม {path} ไม่ได้: {reason(error) if isinstance(error, OSError) else error}"
        raise Faulty(Diagnostic("file-unwritable", message, Span(path), hint)) from error
    finally:
        with contextlib.suppress(OSError, UnicodeError):
            aside.unlink(missing_ok=True)
