"""Whether the forms of address stated fit the addressee, and whether one must be stated.

Enters: the content with its texts written out, and its places. Leaves: faults (a form that docgen will not guess)
and warnings (a form stated that is not that of the addressee's class). Pure.
"""

from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, Severity
from docgen.document import Path, Places
from docgen.model import (
    Addressed,
    AddresseeClass,
    Circular,
    Distribution,
    Memo,
    OfficialDocument,
    address_form,
)
from docgen.thai.address import Form, is_royal, royal_forms

_ASK = "ระบุ ชั้นผู้รับ: " + " / ".join(member.value for member in AddresseeClass)
_PALACE = "ตรวจกับสำนักพระราชวังก่อนใช้"


def addressing(content: OfficialDocument, places: Places) -> Iterator[Diagnostic]:
    """Yield what is wrong or doubtful about the forms of address."""
    if isinstance(content, Addressed):
        yield from _letter(content, places)
    if isinstance(content, Circular) and content.recipients is not None and _named(content):
        yield from _recipients(content, places)


def _named(content: Circular) -> bool:
    """Return whether something is addressed to each of the list by name."""
    each = content.distribution is not Distribution.LIST
    return each or content.envelope is not None or content.labels is not None


def _letter(content: Addressed, places: Places) -> Iterator[Diagnostic]:
    stated = {"salutation": content.salutation}
    if not isinstance(content, Memo):  # a memo has no closing
        stated["closing"] = getattr(content, "closing", None)
    form = content.form
    if form is None:
        missing = [name for name, value in stated.items() if value is None]
        royal = content.addressee_class is AddresseeClass.ROYAL or (
            content.addressee_class is None and is_royal(content.addressee)
        )
        if missing:
            yield _unstated(content.addressee, places, ("to",), royal=royal)
        return
    for name, expected in (("salutation", form.salutation), ("closing", form.closing)):
        value = stated.get(name)
        if value is not None and value.strip() != expected:
            yield _mismatch(value, expected, places, (name,))


def _recipients(content: Circular, places: Places) -> Iterator[Diagnostic]:
    assert content.recipients is not None
    for path, one in content.recipients.paths():
        form = address_form(one.name, one.addressee_class)
        if form is None and one.salutation is None:
            royal = one.addressee_class is AddresseeClass.ROYAL or is_royal(one.name)
            yield _unstated(one.name, places, ("recipients", *path), royal=royal)
        elif form is not None and one.salutation and one.salutation != form.salutation:
            where = ("recipients", *path, "salutation")
            yield _mismatch(one.salutation, form.salutation, places, where)


def _unstated(addressee: str, places: Places, path: Path, *, royal: bool) -> Diagnostic:
    span = places.span(path)
    if not royal:
        message = f"ไม่ทราบชั้นของ “{addressee}” จึงไม่ทราบคำขึ้นต้นและคำลงท้าย"
        return Diagnostic("address-unstated", message, span, _ASK)
    message = f"docgen ไม่เดาราชาศัพท์สำหรับ “{addressee}”"
    known = royal_forms()
    name = next((n for n in known if addressee.startswith(n)), "")
    hint = f"ระบุ คำขึ้นต้น และ คำลงท้าย เอง; {_PALACE}"
    if name:
        hint += f" (ที่พบในตำรา: {_shown(known[name])})"
    return Diagnostic("address-royal", message, span, hint)


def _shown(form: Form) -> str:
    return f"คำขึ้นต้น {form.salutation}, สรรพนาม {form.addressee}, คำลงท้าย {form.closing}"


def _mismatch(stated: str, expected: str, places: Places, path: Path) -> Diagnostic:
    message = f"“{stated}” ไม่ตรงกับชั้นของผู้รับ ซึ่งใช้ “{expected}”"
    hint = "ถ้าตั้งใจ ใช้ได้ตามที่พิมพ์; ถ้าไม่ ให้ลบคีย์นี้ docgen เติมให้"
    return Diagnostic("address-mismatch", message, places.span(path), hint, Severity.WARNING)
