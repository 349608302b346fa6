"""docgen.yaml: what an office settles once."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import LETTERS
from docx_text import paragraphs

from docgen.assemble import assemble
from docgen.cli import main
from docgen.diagnostics import Faulty
from docgen.geometry import figure, settle
from docgen.pipeline import documents
from docgen.read import read
from docgen.validate import validate

AGENCY = (LETTERS / "offices" / "saraban-dept.yaml").read_text(encoding="utf-8")
LETTER = "ชนิด: ประกาศ\nวันที่: 1 ม.ค. 2569\nเรื่อง: ทดสอบ\nข้อความ: จึงประกาศให้ทราบ\n"


def _office(tmp_path: Path, settings: str, letter: str = LETTER) -> Path:
    (tmp_path / "agency.yaml").write_text(AGENCY, encoding="utf-8")
    (tmp_path / "docgen.yaml").write_text(settings, encoding="utf-8")
    made = tmp_path / "หนังสือ" / "ฉบับหนึ่ง"
    made.mkdir(parents=True)
    (made / "letter.yaml").write_text(letter, encoding="utf-8")
    return made


def test_the_office_of_a_folder_above(tmp_path: Path) -> None:
    made = documents(_office(tmp_path, "ส่วนราชการ: agency.yaml\n"), {})
    [docx] = made.documents.values()
    assert "ประกาศกรมส่งเสริมงานสารบรรณ" in paragraphs(docx)


def test_a_letter_keeps_what_it_states(tmp_path: Path) -> None:
    letter = LETTER + "แบบอักษร: TH Sarabun New\nชื่อแฟ้ม: ของฉบับ\nคำเฉพาะ: [ก]\n"
    settings = "ส่วนราชการ: agency.yaml\nแบบอักษร: TH SarabunIT๙\nชื่อแฟ้ม: ของสำนักงาน\nคำเฉพาะ: [ข]\n"
    folder = _office(tmp_path, settings, letter)
    [(stem, docx)] = documents(folder, {}).documents.items()
    assert stem == "ของฉบับ"
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        assert b'w:cs="TH Sarabun New"' in archive.read("word/styles.xml")


def test_documents_go_where_the_office_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = _office(tmp_path, "ส่วนราชการ: agency.yaml\nโฟลเดอร์ผลลัพธ์: ผลงาน\n")
    monkeypatch.chdir(made)
    assert main(["build", "."]) == 0
    capsys.readouterr()
    assert [p.suffix for p in (tmp_path / "ผลงาน").iterdir()] == [".docx"]


def _before(docx: bytes, style: str) -> str:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        styles = archive.read("word/styles.xml").decode()
    return styles.split(f'w:styleId="{style}"')[1].split('w:before="')[1].split('"')[0]


def test_an_office_has_its_own_figures(tmp_path: Path) -> None:
    settings = "ส่วนราชการ: agency.yaml\nแบบระยะ: compact\nระยะ: {decree.date_indent: 6.5}\n"
    [docx] = documents(_office(tmp_path, settings), {}).documents.values()
    assert _before(docx, "Body") == "60"  # 3 pt, in twips
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        styles = archive.read("word/styles.xml").decode()
    date = styles.split('w:styleId="DecreeDate"')[1]
    assert f'w:left="{round(6.5 / 2.54 * 1440)}"' in date.split("</w:style>")[0]
    assert figure("text.before") == 6, "only while the documents of that office are made"


def test_figures_are_settled_for_a_time() -> None:
    with settle({"text.before": 1.0}):
        assert figure("text.before") == 1
    assert figure("text.before") == 6


def test_wrong_settings_are_told_at_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = (
        "ส่วนราชการ: ไม่มี.yaml\nแบบอักสร: ก\nแบบระยะ: ใหญ่\nระยะ: {letter.no: 1, text.before: มาก}\n"
    )
    monkeypatch.chdir(_office(tmp_path, settings).parent.parent)
    assert main(["build", "หนังสือ/ฉบับหนึ่ง", "--format", "short"]) == 1
    said = capsys.readouterr().err.replace("\\", "/")
    for line in (
        "docgen.yaml:1:13",
        "docgen.yaml:2:1",
        "docgen.yaml:3:10",
        "docgen.yaml:4:19",
        "docgen.yaml:4:35",
    ):
        assert line in said, said


@pytest.mark.parametrize("own", ["คำเฉพาะ: ศรีตรัง", "คำเฉพาะ: [ศรีตรัง]", "คำเฉพาะ:", ""])
@pytest.mark.parametrize("settled", ["คำเฉพาะ: บัวหลวง", "คำเฉพาะ: [บัวหลวง]"])
def test_terms_of_both_count(tmp_path: Path, own: str, settled: str) -> None:
    folder = _office(tmp_path, f"ส่วนราชการ: agency.yaml\n{settled}\n", f"{LETTER}{own}\n")
    assembled = assemble(folder, read)
    checked = validate(assembled.tree, assembled.folder, assembled.name)
    assert checked.document is not None
    assert checked.document.content.terms == [*(["ศรีตรัง"] if "ศรีตรัง" in own else []), "บัวหลวง"]


def test_an_office_beside_the_letter_is_nearer(tmp_path: Path) -> None:
    folder = _office(tmp_path, "ส่วนราชการ: agency.yaml\n")
    beside = AGENCY.replace("กรมส่งเสริมงานสารบรรณ", "กรมใกล้มือ")
    (folder / "agency.yaml").write_text(beside, encoding="utf-8")
    [docx] = documents(folder, {}).documents.values()
    assert "ประกาศกรมใกล้มือ" in paragraphs(docx)


@pytest.mark.parametrize(
    "figures",
    ["{text.size: 0}", "{page.left: 19}", "{text.pitch: 0}", "{envelope-dl.to_height: 0.5}"],
)
def test_figures_out_of_reach_are_refused(tmp_path: Path, figures: str) -> None:
    with pytest.raises(Faulty) as caught:
        documents(_office(tmp_path, f"ส่วนราชการ: agency.yaml\nระยะ: {figures}\n"), {})
    assert {d.code for d in caught.value.diagnostics} == {"figure-wrong"}


def test_settings_of_comments_alone_settle_nothing(tmp_path: Path) -> None:
    letter = LETTER + "ส่วนราชการ: ../../agency.yaml\n"
    assert documents(_office(tmp_path, "# ยังไม่มี\n", letter), {}).documents
