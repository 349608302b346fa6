"""QR codes (ISO/IEC 18004): an address on the web in, a picture of its code out."""

from io import BytesIO

from docgen.composition import Image
from docgen.geometry import figure
from docgen.marks import MarkUsed, has_marks

_MODULES = 8  # pixels of the picture for each module of the code
_QUIET = 4  # modules of quiet around it, as the standard asks


def code(link: str) -> Image:
    """Return the picture of the code, error level M. Raises MarkUsed for what only stands for an address."""
    import segno

    if has_marks(link):
        raise MarkUsed

    out = BytesIO()
    made = segno.make(link, error="m", micro=False)
    made.save(out, kind="png", scale=_MODULES, border=_QUIET)
    return Image(figure("qr.size"), f"QR code ของ {link}", data=out.getvalue())
