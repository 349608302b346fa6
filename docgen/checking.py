"""The conductor of ``docgen check``: many documents read and checked, certain mistakes mended, hand-typed letters read.

Enters: paths, or a text with the name it goes by. Leaves: every diagnostic, and the texts of the files as they would be
when mended. Writes only through ``save``; prints nothing.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.assemble import find_settings
from docgen.check import check, rule_codes
from docgen.check.allow import Allowance, Use, faulty, unused
from docgen.check.documents import read_part
from docgen.check.fix import Edited, mended
from docgen.diagnostics import Diagnostic, Edit, Faulty, Span, reason
from docgen.examine import allowed_in, settled_allowances
from docgen.gather import SUFFIXES, Gathered, Reader, gather, what_it_is
from docgen.many import Sized, of_documents, of_typed, told_of
from docgen.model import Settings
from docgen.read import parse
from docgen.source import File, Mapping, Node, Scalar, Sequence
from docgen.validate import ValidatedSettings, validate_part, validate_settings

_MAX_ROUNDS = 10  # of mending: one replacement may show another mistake


@dataclass
class Checked:
    """What a run said of how many documents, and the files as they were read."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    documents: int = 0
    files: dict[Path, File] = field(default_factory=dict)
    lost: bool = False  # a process died: there are others of which nothing is known


def check_paths(paths: Iterable[Path], reader: Reader | None = None, jobs: int = 1) -> Checked:
    """Check every document of the paths: letters, folders of letters, files that letters share.

    ``jobs``: how many processes share the letters, 0 as many as are worth it.
    """
    reader = reader or Reader()
    gathered = gather(paths, reader)
    said, whole = gathered.said, gathered.folders
    allowances: list[Allowance] = []
    used: set[Use] = set()
    taken: set[Path] = set()
    count = 0
    try:
        for told in told_of(of_documents, list(_sized(gathered)), reader, jobs):
            said += told.said
            allowances += told.allowances
            used |= told.used
            taken |= {reader.key(path) for path in told.files}
            whole += [told.whole] if told.whole else []
            count += 1
    except Faulty as lost:  # which allowances are of no use is not known either
        said += lost.diagnostics
        return Checked(list(dict.fromkeys(said)), count, reader.files, lost=True)
    alone = [path for path in gathered.parts if reader.key(path) not in taken]
    for path in alone:
        said += _part(path, reader)
    said += unused(allowances, used, whole, rule_codes(), reader.key)
    return Checked(list(dict.fromkeys(said)), len(gathered.documents) + len(alone), reader.files)


def _sized(gathered: Gathered) -> Iterator[Sized]:
    """Yield the documents, each with its size and that of the parts beside it."""
    beside: Counter[Path] = Counter()
    for path in gathered.parts:
        beside[path.parent] += _size(path)
    for path in gathered.documents:
        yield _size(path) + beside[path.parent], path


def _size(path: Path) -> int:
    try:
        return os.path.getsize(path)  # noqa: PTH202 - three times as fast as Path's
    except (OSError, ValueError):
        return 0  # reading it tells what is wrong with it


def _part(path: Path, reader: Reader) -> list[Diagnostic]:
    """Check one shared file by itself."""
    try:
        tree = reader(path)
    except Faulty as unread:
        # One of comments alone settles nothing.
        return [d for d in unread.diagnostics if d.code != "file-empty"]
    model = what_it_is(path, reader)
    if model is Settings:
        settled = validate_settings(tree)
        return [*settled.faults, *faulty(settled_allowances(settled), rule_codes())]
    assert model is not None
    made, places, faults = validate_part(tree, model)
    if made is None:
        return faults
    found = check(read_part(made, places, Span(path)))
    file = reader.files[path]
    return faults + allowed_in(found, file, places, _settled(path, reader))


def _settled(path: Path, reader: Reader) -> ValidatedSettings:
    """Return what the docgen.yaml nearest to a shared file settles; its own faults are told where it is checked."""
    nearest = find_settings(path.parent)
    try:
        return validate_settings(reader(nearest) if nearest else None)
    except Faulty:
        return validate_settings(None)


def typed_letters(paths: Iterable[Path], said: list[Diagnostic]) -> Iterator[Path]:
    """Yield the letters typed by hand that paths stand for: those of a folder are its .txt and .docx.

    ``said`` gets what is wrong with folders.
    """
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - Path's would raise on a name too long
            yield path
            continue
        before = len(said)
        inside = sorted(_typed_inside(path, said))
        yield from inside
        if not inside and len(said) == before:
            hint = "หนังสือที่พิมพ์เองเป็น .txt หรือ .docx"
            message = "ไม่พบหนังสือที่พิมพ์เองในโฟลเดอร์"
            said.append(Diagnostic("file-missing", message, Span(path), hint))


