"""A validated document and the places its values came from.

Enters: nothing. Leaves: Document. A path names a value: ("references", 0, "date"), English keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath

from docgen.diagnostics import Span
from docgen.model import Model, OfficialDocument
from docgen.source import Node, Part, Scalar

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Places:
    """Where each value was typed; a value that took its default has the place of its parent."""

    nodes: Mapping[Path, Node]
    model: type[Model]
    text_paths: frozenset[Path] = frozenset()

    def span(self, path: Path, offset: int = 0, length: int = 0) -> Span:
        """Return the place of the value at ``path``, or of ``length`` characters in its text."""
        node = self.nodes.get(path)
        if node is None:
            return self.span(path[:-1])
        if isinstance(node, Scalar | Part):
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
        return [
            (path, node.text)
            for path, node in self.nodes.items()
            if path in self.text_paths and isinstance(node, Scalar | Part)
        ]


@dataclass(frozen=True)
class Document:
    """A letter that keeps the model's rules. ``folder`` is where its relative paths start."""

    content: OfficialDocument
    places: Places
    folder: FilePath
    name: str
