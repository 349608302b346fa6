"""The check of rows: what is wrong in the texts of a letter because of the values that stand in them.

Enters: rows as recipients. Leaves: diagnostics, each at its row. What is wrong with the letter itself is told once, of its
first row (docgen.examine); here only findings that touch a value of the row count. Rules that hold documents or parts of them
against each other are left out: rows are no parts of one document.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from docgen.addressing import Stated, address_faults
from docgen.batch.columns import Person
from docgen.batch.letter import Prepared
from docgen.batch.plan import Filled
from docgen.check import Rule, rules
from docgen.check.reading import Finding, Passage, Reading
from docgen.diagnostics import Diagnostic, Severity, Span
from docgen.document import Path
from docgen.model import Addressed, Memo, Paper
from docgen.posting import Address, envelope_room, fitting
from docgen.rows import Row, Table
from docgen.source import Stretch

_FAMILIES = ("T", "L", "C", "N", "D")
_DOUBLED = re.compile(r"(?:กราบเรียน|เรียน|นมัสการ|ถึง)\s|(นาย|นาง|นางสาว|ดร\.|คุณ)\1")
_SPELLING = ("L", "D")
_OF_SEVERAL = ("D005", "D007")  # a paragraph twice: those of two rows are alike


@cache
def _rules() -> tuple[Rule, ...]:
    """Return the rules that judge a text by itself, and surely enough to be told of each row."""
    return tuple(
        rule
        for rule in rules()
        if rule.code[0] in _FAMILIES
        and rule.code not in _OF_SEVERAL
        and rule.severity is not Severity.HINT
    )


@dataclass(slots=True)
class _OfRow:
    """The origin of a text of a row."""

    row: Row
    values: tuple[tuple[int, int, bool], ...]
    place: Span

    def span(self, start: int, end: int) -> Span:
        del start, end
        return self.place

    def stretch(self, start: int, end: int) -> Stretch | None:
        del start, end
        return None

    def counts(self, rule: Rule, start: int, end: int) -> bool:
        """Return whether a finding touches a value; names are no words to be spelt."""
        spelling = rule.code[0] in _SPELLING
        if spelling and any(a <= start and end <= b for a, b, named in self.values if named):
            return False
        return any(start < b and a < end for a, b, _ in self.values)


def text_faults(
    rows: Iterable[tuple[Person, Iterable[Filled]]], table: Table
) -> Iterator[tuple[Row, Diagnostic]]:
    """Yield what the rules say of the texts of rows, all looked at together."""
    passages: list[Passage] = []
    for one, texts in rows:
        span, _ = table.place(one.row)
        for filled in texts:
            origin = _OfRow(one.row, filled.values, span)
            of = filled.passage
            passages.append(Passage(of.role, filled.text, origin, of.sheet))
    if not passages:
        return
    reading = Reading(None, tuple(passages), Span(table.path))
    for rule in _rules():
        for finding in rule.find(reading):
            yield from _said(rule, finding, table)


def _said(rule: Rule, finding: Finding, table: Table) -> Iterator[tuple[Row, Diagnostic]]:
    passage = finding.passage
    origin = passage.origin if passage is not None else None
    if passage is None or not isinstance(origin, _OfRow):
        return
    end = len(passage.text) if finding.end is None else finding.end
    if origin.counts(rule, finding.start, end):
        span, before = table.place(origin.row)
        around = passage.text[max(finding.start - 20, 0) : end + 20].strip()
        message = f"{before}{finding.message} (…{around}…)"
        yield origin.row, Diagnostic(rule.code, message, span, finding.hint, rule.severity)


@dataclass(frozen=True)
class _Places:
    """Where the values of one row stand."""

    place: Span

    def span(self, path: Path) -> Span:
        del path
        return self.place


def row_faults(one: Person, prepared: Prepared, table: Table) -> Iterator[Diagnostic]:
    """Yield what is wrong or doubtful about how a row's recipient is addressed, and an address that does not fit."""
    content = prepared.content
    span, before = table.place(one.row)
    if isinstance(content, Addressed) and prepared.addressee(one):
        for said in _greeting_faults(one, prepared, _Places(span)):
            hint = f"{said.hint} (ในคอลัมน์ ชั้นผู้รับ)" if "ชั้นผู้รับ" in said.hint else said.hint
            yield replace(said, message=before + said.message, hint=hint)
    if not prepared.addressed:
        return
    if found := _DOUBLED.match(one.name):
        message = f"{before}ชื่อขึ้นต้นด้วย “{found[0].strip()}” ซึ่ง docgen เติมให้หรือซ้ำ"
        yield Diagnostic("name-opening", message, span, "ลบออกจากชื่อ", Severity.WARNING)
    envelope = getattr(content, "envelope", None)
    if envelope is not None:
        lines = [*filter(None, (one.organisation,)), *one.address]
        address = Address(prepared.greeting(one).envelope, one.name, lines, ())
        if not one.address:
            message = f"{before}ไม่มีที่อยู่ ซองจะมีเพียงชื่อ"
            yield Diagnostic("address-missing", message, span, "เติมที่อยู่", Severity.WARNING)
        if fitting(address, envelope_room(envelope), content.face) is None:
            message = f"{before}ที่อยู่ของ “{one.name}” ยาวเกินซอง"
            hint = "ย่อที่อยู่ แบ่งบรรทัดใหม่ หรือใช้ซองที่ใหญ่กว่า"
            yield Diagnostic("address-too-long", message, span, hint)


def _greeting_faults(one: Person, prepared: Prepared, place: _Places) -> Iterator[Diagnostic]:
    content = prepared.content
    on_memo = isinstance(content, Memo) or getattr(content, "paper", None) is Paper.MEMO
    salutation = one.salutation or getattr(content, "salutation", None)
    closing = None if on_memo else one.closing or getattr(content, "closing", None)
    name, told = prepared.addressee(one), prepared.class_of(one)
    stated = Stated(name, told, salutation or None, closing, (), closes=not on_memo)
    yield from address_faults(stated, place, (), ())
