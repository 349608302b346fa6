"""A path in, the letter's files joined into one located tree.

Enters: a letter's folder or file, and the reader. Leaves: one Node tree in which the office, the
recipients and the meeting stand in place of the names of their files; every scalar still knows its own
file. Faults of all files are raised together.
"""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from docgen.diagnostics import Diagnostic, Faulty, Severity, Span
from docgen.model.settings import Settings
from docgen.names import file_keys, key_names, key_text, root_model
from docgen.source import Mapping, Node, Part, Scalar, Sequence

LETTER_NAMES = ("letter", "หนังสือ")
_SUFFIXES = (".yaml", ".yml")
# What looks like the name of a file: recipients.yaml, but also a misspelt recipients.ymal.
_FILE_NAME = re.compile(r"^[^\s{}].*\.[A-Za-z]{2,5}$")


@dataclass(frozen=True)
class Assembled:
    """``faults`` came of the files that the letter names; ``unread`` are the keys they would fill."""

    tree: Node
    folder: Path
    name: str
    faults: tuple[Diagnostic, ...] = ()
    unread: tuple[str, ...] = ()
    # docgen.yaml, when the folder or one above it has one.
    settings: Node | None = None
    settings_folder: Path = Path()


def assemble(path: Path, read: Callable[[Path], Node]) -> Assembled:
    """Read the letter at ``path`` and every file it names. Raises Faulty when the letter is unreadable."""
    file = _letter_file(path)
    tree = read(file)
    beside = file.stem in LETTER_NAMES
    here = file.parent.resolve()
    joined = _Joined(file.parent, read, beside=beside)
    settings = joined.settings(here)
    if isinstance(tree, Mapping) and tree.entries:
        tree = joined.whole(tree, settings)
    found = (tuple(joined.faults), tuple(joined.unread))
    name = here.name if beside or path != file else file.stem
    name = name.encode("utf-8", "replace").decode()  # a system may hold names that are no text
    return Assembled(tree, file.parent, name, *found, settings, joined.settings_folder)


def is_there(path: Path) -> bool:
    """Return whether a file stands there; a name that cannot be one, or a closed folder, is none."""
    return os.path.isfile(path)  # noqa: PTH113 - half the time of Path's, and it is asked often


def _there(folder: Path | str, names: Iterable[str]) -> list[Path]:
    """Return the YAML files of the names that stand in the folder."""
    every = (os.path.join(folder, name + suffix) for name in names for suffix in _SUFFIXES)  # noqa: PTH118
    return [Path(path) for path in every if os.path.isfile(path)]  # noqa: PTH113


def find_settings(folder: Path) -> Path | None:
    """Return the nearest docgen.yaml, of the folder or of one above it."""
    return _nearest_settings(str(folder.resolve()))


def _nearest_settings(folder: str) -> Path | None:
    """Return the docgen.yaml of an absolute folder, or of the nearest above it: as text, for each letter asks."""
    while True:
        if found := _there(folder, ["docgen"]):
            return _shown(found[0])
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above


def holds_letter(folder: Path) -> bool:
    """Return whether a folder is one letter: its file has the name that letters have."""
    return bool(_there(folder, LETTER_NAMES))


def _letter_file(path: Path) -> Path:
    try:
        if not path.is_dir():
            return path
    except (OSError, ValueError):
        return path
    found = _there(path, LETTER_NAMES)
    if len(found) == 1:
        return found[0]
    if found:
        message = f"โฟลเดอร์มีแฟ้มหนังสือมากกว่าหนึ่งแฟ้ม: {', '.join(f.name for f in found)}"
        raise Faulty(Diagnostic("letter-ambiguous", message, Span(path), "เหลือไว้แฟ้มเดียว"))
    hint = "ตั้งชื่อแฟ้มหนังสือว่า letter.yaml หรือ หนังสือ.yaml หรือระบุชื่อแฟ้มตรง ๆ"
    if _holds_letters(path):
        hint = f"มีหนังสือในโฟลเดอร์ย่อย: สั่งทีละฉบับ เช่น {path}/*"
    raise Faulty(Diagnostic("file-missing", "ไม่พบแฟ้มหนังสือในโฟลเดอร์", Span(path), hint))


def _holds_letters(folder: Path) -> bool:
    """Return whether folders of letters stand in the folder."""
    try:
        return any(is_there(each / f"letter{s}") for each in folder.iterdir() for s in _SUFFIXES)
    except OSError:
        return False


