"""Templates: built from their sources, changed by clerks, and wrong ones named."""

import datetime
import os
import shutil
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from conftest import LETTERS, ROOT
from docx import Document
from docx.oxml import OxmlElement
from docx_text import paragraphs, plain

from docgen.composition import Composition, Image, Properties
from docgen.diagnostics import Faulty
from docgen.geometry import settle
from docgen.marks import nth
from docgen.model import Piece
from docgen.pipeline import compositions_of, documents
from docgen.render import render
from docgen.render.filling import Filling
from docgen.render.listing import long_list
from docgen.render.skeleton import Skeleton, escaped
from docgen.templates import template

sys.path.insert(0, str(ROOT / "templates" / "source"))
from build import TEMPLATES

SAMPLE = LETTERS / "saraban-dept-215"
_FOR_MANY = {"offices", "tha-thonglang-training"}  # no letters by themselves
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


def test_tags_for_objects_of_docxtpl_print_texts(tmp_path: Path) -> None:
    """{{r x}} is for a RichText: docxtpl loses a plain text in it, in silence."""
    own = _template(tmp_path, "ที่ {{r subject }}", "{{p salutation }}", "{{ recipient }}")
    made = _rendered(own, subject="ก", salutation="ข", recipient="ค")
    assert made == ["ที่ ก", "ข", "ค"]


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


def test_what_is_typed_comes_out_in_the_properties_of_the_file(tmp_path: Path) -> None:
    """Laid out at once, filled again for another row, or with marks in place of the values."""
    own = _template(tmp_path, "{{ a }}{{ b|upper }}")
    document = Document(str(own))
    document.core_properties.comments = "{{ a }} {{ b }}"
    document.save(str(own))
    rows = [("R&D <ก> {x}", "ข"), ('"ค" & ง', "ข")]
    marked = Composition(Piece.LETTER, "letter", {"a": nth(0), "b": nth(1)}, "x", PROPERTIES)
    filling, skeleton = Filling(marked, own, None), Skeleton(render(marked, own))
    for row in rows:
        of_row = replace(marked, context=dict(zip("ab", row, strict=True)))
        put = skeleton.filled([escaped(text).encode() for text in row])
        for docx in (render(of_row, own), filling.filled(row), put):
            assert Document(BytesIO(docx)).core_properties.comments == " ".join(row)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ nothing }}", "“nothing”"),
        ("{% for x in y %}", "ไม่ปิด"),
        ("ถึง {{ a", "ไม่ปิด"),
        ("ถึง {{ a {{ a }}", "ไม่ปิด"),
        ("{% if a", "ไม่ปิด"),
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


@pytest.mark.parametrize(
    "name", sorted({p.parent.name for p in LETTERS.glob("*/*.yaml")} - _FOR_MANY)
)
def test_a_template_filled_again_is_what_it_is_at_once(name: str) -> None:
    """What is kept of a template from one filling to the next is only what is the same in all."""
    composed = compositions_of(LETTERS / name, {})
    for each in composed.compositions:
        texts: list[str] = []
        again = replace(each, context=_all_marked(each.context, texts))
        filling = Filling(again, template(each.template), None)
        filling.filled(["<ฮ&>" if text else "" for text in texts])
        made, whole = filling.filled(texts), render(each, template(each.template))
        assert _parts(made) == _parts(whole)


def test_a_row_is_filled_alike_whatever_rows_came_before(tmp_path: Path) -> None:
    """Also one whose text makes lines, a table's row too long for a page, one for which the tags choose other words."""
    source = _template(
        tmp_path, "{{ a|upper }} {{ b }}", "{% if a == 'x' %}{{ a }}ก{% else %}ข{% endif %}"
    )
    document = Document(str(source))
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "{{ b|trim }}", "{{ a }}"
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no other
    document.save(str(source))
    marked = Composition(
        Piece.LETTER, "letter", {"a": nth(0), "b": nth(1)}, "x", replace(PROPERTIES, subject=nth(0))
    )
    rows = [
        ("x", "<&>"),
        ("y", "สอง\nบรรทัด"),
        ("y", "ก\tข"),
        ("x", "ยาว" * 400),
        ("", "{{ a }}"),
        ("y", "ข" * 300),
    ]
    orders = [rows, rows[::-1], rows[3:]]
    made = []
    for order in orders:
        filling = Filling(marked, source, None)
        made.append({values: filling.filled(values) for values in order})
    for a, b in rows:
        of_row = replace(
            marked, context={"a": a, "b": b}, properties=replace(PROPERTIES, subject=a)
        )
        assert _parts(made[0][a, b]) == _parts(render(of_row, source))
        assert len({each[a, b] for each in made if (a, b) in each}) == 1


_PNG = (
    LETTERS / "tha-thonglang-announcement" / "map.png",
    ROOT / "templates" / "source" / "emblem" / "garuda-30mm.png",
)


