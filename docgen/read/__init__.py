"""A path in, a located tree out. This folder is the only importer of yaml; guesses no type.

Enters: the path of a YAML file. Leaves: a Node tree whose scalars are text as typed. Faults (broken
YAML, wrong encoding, duplicate keys, control characters, anchors, sizes past the limits) are
raised together as Faulty. Limits keep hostile files from the machine's memory.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import islice, takewhile
from pathlib import Path
from stat import S_ISREG
from typing import Any

import yaml

from docgen.diagnostics import Diagnostic, Faulty, Span, reason
from docgen.read.builder import Builder
from docgen.read.faults import MAX_FAULTS, broken, controls, wrong_encoding
from docgen.source import File, Node

MAX_BYTES = 32 * 1024 * 1024

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> Node:
    """Read one YAML file. Raises Faulty with every fault found in it."""
    return parse(load(path))


def parse(file: File) -> Node:
    """Read the YAML of a text. Raises Faulty with every fault found in it."""
    if faults := list(islice(controls(file), MAX_FAULTS)):
        raise Faulty(*faults)
    loader = LOADER(file.text)
    builder = Builder(file, loader.get_event)
    try:
        node = builder.node(builder.first(), 0)
        loader.get_event()  # the document's end
        builder.end(loader.get_event())
    except yaml.YAMLError as error:
        raise Faulty(broken(file, error)) from error
    finally:
        loader.dispose()
    return node


def load(path: Path, *, old: bool = False) -> File:
    """Read a file as UTF-8 text (with or without BOM), ``old``: also as the UTF-16 or TIS-620 of older programs. Raises Faulty."""
    here = Span(path)
    try:
        status = path.stat()
        size = status.st_size
        if not S_ISREG(status.st_mode):
            raise Faulty(Diagnostic("file-unreadable", f"{path} ไม่ใช่แฟ้ม", here))
        if size > MAX_BYTES:
            message = f"แฟ้มใหญ่เกินไป ({size // 1_048_576} MB เกิน {MAX_BYTES // 1_048_576} MB)"
            raise Faulty(Diagnostic("file-too-large", message, here, "แบ่งแฟ้มเป็นหลายแฟ้ม"))
        data = path.read_bytes()
    except FileNotFoundError:
        hint = "ตรวจชื่อแฟ้มและโฟลเดอร์"
        raise Faulty(Diagnostic("file-missing", f"ไม่พบแฟ้ม {path}", here, hint)) from None
    except OSError as error:
        message = f"เปิดแฟ้มไม่ได้: {reason(error)}"
        raise Faulty(Diagnostic("file-unreadable", message, here)) from None
    try:
        return File(path, decoded(data) if old else data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Faulty(wrong_encoding(path, data, error.start)) from None


def decoded(data: bytes) -> str:
    """Return the text of bytes in UTF-8, UTF-16 with its mark, or TIS-620 (Windows-874). Raises UnicodeDecodeError of the first."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            return data.decode("cp874")
        except UnicodeDecodeError:
            raise error from None


def lines_of(text: str) -> list[str]:
    """Return the lines of a file as places count them."""
    return re.split(r"\r\n|\r|\n", text)


def plain(path: Path) -> Any:
    """Read one of docgen's own data tables: dicts, lists and text, all scalars text."""
    events = yaml.parse(load(path).text, Loader=LOADER)
    next(events), next(events)  # the starts of the stream and of the document
    return _plain(next(events), events)


def _plain(event: Any, events: Iterator[Any]) -> Any:
    """Return the value that begins with the event: in half the time of PyYAML's constructor, which looks for types."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if isinstance(event, yaml.SequenceStartEvent):
        return [_plain(item, events) for item in takewhile(_goes_on, events)]
    keys = takewhile(_goes_on, events)
    return {_plain(key, events): _plain(next(events), events) for key in keys}


def _goes_on(event: Any) -> bool:
    return not isinstance(event, yaml.CollectionEndEvent)
