"""A YAML file of any length, its values taken one after the other.

Enters: a path, or a text. Leaves: Stream, a Flow: what was taken is let go of, so that a million items need no more memory than a
thousand. Raises Faulty: broken YAML and control characters as soon as they are met, what is wrong with single values at the end.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import IO, Any

import yaml

from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.read import LOADER, MAX_BYTES
from docgen.read.builder import MAX_NODES, Builder
from docgen.read.faults import CONTROL, MAX_FAULTS, broken, controls, wrong_encoding
from docgen.source import File, Mapping, Node, Scalar, Sequence

_CHUNK = 1 << 14  # characters read at once
_LINE_END = re.compile(r"\r\n|\r|\n")
_KINDS: dict[type, type[Node]] = {
    yaml.MappingStartEvent: Mapping,
    yaml.SequenceStartEvent: Sequence,
}
_STARTS, _ENDS = tuple(_KINDS), (yaml.MappingEndEvent, yaml.SequenceEndEvent)


@contextmanager
def stream(path: Path, text: str | None = None) -> Iterator["Stream"]:
    """Open a file, or a text that counts instead of it. Raises Faulty, OSError."""
    # No line end is changed: places count characters as they stand in the file.
    with (
        path.open(encoding="utf-8-sig", newline="") if text is None else StringIO(text, newline="")
    ) as file:
        opened = Stream(path, file)
        try:
            yield opened
        finally:
            opened.close()


class Stream:
    """What is left of a file; one value is taken after the other. So many characters are read, and let go of, at once."""

    def __init__(self, path: Path, file: IO[str], at_once: int = _CHUNK) -> None:
        self._held = _Held(path, file, at_once)
        self._loader = LOADER(self._held)
        self._builder = Builder(self._held.file(), self._event)
        self._depth = 0
        self._next = self._builder.first()

    @property
    def kind(self) -> type[Node]:
        """What comes next."""
        return _KINDS.get(type(self._next), Scalar)

    @property
    def span(self) -> Span:
        """Where what comes next begins."""
        mark = self._next.start_mark
        return Span(self._held.path, mark.line + 1, mark.column + 1)

    def node(self) -> Node:
        """Take what comes next, whole."""
        first = last = self._next
        if isinstance(first, _STARTS):
            events, last = self._rest(first)
            self._builder.event = events.__next__
        self._look()
        made = self._builder.node(first, self._depth)
        self._builder.event = self._event
        self._held.let_go(last.end_mark.index)
        self._next = self._event()
        return made

    def _rest(self, first: Any) -> tuple[Iterator[Any], Any]:
        """Return the events behind the first of a mapping or a sequence, as far as its end, and the last of them."""
        events, open_ones = [first], 1
        while open_ones:
            events.append(event := self._event())
            kind = type(event)
            if kind in _STARTS:
                open_ones += 1
            elif kind in _ENDS:
                open_ones -= 1
            if len(events) > 2 * MAX_NODES:
                raise Faulty(Diagnostic("yaml-limit", "มีรายการมากเกินไป", self.span))
        return iter(events[1:]), events[-1]

    def entries(self) -> Iterator[Scalar]:
        """Take the mapping that comes next: yield each key, whose value is to be taken before the next."""
        seen: dict[str, Scalar] = {}
        for _ in self._within(yaml.MappingEndEvent):
            event = self._next
            key = self.node()
            if not isinstance(key, Scalar):
                self._builder.bad_key(event)
                self.node()
            elif key.text in seen:
                self._builder.twice(key, seen[key.text])
                self.node()
            else:
                seen[key.text] = key
                yield key

    def items(self) -> Iterator[None]:
        """Take the sequence that comes next: yield before each item, which is to be taken."""
        return self._within(yaml.SequenceEndEvent)

    def _within(self, end: type) -> Iterator[None]:
        self._look()
        self._builder.check(self._next, self._depth)
        self._depth += 1
        self._next = self._event()
        while type(self._next) is not end:
            yield
        self._depth -= 1
        self._next = self._event()

    def end(self) -> None:
        """Raise Faulty when another document follows, or any value was wrong."""
        more = self._event()
        self._look()
        self._builder.end(more)

    def _look(self) -> None:
        """Let the builder see the text that is held."""
        builder, held = self._builder, self._held
        builder.file, builder.base, builder.count = held.file(), held.base, 0

    def close(self) -> None:
        self._loader.dispose()

    def _event(self) -> Any:
        try:
            return self._loader.get_event()
        except yaml.YAMLError as error:
            raise Faulty(broken(self._held.file(), error, self._held.base)) from error


class _Held:
    """The text between what was taken and what yaml has read."""

    def __init__(self, path: Path, file: IO[str], at_once: int) -> None:
        self.path, self._file, self._at_once = path, file, at_once
        self.base = 0  # characters let go of
        self._text = File(path, "")
        self._more: list[str] = []  # read since
        self._size = 0

    def read(self, _: int) -> str:
        """Return the next characters, as yaml asks for them. Raises Faulty."""
        try:
            chunk = self._file.read(self._at_once)
            if CONTROL.search(chunk):
                raise Faulty(*islice(self._controls(), MAX_FAULTS))
        except UnicodeDecodeError as error:
            raise Faulty(self._undecodable(error)) from error
        self._more.append(chunk)
        self._size += len(chunk)
        if self._size > MAX_BYTES:
            message = f"รายการเดียวยาวเกินไป (เกิน {MAX_BYTES // 1_048_576} MB)"
            hint = "ตรวจเครื่องหมายคำพูดหรือวงเล็บที่เปิดแล้วไม่ปิด"
            raise Faulty(Diagnostic("yaml-limit", message, self.file().span(0), hint))
        return chunk

    def _controls(self) -> Iterator[Diagnostic]:
        self._file.seek(0)
        for before, line in enumerate(self._file):
            yield from controls(File(self.path, line, before))

    def _undecodable(self, error: UnicodeDecodeError) -> Diagnostic:
        """Tell the first byte that is no UTF-8 by its place in the file: yaml was given a part of it."""
        data = self.path.read_bytes()
        try:
            data.decode("utf-8-sig")
        except UnicodeDecodeError as found:
            error = found
        return wrong_encoding(self.path, data, error.start)

    def file(self) -> File:
        """Return the text, for many values the same."""
        if self._more:
            text = "".join((self._text.text, *self._more))
            self._text = replace(self._text, text=text)
            self._more.clear()
        return self._text

    def let_go(self, end: int) -> None:
        """Let go of what stands before a character, when it is much."""
        at = end - self.base
        if at < self._at_once:
            return
        held = self.file()
        ends = [found.end() for found in _LINE_END.finditer(held.text, 0, at)]
        left = at - ends[-1] if ends else held.left + at
        self._text = File(self.path, held.text[at:], held.before + len(ends), left)
        self.base, self._size = end, len(self._text.text)
