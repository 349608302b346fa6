"""The work on rows that any process can do: rows in, documents and what is noted of them out.

Enters: a Job. Leaves: Work, which reads the letter once and then takes rows a few hundred at a time. One bad row never stops
the rest. A process of its own needs no more than the Job and the rows.
"""

import hashlib
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from docgen import __version__
from docgen.agree import disagreements
from docgen.batch.checks import is_allowed, letter_faults, row_faults, text_faults
from docgen.batch.columns import EMPTY, Person, column_of
from docgen.batch.doubts import other_sheets
from docgen.batch.everyone import NO_GROUP, of_all, of_everyone
from docgen.batch.job import Job
from docgen.batch.letter import Prepared
from docgen.batch.manifest import Entry
from docgen.batch.plan import AnyReady, Letters, Made, OwnReady, Ready
from docgen.batch.prepare import prepare
from docgen.batch.printed import HOW_TO_PRINT, Printed, printed
from docgen.batch.target import Folder
from docgen.check.allow import OTHERS, Allowance
from docgen.diagnostics import Diagnostic, Faulty, Severity, Span
from docgen.examine import judge
from docgen.expressions.expand import Expanded, expand
from docgen.gather import Reader
from docgen.model import Picture, Piece
from docgen.names import models_of
from docgen.rows import Table, table
from docgen.rows.row import Row

_ROWS_TRIED = 3  # by which the letter itself is judged, each way in which its conditions turn out
_ROWS_SEARCHED, _WAYS_TRIED, _SORTS_TRIED = 500, 20, 4


@dataclass(slots=True)
class Done:
    """One row: what the manifest notes of it, what was said of it, and its documents where another is to write them."""

    row: int
    entries: list[Entry]
    said: list[Diagnostic]
    documents: list[tuple[str, bytes]]
    alone: bool = False  # its letter was laid out by itself

    @property
    def failed(self) -> bool:
        return bool(self.said) and any(d.severity is Severity.ERROR for d in self.said)


