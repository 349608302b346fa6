"""Whether the forms of address stated fit the addressee, whether one must be stated, whether addresses fit.

Enters: the content with its texts written out, and its places. Leaves: faults (a form that docgen will not guess, an
address too long) and warnings (a form stated that is not that of the addressee's class). Pure.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from docgen.diagnostics import Diagnostic, Severity, Span
from docgen.document import Path, Places
from docgen.model import (
    Addressed,
    AddresseeClass,
    Circular,
    Distribution,
    MeetingPapers,
    Memo,
    OfficialDocument,
    Paper,
    Recipient,
    address_form,
)
from docgen.posting import Posted, addresses, envelope_room, fitting, label_room
from docgen.thai.address import Form, is_royal, royal_forms

_ASK = "ระบุ ชั้นผู้รับ: " + " / ".join(member.value for member in AddresseeClass)
_PALACE = "ตรวจกับสำนักพระราชวังก่อนใช้"
# What all copies of a circular say alike, and so must fit every addressee.
_SHARED = re.compile(r"\{\{[^}|]*?(?P<word>สรรพนาม|pronoun|คำขึ้นต้น|salutation)")
_CALLS = ("สรรพนาม", "pronoun")


class Located(Protocol):
    """What tells where a value was typed."""

    def span(self, path: Path) -> Span:
        """Return the place of the value at ``path``."""


@dataclass(frozen=True)
class Stated:
    """How one is addressed: the name, the class, and what the writer states himself; ``path`` of the name."""

    name: str
    stated: AddresseeClass | None
    salutation: str | None
    closing: str | None
    path: Path
    closes: bool  # a memo has no closing
    pronoun: str | None = None
    calls: bool = False  # whether a text asks how he is called

    @property
    def form(self) -> Form | None:
        return address_form(self.name, self.stated)


def addressing(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """Yield what is wrong or doubtful about the forms of address."""
    if isinstance(content, Addressed) and not getattr(content, "each", False):
        yield from _letter(content, places, (), content.addressees)
    if isinstance(content, MeetingPapers) and content.invitation is not None:
        called = content.invitation_letter([], [])
        yield from _letter(called, places, ("invitation",), tuple(content.invitation.to))
    if isinstance(content, Circular) and content.recipients is not None and _named(content):
        yield from _recipients(content, places)
    yield from _posting(content, places)


def _named(content: Circular) -> bool:
    """Return whether something is addressed to each of the list by name."""
    each = content.distribution is not Distribution.LIST
    return each or content.envelope is not None or content.labels is not None


def _letter(
    content: Addressed, places: Places, base: Path, names: tuple[str, ...]
) -> Iterator[Diagnostic]:
    on_memo = isinstance(content, Memo) or getattr(content, "paper", None) is Paper.MEMO
    closing = None if on_memo else getattr(content, "closing", None)
    several, calls = len(names) > 1, asks_pronoun(places)
    words = set()
    for i, name in enumerate(names):
        path = (*base, "to", i) if several else (*base, "to")
        one = Stated(
            name,
            content.addressee_class,
            content.salutation,
            closing,
            path,
            closes=not on_memo,
            pronoun=content.pronoun,
            calls=calls,
        )
        yield from address_faults(one, places, lambda key: (*base, key))
        words.add(content.salutation or (one.form.salutation if one.form else ""))
    if len(words) > 1:
        message = f"ผู้รับใช้คำขึ้นต้นต่างกัน ({', '.join(sorted(filter(None, words)))})"
        hint = "แยกเป็นคนละฉบับ หรือระบุ คำขึ้นต้น"
        yield Diagnostic("address-mixed", message, places.span((*base, "to")), hint)


def asks_pronoun(places: Places) -> bool:
    """Whether a text of the letter asks how the addressee is called: {{ สรรพนาม }}."""
    return any(
        found["word"] in _CALLS
        for _, text in places.expressions()
        if (found := _SHARED.search(text))
    )


def address_faults(
    one: Stated, places: Located, path_of: Callable[[str], Path]
) -> Iterator[Diagnostic]:
    """Yield what is wrong or doubtful about how one is addressed; ``path_of`` tells where the value of a key is stated."""
    form = one.form
    if form is None:
        if one.salutation is None or (one.closes and one.closing is None):
            yield _unstated(one, places)
        elif one.calls and one.pronoun is None:
            yield _uncalled(one, places)
        return
    for key, value, expected in (
        ("salutation", one.salutation, form.salutation),
        ("closing", one.closing, form.closing),
        ("pronoun", one.pronoun, form.addressee),
    ):
        if value is not None and value.strip() != expected:
            yield _mismatch(one.name, value, expected, places.span(path_of(key)))


def _recipients(content: Circular, places: Places) -> Iterator[Diagnostic]:
    assert content.recipients is not None
    each = content.distribution is not Distribution.LIST
    pronouns, salutations = set(), set()
    asks = each and asks_pronoun(places)
    for path, member in content.recipients.paths():
        yield from _member(content, member, places, ("recipients", *path), asks=asks)
        words = content.greeting_of(member)
        pronouns.add(words.pronoun)
        salutations.add(words.salutation)
    for path, text in places.texts() if each else ():
        found = _SHARED.search(text)
        said = pronouns if found and found["word"] in _CALLS else salutations
        if found and len(said) > 1:
            span = places.span(path, found.start("word"), len(found["word"]))
            message = f"ผู้รับในบัญชีใช้{found['word']}ต่างกัน แต่ทุกฉบับได้ข้อความเดียวกัน"
            hint = "แยกบัญชีตามชั้นของผู้รับ เป็นหนังสือเวียนคนละฉบับ หรือใช้ docgen batch กับตารางผู้รับ"
            yield Diagnostic("pronoun-differs", message, span, hint)


def _member(
    content: Circular, member: Recipient, places: Places, here: Path, *, asks: bool
) -> Iterator[Diagnostic]:
    """Yield what is wrong or doubtful about how one of the list is addressed."""
    each = content.distribution is not Distribution.LIST
    closes = each and content.paper is not Paper.MEMO
    one = Stated(
        member.name,
        member.addressee_class,
        member.salutation or (content.salutation if each else _envelope_word(content, member)),
        (member.closing or content.closing) if closes else None,
        here,
        closes=closes,
        pronoun=member.pronoun or content.pronoun,
        calls=asks,
    )
    yield from address_faults(
        one, places, lambda key: (*here, key) if getattr(member, key) else (key,)
    )


def _envelope_word(content: Circular, member: Recipient) -> str | None:
    return member.envelope_word or content.envelope_word


def _unstated(one: Stated, places: Located) -> Diagnostic:
    span = places.span(one.path)
    if one.stated is not AddresseeClass.ROYAL and (one.stated or not is_royal(one.name)):
        message = f"ไม่ทราบชั้นของ “{one.name}” จึงไม่ทราบคำขึ้นต้นและคำลงท้าย"
        return Diagnostic("address-unstated", message, span, _ASK)
    message = f"docgen ไม่เดาราชาศัพท์สำหรับ “{one.name}”"
    hint = f"ระบุ คำขึ้นต้น และ คำลงท้าย เอง; {_PALACE}{_known(one.name)}"
    return Diagnostic("address-royal", message, span, hint)


def _uncalled(one: Stated, places: Located) -> Diagnostic:
    """Say that a text asks how one is called whom docgen does not know; ท่าน would be too low for most of them."""
    message = f"ข้อความใช้ {{{{ สรรพนาม }}}} แต่ docgen ไม่ทราบสรรพนามของ “{one.name}”"
    hint = "ระบุ สรรพนาม"
    if one.stated is AddresseeClass.ROYAL or is_royal(one.name):
        hint += f" เช่น ฝ่าพระบาท; {_PALACE}{_known(one.name)}"
    return Diagnostic("pronoun-unstated", message, places.span(one.path), hint)


def _known(name: str) -> str:
    """Return what the books say of a royal name, "" when they say nothing."""
    known = royal_forms()
    form = next((known[n] for n in known if name.startswith(n)), None)
    return f" (ที่พบในตำรา: {_shown(form)})" if form else ""


def _shown(form: Form) -> str:
    return (
        f"คำขึ้นต้น {form.salutation}, สรรพนาม {form.addressee}, คำลงท้าย {form.closing}, "
        f"ซอง {form.envelope}"
    )


def _mismatch(name: str, stated: str, expected: str, span: Span) -> Diagnostic:
    message = f"“{stated}” ไม่ตรงกับชั้นของ “{name}” ซึ่งใช้ “{expected}”"
    hint = "ถ้าตั้งใจ ใช้ได้ตามที่พิมพ์; ถ้าไม่ ให้ลบคีย์นี้ docgen เติมให้"
    return Diagnostic("address-mismatch", message, span, hint, Severity.WARNING)


def _posting(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """Yield the addresses that do not fit, and a warning where envelopes are asked for without addresses."""
    if not isinstance(content, Posted):
        return
    labels = getattr(content, "labels", None)
    rooms = [envelope_room(content.envelope)] if content.envelope else []
    rooms += [label_room(labels)] if labels else []
    if not rooms:
        return
    every = list(addresses(content))
    for one in every:
        if any(fitting(one, room, content.face) is None for room in rooms):
            hint = "ย่อที่อยู่ แบ่งบรรทัดใหม่ หรือใช้ซองหรือป้ายที่ใหญ่กว่า"
            message = f"ที่อยู่ของ “{one.name}” ยาวเกินซองหรือป้าย"
            yield Diagnostic("address-too-long", message, places.span(one.path), hint)
        if content.envelope and one.lacks_code:
            message = f"ที่อยู่ของ “{one.name}” ไม่มีรหัสไปรษณีย์ ช่องรหัสบนซองจะว่าง"
            span = places.span(one.path)
            yield Diagnostic(
                "address-code", message, span, "เติมรหัสไปรษณีย์ท้ายบรรทัดสุดท้าย", Severity.WARNING
            )
    missing = [one for one in every if not one.lines]
    if missing:
        message = f"ยังไม่มีที่อยู่ของผู้รับ {len(missing)} ราย ซองหรือป้ายจะมีเพียงชื่อ"
        span = places.span(missing[0].path)
        hint = "เติม ที่อยู่ (ในหนังสือฉบับเดียว: ที่อยู่ผู้รับ)"
        yield Diagnostic("address-missing", message, span, hint, Severity.WARNING)
