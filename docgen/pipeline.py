"""The order of the stages: read, validate, expand, compose, render, paginate, deliver.

Enters: paths of letters and where to write. Leaves: what was written and every diagnostic. The only module
that knows the order; prints nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.addressing import addressing
from docgen.agree import disagreements
from docgen.assemble import assemble, is_there
from docgen.compose import compose
from docgen.composition import Composition
from docgen.deliver import clashes, deliver, safe_stem
from docgen.diagnostics import Diagnostic, Faulty, Severity
from docgen.document import Document
from docgen.expressions.expand import Expanded, expand
from docgen.expressions.faults import expression_faults
from docgen.geometry import settle
from docgen.model import OfficialDocument, Picture, Piece
from docgen.names import models, template_names
from docgen.read import read
from docgen.render import is_picture, render
from docgen.resources import folder
from docgen.settled import settled_figures
from docgen.templates import template
from docgen.validate import Validated, validate, validate_settings


@dataclass(frozen=True)
class Set:
    """The documents of one letter, ready to be written; ``name`` is that of the letter."""

    name: str
    documents: Mapping[str, bytes]  # stem: .docx
    warnings: tuple[Diagnostic, ...] = ()
    # Where its office wants documents, when docgen.yaml says so.
    output: Path | None = None

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
    target: Path | None,
    templates: Mapping[Piece, Path],
    epoch: int | None = None,
    *,
    pdf: bool = False,
) -> tuple[Outcome, list[Set]]:
    """Make the .docx of each letter; a letter with faults is reported whole and writes nothing.

    Without ``target`` they go where docgen.yaml says, else into the folder ``out``.
    """
    outcome = Outcome()
    sets: list[Set] = []
    for path in letters:
        try:
            made = documents(path, templates, epoch)
            sets.append(made)
            outcome.diagnostics.extend(made.warnings)
        except Faulty as faulty:
            outcome.diagnostics.extend(faulty.diagnostics)
    paths = [
        _folder(made, target) / f"{stem}.docx"
        for made in sets
        for stem in (*made.documents, *(made.whole if pdf else ()))
    ]
    outcome.diagnostics.extend(clashes(paths))
    if any(d.code == "file-clash" for d in outcome.diagnostics):
        return outcome, []
    for made in sets:
        for stem, docx in made.documents.items():
            _write(outcome, _folder(made, target) / f"{stem}.docx", docx)
    return outcome, sets


def _folder(made: Set, target: Path | None) -> Path:
    return target or made.output or Path("out")


def documents(path: Path, templates: Mapping[Piece, Path], epoch: int | None = None) -> Set:
    """Make one letter's documents in memory. Raises Faulty with all its faults."""
    composed = compositions_of(path, templates)
    made: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    with settle(composed.figures):
        for composition in composed.compositions:
            source = composition.own_template or template(composition.template)
            try:
                made[composition.stem] = render(composition, source, epoch)
            except Faulty as faulty:
                faults.extend(faulty.diagnostics)
    faults.extend(clashes(Path(c.stem) for c in composed.compositions))
    if faults:
        raise Faulty(*dict.fromkeys(faults))
    return Set(composed.name, made, composed.warnings, composed.output)


@dataclass(frozen=True)
class Composed:
    """One document ready to be rendered, with what its docgen.yaml settles."""

    name: str
    compositions: list[Composition]
    warnings: tuple[Diagnostic, ...]
    figures: Mapping[str, float] = field(default_factory=dict)
    output: Path | None = None


def compositions_of(path: Path, templates: Mapping[Piece, Path]) -> Composed:
    """Read, check and compose one letter. Raises Faulty with all its faults."""
    assembled = assemble(path, read)
    settings, settings_faults = validate_settings(assembled.settings)
    figures = {} if settings_faults else settled_figures(settings)
    with settle(figures):
        checked = validate(assembled.tree, assembled.folder, assembled.name, assembled.unread)
        expanded, found = _written(checked)
    said = [*assembled.faults, *settings_faults, *checked.faults, *found]
    if expanded is None or any(d.severity is Severity.ERROR for d in said):
        raise Faulty(*dict.fromkeys(said))
    stems = {sheet: safe_stem(name) for sheet, name in expanded.file_names.items()}
    with settle(figures):
        made = compose(expanded.content, stems, assembled.folder)
    used = [replace(c, own_template=templates.get(c.piece, c.own_template)) for c in made]
    output = assembled.settings_folder / settings.output if settings.output else None
    return Composed(safe_stem(assembled.name), used, tuple(said), figures, output)


def _written(checked: Validated) -> tuple[Expanded | None, list[Diagnostic]]:
    """Write the texts out, when there are any to write; with every fault on the way."""
    wrong = list(expression_faults(checked.places))
    document = checked.document
    if document is None:
        return None, wrong
    if wrong:
        return None, [*_files(document.content, document), *wrong]
    try:
        expanded = expand(document)
    except Faulty as faulty:
        return None, [*_files(document.content, document), *faulty.diagnostics]
    content, places = expanded.content, checked.places
    # What an expression became must agree as well as what was typed.
    said = [*_files(content, document), *disagreements(content, places)]
    return expanded, [*said, *addressing(content, places)]


def _files(content: OfficialDocument, document: Document) -> list[Diagnostic]:
    """Return a fault for each template or picture that the document names and that is not there, or is none."""
    named: list[tuple[tuple[str | int, ...], str, str]] = [
        (("templates", name), "แม่แบบ", file)
        for name, file in content.templates.items()
        if name in template_names()
    ]
    pictures = [(path, part.file) for path, part in models(content) if isinstance(part, Picture)]
    named += [((*path, "file"), "รูป", file) for path, file in pictures if "{{" not in file]
    out = []
    for path, what, file in named:
        span = document.places.span(path)
        if not is_there(document.folder / file):
            hint = f"ชื่อแฟ้มนับจากโฟลเดอร์ {document.folder}"
            out.append(Diagnostic("file-missing", f"ไม่พบ{what} {file}", span, hint))
        elif what == "รูป" and not is_picture(document.folder / file):
            hint = "ใช้แฟ้ม .png, .jpg, .gif, .bmp หรือ .tiff ที่เปิดดูได้"
            out.append(Diagnostic("picture", f"ใช้รูป {file} ไม่ได้", span, hint))
    return out


def build_pdfs(outcome: Outcome, sets: list[Set], target: Path | None, office: str | None) -> None:
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
            _write(outcome, _folder(made, target) / f"{stem}.pdf", pages[stem])
        for stem in made.whole:
            whole = paginate.joined([pages[stem] for stem in made.documents])
            _write(outcome, _folder(made, target) / f"{stem}.pdf", whole)


def _write(outcome: Outcome, path: Path, data: bytes) -> None:
    try:
        deliver(path, data)
        outcome.written.append(path)
    except Faulty as faulty:
        outcome.diagnostics.extend(faulty.diagnostics)
