"""Reading: YAML's own traps change nothing of what was typed, and every character knows its place."""

from pathlib import Path

import pytest
from conftest import ROOT
from docx_text import paragraphs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.cli import main
from docgen.pipeline import documents
from docgen.read import read
from docgen.source import Mapping, Scalar

OFFICE = (ROOT / "tests" / "faults" / "office.yaml").as_posix()


def _only(path: Path, yaml: str) -> Scalar:
    path.write_bytes(yaml.encode("utf-8"))
    tree = read(path)
    assert isinstance(tree, Mapping)
    value = tree.entries[0][1]
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    "typed",
    [
        "012",
        "12:30",
        "no",
        "yes",
        "~",
        "null",
        "2567-02-30",
        "1e3",
        "0x1F",
        "1_000",
        "๐๑๒",
        ".5",
        "+1",
        "on",
    ],
)
def test_no_value_is_taken_for_another(tmp_path: Path, typed: str) -> None:
    assert _only(tmp_path / "a.yaml", f"k: {typed}\n").text == typed


def test_traps_reach_the_letter_as_typed(tmp_path: Path) -> None:
    letter = f"""ชนิด: หนังสือเวียน
ส่วนราชการ: {OFFICE}
ที่: 012
วันที่: 5 มีนาคม 2569
เรื่อง: no
เรียน: ~~
ข้อความ: [012, 12:30, null, 1e3]
การประชุม: {{ชื่อ: yes, วันที่: 9 มี.ค. 2569, เวลา: 12:30, สถานที่: on, ประเด็น: [{{ประเด็น: off}}]}}
"""
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    made = [paragraphs(docx) for docx in documents(tmp_path, {}).documents.values()]
    assert "ที่ สป ๐๓๑๘.๑/ว ๐๑๒\tที่ว่าการอำเภอบางน้ำใส" in made[0]
    assert "เรื่อง\tno" in made[0]
    assert "เรียน\t~~" in made[0]
    assert [line for line in made[0] if line in ("๐๑๒", "๑๒:๓๐", "null", "๑e๓")] == [
        "๐๑๒",
        "๑๒:๓๐",
        "null",
        "๑e๓",
    ]
    assert "เมื่อวันจันทร์ที่ ๙ มีนาคม ๒๕๖๙ เวลา ๑๒.๓๐ น." in made[1]
    assert "สรุปผลการyes" in made[1]
    assert "๑. off" in made[1]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("yaml", "line", "column"),
    [
        ("ก: ข {{ x }}\n", 1, 9),
        ("ก: |\n  หนึ่ง\n  สอง {{ x }}\n", 3, 10),
        ("ก: >-\n  หนึ่ง\n  สอง {{ x }}\n", 3, 10),
        ('ก: "\\u0e01 \\"ข\\" {{ x }}"\n', 1, 21),
        ("ก: 'it''s {{ x }}'\n", 1, 14),
        ("ก: หนึ่ง\n  สอง {{ x }}\n", 2, 10),
    ],
)
def test_places(  # noqa: PLR0917 - a table of cases
    tmp_path: Path, yaml: str, line: int, column: int, newline: str, bom: str
) -> None:
    value = _only(tmp_path / "a.yaml", bom + yaml.replace("\n", newline))
    span = value.at(value.text.index("x"))
    assert (span.line, span.column) == (line, column)


@given(
    st.text(alphabet="กขี่ \\'\"#:-{}x\n", min_size=1, max_size=30), st.sampled_from(["'", '"', "|"])
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_character_is_where_its_place_says(tmp_path: Path, text: str, style: str) -> None:
    if style == "|":
        lines = [line for line in text.split("\n") if line.strip() and not line.startswith(" ")]
        if not lines:
            return
        yaml = "k: |\n" + "".join(f"  {line}\n" for line in lines)
    else:
        flat = text.replace("\n", "")
        quoted = (
            flat.replace("'", "''")
            if style == "'"
            else flat.replace("\\", "\\\\").replace('"', '\\"')
        )
        yaml = f"k: {style}{quoted}{style}\n"
    value = _only(tmp_path / "a.yaml", yaml)
    source = yaml.split("\n")
    for i, char in enumerate(value.text):
        if char not in "\n\\\"'":
            span = value.at(i)
            assert source[span.line - 1][span.column - 1] == char


def test_a_template_given_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = ROOT / "letters" / "saraban-dept-215"
    own = ROOT / "templates" / "meeting-summary.docx"
    assert main(["build", str(letter), "-o", str(tmp_path), "--template", f"letter={own}"]) == 1
    assert "meeting-summary.docx" in capsys.readouterr().err
    same = ROOT / "templates" / "letter.docx"
    assert main(["build", str(letter), "-o", str(tmp_path), "--template", f"letter={same}"]) == 0
