"""Where the documents of a batch go: a folder, or one .zip.

Enters: names and bytes, in the order of the rows. Leaves: files; what was there already is verified before it counts as
done. A document appears whole or not at all. Raises Faulty.
"""

import contextlib
import hashlib
import os
import shutil
import uuid
import zipfile
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import Protocol

from docgen.batch.manifest import Entry, unwritable
from docgen.zipped import LOCAL, STORED, central, end, local

_ASIDE = ".docgen-*.tmp"  # one for each process of each machine
_WRITTEN = ".docgen-*.written"  # the same


class Target(Protocol):
    """Takes documents."""

    folder: Path

    def note(self, entries: Iterable[Entry]) -> None:
        """Note what is about to be put: a run that is killed then cannot note it in its manifest. Raises Faulty."""

    def write(self, name: str, data: bytes) -> None:
        """Put one document. Raises Faulty."""

    def holds(self, name: str, sha256: str) -> bool:
        """Return whether the document was put by an earlier run, and is whole. In the order in which they were put."""

    def spare(self, name: str, sha256: str) -> str:
        """Return the name under which a document is kept that someone changed since it was put; "" when no one did."""

    def documents(self, names: Sequence[str]) -> Iterator[bytes]:
        """Yield documents that were put, in the order in which they were put. Raises Faulty."""

    def knows(self, name: str) -> None:
        """Note a document that another process put."""

    def forget(self, names: Iterable[str]) -> None:
        """Take away documents that an earlier run put, and that are no longer part of it."""

    def close(self) -> None:
        """End the target. Raises Faulty."""

    def leave(self) -> None:
        """Let go of a target that lacks documents still."""


class Folder:
    """A folder and folders in it.

    Each process notes there what it is about to write: a killed run may have written what its manifest does not tell.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[str] = set()
        self._seen: set[str] = {""}
        self._root = str(folder)
        self._own = f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self._aside = _ASIDE.replace("*", self._own)
        self._notes: int | None = None

    def note(self, entries: Iterable[Entry]) -> None:
        lines = "".join(f"{e.row} {e.sha256} {e.file}\n" for e in entries if e.file)
        try:
            if self._notes is None:
                os.makedirs(self._root, exist_ok=True)  # noqa: PTH103 - as below
                path = f"{self._root}/{_WRITTEN.replace('*', self._own)}"
                flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY
                self._notes = os.open(path, flags, 0o666)
            os.write(self._notes, lines.encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def write(self, name: str, data: bytes) -> None:
        inside, _, _ = name.rpartition("/")
        where = f"{self._root}/{inside}" if inside else self._root
        aside = f"{where}/{self._aside}"
        try:
            if inside not in self._made:
                os.makedirs(where, exist_ok=True)  # noqa: PTH103 - a Path made anew for each file takes as long as the file
                self._made.add(inside)
            handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
            try:
                view = memoryview(data)
                while view:
                    view = view[os.write(handle, view) :]
            finally:
                os.close(handle)
            os.replace(aside, f"{self._root}/{name}")  # noqa: PTH105 - the same
        except OSError as error:
            with contextlib.suppress(OSError):
                os.unlink(aside)  # noqa: PTH108 - the same
            raise unwritable(self.folder, error) from error

    def holds(self, name: str, sha256: str) -> bool:
        self._seen.add(name.rpartition("/")[0])
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return False
        return hashlib.sha256(data).hexdigest() == sha256

    def spare(self, name: str, sha256: str) -> str:
        path = self.folder / name
        if self.holds(name, sha256) or not _is_whole(path):
            return ""
        number, kept = 1, name
        while (self.folder / kept).exists():
            more = f" {number}" if number > 1 else ""
            kept = str(PurePosixPath(name).with_name(f"{path.stem} (แก้เอง{more}){path.suffix}"))
            number += 1
        try:
            path.rename(self.folder / kept)
        except OSError as error:
            raise unwritable(self.folder, error) from error
        return kept

    def documents(self, names: Sequence[str]) -> Iterator[bytes]:
        for name in names:
            try:
                yield (self.folder / name).read_bytes()
            except OSError as error:
                raise unwritable(self.folder, error) from error

    def knows(self, name: str) -> None:
        self._seen.add(name.rpartition("/")[0])

    def forget(self, names: Iterable[str]) -> None:
        for name in names:
            with contextlib.suppress(OSError):
                (self.folder / name).unlink()

    def close(self) -> None:
        self.leave()
        drop_notes(self.folder)

    def leave(self) -> None:
        """Take away what a killed run left half-written."""
        if self._notes is not None:
            os.close(self._notes)
            self._notes = None
        for inside in self._made | self._seen:
            for aside in (self.folder / inside).glob(_ASIDE):
                with contextlib.suppress(OSError):
                    aside.unlink()


def written_in(folder: Path, behind: int = 0) -> Iterator[tuple[str, str]]:
    """Yield name and sha256 of what a run that was broken off wrote into a folder for rows behind one, and for all rows."""
    for notes in sorted(folder.glob(_WRITTEN)):
        with contextlib.suppress(OSError), notes.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                row, _, rest = line.rstrip("\n").partition(" ")
                sha256, _, name = rest.partition(" ")
                if row.isdecimal() and name and not 0 < int(row) <= behind:
                    yield name, sha256


def drop_notes(folder: Path) -> None:
    """Take away the notes of what was written into a folder."""
    for notes in folder.glob(_WRITTEN):
        with contextlib.suppress(OSError):
            notes.unlink()


def _is_whole(path: Path) -> bool:
    """Whether a file is a .docx or a PDF that was not torn, so that a person may have saved it."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
            if head == _LOCKED:
                return True
            if head == b"%PDF":
                return b"%%EOF" in file.read()[-1024:]
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        return False


