"""A template of the user's own that looks at its values, filled again and again.

Enters: a Composition with marks, the path of its template. Leaves: a Filling, which gives the bytes of the .docx of one row:
what render gives. The template is opened, prepared and compiled once; for each row its tags are run with the row's values.
Rows for which they give the same but for what is printed share one document laid out, into which that is filled.
"""

import zipfile
import zlib
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from docgen.composition import Composition, Image, Properties
from docgen.marks import MARK, MarkUsed, NotAlike, has_marks, index, nth, put
from docgen.render import fill, in_face, in_order, path_of, render
from docgen.render.faults import told
from docgen.render.finish import finish, fit
from docgen.render.noting import Noting
from docgen.render.pictures import Described, put_in, with_pictures
from docgen.render.prints import Prints
from docgen.render.skeleton import Skeleton, escaped
from docgen.render.tags import Untagged
from docgen.zipped import Packed, packed

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
        self._order: list[int] = []
        self._live = _live(composition.context)
        self._packed: dict[str, Packed] = {}
        self._shapes: dict[tuple[str, ...], Skeleton | None] = {}

    def filled(self, values: Sequence[str]) -> bytes:
        """Return the .docx with the values in, one for each slot. Raises Faulty."""
        if self._template is None:
            self._open(values)
        template = self._template
        if template is not None and not self._each:
            path = path_of(self._composition, self._source)
            with suppress(NotAlike), told(self._composition, path):
                return self._alike(template, self._with(values, self._context))
        return render(self._with(values, self._composition.context), self._source, self._epoch)

    def _alike(self, template: Noting, composition: Composition) -> bytes:
        """Return the .docx of a row that is like others. Raises NotAlike."""
        made, texts = self._printed(template, composition.context)
        if made not in self._shapes:
            if len(self._shapes) >= _SHAPES:
                self._shapes.clear()
            self._shapes[made] = self._shape(template, composition, made, len(texts))
        shape = self._shapes[made]
        if shape is None or not fit(texts, shape.most):
            raise NotAlike
        properties = (getattr(composition.properties, name)[:_LONGEST] for name in _STATED)
        texts += map(escaped, properties)
        return shape.filled([text.encode() for text in texts])

    def _printed(self, template: Noting, context: Any) -> tuple[tuple[str, ...], list[str]]:
        """Return what the tags give, with marks, and the texts for which these stand.

        Raises NotAlike for a row that does not show every picture in the body, once and in their order: its file holds others.
        """
        if self._pictures:
            template.restore()
        made: list[str] = []
        in_body = True
        try:
            for part, source in template.noted:
                body, before = template.turned_to(part), self._prints.pictured
                made.append(self._prints.of(source, context))
                in_body &= body or self._prints.pictured == before
        finally:
            texts, pictures = self._prints.taken()
        if not in_body or list(map(id, pictures)) != self._order:
            raise NotAlike
        return (*made, *template.stated(context)), texts

    def _shape(
        self, template: Noting, composition: Composition, made: tuple[str, ...], first: int
    ) -> Skeleton | None:
        """Lay a document out with marks for what is printed, and from slot ``first`` on for properties; None: it cannot be."""
        title, subject, author = (nth(first + n) for n in range(len(_STATED)))
        properties = Properties(title, subject, author, composition.properties.date)
        marked = replace(composition, properties=properties)
        try:
            parts = dict(template.again({}, _Given(made)))
            finish(template, marked, self._epoch)
            return Skeleton(packed((self._packed | self._pack(parts | template.always())).items()))
        except (*_UNFIT, NotAlike):
            return None

    def _with(self, values: Sequence[str], context: Mapping[str, Any]) -> Composition:
        """Return the composition of a row."""
        stated = vars(self._composition.properties).items()
        return replace(
            self._composition,
            context=_filled(context, values, self._live),
            properties=Properties(**{name: _filled(text, values, set()) for name, text in stated}),
        )

    def _open(self, values: Sequence[str]) -> None:
        """Fill the template for the first time; what of it has no tags is kept as it is packed.

        The pictures are in it before, so that they are the same parts whichever row comes first.
        """
        composition = self._with(values, self._composition.context)
        template = Noting(self._source)
        with told(composition, path_of(composition, self._source)):
            template.render_init()
            put_in(self._pictures, template)
        fill(template, composition, self._source)
        if template.has_grown():
            return  # a header has the picture of this row
        finish(template, composition, self._epoch)
        out = BytesIO()
        template.save(out)
        with zipfile.ZipFile(out) as archive:
            parts = {name: archive.read(name) for name in in_order(archive.namelist())}
        self._packed = self._pack(parts)
        self._template = template
        self._context = with_pictures(self._composition.context, template)
        self._live |= _live(self._context)
        self._order = list(map(id, _described(self._context)))
        tagged = [source for _, source in template.noted]
        rest = [part.decode("utf-8", "ignore") for name, part in parts.items() if _is_xml(name)]
        self._each = any(map(self._prints.captured, tagged)) or any(map(has_marks, rest))

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


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _described(value: Any) -> Iterator[Described]:
    """Yield the pictures of a context, in their order."""
    if isinstance(value, Described):
        yield value
    elif isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _described(item)


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
