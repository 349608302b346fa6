"""What the tags of a template print, noted; marks stand for it, so that rows whose documents are alike are told.

Enters: what Jinja prints. Leaves: marks, and the texts for which they stand as XML has them.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

from jinja2 import nodes
from markupsafe import Markup

from docgen.marks import CLASS, MOST, NotAlike, nth
from docgen.render.pictures import Described
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
# What docxtpl makes tabs, lines, paragraphs, pages of, and what XML cannot hold.
_NO_TEXT = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_XML = re.compile(f"(?:[^&<>{{}}{CLASS}]|&(?:amp|lt|gt|quot|#[0-9]+);)*")


class Prints:
    """Runs tags. What stands in the letter whatever the row is, ``static``, is printed as it is; so are numbers and pictures."""

    def __init__(self, static: Collection[str]) -> None:
        self._static = {text: typed(text) for text in static}
        self._noted: list[str] = []
        self._pictures: list[Described] = []
        self._noting = False
        self._env = environment_of(self._printed)

    def captured(self, source: str) -> bool:
        """Whether a text with tags looks at what its own tags print."""
        parsed = self._env.parse(source)
        again = any(loop.recursive for loop in parsed.find_all(nodes.For))
        return again or any(parsed.find(kind) is not None for kind in _CAPTURES)

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

    @property
    def pictured(self) -> int:
        """How many pictures were printed since they were last taken."""
        return len(self._pictures)

    def taken(self) -> tuple[list[str], list[Described]]:
        """Return the texts for which marks stand, and the pictures, since this was last asked. Raises NotAlike."""
        noted, self._noted = self._noted, []
        pictures, self._pictures = self._pictures, []
        if len(noted) > MOST or _NO_TEXT.search("".join(noted)):
            raise NotAlike
        return noted, pictures

    def _printed(self, value: Any) -> Any:
        if isinstance(value, Described):
            self._pictures.append(value)
        if not isinstance(value, str) or not value:
            return typed(value)
        text = str(value)
        if isinstance(value, Markup):
            if not self._noting or not _IN_XML.fullmatch(text):
                return value
        elif not self._noting or value in self._static:
            return self._static.get(value) or typed(value)
        else:
            text = escaped(text)
        self._noted.append(text)
        return Markup(nth(min(len(self._noted) - 1, MOST)))  # noqa: S704 - a mark
