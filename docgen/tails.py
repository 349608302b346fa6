"""Paragraphs whose last lines go with a closing of one line, for LibreOffice.

Enters: a .docx and the text of each page it became. Leaves: the .docx with such a paragraph parted before its last two
lines, where all of it stayed on the page before. Word itself moves the last lines of a paragraph that is kept with the
next; LibreOffice 7.4 moves the whole, and leaves the page half empty, so it is not asked to (``unkept``). Pure.
"""

import re
from collections.abc import Collection
from copy import deepcopy

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAIL = re.compile(r"(?:Body|Item\d)Tail(?:Ragged)?")
_STYLE = re.compile(
    rb'(<w:style [^>]*w:styleId="(?:Body|Item\d)Tail(?:Ragged)?"(?:(?!</w:style>).)*?)<w:keepNext/>',
    re.DOTALL,
)
_IGNORED = re.compile(r"[\s\u200d\u00a0]")
_MOVED = 2  # lines that go with the closing
_LEFT = 2  # that must stay
_BETWEEN = 4  # lines of the foot of a page and the head of the next, and one of the text


def unkept(styles: bytes) -> bytes:
    """Return styles.xml without what would move the whole of such paragraphs."""
    return _STYLE.sub(rb"\1", styles)


def parted(
    root: etree._Element, pages: list[str], opening: Collection[etree._Element]
) -> "list[etree._Element]":
    """Part the paragraphs that stay on the page before what they should go with; return what follows each of them.

    ``opening``: what is to open a page.
    """
    lines = [[line for each in page.splitlines() if (line := letters(each))] for page in pages]
    body = root.find(f"{_W}body")
    out = []
    for paragraph in [] if body is None else list(body.iterchildren(f"{_W}p")):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is None or not TAIL.fullmatch(style.get(f"{_W}val") or ""):
            continue
        after = paragraph.getnext()
        if after is None:
            continue
        cut = _cut(_said(paragraph), _said(after), lines, opens=after in opening)
        if cut and _part(paragraph, cut, ragged=(style.get(f"{_W}val") or "").endswith("Ragged")):
            out.append(after)
    return out


def letters(text: str) -> str:
    """Return a text as it is looked for on a page: without blanks and joiners, each ำ one character."""
    return _IGNORED.sub("", text.replace("ํา", "ำ"))


def _said(paragraph: etree._Element) -> str:
    return letters("".join(t.text or "" for t in paragraph.iter(f"{_W}t")))


def _cut(text: str, after: str, pages: list[list[str]], *, opens: bool) -> int:
    """Return how many letters of a text stand before its last lines, where what follows opens a page, or will; else 0."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    for at in range(_MOVED + _LEFT, len(lines)):
        own = [line for _, line in lines[at - _MOVED - _LEFT : at]]
        if not text.endswith("".join(own)):
            continue
        # The number of the page, and a mark of secrecy, may stand between.
        follows = next((n for n, line in lines[at : at + _BETWEEN] if after.startswith(line)), None)
        if follows is not None and (opens or follows > lines[at - 1][0]):
            return len(text) - len("".join(own[-_MOVED:]))
    return 0


def _part(paragraph: etree._Element, cut: int, *, ragged: bool) -> bool:
    """Part a paragraph behind so many letters; whether it could be."""
    seen = 0
    for run in list(paragraph.iterchildren(f"{_W}r")):
        for text in run.iterchildren(f"{_W}t"):
            for at, letter in enumerate(text.text or ""):
                if seen == cut and letters(letter):
                    _split(paragraph, run, text, at, ragged=ragged)
                    return True
                seen += len(letters(letter))
    return False


def _split(
    paragraph: etree._Element, run: etree._Element, text: etree._Element, at: int, *, ragged: bool
) -> None:
    run_at, text_at = paragraph.index(run), run.index(text)
    rest = deepcopy(paragraph)
    paragraph.addnext(rest)
    for element in list(paragraph)[run_at + 1 :]:
        paragraph.remove(element)
    for element in list(run)[text_at + 1 :]:
        run.remove(element)
    text.text = (text.text or "")[:at]
    first = rest[run_at]
    for element in list(rest)[:run_at]:
        if element.tag != f"{_W}pPr":
            rest.remove(element)
    for element in list(first)[:text_at]:
        if element.tag != f"{_W}rPr":
            first.remove(element)
    [own] = [each for i, each in enumerate(first.iterchildren(f"{_W}t")) if i == 0]
    own.text = (own.text or "")[at:]
    _set(rest, "pageBreakBefore")
    _set(rest, "spacing", before="0")
    _set(rest, "ind", firstLine="0")
    if not ragged:
        _set(paragraph, "jc", val="distribute")  # its last line is none of the text


def _set(paragraph: etree._Element, name: str, **values: str) -> None:
    properties = paragraph.find(f"{_W}pPr")
    assert properties is not None  # it has a style
    element = etree.SubElement(properties, f"{_W}{name}")
    for key, value in values.items():
        element.set(f"{_W}{key}", value)
