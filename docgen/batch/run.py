"""The conductor of ``docgen batch``: a letter and a table in, documents and their manifest out.

Enters: a Job. Leaves: an Outcome. Rows are taken a few hundred at a time: read, checked, filled, written, noted, in one process
or in several; the order of the manifest is that of the rows. Prints nothing.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from pathlib import Path

from docgen.batch.binding import bound_name
from docgen.batch.everyone import names_of_all
from docgen.batch.job import Job
from docgen.batch.manifest import Entry, Manifest
from docgen.batch.names import clashing, documents_in, foreign, named_as
from docgen.batch.once import once
from docgen.batch.place import opened, spared
from docgen.batch.repeats import Repeats
from docgen.batch.shares import Shares, about, shares
from docgen.batch.target import Target, is_untouched, written_in
from docgen.batch.work import Done, Work, begin, work_on
from docgen.diagnostics import Diagnostic, Faulty, Severity, Span
from docgen.model import Piece
from docgen.read_text import docx_lines
from docgen.rows.row import Row

_MOST_TOLD = 1_000  # diagnostics kept


@dataclass
class Outcome:
    """What a run did: rows made, rows that were there already, rows that could not be made, what it said."""

    made: int = 0
    kept: int = 0
    failed: int = 0
    alone: int = 0  # rows whose letters were laid out by themselves
    documents: int = 0
    several: int = 0  # PDFs of more than one page
    diagnostics: list[Diagnostic] = field(default_factory=list)
    untold: int = 0
    about: int = 0  # rows that there are
    bad: set[int] = field(default_factory=set)  # rows that could not be made
    files: list[Path] | None = None  # that hold all letters; None where they lie in the target
    listed: bool = False  # the rows stand on a list, which the bad ones are not on

    @property
    def wrong(self) -> bool:
        """Whether a row failed, or the run as a whole."""
        return bool(self.failed) or any(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def rows(self) -> int:
        return self.made + self.kept + self.failed

    def take(self, done: Done) -> None:
        """Count a row, and keep what was said of it."""
        failed = done.failed
        self.failed += failed
        if failed:
            self.bad.add(done.row)
        self.made += not failed
        self.alone += done.alone
        for entry in done.entries:
            self.documents += entry.status == "ok"
            self.several += int(entry.pages or 0) > 1
        self.tell(done.said)

    def tell(self, said: Iterable[Diagnostic]) -> None:
        """Keep what was said of rows, as far as anyone reads it."""
        for diagnostic in said:
            if len(self.diagnostics) < _MOST_TOLD:
                self.diagnostics.append(diagnostic)
            else:
                self.untold += 1


def preview(job: Job, number: int) -> tuple[Outcome, list[str]]:
    """Return the text of the letter of one row, and what was said of it; nothing is written. Raises Faulty."""
    # As for a .zip, whose documents are not written where they are made.
    held = replace(job, target=job.target.with_suffix(".zip"), office=None, dry_run=False)
    work = Work(replace(held, rows=(range(number, number + 1),)))
    outcome = Outcome(diagnostics=work.of_letter())
    if any(said.code == "template" for said in outcome.diagnostics):
        return outcome, []
    rows = list(work.asked())
    if not rows:
        message = f"ตารางไม่มีแถวที่ {number}"
        hint = f"มี {sum(1 for _ in work.table):,} แถว นับจากแถวข้อมูลแรก"
        raise Faulty(Diagnostic("row-missing", message, Span(job.recipients), hint))
    documents: list[tuple[str, bytes]] = []
    for done in work.done(rows):
        outcome.take(done)
        documents += done.documents
    if not work.prepared.each:  # the letter for all, with this row on its list
        documents += [(name, docx) for _, name, docx in work.of_all(outcome.bad)]
    return outcome, [line for name, docx in documents for line in docx_lines(Path(name), docx)]


Tell = Callable[[Outcome], None]


def run(job: Job, tell: Tell = lambda _: None) -> Outcome:
    """Make the letters of a table. Raises Faulty when the letter, the table or the target as a whole is wrong."""
    return made_with(Work(job), tell)


def made_with(work: Work, tell: Tell) -> Outcome:
    """Make the letters of a table that was read. Raises Faulty."""
    job = work.job
    listed = Piece.RECIPIENT_LIST in work.prepared.of_all
    outcome = Outcome(diagnostics=work.of_letter(), about=about(work), listed=listed)
    if any(d.severity is Severity.ERROR for d in outcome.diagnostics):
        raise Faulty(*outcome.diagnostics)
    if next(work.asked(), None) is None:
        message = "ตารางไม่มีแถวที่ต้องทำ"
        hint = "ตรวจ --only และ --limit (นับจากแถวข้อมูลแรก) หรือเติมแถวในตาราง"
        raise Faulty(Diagnostic("table-empty", message, Span(job.recipients), hint))
    outcome.tell(_not_there(work))
    outcome.tell(_idle(work))
    if wrong := _clashes(work):
        raise Faulty(*wrong)
    if job.dry_run:
        _judge(work, outcome, tell)
        return outcome
    before, made = _stamp(job.recipients), made_of(work)
    try:
        with opened(job, made) as (manifest, target):
            if work.prepared.each:
                _all(work, manifest, target, outcome, tell)
            else:
                _judge(work, outcome, tell, manifest)
                _once(work, manifest, target, outcome)
    except (Faulty, FileNotFoundError) as error:
        if not _is_changed(job.recipients, before, made):
            raise
        said = error.diagnostics if isinstance(error, Faulty) else ()
        raise Faulty(*said, _changed(job.recipients)) from error
    if _is_changed(job.recipients, before, made):
        outcome.diagnostics.append(_changed(job.recipients))
    return outcome


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells that a file is as it was; None when it is gone."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size


def _is_changed(path: Path, before: tuple[int, int] | None, made: Mapping[str, str]) -> bool:
    """Whether a table holds something else than when it was read; touched alone, it does not."""
    if _stamp(path) == before:
        return False
    try:
        with path.open("rb") as file:
            now = hashlib.sha256(hashlib.file_digest(file, "sha256").digest()).hexdigest()
            return bool(now != made["ตาราง"])
    except OSError:
        return True


def _changed(path: Path) -> Diagnostic:
    message = "ตารางถูกแก้หรือลบระหว่างทำ บางฉบับอาจเป็นของเดิม บางฉบับเป็นของใหม่"
    return Diagnostic("table-changed", message, Span(path), "ทำใหม่ทั้งหมดด้วย --replace")


def _clashes(work: Work) -> list[Diagnostic]:
    """Return the names that would overwrite each other, or files that are no run's."""
    job = work.job
    fixed = [name.removesuffix(".docx") for name in names_of_all(work.prepared, work.people)]
    if job.bind:
        fixed += [bound_name(work.prepared, piece) for piece in work.prepared.of_each or Piece]
    people = work.people if work.prepared.each else tuple
    found = clashing(work.letters, work.table, people(), fixed) if work.prepared.each else []
    new = not (job.packed or job.replace or (job.target / "manifest.jsonl").exists())
    suffixes = (".docx", ".pdf") if job.office else (".docx",)
    return found + (foreign(job.target, work.letters, people(), fixed, suffixes) if new else [])


