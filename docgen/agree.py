"""Rules that need more than one value of a document.

Enters: the content and its places. Leaves: faults. Pure.
"""

from collections.abc import Callable, Iterator

from docgen.diagnostics import Diagnostic
from docgen.document import Path, Places
from docgen.geometry import figure, text_width
from docgen.model import Circular
from docgen.numbering import MisshapenPattern, pattern

Rule = Callable[[Circular, Places], Iterator[Diagnostic]]


def disagreements(content: Circular, places: Places) -> list[Diagnostic]:
    """Return the faults of values that do not fit each other."""
    return [fault for rule in _RULES for fault in rule(content, places)]


def _choices(content: Circular, places: Places) -> Iterator[Diagnostic]:
    for name, entries in (
        ("signatory", content.agency.signatories),
        ("owner", content.agency.units),
    ):
        chosen = getattr(content, name)
        known = list(entries)
        if isinstance(chosen, str) and chosen not in entries:
            message = f"ไม่พบ “{chosen}” ในแฟ้มส่วนราชการ"
            hint = "มี: " + ", ".join(known) if known else "แฟ้มส่วนราชการยังไม่มีรายการ"
            yield Diagnostic("choice-unknown", message, places.span((name,)), hint)
        elif chosen is None and not entries:
            key: Path = ("agency", "signatories" if name == "signatory" else "units")
            yield Diagnostic("choice-empty", "ต้องมีอย่างน้อยหนึ่งรายการ", places.span(key))


def _references(content: Circular, places: Places) -> Iterator[Diagnostic]:
    for i, reference in enumerate(content.references):
        parts = (reference.sender, reference.number, reference.date)
        if reference.text is None and not all(parts):
            hint = "ใส่ จาก, ที่ และ ลงวันที่ หรือพิมพ์เป็นข้อความบรรทัดเดียว"
            span = places.span(("references", i))
            yield Diagnostic("reference-incomplete", "อ้างถึงไม่ครบ", span, hint)


def _recipients(content: Circular, places: Places) -> Iterator[Diagnostic]:
    recipients = content.recipients
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
    for path, node_text in _extras(content):
        if node_text not in titles:
            hint = "ช่องเพิ่มเติมมี: " + ", ".join(titles) if titles else "เพิ่มใน ช่องเพิ่มเติม ของบัญชี"
            yield Diagnostic("column-unknown", f"ไม่มีช่อง “{node_text}”", places.span(path), hint)


def _extras(content: Circular) -> Iterator[tuple[Path, str]]:
    if content.recipients is None:
        return
    lists: list[tuple[Path, list[object]]] = [
        (("recipients", "members"), [*content.recipients.members])
    ]
    lists += [
        (("recipients", "groups", g, "members"), [*group.members])
        for g, group in enumerate(content.recipients.groups)
    ]
    for base, members in lists:
        for i, recipient in enumerate(members):
            for title in getattr(recipient, "extra", {}):
                yield (*base, i, "extra", title), title


def _meeting(content: Circular, places: Places) -> Iterator[Diagnostic]:
    meeting = content.meeting
    if meeting is None:
        return
    if meeting.end_date and meeting.end_date.day <= meeting.date.day:
        span = places.span(("meeting", "end_date"))
        yield Diagnostic("date-order", "วันสุดท้ายต้องอยู่หลังวันแรก", span)
    for i, text in enumerate(meeting.numbering):
        try:
            pattern(text)
        except MisshapenPattern:
            hint = "ใช้เช่น ๑. ๑.๑ (๑) (ก) ข้อ ๑ -"
            span = places.span(("meeting", "numbering", i))
            yield Diagnostic("numbering-pattern", f"แบบเลข “{text}” ใช้ไม่ได้", span, hint)


def _columns(content: Circular, places: Places) -> Iterator[Diagnostic]:
    """Number, name (4 cm) and receipt (2.5 cm) need their room; further columns share what is left."""
    if content.recipients is None or not content.recipients.columns:
        return
    asked = sum(column.width for column in content.recipients.columns)
    left = text_width() - figure("list.number_width") - 4 - 2.5
    if asked > 1.5 * left:
        hint = f"ช่องเพิ่มเติมรวมกันได้ราว {left:.1f} เซนติเมตร"
        span = places.span(("recipients", "columns"))
        yield Diagnostic("columns-too-wide", "ช่องเพิ่มเติมกว้างเกินหน้ากระดาษ", span, hint)


_RULES: tuple[Rule, ...] = (_choices, _references, _recipients, _columns, _meeting)