@pytest.mark.parametrize("place", ["body", "header", "swapped", "nested", "private"])
def test_what_a_row_settles_is_not_taken_from_another(place: str, tmp_path: Path) -> None:
    """Which pictures its file holds, also in a header; a table in a table; characters that look like marks."""
    document = Document()
    both, turned = (
        "{{ p[0].v }}{{ p[1].v }}",
        "{% if a == 'x' %}{{ p[1].v }}{% endif %}{{ p[0].v }}",
    )
    shown = {"swapped": turned, "body": both}.get(place, "")
    document.add_paragraph(shown + "{{ a|upper }}")
    head = {"header": "{% if a == 'x' %}{{ p[0].v }}{% endif %}", "private": "\U000f0000"}
    document.sections[0].header.paragraphs[0].text = head.get(place, "")
    if place == "nested":
        row = document.add_table(1, 1).rows[0]
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no other
        row.cells[0].add_table(1, 1).rows[0].cells[0].text = "{{ a|upper }}"
    source = tmp_path / "own.docx"
    document.save(str(source))
    pictures = [
        {"v": Image(2.0, "รูป", file)} for file in _PNG if place in ("body", "header", "swapped")
    ]
    marked = Composition(Piece.LETTER, "letter", {"a": nth(0), "p": pictures}, "x", PROPERTIES)
    rows = ["y", "x", "ย" * 3000, "y"]
    for order in (rows, rows[::-1], ["x", *rows]):
        filling = Filling(marked, source, None)
        for a in order:
            whole = render(replace(marked, context={"a": a, "p": pictures}), source)
            assert _parts(filling.filled([a])) == _parts(whole)


def _all_marked(value: object, texts: list[str]) -> Any:
    """Return a context with a mark for each text; the texts are put into the list."""
    if isinstance(value, str):
        texts.append(value)
        return chr(0xF0000 + len(texts) - 1)
    if isinstance(value, Mapping):
        return {name: _all_marked(item, texts) for name, item in value.items()}
    return [_all_marked(item, texts) for item in value] if isinstance(value, list) else value


def _parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


_LONG = """\
ช่องเพิ่มเติม: [โทรศัพท์]
กลุ่ม:
"""


def _long_circular(tmp_path: Path, *, groups: int, each: int) -> Path:
    """Write the sample circular with a long list in groups; signs of XML and of templates in some of its names."""
    shutil.copytree(LETTERS / "offices", tmp_path / "offices")
    folder = tmp_path / "letter"
    shutil.copytree(LETTERS / "samut-sakhon-14080", folder)
    lines = [_LONG]
    for g in range(groups):
        lines.append(f"  - ชื่อกลุ่ม: อำเภอที่ {g + 1} & เมือง\n    รายชื่อ:\n")
        lines += [
            f"      - ชื่อ: 'กำนันตำบลคลองยาวมากเป็นพิเศษหมู่ที่ {n} <{{ 5%s \"ก\" & ข'\n"
            f"        หน่วยงาน: ที่ทำการกำนันตำบลที่ {n} จังหวัดประจวบคีรีขันธ์\n"
            f"        ช่องเพิ่ม: {{โทรศัพท์: '0 3441 {n:04}'}}\n"
            for n in range(each)
        ]
    (folder / "recipients.yaml").write_text("".join(lines), "utf-8")
    return folder


@pytest.mark.parametrize(("groups", "each"), [(1, 60), (3, 30), (60, 1)])
def test_a_long_list_is_what_its_template_makes(groups: int, each: int, tmp_path: Path) -> None:
    """Its rows are filled one by one, and no byte is another."""
    path = _long_circular(tmp_path, groups=groups, each=each)
    composed = compositions_of(path, {})
    [one] = [c for c in composed.compositions if c.piece is Piece.RECIPIENT_LIST]
    with settle(composed.figures):
        fast = long_list(one, template(one.template), None)
        slow = render(one, template(one.template))
    assert fast is not None
    with zipfile.ZipFile(BytesIO(fast)) as a, zipfile.ZipFile(BytesIO(slow)) as b:
        assert a.testzip() is None
        assert a.namelist() == b.namelist()
        assert [n for n in a.namelist() if _whole(a.read(n)) != _whole(b.read(n))] == []


def _whole(part: bytes) -> bytes:
    """Return a part with the signs of XML written in one way."""
    return part.replace(b"&quot;", b'"')


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("รวม {{ rows | length }} ราย", "รวม 61 ราย"),
        (
            "{% set n = namespace(c=0) %}{% for r in rows %}{% set n.c = n.c + 1 %}{% endfor %}{{ n.c }}",
            "61",
        ),
        (
            "{% for r in rows %}{% if loop.index % 60 == 0 %}{{ r.number }}{% endif %}{% endfor %}",
            "59.",
        ),
    ],
)
def test_a_template_that_counts_its_rows_is_filled_whole(
    line: str, said: str, tmp_path: Path
) -> None:
    path = _long_circular(tmp_path, groups=1, each=60)
    document = Document(str(template("recipient-list")))
    document.add_paragraph(line)
    own = tmp_path / "ของฉัน.docx"
    document.save(str(own))
    made = documents(path, {Piece.RECIPIENT_LIST: own}).documents
    assert said in {plain(paragraphs(docx)[-1]).translate(_ARABIC) for docx in made.values()}


_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def test_a_row_that_may_run_over_the_page_is_laid_out_with_the_others(tmp_path: Path) -> None:
    path = _long_circular(tmp_path, groups=1, each=60)
    people = path / "recipients.yaml"
    people.write_text(people.read_text("utf-8").replace("0 3441 0007", "ยาว" * 100), "utf-8")
    composed = compositions_of(path, {})
    [one] = [c for c in composed.compositions if c.piece is Piece.RECIPIENT_LIST]
    with settle(composed.figures):
        assert long_list(one, template(one.template), None) is None
