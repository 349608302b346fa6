"""Rules that need more than one value of a document.

Enters: the content and its places. Leaves: faults. Pure.
"""

import re
from collections.abc import Callable, Collection, Iterator

from docgen.diagnostics import Diagnostic
from docgen.document import Path, Places
from docgen.geometry import figure, text_width
from docgen.model import (
    Circular,
    Code,
    Distribution,
    Enclosure,
    MeetingPapers,
    Memo,
    OfficialDocument,
    Paper,
    Piece,
    Recipients,
    Reference,
    StampedLetter,
    Table,
    Topic,
    Urgency,
    Urgent,
)
from docgen.names import models_of, template_names
from docgen.numbering import MisshapenPattern, pattern
from docgen.thai.calendar import Date
from docgen.thai.numerals import unmarked

LINK = re.compile(r"https?://[\x21-\x7e]{1,490}")  # what a QR code may hold
LINK_WRONG = "ลิงก์นี้ใช้ไม่ได้"
_LONGEST_SHOWN = 100  # characters of a link in a message
LINK_HINT = "ขึ้นต้นด้วย https:// ไม่มีช่องว่างหรืออักษรไทย ไม่เกิน 500 ตัวอักษร"

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


def _address_of_one(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """The list of a circular has the address of each; docgen batch takes away what it made of a row."""
    if (
        isinstance(content, Circular)
        and content.to_address
        and not any("{" in line for line in content.to_address)
    ):
        message = "หนังสือเวียนมีผู้รับหลายราย ที่อยู่เดียวใช้ไม่ได้"
        hint = 'ใส่ ที่อยู่ ของแต่ละรายในบัญชีผู้รับ; docgen batch ใช้ค่าของแถว: ที่อยู่ผู้รับ: ["{{ แถว.ที่ตั้ง }}"]'
        yield Diagnostic("address-of-many", message, places.span(("to_address",)), hint)


def _references(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    for path, reference in models_of(content, Reference):
        parts = (reference.sender, reference.number, reference.date)
        if reference.text is None and not all(parts):
            hint = "ใส่ จาก, ที่ และ ลงวันที่ หรือพิมพ์เป็นข้อความบรรทัดเดียว"
            yield Diagnostic("reference-incomplete", "อ้างถึงไม่ครบ", places.span(path), hint)


def _urgency(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """ด่วนภายใน names the time by which the letter must reach its addressee; the other degrees do not."""
    if not isinstance(content, Urgent):
        return
    within = content.urgency is Urgency.WITHIN
    sent = getattr(content, "date", None)
    late = isinstance(sent, Date) and content.deliver_by and content.deliver_by.day < sent.day
    if late:
        span = places.span(("deliver_by",))
        yield Diagnostic("date-order", "ให้ถึงภายในวันก่อนวันที่ของหนังสือ", span, "ตรวจวันที่ทั้งสอง")
    if within and content.deliver_by is None:
        hint = "ใส่ ให้ถึงภายใน: วันที่ (และ ให้ถึงภายในเวลา ถ้ามี)"
        yield Diagnostic("urgency-time", "ด่วนภายใน ต้องมีวันที่", places.span(("urgency",)), hint)
    for name in ("deliver_by", "deliver_by_time"):
        if getattr(content, name) is not None and not within:
            hint = "ใช้กับ ชั้นความเร็ว: ด่วนภายใน เท่านั้น"
            yield Diagnostic("urgency-time", "ไม่ได้ระบุ ด่วนภายใน", places.span((name,)), hint)


def _tables(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    for path, each in models_of(content, Table):
        rows: list[tuple[Path, list[str]]] = [
            ((*path, "rows", i), row) for i, row in enumerate(each.rows)
        ]
        if each.total:
            rows.append(((*path, "total"), each.total))
        for where, row in rows:
            if len(row) != len(each.columns):
                message = f"แถวนี้มี {len(row)} ช่อง แต่หัวตารางมี {len(each.columns)} ช่อง"
                hint = 'ช่องว่าง เขียน ""; ค่าที่มีจุลภาคให้ใส่เครื่องหมายคำพูด'
                yield Diagnostic("table-row", message, places.span(where), hint)
        asked = [column.width or 1.2 for column in each.columns]
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
    started = meeting.started or meeting.time
    if meeting.ended and started and not meeting.end_date and meeting.ended.start <= started.start:
        span = places.span(("meeting", "ended"))
        yield Diagnostic("time-order", "เลิกประชุมก่อนเริ่มประชุม", span, "ตรวจเวลาเริ่มและเวลาเลิก")
    for name in ("started", "ended"):
        time = getattr(meeting, name)
        if time is not None and time.end is not None:
            span = places.span(("meeting", name))
            yield Diagnostic("time-single", "ใส่เวลาเดียว ไม่ใช่ช่วงเวลา", span, "เช่น 12:00")
    for i, other in enumerate(meeting.others):
        if other.absent and not other.substitute:
            span = places.span(("meeting", "others", i, "absent"))
            hint = "ลบชื่อนี้ออกจาก ผู้เข้าร่วมประชุม"
            yield Diagnostic("other-absent", "ผู้เข้าร่วมประชุมที่ไม่มา ไม่ต้องระบุ", span, hint)
    for path, part in models_of(content, Topic):
        if part.subtopics and path.count("subtopics"):
            span = places.span((*path, "subtopics"))
            hint = "ใช้ รายละเอียด และ ข้อย่อย แทน"
            yield Diagnostic("topic-depth", "เรื่องย่อยซ้อนในเรื่องย่อยไม่ได้", span, hint)


def _papers(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """What is asked of a meeting must be possible, and something must come of it."""
    if not isinstance(content, MeetingPapers):
        return
    possible = content.possible()
    needs = {
        Piece.LETTER: "หนังสือเชิญ",
        Piece.MEMO: "หนังสือเชิญ",
        Piece.REPLY_SLIP: "ตอบรับภายใน ของหนังสือเชิญ",
        Piece.AGENDA: "ประเด็นทั้งหมด",
        Piece.ATTENDANCE: "กรรมการ",
        Piece.MINUTES: "ประเด็นทั้งหมด และ เลิกประชุมเวลา",
        Piece.MEETING_SUMMARY: "ประเด็นทั้งหมด และ เลิกประชุมเวลา",
        Piece.FOLLOW_UPS: "การติดตาม และ เลิกประชุมเวลา",
    }
    for i, piece in enumerate(content.papers):
        span = places.span(("papers", i))
        if piece not in needs:
            hint = "ใช้ได้: " + ", ".join(each.value for each in needs)
            yield Diagnostic("paper-unknown", f"“{piece}” ไม่ใช่เอกสารการประชุม", span, hint)
        elif not any(possible.get(each) for each in _same_paper(piece)):
            yield Diagnostic(
                "paper-impossible", f"ข้อมูลยังไม่พอสร้าง {piece}", span, f"เติม {needs[piece]}"
            )
    if not content.papers and not content.sheets:
        hint = "เติม หนังสือเชิญ หรือในการประชุม: ประเด็นทั้งหมด, กรรมการ"
        yield Diagnostic("papers-none", "ข้อมูลยังไม่พอสร้างเอกสารใด", places.span(("meeting",)), hint)


def _invitation(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    called = content.invitation if isinstance(content, MeetingPapers) else None
    if called is None or content.meeting is None:
        return
    if called.urgency is Urgency.WITHIN:
        span = places.span(("invitation", "urgency"))
        yield Diagnostic(
            "urgency-time", "หนังสือเชิญใช้ ด่วนภายใน ไม่ได้", span, "ใช้ ด่วน ด่วนมาก หรือ ด่วนที่สุด"
        )
    if called.reply_by and called.reply_by.day > content.meeting.date.day:
        span = places.span(("invitation", "reply_by"))
        yield Diagnostic("date-order", "ขอให้ตอบรับหลังวันประชุม", span, "ตรวจวันที่ทั้งสอง")


def _same_paper(piece: Piece) -> tuple[Piece, ...]:
    letters = (Piece.LETTER, Piece.MEMO)
    return letters if piece in letters else (piece,)


def _links(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """A QR code holds an address on the web; a stamped letter has no place for enclosures but their codes."""
    for path, part in _linked(content):
        if (
            part.link
            and "{{" not in part.link
            and "{%" not in part.link
            and not LINK.fullmatch(part.link)
        ):
            yield Diagnostic("link-wrong", LINK_WRONG, places.span((*path, "link")), LINK_HINT)
        if isinstance(content, StampedLetter) and not part.link:
            hint = "หนังสือประทับตราไม่มีหัวข้อสิ่งที่ส่งมาด้วย: บอกในข้อความ หรือใส่ ลิงก์"
            message = "สิ่งที่ส่งมาด้วยนี้จะไม่ปรากฏ"
            yield Diagnostic("enclosure-unseen", message, places.span(path), hint)


def wrong_link(link: str) -> str:
    """Return what to say of a link that is none when its expressions are written out."""
    shown = link if len(link) <= _LONGEST_SHOWN else f"{link[:_LONGEST_SHOWN]}…"
    return f"{LINK_WRONG}เมื่อแทนค่าแล้ว: {shown}"


def written_links(
    content: OfficialDocument, places: Places, written: Collection[Path]
) -> Iterator[Diagnostic]:
    """Yield the links that are wrong when their expressions are ``written`` out."""
    for path, part in _linked(content):
        here = (*path, "link")
        if here in written and not LINK.fullmatch(unmarked(part.link or "")):
            message = wrong_link(part.link or "")
            yield Diagnostic("link-wrong", message, places.span(here), LINK_HINT)


def _linked(content: OfficialDocument) -> list[tuple[Path, Enclosure | Code]]:
    return [*models_of(content, Enclosure), *models_of(content, Code)]


def _unused(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """What a circular states for the other paper would not be printed."""
    if not isinstance(content, Circular):
        return
    on_memo = content.paper is Paper.MEMO
    for name, unused in (("closing", on_memo), ("from_line", not on_memo)):
        if unused and getattr(content, name) is not None:
            message = f"คีย์นี้ไม่ใช้กับ{content.paper}"
            yield Diagnostic("key-unused", message, places.span((name,)), "ลบคีย์นี้ หรือเปลี่ยน กระดาษ")


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
    _address_of_one,
    _references,
    _urgency,
    _tables,
    _lists,
    _recipients,
    _columns,
    _meeting,
    _papers,
    _invitation,
    _links,
    _unused,
    _patterns,
)
