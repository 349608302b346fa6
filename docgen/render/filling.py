"""A template of the user's own that looks at its values, filled again and again.

Enters: a Composition with marks, the path of its template. Leaves: a Filling, which gives the bytes of the .docx of one row:
what render gives. The template is opened, prepared and compiled once; for each row its tags are run with the row's values.
Rows for which they give the same but for what is printed share one document laid out, into which that is filled.
"""

import zipfile
import zlib
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from operator import gt
from pathlib import Path
from typing import Any

from docgen.composition import Composition, Image, Properties
from docgen.marks import MARK, MarkUsed, has_marks, index, nth, put
from docgen.render import fill, in_face, in_order, path_of
from docgen.render.faults import told
from docgen.render.finish import ROW, finish, most_letters
from docgen.render.noting import Noting
from docgen.render.pictures import put_in, with_pictures
from docgen.render.prints import NotAlike, Prints
from docgen.render.skeleton import Skeleton, escaped
from docgen.render.tags import Untagged, environment
from docgen.zipped import Packed, packed

_BODY = "word/document.xml"
_LEVEL = 6  # of deflate, as in a document made by itself
_SHAPES = 100  # documents laid out that are kept
_STATED = ("title", "subject", "author")  # properties of the file that a row may change
_LONGEST = 255  # characters of a property
_UNFIT = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
)  # marks where docxtpl asks for numbers


@dataclass(frozen=True, slots=True)
class _Shape:
    """A document laid out for all rows that are alike; at ``most`` so many letters may stand at its first slots."""

    skeleton: Skeleton
    most: dict[int, int]


class Filling:
    """A template to be filled with the values of one row after another. ``used`` are the slots whose values it is given.

    Raises MarkUsed for pictures that differ from row to row.
    """

    def __init__(self, composition: Composition, source: Path | BytesIO, epoch: int | None) -> None:
        texts, self._pictures = set[str](), list[Image]()
        _walk((composition.context, *vars(composition.properties).values()), texts, self._pictures)
        if any(has_marks(f"{picture.code}{picture.about}") for picture in self._pictures):
            raise MarkUsed
        marked = [text for text in texts if has_marks(text)]
        self.used = frozenset(index(mark) for text in marked for mark in MARK.findall(text))
        self._composition, self._source, self._epoch = composition, source, epoch
        self._prints = Prints(texts.difference(marked))
        self._template: Noting | None = None
        self._each = (
            False  # whether the tags look at what they print, so that no two rows are alike
        )
        self._context: Any = {}
        self._live: set[int] = set()
        self._packed: dict[str, Packed] = {}
        self._shapes: dict[tuple[str, ...], _Shape | None] = {}

    def filled(self, values: Sequence[str]) -> bytes:
        """Return the .docx with the values in, one for each slot. Raises Faulty."""
        template = self._template or self._open(values)
        if self._pictures:
            template.restore()
        with told(self._composition, path_of(self._composition, self._source)):
            if not self._each:
                with suppress(NotAlike):
                    return self._alike(template, self._with(values, self._context))
            return self._whole(template, values)

    def _alike(self, template: Noting, composition: Composition) -> bytes:
        """Return the .docx of a row that is like others. Raises NotAlike."""
        try:
            tagged = template.sources()
            made = tuple(self._prints.of(source, composition.context) for source in tagged)
            made += template.stated(composition.context)
        finally:
            texts = self._prints.taken()
        if made not in self._shapes:
            if len(self._shapes) >= _SHAPES:
                self._shapes.clear()
            self._shapes[made] = self._shape(template, composition, made, len(texts))
        shape = self._shapes[made]
        if shape is None or any(gt(len(texts[slot]), most) for slot, most in shape.most.items()):
            raise NotAlike
        properties = (getattr(composition.properties, name)[:_LONGEST] for name in _STATED)
        texts += map(escaped, properties)
        return shape.skeleton.filled([text.encode() for text in texts])

    def _shape(
        self, template: Noting, composition: Composition, made: tuple[str, ...], first: int
    ) -> _Shape | None:
        """Lay a document out with marks for what is printed, and from slot ``first`` on for properties; None: it cannot be."""
        title, subject, author = (nth(first + n) for n in range(len(_STATED)))
        properties = Properties(title, subject, author, composition.properties.date)
        marked = replace(composition, properties=properties)
        try:
            docx = self._made(template, marked, _Given(made))
        except _UNFIT:
            return None
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            body = archive.read(_BODY).decode("utf-8") if _BODY in archive.namelist() else ""
        most = {
            index(mark): letters
            for row in ROW.findall(body)
            for mark, letters in zip(MARK.findall(row), most_letters(row), strict=False)
        }
        return _Shape(Skeleton(docx), most)

    def _whole(self, template: Noting, values: Sequence[str]) -> bytes:
        """Return the .docx of a row that is like no other."""
        before = template.held()
        docx = self._made(template, self._with(values, self._context), environment())
        if template.held() == before:
            return docx
        # A picture that no row before showed: the file holds more than what is kept.
        self._open(values)
        return packed(self._packed.items())

    def _made(self, template: Noting, composition: Composition, env: Any) -> bytes:
        parts = dict(template.again(composition.context, env))
        finish(template, composition, self._epoch)
        made = self._packed | self._pack(parts | template.always())
        return packed(made.items())

    def _with(self, values: Sequence[str], context: Mapping[str, Any]) -> Composition:
        """Return the composition of a row."""
        stated = vars(self._composition.properties).items()
        return replace(
            self._composition,
            context=_filled(context, values, self._live),
            properties=Properties(**{name: _filled(text, values, set()) for name, text in stated}),
        )

    def _open(self, values: Sequence[str]) -> Noting:
        """Fill the template for the first time; what of it has no tags is kept as it is packed."""
        marked = self._composition.context
        self._live = _live(marked)
        composition = self._with(values, marked)
        template = fill(Noting(self._source), composition, self._source)
        put_in(self._pictures, template)
        finish(template, composition, self._epoch)
        out = BytesIO()
        template.save(out)
        with zipfile.ZipFile(out) as archive:
            parts = {name: archive.read(name) for name in in_order(archive.namelist())}
        self._packed = self._pack(parts)
        self._template, self._context = template, with_pictures(marked, template)
        self._live = _live(self._context)
        tagged = [source for _, source in template.noted]
        self._each = any(has_marks(t) or self._prints.captured(t) for t in tagged)
        return template

    def _pack(self, parts: Mapping[str, bytes]) -> dict[str, Packed]:
        face = self._composition.typeface
        return {name: _packed(in_face(name, part, face)) for name, part in parts.items()}


