"""A path in, a located tree out. The only importer of yaml; guesses no type.

Enters: the path of a YAML file. Leaves: a Node tree whose scalars are text as typed. Faults (broken
YAML, wrong encoding, duplicate keys, control characters, anchors, sizes past the limits) are
raised together as Faulty. Limits keep hostile files from the machine's memory.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice, takewhile
from pathlib import Path
from stat import S_ISREG
from typing import Any

import yaml

from docgen.diagnostics import Diagnostic, Faulty, Span, reason
from docgen.source import File, Mapping, Node, Scalar, Sequence

MAX_BYTES = 32 * 1024 * 1024
MAX_SCALAR = 100_000
MAX_DEPTH = 40
MAX_NODES = 2_000_000
MAX_FAULTS = 100

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_TAG = (None, "!")
# With those that end a line for YAML 1.1 and for nobody else.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

# What libyaml and PyYAML say, and what a clerk can do about it.
_YAML_HINTS = (
    (
        "mapping values are not allowed",
        "มีเครื่องหมาย : ซ้อนในบรรทัดเดียว หรือย่อหน้าไม่ตรงกัน",
        'ถ้า : เป็นส่วนของข้อความ ให้ใส่เครื่องหมายคำพูดครอบ เช่น "เวลา: ๙ น."',
    ),
    (
        "cannot start any token",
        "มีอักขระที่ใช้ขึ้นต้นค่าไม่ได้",
        "ห้ามใช้แท็บย่อหน้า (ใช้เว้นวรรค) และค่าที่ขึ้นต้นด้วย @ ` % ให้ใส่เครื่องหมายคำพูดครอบ",
    ),
    (
        "could not find expected ':'",
        "บรรทัดนี้ไม่มีเครื่องหมาย : หลังคีย์",
        "เขียนเป็น คีย์: ค่า (มีเว้นวรรคหลัง :)",
    ),
    (
        "unexpected end of stream",
        "เครื่องหมายคำพูดหรือวงเล็บเปิดแล้วไม่ปิด",
        "ปิดเครื่องหมายคำพูดหรือวงเล็บให้ครบ",
    ),
    (
        "expected",
        "โครงสร้าง YAML ผิด",
        "ตรวจย่อหน้าให้ตรงกัน เครื่องหมายคำพูดและวงเล็บให้ครบ",
    ),
    ("", "อ่าน YAML บรรทัดนี้ไม่ได้", "ตรวจย่อหน้า เครื่องหมาย : และเครื่องหมายคำพูด"),
)


def read(path: Path) -> Node:
    """Read one YAML file. Raises Faulty with every fault found in it."""
    return parse(load(path))


def parse(file: File) -> Node:
    """Read the YAML of a text. Raises Faulty with every fault found in it."""
    _must_be_text(file)
    with _told(file):
        return _Builder(file).build()


def items(file: File) -> Node | Iterator[Node]:
    """Read the YAML of a text that may be a long list: its items one after the other, without the tree of them all.

    Raises Faulty; what is wrong with an item is told when the list was read to its end.
    """
    _must_be_text(file)
    with _told(file):
        listed = _Builder(file).items()
    return _told_of_each(file, listed) if listed is not None else parse(file)


def _told_of_each(file: File, nodes: Iterator[Node]) -> Iterator[Node]:
    with _told(file):
        yield from nodes


@contextmanager
def _told(file: File) -> Iterator[None]:
    """Tell what yaml finds wrong with a text. Raises Faulty."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        raise Faulty(_broken(file, error)) from error
    except yaml.YAMLError as error:
        span = file.span(getattr(error, "position", 0) or 0)
        raise Faulty(Diagnostic("yaml-broken", "อ่าน YAML ไม่ได้", span)) from error


def _must_be_text(file: File) -> None:
    """Raise Faulty for control characters."""
    control = islice(_CONTROL.finditer(file.text), MAX_FAULTS)
    faults = [
        Diagnostic(
            "control-character",
            f"มีอักขระควบคุมที่มองไม่เห็น (U+{ord(m.group()):04X})",
            file.span(m.start()),
            "ลบอักขระนี้ออก มักติดมากับการคัดลอกจากโปรแกรมอื่น",
        )
        for m in control
    ]
    if faults:
        raise Faulty(*faults)


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
        raise Faulty(_wrong_encoding(path, data, error.start)) from None


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
    events = yaml.parse(load(path).text, Loader=_LOADER)
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


def _wrong_encoding(path: Path, data: bytes, start: int) -> Diagnostic:
    before = data[:start]
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
    span = Span(path, line, column)
    save = "เปิดใน Notepad แล้วเลือก บันทึกเป็น > การเข้ารหัส UTF-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Diagnostic("encoding", "แฟ้มนี้เป็น UTF-16 ไม่ใช่ UTF-8", span, save)
    high = [b for b in data if b >= 0x80]
    thai = sum(0xA1 <= b <= 0xDA or 0xDF <= b <= 0xFB for b in high)
    if high and thai / len(high) > 0.95:
        message = "แฟ้มนี้เป็น TIS-620 (Windows-874) ไม่ใช่ UTF-8"
        return Diagnostic("encoding", message, span, save)
    return Diagnostic("encoding", "แฟ้มนี้ไม่ใช่ UTF-8", span, save)


