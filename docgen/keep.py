"""Paragraphs that must stay on one page, and those that a program let part.

Enters: a .docx and the text of each page it became. Leaves: the .docx with a page break before each chain of
"keep with next" paragraphs (ECMA-376 Part 1, 17.3.1.15) that was divided: LibreOffice 7.4 divides such chains where
lines are exact, and a signature would stand alone; so with the last lines of a long paragraph (tails.py). Pure; Word
needs none of this.
"""

import zipfile
from io import BytesIO

from lxml import etree

from docgen import tails

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROBE = 24  # characters by which a paragraph is found on its page


def mended(docx: bytes, pages: list[str]) -> bytes | None:
    """Return ``docx`` with page breaks where chains were divided; None when none was."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if "word/styles.xml" not in parts or len(pages) < 2:
        return None
    root = etree.fromstring(parts["word/document.xml"])
    styles = etree.fromstring(parts["word/styles.xml"])
    keeping, breaking = (_styles_with(styles, name) for name in ("keepNext", "pageBreakBefore"))
    keeping = {style for style in keeping if not tails.TAIL.fullmatch(style)}
    divided = list(_divided(root, keeping, breaking, pages))
    with_lines = tails.parted(root, pages, divided)
    if not with_lines and not divided:
        return None
    for paragraph in divided:
        if paragraph not in with_lines:
            _break_before(paragraph)
    parts["word/document.xml"] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()


def _styles_with(styles: etree._Element, name: str) -> set[str]:
    """Return the styles that have a property, of themselves or by what they are based on."""
    own: dict[str, bool | None] = {}
    base: dict[str, str] = {}
    for style in styles.iter(f"{_W}style"):
        identity = style.get(f"{_W}styleId", "")
        stated = style.find(f"{_W}pPr/{_W}{name}")
        own[identity] = None if stated is None else stated.get(f"{_W}val") not in ("0", "false")
        parent = style.find(f"{_W}basedOn")
        base[identity] = "" if parent is None else parent.get(f"{_W}val", "")
    out = set()
    for identity in own:
        at, seen = identity, set[str]()
        while at in own and own[at] is None and at not in seen:
            seen.add(at)
            at = base[at]
        if own.get(at):
            out.add(identity)
    return out


def _divided(
    root: etree._Element, keeping: set[str], breaking: set[str], pages: list[str]
) -> "list[etree._Element]":
    """Return the first paragraph of each chain that begins on one page and ends on another.

    A paragraph that opens a page of its own ends the chain before it.
    """
    text = list(map(tails.letters, pages))
    ends = [sum(map(len, text[: i + 1])) for i in range(len(text))]
    whole = "".join(text)
    at = 0
    chain: list[tuple[etree._Element, int]] = []
    out = []
    body = root.find(f"{_W}body")
    for paragraph in [] if body is None else body.iterchildren(f"{_W}p", f"{_W}tbl"):
        is_table = paragraph.tag == f"{_W}tbl"
        probe = _probe(_first_cell(paragraph) if is_table else paragraph)
        if not probe:
            chain = [] if is_table else chain
            continue
        found = whole.find(probe, at)
        if found < 0:
            chain = []
            continue
        at = found + len(probe)
        if not is_table and _has(paragraph, "pageBreakBefore", breaking):
            if chain and chain[0][1] != chain[-1][1]:
                out.append(chain[0][0])
            chain = []
        chain.append((paragraph, sum(end <= found for end in ends)))
        # A table ends the chain with its first row: the rest of it may run over pages.
        if is_table or not _has(paragraph, "keepNext", keeping):
            if chain[0][1] != chain[-1][1]:
                out.append(chain[0][0])
            chain = []
    if chain and chain[0][1] != chain[-1][1]:
        out.append(chain[0][0])
    return out


def _first_cell(table: etree._Element) -> etree._Element:
    """Return the first paragraph of a table that holds text."""
    return next((p for p in table.iter(f"{_W}p") if _probe(p)), table)


def _probe(element: etree._Element) -> str:
    """Return the first letters of what an element says, without blanks."""
    text = "".join(t.text or "" for t in element.iter(f"{_W}t"))
    return tails.letters(text)[:_PROBE]


def _has(paragraph: etree._Element, name: str, styles: set[str]) -> bool:
    """Return whether the paragraph has a property, of itself or by its style."""
    own = paragraph.find(f"{_W}pPr/{_W}{name}")
    if own is not None:
        return own.get(f"{_W}val") not in ("0", "false")
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and style.get(f"{_W}val") in styles


def _break_before(paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        properties = etree.SubElement(paragraph, f"{_W}pPr")
        paragraph.insert(0, properties)
    mark = etree.Element(f"{_W}pageBreakBefore")
    after = properties.find(f"{_W}pStyle")
    properties.insert(0 if after is None else properties.index(after) + 1, mark)
