"""The command: what it lists, where it writes, its exit codes; the same input gives the same bytes."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pytest
from conftest import LETTERS
from rule_pages import document

from docgen import __version__, deliver, pages, paginate
from docgen.cli import main
from docgen.deliver import safe_stem
from docgen.diagnostics import Faulty

SAMPLE = LETTERS / "samut-sakhon-14080"
NAMES = [
    "samut-sakhon-14080 1 หนังสือ.docx",
    "samut-sakhon-14080 2 บัญชีแนบท้าย.docx",
    "samut-sakhon-14080 3 สรุปผลการประชุม.docx",
]


def _files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def test_build_lists_what_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build", str(SAMPLE)]) == 0
    assert [p.name for p in map(Path, capsys.readouterr().out.splitlines())] == NAMES
    assert sorted(_files(tmp_path / "out")) == NAMES


def test_same_input_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["build", str(SAMPLE), "-o", str(tmp_path / "a")]) == 0
    monkeypatch.setenv("TZ", "Asia/Bangkok")
    assert main(["build", str(SAMPLE), "-o", str(tmp_path / "b")]) == 0
    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")
    assert main(["build", str(SAMPLE), "-o", str(tmp_path / "c")]) == 0
    assert _files(tmp_path / "a") != _files(tmp_path / "c")


def test_several_letters_and_a_thai_folder_with_blanks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thai = tmp_path / "หนังสือ เวียน ของจังหวัด"
    shutil.copytree(LETTERS, thai)
    (thai / SAMPLE.name / "letter.yaml").rename(thai / SAMPLE.name / "หนังสือ.yaml")
    single = thai / "tha-thonglang-452" / "letter.yaml"
    assert main(["build", str(thai / SAMPLE.name), str(single), "-o", str(thai / "ผล งาน")]) == 0
    assert len(_files(thai / "ผล งาน")) == 6
    assert "ผล งาน" in capsys.readouterr().out


def test_a_letter_with_faults_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("ชนิด: หนังสือเวียน\n", encoding="utf-8")
    assert main(["build", str(bad), str(SAMPLE), "-o", str(tmp_path / "out")]) == 1
    assert len(_files(tmp_path / "out")) == 3
    assert "bad.yaml:1:1" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no such names")
def test_a_folder_whose_name_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / os.fsdecode(b"ab\xff")
    folder.mkdir()
    (folder / "letter.yaml").write_text(document(""), encoding="utf-8")
    assert main(["build", str(folder), "-o", str(tmp_path / "out")]) == 0, capsys.readouterr().err
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["ab- 1 หนังสือ.docx"]


def test_a_name_made_from_data_stays_in_the_folder(tmp_path: Path) -> None:
    shutil.copytree(LETTERS, tmp_path / "letters")
    letter = tmp_path / "letters" / SAMPLE.name / "letter.yaml"
    name = 'ชื่อแฟ้ม: "../../{{ letter.full_number }}: {{ order }}/{{ title }}"\n'
    letter.write_text(letter.read_text(encoding="utf-8") + name, encoding="utf-8")
    out = tmp_path / "deep" / "out"
    assert main(["build", str(letter.parent), "-o", str(out)]) == 0
    assert min(_files(out)) == "สค 0017.2-ว 14080- 1-หนังสือ.docx"
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["out"]


def test_equal_names_are_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(SAMPLE), str(SAMPLE), "-o", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
    assert "file-clash" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("ก/ข\\ค", "ก-ข-ค"), ("..", "_"), ("", "_"), ("CON", "_CON"), ("nul.x", "_nul.x"), ("a. ", "a"),
        ("a\nb", "a-b"), ("  a  b ", "a b"), ("a\u202eb", "a-b"),
        ("ประกาศ " + "โรงเรียนบ้าน " * 9, ("ประกาศ " + "โรงเรียนบ้าน " * 9)[:58].rstrip()),
        ("ก" * 65 + "กี่ก", "ก" * 65), ("ก" * 65 + "นำก", "ก" * 65), ("ก" * 90, "ก" * 66),
    ],
)  # fmt: skip
def test_safe_stems(name: str, stem: str) -> None:
    assert safe_stem(name) == stem
    assert len(safe_stem("ที่" * 200).encode()) <= 200


def test_a_file_appears_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.docx"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Faulty):
        deliver.deliver(target, b"new")
    assert _files(tmp_path) == {"x.docx": b"old"}


def test_output_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("a file, no folder", encoding="utf-8")
    assert main(["build", str(SAMPLE), "-o", str(tmp_path / "out")]) == 1
    assert "เขียนแฟ้ม" in capsys.readouterr().err


def test_pdf_without_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOCGEN_SOFFICE", str(tmp_path / "none"))
    assert main(["build", str(SAMPLE), "-o", str(tmp_path / "out"), "--pdf"]) == 3
    assert sorted(_files(tmp_path / "out")) == NAMES
    assert paginate.HOW_TO_GET in capsys.readouterr().err


def test_a_line_alone_before_the_closing_is_told(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last page ought to have two lines of text (POL); whether it has is known when the pages are."""
    del office
    letters = []
    for count in range(12, 26, 2):  # behind a table nothing else can go with the closing
        letter = tmp_path / f"{count}" / "letter.yaml"
        letter.parent.mkdir()
        rows = "".join(f"        - [รายการที่ {n}, จำนวน {n} ชุด]\n" for n in range(1, count))
        table = f"  - ตาราง:\n      ช่อง: [รายการ, จำนวน]\n      แถว:\n{rows}"
        body = f"ข้อความ:\n  - ด้วยจังหวัดได้จัดสรรวัสดุ ดังนี้\n{table}  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
        letter.write_text(document(body), encoding="utf-8")
        letters.append(letter)
    out = tmp_path / "out"
    assert main(["build", *map(str, letters), "-o", str(out), "--pdf", "--format", "short"]) == 0
    told = capsys.readouterr().err
    alone = 0
    for letter in letters:
        [pdf] = out.glob(f"{letter.parent.name} *.pdf")
        page = pages.texts(pdf.read_bytes())[-1].splitlines()
        closing = next(n for n, line in enumerate(page) if line.startswith("ขอแสดงความนับถือ"))
        lonely = page[0] == "- ๒ -" and closing == 2
        alone += lonely
        assert (f"{letter}:1:1: warning page-lonely" in told) is lonely, (letter, page[:4])
    assert 0 < alone < len(letters)