def is_untouched(path: Path) -> bool:
    """Whether a .docx is as docgen makes them, or a PDF stands beside one: who saves it writes his program's name into it."""
    try:
        with zipfile.ZipFile(path.with_suffix(".docx")) as archive:
            return b"<Application>docgen</Application>" in archive.read("docProps/app.xml")
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        return False


_LOCKED = b"\xd0\xcf\x11\xe0"  # a .docx with a password is none of zip, but of OLE
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends


class Archive:
    """One .zip; a .docx is compressed already, so it is stored. Under its own name only when it is whole."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        self.path, self.folder = path, path.parent
        self._part = path.with_name(path.name + ".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if resume and path.exists() and not self._part.exists():
                path.replace(self._part)
            self._file = self._part.open("r+b" if resume and self._part.exists() else "w+b")
            self._central = TemporaryFile()  # noqa: SIM115 - open as long as the archive
        except OSError as error:
            raise unwritable(self.folder, error) from error
        self._at = self._count = 0
        self._new = False  # what follows was not put by an earlier run

    def note(self, entries: Iterable[Entry]) -> None:
        """What is not noted in the manifest is cut off when the archive is gone on with."""

    def write(self, name: str, data: bytes) -> None:
        try:
            if not self._new:
                self._file.seek(self._at)
                self._file.truncate()
                self._new = True
            encoded = name.encode("utf-8")
            crc = zlib.crc32(data)
            self._file.write(local(encoded, crc, len(data), len(data), STORED))
            self._file.write(data)
            self._listed(encoded, crc, len(data))
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def holds(self, name: str, sha256: str) -> bool:
        if self._new:
            return False
        encoded = name.encode("utf-8")
        self._file.seek(self._at)
        head = self._file.read(LOCAL.size)
        if len(head) == LOCAL.size:
            crc, size = LOCAL.unpack(head)[6:8]
            told = self._file.read(len(encoded))
            data = self._file.read(size)
            if told == encoded and hashlib.sha256(data).hexdigest() == sha256:
                self._listed(encoded, crc, size)
                return True
        self._file.seek(self._at)
        self._file.truncate()
        self._new = True
        return False

    def spare(self, name: str, sha256: str) -> str:
        """Nothing: no one edits in an archive."""
        del name, sha256
        return ""

    def documents(self, names: Sequence[str]) -> Iterator[bytes]:
        wanted = deque(name.encode("utf-8") for name in names)
        try:
            for name, at, size in self._put():
                if wanted and name == wanted[0]:
                    wanted.popleft()
                    yield self._read(at, size)
            # What a further run made anew stands behind what came after it.
            places = {name: (at, size) for name, at, size in self._put()} if wanted else {}
            for name in wanted:
                yield self._read(*places[name])
        finally:
            with contextlib.suppress(ValueError):  # closed already, when the run is broken off
                self._file.seek(self._at)

    def _put(self) -> Iterator[tuple[bytes, int, int]]:
        """Yield the documents so far: name, where its bytes are, how many."""
        at = 0
        while at < self._at:
            self._file.seek(at)
            head = LOCAL.unpack(self._file.read(LOCAL.size))
            size, length = head[7], head[9]
            name = self._file.read(length)
            at += LOCAL.size + length
            yield name, at, size
            at += size

    def _read(self, at: int, size: int) -> bytes:
        self._file.seek(at)
        return self._file.read(size)

    def knows(self, name: str) -> None:
        """Nothing: what stands in an archive was put by this process."""

    def forget(self, names: Iterable[str]) -> None:
        """Nothing: what is not noted was cut off."""

    def _listed(self, name: bytes, crc: int, size: int) -> None:
        """Note a document that stands at the end, for the list at the end of the archive."""
        self._central.write(central(name, crc, (size, size), self._at, STORED))
        self._at += LOCAL.size + len(name) + size
        self._count += 1

    def close(self) -> None:
        """Write the list of documents and give the archive its name."""
        try:
            self._file.seek(self._at)
            self._file.truncate()
            size = self._central.tell()
            self._central.seek(0)
            shutil.copyfileobj(self._central, self._file)
            self._file.write(end(self._count, size, self._at))
            self._file.close()
            self._central.close()
            self._part.replace(self.path)
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def leave(self) -> None:
        """Let go of an archive that is not whole; a further run goes on with it."""
        with contextlib.suppress(OSError):
            self._file.close()
            self._central.close()
