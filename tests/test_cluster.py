"""``docgen batch --cluster`` on a real scheduler with two workers, one of which is killed."""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_batch import PEOPLE, PLAIN, _given, _of

from docgen.cli import main

ROWS = 3_000
Capture = pytest.CaptureFixture[str]


def _started(*command: str) -> "subprocess.Popen[bytes]":
    program = "from dask.__main__ import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The address of a scheduler, and its two workers."""
    known = tmp_path / "scheduler.json"
    scheduler = _started("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(known))  # fmt: skip
    workers = [
        _started("worker", "--scheduler-file", str(known), "--nthreads", "1", "--no-nanny", "--no-dashboard")
        for _ in range(2)
    ]  # fmt: skip
    try:
        for _ in range(600):
            if known.exists() and known.stat().st_size:
                break
            time.sleep(0.1)
        yield json.loads(known.read_text(encoding="utf-8"))["address"], workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of Unix")
@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_a_worker_lost_in_the_middle_loses_no_letter(
    target: str, cluster: tuple[str, list["subprocess.Popen[bytes]"]], tmp_path: Path
) -> None:
    """3,000 letters: the same files and the same manifest as one process makes, none lost, none twice."""
    address, workers = cluster
    rows = "ชื่อ,ค\n" + "".join(f"นายสมชาย ใจดี{n},{n}\n" for n in range(ROWS))
    letter, people = _given(tmp_path, rows, PLAIN.replace("ขอเชิญท่าน", "ขอเชิญ{{ แถว.ชื่อ }}"))
    command = ["batch", str(letter), "--recipients", str(people)]
    assert main([*command, "-o", str(tmp_path / "alone" / target)]) == 0
    run = subprocess.Popen(
        [sys.executable, "-m", "docgen", *command, "-o", str(tmp_path / "many" / target), "--cluster", address],
        stderr=subprocess.PIPE,
    )  # fmt: skip
    noted = tmp_path / "many" / ("out/manifest.jsonl" if target == "out" else "out.manifest.jsonl")
    while run.poll() is None and (not noted.exists() or noted.stat().st_size < 60_000):
        time.sleep(0.01)
    assert run.poll() is None, "killed too late"
    os.kill(workers[0].pid, signal.SIGKILL)
    _, said = run.communicate(timeout=240)
    assert run.returncode == 0, said.decode()
    alone, many = _of(tmp_path / "alone" / target), _of(tmp_path / "many" / target)
    assert len(many) == ROWS
    assert many == alone
    assert not list((tmp_path / "many").rglob("*.tmp"))


def test_rows_that_are_wrong_and_rows_that_are_asked_for(
    cluster: tuple[str, list["subprocess.Popen[bytes]"]], tmp_path: Path, capsys: Capture
) -> None:
    address, _ = cluster
    letter, people = _given(tmp_path, PEOPLE + "12345,9\n\nนายก,1\n", PLAIN)
    command = ["batch", str(letter), "--recipients", str(people), "--only", "2,4-6"]
    assert main([*command, "-o", str(tmp_path / "alone")]) == 1
    told = capsys.readouterr().err
    assert main([*command, "-o", str(tmp_path / "many"), "--cluster", address]) == 1
    assert capsys.readouterr().err == told
    assert _of(tmp_path / "many") == _of(tmp_path / "alone")
    assert main([*command, "--dry-run", "--cluster", address]) == 1
    *before, again, end = told.split("\n")
    assert "--only 4 " in again  # of what is to be made once more; nothing was
    assert capsys.readouterr().err == "\n".join((*before, end)).replace("สร้าง", "ตรวจผ่าน")


def test_no_scheduler_is_told(tmp_path: Path, capsys: Capture) -> None:
    letter, people = _given(tmp_path, PEOPLE, PLAIN)
    command = ["batch", str(letter), "--recipients", str(people), "-o", str(tmp_path / "out")]
    assert main([*command, "--cluster", "nowhere"]) == 1
    assert "Dask scheduler" in capsys.readouterr().err
    # Left to be found while the next client starts, the one that failed may keep its thread from starting.
    gc.collect()


def test_an_edited_letter_is_read_anew(
    cluster: tuple[str, list["subprocess.Popen[bytes]"]], tmp_path: Path
) -> None:
    """The workers live on between two runs; what they read for the first is of no use to the second."""
    address, _ = cluster
    texts = []
    for text in (PLAIN, PLAIN.replace("ขอเชิญท่านไปประชุม", "ขอเชิญท่านไปอบรม")):
        letter, people = _given(tmp_path, PEOPLE, text)
        command = ["batch", str(letter), "--recipients", str(people), "-o", str(tmp_path / "out")]
        assert main([*command, "--cluster", address, "--replace"]) == 0
        texts.append(_of(tmp_path / "out"))
    assert texts[0].keys() == texts[1].keys()
    assert all(texts[0][name] != texts[1][name] for name in texts[0])


def test_what_fails_on_a_worker_is_told(
    cluster: tuple[str, list["subprocess.Popen[bytes]"]], tmp_path: Path, capsys: Capture
) -> None:
    """A document whose name a folder has: the worker's fault comes with its own words."""
    address, _ = cluster
    letter, people = _given(tmp_path, PEOPLE, PLAIN)
    (tmp_path / "out" / f"{tmp_path.name} 000001 หนังสือ นายสมชาย ใจดี.docx").mkdir(parents=True)
    command = ["batch", str(letter), "--recipients", str(people), "-o", str(tmp_path / "out")]
    assert main([*command, "--cluster", address]) == 1
    assert "เขียนลง" in capsys.readouterr().err