def test_a_page_left_half_empty_is_told(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last paragraphs go to the page of the closing together, where the whole does not fit."""
    del office
    letter = tmp_path / "letter.yaml"
    items = "".join(f"      - ส่วนราชการที่ {n}\n" for n in range(1, 19))
    ask = (
        "อนึ่ง ขอให้ส่วนราชการส่งผลการดำเนินงานของเดือนที่ผ่านมาให้สำนักงานจังหวัดรวบรวม และแจ้งปัญหาที่พบในพื้นที่มาพร้อมกัน "
        * 2
    )
    body = f"  - ข้อความ: ด้วยจังหวัดขอแจ้งรายชื่อ ดังนี้\n    ข้อย่อย:\n{items}  - {ask}\n  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
    letter.write_text(document(f"ข้อความ:\n{body}"), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["build", str(letter), "-o", str(out), "--pdf", "--format", "short"]) == 0
    told = capsys.readouterr().err
    [pdf] = out.glob("*.pdf")
    data = pdf.read_bytes()
    assert pages.count(data) == 2
    with pdfplumber.open(pdf) as shown:
        first = shown.pages[0]
        blank = (
            (float(first.height) - max(word["bottom"] for word in first.extract_words()))
            / 72
            * 2.54
        )
    assert abs(pages.blank_below(data, 1) - blank) < 0.3
    assert f"warning page-loose: ท้ายหน้า 1 ว่าง {pages.blank_below(data, 1) - 2:.0f} ซม." in told


def test_pdf_of_each_and_of_the_set(
    tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCGEN_SOFFICE", str(office))
    assert main(["build", str(SAMPLE), "-o", str(tmp_path / "out"), "--pdf"]) == 0
    made = [p for p in _files(tmp_path / "out") if p.endswith(".pdf")]
    assert made == [*(n.replace(".docx", ".pdf") for n in NAMES), "samut-sakhon-14080 ทั้งชุด.pdf"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["build"], "ต้องระบุ หนังสือ"),
        (["build", "x", "--wrong"], "ไม่รู้จัก --wrong"),
        (["build", "x", "--template", "y"], "เอกสาร=แฟ้ม"),
        (["write", "x"], "ใช้"),
        ([], "ต้องระบุ"),
    ],
)
def test_wrong_usage(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_help_opens_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", "--help"])
    assert stopped.value.code == 0
    printed = capsys.readouterr().out
    assert "ตัวอย่าง:  docgen build letters/samut-sakhon-14080" in printed
    printed.encode("cp874")


def test_nothing_outside_the_output_folder_is_touched(tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    kept = ("PATH", "SYSTEMROOT", "LANG", "VIRTUAL_ENV")
    environment = {k: v for k, v in os.environ.items() if k in kept}
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "docgen", "build", str(SAMPLE), "-o", "out"]
    subprocess.run(command, cwd=here, env=environment, check=True, capture_output=True)
    assert [p.name for p in tmp_path.rglob("*") if p.suffix != ".docx"] in (
        ["home", "here", "out"],
        ["here", "home", "out"],
    )


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.strip() == f"docgen {__version__}"


def test_missing_letters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path), str(tmp_path / "x.yaml")]) == 1
    said = capsys.readouterr().err
    assert "ไม่พบแฟ้มหนังสือในโฟลเดอร์" in said
    assert "ไม่พบแฟ้ม" in said


def test_json_and_short_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("ชนิด: หนังสือเวียน\nที: 1\n", encoding="utf-8")
    main(["build", str(bad), "--format", "json"])
    first = json.loads(capsys.readouterr().err)[0]
    assert set(first) == {"severity", "code", "message", "hint", "file", "line", "column", "length"}
    main(["build", str(bad), "--format", "short"])
    assert f"{bad}:2:1: error key-unknown: ไม่รู้จักคีย์ “ที”" in capsys.readouterr().err.splitlines()


def test_a_console_of_code_page_874(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("ชนิด: 😀\n", encoding="utf-8")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, encoding="cp874"))
    assert main(["build", str(bad)]) == 1
    sys.stderr.flush()
    assert "ชนิด: ?" in raw.getvalue().decode("cp874")


@pytest.mark.parametrize(
    "hostile",
    [
        "a: " + "x" * 3_000_000,
        "[" * 100_000,
        "a: &a [x]\n" + "".join(f"k{i}: [*a, *a]\n" for i in range(50_000)),
        "? " * 5000,
        "a: !!python/object/apply:os.system ['true']\n",
        "- " * 30_000,
    ],
)
def test_hostile_yaml_ends_with_a_message(
    tmp_path: Path, hostile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(hostile, encoding="utf-8")
    assert main(["build", str(bad), "-o", str(tmp_path / "out")]) == 1
    assert "bad.yaml" in capsys.readouterr().err


def test_a_huge_file_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.yaml"
    with bad.open("wb") as file:
        file.seek(100 * 1024 * 1024)
        file.write(b"x")
    assert main(["build", str(bad)]) == 1
    assert "แฟ้มใหญ่เกินไป" in capsys.readouterr().err


def test_a_folder_of_letters_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ก").mkdir()
    (tmp_path / "ก" / "letter.yaml").write_text("ชนิด: ประกาศ\n", encoding="utf-8")
    assert main(["build", str(tmp_path)]) == 1
    assert "มีหนังสือในโฟลเดอร์ย่อย" in capsys.readouterr().err


def test_a_reader_that_goes_away_changes_no_exit_code(tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_text("ชนิด: ไม่มี\n", encoding="utf-8")
    made_of = [str(SAMPLE), str(tmp_path), "-o", str(tmp_path / "out")]
    command = [sys.executable, "-m", "docgen", "build", *made_of]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        made = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert made.returncode == 1
    assert "ไม่มี" in made.stderr.decode("utf-8")


def test_an_empty_name_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", str(SAMPLE), "-o", ""])
    assert "ชื่อแฟ้มว่าง" in capsys.readouterr().err
