"""The letter (หนังสือภายนอก, หนังสือเวียน): head, body, closing, owner of the matter."""

from house import PITCH, PT, RISE, TEXT_WIDTH, build, garuda, hanging
from wordml import Style
from wordml import paragraph as p

from docgen.geometry import figure

BEFORE = figure("text.before")
HANG = figure("letter.item_hang")
_ABOVE_NUMBER = (figure("letter.number_baseline") - RISE - figure("page.top")) / PT
_SIDE = min(figure("letter.signature_centre"), TEXT_WIDTH - figure("letter.signature_centre"))
_CENTRED_LEFT = figure("letter.signature_centre") - _SIDE
_CENTRED_RIGHT = TEXT_WIDTH - figure("letter.signature_centre") - _SIDE


def _items(identity: str, name: str, column: float) -> list[Style]:
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


STYLES = [
    Style(
        "LetterUrgency", "หนังสือ ชั้นความเร็ว", based_on="Urgency", pitch=figure("letter.urgency_pitch"),
        before=_ABOVE_NUMBER - figure("letter.urgency_pitch"),
    ),
    hanging("Number", "ที่ และส่วนราชการ", figure("letter.agency_column"), pitch=PITCH),
    Style("Address", "ที่อยู่", left=figure("letter.agency_column"), pitch=PITCH),
    Style("Date", "วันที่", left=figure("letter.date_column"), before=BEFORE, pitch=PITCH),
    hanging("Subject", "เรื่อง", figure("letter.subject_column"), before=BEFORE, pitch=PITCH),
    hanging("Salutation", "คำขึ้นต้น", figure("letter.subject_column"), before=BEFORE, pitch=PITCH),
    *_items("Reference", "อ้างถึง", figure("letter.reference_column")),
    *_items("Enclosure", "สิ่งที่ส่งมาด้วย", figure("letter.enclosure_column")),
    Style(
        "Body", "ข้อความ", align="thaiDistribute", first=figure("text.indent"), before=BEFORE, pitch=PITCH
    ),
    Style("BodyRagged", "ข้อความ ชิดซ้าย", based_on="Body", align="left", first=figure("text.indent"),
          before=BEFORE, pitch=PITCH),
    Style("BodyLast", "ข้อความ ภาคสรุป", based_on="Body", align="thaiDistribute",
          first=figure("text.indent"), before=BEFORE, pitch=PITCH, keep_next=True),
    Style("BodyLastRagged", "ข้อความ ภาคสรุป ชิดซ้าย", based_on="Body", align="left",
          first=figure("text.indent"), before=BEFORE, pitch=PITCH, keep_next=True),
    Style("Closing", "คำลงท้าย", left=figure("letter.closing_column"), pitch=PITCH, keep_next=True,
          before=figure("letter.closing_before")),
    Style("Signer", "ชื่อผู้ลงนาม", before=figure("letter.signature_lines") * PITCH, pitch=PITCH,
          keep_next=True, align="center", left=_CENTRED_LEFT, right=_CENTRED_RIGHT),
    Style("Position", "ตำแหน่ง", pitch=PITCH, keep_next=True, align="center", left=_CENTRED_LEFT, right=_CENTRED_RIGHT),
    Style("Owner", "เจ้าของเรื่อง", before=figure("letter.owner_lines") * PITCH, pitch=PITCH,
          keep_next=True),
    Style("Contact", "โทร. และไปรษณีย์อิเล็กทรอนิกส์", pitch=PITCH, keep_next=True),
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


def _lines(name: str, style: str, text: str = "{{ line }}") -> str:
    return p(style, f"{{%p for line in {name} %}}") + p(style, text) + p(style, "{%p endfor %}")


BODY = (
    p("LetterUrgency", "{{ urgency }}", inside=garuda())
    + p("Number", "ที่ {{ number }}\t{{ address[0] }}")
    + _lines("address[1:]", "Address")
    + p("Date", "{{ date }}")
    + p("Subject", "เรื่อง\t{{ subject }}")
    + p("Salutation", "{{ salutation }}\t{{ to }}")
    + _list("references", "Reference", "อ้างถึง", "{{ item.text }}")
    + _list(
        "enclosures",
        "Enclosure",
        "สิ่งที่ส่งมาด้วย",
        "{{ item.text }}{% if item.count %}\t{{ item.count }}{% endif %}",
    )
    + p("Body", "{%p for item in body %}")
    + p("Body", "{%p if loop.last and item.ragged %}")
    + p("BodyLastRagged", "{{ item.text }}")
    + p("Body", "{%p elif loop.last %}")
    + p("BodyLast", "{{ item.text }}")
    + p("Body", "{%p elif item.ragged %}")
    + p("BodyRagged", "{{ item.text }}")
    + p("Body", "{%p else %}")
    + p("Body", "{{ item.text }}")
    + p("Body", "{%p endif %}")
    + p("Body", "{%p endfor %}")
    + p("Closing", "{{ closing }}")
    + p("Signer", "({{ signer.name }})")
    + _lines("signer.position", "Position")
    + p("Owner", "{{ owner[0] }}")
    + _lines("owner[1:]", "Contact")
)


def make() -> bytes:
    return build(BODY, STYLES, top=figure("page.top"), emblem=True)