class _Given:
    """An environment for tags that were run already: it gives what came of them, one after the other."""

    def __init__(self, made: Sequence[str]) -> None:
        self._made = iter(made)

    def from_string(self, source: str) -> Untagged:
        del source
        return Untagged(next(self._made))


def _packed(part: bytes) -> Packed:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(packer.compress(part) + packer.flush(), zlib.crc32(part), len(part))


def _live(value: Any) -> set[int]:
    """Return the lists and mappings that hold marks, by their identity."""
    if isinstance(value, str):
        return set()
    items = value.values() if isinstance(value, Mapping) else value
    if not isinstance(value, Mapping | list):
        return set()
    found = {each for item in items for each in _live(item)}
    held = found or any(isinstance(item, str) and has_marks(item) for item in items)
    return found | {id(value)} if held else set()


def _filled(value: Any, values: Sequence[str], live: Container[int]) -> Any:
    """Return a context with the values in; what holds no marks stays the same object."""
    if isinstance(value, str):
        return put(value, lambda mark: values[index(mark)])
    if id(value) not in live:
        return value
    if isinstance(value, list):
        return [_filled(item, values, live) for item in value]
    return {name: _filled(item, values, live) for name, item in value.items()}


def _walk(value: Any, texts: set[str], pictures: list[Image]) -> None:
    """Note the texts and the pictures that stand in a context."""
    if isinstance(value, str):
        texts.add(value)
    elif isinstance(value, Image):
        pictures.append(value)
    elif isinstance(value, Mapping):
        _walk(list(value.values()), texts, pictures)
    elif isinstance(value, list | tuple):
        for item in value:
            _walk(item, texts, pictures)
