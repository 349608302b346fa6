"""A document with a long table: laid out with one marked row, and that row filled again and again.

Enters: a Composition and the path of its template. Leaves: a Listing, which fills the row while it deflates, so that time and
memory grow with nothing but the rows themselves; the bytes of a .docx. None where a template treats its rows otherwise (counts
them, shows one of them elsewhere), so that it must be filled the usual way.
"""

import contextlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import chain, count, islice, pairwise
from operator import gt
from pathlib import Path
from typing import Any, NamedTuple

from docgen.composition import Composition
from docgen.diagnostics import Faulty
from docgen.marks import MARK, Marks, MarkUsed, NotAlike, index, marked, parted
from docgen.render import render
from docgen.render.finish import ROW, most_letters
from docgen.render.skeleton import deflated, escaped
from docgen.zipped import Packed, packed

_MAIN = "word/document.xml"
_CHUNK = 500  # rows deflated at once
_LEVEL = 1  # rows are so much alike that more work saves little


FEW = 50  # rows that are as fast in the usual way
_MOST_KINDS = 16  # of rows
_APART = "\0"  # stands in no text
_BREAKS = re.compile("[\n\t\a\f\r]")  # which docxtpl makes other things of than text


def long_list(
    composition: Composition, template: Path | BytesIO, epoch: int | None
) -> bytes | None:
    """Return the document when its ``rows`` are many, and each is like the others of its kind (a recipient, the heading
    of a group); else None.
    """
    rows = composition.context.get("rows")
    if not isinstance(rows, list) or len(rows) <= FEW:
        return None
    texts: list[list[str]] = []
    kinds: dict[_Kind, list[int]] = {}
    for start in range(0, len(rows), _CHUNK):
        read = _read(rows[start : start + _CHUNK])
        if read is None:
            return None
        for kind, each in read:
            kinds.setdefault(kind, []).append(len(texts))
            texts.append(each)
    if len(kinds) > _MOST_KINDS:
        return None
    marks = Marks()
    kind_of = [0] * len(rows)
    alike: list[dict[str, Any]] = []
    for number, (kind, those) in enumerate(kinds.items()):
        for n in those:
            kind_of[n] = number
        differ = _differing(kind, [texts[n] for n in those])
        values = {at: marks.value((number, at), "raw") for at in differ}
        alike.append(_with(rows[those[0]], values))
    listing = listing_of(composition, alike, template, epoch)
    if listing is None:
        return None
    places = [name[1] for name in marks.values if isinstance(name, tuple)]
    order = [[places[i] for i in slots] for slots in listing.slots]
    filled = (
        (kind, [each[at] for at in order[kind]]) for kind, each in zip(kind_of, texts, strict=True)
    )
    with contextlib.suppress(NotAlike):
        return listing.filled(filled)
    return None


class _Kind(NamedTuple):
    """What is the same in all rows of a kind: keys, how many texts under each (None: one), which of the texts are there."""

    keys: tuple[str, ...]
    sizes: tuple[int | None, ...]
    there: tuple[bool, ...]  # a template may ask


def _read(rows: Sequence[object]) -> list[tuple[_Kind, list[str]]] | None:
    """Return the kinds of rows and their texts as XML has them; None for what is more than a few words in each cell."""
    values: list[Any] = []
    shapes: list[tuple[tuple[str, ...], tuple[int | None, ...], int]] = []
    for row in rows:
        if not isinstance(row, dict):
            return None
        sizes: list[int | None] = []
        for value in row.values():
            if isinstance(value, list):
                values += value
                sizes.append(len(value))
            else:
                values.append(value)
                sizes.append(None)
        shapes.append((tuple(row), tuple(sizes), len(values)))
    try:
        whole = _APART.join(values)
    except TypeError:
        return None
    if _BREAKS.search(whole):
        return None
    texts = escaped(whole).split(_APART)
    if len(texts) != len(values):
        return None
    out, start = [], 0
    for keys, sizes_of, end in shapes:
        own, start = texts[start:end], end
        out.append((_Kind(keys, sizes_of, tuple(map(bool, own))), own))
    return out


def _differing(kind: _Kind, alike: Sequence[Sequence[str]]) -> list[int]:
    """Return which texts of the rows of a kind differ; all that are there when none does."""
    there = [at for at, is_there in enumerate(kind.there) if is_there]
    first = alike[0]
    return [at for at in there if any(texts[at] != first[at] for texts in alike)] or there