class Work:
    """The letter and the table of a job, read. Raises Faulty when one of them as a whole is wrong."""

    def __init__(self, job: Job) -> None:
        self.job, self.reader = job, Reader()
        self.table: Table = table(job.recipients, self.reader.flow, job.wanted.sheet)
        try:
            self.prepared: Prepared = prepare(job.letter, self.table, self.reader, job.wanted)
        except Faulty as faulty:
            missed = any("คอลัมน์" in said.message for said in faulty.diagnostics)
            others = other_sheets(self.table) if missed else ()
            raise Faulty(*faulty.diagnostics, *others) from faulty
        self.letters = Letters(self.prepared)
        self._folder = None if job.packed else Folder(job.target)
        self._allowances: tuple[Allowance, ...] = ()  # known when the letter is judged

    def contents(self) -> dict[str, str]:
        """Return what tells what was read from anything else, part by part: the program, the letter, the table, templates and pictures."""
        letter, table, held = (hashlib.sha256() for _ in range(3))
        # By their texts: another machine may know them by other paths.
        rows = self.job.recipients.resolve()
        read = (f.text for path, f in self.reader.files.items() if path.resolve() != rows)
        for text in sorted(read):
            letter.update(text.encode("utf-8", "surrogatepass"))
        with self.job.recipients.open("rb") as file:
            table.update(hashlib.file_digest(file, "sha256").digest())
        pictures = [picture.file for _, picture in models_of(self.prepared.content, Picture)]
        named = (*self.prepared.content.templates.values(), *pictures)
        inside = [self.prepared.assembled.folder / each for each in named]
        for path in (*sorted(self.job.wanted.templates.values()), *inside):
            held.update(path.read_bytes() if path.is_file() else b"")
        parts = {"หนังสือ": letter, "ตาราง": table, "แม่แบบหรือรูป": held}
        return {"docgen": __version__} | {name: each.hexdigest() for name, each in parts.items()}

    def asked(self) -> Iterator[Row]:
        """Yield the rows that are wanted."""
        wanted = self.job.rows
        chosen = (
            row
            for row in self.table
            if wanted is None or any(row.number in each for each in wanted)
        )
        return islice(chosen, self.job.limit)

    def people(self) -> Iterator[Person]:
        """Yield the rows that are right as recipients."""
        for row in self.asked():
            try:
                yield self.prepared.person(row, self.table)
            except Faulty:
                continue

    def of_letter(self) -> list[Diagnostic]:
        """Return what is wrong or doubtful about the letter itself, whichever row it is made for; hints are for check."""
        return list(self._told)

    @cached_property
    def _told(self) -> list[Diagnostic]:
        out = list(self.prepared.said)
        if wrong := self._of_template():
            return out + wrong
        for people in self._tried():
            told = [self._of_letter(one) for one in people]
            # What only one of them has is a fault of its row, and told there; so is what a value may be the cause of.
            said = (each for each in told[0] if all(each in others for others in told))
            out += (
                each for each in said if not self._of_value(each, people[0]) and each not in out
            )
        out += [each for each in self._of_circular() if each not in out]
        allowances = self._allowances
        return [d for d in out if d.code not in OTHERS or not is_allowed(d, [d.span], allowances)]

    def _of_template(self) -> list[Diagnostic]:
        """Return what is wrong with a template of the user's own: what it cannot do for the first rows, it cannot for any."""
        told: list[list[Diagnostic]] = []
        for one in islice(self.people(), _ROWS_SEARCHED if self._own_templates else 0):
            try:
                ready = self.letters.ready(one)
                if ready.unusable:
                    continue
                self.letters.make(ready)
            except Faulty as faulty:
                said = [each for each in faulty.diagnostics if each.code == "template"]
                told += [said] if said else []  # what else is wrong is a fault of the row
            else:
                return []
            if len(told) == _ROWS_TRIED:
                break
        return told[0] if told and all(each == told[0] for each in told) else []

    @property
    def _own_templates(self) -> bool:
        return bool(self.job.wanted.templates or self.prepared.content.templates)

    def _tried(self) -> list[list[Person]]:
        """Return a few rows for each way in which the conditions of the letter turn out, of all sorts of what rows state."""
        found: dict[object, dict[object, list[Person]]] = {}
        usable = (each for each in self.people() if self._usable(each))
        differ = self.prepared.conditional or self.prepared.columns.letter
        for one in islice(usable, _ROWS_SEARCHED if differ else _ROWS_TRIED):
            shape = self.prepared.shape(one)
            sorts = found.setdefault(shape.words, {})
            if shape.letter in sorts or len(sorts) < _SORTS_TRIED:
                people = sorts.setdefault(shape.letter, [])
                people += [one] if len(people) < _ROWS_TRIED else []
        ways = islice(found.values(), _WAYS_TRIED)
        return [[one for people in sorts.values() for one in people] for sorts in ways]

    def _of_letter(self, one: Person) -> list[Diagnostic]:
        """Return what is wrong or doubtful about the letter of a row."""
        try:
            return self._judge(expand(self.prepared.real(one), self.prepared.row(one)))
        except Faulty as faulty:
            return list(faulty.diagnostics)

    def _of_circular(self) -> list[Diagnostic]:
        """Return what is wrong or doubtful about the letter that goes out once, where rows state of theirs what it lacks."""
        prepared = self.prepared
        if not prepared.columns.letter or prepared.content.main not in prepared.of_all:
            return []
        people = list(islice((one for one in self.people() if self._usable(one)), _ROWS_TRIED))
        if not people:
            return []
        try:
            return self._judge(expand(of_everyone(prepared, people), prepared.row(people[0])))
        except Faulty as faulty:
            return list(faulty.diagnostics)

    def _judge(self, expanded: Expanded) -> list[Diagnostic]:
        prepared = self.prepared
        places = prepared.document.places
        judged = judge(prepared.assembled, places, prepared.settled, expanded)
        self._allowances = judged.allowances
        return [each for each in judged.said if each.severity is not Severity.HINT]

    def _of_value(self, said: Diagnostic, one: Person) -> bool:
        """Whether what was said of a letter may be due to a value of its row: it touches an expression or what the row states."""
        span = said.span
        file = self.reader.files.get(span.file) if span is not None else None
        if span is None or file is None or span in self._stated(self.prepared.given(one)):
            return True
        stretch = file.line(span.line)[span.column - 1 :][: span.length]
        return len(stretch) <= 1 or "{{" in stretch

    def _stated(self, given: frozenset[str]) -> set[Span]:
        """Return the places in the letter of keys that a row states."""
        places = self.prepared.document.places
        return {places.span(path) for path in places.nodes if path and path[0] in given}

    def _of_row(self, ready: AnyReady) -> Iterator[Diagnostic]:
        """Yield what is wrong with the letter that a row gets, besides what is told of the letter and of its texts."""
        if isinstance(ready, OwnReady):
            content, places = ready.expanded.content, self.prepared.document.places
            found = [*self._judge(ready.expanded), *disagreements(content, places)]
        elif ready.plan.summed:
            found = [*self._of_letter(ready.one), *ready.plan.said]
        else:
            told = letter_faults(ready.reading())
            found = [d for at, d in told if not is_allowed(d, [at], self._allowances)]
            found += ready.plan.said
        yield from (each for each in found if (each.code, each.message) not in self._known)

    @cached_property
    def _known(self) -> set[tuple[str, str]]:
        """What is told of the letter."""
        return {(each.code, each.message) for each in self._told}

    def _usable(self, one: Person) -> bool:
        try:
            told = row_faults(one, self.prepared, self.table)
            wrong = any(d.severity is Severity.ERROR for d in told)
            return not wrong and not self.letters.ready(one).unusable
        except Faulty:
            return False

    @property
    def judges(self) -> bool:
        """Whether no row gets a document of its own: it is only judged."""
        return self.job.dry_run or not self.prepared.each

    def done(self, rows: Sequence[Row]) -> list[Done]:
        """Make the letters of rows, but for those that are wrong; write them where each is a file of its own."""
        if self.judges:
            return self.checked(rows)
        made: list[tuple[Row, Made | None, list[Diagnostic]]] = []
        for row, ready, said in self._judged(rows):
            try:
                made.append((row, self.letters.make(ready) if ready else None, said))
            except Faulty as faulty:  # a template that is filled for each row
                made.append((row, None, [*said, *self._at_row(row, faulty)]))
        documents = {name: docx for _, each, _ in made if each for name, docx in named(each)}
        pages = printed(documents, self.job.office) if self.job.office else Printed()
        done = [self._done(row, each, said, pages) for row, each, said in made]
        if self._folder is not None:
            self._folder.note(entry for each in done for entry in each.entries)
            for each in done:
                for name, data in each.documents:
                    self._folder.write(name, data)
                each.documents.clear()
        return done

    def checked(self, rows: Sequence[Row]) -> list[Done]:
        """Judge rows and write nothing; whether a template of the user's own takes a row is only seen by filling it."""
        out = []
        for row, ready, said in self._judged(rows):
            try:
                if ready and self._own_templates:
                    self.letters.make(ready)
            except Faulty as faulty:
                said = [*said, *self._at_row(row, faulty)]  # noqa: PLW2901 - with what was found
            wrong = [d for d in said if d.severity is Severity.ERROR]
            entries = [self._failed(row, wrong)] if wrong else []
            out.append(Done(row.number, entries, said, []))
        return out

    def _failed(self, row: Row, wrong: Sequence[Diagnostic]) -> Entry:
        """Return what the manifest tells of a row that is wrong."""
        name = row.values[self.prepared.columns.naming]
        message = "; ".join(each.message for each in wrong)
        return Entry(row.number, addressee=name, status="error", message=message)

    def _judged(self, rows: Sequence[Row]) -> list[tuple[Row, AnyReady | None, list[Diagnostic]]]:
        """Return each row, ready when its letter can be made, and what is wrong or doubtful."""
        self.of_letter()  # by which is known what the letter allows
        said: dict[int, list[Diagnostic]] = {row.number: [] for row in rows}
        good: dict[int, AnyReady] = {}
        for row in rows:
            told = said[row.number]
            try:
                one = self.prepared.person(row, self.table)
                told += self._of_recipient(one)
                ready = self.letters.ready(one)
                told += self._values(ready)
                if not any(d.severity is Severity.ERROR for d in told):
                    good[row.number] = ready
            except Faulty as faulty:
                told += self._at_row(row, faulty)
        # A letter laid out by itself is judged whole.
        texts = ((r.one, r.texts()) for r in good.values() if isinstance(r, Ready))
        for row, place, diagnostic in text_faults(texts, self.table, self.prepared.content):
            if not is_allowed(diagnostic, [place], self._allowances):
                said[row.number].append(diagnostic)
        for ready in good.values() if self.prepared.each else ():
            row, known = ready.one.row, {each.code for each in said[ready.one.row.number]}
            found = (each for each in self._of_row(ready) if each.code not in known)
            said[row.number] += self._at_row(row, Faulty(*found))
        return [(row, good.get(row.number), list(dict.fromkeys(said[row.number]))) for row in rows]

    def _of_recipient(self, one: Person) -> Iterator[Diagnostic]:
        """Yield what is wrong or doubtful about a row's recipient, but for what the letter allows."""
        places = self.prepared.document.places
        if (column := self.prepared.group_column) is not None and not one.row.values[column]:
            span, before = self.table.place(one.row, column)
            message = f"{before}ไม่มีค่าของ --group-by จึงอยู่ในบัญชี “{NO_GROUP}”"
            yield Diagnostic("row-group", message, span, "เติมค่า", Severity.WARNING)
        for said in row_faults(one, self.prepared, self.table):
            keys = [places.span((key,)) for key in ("to", "salutation", "closing")]
            if not is_allowed(said, keys, self._allowances):
                yield said

    def _at_row(self, row: Row, faulty: Faulty) -> Iterator[Diagnostic]:
        """Yield faults, each at its row: some know only where in the letter they arose, and tell that beside."""
        shown = self.prepared.columns_shown
        for said in faulty.diagnostics:
            if said.span is not None and said.span.file == self.table.path:
                yield said
                continue
            value = said.value
            at = None if value is None else column_of(self.prepared.columns, row, shown, value)
            if at is not None and not (value or "").strip() and row.values[at].strip():
                at = None  # it is empty by a condition
            span, before = self.table.place(row, at)
            if at is not None and not row.values[at].strip():
                said = replace(said, message=EMPTY.message, hint=EMPTY.hint)  # noqa: PLW2901
            arose = ""
            if said.span is not None and at is None and said.code != "template":
                arose = f" ({said.span.file.name}:{said.span.line})"
            yield replace(said, message=f"{before}{said.message}{arose}", span=span)

    def _values(self, ready: AnyReady) -> Iterator[Diagnostic]:
        """Yield the values that the letter cannot use."""
        for column, error in ready.unusable:
            span, before = self.table.place(ready.one.row, column)
            yield Diagnostic("row-value", before + error.message, span, error.hint)

    def _done(self, row: Row, made: Made | None, said: list[Diagnostic], pages: Printed) -> Done:
        for name, _ in named(made) if made else ():
            if name in pages.failed:
                span, before = self.table.place(row)
                message = f"{before}สร้าง PDF ไม่ได้: {pages.failed[name]}"
                said = [*said, Diagnostic("pdf", message, span, HOW_TO_PRINT)]
        wrong = [d for d in said if d.severity is Severity.ERROR]
        if made is None or wrong:
            return Done(row.number, [self._failed(row, wrong)], said, [])
        documents: list[tuple[Piece, str, bytes, int | str]] = []
        for piece, (name, docx) in zip(made.pieces, named(made), strict=True):
            documents.append((piece, name, docx, ""))
            if name in pages.pdfs:
                documents.append((piece, pdf_name(name), *pages.pdfs[name]))
        entries, held = [], []
        about = (made.number, made.addressee)
        for piece, name, data, count in documents:
            digest = hashlib.sha256(data).hexdigest()
            entries.append(Entry(row.number, piece.value, name, digest, count, *about))
            held.append((name, data))
        return Done(row.number, entries, said, held, made.alone)

    def of_all(self, bad: Container[int]) -> Iterator[tuple[Piece, str, bytes]]:
        """Yield kind, name and bytes of what is made once for all rows, but for the ``bad`` ones. Raises Faulty."""
        yield from of_all(
            self.prepared, lambda: (one for one in self.people() if one.row.number not in bad)
        )

    def leave(self) -> None:
        """Let go of the folder."""
        if self._folder is not None:
            self._folder.leave()


def named(made: Made) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of a row by the names of their files."""
    for path, docx in made.documents:
        yield f"{path}.docx", docx


def pdf_name(name: str) -> str:
    return f"{name.removesuffix('.docx')}.pdf"


_work: list[Work] = []  # of this process


def begin(job: Job) -> None:
    """Make a process ready to work."""
    _work[:] = [Work(job)]


def work_on(rows: Sequence[Row]) -> list[Done]:
    """Make the letters of rows in a process that is ready."""
    return _work[0].done(rows)
