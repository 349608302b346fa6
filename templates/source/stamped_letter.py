"""The stamped letter (หนังสือประทับตรา): ถึง, body, the sender under the stamp, the date, the owner of the matter."""

from house import BEFORE, PITCH, build, hanging
from letter import HEAD_STYLES, URGENCY
from parts import (
    BODY_STYLES,
    CENTRED_LEFT,
    CENTRED_RIGHT,
    COPIES,
    OWNER,
    PREPARED,
    SIGNING_STYLES,
    Styles,
    body,
    links,
    when,
)
from wordml import Style
from wordml import paragraph as p

from docgen.geometry import figure

STYLES: Styles = [
    *HEAD_STYLES,
    hanging("To", "ถึง", figure("letter.subject_column"), before=BEFORE, pitch=PITCH),
    *BODY_STYLES,
    *SIGNING_STYLES,
    Style("Sender", "ส่วนราชการที่ส่ง", before=figure("stamped.stamp_lines") * PITCH, pitch=PITCH,
          keep_next=True, align="center", left=CENTRED_LEFT, right=CENTRED_RIGHT),
    Style("SenderDate", "วันที่ใต้ดวงตรา", pitch=PITCH, keep_next=True, align="center", left=CENTRED_LEFT,
          right=CENTRED_RIGHT),
]  # fmt: skip

BODY = (
    URGENCY
    + p("Number", "ที่ {{ number }}")
    + p("To", "ถึง\t{{ to }}")
    + body("body")
    + p("Sender", "{{ sender }}")
    + p("SenderDate", "{{ date }}")
    + when("initials", p("SenderDate", "{{ initials }} ผู้ลงชื่อย่อกำกับตรา"))
    + OWNER
    + COPIES
    + links()
    + when("prepared", PREPARED)
)


def make() -> bytes:
    return build(BODY, STYLES, top=figure("page.top"), emblem="letter")