def _not_there(work: Work) -> Iterator[Diagnostic]:
    """Yield that rows were asked for which the table does not have."""
    if work.job.rows is None:
        return
    count = sum(1 for _ in work.table)
    absent = [f"{max(each.start, count + 1)}" for each in work.job.rows if each.stop > count + 1]
    if absent:
        message = f"--only: ตารางมี {count:,} แถว ไม่มีแถวที่ {', '.join(absent)}"
        hint = "นับจากแถวข้อมูลแรก ไม่ใช่เลขแถวของแฟ้ม"
        yield Diagnostic("row-missing", message, Span(work.job.recipients), hint, Severity.WARNING)


def _idle(work: Work) -> Iterator[Diagnostic]:
    """Yield which options do nothing for this letter."""
    prepared, job = work.prepared, work.job
    listed = Piece.RECIPIENT_LIST in prepared.of_all
    grouped = listed and prepared.group_column is not None
    for option, of_use in (
        ("--bind", not job.bind or prepared.each or grouped),
        ("--file-name", not job.wanted.file_name or prepared.each or grouped),
        ("--group-by", not job.wanted.group_by or listed),
    ):
        if not of_use:
            sending = "แนบบัญชี" if listed else "รายผู้รับ"
            message = f"{option} ไม่มีผลกับ การส่ง: {sending}"
            yield Diagnostic("option-idle", message, None, "", Severity.WARNING)


def _judge(work: Work, outcome: Outcome, tell: Tell, manifest: Manifest | None = None) -> None:
    """Judge all rows and make nothing of them; the manifest tells which are wrong."""
    repeats, shared = Repeats(work.prepared, work.table), shares(work)
    waiting: dict[int, Row] = {}

    def chunks() -> Iterator[list[Row]]:
        for chunk in _chunks(work, shared.rows):
            waiting.update((row.number, row) for row in chunk)
            yield chunk

    for several in _done(work, shared, chunks()):
        for done in several:
            outcome.take(done)
            if manifest is not None and done.row > manifest.reached:
                manifest.add(done.entries)
            row = waiting.pop(done.row)
            outcome.tell(repeats.of(row) if not done.failed else ())
        tell(outcome)


