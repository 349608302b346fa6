"""No-break spaces that LibreOffice takes for what they are.

Enters: a part of a .docx. Leaves: it, for LibreOffice alone. A no-break space is a portion of its own to LibreOffice; where
what follows it does not fit on the line, and no plain blank stands before it there, it cuts the word behind at the edge
(ทรัพ|ย์) and goes back to no earlier place (SwBlankPortion::MayUnderflow). U+2007 holds words together as well (UAX #14,
class GL) and is text like any other. No face for Thai has it, so it is drawn by one of docgen's own. Pure.
"""

from copy import deepcopy

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HARD, _FIGURE = "\u00a0", "\u2007"


def held_together(part: bytes, face: str) -> bytes:
    """Return the part with U+2007 in ``face`` for the no-break spaces inside texts."""
    root = etree.fromstring(part)
    for run in list(root.iter(f"{_W}r")):
        texts = [each for each in run if each.tag != f"{_W}rPr"]
        if len(texts) == 1 and texts[0].tag == f"{_W}t" and _HARD in (texts[0].text or "").strip():
            _part(run, texts[0], face)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _part(run: etree._Element, text: etree._Element, face: str) -> None:
    """Cut a run at its no-break spaces, each of which becomes a run of its own."""
    pieces = _pieces(text.text or "")
    for piece in reversed(pieces[1:]):
        made = deepcopy(run)
        [own] = made.findall(f"{_W}t")
        _write(own, piece)
        if piece.startswith(_FIGURE):
            set_face(made, face)
        run.addnext(made)
    _write(text, pieces[0])


def _pieces(text: str) -> list[str]:
    """Return words and runs of no-break spaces in turn; those at the ends stay as they are."""
    inner = text.strip(_HARD)
    lead, tail = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    out: list[str] = []
    for letter in inner:
        hard = letter == _HARD
        if out and hard == out[-1].startswith(_FIGURE):
            out[-1] += _FIGURE if hard else letter
        else:
            out.append(_FIGURE if hard else letter)
    out[0], out[-1] = lead + out[0], out[-1] + tail
    return out


def _write(text: etree._Element, piece: str) -> None:
    text.text = piece
    text.set(_SPACE, "preserve")


def set_face(run: etree._Element, face: str) -> None:
    """Let a run be drawn in ``face``."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        properties = etree.Element(f"{_W}rPr")
        run.insert(0, properties)
    for old in properties.findall(f"{_W}rFonts"):
        properties.remove(old)
    fonts = etree.Element(f"{_W}rFonts")
    for side in ("ascii", "hAnsi", "cs"):
        fonts.set(_W + side, face)
    properties.insert(0, fonts)
