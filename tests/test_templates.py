"""Templates: built from their sources, changed by clerks, and wrong ones named."""

import datetime
import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import LETTERS, ROOT
from docx import Document
from docx_text import paragraphs

from docgen.composition import Composition, Properties
from docgen.diagnostics import Faulty
from docgen.model import Piece
from docgen.pipeline import documents
from docgen.render import render

sys.path.insert(0, str(ROOT / "templates" / "source"))
from build import TEMPLATES

SAMPLE = LETTERS / "saraban-dept-215"
PROPERTIES = Properties("t", "s", "a", datetime.date(2026, 1, 2))


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_is_what_its_source_makes(name: str) -> None:
    stored = zipfile.ZipFile(ROOT / "templates" / f"{name}.docx")
    built = zipfile.ZipFile(BytesIO(TEMPLATES[name]()))
    assert stored.namelist() == built.namelist()
    stale = [part for part in built.namelist() if stored.read(part) != built.read(part)]
    assert not stale, "run python templates/source/build.py"


def _template(tmp_path: Path, *lines: str) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "ของฉัน.docx"
    document.save(str(path))
    return path


def _rendered(template: Path, **context: object) -> list[str]:
    composition = Composition(Piece.LETTER, "letter", context, "x", PROPERTIES)
    return paragraphs(render(composition, template))


def test_a_clerks_own_template(tmp_path: Path) -> None:
    own = _template(
        tmp_path, "{{ subject }}", "{%p for item in body %}", "- {{ item.text }}", "{%p endfor %}"
    )
    made = documents(SAMPLE, {Piece.LETTER: own})
    [docx] = made.documents.values()
    text = paragraphs(docx)
    assert text[0].startswith("แนวทางการรับส่งหนังสือ")
    assert len(text) == 8
    assert text[-1].startswith("- จึงเรียนมาเพื่อ")


def test_a_template_named_in_the_yaml(tmp_path: Path) -> None:
    _template(tmp_path, "{{ number }}")
    agency = os.path.relpath(LETTERS / "offices" / "saraban-dept.yaml", tmp_path).replace("\\", "/")
    letter = (SAMPLE / "letter.yaml").read_text(encoding="utf-8")
    letter = (
        letter.replace("../offices/saraban-dept.yaml", agency) + "แม่แบบ:\n  หนังสือ: ของฉัน.docx\n"
    )
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    [docx] = documents(tmp_path, {}).documents.values()
    assert paragraphs(docx) == ["มท ๐๘๙๙.๓/ว ๒๑๕"]


def test_what_is_typed_comes_out(tmp_path: Path) -> None:
    """The defaults of docxtpl drop later paragraphs at ``<...>``, damage ``R&D``, and read ``{_{`` as a tag."""
    own = _template(tmp_path, "R&D {{ a }}", "{{ b }}", "{{ c }}", "ท้าย")
    typed = {"a": "<b> & \"x\" 'y' </w:t>", "b": "{{ }} {% %} {_{ _}}", "c": "R&D &amp; ก<ข"}
    assert _rendered(own, **typed) == [f"R&D {typed['a']}", typed["b"], typed["c"], "ท้าย"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ nothing }}", "“nothing”"),
        ("{% for x in y %}", "ไม่ปิด"),
        ("{% wrong %}", "wrong"),
        ("{{ a | wrong }}", "ตัวกรอง wrong"),
        ("{{ a b }}", "{{ a b }}"),
        ("{{ ''.__class__.__mro__ }}", "แม่แบบ ของฉัน.docx"),
    ],
)
def test_a_wrong_template_is_named_with_its_tag(tmp_path: Path, line: str, said: str) -> None:
    own = _template(tmp_path, "ก่อน", line, "หลัง")
    with pytest.raises(Faulty) as caught:
        _rendered(own, a="x", y=[1])
    [fault] = caught.value.diagnostics
    assert "ของฉัน.docx" in fault.message
    assert said in fault.message


def test_a_template_that_is_no_docx(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"no zip")
    with pytest.raises(Faulty, match=r"x\.docx"):
        _rendered(path)
    with pytest.raises(Faulty, match=r"missing\.docx"):
        _rendered(tmp_path / "missing.docx")


def test_the_face_is_a_setting(tmp_path: Path) -> None:
    letter = (SAMPLE / "letter.yaml").read_text(encoding="utf-8")
    agency = os.path.relpath(LETTERS / "offices" / "saraban-dept.yaml", tmp_path).replace("\\", "/")
    letter = letter.replace("../offices/saraban-dept.yaml", agency) + "แบบอักษร: TH SarabunIT๙\n"
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    [docx] = documents(tmp_path, {}).documents.values()
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:cs="TH SarabunIT๙"' in styles
    assert "TH SarabunPSK" not in styles
