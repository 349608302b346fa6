"""All letters of a table in one .docx or .pdf that is asked for by its name: what stands there, and what does when a run is disturbed."""

import csv
import hashlib
import json
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx_text import paragraphs
from pypdf import PdfReader
from test_batch import PEOPLE, PLAIN, _given, _tiny

from docgen.cli import main

Capture = pytest.CaptureFixture[str]
ENVELOPED = PLAIN.replace("ที่: 77", "ซอง: DL\nที่: 77")


def _run(folder: Path, target: str, *more: str, letter: str = ENVELOPED, rows: str = PEOPLE) -> int:
    path, people = _given(folder, rows, letter)
    place = folder / "out" / target
    return main(["batch", str(path), "--recipients", str(people), "-o", str(place), *more])


def _there(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((folder / "out").iterdir()) if p.is_file()}


def _listed(listing: Path) -> list[dict[str, str]]:
    with listing.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _text(docx: bytes) -> str:
    return "\n".join(paragraphs(docx))


def test_the_letters_of_all_good_rows_stand_in_one_file(tmp_path: Path, capsys: Capture) -> None:
    """Envelopes apart; the manifest tells of the files that there are; nothing else is left."""
    assert _run(tmp_path, "a.docx", rows=PEOPLE + "12345,9\n") == 1
    said = capsys.readouterr()
    assert [Path(line).name for line in said.out.splitlines()] == ["a.docx", "a ซอง.docx"]
    made = _there(tmp_path)
    assert set(made) == {"a.docx", "a ซอง.docx", "a.docx.manifest.csv", "a.docx.manifest.jsonl"}
    assert all(each.is_file() for each in (tmp_path / "out").iterdir())
    whole = _text(made["a.docx"])
    names = ["นายสมชาย ใจดี", "ประธานรัฐสภา", "พระครูวิมล"]
    assert sorted(names, key=whole.index) == names
    assert "12345" not in whole
    listed = _listed(tmp_path / "out" / "a.docx.manifest.csv")
    told = [(e["row"], e["file"], e["status"]) for e in listed]
    assert told[:2] == [("1", "a.docx", "ok"), ("1", "a ซอง.docx", "ok")]
    assert told[-3:] == [("4", "", "error"), ("0", "a.docx", "ok"), ("0", "a ซอง.docx", "ok")]
    for entry in listed:
        if entry["file"]:
            assert hashlib.sha256(made[entry["file"]]).hexdigest() == entry["sha256"]
    lines = (tmp_path / "out" / "a.docx.manifest.jsonl").read_text(encoding="utf-8").splitlines()
    assert [str(json.loads(line)["row"]) for line in lines[1:]] == [e["row"] for e in listed]


def test_a_whole_run_is_gone_on_with_without_a_row(tmp_path: Path, capsys: Capture) -> None:
    assert _run(tmp_path, "a.docx") == 0
    made = _there(tmp_path)
    assert _run(tmp_path, "a.docx") == 1
    assert "[batch-there]" in capsys.readouterr().err
    assert _run(tmp_path, "a.docx", "--resume") == 0
    assert "มีอยู่แล้ว 3" in capsys.readouterr().err
    (tmp_path / "out" / "a ซอง.docx").write_bytes(b"")
    assert _run(tmp_path, "a.docx", "--resume") == 0
    assert _there(tmp_path) == made
    assert _run(tmp_path, "a.docx", "--resume", rows=PEOPLE.replace("11", "12")) == 1
    assert "[batch-other]" in capsys.readouterr().err
    assert _there(tmp_path) == made


def test_what_is_made_anew_takes_the_place_of_what_was(tmp_path: Path) -> None:
    assert _run(tmp_path, "a.docx") == 0
    assert _run(tmp_path, "a.docx", "--replace", letter=PLAIN, rows="ชื่อ\nนายก ดี\n") == 0
    made = _there(tmp_path)
    assert set(made) == {"a.docx", "a.docx.manifest.csv", "a.docx.manifest.jsonl"}
    assert "นายก ดี" in _text(made["a.docx"])


