"""What all templates share: the page, the face, the common styles, the page number. Each figure comes from
docgen/data/geometry.yaml.

Enters: a template's body, its own styles, its picture. Leaves: the bytes of the .docx.
"""

from pathlib import Path

import wordml
from wordml import Style

from docgen.geometry import figure, text_width

FACE = "TH SarabunPSK"
PITCH = figure("text.pitch")
PT = 2.54 / 72  # cm in a point
EMBLEM = Path(__file__).parent / "emblem" / "garuda.png"

# How far the box of an exact line stands above its baseline, cm.
RISE = figure("text.ascent") * PITCH * PT

HEADER_TOP = 0.6  # cm; what is left to the page number's baseline is its space before

HOUSE_STYLES = [
    Style(
        "PageNumber", "เลขหน้า", align="center", pitch=PITCH, after=figure("page.number_gap"),
        before=(figure("page.number_baseline") - RISE - HEADER_TOP) / PT,
    ),
    Style("FirstHeader", "หัวกระดาษหน้าแรก", pitch=1, size=1),
    Style(
        "Urgency", "ชั้นความเร็ว", size=figure("letter.urgency_size"), bold=True, colour="FF0000",
        pitch=figure("letter.urgency_pitch"),
    ),
]  # fmt: skip


def hanging(identity: str, name: str, column: float, **more: object) -> Style:
    """A label at the left, its value hanging at ``column`` cm."""
    tabs = (("left", column), *more.pop("tabs", ()))  # type: ignore[misc]
    return Style(identity, name, left=column, first=-column, tabs=tabs, **more)  # type: ignore[arg-type]


def build(body: str, own: list[Style], *, top: float, emblem: bool) -> bytes:
    """Make a template; ``top`` is the margin of its first page, cm."""
    all_styles = [*HOUSE_STYLES, *own]
    ruled = wordml.table_style("OfficialTable", "ตารางราชการ", figure("table.cell_margin"))
    style_part = wordml.styles(FACE, figure("text.size"), PITCH, all_styles)
    style_part = style_part.replace("</w:styles>", ruled + "</w:styles>")
    parts = {
        "word/document.xml": wordml.document(body, _section(top)),
        "word/styles.xml": style_part,
        "word/settings.xml": wordml.settings(figure("text.indent") / 2),
        "word/fontTable.xml": wordml.font_table(FACE),
        "word/header1.xml": wordml.header(wordml.page_number("PageNumber")),
        "word/header2.xml": wordml.header(wordml.paragraph("FirstHeader")),
    }
    return wordml.package(parts, EMBLEM.read_bytes() if emblem else None)


def garuda() -> str:
    """The emblem, at its height and place."""
    height = figure("letter.garuda_height")
    wide, high = _pixels(EMBLEM.read_bytes())
    return wordml.picture(
        "rId9", "ตราครุฑ", height * wide / high, height, figure("letter.garuda_top")
    )


def _pixels(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def _section(top: float) -> str:
    margins = " ".join(
        f'w:{side}="{wordml.dxa(cm)}"'
        for side, cm in (
            ("top", top),
            ("right", figure("page.right")),
            ("bottom", figure("page.bottom")),
            ("left", figure("page.left")),
            ("header", HEADER_TOP),
            ("footer", figure("page.bottom") / 2),
            ("gutter", 0.0),
        )
    )
    size = f'w:w="{wordml.dxa(figure("page.width"))}" w:h="{wordml.dxa(figure("page.height"))}"'
    return (
        '<w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
        f'<w:pgSz {size}/><w:pgMar {margins}/><w:pgNumType w:fmt="thaiNumbers"/><w:titlePg/>'
    )


TEXT_WIDTH = text_width()
