"""Several processes say what one says, in the same order, and leave no work half told."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import LETTERS as SAMPLES
from rule_pages import document

from docgen.cli import main
from docgen.diagnostics import Faulty
from docgen.processes import Task, in_processes

# T003 mends it; A010 nobody can.
FLAWED = document(
    "สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการ, จำนวน: 1 แผ่น}]\n"
    "ข้อความ:\n"
    "  - ด้วยจังหวัดกำหนดจัดอบรมในปี พ.ศ.2569 จึงขอเชิญท่านเป็นวิทยากร\n"
    "  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
)
ALLOWED = FLAWED.replace("วิทยากร\n", "วิทยากร  # docgen: ยอม T003 ตามต้นฉบับ\n")
OFFICES = SAMPLES / "offices"
TYPED = "เรียน  ผู้ว่าราชการจังหวัด\n\n     ด้วยกำหนดประชุมในวันจันทร์ที่ ๓ มีนาคม ๒๕๖๙\n\n     ขอแสดงความนับถือ\n"
LETTERS = 80  # more than one process takes at once
_CODES = re.compile(r"[a-z]+-[a-z-]+")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Letters of every sort: wrong, allowed, allowed for nothing, broken; and letters typed by hand."""
    made = tmp_path / "letters"
    for number in range(LETTERS):
        text = (FLAWED, ALLOWED, document(""), FLAWED)[number % 4]
        if number % 20 == 10:
            text = f"# docgen: ยอม L001 ไม่มี\n{text}"
        if number % 40 == 7:
            text = "ชนิด: [\n"
        (made / f"{number:02}").mkdir(parents=True)
        (made / f"{number:02}" / "letter.yaml").write_text(text, encoding="utf-8")
        (made / f"{number:02}.txt").write_text(TYPED * (number % 3), encoding="utf-8")
    (made / "docgen.yaml").write_text("ยอม: [{กฎ: F999, เหตุผล: ไม่มีกฎนี้}]\n", encoding="utf-8")
    monkeypatch.chdir(made)
    return made