def test_what_was_stands_as_long_as_nothing_takes_its_place(tmp_path: Path) -> None:
    assert _run(tmp_path, "a.docx") == 0
    made = _there(tmp_path)
    assert _run(tmp_path, "a.docx", "--replace", letter=PLAIN.replace("วันที่: 2", "วันที่: 32")) == 1
    assert _there(tmp_path) == made


@pytest.mark.parametrize("name", ["a.docx", "a ซอง.docx", "a.docx.manifest.csv"])
def test_what_is_of_others_is_not_written_over(name: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_bytes(b"mine")
    assert _run(tmp_path, "a.docx") == 1
    assert f"มี {name} ซึ่ง docgen batch ไม่ได้สร้าง" in capsys.readouterr().err
    assert _there(tmp_path) == {name: b"mine"}
    assert list((tmp_path / "out").iterdir()) == [tmp_path / "out" / name]
    assert _run(tmp_path, "a.docx", "--replace") == 0
    assert _there(tmp_path)[name] != b"mine"


def test_what_someone_laid_into_its_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "out" / "a.docx.part").mkdir(parents=True)
    own = tmp_path / "out" / "a.docx.part" / "ของฉัน.docx"
    own.write_bytes(b"mine")
    assert _run(tmp_path, "a.docx") == 0
    assert list(own.parent.iterdir()) == [own]


@pytest.mark.parametrize("name", ["a.docx", "a ซอง.docx", "a.docx.part"])
@pytest.mark.parametrize("more", [[], ["--replace"]])
def test_what_can_be_no_file_is_told_first(
    name: str, more: list[str], tmp_path: Path, capsys: Capture
) -> None:
    there = tmp_path / "out" / name
    if name.endswith(".part"):
        there.parent.mkdir()
        there.write_bytes(b"mine")
    else:
        there.mkdir(parents=True)
    assert _run(tmp_path, "a.docx", *more) == 1
    assert f"{name}: ผิด: " in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == [there]


@pytest.mark.parametrize("more", ["--resume", "--replace"])
def test_a_run_that_is_broken_off_as_it_ends_is_gone_on_with(
    more: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "whole").mkdir()
    assert _run(tmp_path / "whole", "a.docx") == 0
    whole = {n: d for n, d in _there(tmp_path / "whole").items() if "jsonl" not in n}
    replace = Path.replace
    for broken in ("a.docx.manifest.jsonl", "a.docx", "a ซอง.docx"):
        with monkeypatch.context() as broken_off:

            def fail(self: Path, to: Path, broken: str = broken) -> Path:
                if to.name == broken:
                    raise OSError(28, "full")
                return replace(self, to)

            broken_off.setattr(Path, "replace", fail)
            assert _run(tmp_path, "a.docx", more) == 1
        assert (tmp_path / "out" / "a.docx.part").is_dir()
    assert _run(tmp_path, "a.docx", more) == 0
    assert {n: d for n, d in _there(tmp_path).items() if "jsonl" not in n} == whole
    assert all(each.is_file() for each in (tmp_path / "out").iterdir())


def test_what_someone_changed_is_put_aside(tmp_path: Path, capsys: Capture) -> None:
    assert _run(tmp_path, "a.docx") == 0
    made = _there(tmp_path)
    changed = Document(str(tmp_path / "out" / "a.docx"))
    changed.add_paragraph("แก้")
    changed.save(str(tmp_path / "out" / "a.docx"))
    mine = (tmp_path / "out" / "a.docx").read_bytes()
    assert _run(tmp_path, "a.docx", "--resume") == 0
    assert "[file-edited]" in capsys.readouterr().err
    assert _there(tmp_path) == made | {"a (แก้เอง).docx": mine}


