"""The conductor of ``docgen batch``: a letter and a table in, documents and their manifest out.

Enters: a Job. Leaves: an Outcome. Rows are taken a few hundred at a time: read, checked, filled, written, noted; one bad row
never stops the rest. The order of the manifest is that of the rows. Prints nothing.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from pathlib import Path

from docgen import __version__
from docgen.batch.checks import row_faults, text_faults
from docgen.batch.columns import Person, person
from docgen.batch.letter import Prepared, RealRow, Wanted, prepare
from docgen.batch.manifest import Entry, Manifest
from docgen.batch.names import clashing
from docgen.batch.plan import Letters, Ready
from docgen.batch.target import Archive, Folder, Target
from docgen.diagnostics import Diagnostic, Faulty, Severity
from docgen.examine import judge
from docgen.expressions.expand import expand
from docgen.gather import Reader
from docgen.rows import Row, Table, table

_CHUNK = 250  # rows taken at once
_MOST_TOLD = 1_000  # diagnostics kept


@dataclass(frozen=True)
class Job:
    """What is asked for. ``target`` is a folder, or a .zip; ``rows`` are the numbers of the rows wanted, None for all."""

    letter: Path
    recipients: Path
    target: Path
    wanted: Wanted = field(default_factory=Wanted)
    rows: frozenset[int] | None = None
    limit: int | None = None
    resume: bool = False
    dry_run: bool = False


@dataclass
class Outcome:
    """What a run did: rows made, rows that were there already, rows that could not be made, what it said."""

    made: int = 0
    kept: int = 0
    failed: int = 0
    documents: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    untold: int = 0

    @property
    def rows(self) -> int:
        return self.made + self.kept + self.failed

    def say(self, diagnostic: Diagnostic) -> None:
        if len(self.diagnostics) < _MOST_TOLD:
            self.diagnostics.append(diagnostic)
        else:
            self.untold += 1


Tell = Callable[[Outcome], None]


def run(job: Job, tell: Tell = lambda _: None) -> Outcome:
    """Make the letters of a table. Raises Faulty when the letter, the table or the target as a whole is wrong."""
    reader = Reader()
    rows = table(job.recipients, reader)
    prepared = prepare(job.letter, rows, reader, job.wanted)
    outcome = Outcome()
    for said in _of_letter(prepared, rows, job):
        outcome.say(said)
    if any(d.severity is Severity.ERROR for d in outcome.diagnostics):
        raise Faulty(*outcome.diagnostics)
    batch = _Batch(job, rows, Letters(prepared), outcome)
    if job.dry_run:
        for chunk in _chunks(batch.asked()):
            judged = batch.judged(chunk)
            outcome.made += sum(each.ready is not None for each in judged)
            tell(outcome)
        return outcome
    if wrong := clashing(batch.letters, batch.people()):
        raise Faulty(*wrong)
    _write(batch, _made_of(job, reader, prepared), tell)
    return outcome


def _write(batch: "_Batch", made_of: str, tell: Tell) -> None:
    """Fill and write the letters of all rows, but for those that an earlier run made."""
    job = batch.job
    packed = job.target.suffix.lower() == ".zip"
    stem = (
        job.target.with_name(f"{job.target.stem}.manifest") if packed else job.target / "manifest"
    )
    manifest = Manifest(stem, made_of, resume=job.resume)
    whole = False
    target: Target | None = None
    try:
        target = Archive(job.target, resume=job.resume) if packed else Folder(job.target)
        earlier = _Earlier(manifest.done(), target)
        for chunk in _chunks(batch.asked()):
            batch.fill(chunk, earlier, target, manifest)
            tell(batch.outcome)
        whole = True
    finally:
        manifest.close()
        if target is not None:
            target.close() if whole else target.leave()


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


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row: ready when a letter can be made for it, and what is wrong with it."""

    row: Row
    ready: Ready | None
    wrong: str = ""


