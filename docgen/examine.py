"""One document read, validated, written out and checked: the half of the way that ``check`` and ``build`` share.

Enters: the path of a letter. Leaves: Examined. The order of the stages up to the check; prints nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.addressing import addressing
from docgen.agree import disagreements
from docgen.assemble import LETTER_NAMES, Assembled, assemble, is_there
from docgen.check import check_in_steps, rule_codes
from docgen.check.allow import (
    OTHERS,
    Allowance,
    Use,
    applied,
    faulty,
    in_comments,
    in_settings,
)
from docgen.check.documents import read_document
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.document import Document, Places
from docgen.expressions.expand import Expanded, expand
from docgen.expressions.faults import expression_faults
from docgen.geometry import settle, settle_steps
from docgen.model import OfficialDocument, Picture, Settings
from docgen.names import models_of, template_names
from docgen.read import read
from docgen.rows import beside
from docgen.settled import settled_figures
from docgen.source import File, Node, Scalar
from docgen.steps import Steps, abreast, finished
from docgen.validate import Validated, ValidatedSettings, validate, validate_settings

if TYPE_CHECKING:
    from docgen.batch.sample import Sample


@dataclass(frozen=True)
class Examined:
    """One document read, validated, written out and checked; ``said`` holds every diagnostic, hints too.

    ``allowances`` are all that its files and its docgen.yaml have, ``used`` those that covered a finding; ``files``
    the files that it was read from.
    """

    assembled: Assembled
    settings: Settings
    figures: Mapping[str, float]
    expanded: Expanded | None
    said: tuple[Diagnostic, ...]
    allowances: tuple[Allowance, ...] = ()
    used: frozenset[Use] = frozenset()
    files: tuple[File, ...] = ()
    for_many: bool = False  # it was read with the first row of the table beside it

    @property
    def whole(self) -> Path:
        """The folder that is all this document's, or else its file: nothing else uses the allowances in it."""
        file = self.assembled.tree.span.file
        return self.assembled.folder if file.stem in LETTER_NAMES else file


def examine(path: Path, read: Callable[[Path], Node] = read) -> Examined:
    """Read and check one document. Raises Faulty when its file cannot be read at all."""
    return finished(_examined(path, read))


def examine_all(
    documents: Iterable[tuple[int, Path]], read: Callable[[Path], Node]
) -> Iterator[Examined | Faulty]:
    """Yield what ``examine`` returns or raises for each document, in their order; each comes with its size, bytes."""
    return abreast((size, _examined(path, read)) for size, path in documents)


def _examined(path: Path, read: Callable[[Path], Node]) -> Steps[Examined]:
    """Read and check one document, each stage a step. Raises Faulty."""
    assembled = assemble(path, read)
    yield
    settled = validate_settings(assembled.settings)
    figures = {} if settled.faults else settled_figures(settled.settings)
    with settle(figures):
        checked = validate(assembled.tree, assembled.folder, assembled.name, assembled.unread)
    yield
    with settle(figures):
        of_row = _of_row(assembled, settled, checked)
    if of_row is not None:
        checked = replace(checked, document=of_row.document, faults=())
    expanded, found = yield from settle_steps(figures, _written(checked, of_row))
    yield
    early = of_row.said if of_row else (*assembled.faults, *settled.faults, *checked.faults)
    said = [*early, *found]
    if expanded is None:
        files = _files_of(checked.places)
        return Examined(
            assembled, settled.settings, figures, None, tuple(dict.fromkeys(said)), files=files
        )
    doubtful = [d for d in said if d.code in OTHERS]
    judged = yield from settle_steps(
        figures, _judged(assembled, checked.places, settled, expanded, doubtful)
    )
    said = [*(d for d in said if d.code not in OTHERS), *judged.said]
    every = tuple(dict.fromkeys(map(of_row.told, said) if of_row else said))
    return Examined(
        assembled,
        settled.settings,
        figures,
        expanded,
        every,
        judged.allowances,
        judged.used,
        judged.files,
        of_row is not None,
    )


@dataclass(frozen=True)
class Judged:
    """What the rules say of a document that is written out, and what its allowances were of use for."""

    said: tuple[Diagnostic, ...]
    allowances: tuple[Allowance, ...]
    used: frozenset[Use]
    files: tuple[File, ...]


def judge(
    assembled: Assembled, places: Places, settled: ValidatedSettings, expanded: Expanded
) -> Judged:
    """Check a document that is written out; what its files and its docgen.yaml allow is not told."""
    return finished(_judged(assembled, places, settled, expanded, ()))


