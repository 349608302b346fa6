"""A template of the user's own that looks at its values, filled again and again.

Enters: a Composition with marks, the path of its template. Leaves: a Filling, which gives the bytes of the .docx of one row:
what render gives, at a tenth of its price. The template is opened, prepared and compiled once; for each row its tags are run
with the row's values, and the parts without tags are copied as they were compressed.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.opc.part import XmlPart

from docgen.composition import Composition, Image, Properties
from docgen.marks import MarkUsed, has_marks, index, parted, put
from docgen.render import fill, in_face, in_order, path_of
from docgen.render.faults import told
from docgen.render.finish import finish
from docgen.render.pictures import with_pictures
from docgen.render.tags import Template, environment, has_tags
from docgen.zipped import Packed, packed

_FOOTNOTES, _CORE = "footnotes+xml", "core-properties+xml"
_FIRST_ID = 1000  # of the pictures, as docxtpl counts
_LEVEL = 6  # of deflate, as in a document made by itself


class Filling:
    """A template to be filled with the values of one row after another. ``used`` are the slots whose values it is given.

    Raises MarkUsed for pictures that differ from row to row.
    """

    def __init__(self, composition: Composition, source: Path | BytesIO, epoch: int | None) -> None:
        properties = vars(composition.properties).values()
        marks, pictures = set[str](), list[Image]()
        _walk((composition.context, *properties), marks, pictures)
        if any(has_marks(f"{picture.code}{picture.about}") for picture in pictures):
            raise MarkUsed
        self.used = frozenset(map(index, marks))
        self._composition, self._source, self._epoch = composition, source, epoch
        self._template: _Noting | None = None
        self._packed: dict[str, Packed] = {}

    def filled(self, values: Sequence[str]) -> bytes:
        """Return the .docx with the values in, one for each slot. Raises Faulty."""
        composition = self._with(values)
        if self._template is None:
            self._open(composition)
            return packed(self._packed.items())
        before = self._template.held()
        with told(composition, path_of(composition, self._source)):
            context = with_pictures(composition.context, self._template)
            parts = dict(self._template.again(context))
        if self._template.held() != before:
            # A picture that no row before showed: the file holds more than what is kept.
            self._open(composition)
            return packed(self._packed.items())
        finish(self._template, composition, self._epoch)
        parts |= self._template.always()
        made = self._packed | self._pack(parts)
        return packed(made.items())

    def _with(self, values: Sequence[str]) -> Composition:
        """Return the composition of a row."""

        def with_values(value: Any) -> Any:
            if isinstance(value, str):
                return put(value, lambda mark: values[index(mark)])
            if isinstance(value, Mapping):
                return {name: with_values(item) for name, item in value.items()}
            return list(map(with_values, value)) if isinstance(value, list) else value

        made = self._composition
        return replace(
            made,
            context=with_values(made.context),
            properties=Properties(**with_values(vars(made.properties))),
        )

    def _open(self, composition: Composition) -> None:
        """Fill the template for the first time; what of it has no tags is kept as it is packed."""
        template = fill(_Noting(self._source), composition, self._source)
        finish(template, composition, self._epoch)
        out = BytesIO()
        template.save(out)
        with zipfile.ZipFile(out) as archive:
            self._packed = self._pack(
                {name: archive.read(name) for name in in_order(archive.namelist())}
            )
        self._template = template

    def _pack(self, parts: Mapping[str, bytes]) -> dict[str, Packed]:
        face = self._composition.typeface
        return {name: _packed(in_face(name, part, face)) for name, part in parts.items()}


class _Noting(Template):
    """A template that notes which of its parts have tags, as they were prepared, and the properties of the file."""

    def __init__(self, source: Path | BytesIO) -> None:
        super().__init__(source)
        self.noted: list[tuple[Any, str]] = []
        self.properties: dict[str, str] = {}

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        if has_tags(src_xml):
            self.noted.append((part, src_xml))
        return str(super().render_xml_part(src_xml, part, context, jinja_env))

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        core = self.docx.core_properties  # the others are stated by the letter
        self.properties = {name: getattr(core, name) for name in ("comments", "identifier")}
        super().render_properties(context, jinja_env)

    def again(self, context: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
        """Fill the tags once more; yield name and bytes of the parts beside the body."""
        env = environment()
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
            setattr(self.docx.core_properties, name, env.from_string(source).render(context))

    def held(self) -> list[int]:
        """Return how many pictures and other things each part with tags has on it."""
        return [len(part.rels) for part, _ in self.noted]

    def always(self) -> dict[str, bytes]:
        """Return the parts that are another's in each document: the body, the properties of the file."""
        parts = self.docx.part.package.parts
        mine = (
            part for part in parts if part is self.docx.part or part.content_type.endswith(_CORE)
        )
        return {_name(part): part.blob for part in mine}


def _name(part: Any) -> str:
    return str(part.partname).removeprefix("/")


def _packed(part: bytes) -> Packed:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(packer.compress(part) + packer.flush(), zlib.crc32(part), len(part))


def _walk(value: Any, marks: set[str], pictures: list[Image]) -> None:
    """Note the marks and the pictures that stand in a context."""
    if isinstance(value, str):
        marks.update(parted(value)[1::2])
    elif isinstance(value, Image):
        pictures.append(value)
    elif isinstance(value, Mapping):
        _walk(list(value.values()), marks, pictures)
    elif isinstance(value, list | tuple):
        for item in value:
            _walk(item, marks, pictures)