def _typed_inside(folder: Path, said: list[Diagnostic]) -> Iterator[Path]:
    def closed(error: OSError) -> None:
        span = Span(Path(error.filename or folder))
        said.append(Diagnostic("file-unreadable", f"เปิดโฟลเดอร์ไม่ได้: {reason(error)}", span))

    for above, _, names in os.walk(folder, onerror=closed):
        for name in names:
            path = Path(above) / name
            typed = path.suffix.lower() in (".txt", ".docx") and not name.startswith((".", "~$"))
            if typed and path.is_file():
                yield path


def check_typed(paths: Iterable[Path], reader: Reader, jobs: int = 1) -> Checked:
    """Check letters typed by hand: text files, .docx, folders of them; ``jobs`` as for ``check_paths``."""
    said: list[Diagnostic] = []
    letters = [(_size(path), path) for path in typed_letters(paths, said)]
    count = 0
    try:
        for told in told_of(of_typed, letters, reader, jobs):
            said += told.said
            count += 1
    except Faulty as lost:
        return Checked([*said, *lost.diagnostics], count, reader.files, lost=True)
    return Checked(said, count, reader.files)


@dataclass
class Mended:
    """What mending makes of the files: ``texts`` before and after, by file, and what a run says then."""

    checked: Checked
    texts: dict[Path, tuple[str, str]] = field(default_factory=dict)
    count: int = 0


def mend(run: Callable[[Reader], Checked], texts: MappingOf[Path, str] | None = None) -> Mended:
    """Put the certain replacements into the texts until none is left, none when a process died; nothing is written.

    ``run`` checks with the reader it is given; ``texts`` are those of files that the disk does not have.
    """
    before: dict[Path, str] = {}
    now: dict[Path, str] = dict(texts or {})
    count = 0
    checked = Checked()
    seen: set[tuple[Path, str]] = set()
    for _ in range(_MAX_ROUNDS):
        reader = Reader(now)
        checked = run(reader)
        if checked.lost:
            return Mended(checked)
        by_file: dict[Path, list[Edit]] = {}
        for diagnostic in checked.diagnostics:
            for edit in diagnostic.edits:
                by_file.setdefault(edit.file, []).append(edit)
        changed = 0
        for path, edits in by_file.items():
            text = reader.files[path].text
            new, done = _kept(reader.files[path], edits)
            seen.add((path, text))
            if done and (path, new) not in seen:  # two rules that undo each other settle nothing
                before.setdefault(path, text)
                now[path] = new
                changed += done
        count += changed
        if not changed:
            break
    return Mended(checked, {path: (text, now[path]) for path, text in before.items()}, count)


def _kept(file: File, edits: list[Edit]) -> tuple[str, int]:
    """Return the text with the edits that leave it the same YAML but for their own characters, and how many they are."""
    whole = mended(file.text, edits)
    if file.path.suffix in SUFFIXES:
        whole = _sound(file, [], list(whole.edits))
    return whole.text, len(whole.edits)


def _sound(file: File, good: list[Edit], edits: list[Edit]) -> Edited:
    """Return the text with ``good`` and as many more as are sound: halves are tried, for few are not."""
    made = mended(file.text, [*good, *edits])
    if not edits or _same_but_for(file, made):
        return made
    if len(edits) == 1:
        return mended(file.text, good)
    half = len(edits) // 2
    first = _sound(file, good, edits[:half])
    return _sound(file, list(first.edits), edits[half:])


def _same_but_for(file: File, made: Edited) -> bool:
    """Whether only the texts that the edits touch differ, each by as much as its edits say."""
    try:
        old, new = parse(file), parse(File(file.path, made.text))
    except Faulty:
        return False
    before, after = list(_scalars(old)), list(_scalars(new))
    if [shape for shape, _ in before] != [shape for shape, _ in after]:
        return False
    for (_, was), (_, now) in zip(before, after, strict=True):
        inside = [e for e in made.edits if was.start <= e.start and e.end <= was.end]
        grown = sum(len(e.text) - (e.end - e.start) for e in inside)
        same = was.text == now.text if not inside else len(now.text) - len(was.text) == grown
        if not same:
            return False
    return True


def _scalars(node: Node, shape: str = "") -> Iterator[tuple[str, Scalar]]:
    """Yield every scalar with the way to it."""
    if isinstance(node, Scalar):
        yield shape + node.style, node
    elif isinstance(node, Mapping):
        for i, (key, value) in enumerate(node.entries):
            yield from _scalars(key, f"{shape}/{i}k")
            yield from _scalars(value, f"{shape}/{i}v")
    elif isinstance(node, Sequence):
        for i, item in enumerate(node.items):
            yield from _scalars(item, f"{shape}/{i}")


def save(texts: MappingOf[Path, tuple[str, str]]) -> list[Diagnostic]:
    """Write the mended texts in place of the old ones; return why some could not be written, which keeps no other."""
    from docgen.deliver import replace_text

    said: list[Diagnostic] = []
    for path, (before, after) in texts.items():
        try:
            replace_text(path, before, after)
        except Faulty as faulty:
            said += (replace(each, span=Span(path)) for each in faulty.diagnostics)
    return said
