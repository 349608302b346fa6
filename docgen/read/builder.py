"""Events of yaml in, nodes out.

Enters: a File, its events one after the other. Leaves: Nodes; what is wrong with them is collected. Limits keep hostile files
from the machine's memory.
"""

from collections.abc import Callable
from typing import Any

import yaml

from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.read.faults import CONTROL, MAX_FAULTS
from docgen.source import File, Mapping, Node, Scalar, Sequence

MAX_SCALAR = 100_000
MAX_DEPTH = 40
MAX_NODES = 2_000_000

_NO_TAG = (None, "!")


class Builder:
    """Turns YAML events into nodes without recursion on input deeper than MAX_DEPTH.

    The text of ``file`` begins at character ``base`` of what yaml was given.
    """

    def __init__(self, file: File, event: Callable[[], Any], base: int = 0) -> None:
        self.file, self.event, self.base = file, event, base
        self.faults: list[Diagnostic] = []
        self.count = 0

    def first(self) -> Any:
        """Return the first event of the document. Raises Faulty when there is none."""
        self.event()  # the stream's start
        event = self.event()
        if isinstance(event, yaml.StreamEndEvent):
            raise Faulty(Diagnostic("file-empty", "แฟ้มว่าง", Span(self.file.path)))
        return self.event()

    def end(self, more: Any) -> None:
        """Raise Faulty when ``more`` than the document follows, or anything was wrong."""
        if not isinstance(more, yaml.StreamEndEvent):
            span = self.span(more)
            self.fault("yaml-documents", "มีหลายเอกสาร (---) ในแฟ้มเดียว", span, "แยกเป็นแฟ้มละเอกสาร")
        if self.faults:
            raise Faulty(*self.faults)

    def fault(self, code: str, message: str, span: Span, hint: str = "") -> None:
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(Diagnostic(code, message, span, hint))

    def span(self, event: Any, length: int = 1) -> Span:
        return self.file.span(event.start_mark.index - self.base, length)

    def check(self, event: Any, depth: int) -> None:
        """Look at what no node may have. Raises Faulty past the limits."""
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            message = "ซ้อนกันลึกเกินไป" if depth > MAX_DEPTH else "มีรายการมากเกินไป"
            raise Faulty(Diagnostic("yaml-limit", message, self.span(event)))
        if event.anchor or (type(event) is not yaml.AliasEvent and event.tag not in _NO_TAG):
            hint = "ถ้าเป็นข้อความ ให้ใส่เครื่องหมายคำพูดครอบ; ถ้าต้องการใช้ค่าซ้ำ ใช้ {{ ... }}"
            self.fault("yaml-anchor", "docgen ไม่ใช้ & * และ ! ของ YAML", self.span(event), hint)

    def node(self, event: Any, depth: int) -> Node:
        """Return the node that begins with an event. Raises Faulty past the limits."""
        self.check(event, depth)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.MappingStartEvent:
            return self._mapping(event, depth)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth)
        start, end = event.start_mark.index - self.base, event.end_mark.index - self.base
        return Scalar("", self.file, start, end)  # an alias

    def _scalar(self, event: Any) -> Scalar:
        text: str = event.value
        start, end = event.start_mark.index - self.base, event.end_mark.index - self.base
        scalar = Scalar(text, self.file, start, end, event.style or "")
        if len(text) > MAX_SCALAR:
            message = f"ข้อความยาวเกินไป ({len(text):,} ตัวอักษร)"
            self.fault("yaml-limit", message, self.file.span(start))
        elif scalar.style == '"' and (found := CONTROL.search(text)):  # by an escape
            message = f"มีอักขระควบคุม (U+{ord(found.group()):04X})"
            self.fault("control-character", message, scalar.at(found.start()), "ลบอักขระนี้ออก")
        return scalar

    def _mapping(self, start: Any, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        while type(event := self.event()) is not yaml.MappingEndEvent:
            key = self.node(event, depth + 1)
            value = self.node(self.event(), depth + 1)
            if not isinstance(key, Scalar):
                self.bad_key(event)
                continue
            if key.text in seen:
                self.twice(key, seen[key.text])
                continue
            seen[key.text] = key
            entries.append((key, value))
        return Mapping(tuple(entries), self.file, start.start_mark.index - self.base)

    def twice(self, key: Scalar, before: Scalar) -> None:
        message = f"คีย์ “{key.text}” ซ้ำ (มีแล้วที่บรรทัด {before.span.line})"
        self.fault("key-duplicate", message, key.span, "เหลือไว้เพียงแห่งเดียว")

    def bad_key(self, event: Any) -> None:
        index = event.start_mark.index - self.base
        if self.file.text[max(index - 1, 0) : index + 1] == "{{":
            message = "ค่าที่ขึ้นต้นด้วย {{ ต้องมีเครื่องหมายคำพูดครอบ"
            hint = 'เขียนเป็น คีย์: "{{ ... }}" หรือใช้ | แล้วขึ้นบรรทัดใหม่'
            self.fault("yaml-broken", message, self.file.span(index - 1, 2), hint)
        else:
            self.fault("yaml-broken", "คีย์ต้องเป็นข้อความ", self.span(event))

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while type(event := self.event()) is not yaml.SequenceEndEvent:
            items.append(self.node(event, depth + 1))
        return Sequence(tuple(items), self.file, start.start_mark.index - self.base)
