"""A .docx with marks in, as many .docx as there are rows out, at the speed of the disk.

Enters: the bytes of a .docx in which marks stand for the values of a row. Leaves: a Skeleton, which gives the bytes of the
.docx of one row. What is the same in all is compressed once: deflate (RFC 1951) lets blocks that know nothing of each other
follow one another, so a row's values go between them as stored blocks, and the checksum of the whole follows from those of
the parts (CRC-32 is linear). Nothing is parsed, built or compressed again for each row.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from docgen.marks import has_marks, index, parted
from docgen.render.finish import bounds
from docgen.zipped import STORED, central, end, local

_STORED = struct.Struct("<BHH")  # RFC 1951, 3.2.4
_LONGEST = 0xFFFF  # bytes of a stored block
_EMPTY = b"\x03\x00"  # a last block that holds nothing

_Table = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands behind a slot up to the next: its size, its deflated blocks, its checksum and how it moves another's."""

    slot: int
    size: int
    blocks: bytes
    crc: int
    shift: _Table


@dataclass(frozen=True, slots=True)
class _Member:
    """A part of the .docx that holds values of the row."""

    name: bytes
    size: int
    blocks: bytes
    crc: int
    chunks: tuple[_Chunk, ...]

    def filled(self, values: Sequence[bytes]) -> tuple[list[bytes], int, int]:
        """Return the deflated blocks, the checksum and the size of the part with the values in."""
        out, crc, size = [self.blocks], self.crc, self.size
        for chunk in self.chunks:
            value = values[chunk.slot]
            if value:
                out += _stored(value)
                crc = zlib.crc32(value, crc)
            a, b, c, d = chunk.shift
            crc = a[crc & 255] ^ b[crc >> 8 & 255] ^ c[crc >> 16 & 255] ^ d[crc >> 24] ^ chunk.crc
            out.append(chunk.blocks)
            size += len(value) + chunk.size
        out.append(_EMPTY)
        return out, crc, size


class Skeleton:
    """One document of a letter, ready to be filled. ``used`` are the slots that stand in it.

    ``pictures``: those that hold the places of pictures of the row, each with its name. ``most``: how many letters may stand
    at a slot. Raises NotAlike where that cannot be said.
    """

    def __init__(self, docx: bytes, pictures: Mapping[bytes, str] | None = None) -> None:
        self._pictures: list[tuple[bytes, str]] = []
        self.most: dict[int, int] = {}
        self._members: list[_Member] = []
        constant: list[bytes] = []
        listed: list[bytes] = []
        at = 0
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            for name in archive.namelist():
                data = archive.read(name)
                if pictures and data in pictures:
                    self._pictures.append((name.encode(), pictures[data]))
                    continue
                member = _member(name, data)
                if member is not None:
                    self.most |= bounds(data.decode("utf-8"))
                    self._members.append(member)
                    continue
                blocks = deflated(data)
                crc = zlib.crc32(data)
                constant.append(local(name.encode(), crc, len(blocks), len(data)) + blocks)
                listed.append(central(name.encode(), crc, (len(blocks), len(data)), at))
                at += len(constant[-1])
        self._constant, self._listed = b"".join(constant), b"".join(listed)
        self._count = len(listed)
        self.used = frozenset(c.slot for member in self._members for c in member.chunks)

    def filled(self, values: Sequence[bytes], pictures: Mapping[str, bytes] | None = None) -> bytes:
        """Return the .docx with the values in: text of XML in UTF-8, one for each slot; and the pictures by their names."""
        out, listed = [self._constant], [self._listed]
        at = len(self._constant)
        for member in self._members:
            blocks, crc, size = member.filled(values)
            packed = sum(map(len, blocks))
            head = local(member.name, crc, packed, size)
            listed.append(central(member.name, crc, (packed, size), at))
            out.append(head)
            out += blocks
            at += len(head) + packed
        for name, which in self._pictures:
            picture = pictures[which] if pictures else b""
            crc, size = zlib.crc32(picture), len(picture)
            head = local(name, crc, size, size, STORED)
            listed.append(central(name, crc, (size, size), at, STORED))
            out += (head, picture)
            at += len(head) + size
        listing = b"".join(listed)
        count = self._count + len(self._members) + len(self._pictures)
        return b"".join((*out, listing, end(count, len(listing), at)))


def _member(name: str, data: bytes) -> _Member | None:
    """Return a part with slots; None for one that is the same in all."""
    if not name.endswith((".xml", ".rels")):
        return None
    first, *rest = parted(data.decode("utf-8"))
    if not rest:
        return None
    chunks = []
    for mark, text in zip(rest[::2], rest[1::2], strict=True):
        raw = text.encode("utf-8")
        chunks.append(
            _Chunk(index(mark), len(raw), _blocks(raw), zlib.crc32(raw), _shift(len(raw)))
        )
    raw = first.encode("utf-8")
    return _Member(name.encode(), len(raw), _blocks(raw), zlib.crc32(raw), tuple(chunks))


def deflated(data: bytes) -> bytes:
    """Return data as one stream of deflate."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _blocks(data: bytes) -> bytes:
    """Return data deflated into blocks that end on a byte, none of them the last, and that refer to nothing before them."""
    if not data:
        return b""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


def _stored(value: bytes) -> list[bytes]:
    """Return a value as blocks that are not compressed: it is short."""
    out: list[bytes] = []
    for start in range(0, len(value), _LONGEST):
        piece = value[start : start + _LONGEST]
        out += (_STORED.pack(0, len(piece), len(piece) ^ _LONGEST), piece)
    return out


def _shift(length: int) -> _Table:
    """Return what a checksum becomes when ``length`` bytes follow, for each value of each of its four bytes.

    The checksum of A and B is the shifted one of A, xor that of B.
    """
    zeros = bytes(length)
    nothing = zlib.crc32(zeros)
    bits = [zlib.crc32(zeros, 1 << bit) ^ nothing for bit in range(32)]
    rows = []
    for byte in range(4):
        row = [0] * 256
        for value in range(1, 256):
            low = value & -value
            row[value] = row[value ^ low] ^ bits[8 * byte + low.bit_length() - 1]
        rows.append(tuple(row))
    return rows[0], rows[1], rows[2], rows[3]


def escaped(text: str) -> str:
    """Return a text as it stands in XML, also in an attribute."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;")


def lets_values_be(source: Path | BytesIO) -> bool:
    """Whether a template of the user's own only shows values, asks whether they are there and goes through lists.

    A filter, a test of the letters or a sum would be given the character that stands for a value, and what it makes of that
    may look right; nor may the template have such characters of its own.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    except (OSError, zipfile.BadZipFile):
        return True  # its rendering tells
    texts = [part.decode("utf-8", "ignore") for part in parts]
    return not any(has_marks(text) or _MAKES.search(_XML.sub("", text)) for text in texts)


_XML = re.compile("<[^>]*>")
# In a tag that docxtpl reads, split or not: an operator, a filter, a call, a block that makes a text.
_MAKES = re.compile(
    r"\{\{(?:(?!\}\}).)*?[|~(%+*/]|\{%(?:(?!%\}).)*?(?:[|~(+*/]|%(?!\}))"
    r"|\{%-?(?:p|tr|tc|r)?\s*(?:set|filter|macro|call|import|from|include|extends|block)\b"
    # To ask whether it is in a text, or of a kind (upper), asks the text and not the value.
    r"|\{\{(?:(?!\}\}).)*?\b(?:in|is)\b|\{%(?:(?!%\}).)*?(?:if|with)\b(?:(?!%\}).)*?\b(?:in|is)\b",
    re.DOTALL,
)