def _all(work: Work, manifest: Manifest, target: Target, outcome: Outcome, tell: Tell) -> None:
    """Fill, write and note the letters of all rows, but for those that an earlier run made."""
    if wrong := _between(work, manifest):
        raise Faulty(*wrong)
    outcome.tell(spared(target, _unnoted(work.job, manifest, target)))
    earlier = _Earlier(manifest.done(), target)
    noted: dict[int, list[Entry]] = {}
    repeats, shared = Repeats(work.prepared, work.table), shares(work)
    waiting: dict[int, Row] = {}

    def missing() -> Iterator[list[Row]]:
        for chunk in _chunks(work, shared.rows):
            before = {row.number: earlier.of(row) for row in chunk}
            kept = [row for row in chunk if earlier.holds(before[row.number])]
            outcome.tell(said for row in kept for said in repeats.of(row))
            done_before = {row.number for row in kept}
            again = {r: e for r, e in before.items() if e and r not in done_before}
            noted.update(again)
            outcome.tell(spared(target, (entry for each in again.values() for entry in each)))
            outcome.kept += len(kept)
            left = [row for row in chunk if row.number not in done_before] if kept else chunk
            waiting.update((row.number, row) for row in left)
            yield left

    for several in _done(work, shared, missing()):
        for done in several:
            for name, docx in done.documents:
                target.write(name, docx)
            for entry in done.entries:
                target.knows(entry.file)
            _note(manifest, done.entries, noted.pop(done.row, None))
            outcome.take(done)
            row = waiting.pop(done.row)
            outcome.tell(repeats.of(row) if not done.failed else ())
        manifest.flush()
        tell(outcome)
    work.leave()
    manifest.settle()
    _once(work, manifest, target, outcome)


def _between(work: Work, manifest: Manifest) -> list[Diagnostic]:
    """Return the files of others that came between two runs, under names that rows to come would get."""
    job = work.job
    if not job.resume or job.packed:
        return []
    known = {entry.file for entry in manifest.done()} | {name for name, _ in written_in(job.target)}
    suffixes = (".docx", ".pdf") if job.office else (".docx",)
    strange = [path for path in documents_in(job.target, suffixes) if path not in known]
    # After a power cut the manifest may lack what stands there.
    strange = [path for path in strange if not is_untouched(job.target / path)]
    coming = (one for one in work.people() if one.row.number > manifest.reached)
    return named_as(strange, job.target, work.letters, coming) if strange else []


def _unnoted(job: Job, manifest: Manifest, target: Target) -> Iterator[Entry]:
    """Yield what an earlier run wrote and had not noted when it was broken off, where it is there otherwise than written."""
    found: dict[str, list[str]] = {}
    for name, sha256 in () if job.packed else written_in(job.target, manifest.reached):
        found.setdefault(name, []).append(sha256)
    for name, written in found.items():  # a PDF that was made twice has other bytes
        if all(written) and not any(target.holds(name, sha256) for sha256 in written):
            yield Entry(0, "", name, written[-1])


def _note(manifest: Manifest, entries: list[Entry], before: list[Entry] | None) -> None:
    """Note what a row got, in place of what an earlier run noted ``before``."""
    if before is None:
        manifest.add(entries)
    elif before != entries:
        manifest.amend(entries)


def _once(work: Work, manifest: Manifest, target: Target, outcome: Outcome) -> None:
    """Make what all rows have together."""
    documents, said = once(work, outcome.bad, manifest, target)
    outcome.documents += documents
    outcome.diagnostics += said


def _done(work: Work, shared: Shares, chunks: Iterator[list[Row]]) -> Iterator[list[Done]]:
    """Yield what became of each chunk, in order. Raises Faulty when a process dies."""
    if work.job.cluster:
        from docgen.batch.cluster import on_cluster

        yield from on_cluster(work, work.job.cluster, chunks)
        return
    if shared.processes == 1:
        yield from map(work.done, chunks)
        return
    from docgen.processes import Task, in_processes  # most runs need no pool

    hint = f"หน่วยความจำอาจไม่พอ: ลด --jobs{'' if work.judges else ' แล้วทำต่อด้วย --resume'}"
    yield from in_processes(Task(begin, (work.job,), work_on, hint), shared.processes, chunks)


class _Earlier:
    """What an earlier run noted, taken in the order of the rows."""

    def __init__(self, done: Iterator[Entry], target: Target) -> None:
        self._groups = ((row, list(entries)) for row, entries in groupby(done, lambda e: e.row))
        self._next = next(self._groups, None)
        self._target = target

    def of(self, row: Row) -> list[Entry]:
        """Return the entries of a row, [] for one that was not reached."""
        while self._next is not None and self._next[0] < row.number:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != row.number:
            return []
        return self._next[1]

    def holds(self, entries: Sequence[Entry]) -> bool:
        """Return whether all documents of a row are there and whole."""
        return bool(entries) and all(
            entry.status == "ok" and self._target.holds(entry.file, entry.sha256)
            for entry in entries
        )


def _chunks(work: Work, size: int) -> Iterator[list[Row]]:
    rows = work.asked()
    while chunk := list(islice(rows, size)):
        yield chunk


def made_of(work: Work) -> dict[str, str]:
    """Return what tells one batch from another, part by part: what was read, what was asked for."""
    job = work.job
    asked = {
        "--map": job.wanted.keys,
        "--file-name": job.wanted.file_name,
        "--group-by": job.wanted.group_by,
        "--sheet": job.wanted.sheet,
        "--only": job.rows,
        "--limit": job.limit,
        "--pdf": bool(job.office),
        "SOURCE_DATE_EPOCH": job.wanted.epoch,
    }
    return work.contents() | {name: repr(value) for name, value in asked.items()}