def test_a_run_anew_that_is_broken_off_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the files of the run before it stand there still."""
    assert _run(tmp_path, "a.docx") == 0
    replace = Path.replace
    other = PEOPLE.replace("11", "12") + "นายง ดี,1\n"
    with monkeypatch.context() as broken_off:

        def fail(self: Path, to: Path) -> Path:
            if to.name == "a ซอง.docx":
                raise OSError(28, "full")
            return replace(self, to)

        broken_off.setattr(Path, "replace", fail)
        assert _run(tmp_path, "a.docx", "--replace", rows=other) == 1
    assert _run(tmp_path, "a.docx", "--resume", rows=other) == 0
    made = _there(tmp_path)
    (tmp_path / "whole").mkdir()
    assert _run(tmp_path / "whole", "a.docx", rows=other) == 0
    whole = _there(tmp_path / "whole")
    assert [made[n] == whole[n] for n in ("a.docx", "a ซอง.docx")] == [True] * 2
    assert made.keys() == whole.keys()


def test_what_was_stands_when_nothing_can_be_made_in_its_place(tmp_path: Path) -> None:
    assert _run(tmp_path, "a.docx", letter=PLAIN) == 0
    made = _there(tmp_path)
    _tiny(tmp_path / "tiny.docx")
    more = ("--replace", "--template", f"letter={tmp_path / 'tiny.docx'}")
    assert _run(tmp_path, "a.docx", *more, letter=PLAIN) == 1
    assert _run(tmp_path, "a.docx", "--replace", letter=PLAIN, rows="ชื่อ,ค\n12345,1\n") == 1
    assert _there(tmp_path) == made


def test_what_could_not_be_bound_is_told_again(tmp_path: Path, office: Path) -> None:
    assert office
    _tiny(tmp_path / "tiny.docx")
    more = ("--pdf", "--template", f"letter={tmp_path / 'tiny.docx'}")
    assert _run(tmp_path, "a.docx", *more, letter=PLAIN) == 1
    assert _run(tmp_path, "a.docx", "--resume", *more, letter=PLAIN) == 1


@pytest.mark.parametrize("file", ["sub/x.docx", "../evil.docx", ".", 5, "x\0y"])
@pytest.mark.parametrize("more", ["--resume", "--replace"])
def test_a_manifest_that_someone_changed_leads_nowhere(
    file: object, more: str, tmp_path: Path
) -> None:
    assert _run(tmp_path, "a.docx") == 0
    made = _there(tmp_path)
    listing = tmp_path / "out" / "a.docx.manifest.jsonl"
    head, first, *rest = listing.read_text(encoding="utf-8").splitlines()
    first = json.dumps(json.loads(first) | {"file": file})
    listing.write_text("\n".join([head, first, *rest]) + "\n", encoding="utf-8")
    assert _run(tmp_path, "a.docx", more) == 0
    assert {n: d for n, d in _there(tmp_path).items() if n.endswith(".docx")} == {
        n: d for n, d in made.items() if n.endswith(".docx")
    }


@pytest.mark.parametrize("name", ["ก" * 80, "ก" * 77])
def test_a_name_that_is_too_long_is_told_first(name: str, tmp_path: Path, capsys: Capture) -> None:
    assert _run(tmp_path, f"{name}.docx") == 1
    assert "[file-unwritable]" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_letter_that_is_called_as_a_document_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, people = _given(tmp_path, PEOPLE, PLAIN)
    monkeypatch.chdir(tmp_path)
    path.rename("x.pdf.yaml")
    assert main(["batch", "x.pdf.yaml", "--recipients", str(people)]) == 0
    assert len(list((tmp_path / "out" / "x.pdf").glob("*.docx"))) == 3


def test_names_that_show_nowhere_are_no_clash(tmp_path: Path, capsys: Capture) -> None:
    assert _run(tmp_path, "a.docx", "--file-name", "ก") == 0
    assert "[option-idle]" in capsys.readouterr().err


def test_nothing_is_written_to_try(tmp_path: Path, capsys: Capture) -> None:
    assert _run(tmp_path, "a.docx", "--dry-run") == 0
    assert _run(tmp_path, "a.docx", "--preview", "2") == 0
    assert "ประธานรัฐสภา" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_what_cannot_stand_in_one_document_is_told(tmp_path: Path, capsys: Capture) -> None:
    """A template of one's own without styles."""
    _tiny(tmp_path / "tiny.docx")
    more = ("--template", f"letter={tmp_path / 'tiny.docx'}")
    assert _run(tmp_path, "a.docx", *more, letter=PLAIN) == 1
    said = capsys.readouterr()
    assert "หนังสือ: รวมเป็น .docx เดียวไม่ได้" in said.err
    assert "สร้าง 0 แถว" in said.err
    assert said.out == ""
    assert not (tmp_path / "out").exists()


