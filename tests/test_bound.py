"""Many letters in one document: each is what it is alone."""

import re
import zipfile
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

import pdfplumber
import pytest
from conftest import Made
from docx_text import paragraphs
from test_validator import errors_of

from docgen import pages, paginate
from docgen.bound import Unbindable, bind
from docgen.resources import folder


def _bound(documents: list[bytes], *, marked: bool = False) -> bytes:
    out = BytesIO()
    bind(documents, out, marked=marked)
    return out.getvalue()


def _drawn(pdf: bytes) -> list[tuple[int, str, float, float]]:
    """Return where each letter stands, pt; blanks and joiners have the same glyph in some faces."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [
            (page.page_number, char["text"], char["x0"], char["top"])
            for page in document.pages
            for char in page.chars
            if char["text"].strip("\u200d ")
        ]


def _same(one: bytes, other: bytes) -> bool:
    """Whether every letter stands at the same place, to a fifth of a millimetre."""
    pairs = list(zip_longest(_drawn(one), _drawn(other)))
    return all(
        a is not None
        and b is not None
        and a[:2] == b[:2]
        and a[2:] == pytest.approx(b[2:], abs=0.5)
        for a, b in pairs
    )


def _alike(made: dict[str, Made]) -> dict[str, list[bytes]]:
    """Return the documents of all samples by their styles, those with fellows."""
    out: dict[bytes, list[bytes]] = {}
    for one in made.values():
        for docx in one.documents.values():
            with zipfile.ZipFile(BytesIO(docx)) as archive:
                out.setdefault(archive.read("word/styles.xml"), []).append(docx)
    return {str(i): each for i, each in enumerate(out.values()) if len(each) > 1}


def test_every_sample_is_drawn_in_a_pack_as_it_is_alone(
    made: dict[str, Made], office: Path
) -> None:
    """Each letter at the same places of its pages, page numbers from one, and nothing of its neighbours."""
    documents = {
        f"{g}-{i}": docx for g, each in _alike(made).items() for i, docx in enumerate(each)
    }
    assert len(documents) > 10
    alone = paginate.pdfs(documents, office, folder("fonts"))
    packed = paginate.pdfs(documents, office, folder("fonts"), packed=True)
    assert [name for name in documents if not _same(alone[name], packed[name])] == []
    assert max(pages.count(pdf) for pdf in packed.values()) > 1
    again = paginate.pdfs(documents, office, folder("fonts"), packed=True)
    assert again == packed


def test_many_are_drawn_in_several_packs(
    made: dict[str, Made], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paginate, "_PACK", 2)
    docx = _one(made)
    documents = {str(i): docx for i in range(5)}
    drawn = paginate.pdfs(documents, office, folder("fonts"), packed=True)
    assert list(drawn) == list(documents)
    assert len({tuple(pages.texts(pdf)) for pdf in drawn.values()}) == 1


def test_what_is_the_same_is_there_once(made: dict[str, Made]) -> None:
    for each in _alike(made).values():
        whole = _bound(each)
        assert paragraphs(whole) == [line for docx in each for line in paragraphs(docx)]
        assert whole == _bound(each)
        with zipfile.ZipFile(BytesIO(whole)) as archive:
            data = [archive.read(name) for name in archive.namelist() if "media/" in name]
            body = archive.read("word/document.xml").decode()
        assert len(set(data)) == len(data)
        assert body.count("<w:sectPr") >= len(each)
        identities = re.findall(r'<wp:docPr id="(\d+)"', body)
        assert len(set(identities)) == len(identities)


def test_word_takes_it(made: dict[str, Made], validator: str, tmp_path: Path) -> None:
    for name, each in _alike(made).items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(_bound(each, marked=True))
        assert errors_of(validator, path) == []


def _changed(docx: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as archive, zipfile.ZipFile(out, "w") as written:
        for name in archive.namelist():
            data = archive.read(name)
            assert name != part or old in data
            written.writestr(name, data.replace(old, new) if name == part else data)
    return out.getvalue()


def _one(made: dict[str, Made]) -> bytes:
    return next(iter(made["samut-sakhon-14080"].documents.values()))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"<w:p>", b'<w:p><w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'),
        ("word/styles.xml", b'w:val="Normal"', b'w:val="Norma"'),
        ("word/document.xml", b"w:sectPr", b"w:other"),
        ("word/header1.xml", b"PAGE", b"NUMPAGES"),
        ("word/document.xml", b'<w:headerReference w:type="first"', b'<w:footerReference w:type="even"'),
        ("word/document.xml", b"<w:document ", b'<w:document xmlns:zz="urn:zz" '),
    ],
)  # fmt: skip
def test_what_counts_through_the_whole_is_not_bound(
    part: str, old: bytes, new: bytes, made: dict[str, Made]
) -> None:
    docx = _one(made)
    other = _changed(docx, part, old, new)
    with pytest.raises(Unbindable):
        _bound([docx, other])


def test_each_begins_a_page(made: dict[str, Made], office: Path) -> None:
    """Also where the template's own section goes on in the middle of a page."""
    docx = _changed(
        _one(made), "word/document.xml", b"<w:pgSz", b'<w:type w:val="continuous"/><w:pgSz'
    )
    alone = paginate.pdfs({"a": docx}, office, folder("fonts"))["a"]
    packed = paginate.pdfs({str(i): docx for i in range(3)}, office, folder("fonts"), packed=True)
    assert all(_same(pdf, alone) for pdf in packed.values())


def test_what_is_not_bound_is_drawn_alone(made: dict[str, Made], office: Path) -> None:
    docx = _one(made)
    mark = b'<w:p><w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'
    documents = {"a": docx, "b": _changed(docx, "word/document.xml", b"<w:p>", mark)}
    packed = paginate.pdfs(documents, office, folder("fonts"), packed=True)
    assert _same(packed["a"], packed["b"])
