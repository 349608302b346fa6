"""Template and context in, .docx bytes out. The only importer of docxtpl and python-docx.

Enters: a Composition and the path of its template. Leaves: the bytes of a .docx, the same for the same input.
Raises Faulty when the template does not compile or asks for a name that it is not given.
"""

import datetime
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image as DocxImage
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError
from markupsafe import Markup, escape

from docgen.composition import Composition, Image, Properties
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.marks import Marked
from docgen.model import OFFICIAL_FACE

_FACE = re.compile(rf'(w:(?:ascii|hAnsi|eastAsia|cs|name)=)"{OFFICIAL_FACE}"'.encode())
# What a clerk's tags may raise when they run: {{ 1/0 }}, {{ subject() }}, {{ body | sum }}.
_TAG_FAILURES = (
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)
_NO_PICTURE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_DOC_PR = re.compile(r"(<wp:docPr [^>]*?)\s*/?>")
_MOST_HEIGHT = 22.0  # cm; a picture and its title on one page
_TAG = re.compile(r"\{[{%#]")
_MIDNIGHT = datetime.time()
_COMPILED = 64  # parts of templates, each kept as docxtpl prepares it and as Jinja compiles it


def render(composition: Composition, template: Path | BytesIO, epoch: int | None = None) -> bytes:
    """Fill ``template``. ``epoch`` (SOURCE_DATE_EPOCH) dates the file; without it the letter's date does."""
    filled = _filled(composition, template)
    _set_properties(filled, composition.properties, epoch)
    _set_widths(filled, composition.widths)
    _order_cells(filled)
    _let_long_rows_split(filled)
    _number_drawings(filled)
    out = BytesIO()
    filled.save(out)
    return _repacked(out.getvalue(), composition.typeface)


def _filled(composition: Composition, source: Path | BytesIO) -> Any:
    template = source if isinstance(source, Path) else Path(f"{composition.template}.docx")
    try:
        document = _Template(source)
        context = _with_pictures(composition.context, document)
        document.render(context, jinja_env=_environment(), autoescape=True)
    except TemplateSyntaxError as error:
        raise Faulty(_syntax(template, error)) from error
    except TemplateError as error:
        raise Faulty(_failed(template, error, composition)) from error
    except UnreadablePicture as error:
        message = f"ใช้รูป {error} ไม่ได้"
        hint = "ใช้แฟ้ม .png, .jpg, .gif, .bmp หรือ .tiff ที่เปิดดูได้"
        raise Faulty(Diagnostic("picture", message, None, hint)) from error
    except (XMLSyntaxError, zipfile.BadZipFile, zlib.error, *_TAG_FAILURES, OSError) as error:
        message = f"เปิดหรือเติมแม่แบบ {template.name} ไม่ได้"
        hint = "ต้องเป็นแฟ้ม .docx; แท็กเปิดปิดต้องครบคู่ในย่อหน้า แถว หรือช่องเดียวกัน"
        raise Faulty(Diagnostic("template", message, Span(template), hint)) from error
    return document


class UnreadablePicture(Exception):
    """A file that is no picture; its name."""


def _with_pictures(value: Any, document: Any) -> Any:
    """Return a context with every Image as what docxtpl puts into a run."""
    if isinstance(value, Image):
        return _picture(value, document)
    if isinstance(value, Mapping):
        return {name: _with_pictures(item, document) for name, item in value.items()}
    if isinstance(value, list):
        return [_with_pictures(item, document) for item in value]
    return value


def _picture(image: Image, document: Any) -> InlineImage:
    """Return the picture, checked; higher than a page it is made to fit."""
    data = image.data or (image.file.read_bytes() if image.file else b"")
    ratio = _ratio(data)
    if ratio is None:
        raise UnreadablePicture(image.file.name if image.file else image.about)
    width = min(image.width, _MOST_HEIGHT / ratio)
    made = InlineImage(document, BytesIO(data), width=Cm(width))
    return _Described(made, image.about)


def is_picture(path: Path) -> bool:
    """Return whether the file can be read and is a picture that Word takes."""
    try:
        return _ratio(path.read_bytes()) is not None
    except OSError:
        return False


def _ratio(data: bytes) -> float | None:
    """Return height by width; None for what is no whole picture."""
    try:
        read = DocxImage.from_blob(data)
        return float(read.px_height / read.px_width)
    except (*_NO_PICTURE, struct.error, *_TAG_FAILURES):
        return None


class _Described:
    """A picture with the words for those who cannot see it."""

    def __init__(self, image: InlineImage, about: str) -> None:
        self.image, self.about = image, about

    def __str__(self) -> str:
        described = f' descr="{_typed(self.about)}"/>'
        return _DOC_PR.sub(lambda found: found[1] + described, str(self.image), count=1)

    __html__ = __str__


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, without the operators that can fill the memory."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        raise TypeError(operator)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._compiled = lru_cache(maxsize=_COMPILED)(super().from_string)

    def from_string(self, source: Any, *more: Any, **named: Any) -> Any:
        """Compile what has tags, and once; most headers, footers and properties have none."""
        if isinstance(source, str) and not _TAG.search(source):
            return _Untagged(source)
        return self._compiled(source, *more, **named)


@dataclass(frozen=True)
class _Untagged:
    """A text without tags, as a template that gives it back."""

    source: str

    def render(self, *_: object, **__: object) -> str:
        return self.source.removesuffix("\n")  # as Jinja does


