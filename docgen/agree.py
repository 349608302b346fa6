"""Rules that need more than one value of a document.

Enters: the content and its places. Leaves: faults. Pure.
"""

from collections.abc import Callable, Iterator

from docgen.diagnostics import Diagnostic
from docgen.document import Path, Places
from docgen.geometry import figure, text_width
from docgen.model import (
    Circular,
    Correspondence,
    Distribution,
    Memo,
    OfficialDocument,
    Piece,
    Recipients,
    Reference,
    Table,
    Urgency,
)
from docgen.names import models, template_names
from docgen.numbering import MisshapenPattern, pattern

Rule = Callable[[OfficialDocument, Places], Iterator[Diagnostic]]


def disagreements(content: OfficialDocument, places: Places) -> list[Diagnostic]:
    """Return the faults of values that do not fit each other."""
    return [fault for rule in _RULES for fault in rule(content, places)]


def _choices(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    for name, plural, entries in (
        ("signatory", "signatories", content.agency.signatories),
        ("owner", "units", content.agency.units),
    ):
        if name not in type(content).model_fields:
            continue
        chosen = getattr(content, name)
        known = list(entries)
        if isinstance(chosen, str) and chosen not in entries:
            message = f"ไม่พบ “{chosen}” ในแฟ้มส่วนราชการ"
            hint = "มี: " + ", ".join(known) if known else "แฟ้มส่วนราชการยังไม่มีรายการ"
            yield Diagnostic("choice-unknown", message, places.span((name,)), hint)
        elif chosen is None and not entries:
            span = places.span(("agency", plural))
            yield Diagnostic("choice-empty", "ต้องมีอย่างน้อยหนึ่งรายการ", span)


def _references(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    for path, reference in models(content):
        if not isinstance(reference, Reference):
            continue
        parts = (reference.sender, reference.number, reference.date)
        if reference.text is None and not all(parts):
            hint = "ใส่ จาก, ที่ และ ลงวันที่ หรือพิมพ์เป็นข้อความบรรทัดเดียว"
            yield Diagnostic("reference-incomplete", "อ้างถึงไม่ครบ", places.span(path), hint)


def _urgency(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """ด่วนภายใน names the time by which the letter must reach its addressee; the other degrees do not."""
    if not isinstance(content, Correspondence):
        return
    within = content.urgency is Urgency.WITHIN
    if within and content.deliver_by is None:
        hint = "ใส่ ให้ถึงภายใน: วันที่ (และ ให้ถึงภายในเวลา ถ้ามี)"
        yield Diagnostic("urgency-time", "ด่วนภายใน ต้องมีวันที่", places.span(("urgency",)), hint)
    for name in ("deliver_by", "deliver_by_time"):
        if getattr(content, name) is not None and not within:
            hint = "ใช้กับ ชั้นความเร็ว: ด่วนภายใน เท่านั้น"
            yield Diagnostic("urgency-time", "ไม่ได้ระบุ ด่วนภายใน", places.span((name,)), hint)


def _tables(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    for path, table in models(content):
        if not isinstance(table, Table):
            continue
        rows: list[tuple[Path, list[str]]] = [
            ((*path, "rows", i), row) for i, row in enumerate(table.rows)
        ]
        if table.total:
            rows.append(((*path, "total"), table.total))
        for where, row in rows:
            if len(row) != len(table.columns):
                message = f"แถวนี้มี {len(row)} ช่อง แต่หัวตารางมี {len(table.columns)} ช่อง"
                hint = 'ช่องว่าง เขียน ""; ค่าที่มีจุลภาคให้ใส่เครื่องหมายคำพูด'
                yield Diagnostic("table-row", message, places.span(where), hint)
        asked = [column.width or 1.0 for column in table.columns]
        if sum(asked) > text_width() + 0.05:
            message = f"ช่องรวมกันกว้าง {sum(asked):.1f} เซนติเมตร เกินหน้ากระดาษ"
            hint = f"รวมกันได้ {text_width():.1f} เซนติเมตร"
            yield Diagnostic("columns-too-wide", message, places.span((*path, "columns")), hint)


def _whole(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """What a document as a whole cannot do without, and names that must be known."""
    if isinstance(content, Memo) and not content.body and not content.sections:
        hint = "ใส่ ข้อความ หรือหัวข้อ เช่น ต้นเรื่อง ข้อเท็จจริง ข้อพิจารณา ข้อเสนอ"
        yield Diagnostic("body-missing", "บันทึกยังไม่มีข้อความ", places.span(()), hint)
    for name in content.templates:
        if name not in template_names():
            hint = "ใช้ได้: " + ", ".join(piece.value for piece in Piece)
            span = places.span(("templates", name))
            yield Diagnostic("template-unknown", f"ไม่มีเอกสารชื่อ “{name}”", span, hint)
    for i, edition in enumerate(content.editions):
        if edition in content.editions[:i]:
            span = places.span(("editions", i))
            yield Diagnostic("edition-twice", f"“{edition}” ซ้ำ", span, "เหลือไว้แห่งเดียว")


def _lists(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """What is made for each of the list needs the list."""
    if not isinstance(content, Circular) or content.recipients is not None:
        return
    needs = {
        "distribution": content.distribution is not Distribution.LIST,
        "envelope": content.envelope is not None,
        "labels": content.labels is not None,
    }
    for name, asked in needs.items():
        if asked:
            hint = "ใส่ ผู้รับ หรือแฟ้ม recipients.yaml"
            yield Diagnostic("recipients-missing", "ยังไม่มีบัญชีผู้รับ", places.span((name,)), hint)


def _patterns(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    every: list[tuple[Path, str]] = [
        (("numbering", i), text) for i, text in enumerate(content.numbering)
    ]
    if content.meeting is not None:
        every += [
            (("meeting", "numbering", i), text) for i, text in enumerate(content.meeting.numbering)
        ]
    if isinstance(content, Memo) and content.sections_numbered:
        every.append((("sections_numbered",), content.sections_numbered))
    for path, text in every:
        try:
            pattern(text)
        except MisshapenPattern:
            hint = "ใช้เช่น ๑. ๑.๑ (๑) (ก) ข้อ ๑ -"
            message = f"แบบเลข “{text}” ใช้ไม่ได้"
            yield Diagnostic("numbering-pattern", message, places.span(path), hint)


def _recipients(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    recipients = _list_of(content)
    if recipients is None:
        return
    here: Path = ("recipients",)
    if not any(True for _ in recipients.everyone()):
        hint = "ใส่ รายชื่อ อย่างน้อยหนึ่งราย หรือลบแฟ้มผู้รับ"
        yield Diagnostic("recipients-empty", "บัญชีรายชื่อว่าง", places.span(here), hint)
    if recipients.members and recipients.groups:
        span = places.span((*here, "groups"))
        hint = "ย้ายรายชื่อเข้ากลุ่มใดกลุ่มหนึ่ง"
        yield Diagnostic("recipients-mixed", "มีทั้งรายชื่อและกลุ่ม", span, hint)
    titles = [c.title for c in recipients.columns]
    for path, node_text in _extras(recipients):
        if node_text not in titles:
            hint = "ช่องเพิ่มเติมมี: " + ", ".join(titles) if titles else "เพิ่มใน ช่องเพิ่มเติม ของบัญชี"
            yield Diagnostic("column-unknown", f"ไม่มีช่อง “{node_text}”", places.span(path), hint)


def _list_of(content: OfficialDocument) -> Recipients | None:
    return getattr(content, "recipients", None)


def _extras(recipients: Recipients) -> Iterator[tuple[Path, str]]:
    lists: list[tuple[Path, list[object]]] = [(("recipients", "members"), [*recipients.members])]
    lists += [
        (("recipients", "groups", g, "members"), [*group.members])
        for g, group in enumerate(recipients.groups)
    ]
    for base, members in lists:
        for i, recipient in enumerate(members):
            for title in getattr(recipient, "extra", {}):
                yield (*base, i, "extra", title), title


def _meeting(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    meeting = content.meeting
    if meeting is None:
        return
    if meeting.end_date and meeting.end_date.day <= meeting.date.day:
        span = places.span(("meeting", "end_date"))
        yield Diagnostic("date-order", "วันสุดท้ายต้องอยู่หลังวันแรก", span)


def _columns(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """Number, name (4 cm) and receipt (2.5 cm) need their room; further columns share what is left."""
    recipients = _list_of(content)
    if recipients is None or not recipients.columns:
        return
    asked = sum(column.width for column in recipients.columns)
    left = text_width() - figure("list.number_width") - 4 - 2.5
    if asked > 1.5 * left:
        hint = f"ช่องเพิ่มเติมรวมกันได้ราว {left:.1f} เซนติเมตร"
        span = places.span(("recipients", "columns"))
        yield Diagnostic("columns-too-wide", "ช่องเพิ่มเติมกว้างเกินหน้ากระดาษ", span, hint)


_RULES: tuple[Rule, ...] = (
    _whole,
    _choices,
    _references,
    _urgency,
    _tables,
    _lists,
    _recipients,
    _columns,
    _meeting,
    _patterns,
)
