"""The document that LibreOffice lays out before any other, so that it breaks the lines of the others aright.

Enters: nothing. Leaves: a .docx of one long Thai paragraph. The breaker of Thai lines (i18npool, BreakIterator_th) looks up
each place to break at in a table of the letters of the text, which it fills for Thai letters alone: before a bracket or a
Latin letter it finds what an earlier text left there, or nothing, and then the line is cut in the midst of a figure
(๒๕|๖๘) or of an abbreviation (ท|.ม.). A paragraph of consonants fills the table with what is right. Pure.
"""

import zipfile
from io import BytesIO

_LONG = 6_000  # characters: a paragraph of two pages
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# ECMA-376 Part 2: the least that makes a package of one part.
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="{_OFFICE}.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/><w:lang w:bidi="th-TH"/></w:rPr>'
    f"<w:t>{'ก' * _LONG}</w:t></w:r></w:p></w:body></w:document>",
}


def first_of_all() -> bytes:
    """Return the document."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, f"{_HEAD}{text}")
    return out.getvalue()