def _judged(
    assembled: Assembled,
    places: Places,
    settled: ValidatedSettings,
    expanded: Expanded,
    doubtful: Iterable[Diagnostic],
) -> Steps[Judged]:
    """Check a document, each rule a step; what is allowed is not told of what is ``doubtful`` either."""
    files = _files_of(places)
    whole = Span(assembled.tree.span.file)
    reading = read_document(expanded.content, places, expanded, whole)
    yield
    findings = [*doubtful, *(yield from check_in_steps(reading))]
    allowed = _allowances(places, settled)
    stand, used = applied(findings, allowed, _lines_of(findings, files))
    told = (*faulty(allowed, rule_codes()), *stand)
    return Judged(told, tuple(allowed), frozenset(used), files)


def _files_of(places: Places) -> tuple[File, ...]:
    """Return the files in which the texts were typed."""
    return tuple(file for file, _ in places.files)


def _allowances(places: Places, settled: ValidatedSettings) -> list[Allowance]:
    """Return what the comments of the files and docgen.yaml allow."""
    out = [one for file, scalars in places.files for one in in_comments(file, scalars)]
    return [*out, *settled_allowances(settled)]


def settled_allowances(settled: ValidatedSettings) -> list[Allowance]:
    """Return what docgen.yaml allows."""
    spans = [settled.places.span(("allow", i)) for i in range(len(settled.settings.allow))]
    return in_settings(settled.settings, spans)


def allowed_in(
    findings: list[Diagnostic], file: File, places: Places, settled: ValidatedSettings
) -> list[Diagnostic]:
    """Return what stands of the findings of one file by itself, and what is wrong with its allowances."""
    scalars = [n for n in places.nodes.values() if isinstance(n, Scalar)]
    allowances = [*in_comments(file, scalars), *settled_allowances(settled)]
    stand, _ = applied(findings, allowances, _lines_of(findings, [file]))
    return [*faulty(allowances, rule_codes()), *stand]


def _lines_of(findings: Iterable[Diagnostic], files: Iterable[File]) -> list[str]:
    """Return the line on which each finding stands."""
    by_path = {file.path: file for file in files}
    out = []
    for finding in findings:
        file = by_path.get(finding.span.file) if finding.span else None
        out.append(file.line(finding.span.line) if file and finding.span else "")
    return out


def _of_row(
    assembled: Assembled,
    settled: ValidatedSettings,
    checked: Validated,
) -> "Sample | None":
    """Return the letter of the first row of the table beside it, when it is a letter for many."""
    if is_for_many(checked, assembled.folder):
        from docgen.batch.sample import sample  # few letters need it
        from docgen.read.stream import stream

        return sample(assembled, settled, checked, stream)
    return None


def is_for_many(checked: Validated, folder: Path) -> bool:
    """Return whether a letter may be one for the rows of the table beside it."""
    return checked.document is not None and beside(folder) is not None


def _written(
    checked: Validated, of_row: "Sample | None" = None
) -> Steps[tuple[Expanded | None, list[Diagnostic]]]:
    """Write the texts out, when there are any to write; with every fault on the way."""
    wrong = [] if of_row else list(expression_faults(checked.places))
    document = checked.document
    if document is None:
        return None, wrong
    if wrong:
        return None, [*_files(document.content, document), *wrong]
    yield
    try:
        expanded = expand(document, of_row.row if of_row else None)
    except Faulty as faulty:
        return None, [*_files(document.content, document), *faulty.diagnostics]
    content, places = expanded.content, checked.places
    yield
    # What an expression became must agree as well as what was typed.
    said = _files(content, document)
    if content is not document.content:
        said += disagreements(content, places)
    return expanded, [*said, *addressing(content, places)]


def _files(content: OfficialDocument, document: Document) -> list[Diagnostic]:
    """Return a fault for each template or picture that the document names and that is not there, or is none."""
    named: list[tuple[tuple[str | int, ...], str, str]] = [
        (("templates", name), "แม่แบบ", file)
        for name, file in content.templates.items()
        if name in template_names()
    ]
    pictures = [(path, part.file) for path, part in models_of(content, Picture)]
    named += [((*path, "file"), "รูป", file) for path, file in pictures if "{{" not in file]
    out = []
    for path, what, file in named:
        span = document.places.span(path)
        if not is_there(document.folder / file):
            hint = f"ชื่อแฟ้มนับจากโฟลเดอร์ {document.folder}"
            out.append(Diagnostic("file-missing", f"ไม่พบ{what} {file}", span, hint))
        elif what == "รูป" and not _is_picture(document.folder / file):
            hint = "ใช้แฟ้ม .png, .jpg, .gif, .bmp หรือ .tiff ที่เปิดดูได้"
            out.append(Diagnostic("picture", f"ใช้รูป {file} ไม่ได้", span, hint))
    return out


def _is_picture(path: Path) -> bool:
    from docgen.render.pictures import (
        is_picture,  # python-docx is slow to load, and few documents have pictures
    )

    return is_picture(path)
