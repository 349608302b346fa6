"""The check of rows: what is wrong in the texts of a letter because of the values that stand in them.

Enters: rows as recipients. Leaves: diagnostics, each at its row. What is wrong with the letter itself is told once, of the
first rows (work.py); here only findings that touch a value of the row count. Rules that hold parts of a document against each other
are asked of each row by itself: rows are no parts of one document.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from docgen.addressing import Stated, address_faults, addressing
from docgen.batch.columns import Person
from docgen.batch.letter import Prepared
from docgen.batch.plan import Filled, Placed
from docgen.check import Rule, rules
from docgen.check.allow import Allowance
from docgen.check.reading import Finding, Fixed, Passage, Reading, Role
from docgen.diagnostics import Diagnostic, Severity, Span
from docgen.document import Path, has_expression
from docgen.model import Addressed, Memo, OfficialDocument, Paper
from docgen.posting import envelope_room, fitting, label_room
from docgen.rows import Table
from docgen.rows.row import Row
from docgen.source import Stretch

_DOUBLED = re.compile(
    r"(?:กราบเรียน|เรียน|นมัสการ|ถึง)\s|(นาย|นาง|นางสาว|ดร\.|คุณ)\1|(?:นาย|นางสาว|นาง|คุณ)\s*(?=พระ(?:ครู|มหา|อธิการ|ใบฎีกา|สมุห์|ปลัด|ราช|เทพ|ธรรม))"
)
_SPELLING = ("L", "D")


@cache
def _rules() -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the rules that judge a text by itself, and the others: those that are surely enough to be told of each row."""
    told = [rule for rule in rules() if rule.severity is not Severity.HINT]
    return (
        tuple(rule for rule in told if rule.alone),
        tuple(rule for rule in told if not rule.alone),
    )


@dataclass(slots=True)
class _OfRow:
    """The origin of a text of a row."""

    row: Row
    values: tuple[Placed, ...]
    table: Table
    typed: Passage

    def span(self, start: int, end: int) -> Span:
        del start, end
        return self.table.place(self.row)[0]

    def stretch(self, start: int, end: int) -> Stretch | None:
        del start, end
        return None

    def counts(self, rule: Rule, start: int, end: int) -> bool:
        """Return whether a finding touches a value; names are no words to be spelt."""
        spelling = rule.code[0] in _SPELLING
        if spelling and any(a <= start and end <= b for a, b, named, _ in self.values if named):
            return False
        return any(self._touched(rule, start, end))

    def column(self, rule: Rule, start: int, end: int) -> int | None:
        """Return the column of the values that a finding touches, None when they are of several."""
        columns = {column for *_, column in self._touched(rule, start, end)}
        return columns.pop() if len(columns) == 1 else None

    def _touched(self, rule: Rule, start: int, end: int) -> Iterator[Placed]:
        start, end = start - rule.reach, end + rule.reach
        yield from (placed for placed in self.values if start < placed[1] and placed[0] < end)


def text_faults(
    rows: Iterable[tuple[Person, Iterable[Filled]]], table: Table, letter: OfficialDocument
) -> Iterator[tuple[Row, Span, Diagnostic]]:
    """Yield what the rules say of the texts of rows, all looked at together: the row, the place in the letter, what is said."""
    passages = [*_date_of(letter, table)]
    for one, texts in rows:
        for filled in texts:
            of = filled.passage
            origin = _OfRow(one.row, filled.values, table, of)
            passages.append(Passage(of.role, filled.text, origin, of.sheet, of.path))
    reading = Reading(letter.kind, tuple(passages), Span(table.path))
    for rule in _rules()[0] if len(passages) > 1 else ():
        for finding in rule.find(reading):
            yield from _said(rule, finding, table)


def _date_of(letter: OfficialDocument, table: Table) -> Iterator[Passage]:
    date = getattr(letter, "date", None)
    yield Passage(Role.DATE, str(date or ""), Fixed(Span(table.path)), value=date)


def letter_faults(reading: Reading) -> Iterator[tuple[Span, Diagnostic]]:
    """Yield what the rules that hold the texts of a letter against each other say of that of a row, with the place of the text."""
    for rule in _rules()[1]:
        for finding in rule.find(reading):
            told = finding.passage
            place = reading.places.span(finding.path if told is None else told.path)
            said = Diagnostic(rule.code, finding.message, place, finding.hint, rule.severity)
            yield (place if told is None else _whole(told)), said


def _said(rule: Rule, finding: Finding, table: Table) -> Iterator[tuple[Row, Span, Diagnostic]]:
    passage = finding.passage
    origin = passage.origin if passage is not None else None
    if passage is None or not isinstance(origin, _OfRow):
        return
    end = len(passage.text) if finding.end is None else finding.end
    if origin.counts(rule, finding.start, end):
        span, before = table.place(origin.row, origin.column(rule, finding.start, end))
        around = passage.text[max(finding.start - 20, 0) : end + 20].strip()
        message = f"{before}{finding.message} (…{around}…)"
        said = Diagnostic(rule.code, message, span, finding.hint, rule.severity)
        yield origin.row, _whole(origin.typed), said


