"""Template and context in, .docx bytes out. This folder alone imports docxtpl and python-docx.

Enters: a Composition and the path of its template. Leaves: the bytes of a .docx, the same for the same input.
Raises Faulty when the template does not compile or asks for a name that it is not given.
"""

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from markupsafe import escape

from docgen.composition import Composition
from docgen.model import OFFICIAL_FACE
from docgen.render.faults import told
from docgen.render.finish import finish
from docgen.render.pictures import with_pictures
from docgen.render.tags import Template, environment

_FACE = re.compile(rf'(w:(?:ascii|hAnsi|eastAsia|cs|name)=)"{OFFICIAL_FACE}"'.encode())


def render(composition: Composition, template: Path | BytesIO, epoch: int | None = None) -> bytes:
    """Fill ``template``. ``epoch`` (SOURCE_DATE_EPOCH) dates the file; without it the letter's date does."""
    filled = fill(Template(template), composition, template)
    finish(filled, composition, epoch)
    out = BytesIO()
    filled.save(out)
    return _repacked(out.getvalue(), composition.typeface)


def fill(document: Template, composition: Composition, source: Path | BytesIO) -> Template:
    """Fill the tags of a template. Raises Faulty."""
    with told(composition, path_of(composition, source)):
        context = with_pictures(composition.context, document)
        document.render(context, jinja_env=environment(), autoescape=True)
    return document


def path_of(composition: Composition, source: Path | BytesIO) -> Path:
    """Return what a template is called in messages."""
    return source if isinstance(source, Path) else Path(f"{composition.template}.docx")


def _repacked(docx: bytes, typeface: str) -> bytes:
    """Zip again with fixed times and order, and with the face asked for in place of the official one."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in in_order(old.namelist()):
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, in_face(name, old.read(name), typeface))
    return out.getvalue()


def in_order(names: Iterable[str]) -> list[str]:
    """Return the parts of a document in the order in which docgen writes them."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))


def in_face(name: str, part: bytes, typeface: str) -> bytes:
    """Return a part of a document in the face asked for in place of the official one."""
    if typeface == OFFICIAL_FACE or not (name.startswith("word/") and name.endswith(".xml")):
        return part
    face = str(escape(typeface)).encode()
    return _FACE.sub(lambda found: found[1] + b'"' + face + b'"', part)
