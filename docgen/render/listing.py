"""A .docx with one marked row of a table in, a .docx with as many rows as there are people out.

Enters: the bytes of a .docx in whose main part two rows of one table hold marks, alike but for them. Leaves: a Listing,
which fills the first of them again and again while it deflates: time and memory grow with nothing but the rows themselves.
Raises NotAlike when the template treats rows otherwise, so that it must be filled the usual way.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO

from docgen.marks import MARK, index, parted
from docgen.render.skeleton import deflated
from docgen.zipped import central, end, local

_MAIN = "word/document.xml"
_ROW = re.compile(r"<w:tr[ >](?:(?!<w:tbl[ >]).)*?</w:tr>", re.DOTALL)
_CHUNK = 500  # rows deflated at once
_LEVEL = 1  # rows are so much alike that more work saves little


class NotAlike(Exception):
    """The rows differ in more than their values, or values stand outside them."""


class Listing:
    """A document whose one table grows. ``slots`` are those of the row, in the order in which they stand in it."""

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
        rows = [found for found in _ROW.finditer(whole) if MARK.search(found[0])]
        if len(rows) != 2 or MARK.sub("", rows[0][0]) != MARK.sub("", rows[1][0]):
            raise NotAlike
        before, after = whole[: rows[0].start()], whole[rows[1].end() :]
        if rows[0].end() != rows[1].start() or MARK.search(before + after):
            raise NotAlike
        self._before, self._after = before.encode("utf-8"), after.encode("utf-8")
        pieces = parted(rows[0][0])
        self.slots = [index(mark) for mark in pieces[1::2]]
        # Filled by %, in one step for a whole row.
        self._row = "%s".join(piece.replace("%", "%%") for piece in pieces[::2])

    def filled(self, rows: Iterable[Sequence[str]]) -> bytes:
        """Return the .docx with a row for each sequence of values: text of XML, one for each of ``slots``."""
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        out = [packer.compress(self._before)]
        crc, size = zlib.crc32(self._before), len(self._before)
        waiting: list[str] = []

        def pack(data: bytes) -> None:
            nonlocal crc, size
            out.append(packer.compress(data))
            crc, size = zlib.crc32(data, crc), size + len(data)

        for values in rows:
            waiting.append(self._row % tuple(values))
            if len(waiting) == _CHUNK:
                pack("".join(waiting).encode("utf-8"))
                waiting.clear()
        pack("".join(waiting).encode("utf-8"))
        pack(self._after)
        out.append(packer.flush())
        return self._zipped(b"".join(out), crc, size)

    def _zipped(self, packed: bytes, crc: int, size: int) -> bytes:
        out: list[bytes] = []
        listed: list[bytes] = []
        at = 0
        for name, data in self._parts:
            blocks = packed if name == _MAIN else deflated(data)
            told = (crc, size) if name == _MAIN else (zlib.crc32(data), len(data))
            head = local(name.encode(), told[0], len(blocks), told[1])
            listed.append(central(name.encode(), told[0], (len(blocks), told[1]), at))
            out += (head, blocks)
            at += len(head) + len(blocks)
        listing = b"".join(listed)
        return b"".join((*out, listing, end(len(self._parts), len(listing), at)))
