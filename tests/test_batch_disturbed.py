"""What a batch says and leaves when its place, its table or its neighbours change under it."""

import datetime
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from test_batch import PEOPLE, PLAIN, _batch, _given

from docgen.cli import main

Capture = pytest.CaptureFixture[str]
MANY = "ชื่อ,ค\n" + "".join(f"นายสมชาย ใจดี{n},{n}\n" for n in range(2_000))
unix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps open files from being taken away")


def _run(folder: Path, *more: str) -> "subprocess.Popen[str]":
    letter, people = _given(folder, MANY, PLAIN)
    command = [sys.executable, "-m", "docgen", "batch", str(letter), "--recipients", str(people)]
    # Behind the test, which on a busy machine would come too late to disturb it.
    command = command if os.name == "nt" else ["nice", "-n", "19", *command]
    return subprocess.Popen(
        [*command, "-o", str(folder / "out"), *more], stderr=subprocess.PIPE, text=True
    )


def _while_running(folder: Path, disturb: Callable[[], object], *more: str) -> tuple[int, str]:
    """Disturb a run when some of its letters are there; return its exit code, and what it said."""
    run = _run(folder, *more)
    while run.poll() is None and len(list((folder / "out").glob("*.docx"))) < 60:
        time.sleep(0.005)
    assert run.poll() is None, "disturbed too late"
    disturb()
    _, said = run.communicate(timeout=120)
    assert "Traceback" not in said
    return run.returncode, said


