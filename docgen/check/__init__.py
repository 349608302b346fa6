"""The careful secretary: a Reading in, findings out.

Enters: Readings, the rules of this folder. Leaves: diagnostics at the very characters, with the replacement where it is
certain. Pure; rules are found by walking ``rules/``, each a module with CODE, NAME, SEVERITY and ``find``, and where it is
not as most of its family ALONE, and REACH.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from docgen.check import rules as rules_folder
from docgen.check.reading import Finding, Reading
from docgen.diagnostics import Diagnostic, Edit, Severity, Span
from docgen.source import Stretch
from docgen.steps import Steps, finished
from docgen.thai.normal import aligned

Find = Callable[[Reading], Iterator[Finding]]
_ALONE = "TLCND"  # families whose rules, but for some, judge each text by itself


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``page`` is its manual: what, why, source, how sure, examples.

    ``alone``: it judges each text by itself, and not what one says against another. ``reach``: how many characters lie
    between two that do not agree, of which it points at one: an amount and its words, a day and its date.
    """

    code: str
    name: str
    severity: Severity
    find: Find
    doc: str
    alone: bool
    reach: int

    @property
    def page(self) -> str:
        return inspect.cleandoc(self.doc)


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the codes."""
    found = []
    for module in pkgutil.iter_modules(rules_folder.__path__):
        rule = importlib.import_module(f"{rules_folder.__name__}.{module.name}")
        alone = getattr(rule, "ALONE", rule.CODE[0] in _ALONE)
        reach = getattr(rule, "REACH", 0)
        told = rule.CODE, rule.NAME, rule.SEVERITY, rule.find, rule.__doc__ or ""
        found.append(Rule(*told, alone, reach))
    return tuple(sorted(found, key=lambda rule: rule.code))


def rule_codes() -> frozenset[str]:
    return frozenset(rule.code for rule in rules())


def check(reading: Reading, chosen: Iterable[Rule] | None = None) -> list[Diagnostic]:
    """Return what the rules find, each place once for each rule."""
    return finished(check_in_steps(reading, chosen))


def check_in_steps(
    reading: Reading, chosen: Iterable[Rule] | None = None
) -> Steps[list[Diagnostic]]:
    """Do what ``check`` does, each rule a step."""
    out: dict[tuple[str, Span | None, str], Diagnostic] = {}
    for rule in rules() if chosen is None else chosen:
        for finding in rule.find(reading):
            said = _said(rule, finding, reading)
            out.setdefault((said.code, said.span, said.message), said)
        yield
    return list(out.values())


def _said(rule: Rule, finding: Finding, reading: Reading) -> Diagnostic:
    span: Span | None = reading.whole
    edits: tuple[Edit, ...] = ()
    passage = finding.passage
    if passage is not None:
        end = len(passage.text) if finding.end is None else finding.end
        span = passage.origin.span(finding.start, end)
        edits = _edits(finding, end)
    elif reading.places is not None and finding.path:
        span = reading.places.span(finding.path)
    return Diagnostic(rule.code, finding.message, span, finding.hint, rule.severity, edits)


_AT_MARGIN = re.compile(r"^[^\s#]", re.MULTILINE)


def _parts_items(stretch: Stretch) -> bool:
    """Whether a comma would part the items of a list that is typed in one line: [ด้วย... 7400 บาท, จึง...]."""
    if stretch.file.path.suffix not in (".yaml", ".yml"):
        return False
    text = stretch.file.text
    key = max((each.start() for each in _AT_MARGIN.finditer(text, 0, stretch.start)), default=0)
    before = text[key : stretch.start]
    open_ = before.count("[") + before.count("{") > before.count("]") + before.count("}")
    return open_ and before.count('"') % 2 == 0 and before.count("'") % 2 == 0


def _edits(finding: Finding, end: int) -> tuple[Edit, ...]:
    """Return the replacement as an edit of the file, when the characters stand there as they are printed."""
    if finding.replacement is None or finding.passage is None:
        return ()
    stretch = finding.passage.origin.stretch(finding.start, end)
    printed = finding.passage.text[finding.start : end]
    if stretch is None or aligned(stretch.text)[0] != aligned(printed)[0]:
        return ()
    if "," in finding.replacement and _parts_items(stretch):
        return ()
    return (Edit(stretch.file.path, stretch.start, stretch.end, finding.replacement),)
