"""Documents with a centred head laid out: order, regulation, by-law, announcement, statement, news; the certificate.

Enters: content whose texts are written out. Leaves: the contexts of their templates.
"""

from typing import Any

from docgen.compose.body import Body
from docgen.compose.letter import Widths
from docgen.compose.setting import BLANK_DAY, Setting, era_date
from docgen.geometry import figure, signature_room, text_width
from docgen.model import (
    Announcement,
    Certificate,
    Decree,
    Order,
    Regulation,
    Sheet,
    Signed,
    Statement,
)
from docgen.thai.numerals import thai_digits

# Which words open the line of the date (MOC; regulation.md 1.6).
_DATE_WORDS = {"order": "สั่ง ณ วันที่ "}
_DATE_USUAL = "ประกาศ ณ วันที่ "


def decree(setting: Setting, content: Decree, sheet: Sheet) -> tuple[dict[str, Any], Widths]:
    """Return the context of a document with a centred head, and the widths of its tables."""
    wide = text_width()
    body = Body(setting).add(content.body)
    widths = list(body.widths)
    annexes = []
    for annex in content.annexes:
        laid = Body(setting).add(annex.body)
        annexes.append({"title": setting.heading(annex.title, wide), "body": laid.done()})
        widths += laid.widths
    opening = _DATE_WORDS.get(content.main.name.lower(), _DATE_USUAL)
    signed = isinstance(content, Signed)
    context = (
        setting.marks(sheet)
        | setting.urgency()
        | {
            "head": [setting.heading(line, wide) for line in _head(content)],
            "body": body.done(),
            "date": setting.held((opening if signed else "") + era_date(content.date)),
            "issuer": setting.set(content.issued_by, signature_room()),
            "annexes": annexes,
        }
    )
    if signed:
        context["signer"] = setting.signer()
    return context, tuple(widths)


def _head(content: Decree) -> list[str]:
    """Return the lines of the head (MOC, MOD; regulation.md 1.6)."""
    first = f"{content.main.value}{content.issued_by}"
    if isinstance(content, Order):
        return [first, f"ที่ {_blank_number(content.full_number)}", f"เรื่อง {content.subject}"]
    if isinstance(content, Regulation):
        issue = [f"(ฉบับที่ {content.issue})"] if content.issue else []
        about = content.about.removeprefix("ว่าด้วย").strip()
        return [first, f"ว่าด้วย{about}", *issue, f"พ.ศ. {content.year}"]
    if isinstance(content, Announcement):
        return [first, f"เรื่อง {content.subject}"]
    assert isinstance(content, Statement)
    issue = [f"ฉบับที่ {content.issue}"] if content.issue else []
    return [first, f"เรื่อง {content.subject}", *issue]


def _blank_number(number: str) -> str:
    """Leave room for a number that a draft does not have yet."""
    return BLANK_DAY + number if number.startswith("/") else number


def certificate(
    setting: Setting, content: Certificate, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the certificate, and the widths of its tables."""
    wide = text_width()
    body = Body(setting).add(content.body)
    holder = content.holder
    context = (
        setting.marks(sheet)
        | setting.urgency()
        | {
            "number": thai_digits(_blank_number(content.full_number)),
            "address": setting.lines(content.agency.address, wide - figure("letter.agency_column")),
            "body": body.done(),
            "date": setting.held(f"ให้ไว้ ณ วันที่ {era_date(content.date)}"),
            "signer": setting.signer(),
            "photo": content.photo,
            "holder": setting.set(holder.name, figure("certificate.holder_width"))
            if holder
            else "",
        }
    )
    return context, tuple(body.widths)