class _Joined:
    """Puts the content of the files in the place of their names."""

    def __init__(self, folder: Path, read: Callable[[Path], Node], *, beside: bool) -> None:
        self.folder, self.read, self.beside = folder, read, beside
        self.faults: list[Diagnostic] = []
        self.unread: list[str] = []
        self.settings_folder = folder

    def settings(self, here: Path) -> Node | None:
        """Return the nearest docgen.yaml, of this folder (``here``: from the root on) or of one above it."""
        found = _nearest_settings(str(here))
        if found is None:
            return None
        self.settings_folder = found.parent
        try:
            return self.read(found)
        except Faulty as faulty:
            # One of comments alone settles nothing.
            self.faults.extend(d for d in faulty.diagnostics if d.code != "file-empty")
            return None

    def _settled(self, entries: dict[Scalar, Node], settings: Node | None, tree: Mapping) -> None:
        """Add what docgen.yaml settles and the letter does not state; terms of both count."""
        known = key_names(root_model(tree))
        stated = {known.get(key_text(key.text)): key for key in entries}
        settled = settings.entries if isinstance(settings, Mapping) else ()
        merged: set[str] = set()
        for key, value in settled:
            name = key_names(Settings).get(key_text(key.text))
            if name not in ("agency", "typeface", "terms", "file_name") or name not in known:
                continue
            mine = stated.get(name)
            if name in merged or (name == "agency" and self._office_beside(tree)):
                continue
            merged.add(name)
            if name == "terms" and mine is not None and not _blank(entries[mine]):
                own = entries[mine]
                place = own.whole if isinstance(own, Part) else own
                entries[mine] = Sequence((*_items(own), *_items(value)), place.file, place.start)
            elif mine is None or _blank(entries[mine]):
                if mine is not None:
                    del entries[mine]
                entries[key] = value

    def _office_beside(self, tree: Mapping) -> bool:
        """Return whether an office file stands beside the letter: it is nearer than docgen.yaml above."""
        names = next((names for names in file_keys(root_model(tree)) if names[0] == "agency"), ())
        apart = self.settings_folder.resolve() != self.folder.resolve()
        return self.beside and apart and bool(_there(self.folder, names))

    def whole(self, tree: Mapping, settings: Node | None) -> Mapping:
        entries = dict(tree.entries)
        self._settled(entries, settings, tree)
        by_name = {key_text(key.text): key for key in entries}
        for names in file_keys(root_model(tree)):
            key = next((by_name[n] for n in names if n in by_name), None)
            value = entries[key] if key else None
            if key and isinstance(value, Scalar | Part) and _FILE_NAME.search(value.text):
                self._named(entries, key, names[0], value)
            elif self.beside and (key is None or _blank(value)):
                found = _there(self.folder, names)
                if len(found) > 1:
                    self._ambiguous(names[0], found)
                elif found:
                    self._splice(entries, key or _untyped_key(names[0], tree), names[0], found[0])
        self._unused(tree)
        return Mapping(tuple(entries.items()), tree.file, tree.start)

    def _unused(self, tree: Mapping) -> None:
        """Warn of a file beside the letter that documents of its kind do not take."""
        taken = {name for names in file_keys(root_model(tree)) for name in names}
        idle = [name for name in ("recipients", "ผู้รับ") if name not in taken]
        for path in _there(self.folder, idle) if self.beside else ():
            message = f"{path.name} ไม่ใช้กับเอกสารชนิดนี้"
            hint = "ลบแฟ้ม หรือเปลี่ยน ชนิด เป็น หนังสือเวียน"
            self.faults.append(
                Diagnostic("file-unused", message, Span(path), hint, Severity.WARNING)
            )

    def _named(
        self, entries: dict[Scalar, Node], key: Scalar, name: str, value: Scalar | Part
    ) -> None:
        # A name stands where it was typed: in the letter, or in docgen.yaml.
        typed_in = value.span.file.parent
        path = typed_in / value.text
        if is_there(path):
            self._splice(entries, key, name, path)
            return
        hint = f"ชื่อแฟ้มนับจากโฟลเดอร์ {typed_in}"
        self.faults.append(Diagnostic("file-missing", f"ไม่พบแฟ้ม {value.text}", value.span, hint))
        self.unread.append(name)
        del entries[key]

    def _ambiguous(self, name: str, found: list[Path]) -> None:
        message = f"มีแฟ้มซ้ำความหมาย: {', '.join(path.name for path in found)}"
        self.faults.append(Diagnostic("file-ambiguous", message, Span(found[0]), "เหลือไว้แฟ้มเดียว"))
        self.unread.append(name)

    def _splice(self, entries: dict[Scalar, Node], key: Scalar, name: str, path: Path) -> None:
        try:
            entries[key] = self.read(path)
        except Faulty as faulty:
            self.faults.extend(faulty.diagnostics)
            self.unread.append(name)
            entries.pop(key, None)


def _shown(path: Path) -> Path:
    """Return the path as reports show it: from the working folder where it lies below that."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def _untyped_key(name: str, tree: Mapping) -> Scalar:
    """A key that nobody typed, for a file that stands beside the letter."""
    first = tree.entries[0][0]
    return Scalar(name, first.file, first.start, first.start)


def _items(node: Node) -> tuple[Node, ...]:
    """Return the items of a list, or the one text that stands for a list."""
    return node.items if isinstance(node, Sequence) else (node,)


def _blank(value: Node | None) -> bool:
    """``key:`` with nothing after it."""
    return isinstance(value, Scalar) and not value.text.strip() and not value.style
