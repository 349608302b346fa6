"""A validated document and the places its values came from.

Enters: nothing. Leaves: Document. A path names a value: ("references", 0, "date"), English keys.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath

from docgen.diagnostics import Span
from docgen.model import Model, OfficialDocument
from docgen.source import TEXT, File, Node, Part, Scalar, Text

Path = tuple[str | int, ...]


def has_expression(text: str) -> bool:
    return "{{" in text or "{%" in text


@dataclass(frozen=True)
class Places:
    """Where each value was typed; a value that took its default has the place of its parent."""

    nodes: Mapping[Path, Node]
    model: type[Model]
    typed: Sequence[tuple[Path, Text]] = ()  # every text, in the order typed

    def span(self, path: Path, offset: int = 0, length: int = 0) -> Span:
        """Return the place of the value at ``path``, or of ``length`` characters in its text."""
        node = self.nodes.get(path)
        if node is None:
            return self.span(path[:-1])
        if isinstance(node, TEXT):
            return node.at(offset, length) if length else node.span
        return node.span

    def names(self, under: Path) -> list[str]:
        """Return the names typed directly under a path."""
        if under not in self._names:
            deep = len(under) + 1
            self._names[under] = [
                str(path[-1]) for path in self.nodes if len(path) == deep and path[:-1] == under
            ]
        return self._names[under]

    @cached_property
    def _names(self) -> dict[Path, list[str]]:
        return {}

    def texts(self) -> list[tuple[Path, str]]:
        """Return every text of the letter with its path."""
        return self._texts

    @cached_property
    def _texts(self) -> list[tuple[Path, str]]:
        return [(path, node.text) for path, node in self.typed]

    def expressions(self) -> list[tuple[Path, str]]:
        """Return every text that holds an expression, with its path."""
        return self._expressions

    @cached_property
    def _expressions(self) -> list[tuple[Path, str]]:
        return [(path, text) for path, text in self._texts if has_expression(text)]

    @cached_property
    def files(self) -> list[tuple[File, list[Scalar]]]:
        """The files in which the texts were typed, each with its texts."""
        found: dict[int, tuple[File, list[Scalar]]] = {}
        for _, node in self.typed:
            scalar = node.whole if isinstance(node, Part) else node
            here = found.get(id(scalar.file))
            if here is None:
                here = found[id(scalar.file)] = (scalar.file, [])
            here[1].append(scalar)
        return list(found.values())


@dataclass(frozen=True)
class Document:
    """A letter that keeps the model's rules. ``folder`` is where its relative paths start."""

    content: OfficialDocument
    places: Places
    folder: FilePath
    name: str