def test_a_circular_with_lists_for_groups(tmp_path: Path) -> None:
    letter = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน\nการส่ง: แนบบัญชี")
    rows = "ชื่อ,อำเภอ\nนายก ดี,ปัว\nนายข ดี,เวียงสา\nนายค ดี,ปัว\n"
    assert _run(tmp_path, "a.docx", letter=letter, rows=rows) == 0
    assert [n for n in _there(tmp_path) if n.endswith(".docx")] == [
        "a บัญชีแนบท้าย.docx",
        "a.docx",
    ]
    assert (
        _run(tmp_path, "a.docx", "--group-by", "อำเภอ", "--replace", letter=letter, rows=rows) == 0
    )
    made = _there(tmp_path)
    assert [n for n in made if n.endswith(".docx")] == ["a บัญชีแนบท้าย.docx", "a.docx"]
    listed = _text(made["a บัญชีแนบท้าย.docx"])
    assert [name in listed for name in ("นายก ดี", "นายข ดี", "นายค ดี")] == [True] * 3
    assert listed.index("นายค ดี") < listed.index("นายข ดี")


def test_lists_for_groups_that_cannot_stand_in_one_document_are_told(
    tmp_path: Path, capsys: Capture
) -> None:
    """None of them stands for all, and a further run tells again."""
    letter = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน\nการส่ง: แนบบัญชี")
    rows = "ชื่อ,อำเภอ\nนายก ดี,ปัว\nนายข ดี,เวียงสา\nนายค ดี,ปัว\n"
    _tiny(tmp_path / "tiny.docx", "{{ title }} {% for row in rows %}{{ row.name }} {% endfor %}")
    more = ("--group-by", "อำเภอ", "--template", f"recipient_list={tmp_path / 'tiny.docx'}")
    for again in ((), ("--resume",), ("--replace",)):
        assert _run(tmp_path, "a.docx", *more, *again, letter=letter, rows=rows) == 1
        said = capsys.readouterr()
        assert "บัญชีแนบท้าย: รวมเป็น .docx เดียวไม่ได้" in said.err
        assert "template-unused" not in said.err
        assert [Path(line).name for line in said.out.splitlines()] == ["a.docx"]
        assert [n for n in _there(tmp_path) if n.endswith(".docx")] == ["a.docx"]
        told = _listed(tmp_path / "out" / "a.docx.manifest.csv")
        assert [(e["piece"], e["file"], e["status"]) for e in told] == [
            ("บัญชีแนบท้าย", "", "error"),
            ("บัญชีแนบท้าย", "", "error"),
            ("หนังสือ", "a.docx", "ok"),
        ]


def test_envelopes_that_cannot_stand_in_one_document_are_told(
    tmp_path: Path, capsys: Capture
) -> None:
    _tiny(tmp_path / "tiny.docx", "{{ number }}")
    more = ("--template", f"envelope={tmp_path / 'tiny.docx'}")
    for again in ((), ("--resume",)):
        assert _run(tmp_path, "a.docx", *more, *again) == 1
        assert "ซอง: รวมเป็น .docx เดียวไม่ได้" in capsys.readouterr().err
        assert [n for n in _there(tmp_path) if n.endswith(".docx")] == ["a.docx"]
    told = _listed(tmp_path / "out" / "a.docx.manifest.csv")
    assert [(e["row"], e["file"], e["status"]) for e in told[:2]] == [
        ("1", "a.docx", "ok"),
        ("1", "", "error"),
    ]


def test_a_zip_that_is_called_as_the_one_file_has_its_own_manifest(tmp_path: Path) -> None:
    assert _run(tmp_path, "a.docx") == 0
    assert _run(tmp_path, "a.docx.zip") == 0
    made = set(_there(tmp_path))
    assert {"a.docx.manifest.csv", "a.docx.zip.manifest.csv"} <= made
    assert _run(tmp_path, "a.docx", "--resume") == _run(tmp_path, "a.docx.zip", "--resume") == 0