@cache
def _environment() -> _Environment:
    return _Environment(undefined=StrictUndefined, finalize=_typed, autoescape=True)


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template whose tags are prepared once, however often it is filled."""

    def patch_xml(self, src_xml: str) -> str:
        return _prepared(src_xml)


@lru_cache(maxsize=_COMPILED)
def _prepared(source: str) -> str:
    return str(DocxTemplate(BytesIO()).patch_xml(source))


def _typed(value: Any) -> Any:
    """Escape a value so that it comes out as typed: docxtpl would still read {_{ as a tag."""
    if isinstance(value, Marked):
        value = value.plain()
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(str(escape(value)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704
    return value


def _syntax(template: Path, error: TemplateSyntaxError) -> Diagnostic:
    lines = list(getattr(error, "docx_context", None) or [])
    tags = re.findall(r"\{[{%].*?[%}]\}", " ".join(map(str, lines)))
    where = f" ใกล้แท็ก {tags[len(tags) // 2]}" if tags else ""
    message = f"แม่แบบ {template.name} ใช้ไม่ได้{where}: {_thai(error.message or '')}"
    return Diagnostic("template", message, Span(template), "แก้แท็กใน Word แล้วลองใหม่")


def _thai(message: str) -> str:
    if found := re.search(r"unknown tag '(\w+)'", message):
        return f"ไม่รู้จักแท็ก {found[1]}"
    if found := re.search(r"No filter named '([^']+)'", message):
        return f"ไม่รู้จักตัวกรอง {found[1]}"
    if "end of template" in message or "end of print" in message or "unexpected end" in message:
        return "แท็กเปิดแล้วไม่ปิด (เช่น for ไม่มี endfor, if ไม่มี endif)"
    return f"ไวยากรณ์ผิด ({message})"


def _failed(template: Path, error: TemplateError, composition: Composition) -> Diagnostic:
    found = re.search(r"'([^']+)' is undefined|no attribute '([^']+)'", str(error))
    name = next(filter(None, found.groups()), "") if found else ""
    message = (
        f"แม่แบบ {template.name} ใช้ชื่อ “{name}” ที่ไม่มี"
        if name
        else f"เติมแม่แบบ {template.name} ไม่ได้ ({error})"
    )
    hint = "ชื่อที่ใช้ได้: " + ", ".join(sorted(composition.context))
    return Diagnostic("template", message, Span(template), hint)


def _set_properties(filled: Any, properties: Properties, epoch: int | None) -> None:
    core = filled.docx.core_properties
    when = datetime.datetime.combine(properties.date, _MIDNIGHT)
    if epoch is not None:
        when = datetime.datetime.fromtimestamp(epoch, datetime.UTC).replace(tzinfo=None)
    core.title, core.subject, core.author = (
        text[:255] for text in (properties.title, properties.subject, properties.author)
    )
    core.language = "th-TH"
    core.last_modified_by = core.author
    core.created = core.modified = when
    core.revision = 1


def _set_widths(filled: Any, widths: tuple[tuple[float, ...], ...]) -> None:
    """Give the tables the widths (cm) of their columns, in order; a table of other columns keeps its own."""
    left = list(widths)
    for table in filled.docx.element.body.iter(_W + "tbl"):
        if left and len(table.tblGrid.gridCol_lst) == len(left[0]):
            _set_table(table, [round(cm / 2.54 * 1440) for cm in left.pop(0)])


def _set_table(table: Any, dxa: list[int]) -> None:
    for column, width in zip(table.tblGrid.gridCol_lst, dxa, strict=True):
        column.set(_W + "w", str(width))
    whole = table.tblPr.find(_W + "tblW")
    if whole is not None:
        whole.set(_W + "w", str(sum(dxa)))
    for row in table.tr_lst:
        at = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            cell.width = sum(dxa[at : at + span]) * _EMU_PER_DXA
            at += span


def _order_cells(filled: Any) -> None:
    """Put a cell's width before its span, as the schema asks: docxtpl writes {% colspan %} the other way."""
    for properties in filled.docx.element.body.iter(_W + "tcPr"):
        width, span = properties.find(_W + "tcW"), properties.find(_W + "gridSpan")
        if width is not None and span is not None:
            properties.remove(span)
            width.addnext(span)


def _let_long_rows_split(filled: Any) -> None:
    """Let a row of many lines run over the page: kept whole it would leave half a page empty, or lose lines."""
    for row in filled.docx.element.body.iter(_W + "tr"):
        whole = row.find(f"{_W}trPr/{_W}cantSplit")
        if whole is not None and max(map(_lines_in, row.tc_lst), default=0) > LONG_ROW:
            whole.getparent().remove(whole)


def _lines_in(cell: Any) -> float:
    """Return about how many lines a cell takes: letters that advance, by the width of the cell."""
    width = cell.width / _EMU_PER_CM if cell.width else USUAL_CELL
    lines = 0.0
    for paragraph in cell.iter(_W + "p"):
        text = "".join(t.text or "" for t in paragraph.iter(_W + "t"))
        letters = len(re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200d]", "", text))
        lines += max(1.0, letters * LETTER / max(width, 0.5))
    return lines


def _number_drawings(filled: Any) -> None:
    """Give each picture a number of its own: a loop repeats that of the template."""
    for n, drawing in enumerate(filled.docx.element.body.iter(_WP + "docPr"), 1):
        drawing.set("id", str(n))


_EMU_PER_DXA = 635
_EMU_PER_CM = 360_000
LETTER = 0.21  # cm; a Thai letter of the usual size
LONG_ROW = 25  # lines; half a page
USUAL_CELL = 4.0  # cm, where none is stated
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _repacked(docx: bytes, typeface: str) -> bytes:
    """Zip again with fixed times and order, and with the face asked for in place of the official one."""
    face = str(escape(typeface)).encode()
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            data = old.read(name)
            if typeface != OFFICIAL_FACE and name.startswith("word/") and name.endswith(".xml"):
                data = _FACE.sub(lambda m: m[1] + b'"' + face + b'"', data)
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return out.getvalue()
