"""A template that stays open: what of it has tags, filled once more for each row.

Enters: the path of a template. Leaves: Noting, filled as docxtpl fills it; then again, part by part.
"""

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.opc.part import XmlPart

from docgen.render.tags import PROPERTIES, Template, environment, has_tags, plain

_FOOTNOTES, _CORE = "footnotes+xml", "core-properties+xml"
_FIRST_ID = 1000  # of the pictures, as docxtpl counts


class Noting(Template):
    """A template that notes which of its parts have tags, as they were prepared; ``properties``: those of the file that may."""

    def __init__(self, source: Path | BytesIO) -> None:
        super().__init__(source)
        self.noted: list[tuple[Any, str]] = []
        self._held: list[int] = []
        self.properties: dict[str, str] = {}
        self._body: Any = None

    def render_init(self) -> None:
        super().render_init()
        self._body = deepcopy(self.docx.element.body)

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        if has_tags(src_xml):
            self.noted.append((part, src_xml))
            self._held.append(len(part.rels))
        return str(super().render_xml_part(src_xml, part, context, jinja_env))

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        core = self.docx.core_properties
        self.properties = {name: getattr(core, name) for name in PROPERTIES}
        super().render_properties(context, jinja_env)

    def restore(self) -> None:
        """Put the body of the template back: pictures are numbered by what stands in it."""
        self.map_tree(deepcopy(self._body))

    def turned_to(self, part: Any) -> bool:
        """Make pictures go to a part; return whether it is the body."""
        self.current_rendering_part = part
        return part is self.docx.part

    def again(self, context: Any, env: Any) -> Iterator[tuple[str, bytes]]:
        """Fill the tags once more; yield name and bytes of the parts beside the body."""
        self.docx_ids_index = _FIRST_ID
        for part, source in self.noted:
            xml = super().render_xml_part(source, part, context, env)
            if part is self.docx.part:
                tree = self.fix_tables(xml)
                self.fix_docpr_ids(tree)
                self.map_tree(tree)
            elif part.content_type.endswith(_FOOTNOTES):
                yield _name(part), xml.encode("utf-8")
            else:
                made = XmlPart.load(
                    part.partname, part.content_type, xml.encode("utf-8"), part.package
                )
                yield _name(part), made.blob
        for name, source in self.properties.items():
            printed = env.from_string(source).render(context)
            made = plain(printed) if has_tags(source) else printed
            setattr(self.docx.core_properties, name, made)

    def stated(self, context: Any) -> tuple[str, ...]:
        """Return the properties of the file that its tags give."""
        env = environment()
        return tuple(str(env.from_string(t).render(context)) for t in self.properties.values())

    def has_grown(self) -> bool:
        """Whether filling it gave a part more pictures than it had."""
        return [len(part.rels) for part, _ in self.noted] != self._held

    def always(self) -> dict[str, bytes]:
        """Return the parts that are another's in each document: the body, the properties of the file."""
        parts = self.docx.part.package.parts
        mine = (
            part for part in parts if part is self.docx.part or part.content_type.endswith(_CORE)
        )
        return {_name(part): part.blob for part in mine}


def _name(part: Any) -> str:
    return str(part.partname).removeprefix("/")