def _whole(passage: Passage) -> Span:
    return passage.origin.span(0, len(passage.text))


def is_allowed(
    said: Diagnostic, places: Iterable[Span | None], allowances: Iterable[Allowance]
) -> bool:
    """Whether the letter allows, at one of the places, what is said of it with the values of a row in it."""
    there = [replace(said, span=place) for place in places]
    return any(
        any(each.covers(one, "") for one in there)
        if each.text is None
        else each.text in said.message
        for each in allowances
        if said.code in each.codes
    )


@dataclass(frozen=True)
class _Places:
    """Where the values of one row stand."""

    one: Person
    table: Table
    column: int | None

    def span(self, path: Path) -> Span:
        del path
        return self.told[0]

    @property
    def told(self) -> tuple[Span, str]:
        """The place, and what a report says before its message; few rows are asked."""
        return self.table.place(self.one.row, self.column)


def row_faults(one: Person, prepared: Prepared, table: Table) -> Iterator[Diagnostic]:
    """Yield what is wrong or doubtful about how a row's recipient is addressed, and an address that does not fit."""
    content = prepared.content
    own = prepared.addressed and not prepared.writes_name
    place = _Places(one, table, prepared.columns.recipient.get("name") if own else None)
    if isinstance(content, Addressed) and prepared.addressee(one):
        for said in _greeting_faults(one, prepared, place):
            hint = f"{said.hint} (ในคอลัมน์ ชั้นผู้รับ)" if "ชั้นผู้รับ" in said.hint else said.hint
            yield replace(said, message=place.told[1] + said.message, hint=hint)
    yield from _mixed_faults(one, prepared, table)
    yield from _posting_faults(one, prepared, table)
    if not prepared.addressed:
        return
    if found := _DOUBLED.match(one.name):
        span, before = place.told
        message = f"{before}ชื่อขึ้นต้นด้วย “{found[0].strip()}” ซึ่ง docgen เติมให้หรือซ้ำ"
        yield Diagnostic("name-opening", message, span, "ลบออกจากชื่อ", Severity.WARNING)


def _mixed_faults(one: Person, prepared: Prepared, table: Table) -> Iterator[Diagnostic]:
    """Yield that a letter of a row goes to several who are addressed in different words."""
    names = prepared.addressees(one)
    if len(names) > 1:
        span, before = table.place(one.row)
        several = prepared.content.model_copy(update={"to": names})
        for said in addressing(several, prepared.document.places):
            if said.code == "address-mixed":
                yield replace(said, message=before + said.message, span=span)


def _posting_faults(one: Person, prepared: Prepared, table: Table) -> Iterator[Diagnostic]:
    """Yield what is wrong with the envelope of a row, and with its label."""
    envelope, labels = (getattr(prepared.content, key, None) for key in ("envelope", "labels"))
    if not (envelope or labels) or not (prepared.addressed or prepared.writes_envelope):
        return
    span, before = table.place(one.row)
    stated = "address" in prepared.columns.recipient or prepared.written.address
    if not one.address and stated:
        message = f"{before}ไม่มีที่อยู่ ซองหรือป้ายจะมีเพียงชื่อ"
        yield Diagnostic("address-missing", message, span, "เติมที่อยู่", Severity.WARNING)
    address = prepared.posting(one)
    if envelope and one.address and address.lacks_code:
        message = f"{before}ที่อยู่ไม่มีรหัสไปรษณีย์ ช่องรหัสบนซองจะว่าง"
        hint = "เติมรหัสไปรษณีย์ท้ายบรรทัดสุดท้าย"
        yield Diagnostic("address-code", message, span, hint, Severity.WARNING)
    rooms = {"ซอง": envelope_room(envelope)} if envelope else {}
    rooms |= {"ป้าย": label_room(labels)} if labels and address.lines else {}
    for name, room in rooms.items():
        if fitting(address, room, prepared.content.face) is None:
            message = f"{before}ที่อยู่ของ “{address.name}” ยาวเกิน{name}"
            hint = f"ย่อที่อยู่ แบ่งบรรทัดใหม่ หรือใช้{name}ที่ใหญ่กว่า"
            yield Diagnostic("address-too-long", message, span, hint)


def _stated(content: OfficialDocument, key: str) -> str | None:
    """Return what the letter states, unless an expression does: that is judged when it is written out."""
    text = getattr(content, key, None)
    return None if text is None or has_expression(text) else str(text)


def _greeting_faults(one: Person, prepared: Prepared, place: _Places) -> Iterator[Diagnostic]:
    told = prepared.class_of(one)
    if prepared.greetings.is_right(one, told):
        return
    content = prepared.content
    on_memo = isinstance(content, Memo) or getattr(content, "paper", None) is Paper.MEMO
    salutation = one.salutation or _stated(content, "salutation")
    closing = None if on_memo else one.closing or _stated(content, "closing")
    stated = Stated(
        prepared.addressee(one),
        told,
        salutation or None,
        closing,
        (),
        closes=not on_memo,
        pronoun=one.pronoun or _stated(content, "pronoun"),
        calls=prepared.calls,
    )
    yield from prepared.greetings.judged(one, told, address_faults(stated, place, lambda _: ()))
