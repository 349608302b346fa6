"""One letter with all rows on its list, or on one list for each group: what is told, named and bound."""

import zipfile
from pathlib import Path

import pytest
from docx_text import paragraphs
from test_batch_told import PLAIN

from docgen.cli import main

Capture = pytest.CaptureFixture[str]
LISTED = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน\nการส่ง: แนบบัญชี")


def _run(folder: Path, rows: str, *options: str, letter: str = LISTED) -> int:
    (folder / "letter.yaml").write_text(letter, encoding="utf-8")
    (folder / "people.csv").write_text(rows, encoding="utf-8")
    given = [str(folder / "letter.yaml"), "--recipients", str(folder / "people.csv")]
    return main(["batch", *given, "-o", str(folder / "out"), *options])


def _lists(folder: Path) -> dict[str, str]:
    made = (folder / "out").rglob("*บัญชี*.docx")
    return {
        str(path.relative_to(folder / "out")): "\n".join(paragraphs(path.read_bytes()))
        for path in made
    }


def test_a_column_is_no_key_of_a_letter_that_goes_out_once(tmp_path: Path, capsys: Capture) -> None:
    """The letter speaks of an enclosure and has none; that a column is called so is no enclosure."""
    letter = LISTED.replace("ขอเชิญท่าน", "ขอเชิญท่านตามสิ่งที่ส่งมาด้วย ")
    assert _run(tmp_path, "ชื่อ,สิ่งที่ส่งมาด้วย\nนายก ดี,แผนที่\n", letter=letter) == 1
    told = capsys.readouterr().err
    assert "[A009]" in told
    assert "[column-unused]" in told


def test_the_letter_that_goes_out_once_beside_copies_is_checked_too(
    tmp_path: Path, capsys: Capture
) -> None:
    """Each copy has the enclosures of its row; the one for all has none."""
    letter = LISTED.replace("แนบบัญชี", "ทั้งสองแบบ")
    letter = letter.replace("ขอเชิญท่าน", "ขอเชิญท่านตามสิ่งที่ส่งมาด้วย ")
    assert _run(tmp_path, "ชื่อ,สิ่งที่ส่งมาด้วย\nนายก ดี,แผนที่\n", letter=letter) == 1
    assert "[A009]" in capsys.readouterr().err


def test_a_list_that_lacks_rows_says_so(tmp_path: Path, capsys: Capture) -> None:
    assert _run(tmp_path, "ชื่อ\nนายก ดี\nรวม\nนายข ดี\n") == 1
    assert "บัญชีที่ได้ยังขาดแถวที่ 2" in capsys.readouterr().err
    noted = (tmp_path / "out" / "manifest.csv").read_text(encoding="utf-8-sig").splitlines()
    assert noted[1].startswith("2,,,,,,รวม,error,")
    assert _run(tmp_path, "ชื่อ\nนายก ดี\nรวม\nนายข ดี\n", "--resume") == 1
    again = (tmp_path / "out" / "manifest.csv").read_text(encoding="utf-8-sig").splitlines()
    assert again == noted


def test_lists_of_groups_are_named_and_bound(tmp_path: Path) -> None:
    rows = "ชื่อ,อำเภอ\nนายก ดี,เมือง/1\nนายข ดี,ปัว\nนายค ดี,เมือง/1\n"
    options = ("--group-by", "อำเภอ", "--bind", "--file-name", "{{ แถว.อำเภอ }}/{{ title }}")
    assert _run(tmp_path, rows, *options) == 0
    made = _lists(tmp_path)
    bound = next(name for name in made if "ทุกฉบับ" in name)
    assert set(made) == {"เมือง-1/บัญชีแนบท้าย.docx", "ปัว/บัญชีแนบท้าย.docx", bound}
    assert "นายค ดี" in made["เมือง-1/บัญชีแนบท้าย.docx"]
    assert "นายข" not in made["เมือง-1/บัญชีแนบท้าย.docx"]
    assert all(name in made[bound] for name in ("นายก", "นายข", "นายค"))


def test_names_of_groups_that_a_scheme_does_not_part_are_numbered(tmp_path: Path) -> None:
    rows = "ชื่อ,อำเภอ\nนายก ดี,เมือง\nนายข ดี,ปัว\n"
    assert _run(tmp_path, rows, "--group-by", "อำเภอ", "--file-name", "{{ title }}") == 0
    assert set(_lists(tmp_path)) == {"บัญชีแนบท้าย.docx", "บัญชีแนบท้าย (2).docx"}


def test_a_row_of_a_list_is_shown_with_its_letter(tmp_path: Path, capsys: Capture) -> None:
    assert _run(tmp_path, "ชื่อ\nนายก ดี\nนายข ดี\n", "--preview", "2") == 0
    told = capsys.readouterr().out
    assert "ขอเชิญประชุม" in told
    assert "นายข ดี" in told
    assert "นายก ดี" not in told
    assert not (tmp_path / "out").exists()


def test_a_long_name_is_not_cut_in_a_list(tmp_path: Path) -> None:
    """Longer than what running text takes for a family name, and with something behind it; in both ways of filling."""
    name = "นายศักดิ์สิทธิ์ชัยพัฒนา ประเสริฐวงศ์ไพศาลสกุล"
    rows = f"ชื่อ,หน่วยงาน,ผู้แทน\n{name} (ผู้แทน),อบต. หนองแสง,นายก ดี\nนายข ดี,อบต. หนองแสง,{name}\n"
    letter = LISTED + "ผู้รับ:\n  ช่องเพิ่มเติม: [{ชื่อ: ผู้แทน, กว้าง: 4}]\n"
    assert _run(tmp_path, rows, letter=letter) == 0
    [made] = (tmp_path / "out").glob("*บัญชี*.docx")
    text = _document(made)
    assert text.count("ประเสริฐ\u200dวงศ์\u200dไพศาล") == 2
    assert text.replace("\u200d", "").count("ชัยพัฒนา ประเสริฐ") == 2  # there it may break


@pytest.mark.parametrize(
    ("sending", "kind"),
    [("แนบบัญชี", "ซอง: DL"), ("รายผู้รับ", "ซอง: DL"), ("แนบบัญชี", "ป้ายจ่าหน้า: 3x8")],
)
def test_a_place_is_not_parted_in_an_address(sending: str, kind: str, tmp_path: Path) -> None:
    """Most names of districts are several words to a dictionary; a line ends at the blank before."""
    rows = "ชื่อ,ที่อยู่\nนายก ดี,๑๕ หมู่ ๗ ตำบลห้วยม้า อำเภอหนองม่วงไข่;จังหวัดแพร่ 54170\n"
    letter = f"{LISTED.replace('แนบบัญชี', sending)}{kind}\n"
    assert _run(tmp_path, rows, letter=letter) == 0
    text = _document(next((tmp_path / "out").glob(f"*{kind.partition(':')[0]}*.docx")))
    assert "หนอง\u200dม่วง\u200dไข่" in text or "หนองม่วง\u200dไข่" in text
    assert "ห้วย\u200dม้า อำเภอ" in text


def _document(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode("utf-8")