@dataclass
class _Batch:
    """The rows of one job."""

    job: Job
    table: Table
    letters: Letters
    outcome: Outcome

    def asked(self) -> Iterator[Row]:
        """Yield the rows that are wanted."""
        wanted = self.job.rows
        chosen = (row for row in self.table if wanted is None or row.number in wanted)
        return islice(chosen, self.job.limit)

    def people(self) -> Iterator[Person]:
        """Yield the rows that are right as recipients."""
        for row in self.asked():
            try:
                yield person(row, self.letters.prepared.columns, self.table)
            except Faulty:
                continue

    def usable(self, one: Person) -> bool:
        """Return whether a letter can be made for a row."""
        try:
            told = row_faults(one, self.letters.prepared, self.table)
            return not _wrong(told) and not self.letters.ready(one).unusable
        except Faulty:
            return False

    def judged(self, rows: Sequence[Row]) -> list[_Judged]:
        """Return which of the rows can have a letter; what is wrong or doubtful is told."""
        said: dict[int, list[Diagnostic]] = {row.number: [] for row in rows}
        good: list[Ready] = []
        prepared = self.letters.prepared
        for row in rows:
            told = said[row.number]
            try:
                one = person(row, prepared.columns, self.table)
                told += row_faults(one, prepared, self.table)
                ready = self.letters.ready(one)
                told += self._values(ready)
                if not _wrong(told):
                    good.append(ready)
            except Faulty as faulty:
                told += faulty.diagnostics
        texts = ((ready.one, ready.texts()) for ready in good)
        for row, diagnostic in text_faults(texts, self.table):
            said[row.number].append(diagnostic)
        whole = {ready.one.row.number: ready for ready in good}
        out = []
        for row in rows:
            told = list(dict.fromkeys(said[row.number]))
            for diagnostic in told:
                self.outcome.say(diagnostic)
            wrong = _wrong(told)
            self.outcome.failed += bool(wrong)
            ready_of = None if wrong else whole[row.number]
            out.append(_Judged(row, ready_of, "; ".join(d.message for d in wrong)))
        return out

    def _values(self, ready: Ready) -> Iterator[Diagnostic]:
        """Yield the values that the letter cannot use."""
        for column, error in ready.unusable:
            span, before = self.table.place(ready.one.row, column)
            yield Diagnostic("row-value", before + error.message, span, error.hint)

    def fill(
        self, rows: Sequence[Row], earlier: _Earlier, target: Target, manifest: Manifest
    ) -> None:
        """Make and note the letters of rows; a row that was noted before is not noted again."""
        before = {row.number: earlier.of(row) for row in rows}
        missing = [row for row in rows if not earlier.holds(before[row.number])]
        self.outcome.kept += len(rows) - len(missing)
        for judged in self.judged(missing):
            noted: list[Entry] = []
            if judged.ready is None:
                name = judged.row.values[0] if judged.row.values else ""
                noted = [Entry(judged.row.number, "", "", "", name, "error", judged.wrong)]
            else:
                noted = self._written(judged.ready, target)
                self.outcome.made += 1
                self.outcome.documents += len(noted)
            if not before[judged.row.number]:
                manifest.add(noted)
        manifest.flush()

    def _written(self, ready: Ready, target: Target) -> list[Entry]:
        made = self.letters.make(ready)
        noted = []
        for path, docx in made.documents:
            name = f"{path}.docx"
            target.write(name, docx)
            digest = hashlib.sha256(docx).hexdigest()
            noted.append(Entry(made.one.row.number, name, digest, made.number, made.addressee))
        return noted


def _wrong(said: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [d for d in said if d.severity is Severity.ERROR]


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk


def _of_letter(prepared: Prepared, rows: Table, job: Job) -> Iterator[Diagnostic]:
    """Yield what is wrong or doubtful about the letter itself, as its first row gives it; hints are for docgen check."""
    batch = _Batch(job, rows, Letters(prepared), Outcome())
    yield from prepared.said
    one = next((each for each in batch.people() if batch.usable(each)), None)
    if one is None:
        return
    document = prepared.of_row(one, lambda _, text: text)
    expanded = expand(document, RealRow(prepared.columns, one))
    judged = judge(prepared.assembled, document.places, prepared.settled, expanded)
    yield from (said for said in judged.said if said.severity is not Severity.HINT)


def _made_of(job: Job, reader: Reader, prepared: Prepared) -> str:
    """Return what tells one batch from another: the program, the files, what was asked for."""
    whole = hashlib.sha256(f"{__version__}\n".encode())
    for path in sorted(reader.files):
        whole.update(reader.files[path].text.encode("utf-8", "surrogatepass"))
    for path in (job.recipients, *sorted(job.wanted.templates.values())):
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    asked = (job.wanted.keys, job.wanted.file_name, job.wanted.epoch, job.limit)
    chosen = None if job.rows is None else sorted(job.rows)
    whole.update(repr((asked, chosen, prepared.columns.titles)).encode())
    return whole.hexdigest()
