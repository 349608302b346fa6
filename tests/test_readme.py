"""README.md is true: its letters build, its commands run, its reference is what the code declares."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from conftest import LETTERS, ROOT

from docgen.cli import main
from docgen.expressions.filters import FILTERS
from docgen.reference import BEGIN, END, reference

README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _files(folder: Path) -> None:
    """Write every YAML block that opens with ``# file: PATH``."""
    for language, text in FENCE.findall(README):
        if language == "yaml" and (named := re.match(r"# file: (.+)\n", text)):
            path = folder / named[1].strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def test_the_walk_through_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _files(tmp_path)
    shutil.copytree(LETTERS, tmp_path / "letters")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCGEN_SOFFICE", str(tmp_path / "none"))
    ran = 0
    for language, text in FENCE.findall(README):
        commands = [line for line in text.splitlines() if line.startswith("docgen ")]
        if language == "sh":
            for command in commands:
                expected = 3 if "--pdf" in command else int("original.txt" in command)
                assert main(shlex.split(command)[1:]) == expected, capsys.readouterr().err
                ran += 1
    assert ran >= 12


def test_the_letters_give_no_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _files(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["check", "."]) == 0
    assert capsys.readouterr().out == ""


def test_every_yaml_block_is_tried() -> None:
    blocks = [text for language, text in FENCE.findall(README) if language == "yaml"]
    assert blocks
    assert all(text.startswith("# file: ") for text in blocks)


def test_the_fault_shown_is_the_fault_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = next(
        text for language, text in FENCE.findall(README) if language == "text" and "พบที่ผิด" in text
    )
    _files(tmp_path)
    monkeypatch.chdir(tmp_path)
    letter = tmp_path / "ประชุม-กุมภาพันธ์" / "letter.yaml"
    text = letter.read_text(encoding="utf-8")
    text = text.replace("วันที่: 2 ก.พ. 2569", "วันที่: 30 ก.พ. 2569").replace(
        "meeting.place", "meeting.plac"
    )
    letter.write_text(text, encoding="utf-8")
    assert main(["build", "ประชุม-กุมภาพันธ์"]) == 1
    assert capsys.readouterr().err.replace("\\", "/") == shown


def test_reference_is_fresh(request: pytest.FixtureRequest) -> None:
    head, rest = README.split(BEGIN)
    stored, tail = rest.split(END)
    fresh = f"\n\n{reference()}\n\n"
    if request.config.getoption("--accept"):
        (ROOT / "README.md").write_text(
            head + BEGIN + fresh + END + tail, encoding="utf-8", newline="\n"
        )
    else:
        assert stored == fresh, "pytest --accept tests/test_readme.py rewrites it"


def test_examples_of_the_filters_are_what_they_write() -> None:
    from docgen.thai.calendar import parse_date, parse_time

    values = {
        "time": parse_time("9:00"),
        "nalika": parse_time("9:00"),
        "count": range(29),
        "number": "1234",
        "figure": "1,500",
    }
    values |= {"words": "12", "baht": "1500", "join": ["ก", "ข"], "verbatim": "A4"}
    day = parse_date("9 ตุลาคม 2560")
    for each in FILTERS:
        extra = [parse_date("10 ตุลาคม 2560")] if each.english == "until" else []
        written = each.write(values.get(each.english, day), *extra)
        assert str(written).strip("\ufdd0\ufdd1") == each.example, each.english
