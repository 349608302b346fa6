"""QR codes (ISO/IEC 18004): an address on the web in, a picture of its code out."""

from hashlib import sha256
from io import BytesIO

from docgen.compose.setting import Setting
from docgen.composition import Image
from docgen.geometry import figure
from docgen.marks import has_marks

_MODULES = 8  # pixels of the picture for each module of the code
_QUIET = 4  # modules of quiet around it, as the standard asks


def code(setting: Setting, link: str) -> Image:
    """Return the picture of the code of an address as it was typed; with marks in it, one that holds the place."""
    link = setting.as_typed(link)
    # Of another size than the code that takes its place, but as wide on the paper.
    shown = sha256(link.encode()).hexdigest() if has_marks(link) else link
    return Image(figure("qr.size"), f"QR code ของ {link}", data=drawn(shown), code=link)


def drawn(link: str) -> bytes:
    """Return a .png of the code, error level M."""
    import segno

    out = BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=_MODULES, border=_QUIET)
    return out.getvalue()
