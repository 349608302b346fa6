"""All letters of a batch in one file for the printer, in place of a file for each.

Enters: a Job whose target is a .docx or a .pdf. Leaves: that file, one beside it for each further kind of document (envelopes, a
list), their manifest. While the run goes on the letters lie in a folder beside it, with which a further run goes on. Raises Faulty.
"""

import contextlib
import hashlib
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docgen.batch.binding import bound_name
from docgen.batch.job import Job
from docgen.batch.manifest import (
    Entry,
    aside,
    forget,
    is_begun,
    is_inside,
    listing_of,
    made_of_other,
    noted,
    unwritable,
    write_anew,
)
from docgen.batch.place import alone, spared
from docgen.batch.run import Outcome, Tell, made_of, made_with
from docgen.batch.target import Folder, drop_notes, written_in
from docgen.batch.work import Work
from docgen.deliver import safe_stem
from docgen.diagnostics import Diagnostic, Faulty, Severity, Span
from docgen.model import Piece

_OTHERWISE = "ทำใหม่แทนของเดิมด้วย --replace หรือระบุชื่ออื่นด้วย -o"


def run_into_one(job: Job, tell: Tell) -> Outcome:
    """Make the letters of a table as one file. Raises Faulty when the letter, the table or the target as a whole is wrong."""
    part = job.target.with_name(f"{job.target.name}.part")
    stem = job.target.with_name(f"{job.target.name}.manifest")
    work = Work(replace(job, target=part, wanted=replace(job.wanted, file_name="")))
    # What all rows share is bound only where there is one for each group.
    joins = work.prepared.each or work.prepared.group_column is not None
    work.job = replace(work.job, bind=tuple(map(str.lower, _suffixes(job))) if joins else ())
    _must_be_free(work, job, stem)
    if job.dry_run:
        return made_with(work, tell)
    folder = stem.parent
    new = not folder.exists()
    try:
        with alone(folder, f".{job.target.name}.docgen.lock"):
            _must_be_free(work, job, stem)
            return _made(work, job, stem, tell)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        with contextlib.suppress(OSError):  # one that holds something is gone on with
            part.rmdir()
        with contextlib.suppress(OSError):
            folder.rmdir() if new else None


def _made(work: Work, job: Job, stem: Path, tell: Tell) -> Outcome:
    """Make the letters, unless they are there, and put them where they were asked for. Raises OSError, Faulty."""
    part = work.job.target
    begun, _ = noted(part / "manifest")
    if job.resume and begun != made_of(work) and (kept := _kept(work, job, stem)) is not None:
        _clear(part)
        return kept
    outcome = made_with(work, tell)
    outcome.tell(() if job.replace else _spared(stem))
    outcome.files = _delivered(work, job, stem)
    outcome.made = outcome.made if outcome.files else 0
    outcome.tell(_idle(job))
    _clear(part)
    return outcome


def _must_be_free(work: Work, job: Job, stem: Path) -> None:
    """Raise Faulty when an earlier run, or what is of others, stands where something would be written."""
    part, listing = work.job.target, listing_of(stem)
    fresh = not (job.resume or job.replace or job.dry_run)
    if fresh and ((part / "manifest.jsonl").exists() or listing.is_file()):
        hint = f"ทำต่อจากเดิมด้วย --resume {_OTHERWISE}"
        raise Faulty(Diagnostic("batch-there", "มีงานเดิมอยู่แล้ว", Span(job.target), hint))
    table = stem.with_name(f"{stem.name}.csv")
    known = {*_files(stem), listing.name, *((table.name,) if listing.is_file() else ())}
    known |= {table.name} if is_begun(table) else set()
    shared = work.prepared.of_all
    pieces = ("", *(work.prepared.of_each or Piece), *shared, *map(_to_all, shared))
    names = [_name(job, piece, suffix) for suffix in _suffixes(job) for piece in pieces]
    paths = [stem.with_name(name) for name in dict.fromkeys(names)]
    wrong = [said for path in (*paths, table, listing) for said in _in_the_way(path, known, job)]
    if part.exists() and not part.is_dir():
        message = f"มี {part.name} ซึ่ง docgen batch ไม่ได้สร้าง"
        wrong.append(Diagnostic("file-foreign", message, Span(part), "ระบุชื่ออื่นด้วย -o"))
    if wrong:
        raise Faulty(*wrong)


def _in_the_way(path: Path, known: Container[str], job: Job) -> Iterator[Diagnostic]:
    """Yield why a file cannot be written."""
    try:
        aside(path).exists()  # its name is the longest
        is_folder = path.is_dir() and not path.is_symlink()
        there = path.exists() or path.is_symlink()
    except OSError as error:
        yield from unwritable(path, error, begun=False).diagnostics
        return
    if is_folder:
        hint = "ระบุชื่ออื่นด้วย -o"
        yield Diagnostic("file-unwritable", f"{path.name} เป็นโฟลเดอร์", Span(path), hint)
    elif there and path.name not in known and not job.replace:
        hint = "ระบุชื่ออื่นด้วย -o หรือ --replace เพื่อเขียนทับ"
        message = f"มี {path.name} ซึ่ง docgen batch ไม่ได้สร้าง"
        yield Diagnostic("file-foreign", message, Span(path), hint)


def _files(stem: Path) -> dict[str, str]:
    """Return the files that an earlier run noted beside its manifest, each with its sha256."""
    entries = noted(stem)[1]
    return {e.file: e.sha256 for e in entries if is_inside(e.file) and Path(e.file).name == e.file}


