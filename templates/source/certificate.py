"""The certificate (หนังสือรับรอง): number, office, body, date, signature; place for a photo and the holder's signature."""

from house import BEFORE, PITCH, build, hanging
from letter import ABOVE_NUMBER, URGENCY, urgency_styles
from parts import (
    BODY_STYLES,
    PREPARED,
    SIGNATURE,
    SIGNING_STYLES,
    Styles,
    body,
    lines,
    when,
)
from wordml import Style, cell, row, table
from wordml import paragraph as p

from docgen.geometry import figure

_PHOTO = figure("certificate.photo_width")
_HOLDER = figure("certificate.holder_width")

STYLES: Styles = [
    *urgency_styles(ABOVE_NUMBER),
    hanging("Number", "เลขที่ และส่วนราชการ", figure("letter.agency_column"), pitch=PITCH),
    Style("Address", "ที่อยู่", left=figure("letter.agency_column"), pitch=PITCH),
    *BODY_STYLES,
    *SIGNING_STYLES,
    Style("DecreeDate", "ให้ไว้ ณ วันที่", left=figure("decree.date_indent"), pitch=PITCH, before=BEFORE,
          keep_next=True),
    Style("Photo", "ที่ติดรูปถ่าย", align="center", pitch=PITCH, keep_next=True),
    Style("Holder", "ผู้ได้รับการรับรอง", pitch=PITCH, keep_next=True),
    Style("HolderName", "ผู้ได้รับการรับรอง ชื่อ", align="center", pitch=PITCH),
]  # fmt: skip

# The seal of the office is pressed over the edge of the photo.
_BOX = table(
    "PlainTable",
    [_PHOTO],
    row(
        cell(_PHOTO, p("Photo", "รูปถ่าย"), borders="top left bottom right", middle=True),
        height=figure("certificate.photo_height"),
    ),
)  # fmt: skip
_SIGNED = table(
    "PlainTable",
    [_HOLDER],
    row(
        cell(
            _HOLDER,
            p("Holder", "(ลงชื่อ)" + "." * 36)
            + p("HolderName", "({{ holder }})")
            + p("HolderName", "ผู้ได้รับการรับรอง"),
        )
    ),
)

BODY = (
    URGENCY
    + p("Number", "เลขที่ {{ number }}\t{{ address[0] }}")
    + lines("address[1:]", "Address")
    + p("TableGap")
    + body("body")
    + p("DecreeDate", "{{ date }}")
    + SIGNATURE
    + when("photo", p("TableGap") + _BOX + p("TableGap"))
    + when("holder", p("TableGap") + p("TableGap") + _SIGNED + p("TableEnd"))
    + when("prepared", PREPARED)
)


def make() -> bytes:
    return build(BODY, STYLES, top=figure("page.top"), emblem="letter")
