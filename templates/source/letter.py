"""The letter (หนังสือภายนอก, หนังสือเวียน): head, body, closing, owner of the matter."""

from house import BEFORE, PITCH, PT, RISE, TEXT_WIDTH, build, garuda, hanging
from parts import (
    BODY_STYLES,
    COPIES,
    OWNER,
    PREPARED,
    SIGNATURE,
    SIGNING_STYLES,
    Styles,
    body,
    lines,
    links,
    when,
)
from wordml import Style
from wordml import paragraph as p

from docgen.geometry import figure

HANG = figure("letter.item_hang")
_URGENCY = figure("letter.urgency_pitch")
# From the top of the page's text to the top of the number's line, pt.
ABOVE_NUMBER = (figure("letter.number_baseline") - RISE - figure("page.top")) / PT
EMBLEM_PITCH = 1.0  # of the line that holds the emblem


def _items(identity: str, name: str, column: float) -> Styles:
    """A head label with one value, with the first of several, and with the next ones."""
    right = (("right", TEXT_WIDTH),)
    first = Style(
        f"{identity}First", f"{name} ข้อแรก", left=column + HANG, first=-column - HANG, before=BEFORE,
        pitch=PITCH, tabs=(("left", column), ("left", column + HANG), *right),
    )  # fmt: skip
    following = Style(
        f"{identity}Next", f"{name} ข้อถัดไป", left=column + HANG, first=-HANG, pitch=PITCH,
        tabs=(("left", column + HANG), *right),
    )  # fmt: skip
    return [
        hanging(identity, name, column, before=BEFORE, pitch=PITCH, tabs=right),
        first,
        following,
    ]


# Of letters on the paper with the Garuda: where the number stands, whatever stands above it.
def urgency_styles(above: float) -> Styles:
    """The emblem's line and the urgency under it; what follows stands ``above`` pt under the top of the text."""
    left = above - EMBLEM_PITCH - _URGENCY
    return [
        Style("Emblem", "ตราครุฑ", pitch=EMBLEM_PITCH, size=1),
        Style("LetterUrgency", "หนังสือ ชั้นความเร็ว", based_on="Urgency", pitch=_URGENCY, before=left),
        Style("LetterUrgencyTimed", "หนังสือ ชั้นความเร็วมีเวลา", based_on="Urgency", pitch=_URGENCY,
              before=left - PITCH),
    ]  # fmt: skip


HEAD_STYLES: Styles = [
    *urgency_styles(ABOVE_NUMBER),
    hanging("Number", "ที่ และส่วนราชการ", figure("letter.agency_column"), pitch=PITCH),
]  # fmt: skip
URGENCY = (
    p("Emblem", inside=garuda())
    + p("LetterUrgency", "{%p if urgency_time %}")
    + p("LetterUrgencyTimed", "{{ urgency }}")
    + p("UrgencyTime", "{{ urgency_time }}")
    + p("LetterUrgency", "{%p else %}")
    + p("LetterUrgency", "{{ urgency }}")
    + p("LetterUrgency", "{%p endif %}")
)

ENCLOSURE_STYLES: Styles = [
    *_items("Reference", "อ้างถึง", figure("letter.reference_column")),
    *_items("Enclosure", "สิ่งที่ส่งมาด้วย", figure("letter.enclosure_column")),
]
STYLES: Styles = [
    *HEAD_STYLES,
    Style("Address", "ที่อยู่", left=figure("letter.agency_column"), pitch=PITCH),
    Style("Date", "วันที่", left=figure("letter.date_column"), before=BEFORE, pitch=PITCH),
    hanging("Subject", "เรื่อง", figure("letter.subject_column"), before=BEFORE, pitch=PITCH),
    Style("Salutation", "คำขึ้นต้น", before=BEFORE, pitch=PITCH, left=figure("letter.subject_column"),
          first=-figure("letter.subject_column"), tabs=(("left", figure("letter.subject_column")),)),
    *ENCLOSURE_STYLES,
    *BODY_STYLES,
    *SIGNING_STYLES,
]  # fmt: skip


def _list(name: str, style: str, label: str, value: str) -> str:
    return (
        p("Body", f"{{%p for item in {name} %}}")
        + p("Body", "{%p if not item.number %}")
        + p(style, f"{label}\t{value}")
        + p("Body", "{%p elif loop.first %}")
        + p(f"{style}First", f"{label}\t{{{{ item.number }}}}\t{value}")
        + p("Body", "{%p else %}")
        + p(f"{style}Next", f"{{{{ item.number }}}}\t{value}")
        + p("Body", "{%p endif %}")
        + p("Body", "{%p endfor %}")
    )


ENCLOSURES = _list("references", "Reference", "อ้างถึง", "{{ item.text }}") + _list(
    "enclosures",
    "Enclosure",
    "สิ่งที่ส่งมาด้วย",
    "{{ item.text }}{% if item.count %}\t{{ item.count }}{% endif %}",
)
# A salutation longer than its column (กราบเรียน, นมัสการ) is parted from the addressee by blanks.
SALUTATION = (
    p("Salutation", "{%p if short_salutation %}")
    + p("Salutation", "{{ salutation }}\t{{ to }}")
    + p("Salutation", "{%p else %}")
    + p("Salutation", "{{ salutation }}\u00a0\u00a0{{ to }}")
    + p("Salutation", "{%p endif %}")
)

BODY = (
    URGENCY
    + p("Number", "ที่ {{ number }}\t{{ address[0] }}")
    + lines("address[1:]", "Address")
    + p("Date", "{{ date }}")
    + p("Subject", "เรื่อง\t{{ subject }}")
    + SALUTATION
    + ENCLOSURES
    + body("body")
    + p("Closing", "{{ closing }}")
    + SIGNATURE
    + OWNER
    + COPIES
    + links()
    + when("prepared", PREPARED)
)


def make() -> bytes:
    return build(BODY, STYLES, top=figure("page.top"), emblem="letter")