def _with(row: Mapping[str, Any], values: Mapping[int, str]) -> dict[str, Any]:
    """Return a row with other texts at some places."""
    places = count()
    return {
        key: [values.get(next(places), item) for item in value]
        if isinstance(value, list)
        else values.get(next(places), value)
        for key, value in row.items()
    }


def listing_of(
    composition: Composition,
    rows: Sequence[dict[str, Any]],
    template: Path | BytesIO,
    epoch: int | None,
) -> "Listing | None":
    """Return the document laid out for rows that are all like one of ``rows``, which have marks; None where it cannot be."""
    if composition.own_template is not None:
        return None  # it may do with its rows what two of them do not show
    twice = [dict(row) for row in rows for _ in range(2)]
    context = marked(dict(composition.context) | {"rows": twice})
    try:
        listing = Listing(render(replace(composition, context=context), template, epoch))
    except (NotAlike, MarkUsed, Faulty):
        return None  # the usual way tells what is wrong
    return listing if len(listing.slots) == len(rows) else None


class Listing:
    """A document whose one table grows. ``slots`` are those of each kind of row, in the order in which they stand in it."""

    def __init__(self, docx: bytes) -> None:
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            self._parts = [(name, archive.read(name)) for name in archive.namelist()]
        if any(
            MARK.search(data.decode("utf-8", "ignore"))
            for name, data in self._parts
            if name != _MAIN
        ):
            raise NotAlike
        whole = dict(self._parts)[_MAIN].decode("utf-8")
        found = _twins(whole)
        before, after = whole[: found[0].start()], whole[found[-1].end() :]
        if MARK.search(before + after):
            raise NotAlike
        self._before, self._after = before.encode("utf-8"), after.encode("utf-8")
        rows = [parted(row[0]) for row in found[::2]]
        self.slots = [[index(mark) for mark in pieces[1::2]] for pieces in rows]
        # Filled by %, in one step for many rows.
        self._rows = [
            "%s".join(piece.replace("%", "%%") for piece in pieces[::2]).encode("utf-8")
            for pieces in rows
        ]
        self._most = [most_letters(row[0]) for row in found[::2]]
        if any(len(most) != len(slots) for most, slots in zip(self._most, self.slots, strict=True)):
            raise NotAlike  # a mark outside of every cell

    def filled(self, rows: Iterable[tuple[int, Sequence[str]]]) -> bytes:
        """Return the .docx with a row for each: its kind, and texts of XML, one for each of the ``slots`` of that.

        Raises NotAlike for a text so long that its row may have to be let run over the page.
        """
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        out = [packer.compress(self._before)]
        crc, size = zlib.crc32(self._before), len(self._before)
        rows = iter(rows)

        def pack(data: bytes) -> None:
            nonlocal crc, size
            out.append(packer.compress(data))
            crc, size = zlib.crc32(data, crc), size + len(data)

        while chunk := list(islice(rows, _CHUNK)):
            pack(self._chunk(chunk))
        pack(self._after)
        out.append(packer.flush())
        return self._zipped(Packed(b"".join(out), crc, size))

    def _chunk(self, rows: Sequence[tuple[int, Sequence[str]]]) -> bytes:
        """Return the XML of rows. Raises NotAlike for a text that is too long."""
        values = [value for _, each in rows for value in each]
        most = chain.from_iterable(self._most[kind] for kind, _ in rows)
        if any(map(gt, map(len, values), most)):
            raise NotAlike
        # Encoded without what is the same in all rows, which is the most of them.
        encoded = _APART.join(values).encode("utf-8").split(_APART.encode())
        return b"".join(self._rows[kind] for kind, _ in rows) % tuple(encoded)

    def _zipped(self, main: Packed) -> bytes:
        return packed(
            (name, main if name == _MAIN else Packed(deflated(data), zlib.crc32(data), len(data)))
            for name, data in self._parts
        )


def _twins(whole: str) -> list[re.Match[str]]:
    """Return the rows with marks: each kind twice, alike, one behind the other. Raises NotAlike."""
    found = [row for row in ROW.finditer(whole) if MARK.search(row[0])]
    pairs = list(zip(found[::2], found[1::2], strict=False))
    joined = all(one.end() == two.start() for one, two in pairwise(found))
    if not found or len(found) % 2 or not joined or any(one[0] != two[0] for one, two in pairs):
        raise NotAlike
    return found
