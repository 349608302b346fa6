"""The documents that paths stand for: letters, folders of letters, and the files that letters share.

Enters: paths. Leaves: Gathered. Reads the files to see what they hold; checks nothing, prints nothing.
"""

import os
import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from docgen.assemble import LETTER_NAMES, is_there
from docgen.diagnostics import Diagnostic, Faulty, Severity, Span, reason
from docgen.model import KINDS, Agency, Kind, Meeting, Model, Recipients, Settings
from docgen.model import OfficialDocument as Document
from docgen.names import key_names, key_text
from docgen.read import load, parse
from docgen.source import File, Flow, Mapping, Node, Scalar

SUFFIXES = (".yaml", ".yml")
_BESIDE = ("recipients", "ผู้รับ", "meeting", "การประชุม")
_KEYS = {**key_names(Document), **key_names(Agency)}
_PARTS: tuple[type[Model], ...] = (Agency, Recipients, Meeting, Settings)
_SPELLINGS = {key for model in {*KINDS.values(), *_PARTS} for key in key_names(model)}
# Keys that stand in no file but a letter's.
_LETTER_KEYS = {key for model in set(KINDS.values()) for key in key_names(model)} - {
    key for model in _PARTS for key in key_names(model)
}
_MAIN_KEYS = {"number", "date", "subject", "to", "body", "meeting", "about", "clauses"}
_THAI = re.compile("[ก-๙]")
_AT_MARGIN = re.compile(r"^[\"']?([ก-๙a-z][ก-๙a-z_ .]{1,30}?)[\"']?\s*:", re.MULTILINE)
# Folders that hold no documents of ours.
_PASSED_OVER = {"node_modules", "__pycache__", "venv", "out"}


class Reader:
    """Reads files, each once; ``texts`` count instead of what stands on the disk."""

    def __init__(self, texts: MappingOf[Path, str] | None = None) -> None:
        self._keys: dict[Path, Path] = {}
        self._texts = {self.key(path): text for path, text in (texts or {}).items()}
        self.files: dict[Path, File] = {}
        self._files: dict[Path, File] = {}
        self._trees: dict[Path, Node] = {}
        self._spelt: dict[Path, Path] = {}

    def __call__(self, path: Path) -> Node:
        key = self.key(path)
        if key not in self._trees:
            text = self.given(path)
            file = load(path) if text is None else File(path, text)
            self._files[key] = file
            self.files[path] = file
            self._trees[key] = parse(file)
        self.files.setdefault(path, self._files[key])
        return self._trees[key]

    def flow(self, path: Path) -> AbstractContextManager[Flow]:
        """Open a file of any length, to take its values one after the other. Raises Faulty."""
        from docgen.read.stream import stream  # for tables alone

        return stream(path, self.given(path))

    def __reduce__(self) -> tuple[type["Reader"], tuple[dict[Path, str]]]:
        """Let another process read for itself."""
        return type(self), (self._texts,)

    def spelt(self, path: Path) -> Path:
        """Return the path by which a file was first named, also by another process."""
        key = self.key(path)
        read = self._files.get(key)
        return self._spelt.setdefault(key, read.path if read else path)

    def given(self, path: Path) -> str | None:
        """Return the text that counts instead of the file."""
        return self._texts.get(self.key(path))

    def key(self, path: Path) -> Path:
        """Return the file that a path names, whichever way it is told."""
        known = self._keys.get(path)
        if known is None:
            try:
                known = self._keys[path] = self._resolved(path)
            except (OSError, ValueError, RuntimeError):
                known = self._keys[path] = path  # reading it tells what is wrong with it
        return known

    def _resolved(self, path: Path) -> Path:
        """Return the path without links; a folder is looked through once for all of its files."""
        if path.name in ("", "..") or path.is_symlink():
            return path.resolve()
        return self.key(path.parent) / path.name


@dataclass
class Gathered:
    """``documents`` are checked whole, ``parts`` alone when no document uses them; ``said`` is what is wrong with the paths."""

    documents: list[Path] = field(default_factory=list)
    parts: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    said: list[Diagnostic] = field(default_factory=list)


def gather(paths: Iterable[Path], reader: Reader) -> Gathered:
    """Return the documents that the paths stand for, and the files that documents only use."""
    out = Gathered()
    for path in paths:
        if _is_folder(path):
            out.folders.append(path)
            _folder(path, reader, out)
        else:
            _file(path, reader, out)
    out.documents = list(dict.fromkeys(out.documents))
    out.parts = list(dict.fromkeys(out.parts))
    return out