def _broken(file: File, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    if "end of stream" in (error.problem or "") and error.context_mark:
        mark = error.context_mark  # where the quote or bracket was opened
    index = min(mark.index, len(file.text)) if mark else 0
    span = file.span(index)
    problem = error.problem or ""
    lines = lines_of(file.text)
    shown = lines[min(span.line, len(lines)) - 1]
    if re.search(r"[:\-]\s+\{[{%]", shown):
        column = shown.index("{") + 1
        message = "ค่าที่ขึ้นต้นด้วย {{ ต้องมีเครื่องหมายคำพูดครอบ"
        hint = 'เขียนเป็น คีย์: "{{ ... }}" หรือใช้ | แล้วขึ้นบรรทัดใหม่'
        return Diagnostic("yaml-broken", message, Span(file.path, span.line, column, 2), hint)
    message, hint = next((m, h) for start, m, h in _YAML_HINTS if start in problem)
    return Diagnostic("yaml-broken", message, span, hint)


class _Builder:
    """Turns YAML events into nodes without recursion on input deeper than MAX_DEPTH."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.faults: list[Diagnostic] = []
        self.count = 0
        self.loader: Any = _LOADER(file.text)
        self.event: Callable[[], Any] = self.loader.get_event

    def build(self) -> Node:
        try:
            return self._document()
        finally:
            self.loader.dispose()

    def items(self) -> Iterator[Node] | None:
        """Return the items of the list that the text is, None when it is none."""
        first = self._first()
        if type(first) is yaml.SequenceStartEvent and not first.anchor and first.tag in _NO_TAG:
            return self._items()
        self.loader.dispose()
        return None

    def _items(self) -> Iterator[Node]:
        try:
            while type(event := self.event()) is not yaml.SequenceEndEvent:
                self.count = 0  # of one item
                yield self._node(event, 1)
            self._must_end()
        finally:
            self.loader.dispose()

    def _first(self) -> Any:
        self.event()  # the stream's start
        event = self.event()
        if isinstance(event, yaml.StreamEndEvent):
            raise Faulty(Diagnostic("file-empty", "แฟ้มว่าง", Span(self.file.path)))
        return self.event()

    def _document(self) -> Node:
        node = self._node(self._first(), 0)
        self._must_end()
        return node

    def _must_end(self) -> None:
        """Raise Faulty when another document follows, or anything was wrong."""
        self.event()  # the document's end
        more = self.event()
        if not isinstance(more, yaml.StreamEndEvent):
            span = self._span(more)
            self._fault("yaml-documents", "มีหลายเอกสาร (---) ในแฟ้มเดียว", span, "แยกเป็นแฟ้มละเอกสาร")
        if self.faults:
            raise Faulty(*self.faults)

    def _fault(self, code: str, message: str, span: Span, hint: str = "") -> None:
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(Diagnostic(code, message, span, hint))

    def _span(self, event: Any, length: int = 1) -> Span:
        return self.file.span(event.start_mark.index, length)

    def _node(self, event: Any, depth: int) -> Node:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            message = "ซ้อนกันลึกเกินไป" if depth > MAX_DEPTH else "มีรายการมากเกินไป"
            raise Faulty(Diagnostic("yaml-limit", message, self._span(event)))
        kind = type(event)
        if event.anchor or (kind is not yaml.AliasEvent and event.tag not in _NO_TAG):
            hint = "ถ้าเป็นข้อความ ให้ใส่เครื่องหมายคำพูดครอบ; ถ้าต้องการใช้ค่าซ้ำ ใช้ {{ ... }}"
            self._fault("yaml-anchor", "docgen ไม่ใช้ & * และ ! ของ YAML", self._span(event), hint)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.MappingStartEvent:
            return self._mapping(event, depth)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth)
        return Scalar("", self.file, event.start_mark.index, event.end_mark.index)  # an alias

    def _scalar(self, event: Any) -> Scalar:
        text: str = event.value
        start, end = event.start_mark.index, event.end_mark.index
        scalar = Scalar(text, self.file, start, end, event.style or "")
        if len(text) > MAX_SCALAR:
            message = f"ข้อความยาวเกินไป ({len(text):,} ตัวอักษร)"
            self._fault("yaml-limit", message, self.file.span(start))
        elif scalar.style == '"' and (found := _CONTROL.search(text)):  # by an escape
            message = f"มีอักขระควบคุม (U+{ord(found.group()):04X})"
            self._fault("control-character", message, scalar.at(found.start()), "ลบอักขระนี้ออก")
        return scalar

    def _mapping(self, start: Any, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        while type(event := self.event()) is not yaml.MappingEndEvent:
            key = self._node(event, depth + 1)
            value = self._node(self.event(), depth + 1)
            if not isinstance(key, Scalar):
                self._bad_key(event)
                continue
            if key.text in seen:
                message = f"คีย์ “{key.text}” ซ้ำ (มีแล้วที่บรรทัด {seen[key.text].span.line})"
                self._fault("key-duplicate", message, key.span, "เหลือไว้เพียงแห่งเดียว")
                continue
            seen[key.text] = key
            entries.append((key, value))
        return Mapping(tuple(entries), self.file, start.start_mark.index)

    def _bad_key(self, event: Any) -> None:
        index = event.start_mark.index
        if self.file.text[max(index - 1, 0) : index + 1] == "{{":
            message = "ค่าที่ขึ้นต้นด้วย {{ ต้องมีเครื่องหมายคำพูดครอบ"
            hint = 'เขียนเป็น คีย์: "{{ ... }}" หรือใช้ | แล้วขึ้นบรรทัดใหม่'
            self._fault("yaml-broken", message, self.file.span(index - 1, 2), hint)
        else:
            self._fault("yaml-broken", "คีย์ต้องเป็นข้อความ", self._span(event))

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while type(event := self.event()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), self.file, start.start_mark.index)
