"""Letters laid out: external letter, circular, memo, stamped letter.

Enters: content whose texts are written out. Leaves: the contexts of the templates letter, memo and stamped-letter.
"""

from typing import Any

from docgen.compose.body import Body
from docgen.compose.code import code
from docgen.compose.setting import Setting, letter_date, numbers
from docgen.geometry import figure, signature_room, text_width
from docgen.model import (
    Addressed,
    Approval,
    Circular,
    Correspondence,
    Letter,
    Memo,
    Person,
    Sheet,
    StampedLetter,
    Unit,
)
from docgen.numbering import pattern
from docgen.thai.text import TELEPHONES

Widths = tuple[tuple[float, ...], ...]


def head(setting: Setting, content: Correspondence) -> dict[str, Any]:
    """Return what stands at the head of a letter, and is repeated on its list."""
    return setting.urgency() | {
        "number": setting.set(content.full_number, figure("letter.agency_column")),
        "date": letter_date(content.date),
    }


def letter(
    setting: Setting, content: Letter | Circular, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the letter and the widths of its tables."""
    wide = text_width()
    body = Body(setting).add(content.body)
    salutation, to, closing = _address(content, sheet)
    context = (
        head(setting, content)
        | setting.marks(sheet)
        | references(setting, content)
        | {
            "subject": setting.set(content.subject, wide - figure("letter.subject_column")),
            "address": setting.lines(content.agency.address, wide - figure("letter.agency_column")),
            "salutation": setting.set(salutation, wide),
            "short_salutation": is_short(setting, salutation),
            "to": setting.set(to, wide - to_column(setting, salutation)),
            "body": body.done(),
            "closing": setting.set(closing, wide - figure("letter.closing_column")),
            "signer": setting.signer(),
            "owner": setting.lines(owner_lines(content.owned_by()), wide),
            "copies": setting.lines(content.copies, wide - figure("letter.copies_column")),
            "links": links(setting, content),
        }
    )
    return context, tuple(body.widths)


def to_column(setting: Setting, salutation: str) -> float:
    """Return where the addressee starts: a long salutation takes more than the usual column, cm."""
    if is_short(setting, salutation):
        return figure("letter.subject_column")
    return setting.width(salutation + "\u00a0\u00a0")


def is_short(setting: Setting, salutation: str) -> bool:
    """Return whether the salutation (เรียน, ถึง) leaves the addressee its place under the subject."""
    return setting.is_narrow(salutation, figure("letter.subject_column"))


def _address(content: Letter | Circular, sheet: Sheet) -> tuple[str, str, str]:
    """Return salutation, addressee and closing: of the letter, or of the recipient whose own copy it is."""
    if sheet.recipient is None or not isinstance(content, Circular) or content.recipients is None:
        return content.greeting.salutation, content.to, content.greeting.closing
    _, one, name = list(content.recipients.rows())[sheet.recipient]
    words = content.greeting_of(one)
    return words.salutation, name, words.closing


def references(setting: Setting, content: Addressed) -> dict[str, Any]:
    """Return อ้างถึง and สิ่งที่ส่งมาด้วย; several are numbered."""
    wide = text_width()
    cited = [str(r) for r in content.references]
    sent = [(e.title, e.count or "") for e in content.enclosures]
    return {
        "references": [
            {"number": number, "text": setting.set(text, wide - _column("reference", number))}
            for number, text in zip(numbers(len(cited)), cited, strict=True)
        ],
        "enclosures": [
            {
                "number": number,
                "text": setting.set(title, wide - _column("enclosure", number)),
                "count": setting.held(_counted(count)),
            }
            for number, (title, count) in zip(numbers(len(sent)), sent, strict=True)
        ],
    }


def _counted(count: str) -> str:
    return count if not count or count.startswith("จำนวน") else f"จำนวน {count}"


def _column(label: str, number: str) -> float:
    """Return where the text of a head label starts, cm from the left edge of the text."""
    return figure(f"letter.{label}_column") + (figure("letter.item_hang") if number else 0.0)


def contact_lines(unit: Unit) -> list[str]:
    """Return the telephones and the e-mail of a unit."""
    numbered = zip(
        (TELEPHONES[0], TELEPHONES[2], TELEPHONES[3]),
        (unit.telephone, unit.fax, unit.telephone_fax),
        strict=True,
    )
    lines = [f"{label} {', '.join(each)}" for label, each in numbered if each]
    if unit.email:
        lines.append(f"ไปรษณีย์อิเล็กทรอนิกส์ : {unit.email}")
    return lines


def owner_lines(unit: Unit) -> list[str]:
    """Return the owner of the matter, its telephones, its e-mail."""
    return [*unit.office, *filter(None, (unit.group,)), *contact_lines(unit)]


def links(setting: Setting, content: Addressed | StampedLetter) -> list[dict[str, Any]]:
    """Return a QR code for each enclosure that stands on the web, with its address in words."""
    room = text_width() - figure("qr.column") - 2 * figure("table.cell_margin")
    marks = numbers(len(content.enclosures))
    return [
        {
            "code": code(setting, item.link),
            "title": setting.set(
                " ".join(filter(None, ("สิ่งที่ส่งมาด้วย", mark.rstrip("."), item.title))), room
            ),
            "address": setting.as_typed(item.link),
        }
        for mark, item in zip(marks, content.enclosures, strict=True)
        if item.link
    ]


def memo(setting: Setting, content: Memo | Circular, sheet: Sheet) -> tuple[dict[str, Any], Widths]:
    """Return the context of the memo and the widths of its tables."""
    wide = text_width()
    body = Body(setting).add(content.body)
    approvals: list[Approval] = []
    if isinstance(content, Memo):
        approvals = content.approvals
        for n, (title, blocks) in enumerate(content.sections, 1):
            mark = (
                pattern(content.sections_numbered).label((n,)) if content.sections_numbered else ""
            )
            body.heading(f"{mark} {title}".strip())
            body.add(blocks)
    salutation, to = _memo_address(content, sheet)
    label = setting.width("เรื่อง") * figure("memo.label_size") / figure("text.size")
    context = (
        head(setting, content)
        | setting.marks(sheet)
        | references(setting, content)
        | {
            "from_line": setting.set(content.from_line or _from_line(content), wide - 2.6),
            "copies": setting.lines(content.copies, wide - figure("letter.copies_column")),
            "subject": setting.set(content.subject, wide - label - 0.2),
            "salutation": setting.set(salutation, wide),
            "short_salutation": is_short(setting, salutation),
            "to": [setting.set(line, wide - to_column(setting, salutation)) for line in to],
            "body": body.done(),
            "signer": setting.signer(),
            "approvals": _approvals(setting, approvals),
            "links": links(setting, content),
        }
    )
    return context, tuple(body.widths)


def _memo_address(content: Memo | Circular, sheet: Sheet) -> tuple[str, list[str]]:
    if isinstance(content, Circular):
        salutation, to, _ = _address(content, sheet)
        return salutation, [to]
    lines = list(content.to)
    # ผ่าน is not left at the end of a line.
    through = " ".join(f"ผ่าน\u00a0{name}" for name in content.through)
    if through and len(lines) == 1:
        lines = [f"{lines[0]} {through}"]
    elif through:  # of all, not of the last alone
        lines.append(through)
    return content.greeting.salutation, lines


def _from_line(content: Memo | Circular) -> str:
    """Return agency, unit, telephone and e-mail on one line (RU; regulation.md 1.4); no fax."""
    unit = content.owned_by()
    named = [unit.full_name] if unit.full_name else list(unit.office)
    agency = content.agency.name
    if agency not in " ".join(named):  # nor is an office named twice that is the agency itself
        named = [agency, *(name for name in named if name not in agency)]
    phones = ", ".join(unit.telephone or unit.telephone_fax)
    contact = [f"โทร. {phones}"] if phones else []
    contact += [f"อีเมล {unit.email}"] if unit.email else []
    return " ".join([*named, *filter(None, (unit.group,)), *contact])


def _approvals(setting: Setting, approvals: list[Approval]) -> list[dict[str, Any]]:
    """Return the boxes for superiors, two a row."""
    room = text_width() / 2 - 2 * figure("table.cell_margin")
    boxes = [
        {
            "title": setting.heading(box.title, room),
            "choices": [
                setting.set(f"(\u00a0\u00a0\u00a0) {choice}", room) for choice in box.choices
            ],
            "name": setting.set(box.name, room) if box.name else "." * 40,
            "position": setting.lines(box.position, room),
        }
        for box in approvals
    ]
    empty: dict[str, Any] = {"title": "", "choices": [], "name": "", "position": []}
    pairs = ([*boxes[i : i + 2], empty][:2] for i in range(0, len(boxes), 2))
    return [{"left": left, "right": right} for left, right in pairs]


def _initials(setting: Setting, person: Person | None, room: float) -> str:
    """Return who initials over the stamp: name in parentheses, position."""
    if person is None:
        return ""
    return setting.set(" ".join(filter(None, (f"({person.name})", person.position))), room)


def stamped(
    setting: Setting, content: StampedLetter, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the stamped letter and the widths of its tables."""
    wide = text_width()
    body = Body(setting).add(content.body)
    room = signature_room()
    marks = setting.marks(sheet)
    initials = content.initials if marks["edition"] else None
    context = (
        head(setting, content)
        | marks
        | {
            "to": setting.set(content.to, wide - figure("letter.subject_column")),
            "body": body.done(),
            "sender": setting.set(content.sender or content.agency.name, room),
            "initials": _initials(setting, initials, room),
            "owner": setting.lines(owner_lines(content.owned_by()), wide),
            "copies": setting.lines(content.copies, wide - figure("letter.copies_column")),
            "links": links(setting, content),
        }
    )
    return context, tuple(body.widths)
