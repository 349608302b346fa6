"""WordprocessingML in small pieces: paragraphs, tables, the picture, the package (ECMA-376 Part 1, 17 and 20).

Enters: plain values in cm, pt or lines. Leaves: XML text, and the bytes of a .docx. Same input, same bytes.
"""

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

MAIN = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

AUTO = -1.0  # a pitch: as high as what stands in the line (a picture)


def dxa(cm: float) -> int:
    """Centimetres to twentieths of a point."""
    return round(cm / 2.54 * 1440)


def emu(cm: float) -> int:
    return round(cm * 360_000)


def twips(pt: float) -> int:
    return round(pt * 20)


@dataclass(frozen=True)
class Style:
    """A paragraph style; lengths in cm, ``before``, ``after`` and ``pitch`` in pt, ``size`` in pt."""

    id: str
    name: str
    based_on: str = "Normal"
    align: str = ""
    left: float = 0.0
    first: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    pitch: float = 0.0
    size: float = 0.0
    bold: bool = False
    colour: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    splits: bool = False  # kept with the next, but its first lines may stay on the page before
    page_break: bool = False
    tabs: tuple[tuple[str, float], ...] = field(default=())  # "right.dot": with a dotted leader

    def xml(self) -> str:
        spacing = f'w:before="{twips(self.before)}" w:after="{twips(self.after)}"'
        if self.pitch == AUTO:
            spacing += ' w:line="240" w:lineRule="auto"'
        elif self.pitch:
            spacing += f' w:line="{twips(self.pitch)}" w:lineRule="exact"'
        hang = (
            f'w:hanging="{dxa(-self.first)}"'
            if self.first < 0
            else f'w:firstLine="{dxa(self.first)}"'
        )
        tabs = "".join(_tab(kind, at) for kind, at in self.tabs)
        paragraph = "".join(
            (
                "<w:keepNext/>" if self.keep_next else "",
                "<w:keepLines/>" if (self.keep_next and not self.splits) or self.keep_lines else "",
                "<w:pageBreakBefore/>" if self.page_break else "",
                f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
                f"<w:spacing {spacing}/>",
                f'<w:ind w:left="{dxa(self.left)}" w:right="{dxa(self.right)}" {hang}/>',
                f'<w:jc w:val="{self.align}"/>' if self.align else "",
            )
        )
        run = _run_properties(self.size, self.colour, bold=self.bold)
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.id}">'
            f"<w:name w:val={quoteattr(self.name)}/><w:basedOn w:val={quoteattr(self.based_on)}/>"
            f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
        )


def _tab(kind: str, at: float) -> str:
    value, _, leader = kind.partition(".")
    dotted = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{value}"{dotted} w:pos="{dxa(at)}"/>'


@dataclass(frozen=True)
class CharacterStyle:
    """A style of letters inside a paragraph; ``size`` in pt."""

    id: str
    name: str
    size: float = 0.0
    bold: bool = False
    colour: str = ""

    def xml(self) -> str:
        return (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{self.id}">'
            f"<w:name w:val={quoteattr(self.name)}/><w:qFormat/>"
            f"<w:rPr>{_run_properties(self.size, self.colour, bold=self.bold)}</w:rPr></w:style>"
        )


def _run_properties(size: float, colour: str, *, bold: bool) -> str:
    half = round(size * 2)
    return "".join(
        (
            "<w:b/><w:bCs/>" if bold else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "",
        )
    )


def styles(face: str, size: float, pitch: float, own: list[Style | CharacterStyle]) -> str:
    """The styles part: the face on all four sides of a run, Thai as the complex-script language."""
    half = round(size * 2)
    named = escape(face, {'"': "&quot;"})
    fonts = " ".join(f'w:{side}="{named}"' for side in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"{_HEAD}<w:styles {MAIN}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{twips(pitch)}" '
        'w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(style.xml() for style in own)
        + "</w:styles>"
    )


