"""The text of a .docx as a person reads it, for the tests."""

import re
from io import BytesIO

from docx import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(docx: bytes) -> list[str]:
    """Return the text of each paragraph in order, tables included; joiners out, hard blanks plain."""
    out = []
    for paragraph in Document(BytesIO(docx)).element.body.iter(f"{_W}p"):
        text = ""
        for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
            if element.getparent().tag == f"{_W}r":
                text += (
                    element.text or ""
                    if element.tag == f"{_W}t"
                    else "\t"
                    if element.tag == f"{_W}tab"
                    else "\n"
                )
        out.append(plain(text))
    return out


def plain(text: str) -> str:
    return text.replace("\u200d", "").replace("\u00a0", " ")


def squeezed(text: str) -> str:
    """Return ``text`` without blanks of any kind."""
    return re.sub(r"[\s\u200d\u00a0]", "", text)
