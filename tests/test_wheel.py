"""The built wheel, installed in an empty environment, builds a letter in an empty folder."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from conftest import LETTERS, ROOT


def _run(*command: str | Path, cwd: Path, **environment: str) -> str:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | environment
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_builds_a_letter(tmp_path: Path) -> None:
    if os.environ.get("CI") != "true" and not os.environ.get("DOCGEN_TEST_WHEEL"):
        pytest.skip("installs all dependencies anew; set DOCGEN_TEST_WHEEL=1 to run it")
    _run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "-w",
        tmp_path / "dist",
        ROOT,
        cwd=tmp_path,
    )
    [wheel] = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    _run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    empty = tmp_path / "โฟลเดอร์ ว่าง"
    empty.mkdir()
    letter = LETTERS / "samut-sakhon-14080"
    listed = _run(scripts / "docgen", "build", letter, cwd=empty, PYTHONUTF8="1")
    assert len(listed.splitlines()) == 3
    assert len(list((empty / "out").glob("*.docx"))) == 3
    again = _run(
        scripts / "python",
        "-m",
        "docgen",
        "build",
        letter,
        "-o",
        "x",
        cwd=empty,
        LC_ALL="C",
        PYTHONIOENCODING="cp874",
    )
    assert len(again.splitlines()) == 3
    assert {p.read_bytes() for p in (empty / "x").iterdir()} == {
        p.read_bytes() for p in (empty / "out").iterdir()
    }
    _from_nothing(scripts, tmp_path / "ใหม่")


def _from_nothing(scripts: Path, folder: Path) -> None:
    """Drafts, other figures and templates work without a checkout, on a console of code page 874."""
    folder.mkdir()
    console = {"LC_ALL": "C", "PYTHONIOENCODING": "cp874"}
    _run(scripts / "docgen", "new", "agency", cwd=folder, **console)
    settings = folder / "docgen.yaml"
    settings.write_text(settings.read_text("utf-8") + "แบบระยะ: compact\n", encoding="utf-8")
    _run(scripts / "docgen", "new", "memo", "m", cwd=folder, **console)
    assert len(_run(scripts / "docgen", "build", "m", cwd=folder, **console).splitlines()) == 1
    _run(scripts / "docgen", "template", "copy", "memo", "t", cwd=folder, **console)
    _run(scripts / "docgen", "template", "check", "t/memo.docx", cwd=folder, **console)