@unix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_place_that_is_taken_away_is_told(jobs: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said = _while_running(
        tmp_path, lambda: shutil.rmtree(out, ignore_errors=True), "--jobs", jobs
    )
    assert code == 1
    assert "file-unwritable" in said


@unix
def test_a_manifest_that_is_taken_away_is_told(tmp_path: Path) -> None:
    def disturb() -> None:
        for name in ("manifest.csv", "manifest.jsonl"):
            (tmp_path / "out" / name).unlink()

    code, said = _while_running(tmp_path, disturb)
    assert (code, "file-unwritable" in said) == (1, True)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("change", ["longer", "shorter", "other", "gone"])
def test_a_table_that_changes_meanwhile_is_told(change: str, jobs: str, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"

    def disturb() -> None:
        if change == "gone":
            people.unlink()
        elif change == "shorter":
            with people.open("r+b") as file:
                file.truncate(people.stat().st_size // 2 + 1)
        else:
            more = MANY.replace("สมชาย", "สมหมายนะ") if change == "other" else MANY + "นายหลัง,9\n"
            people.write_text(more, encoding="utf-8")

    code, said = _while_running(tmp_path, disturb, "--jobs", jobs)
    assert code == 1
    assert "table-changed" in said


def test_a_table_that_is_touched_alone_has_not_changed(tmp_path: Path) -> None:
    code, said = _while_running(tmp_path, lambda: os.utime(tmp_path / "people.csv"))
    assert (code, "table-changed" in said) == (0, False)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no SIGHUP")
def test_a_terminal_that_is_closed_ends_a_run_as_ctrl_c_does(tmp_path: Path) -> None:
    run = _run(tmp_path)
    while run.poll() is None and not list((tmp_path / "out").glob("*.docx")):
        time.sleep(0.005)
    run.send_signal(signal.SIGHUP)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, "Traceback" in said) == (130, False)
    assert not (tmp_path / "out" / ".docgen.lock").exists()


def test_a_file_that_came_between_two_runs_is_not_written_over(
    tmp_path: Path, capsys: Capture
) -> None:
    """Noted by no run, it is someone's; moved away, the batch goes on."""
    assert _batch(tmp_path, "--limit", "2", rows=PEOPLE, letter=PLAIN) == 0
    first = sorted((tmp_path / "out").glob("*.docx"))
    for path in tmp_path.glob("out/*"):
        if path.suffix == ".docx":
            path.rename(tmp_path / path.name)
    shutil.rmtree(tmp_path / "out")
    listed = tmp_path / "out" / "manifest.jsonl"
    assert _batch(tmp_path, rows=PEOPLE, letter=PLAIN) == 0
    lines = listed.read_bytes().splitlines(keepends=True)
    listed.write_bytes(b"".join(lines[:2]))  # as if it had been killed behind the first row
    mine = tmp_path / "out" / first[1].name
    mine.write_bytes(b"mine")
    capsys.readouterr()
    assert _batch(tmp_path, "--resume", rows=PEOPLE, letter=PLAIN) == 1
    assert f"มีแฟ้ม {mine.name} ซึ่ง docgen batch ไม่ได้สร้าง" in capsys.readouterr().err
    assert mine.read_bytes() == b"mine"


def test_what_is_left_of_a_zip_of_others_is_not_written_over(
    tmp_path: Path, capsys: Capture
) -> None:
    part = tmp_path / "all.zip.part"
    part.write_bytes(b"mine")
    letter, people = _given(tmp_path, PEOPLE, PLAIN)
    command = ["batch", str(letter), "--recipients", str(people), "-o", str(tmp_path / "all.zip")]
    assert main(command) == 1
    assert "all.zip.part ซึ่ง docgen batch ไม่ได้สร้าง" in capsys.readouterr().err
    assert part.read_bytes() == b"mine"


@unix
def test_a_run_broken_off_with_letters_written_can_be_gone_on_with(tmp_path: Path) -> None:
    """Also when it wrote letters of which its manifest has no line yet."""
    run = _run(tmp_path)
    while run.poll() is None and not list((tmp_path / "out").glob("*.docx")):
        time.sleep(0.001)
    run.send_signal(signal.SIGINT)
    run.communicate(timeout=60)
    assert run.returncode == 130
    assert list((tmp_path / "out").glob("*.docx"))
    assert (tmp_path / "out" / "manifest.jsonl").exists()
    again = _run(tmp_path, "--resume")
    _, said = again.communicate(timeout=120)
    assert again.returncode == 0, said
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2_000


@pytest.mark.parametrize("left", ["manifest.csv", "manifest.jsonl"])
def test_a_run_killed_as_it_began_stands_in_no_way(left: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / left).write_bytes(b"")
    assert _batch(tmp_path, rows=PEOPLE, letter=PLAIN) == 0


def test_a_cluster_that_is_not_there_leaves_no_manifest(tmp_path: Path, capsys: Capture) -> None:
    """So that the same command without it is not told of a batch that never was."""
    assert _batch(tmp_path, "--cluster", "", rows=PEOPLE, letter=PLAIN) == 0
    shutil.rmtree(tmp_path / "out")
    for address in ("nowhere", "http://x:1", "tls://127.0.0.1:1", "tcp://[::1", "inproc://x"):
        assert _batch(tmp_path, "--cluster", address, rows=PEOPLE, letter=PLAIN) == 1
        assert "ไม่ใช่ที่อยู่ของ Dask scheduler" in capsys.readouterr().err
        assert not list((tmp_path / "out").glob("manifest.*"))
    assert _batch(tmp_path, rows=PEOPLE, letter=PLAIN) == 0


def test_a_folder_is_never_called_as_a_file_of_docgen(tmp_path: Path) -> None:
    rows = "ชื่อ,ค\nนายก,manifest.csv\nนายข,1.docx\nนายค,ปกติ\n"
    scheme = "{{ แถว.ค }}/{{ row_number }}"
    assert _batch(tmp_path, "--file-name", scheme, rows=rows, letter=PLAIN) == 0
    made = {
        str(path.relative_to(tmp_path / "out").parent) for path in tmp_path.glob("out/*/*.docx")
    }
    assert made == {"manifest-csv", "1-docx", "ปกติ"}


def _sheet(path: Path, *rows: tuple[object, ...]) -> Workbook:
    book = Workbook()
    sheet: Any = book.active
    for row in (("ชื่อ", "ค"), *rows):
        sheet.append(list(row))
    book.save(path)
    return book


def test_half_a_character_in_a_sheet_stops_no_other_row(tmp_path: Path, capsys: Capture) -> None:
    people = tmp_path / "people.xlsx"
    _sheet(people, ("นายก", 1), ("นาย_xD83D_ข", 2), ("นายค", 3))
    letter, _ = _given(tmp_path, PEOPLE, PLAIN)
    command = ["batch", str(letter), "--recipients", str(people), "-o", str(tmp_path / "out")]
    assert main(command) == 1
    assert "Sheet!A3" in capsys.readouterr().err
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


def test_a_damaged_sheet_is_told(tmp_path: Path, capsys: Capture) -> None:
    """Bits turned in the middle, styles that are not there: a message, whatever openpyxl makes of it."""
    people = tmp_path / "people.xlsx"
    _sheet(people, *((f"นายสมชาย ใจดี {n}", n) for n in range(300)))
    whole = people.read_bytes()
    letter, _ = _given(tmp_path, PEOPLE, PLAIN)
    command = ["batch", str(letter), "--recipients", str(people), "--dry-run"]
    for at in range(200, len(whole), len(whole) // 25):
        people.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        assert main(command) in (0, 1)
    with (
        zipfile.ZipFile(people, "w") as new,
        zipfile.ZipFile(BytesIO(whole)) as old,
    ):
        for name in old.namelist():
            if name != "xl/styles.xml":
                sheet = name.startswith("xl/worksheets/")
                data = old.read(name)
                new.writestr(name, re.sub(rb"<c ", b'<c s="99" ', data) if sheet else data)
    assert main(command) in (0, 1)
    assert "Traceback" not in capsys.readouterr().err


def test_a_year_by_itself_is_that_of_a_buddhist_form(tmp_path: Path, capsys: Capture) -> None:
    people = tmp_path / "people.xlsx"
    book = _sheet(people, ("นายก", datetime.date(2026, 3, 9)))
    sheet: Any = book.active
    sheet["B2"].number_format = "bbbb"
    book.save(people)
    letter, _ = _given(tmp_path, PEOPLE, PLAIN.replace("ขอเชิญท่าน", "ขอเชิญท่านปี {{ แถว.ค }}"))
    command = ["batch", str(letter), "--recipients", str(people), "--preview", "1"]
    assert main(command) == 0
    assert "๒๕๖๙" in capsys.readouterr().out.partition("ขอเชิญท่านปี")[2][:8]


def test_a_manifest_that_a_power_cut_shortened_is_gone_on_with(tmp_path: Path) -> None:
    """What stands there and is not noted any more is docgen's own, and no one's edit."""
    rows, made = "ชื่อ\n" + "".join(f"นายสมชาย ใจดี{n}\n" for n in range(9)), tmp_path / "out"
    assert _batch(tmp_path, rows=rows, letter=PLAIN) == 0
    whole = {path.name: path.read_bytes() for path in made.iterdir()}
    listing = made / "manifest.jsonl"
    listing.write_bytes(listing.read_bytes()[:900])
    assert _batch(tmp_path, "--resume", rows=rows, letter=PLAIN) == 0
    assert {path.name: path.read_bytes() for path in made.iterdir()} == whole