def table_style(identity: str, name: str, margin: float, *, ruled: bool = True) -> str:
    """A table style, ``ruled`` with borders of half a point; ``margin`` cm at the sides of each cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if ruled else ()
    borders = "".join(
        f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for s in sides
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val={quoteattr(name)}/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblCellMar><w:left w:w="{dxa(margin)}" w:type="dxa"/><w:right w:w="{dxa(margin)}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


def paragraph(style: str, text: str = "", *, inside: str = "") -> str:
    """One paragraph of one run; a tab in ``text`` becomes a tab."""
    return runs(style, ("", text), inside=inside)


def runs(style: str, *parts: tuple[str, str], inside: str = "") -> str:
    """One paragraph of several runs, each with its character style ("" for the paragraph's own letters)."""
    made = "".join(_run(character, text) for character, text in parts if text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}{made}</w:p>'


def _run(character: str, text: str) -> str:
    parts = [f'<w:t xml:space="preserve">{escape(p)}</w:t>' if p else "" for p in text.split("\t")]
    styled = f'<w:rPr><w:rStyle w:val="{character}"/></w:rPr>' if character else ""
    return f"<w:r>{styled}{'<w:tab/>'.join(parts)}</w:r>"


def cell(
    width: float, content: str, *, borders: str = "", middle: bool = False, span: int = 1
) -> str:
    """A cell over ``span`` columns; ``borders`` names the sides that get a line of their own."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
        if side in borders.split()
    )
    ruled = f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
    align = '<w:vAlign w:val="center"/>' if middle else ""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{dxa(width)}" w:type="dxa"/>{spans}{ruled}{align}</w:tcPr>{content}</w:tc>'


def row(cells: str, *, head: bool = False, height: float = 0.0, least: float = 0.0) -> str:
    """A table row that is never split; ``head`` repeats it on each page; ``height`` cm is exact, ``least`` the
    least height.
    """
    rule = "exact" if height else "atLeast"
    tall = (
        f'<w:trHeight w:val="{dxa(height or least)}" w:hRule="{rule}"/>' if height or least else ""
    )
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{repeated}</w:trPr>{cells}</w:tr>"


def tag_row(tag: str, columns: int, width: float, style: str) -> str:
    """A row that holds a row tag and leaves with it."""
    empty = "".join(cell(width, paragraph(style)) for _ in range(columns - 1))
    return row(cell(width, paragraph(style, tag)) + empty)


def table(style: str, widths: list[float], rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{dxa(w)}"/>' for w in widths)
    total = sum(dxa(w) for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def picture(
    relation: str, about: str, size_cm: tuple[float, float], top: float, *, centred: bool = True
) -> str:
    """A picture behind the text, centred on it or at its left, ``top`` cm below the paper's edge; with alternative
    text.
    """
    side = "center" if centred else "left"
    size = f'cx="{emu(size_cm[0])}" cy="{emu(size_cm[1])}"'
    named = f"name={quoteattr(about)} descr={quoteattr(about)}"
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>'
        f"{side}"
        "</wp:align></wp:positionH>"
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" {named}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="1" {named}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


def header(content: str) -> str:
    return f"{_HEAD}<w:hdr {MAIN}>{content}</w:hdr>"


def footer(content: str) -> str:
    return f"{_HEAD}<w:ftr {MAIN}>{content}</w:ftr>"


def page_number(style: str) -> str:
    """``- ๒ -``: the section's number format gives the Thai digit."""
    field = "".join(
        (
            '<w:r><w:t xml:space="preserve">- </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>๒</w:t></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> -</w:t></w:r>',
        )
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{field}</w:p>'


def document(body: str, section: str) -> str:
    return f"{_HEAD}<w:document {MAIN}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def settings(tab: float) -> str:
    return (
        f'{_HEAD}<w:settings {MAIN}><w:zoom w:percent="100"/><w:defaultTabStop w:val="{dxa(tab)}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/></w:settings>'
    )


def font_table(face: str) -> str:
    return (
        f'{_HEAD}<w:fonts {MAIN}><w:font w:name={quoteattr(face)}><w:charset w:val="DE"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


_PARTS = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "word/styles.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "word/settings.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    "word/fontTable.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
    "word/header1.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "word/header2.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "word/footer1.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    "word/footer2.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>th-TH</dc:language>'
    "</cp:coreProperties>"
)
_APP = (
    f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>docgen</Application></Properties>"
)


def package(parts: dict[str, str], image: bytes | None) -> bytes:
    """Zip the parts into a .docx, with fixed times; ``image`` becomes rId9 of the document."""
    parts = parts | {"docProps/core.xml": _CORE, "docProps/app.xml": _APP}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items()
    )
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
    root = _relations(
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )
    links = [
        ("rId1", f"{_OFFICE}/styles", "styles.xml"),
        ("rId2", f"{_OFFICE}/settings", "settings.xml"),
        ("rId3", f"{_OFFICE}/fontTable", "fontTable.xml"),
        ("rId4", f"{_OFFICE}/header", "header1.xml"),
        ("rId5", f"{_OFFICE}/header", "header2.xml"),
        ("rId6", f"{_OFFICE}/footer", "footer1.xml"),
        ("rId7", f"{_OFFICE}/footer", "footer2.xml"),
    ]
    files: dict[str, str | bytes] = {"[Content_Types].xml": types, "_rels/.rels": root, **parts}
    if image is not None:
        links.append(("rId9", f"{_OFFICE}/image", "media/garuda.png"))
        files["word/media/garuda.png"] = image
    files["word/_rels/document.xml.rels"] = _relations(*links)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            data = content.encode("utf-8") if isinstance(content, str) else content
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def _relations(*links: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{i}" Type="{t}" Target="{target}"/>' for i, t, target in links
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