def _folder(folder: Path, reader: Reader, out: Gathered) -> None:
    found = False
    for path in _yaml_files(folder, out.said):
        what = what_it_is(path, reader)
        if what is not None:
            (out.documents if what is Document else out.parts).append(path)
            found = True
    if not found:
        hint = (
            "ระบุโฟลเดอร์ที่มี letter.yaml หรือแฟ้ม .yaml ที่มี ชนิด; หนังสือที่พิมพ์เอง (.txt .docx) ตรวจด้วย --text"
        )
        out.said.append(Diagnostic("file-missing", "ไม่พบเอกสารในโฟลเดอร์", Span(folder), hint))


def _file(path: Path, reader: Reader, out: Gathered) -> None:
    what = what_it_is(path, reader)
    beside = _letter_beside(path) if path.stem in _BESIDE else None
    if beside is not None and what is not Document:
        out.documents.append(beside)
    elif what is Document or not is_there(path):
        out.documents.append(path)
    elif what is not None:
        out.parts.append(path)
    else:
        hint = "เอกสารของ docgen มีคีย์ ชนิด; จดหมายที่พิมพ์เองตรวจด้วย --text"
        message = "ไม่ใช่เอกสารของ docgen จึงไม่ได้ตรวจ"
        out.said.append(Diagnostic("not-a-document", message, Span(path), hint, Severity.HINT))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _yaml_files(folder: Path, said: list[Diagnostic]) -> Iterator[Path]:
    """Yield the YAML files of a folder and of those in it, but for hidden ones and what programs leave."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        said.append(Diagnostic("file-unreadable", f"เปิดโฟลเดอร์ไม่ได้: {reason(error)}", Span(folder)))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _PASSED_OVER:
            continue
        if entry.name.endswith(SUFFIXES) and _is_file(entry):
            yield folder / entry.name
        elif entry.is_dir(follow_symlinks=False):
            yield from _yaml_files(folder / entry.name, said)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _letter_beside(path: Path) -> Path | None:
    named = (path.parent / f"{name}{suffix}" for name in LETTER_NAMES for suffix in SUFFIXES)
    return next((each for each in named if is_there(each)), None)


def what_it_is(path: Path, reader: Reader) -> type[Model] | None:
    """Return Document for a file that is a letter by its name or its keys, else the part it holds; None: neither."""
    if path.stem in LETTER_NAMES:
        return Document
    if path.stem == "docgen":
        return Settings
    return _held(path, reader) if path.suffix in SUFFIXES else None


def _held(path: Path, reader: Reader) -> type[Model] | None:
    """Return what a file of any name holds, by its keys."""
    try:
        tree = reader(path)
    except Faulty:
        # Its faults are for the one who wrote keys of a letter into it; YAML of other programs is none of ours.
        file = reader.files.get(path)
        return Document if file is None or _has_our_keys(file.text) else None
    entries = {key_text(k.text): v for k, v in (tree.entries if isinstance(tree, Mapping) else ())}
    named = {_KEYS.get(key, key) for key in entries}
    told = "signatories" in named or ({"code", "address"} <= named and _in_thai(tree))
    if told and "name" in named and "kind" not in named:
        return Agency
    if _is_letter(entries) and _THAI.search(reader.files[path].text):
        return Document
    beside = Recipients if path.stem in _BESIDE[:2] else Meeting
    return beside if path.stem in _BESIDE else None


def _has_our_keys(text: str) -> bool:
    """Whether lines at the margin begin with keys of ours, in Thai or in English about something in Thai."""
    keys = {found[1].strip() for found in _AT_MARGIN.finditer(text)}
    thai = {key for key in keys if _THAI.search(key)}
    if len(thai) > 1 or not thai.isdisjoint(_SPELLINGS):
        return True
    main = {_KEYS.get(key, key) for key in keys} & (_MAIN_KEYS | {"kind"})
    return len(main) > 1 and bool(_THAI.search(text))


def _in_thai(tree: Node) -> bool:
    """Whether a value is in Thai."""
    entries = tree.entries if isinstance(tree, Mapping) else ()
    return any(isinstance(value, Scalar) and _THAI.search(value.text) for _, value in entries)


def _is_letter(entries: MappingOf[str, Node]) -> bool:
    """Whether keys are a letter's: its kind, or so many of them that the kind is forgotten or misspelt."""
    kind = entries.get("kind")
    if isinstance(kind, Scalar) and " ".join(kind.text.lower().split()) in Kind.spellings():
        return True
    own = entries.keys() & _LETTER_KEYS
    return any(_THAI.search(key) for key in own) or len(own & _MAIN_KEYS) > 1
