"""The records of a .zip (PKWARE APPNOTE.TXT), for those who have compressed its members themselves.

Enters: names, sizes, checksums, offsets. Leaves: bytes. Every time is the first that a zip can tell, so that the same
members give the same bytes; sizes and offsets past 4 GB and more than 65,535 members are told as the format asks.
"""

import struct
from collections.abc import Iterable
from typing import NamedTuple

STORED, DEFLATED = 0, 8
LOCAL = struct.Struct("<4sHHHHHIIIHH")  # 4.3.7
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")  # 4.3.12
_FAR = struct.Struct("<HHQ")  # 4.5.3: an offset past 4 GB
_END = struct.Struct("<4sHHHHIIH")  # 4.3.16
_FAR_END = struct.Struct("<4sQHHIIQQQQ")  # 4.3.14
_FINDER = struct.Struct("<4sIQI")  # 4.3.15
_MOST, _MOST_FILES = 0xFFFFFFFF, 0xFFFF
_PLAIN, _FAR_VERSION = 20, 45
_UTF8_NAME = 0x800
_NEW_YEAR_1980 = 0x21


class Packed(NamedTuple):
    """A member as it was deflated, the checksum and the size of what it was."""

    blocks: bytes
    crc: int
    size: int


def packed(members: Iterable[tuple[str, Packed]]) -> bytes:
    """Return a .zip of the members."""
    out: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for name, (blocks, crc, size) in members:
        head = local(name.encode(), crc, len(blocks), size)
        listed.append(central(name.encode(), crc, (len(blocks), size), at))
        out += (head, blocks)
        at += len(head) + len(blocks)
    listing = b"".join(listed)
    return b"".join((*out, listing, end(len(listed), len(listing), at)))


def local(name: bytes, crc: int, packed: int, size: int, method: int = DEFLATED) -> bytes:
    """Return what stands before the bytes of a member."""
    return (
        LOCAL.pack(
            b"PK\3\4",
            _PLAIN,
            _UTF8_NAME,
            method,
            0,
            _NEW_YEAR_1980,
            crc,
            packed,
            size,
            len(name),
            0,
        )
        + name
    )


def central(
    name: bytes, crc: int, sizes: tuple[int, int], at: int, method: int = DEFLATED
) -> bytes:
    """Return the entry of a member in the list at the end; ``sizes`` packed and plain, ``at`` is its offset."""
    far = _FAR.pack(1, 8, at) if at >= _MOST else b""
    version = _FAR_VERSION if far else _PLAIN
    return (
        _CENTRAL.pack(
            b"PK\1\2", version, version, _UTF8_NAME, method, 0, _NEW_YEAR_1980, crc, *sizes,
            len(name), len(far), 0, 0, 0, 0, min(at, _MOST),
        )
        + name + far
    )  # fmt: skip


def end(count: int, size: int, at: int) -> bytes:
    """Return what stands behind the list: of how many members, how long it is, where it starts."""
    out = b""
    if count > _MOST_FILES or at >= _MOST or size >= _MOST:
        out = _FAR_END.pack(b"PK\6\6", 44, _FAR_VERSION, _FAR_VERSION, 0, 0, count, count, size, at)
        out += _FINDER.pack(b"PK\6\7", 0, at + size, 1)
    few = min(count, _MOST_FILES)
    return out + _END.pack(b"PK\5\6", 0, 0, few, few, min(size, _MOST), min(at, _MOST), 0)
