"""What the tags of a template print, noted; marks stand for it, so that rows whose documents are alike are told.

Enters: what Jinja prints. Leaves: marks, and the texts for which they stand as XML has them.
"""

from collections.abc import Collection, Mapping
from typing import Any

from jinja2 import nodes
from markupsafe import Markup

from docgen.marks import MOST, has_marks, nth
from docgen.render.skeleton import escaped
from docgen.render.tags import environment_of, has_tags, typed

_CAPTURES: tuple[type[nodes.Node], ...] = (
    nodes.AssignBlock,
    nodes.FilterBlock,
    nodes.Macro,
    nodes.CallBlock,
    nodes.Block,
    nodes.Include,
)
_BREAKS = "\n\t\a\f"  # docxtpl makes tabs, lines, paragraphs, pages of them


class NotAlike(Exception):
    """A text that makes paragraphs or lines of its own, or too many texts."""


class Prints:
    """Runs tags. What stands in the letter whatever the row is, ``static``, is printed as it is; so are numbers and pictures."""

    def __init__(self, static: Collection[str]) -> None:
        self._static = {text: typed(text) for text in static}
        self._noted: list[str] = []
        self._noting = False
        self._env = environment_of(self._printed)

    def captured(self, source: str) -> bool:
        """Whether a text with tags looks at what its own tags print."""
        parsed = self._env.parse(source)
        return any(parsed.find(kind) is not None for kind in _CAPTURES)

    def of(self, source: str, context: Mapping[str, Any]) -> str:
        """Return what a text with tags gives, with marks; they go on from those of the text before."""
        if not has_tags(source):
            return source.removesuffix("\n")
        template = self._env.from_string(source)
        self._noting = True
        try:
            return str(template.render(context))
        finally:
            self._noting = False

    def taken(self) -> list[str]:
        """Return the texts for which marks stand since this was last asked. Raises NotAlike."""
        noted, self._noted = self._noted, []
        whole = "".join(noted)
        if len(noted) > MOST or any(sign in whole for sign in _BREAKS):
            raise NotAlike
        return noted

    def _printed(self, value: Any) -> Any:
        if not isinstance(value, str):
            return typed(value)
        if not self._noting or value in self._static:
            return self._static.get(value) or typed(value)
        if not value or (isinstance(value, Markup) and ("<" in value or has_marks(value))):
            return value
        self._noted.append(str(value) if isinstance(value, Markup) else escaped(value))
        return Markup(nth(min(len(self._noted) - 1, MOST)))  # noqa: S704 - a mark
