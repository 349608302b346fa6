"""Documents with a centred head: order, regulation, by-law, announcement (signed), statement, news (by the office)."""

from house import BEFORE, PITCH, PT, build
from letter import URGENCY, urgency_styles
from parts import (
    BODY_STYLES,
    CENTRED_LEFT,
    CENTRED_RIGHT,
    PREPARED,
    SIGNATURE,
    SIGNING_STYLES,
    Styles,
    body,
    lines,
    when,
)
from wordml import Style
from wordml import paragraph as p

from docgen.geometry import figure

_ABOVE_HEAD = (figure("decree.head_top") - figure("page.top")) / PT

STYLES: Styles = [
    *urgency_styles(_ABOVE_HEAD),
    Style("DecreeHead", "หัวเรื่อง", align="center", bold=True, pitch=PITCH, keep_next=True),
    Style("DecreeHeadEnd", "หัวเรื่อง เว้นบรรทัด", pitch=figure("decree.head_after"), size=1),
    *BODY_STYLES,
    *SIGNING_STYLES,
    Style("DecreeDate", "สั่งหรือประกาศ ณ วันที่", left=figure("decree.date_indent"), pitch=PITCH, before=BEFORE,
          keep_next=True),
    Style("Issuer", "ผู้ออก", before=PITCH, pitch=PITCH, keep_next=True, align="center",
          left=CENTRED_LEFT, right=CENTRED_RIGHT),
    Style("IssuerDate", "ผู้ออก วันที่", pitch=PITCH, align="center", left=CENTRED_LEFT,
          right=CENTRED_RIGHT),
    Style("AnnexTitle", "บัญชีแนบท้าย หัวเรื่อง", align="center", bold=True, pitch=PITCH, keep_next=True,
          page_break=True, after=BEFORE),
]  # fmt: skip

ANNEXES = (
    p("Body", "{%p for annex in annexes %}")
    + p("AnnexTitle", "{{ annex.title }}")
    + body("annex.body")
    + p("Body", "{%p endfor %}")
)


def _body(*, emblem: bool, signed: bool) -> str:
    plain = when("urgency", p("Urgency", "{{ urgency }}"))
    plain += when("urgency_time", p("UrgencyTime", "{{ urgency_time }}"))
    top = URGENCY if emblem else plain
    end = (
        p("DecreeDate", "{{ date }}") + SIGNATURE
        if signed
        else p("Issuer", "{{ issuer }}") + p("IssuerDate", "{{ date }}")
    )
    return (
        top
        + lines("head", "DecreeHead")
        + p("DecreeHeadEnd")
        + body("body")
        + end
        + when("prepared", PREPARED)
        + ANNEXES
    )


def make_signed() -> bytes:
    """Order, regulation, by-law, announcement."""
    body_part = _body(emblem=True, signed=True)
    return build(body_part, STYLES, top=figure("page.top"), emblem="letter")


def make_statement() -> bytes:
    return build(_body(emblem=True, signed=False), STYLES, top=figure("page.top"), emblem="letter")


def make_news() -> bytes:
    """News needs no Garuda (regulation.md 1.6)."""
    return build(_body(emblem=False, signed=False), STYLES, top=figure("list.top"))
