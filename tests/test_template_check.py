"""A clerk's own template, checked before it is used: each fault with its place."""

import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from docx import Document

from docgen.cli import main
from docgen.drafts import contexts, template_files, template_values
from docgen.template_check import check_template


@pytest.mark.parametrize("path", template_files(), ids=lambda path: path.stem)
def test_our_own_templates_are_right(path: Path) -> None:
    made = contexts(path.stem)
    assert made
    assert any(context.get("rows") for context in made) or "rows" not in made[0]
    assert check_template(path, made) == []


def _said(tmp_path: Path, *lines: str, cells: tuple[str, ...] = ()) -> list[str]:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if cells:
        table = document.add_table(rows=1, cols=len(cells))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            cell.text = text
    path = tmp_path / "x.docx"
    document.save(str(path))
    return [d.message for d in check_template(path, contexts("letter"))]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("เรื่อง {{ subjet }}", "เนื้อหา ย่อหน้า 2: ไม่มีค่าชื่อ “subjet”"),
        ("{{ signer.nam }}", "ย่อหน้า 2: ไม่มีค่าชื่อ “signer.nam”"),
        ("{%p for item in body %}", "เปิด for แล้วไม่ปิด"),
        ("{%p endif %}", "ไม่มีแท็กเปิดที่คู่กัน"),
        ("ที่ { number }", "{ number } มีปีกกาชั้นเดียว"),
        ("{{ subject", "ไม่มีตัวปิด"),
        ("{{ subject.__class__ }}", "ใช้ในแม่แบบไม่ได้"),
        ("{{ cycler('a') }}", "ใช้ในแม่แบบไม่ได้"),
        ("{% include 'x' %}", "ใช้ในแม่แบบไม่ได้"),
        ("{{ date | thai }}", "ไม่รู้จักตัวกรอง thai"),
        ("ก่อน {%p if urgency %}", "จะหายไปเมื่อสร้างเอกสาร"),
    ],
)
def test_each_fault_is_told_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    found = _said(tmp_path, "ก่อน", line)
    assert any(said in message for message in found), found
    assert all("ย่อหน้า 2" in message for message in found)


def test_a_cell_is_told(tmp_path: Path) -> None:
    [found] = _said(tmp_path, cells=("ก", "{{ wrong }}"))
    assert "เนื้อหา ตาราง 1 แถว 1 ช่อง 2: ไม่มีค่าชื่อ “wrong”" in found


def test_text_in_the_row_of_a_tag(tmp_path: Path) -> None:
    found = _said(tmp_path, cells=("{%tr for item in references %}", "หาย"))
    assert any("“หาย”" in message for message in found), found


def test_a_tag_that_word_cut_into_runs_is_whole(tmp_path: Path) -> None:
    """Word cuts a tag where its spelling check or a format begins; docxtpl mends it, and so it is no fault."""
    document = Document()
    paragraph = document.add_paragraph("เรื่อง ")
    for piece in ("{", "{ sub", "ject }", "}"):
        paragraph.add_run(piece)
    path = tmp_path / "x.docx"
    document.save(str(path))
    assert check_template(path, contexts("letter")) == []


def test_a_header_is_looked_at(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ wrong }}"
    path = tmp_path / "x.docx"
    document.save(str(path))
    [found] = check_template(path, contexts("letter"))
    assert "หัวกระดาษ" in found.message


def test_copy_change_check_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["template", "copy", "announcement", "ของเรา"]) == 0
    own = Path("ของเรา/announcement.docx")
    document = Document(str(own))
    document.add_paragraph("ติดประกาศ ณ {{ issuer }}")
    document.save(str(own))
    assert main(["template", "check", str(own)]) == 0
    sample = ROOT / "letters" / "tha-thonglang-announcement"
    shutil.copytree(sample.parent / "offices", tmp_path / "offices")
    shutil.copytree(sample, tmp_path / "หนังสือ")
    assert main(["build", "หนังสือ", "--template", f"ประกาศ={own}"]) == 0
    [made] = Path("out").glob("*.docx")
    assert Document(str(made)).paragraphs[-1].text == "ติดประกาศ ณ อำเภอท่าทองหลาง"
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["template", "copy", "announcement", "ของเรา"])
    assert "อยู่แล้ว" in capsys.readouterr().err


def test_what_is_no_docx(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"no")
    assert main(["template", "check", str(path)]) == 1
    assert "ไม่ใช่แฟ้ม .docx" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stopped:
        main(["template", "check", str(tmp_path / "memo.docx")])
    assert stopped.value.code == 2


def test_values_of_a_template() -> None:
    values = dict(template_values("letter"))
    assert values["subject"] == "ขอเชิญเป็นวิทยากร"
    assert values["signer.position[]"]
    assert {"references[].text", "links[].address", "body[].text"} <= set(values)
