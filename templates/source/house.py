"""What all templates share: the page, the face, the common styles, secrecy, the page number. Each figure comes from
docgen/data/geometry.yaml.

Enters: a template's body, its own styles, its picture. Leaves: the bytes of the .docx.
"""

from pathlib import Path

import wordml
from wordml import CharacterStyle, Style

from docgen.geometry import figure, text_width

FACE = "TH SarabunPSK"
PITCH = figure("text.pitch")
BEFORE = figure("text.before")
TEXT_WIDTH = text_width()
PT = 2.54 / 72  # cm in a point
_EMBLEMS = Path(__file__).parent / "emblem"

# How far the box of an exact line stands above its baseline, cm.
RISE = figure("text.ascent") * PITCH * PT
_MARKS = figure("secrecy.pitch")

HOUSE_STYLES: list[Style | CharacterStyle] = [
    Style(
        "PageNumber", "เลขหน้า", align="center", pitch=PITCH, after=figure("page.number_gap"),
        before=(figure("page.number_baseline") - RISE - figure("page.header_top")) / PT - _MARKS,
    ),
    Style(
        "Secrecy", "ชั้นความลับ", pitch=_MARKS, size=figure("secrecy.size"), bold=True, colour="FF0000",
        tabs=(("center", TEXT_WIDTH / 2), ("right", TEXT_WIDTH)),
    ),
    Style("NoMarks", "ไม่มีชั้นความลับ", pitch=_MARKS, size=1),
    CharacterStyle(
        "EditionMark", "เครื่องหมายฉบับ", size=figure("secrecy.edition_size"), bold=True, colour="000000"
    ),
    Style(
        "Urgency", "ชั้นความเร็ว", size=figure("letter.urgency_size"), bold=True, colour="FF0000",
        pitch=figure("letter.urgency_pitch"),
    ),
    Style("UrgencyTime", "ชั้นความเร็ว เวลา", bold=True, colour="FF0000", pitch=PITCH),
]  # fmt: skip


def hanging(identity: str, name: str, column: float, **more: object) -> Style:
    """A label at the left, its value hanging at ``column`` cm."""
    tabs = (("left", column), *more.pop("tabs", ()))  # type: ignore[misc]
    return Style(identity, name, left=column, first=-column, tabs=tabs, **more)  # type: ignore[arg-type]


def build(
    body: str, own: list[Style | CharacterStyle], *, top: float, emblem: str = "", section: str = ""
) -> bytes:
    """Make a template; ``top`` is the margin of its first page, cm; ``section`` replaces the usual page.

    ``emblem``: the part of the geometry whose emblem it bears.
    """
    style_part = wordml.styles(FACE, figure("text.size"), PITCH, [*HOUSE_STYLES, *own])
    margin = figure("table.cell_margin")
    tables = wordml.table_style("OfficialTable", "ตารางราชการ", margin)
    tables += wordml.table_style("PlainTable", "ตารางไม่มีเส้น", margin, ruled=False)
    marks = _either(
        "secrecy or edition",
        wordml.runs("Secrecy", ("", "\t{{ secrecy }}\t"), ("EditionMark", "{{ edition }}")),
    )
    foot = _either("secrecy", wordml.paragraph("Secrecy", "\t{{ secrecy }}"))
    parts = {
        "word/document.xml": wordml.document(body, section or page(top)),
        "word/styles.xml": style_part.replace("</w:styles>", tables + "</w:styles>"),
        "word/settings.xml": wordml.settings(figure("text.indent") / 2),
        "word/fontTable.xml": wordml.font_table(FACE),
        "word/header1.xml": wordml.header(marks + wordml.page_number("PageNumber")),
        "word/header2.xml": wordml.header(marks),
        "word/footer1.xml": wordml.footer(foot),
        "word/footer2.xml": wordml.footer(foot),
    }
    return wordml.package(parts, _emblem(emblem) if emblem else None)


def _either(test: str, marks: str) -> str:
    """The line of marks, or the same room without them: LibreOffice sets a line of tabs alone too high."""
    return (
        wordml.paragraph("NoMarks", f"{{%p if {test} %}}")
        + marks
        + wordml.paragraph("NoMarks", "{%p else %}")
        + wordml.paragraph("NoMarks")
        + wordml.paragraph("NoMarks", "{%p endif %}")
    )


def garuda(part: str = "letter") -> str:
    """The emblem at the height and place that ``part`` has: letters have it in the middle, others at the left."""
    height = figure(f"{part}.garuda_height")
    wide, high = _pixels(_emblem(part))
    return wordml.picture(
        "rId9", "ตราครุฑ", (height * wide / high, height), figure(f"{part}.garuda_top"),
        centred=part == "letter",
    )  # fmt: skip


def _emblem(part: str) -> bytes:
    """Return the picture that is drawn for the height of the part's emblem."""
    return (_EMBLEMS / f"garuda-{figure(f'{part}.garuda_height') * 10:.0f}mm.png").read_bytes()


def _pixels(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def page(top: float) -> str:
    """The properties of an A4 page in portrait, with its headers and footers."""
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="{relation}"/>'
        for kind, which, relation in (
            ("header", "default", "rId4"),
            ("header", "first", "rId5"),
            ("footer", "default", "rId6"),
            ("footer", "first", "rId7"),
        )
    )
    sides = (top, figure("page.right"), figure("page.bottom"), figure("page.left"))
    size = (figure("page.width"), figure("page.height"))
    return f'{references}{sheet(size, sides)}<w:pgNumType w:fmt="thaiNumbers"/><w:titlePg/>'


def sheet(size: tuple[float, float], sides: tuple[float, float, float, float]) -> str:
    """Size of the paper and its margins (top, right, bottom, left), cm."""
    margins = " ".join(
        f'w:{side}="{wordml.dxa(cm)}"'
        for side, cm in zip(
            ("top", "right", "bottom", "left", "header", "footer", "gutter"),
            (*sides, figure("page.header_top"), figure("page.footer_bottom"), 0.0),
            strict=True,
        )
    )
    wide, high = size
    turned = ' w:orient="landscape"' if wide > high else ""
    return (
        f'<w:pgSz w:w="{wordml.dxa(wide)}" w:h="{wordml.dxa(high)}"{turned}/><w:pgMar {margins}/>'
    )
