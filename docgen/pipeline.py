"""The order of the stages: read, validate, expand, check (examine.py), compose, render, paginate, deliver.

Enters: paths of letters and where to write. Leaves: what was written and every diagnostic. It and examine.py alone
know the order; prints nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.check import rule_codes
from docgen.check.allow import unused
from docgen.compose import compose
from docgen.composition import Composition
from docgen.deliver import clashes, deliver, safe_stem
from docgen.diagnostics import Diagnostic, Faulty, Severity, Span
from docgen.examine import examine
from docgen.geometry import figure, settle
from docgen.model import Piece
from docgen.render import render
from docgen.render.listing import long_list
from docgen.resources import folder
from docgen.templates import template

_LEAST_LINES = 2  # of text on the last page
_MOST_BLANK = 7.0  # cm at the foot of the page before
_SHORTER = "ให้จบในหน้าเดียวด้วย แบบระยะ: compact ใน docgen.yaml หรือตัดหรือเติมข้อความ"


@dataclass(frozen=True)
class Set:
    """The documents of one letter, ready to be written; ``name`` is that of the letter."""

    name: str
    documents: Mapping[str, bytes]  # stem: .docx
    warnings: tuple[Diagnostic, ...] = ()
    # Where its office wants documents, when docgen.yaml says so.
    output: Path | None = None
    source: Path = Path()
    # stem: the words that close the letter
    closings: Mapping[str, str] = field(default_factory=dict)

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
                long = long_list(composition, source, epoch)
                made[composition.stem] = long or render(composition, source, epoch)
            except Faulty as faulty:
                faults.extend(faulty.diagnostics)
    faults.extend(clashes(Path(c.stem) for c in composed.compositions))
    if faults:
        raise Faulty(*dict.fromkeys(faults))
    closings = {c.stem: c.context.get("closing", "") for c in composed.compositions}
    return Set(composed.name, made, composed.warnings, composed.output, composed.source, closings)


@dataclass(frozen=True)
class Composed:
    """One document ready to be rendered, with what its docgen.yaml settles."""

    name: str
    compositions: list[Composition]
    warnings: tuple[Diagnostic, ...]
    figures: Mapping[str, float]
    output: Path | None
    source: Path


def compositions_of(path: Path, templates: Mapping[Piece, Path]) -> Composed:
    """Read, check and compose one letter. Raises Faulty with all its faults."""
    examined = examine(path)
    folder = examined.assembled.folder
    said = tuple(d for d in examined.said if d.severity is not Severity.HINT)
    expanded = examined.expanded
    if examined.for_many:
        hint = f"สั่ง docgen batch {path}"
        message = "หนังสือนี้ทำทีละแถวของตาราง"
        raise Faulty(Diagnostic("letter-for-many", message, Span(folder), hint))
    if expanded is None or any(d.severity is Severity.ERROR for d in said):
        raise Faulty(*said)
    said += tuple(unused(examined.allowances, set(examined.used), [examined.whole], rule_codes()))
    stems = {sheet: safe_stem(name) for sheet, name in expanded.file_names.items()}
    with settle(examined.figures):
        made = compose(expanded.content, stems, folder)
    used = [replace(c, own_template=templates.get(c.piece, c.own_template)) for c in made]
    settings = examined.settings
    output = examined.assembled.settings_folder / settings.output if settings.output else None
    name, source = safe_stem(examined.assembled.name), examined.assembled.tree.span.file
    return Composed(name, used, said, examined.figures, output, source)


def build_pdfs(outcome: Outcome, sets: list[Set], target: Path | None, office: str | None) -> None:
    """Add a PDF of each document and one of each set, in order; a missing tool is noted in ``outcome``."""
    from docgen import pages, paginate

    everything = {stem: docx for made in sets for stem, docx in made.documents.items()}
    if not everything:
        return
    try:
        found = paginate.find_office(office)
        pdfs = paginate.pdfs(everything, found, folder("fonts"))
    except (paginate.NoOffice, paginate.Unpaginated) as error:
        outcome.tools.append(Diagnostic("tool-missing", f"สร้าง PDF ไม่ได้: {error}"))
        return
    for made in sets:
        outcome.diagnostics.extend(_last_page(made, pdfs))
        for stem in made.documents:
            _write(outcome, _folder(made, target) / f"{stem}.pdf", pdfs[stem])
        for stem in made.whole:
            whole = pages.joined([pdfs[stem] for stem in made.documents])
            _write(outcome, _folder(made, target) / f"{stem}.pdf", whole)


def _last_page(made: Set, pdfs: Mapping[str, bytes]) -> list[Diagnostic]:
    """Return a warning when the page of the closing begins with one line of text (POL; regulation.md 1.3), or leaves that before half empty."""
    from docgen import pages

    for stem, closing in made.closings.items():
        found = pages.lines_before(pages.texts(pdfs[stem]), closing) if closing else None
        if found is None or found[0] == 1:
            continue
        page, lines = found
        code = "page-lonely"
        message = f"หน้า {page} มีข้อความเพียงบรรทัดเดียวก่อนคำลงท้าย ควรมีอย่างน้อย {_LEAST_LINES} บรรทัด"
        if lines >= _LEAST_LINES:
            blank = pages.blank_below(pdfs[stem], page - 1) - figure("page.bottom")
            if blank < _MOST_BLANK:
                continue
            code = "page-loose"
            message = (
                f"ท้ายหน้า {page - 1} ว่าง {blank:.0f} ซม. (ที่เหลือต้องอยู่หน้าเดียวกันกับคำลงท้ายและลายมือชื่อ)"
            )
        return [Diagnostic(code, message, Span(made.source), _SHORTER, Severity.WARNING)]
    return []


def _write(outcome: Outcome, path: Path, data: bytes) -> None:
    try:
        deliver(path, data)
        outcome.written.append(path)
    except Faulty as faulty:
        outcome.diagnostics.extend(faulty.diagnostics)