def test_the_letter_for_all_stands_beside_the_copies(tmp_path: Path) -> None:
    letter = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน\nการส่ง: ทั้งสองแบบ")
    own = tmp_path / "out" / "a หนังสือ ถึงทุกราย.docx"
    own.parent.mkdir()
    own.write_bytes(b"mine")
    assert _run(tmp_path, "a.docx", letter=letter) == 1
    assert own.read_bytes() == b"mine"
    own.unlink()
    assert _run(tmp_path, "a.docx", "--file-name", "{{ row_number }}", letter=letter) == 0
    assert [n for n in _there(tmp_path) if n.endswith(".docx")] == [
        "a บัญชีแนบท้าย.docx",
        "a หนังสือ ถึงทุกราย.docx",
        "a.docx",
    ]


def test_the_pages_of_each_letter_are_told(tmp_path: Path, office: Path) -> None:
    assert office
    long = PLAIN.replace(
        "  - จึงแจ้ง", "  - เลขที่ {{ แถว.ค }}" + " ขอเชิญท่านไปประชุม" * 200 + "\n  - จึงแจ้ง"
    )
    assert _run(tmp_path, "a.pdf", letter=long) == 0
    made = _there(tmp_path)
    assert set(made) == {"a.pdf", "a.pdf.manifest.csv", "a.pdf.manifest.jsonl"}
    pages = PdfReader(tmp_path / "out" / "a.pdf").pages
    told = _listed(tmp_path / "out" / "a.pdf.manifest.csv")
    each = int(told[0]["pages"])
    assert each > 1
    assert len(pages) == 3 * each == int(told[-1]["pages"])
    assert [e["message"] for e in told[:2]] == [f"หน้า 1-{each}", f"หน้า {each + 1}-{2 * each}"]
    assert "รัฐสภา" in pages[each].extract_text().replace("\u200d", "")


def test_what_cannot_stand_in_one_document_can_in_one_pdf(tmp_path: Path, office: Path) -> None:
    assert office
    _tiny(tmp_path / "tiny.docx")
    more = ("--template", f"letter={tmp_path / 'tiny.docx'}")
    assert _run(tmp_path, "a.pdf", *more, letter=PLAIN) == 0
    assert _run(tmp_path, "b.docx", "--pdf", *more, letter=PLAIN) == 1
    made = _there(tmp_path)
    assert [name for name in made if name.endswith((".pdf", ".docx"))] == ["a.pdf", "b.pdf"]
    assert made["a.pdf"] == made["b.pdf"]


def test_a_run_of_which_every_row_is_wrong(tmp_path: Path, capsys: Capture) -> None:
    assert _run(tmp_path, "a.docx", rows="ชื่อ,ค\n12345,1\n") == 1
    said = capsys.readouterr()
    assert (said.out, "สร้าง 0 แถว ผิด 1" in said.err) == ("", True)
    assert set(_there(tmp_path)) == {"a.docx.manifest.csv", "a.docx.manifest.jsonl"}


def test_a_run_that_is_killed_is_gone_on_with(tmp_path: Path) -> None:
    rows = "ชื่อ,ค\n" + "".join(f"นายสมชาย ใจดี{n},{n}\n" for n in range(400))
    letter = ENVELOPED.replace("ขอเชิญท่าน", "ขอเชิญท่าน {{ แถว.ค }} ")
    (tmp_path / "whole").mkdir()
    began = time.monotonic()
    assert _run(tmp_path / "whole", "a.docx", letter=letter, rows=rows) == 0
    longest = time.monotonic() - began + 1
    path, people = _given(tmp_path, rows, letter)
    command = [sys.executable, "-m", "docgen", "batch", str(path), "--recipients", str(people)]
    command += ["-o", str(tmp_path / "out" / "a.docx"), "--resume"]
    chance = random.Random(5)  # noqa: S311 - no secret
    for _ in range(6):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, longest))
        run.kill()
        run.wait()
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    whole, gone_on = _there(tmp_path / "whole"), _there(tmp_path)
    assert {n: d for n, d in gone_on.items() if "jsonl" not in n} == {
        n: d for n, d in whole.items() if "jsonl" not in n
    }
    assert zipfile.is_zipfile(tmp_path / "out" / "a.docx")
    assert all(each.is_file() for each in (tmp_path / "out").iterdir())
