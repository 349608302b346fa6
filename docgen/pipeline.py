"""The order of the stages: read, validate, expand, compose, render, paginate, deliver.

Enters: paths of letters and where to write. Leaves: what was written and every diagnostic. The only module
that knows the order; prints nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.addressing import addressing
from docgen.assemble import assemble, is_there
from docgen.compose import compose
from docgen.composition import Composition
from docgen.deliver import clashes, deliver, safe_stem
from docgen.diagnostics import Diagnostic, Faulty, Severity
from docgen.document import Document
from docgen.expressions.expand import Expanded, expand
from docgen.expressions.faults import expression_faults
from docgen.model import Picture, Piece
from docgen.names import models, template_names
from docgen.read import read
from docgen.render import render
from docgen.resources import folder
from docgen.validate import validate


@dataclass(frozen=True)
class Set:
    """The documents of one letter, ready to be written; ``name`` is that of the letter."""

    name: str
    documents: Mapping[str, bytes]  # stem: .docx
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def whole(self) -> tuple[str, ...]:
        """The stem of the PDF that holds all documents, when there are several."""
        return (safe_stem(f"{self.name} ทั้งชุด"),) if len(self.documents) > 1 else ()


@dataclass
class Outcome:
    """What a build did. ``tools`` says which tool was missing or failed."""

    written: list[Path] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    tools: list[Diagnostic] = field(default_factory=list)


def build(
    letters: Iterable[Path],
    target: Path,
    templates: Mapping[Piece, Path],
    epoch: int | None = None,
    *,
    pdf: bool = False,
) -> tuple[Outcome, list[Set]]:
    """Make the .docx of each letter; a letter with faults is reported whole and writes nothing."""
    outcome = Outcome()
    sets: list[Set] = []
    for path in letters:
        try:
            made = documents(path, templates, epoch)
            sets.append(made)
            outcome.diagnostics.extend(made.warnings)
        except Faulty as faulty:
            outcome.diagnostics.extend(faulty.diagnostics)
    stems = [s for made in sets for s in (*made.documents, *(made.whole if pdf else ()))]
    outcome.diagnostics.extend(clashes(target / f"{stem}.docx" for stem in stems))
    if any(d.code == "file-clash" for d in outcome.diagnostics):
        return outcome, []
    for made in sets:
        for stem, docx in made.documents.items():
            _write(outcome, target / f"{stem}.docx", docx)
    return outcome, sets


def documents(path: Path, templates: Mapping[Piece, Path], epoch: int | None = None) -> Set:
    """Make one letter's documents in memory. Raises Faulty with all its faults."""
    composed = compositions_of(path, templates)
    made: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    for composition in composed.compositions:
        template = composition.own_template or folder("templates") / f"{composition.template}.docx"
        try:
            made[composition.stem] = render(composition, template, epoch)
        except Faulty as faulty:
            faults.extend(faulty.diagnostics)
    faults.extend(clashes(Path(c.stem) for c in composed.compositions))
    if faults:
        raise Faulty(*dict.fromkeys(faults))
    return Set(composed.name, made, composed.warnings)


@dataclass(frozen=True)
class Composed:
    """One document ready to be rendered."""

    name: str
    compositions: list[Composition]
    warnings: tuple[Diagnostic, ...]


def compositions_of(path: Path, templates: Mapping[Piece, Path]) -> Composed:
    """Read, check and compose one letter. Raises Faulty with all its faults."""
    assembled = assemble(path, read)
    checked = validate(assembled.tree, assembled.folder, assembled.name, assembled.unread)
    document = checked.document
    faults = [*assembled.faults, *checked.faults]
    wrong = list(expression_faults(checked.places))
    expanded: Expanded | None = None
    if document is not None:
        faults += _missing_files(document)
        if not wrong:
            try:
                expanded = expand(document)
                faults += addressing(expanded.content, checked.places)
            except Faulty as faulty:
                wrong += faulty.diagnostics
    said = [*faults, *wrong]
    if expanded is None or any(d.severity is Severity.ERROR for d in said):
        raise Faulty(*said)
    stems = {sheet: safe_stem(name) for sheet, name in expanded.file_names.items()}
    made = compose(expanded.content, stems, assembled.folder)
    used = [replace(c, own_template=templates.get(c.piece, c.own_template)) for c in made]
    return Composed(safe_stem(assembled.name), used, tuple(said))


def _missing_files(document: Document) -> list[Diagnostic]:
    """Return a fault for each template or picture that the document names and that is not there."""
    named: list[tuple[tuple[str | int, ...], str, str]] = [
        (("templates", name), "แม่แบบ", file)
        for name, file in document.content.templates.items()
        if name in template_names()
    ]
    named += [
        ((*path, "file"), "รูป", part.file)
        for path, part in models(document.content)
        if isinstance(part, Picture)
    ]
    out = []
    for path, what, file in named:
        if not is_there(document.folder / file):
            hint = f"ชื่อแฟ้มนับจากโฟลเดอร์ {document.folder}"
            span = document.places.span(path)
            out.append(Diagnostic("file-missing", f"ไม่พบ{what} {file}", span, hint))
    return out


def build_pdfs(outcome: Outcome, sets: list[Set], target: Path, office: str | None) -> None:
    """Add a PDF of each document and one of each set, in order; a missing tool is noted in ``outcome``."""
    from docgen import paginate

    everything = {stem: docx for made in sets for stem, docx in made.documents.items()}
    if not everything:
        return
    try:
        found = paginate.find_office(office)
        pages = paginate.pdfs(everything, found, folder("fonts"))
    except (paginate.NoOffice, paginate.Unpaginated) as error:
        outcome.tools.append(Diagnostic("tool-missing", f"สร้าง PDF ไม่ได้: {error}"))
        return
    for made in sets:
        for stem in made.documents:
            _write(outcome, target / f"{stem}.pdf", pages[stem])
        for stem in made.whole:
            whole = paginate.joined([pages[stem] for stem in made.documents])
            _write(outcome, target / f"{stem}.pdf", whole)


def _write(outcome: Outcome, path: Path, data: bytes) -> None:
    try:
        deliver(path, data)
        outcome.written.append(path)
    except Faulty as faulty:
        outcome.diagnostics.extend(faulty.diagnostics)
