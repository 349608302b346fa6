"""Many documents checked, by this process or by several.

Enters: the documents and how large they are. Leaves: what was said of each, in their order. Letters typed by hand go the
same way. A process of its own needs no more than the paths.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from docgen.check import check
from docgen.check.allow import Allowance, Use
from docgen.diagnostics import Diagnostic, Edit, Faulty, Span
from docgen.examine import Examined, examine_all
from docgen.gather import Reader
from docgen.read_text import load_text
from docgen.source import File
from docgen.steps import in_groups

_WORTH = 1_500_000  # bytes, a hundred letters: what a process must have to do before it is worth its start
_AT_ONCE, _LARGE = 32, 600_000  # documents that a process takes at once, and bytes of them

Sized = tuple[int, Path]  # bytes, with what is beside it
Placed = TypeVar("Placed", Span, Edit)
Way = Callable[[Iterable[Sized], Reader], Iterator["Told"]]


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one document.

    ``whole`` is the file or the folder that is all its own, None when it could not be read; ``files`` are those that it was
    read from, ``shown`` those of which something is said.
    """

    said: tuple[Diagnostic, ...]
    allowances: tuple[Allowance, ...] = ()
    used: frozenset[Use] = frozenset()
    whole: Path | None = None
    files: tuple[Path, ...] = ()
    shown: tuple[File, ...] = ()


def of_documents(documents: Iterable[Sized], reader: Reader) -> Iterator[Told]:
    """Check documents in YAML."""
    for examined in examine_all(documents, reader):
        yield _told(examined)


def _told(examined: Examined | Faulty) -> Told:
    if isinstance(examined, Faulty):
        return Told(examined.diagnostics)
    files = tuple(file.path for file in examined.files)
    return Told(examined.said, examined.allowances, examined.used, examined.whole, files)


def of_typed(documents: Iterable[Sized], reader: Reader) -> Iterator[Told]:
    """Check letters typed by hand; one that cannot be read does not keep the others from it."""
    for _, path in documents:
        try:
            yield Told(tuple(_typed(path, reader)))
        except Faulty as faulty:
            yield Told(faulty.diagnostics)


def _typed(path: Path, reader: Reader) -> list[Diagnostic]:
    """Check a letter typed by hand: a text file or a .docx. Raises Faulty."""
    from docgen.check.apart import read_letters

    wrapped = path.suffix.lower() != ".docx"
    text = reader.given(path)
    file = reader.files[path] = File(path, text) if text is not None else load_text(path)
    if not file.text.strip():
        raise Faulty(Diagnostic("file-empty", "แฟ้มไม่มีข้อความ", Span(path)))
    found = [d for each in read_letters(file, wrapped=wrapped) for d in check(each)]
    return found if wrapped else [_in_words(diagnostic) for diagnostic in found]


def _in_words(diagnostic: Diagnostic) -> Diagnostic:
    """Tell the paragraph of a .docx, which has no lines, and mend nothing: its text is not what the file holds."""
    span = diagnostic.span
    if span is None or span == Span(span.file):
        return replace(diagnostic, edits=())
    return replace(diagnostic, message=f"ย่อหน้าที่ {span.line}: {diagnostic.message}", edits=())


def told_of(way: Way, documents: Sequence[Sized], reader: Reader, jobs: int) -> Iterator[Told]:
    """Check the documents in so many processes; with 0, in as many as are worth their start. Raises Faulty when one dies."""
    chunks = list(in_groups(((each[0], each) for each in documents), _AT_ONCE, _LARGE))
    worth = sum(size for size, _ in documents) // _WORTH
    processes = min(_processes(jobs, worth), len(chunks))
    if processes < 2:
        yield from way(documents, reader)
        return
    from docgen.processes import Task, in_processes  # slow to load

    hint = "หน่วยความจำอาจไม่พอ: ตรวจใหม่ด้วย --jobs 1"
    task = Task(_begin, (way, reader), _check, hint)
    for each in (t for done in in_processes(task, processes, chunks) for t in done):
        yield _as_first_named(each, reader)


def _as_first_named(each: Told, reader: Reader) -> Told:
    """Tell each file by the path by which it was first named: every process has its own way to a shared one."""
    spelt = {path: reader.spelt(path) for path in each.files}
    spelt |= {file.path: reader.spelt(file.path) for file in each.shown}
    for file in each.shown:
        reader.files.setdefault(spelt[file.path], file)
    if all(path == other for path, other in spelt.items()):
        return each

    def moved(place: Placed) -> Placed:
        return replace(place, file=spelt.get(place.file, place.file))

    def allowance(one: Allowance) -> Allowance:
        return replace(one, span=moved(one.span))

    said = (
        replace(d, span=d.span and moved(d.span), edits=tuple(map(moved, d.edits)))
        for d in each.said
    )
    used = ((allowance(one), code) for one, code in each.used)
    return replace(
        each,
        said=tuple(said),
        allowances=tuple(map(allowance, each.allowances)),
        used=frozenset(used),
    )


def _processes(jobs: int, worth: int) -> int:
    if jobs or worth < 2:
        return jobs
    from docgen.processes import processors

    return min(processors(), worth)


_ready: list[tuple[Way, Reader]] = []  # of the process


def _begin(way: Way, reader: Reader) -> None:
    _ready[:] = [(way, reader)]


def _check(chunk: Sequence[Sized]) -> list[Told]:
    """Check documents in a process that is ready; the files of which something is said go along."""
    way, reader = _ready[0]
    return [replace(each, shown=_shown(each, reader)) for each in way(chunk, reader)]


def _shown(each: Told, reader: Reader) -> tuple[File, ...]:
    places = [d.span.file for d in each.said if d.span] + [
        e.file for d in each.said for e in d.edits
    ]
    return tuple(reader.files[path] for path in dict.fromkeys(places) if path in reader.files)
