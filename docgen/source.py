"""What was read, before anyone judged it: a tree of located text.

Enters: nothing. Leaves: the node classes. Every scalar is text exactly as typed (``012`` stays
``012``) and can say at which line and column any of its characters stands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from docgen.diagnostics import Span

_ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)", re.DOTALL
)

_FOLDED = ("\n", " ", "\t")  # ends of an escaped line end, which gives nothing
_QUOTES, _DOUBLED = ("'", '"'), re.compile(r"['\\]")  # what is typed otherwise than it reads
_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class File:
    """A file's text, or a part of it: so many lines ``before``, so many characters to the ``left`` in its first line.

    ``index`` counts characters of the text from 0.
    """

    path: Path
    text: str = field(repr=False)
    before: int = 0
    left: int = 0

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", self.text))]

    @cached_property
    def lines(self) -> list[str]:
        return re.split(r"\r\n|\r|\n", self.text)

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1."""
        return self.lines[number - 1 - self.before]

    def span(self, index: int, length: int = 1) -> Span:
        starts = self.line_starts
        line = bisect_right(starts, index)
        if line < len(starts):
            length = min(length, starts[line] - 1 - index)  # no span goes over the end of its line
        column = index - starts[line - 1] + 1 + (self.left if line == 1 else 0)
        return Span(self.path, line + self.before, column, max(length, 1))


@dataclass(frozen=True)
class Stretch:
    """Characters of a file, from ``start`` up to ``end``."""

    file: File
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.file.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The place, as far as the end of its first line."""
        first = re.split(r"\r\n|\r|\n", self.text, maxsplit=1)[0]
        return self.file.span(self.start, len(first))


@dataclass(eq=False)
class Scalar:
    """Text as typed; ``start`` and ``end`` bound it in the file, quotes and block marks included.

    Never changed: a frozen one takes three times as long to make, and a letter has hundreds.
    """

    text: str
    file: File
    start: int
    end: int
    style: str = ""

    @cached_property
    def _indexes(self) -> SequenceOf[int]:
        """The file index of each character of ``text``."""
        first = self.first
        as_it_is = self.style not in _QUOTES or not _DOUBLED.search(self.text)
        if as_it_is and self.file.text.startswith(self.text, first):
            return range(first, first + len(self.text))
        return _align(self, first)

    @property
    def first(self) -> int:
        """Where in the file the content begins: behind the quote, below the mark of a block."""
        if self.style in ("|", ">"):
            newline = _NEWLINE.search(self.file.text, self.start)
            return len(self.file.text) if newline is None else newline.end()
        return self.start + (1 if self.style in ("'", '"') else 0)

    @property
    def span(self) -> Span:
        length = len(self.text) if "\n" not in self.text else 1
        return self.at(0, length)

    def at(self, offset: int, length: int = 1) -> Span:
        """Return the place of ``text[offset:offset + length]``."""
        if offset < len(self._indexes):
            return self.file.span(self._indexes[offset], length)
        return self.file.span(self._indexes[-1] + 1 if self._indexes else self.start, 1)

    def stretch(self, start: int, end: int) -> "Stretch":
        """Return where ``text[start:end]`` stands in the file; of an empty one, where it would stand."""
        known = self._indexes
        if start >= len(known):
            after = self._after(known[-1]) if known else self.first
            return Stretch(self.file, after, after)
        last = self._after(known[end - 1]) if end > start else known[start]
        return Stretch(self.file, known[start], max(last, known[start]))

    def _after(self, index: int) -> int:
        """Return where the character typed at ``index`` ends: an escape is longer than what it stands for."""
        text = self.file.text
        escape = _ESCAPE.match(text, index) if self.style == '"' else None
        if escape is not None:
            return escape.end()
        return index + (2 if self.style == "'" and text[index : index + 2] == "''" else 1)


@dataclass(frozen=True)
class Part:
    """A stretch of a scalar (one paragraph of a block): itself a scalar to whoever asks its place."""

    text: str
    whole: Scalar
    offset: int

    @property
    def span(self) -> Span:
        return self.at(0, len(self.text))

    def at(self, offset: int, length: int = 1) -> Span:
        return self.whole.at(self.offset + offset, length)

    def stretch(self, start: int, end: int) -> "Stretch":
        return self.whole.stretch(self.offset + start, self.offset + end)


@dataclass(eq=False)
class Mapping:
    """Keys and values in the order typed; the keys are unique. It begins in the file at ``start``."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    file: File
    start: int

    @property
    def span(self) -> Span:
        return self.file.span(self.start)


@dataclass(eq=False)
class Sequence:
    """Items in the order typed. It begins in the file at ``start``."""

    items: tuple["Node", ...]
    file: File
    start: int

    @property
    def span(self) -> Span:
        return self.file.span(self.start)


Text = Scalar | Part
TEXT = (Scalar, Part)  # for isinstance: a union takes twice as long
Node = Scalar | Part | Mapping | Sequence


class Flow(Protocol):
    """A file of any length, whose values are taken one after the other."""

    @property
    def kind(self) -> type[Node]:
        """What comes next: Mapping, Sequence or Scalar."""

    @property
    def span(self) -> Span:
        """Where what comes next begins."""

    def node(self) -> Node:
        """Take what comes next, whole."""

    def entries(self) -> Iterator[Scalar]:
        """Take the mapping that comes next: yield each key, whose value is to be taken before the next."""

    def items(self) -> Iterator[None]:
        """Take the sequence that comes next: yield before each item, which is to be taken."""

    def end(self) -> None:
        """End the file. Raises Faulty when anything in it was wrong."""


def _align(scalar: Scalar, start: int) -> list[int]:
    """Walk value and file side by side: folds, indents and escapes take file text and give none."""
    text, end = scalar.file.text, scalar.end
    escapes, doubles = scalar.style == '"', scalar.style == "'"
    indexes: list[int] = []
    i = start
    for char in scalar.text:
        while i < end and text[i] != char:
            escape = _ESCAPE.match(text, i) if escapes and text[i] == "\\" else None
            if escape and (escape.group()[1:] == char or not escape.group().endswith(_FOLDED)):
                break
            if char in " \n" and text[i] in "\r\n":
                break
            i = escape.end() if escape else i + 1
        indexes.append(min(i, max(end - 1, start)))
        escape = _ESCAPE.match(text, i) if escapes and text[i : i + 1] == "\\" else None
        doubled = doubles and char == "'" and text[i : i + 2] == "''"
        i = escape.end() if escape else i + (2 if doubled else 1)
    return indexes