def _kept(work: Work, job: Job, stem: Path) -> Outcome | None:
    """Return what became of a run of which every file is there and whole; None when it has to be made."""
    before, entries = noted(stem)
    if before is None:
        return None
    if before != (now := made_of(work)):
        raise Faulty(made_of_other(before, now, listing_of(stem)))
    files = _files(stem)
    wanted = {_name(job, "", suffix) for suffix in _suffixes(job)}
    good = all(entry.status == "ok" for entry in entries)
    whole = all(_digest(stem.with_name(name)) == sha256 for name, sha256 in files.items())
    if not good or not whole or not wanted <= files.keys():
        return None
    rows = sum(1 for _ in work.asked())
    paths = [stem.with_name(name) for name in files]
    return Outcome(kept=rows, about=rows, diagnostics=work.of_letter(), files=paths)


def _spared(stem: Path) -> Iterator[Diagnostic]:
    """Put aside what someone changed since an earlier run made it, and tell so."""
    known = (Entry(0, "", name, sha256) for name, sha256 in _files(stem).items())
    yield from spared(Folder(stem.parent), known)


def _clear(part: Path) -> None:
    """Take away what the run laid in its folder, and the folder, unless something else is there."""
    with contextlib.suppress(Faulty):  # what cannot be taken away is in nobody's way
        forget(part / "manifest", part, (name for name, _ in written_in(part)))
    drop_notes(part)


def _idle(job: Job) -> Iterator[Diagnostic]:
    """Yield that the names of the letters show nowhere."""
    if job.wanted.file_name:
        message = f"--file-name ไม่มีผลกับ -o {job.target.name} ซึ่งเป็นแฟ้มเดียว"
        yield Diagnostic("option-idle", message, None, "", Severity.WARNING)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _suffixes(job: Job) -> list[str]:
    suffix = job.target.suffix
    return [suffix, ".pdf"] if suffix.lower() == ".docx" and job.office else [suffix]


def _name(job: Job, piece: str, suffix: str) -> str:
    """Return the name of the file of a kind of document; "" of the first kind, which has the name that was asked for."""
    return f"{job.target.stem} {piece}{suffix}" if piece else f"{job.target.stem}{suffix}"


def _to_all(piece: str) -> str:
    """Return how a document for all is called beside one of its kind for each."""
    return f"{piece} ถึงทุกราย"


def _delivered(work: Work, job: Job, stem: Path) -> list[Path]:
    """Put the files where they were asked for, and note them. Raises OSError, Faulty."""
    _, entries = noted(work.job.target / "manifest")
    made: dict[tuple[str, str], tuple[Entry, str]] = {}  # by kind and suffix, with the name
    first = next((e.piece for e in entries if e.row and e.status == "ok"), "")
    for entry, piece in _to_deliver(work, entries):
        first = first or piece
        suffix = next((s for s in _suffixes(job) if s.lower() == Path(entry.file).suffix), None)
        if suffix is not None:
            name = _name(job, "" if piece == first else safe_stem(piece), suffix)
            made[piece, Path(entry.file).suffix] = (entry, name)
    before = _files(stem)
    failed = any(entry.status != "ok" for entry in entries)
    for name, sha256 in before.items() if made else ():
        if _digest(stem.with_name(name)) == sha256:  # else it is someone's by now
            stem.with_name(name).unlink()
    if made or (failed and not before):
        # First: by it the files are known as docgen's, should the run be killed among them.
        write_anew(stem, made_of(work), _noted_as(entries, made, _suffixes(job)))
    for entry, name in made.values():
        (work.job.target / entry.file).replace(stem.with_name(name))
    return [stem.with_name(name) for _, name in made.values()]


def _to_deliver(work: Work, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Yield the files that hold all documents of a kind, and those that all rows share, with their kinds."""
    shared = [entry for entry in entries if not entry.row]
    bound = {e.file for e in shared if Path(e.file).stem == bound_name(work.prepared, e.piece)}
    of_rows = {entry.piece for entry in entries if entry.row}
    for entry in sorted(shared, key=lambda entry: entry.piece not in of_rows):
        if entry.file in bound:
            yield entry, entry.piece
        elif entry.piece in of_rows:
            yield entry, _to_all(entry.piece)
        elif not _of_groups(work, entry.piece):  # those are in the one of all groups
            yield entry, entry.piece


def _of_groups(work: Work, piece: str) -> bool:
    return piece == Piece.RECIPIENT_LIST and work.prepared.group_column is not None


def _noted_as(
    entries: Iterable[Entry],
    made: dict[tuple[str, str], tuple[Entry, str]],
    suffixes: Iterable[str],
) -> Iterator[Entry]:
    """Yield what the manifest tells: of a row, in which file its letter is, and on which pages; what is in none of them."""
    before: dict[str, int] = {}  # pages
    delivered = {entry.file for entry, _ in made.values()}
    wanted = {suffix.lower() for suffix in suffixes}
    for entry in entries:
        suffix = Path(entry.file).suffix
        if entry.status != "ok":
            yield entry
        elif (whole := made.get((entry.piece, suffix))) is None:
            if suffix in wanted and entry.file not in delivered:
                what = f"รวมเป็น {suffix} เดียวไม่ได้"
                yield replace(entry, file="", sha256="", pages="", status="error", message=what)
        elif entry.row:
            at = before.get(whole[1], 0)
            count = int(entry.pages or 0)
            before[whole[1]] = at + count
            pages = f"หน้า {at + 1}" + (f"-{at + count}" if count > 1 else "") if count else ""
            yield replace(entry, file=whole[1], sha256=whole[0].sha256, message=pages)
    for (piece, _), (entry, name) in made.items():
        yield replace(entry, piece=piece, file=name)