def _said(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(["check", *arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.mark.parametrize("form", ["human", "short", "json", "sarif", "github"])
@pytest.mark.usefixtures("folder")
def test_processes_say_what_one_says(form: str, capsys: Capture) -> None:
    alone = _said(capsys, ".", "--format", form, "--jobs", "1")
    assert alone[0] == 1
    assert "T003" in alone[1]
    assert {"allowance-unknown", "allowance-unused", "yaml-broken"} <= set(_CODES.findall(alone[1]))
    assert _said(capsys, ".", "--format", form, "--jobs", "3") == alone


@pytest.mark.usefixtures("folder")
def test_processes_read_letters_typed_by_hand(capsys: Capture) -> None:
    alone = _said(capsys, "--text", ".", "--jobs", "1")
    assert re.search(rf"ตรวจ {LETTERS} ฉบับ", alone[2])
    assert {"C001", "file-empty"} <= set(re.findall(r"\[([\w-]+)\]", alone[1]))
    assert _said(capsys, "--text", ".", "--jobs", "2") == alone


def test_processes_mend_what_one_mends(folder: Path, capsys: Capture) -> None:
    before = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}
    alone = _said(capsys, ".", "--fix", "--jobs", "1")
    after = {path: path.read_text("utf-8") for path in before}
    assert sum(after[path] != text for path, text in before.items()) > LETTERS // 3
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")
    assert _said(capsys, ".", "--fix", "--jobs", "2") == alone
    assert {path: path.read_text("utf-8") for path in before} == after


def test_a_shared_file_is_told_and_mended_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Each letter has its own way to the office, and each process met it by another; folders have several names."""
    office = tmp_path / "offices" / "office.yaml"
    office.parent.mkdir()
    shared = (OFFICES / "tha-thonglang.yaml").read_text("utf-8")
    office.write_text(shared.replace("กลุ่มงานบริหารงานปกครอง", "กลุ่มงานอินเตอร์เน็ต"), encoding="utf-8")
    for number in range(LETTERS):
        letter = tmp_path / "letters" / f"{number % 3}" / f"{number}" / "letter.yaml"
        letter.parent.mkdir(parents=True)
        own = re.sub("(?m)^ส่วนราชการ:.*", "ส่วนราชการ: ../../../offices/office.yaml", FLAWED)
        letter.write_text(own, encoding="utf-8")
    (tmp_path / "alias").symlink_to(tmp_path / "letters")
    monkeypatch.chdir(tmp_path)
    for paths in (["letters"], ["letters", str(tmp_path / "letters")], ["alias", "letters"]):
        alone = _said(capsys, *paths, "--format", "short", "--jobs", "1")
        assert alone[1].count("office.yaml") == 1
        assert _said(capsys, *paths, "--format", "short", "--jobs", "3") == alone
    alone = _said(capsys, "letters", "--diff", "--jobs", "1")
    assert alone[1].count("+++") == LETTERS + 1
    assert _said(capsys, "letters", "--diff", "--jobs", "3") == alone
    assert _said(capsys, "letters", "--fix", "--jobs", "3")[0] == 0
    assert "กลุ่มงานอินเทอร์เน็ต" in office.read_text("utf-8")


def _begin(ready: Path) -> None:
    ready.with_name(f"{os.getpid()}").touch()


def _double(number: int) -> int:
    return 2 * number


def _die(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_chunks_come_back_in_their_order(tmp_path: Path) -> None:
    asked: list[int] = []

    def chunks() -> Iterator[int]:
        for number in range(40):
            asked.append(number)
            yield number

    made = in_processes(Task(_begin, (tmp_path / "ready",), _double, ""), 2, chunks())
    assert next(made) == 0
    assert len(asked) < 10  # no more is taken than is soon worked on
    assert list(made) == [2 * number for number in range(1, 40)]
    assert 1 <= len(list(tmp_path.iterdir())) <= 2


def test_a_process_that_is_killed_is_told(tmp_path: Path) -> None:
    made = in_processes(Task(_begin, (tmp_path / "ready",), _die, "ทำใหม่"), 2, range(40))
    with pytest.raises(Faulty) as told:
        list(made)
    assert [(d.code, d.hint) for d in told.value.diagnostics] == [("process-lost", "ทำใหม่")]


_WHETHER = """
import sys
import time
from docgen.cli import main
code = main(["check", ".", "--format", "short"])
print(code, "docgen.processes" in sys.modules)
"""


def _checked(folder: Path) -> list[str]:
    command = [sys.executable, "-c", _WHETHER]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def test_processes_are_started_where_there_is_work_for_them(folder: Path) -> None:
    """A process takes as long to start as a hundred letters to check."""
    *few, started = _checked(folder)
    assert started == "1 False"
    for path in folder.rglob("letter.yaml"):
        text = path.read_text("utf-8")
        path.write_text(text + "# ร่าง\n" * 4_000 * (len(text) > 20), encoding="utf-8")
    *many, started = _checked(folder)
    assert started == "1 True"
    assert many == few


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="Linux tells of processes in /proc"
)
def test_what_was_found_before_a_process_was_killed_is_told(tmp_path: Path) -> None:
    letters = tmp_path / "many"
    for number in range(1_200):
        (letters / f"{number:04}").mkdir(parents=True)
        (letters / f"{number:04}" / "letter.yaml").write_text(FLAWED, encoding="utf-8")
    command = [sys.executable, "-m", "docgen", "check", str(letters), "--jobs", "2"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    killed = False
    while run.poll() is None and not killed:
        for pid in children.read_text().split() if children.exists() else ():
            ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11]
            if int(ticks) > 0.6 * os.sysconf("SC_CLK_TCK"):  # it has done some of the letters
                os.kill(int(pid), signal.SIGKILL)
                killed = True
                break
        time.sleep(0.01)
    said, counted = run.communicate(timeout=60)
    assert killed, "ended before it was disturbed"
    assert run.returncode == 1
    assert said.count("T003") > 30
    assert "process-lost" in said
    assert "allowance-unused" not in said
    assert 0 < int(re.findall(r"ตรวจ (\d+) ฉบับ", counted)[0]) < 1_200
