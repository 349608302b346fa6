"""A validated document and the places its values came from.

Enters: nothing. Leaves: Document. A path names a value: ("references", 0, "date"), English keys.
"""

from collections.abc import Iterator, Mapping
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

    @cached_property
    def names(self) -> dict[Path, list[str]]:
        """The names typed directly under each path."""
        out: dict[Path, list[str]] = {}
        for path in self.nodes:
            if path:
                out.setdefault(path[:-1], []).append(str(path[-1]))
        return out

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Yield every text of the letter with its path."""
        for path, node in self.nodes.items():
            if path in self.text_paths and isinstance(node, Scalar | Part):
                yield path, node.text


@dataclass(frozen=True)
class Document:
    """A letter that keeps the model's rules. ``folder`` is where its relative paths start."""

    content: OfficialDocument
    places: Places
    folder: FilePath
    name: str
