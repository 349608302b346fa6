"""``docgen check`` as its users meet it: what it looks at, how it tells, what it allows, what it mends."""

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import jsonschema
import pytest
from conftest import LETTERS
from rule_pages import PAGES, document, found_in, prose, samples

from docgen import deliver
from docgen.check import Rule, rules
from docgen.check.reading import Fixed, Passage, Reading, Role
from docgen.cli import main
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.resources import table

ORIGINAL = LETTERS / "samut-sakhon-14080" / "original.txt"
CLEAN = document("")
# T003 mends it; A010 nobody can.
FLAWED = document(
    "สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการ, จำนวน: 1 แผ่น}]\n"
    "ข้อความ:\n"
    "  - ด้วยจังหวัดกำหนดจัดอบรมในปี พ.ศ.2569 จึงขอเชิญท่านเป็นวิทยากร  # ปีนี้\n"
    "  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
)
SEED = {
    "A001": ["สค ๐๐๑๗.๒/ว ๙๔๐๘๐"],
    "A015": ["ห้องประชุมท่าจีน ๕๐๒"],
    "D001": ["ทำเนิการ", "ทำเนิการ", "ทำเนิการ", "กระดาช", "กระดาช", "กระดาช"],
    "D005": ["กัญญา"],
    "F021": ["strategy.skn@gmail.com"],
    "T009": ["ํา"],
}
Capture = pytest.CaptureFixture[str]


def _letter(folder: Path, text: str, name: str = "letter.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode())
    return path


def _short(capsys: Capture, *arguments: str | Path) -> tuple[int, list[str]]:
    """Run the check; return the exit code and code of each finding with its line."""
    exit_code = main(["check", *map(str, arguments), "--format", "short"])
    lines = capsys.readouterr().out.splitlines()
    found = [re.fullmatch(r"(.*):(\d+):\d+: (\w+) ([\w-]+): .+", line) for line in lines]
    return exit_code, [f"{Path(m[1]).name}:{m[2]} {m[4]}" for m in found if m]


# What it looks at.


def test_samples_are_clean(capsys: Capture) -> None:
    assert main(["check", str(LETTERS)]) == 0
    out = capsys.readouterr()
    assert out.out == ""
    assert re.fullmatch(r"ตรวจ \d\d ฉบับ: เรียบร้อย\n", out.err)


def test_folder_is_walked(tmp_path: Path, capsys: Capture) -> None:
    _letter(tmp_path / "a", FLAWED)
    _letter(tmp_path / "b" / "c", FLAWED, "เชิญวิทยากร.yaml")
    _letter(tmp_path / ".hidden", FLAWED)
    _letter(tmp_path / "out", FLAWED)
    _letter(tmp_path, "services: {web: {image: nginx}}\n", "compose.yaml")
    exit_code, found = _short(capsys, tmp_path)
    assert (exit_code, found) == (
        0,
        [
            "letter.yaml:1 A010",
            "letter.yaml:3 T003",
            "เชิญวิทยากร.yaml:1 A010",
            "เชิญวิทยากร.yaml:3 T003",
        ],
    )


def test_kind_that_is_misspelt_is_told(tmp_path: Path, capsys: Capture) -> None:
    _letter(tmp_path, CLEAN.replace("หนังสือภายนอก", "หนังสือภายนก"), "เชิญ.yaml")
    exit_code, found = _short(capsys, tmp_path)
    assert exit_code == 1
    assert "value-unreadable" in found[0]


def test_broken_yaml_in_a_folder_is_told(tmp_path: Path, capsys: Capture) -> None:
    _letter(tmp_path, "เรื่อง: [ขอเชิญ\n", "เชิญ.yaml")
    _letter(tmp_path, "tags: !reference [a\n", "ci.yaml")
    exit_code, found = _short(capsys, tmp_path)
    assert (exit_code, len(found)) == (1, 1)
    assert found[0].startswith("เชิญ.yaml")


def test_file_that_is_no_document(tmp_path: Path, capsys: Capture) -> None:
    path = _letter(tmp_path, "services: {web: {image: nginx}}\n", "compose.yaml")
    exit_code, found = _short(capsys, path)
    assert (exit_code, found) == (0, ["compose.yaml:1 not-a-document"])


@pytest.mark.parametrize("name", ["no.yaml", "no", "x" * 300, "letter.yaml/x"])
def test_path_that_is_not_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    _letter(tmp_path, CLEAN)
    monkeypatch.chdir(tmp_path)
    for more in ([], ["--text"], ["--fix"], ["--diff"], ["--text", "--fix"]):
        assert main(["check", name, *more]) == 1
        assert "file-" in "".join(capsys.readouterr())


def test_part_beside_its_letter_checks_the_letter(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "ประชุม"
    shutil.copytree(LETTERS / "samut-sakhon-14080", folder)
    shutil.copytree(LETTERS / "offices", tmp_path / "offices")
    meeting = folder / "meeting.yaml"
    text = meeting.read_text(encoding="utf-8")
    meeting.write_text(text.replace("9 ตุลาคม 2560", "31 พฤศจิกายน 2560"), encoding="utf-8")
    exit_code, found = _short(capsys, meeting)
    assert exit_code == 1
    assert any("meeting.yaml" in each for each in found)


def test_shared_office_file_is_checked_once(tmp_path: Path, capsys: Capture) -> None:
    office = LETTERS / "offices" / "samut-sakhon.yaml"
    text = office.read_text(encoding="utf-8").replace("# docgen: ยอม F021", "# ยอมไว้ก่อน F021")
    _letter(tmp_path / "offices", text, "samut-sakhon.yaml")
    for name in ("a", "b"):
        shutil.copytree(LETTERS / "samut-sakhon-14080", tmp_path / name)
    _, found = _short(capsys, tmp_path)
    assert [each.split()[1] for each in found] == ["F021"]
    assert found[0].startswith("samut-sakhon.yaml:")
    _, alone = _short(capsys, tmp_path / "offices" / "samut-sakhon.yaml")
    assert alone == found


# How it tells.


def test_exit_codes(tmp_path: Path, capsys: Capture) -> None:
    path = _letter(tmp_path, FLAWED)
    assert _short(capsys, path)[0] == 0
    assert _short(capsys, path, "--strict")[0] == 1
    assert main(["check", str(path), "--strict"]) == 1
    assert "ผิด: เว้นวรรคหลัง" in capsys.readouterr().out
    hint = _letter(
        tmp_path / "hint",
        document("ข้อความ: [ด้วยจังหวัดอยากให้ทุกหน่วยงานส่งรายงาน, จึงเรียนมาเพื่อโปรดพิจารณา]"),
    )
    assert _short(capsys, hint, "--strict") == (0, ["letter.yaml:1 L004"])
    for usage in (["check"], ["check", "--fix", "-"], ["check", "--name", "a", str(path)]):
        with pytest.raises(SystemExit) as stopped:
            main(usage)
        assert stopped.value.code == 2


def test_build_shows_warnings_and_stops_on_errors(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    assert main(["build", str(_letter(tmp_path / "a", FLAWED)), "-o", str(out)]) == 0
    assert "[A010]" in capsys.readouterr().err
    assert list(out.iterdir())
    wrong = document("ข้อความ: [ด้วยจังหวัดจัดอบรมในวันจันทร์ที่ 31 มีนาคม 2569, จึงเรียนมาเพื่อโปรดทราบ]")
    assert main(["build", str(_letter(tmp_path / "b", wrong)), "-o", str(tmp_path / "no")]) == 1
    assert "[C001]" in capsys.readouterr().err
    assert not (tmp_path / "no").exists()


def test_json(tmp_path: Path, capsys: Capture) -> None:
    path = _letter(tmp_path, FLAWED)
    assert main(["check", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {d["code"] for d in found} == {"A010", "T003"}
    assert main(["check", str(_letter(tmp_path, CLEAN)), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_sarif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """What SARIF 2.1.0 requires (sections 3.13, 3.14, 3.27 to 3.30), and characters that GitHub shows."""
    _letter(tmp_path, FLAWED)
    monkeypatch.chdir(tmp_path)
    assert main(["check", "letter.yaml", "--format", "sarif"]) == 0
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "docgen"
    ids = [rule["id"] for rule in driver["rules"]]
    result = next(r for r in run["results"] if r["ruleId"] == "T003")
    assert ids[result["ruleIndex"]] == "T003"
    assert result["level"] == "warning"
    assert result["message"]["text"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "letter.yaml"
    line = FLAWED.splitlines()[place["region"]["startLine"] - 1]
    region = place["region"]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "พ.ศ."


def test_sarif_keeps_its_schema(sarif_schema: dict[str, object], capsys: Capture) -> None:
    main(["check", "--format", "sarif", "--text", str(ORIGINAL)])
    log = json.loads(capsys.readouterr().out)
    assert len(log["runs"][0]["results"]) > 20
    jsonschema.Draft7Validator(sarif_schema).validate(log)


def test_github_annotations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    _letter(tmp_path, FLAWED)
    monkeypatch.chdir(tmp_path)
    assert main(["check", "letter.yaml", "--format", "github"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(re.match(r"::warning file=letter\.yaml,line=\d+,", line) for line in lines)


def test_standard_input_goes_by_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    shutil.copytree(LETTERS / "samut-sakhon-14080", folder)
    shutil.copytree(LETTERS / "offices", tmp_path / "offices")
    text = (folder / "letter.yaml").read_text(encoding="utf-8") + "ชั้นความเร็ว: ด่วนมากๆ\n"
    run = subprocess.run(
        [sys.executable, "-m", "docgen", "check", "-", "--name", str(folder / "letter.yaml"), "--format", "short"],
        input=text.encode(), capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert run.returncode == 1
    assert f"{folder / 'letter.yaml'}:" in run.stdout.decode()
    assert (
        len(run.stdout.decode().splitlines()) == 1
    )  # its office and its lists are found beside that name


def test_rules_are_listed_and_shown(capsys: Capture) -> None:
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == len(rules()) >= 60
    assert main(["rules", "c001"]) == 0
    page = capsys.readouterr().out
    assert all(word in page for word in ("ตรวจ:", "เพราะ:", "ที่มา:", "ความแน่ใจ:", "ผิด:", "ถูก:"))
    with pytest.raises(SystemExit):
        main(["rules", "C999"])
    assert "ไม่มีกฎ C999" in capsys.readouterr().err


# Where it points.


@pytest.mark.parametrize(
    ("sample", "line", "typed"),
    [
        ("ข้อความ:\n  - |\n    ด้วยจังหวัด\n    กำหนดจัดอบรมในปี พ.ศ.2569\n  - จึงเรียนมาเพื่อโปรดพิจารณา", 4, "พ.ศ."),
        ('ข้อความ: ["ด้วยจังหวัด\\u0020จัดอบรมในปี พ.ศ.2569", จึงเรียนมาเพื่อโปรดพิจารณา]', 1, "พ.ศ."),
        ("ข้อมูล: {ช่วง: ปี พ.ศ.2569}\nข้อความ: ['ด้วยจังหวัดจัดอบรมใน{{ ข้อมูล.ช่วง }} แล้ว', จึงเรียนมาเพื่อโปรดพิจารณา]", 1, "พ.ศ."),
        ("ข้อความ: ['ด้วยจังหวัด{{ \"จัดอบรมในปี พ.ศ.2569\" }}', จึงเรียนมาเพื่อโปรดพิจารณา]", 1, '{{ "จัดอบรมในปี พ.ศ.2569" }}'),
    ],
)  # fmt: skip
def test_finding_points_at_what_was_typed(
    sample: str, line: int, typed: str, tmp_path: Path, capsys: Capture
) -> None:
    text = document(sample)
    assert main(["check", str(_letter(tmp_path, text)), "--format", "json"]) == 0
    (found,) = (d for d in json.loads(capsys.readouterr().out) if d["code"] == "T003")
    assert found["line"] == line
    start = found["column"] - 1
    assert text.splitlines()[line - 1][start:].startswith(typed)


# What it allows.


def _allowing(comment: str, *, own_line: bool) -> str:
    line = "  - ด้วยจังหวัดกำหนดจัดอบรมในปี พ.ศ.2569 จึงขอเชิญท่านเป็นวิทยากร"
    lines = [f"  {comment}", line] if own_line else [f"{line}  {comment}"]
    return document("\n".join(["ข้อความ:", *lines, "  - จึงเรียนมาเพื่อโปรดพิจารณา"]))


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("# docgen: ยอม T003 ตามต้นฉบับ", []),
        ("# docgen: allow t003 as it was", []),
        ("# docgen: allow t003, T012 as it was", ["allowance-unused"]),
        ("# docgen: ยอม T003", ["allowance-reason", "T003"]),
        ("# docgen: ยอม ตามต้นฉบับ", ["allowance-unknown", "T003"]),
        ("# docgen: ยอม T999 ตามต้นฉบับ", ["allowance-unknown", "T003"]),
        ("# docgen: ยอม T001 ตามต้นฉบับ", ["T003", "allowance-unused"]),
    ],
)
def test_allowance_beside_the_line(
    comment: str, codes: list[str], tmp_path: Path, capsys: Capture
) -> None:
    for own_line in (True, False):
        path = _letter(tmp_path, _allowing(comment, own_line=own_line))
        _, found = _short(capsys, path)
        assert sorted(each.split()[1] for each in found) == sorted(codes)


def test_allowance_covers_a_block(tmp_path: Path, capsys: Capture) -> None:
    text = document(
        "ข้อความ:\n"
        "  - |  # docgen: ยอม T003 ตามต้นฉบับ\n"
        "    ด้วยจังหวัดกำหนด\n"
        "    จัดอบรมในปี พ.ศ.2569\n"
        "  - จึงเรียนมาเพื่อโปรดพิจารณาภายในปี พ.ศ.2569\n"
    )
    _, found = _short(capsys, _letter(tmp_path, text))
    assert found == ["letter.yaml:5 T003"]


def test_comment_in_a_text_allows_nothing(tmp_path: Path, capsys: Capture) -> None:
    text = document(
        "ข้อความ:\n"
        "  - |\n"
        "    ด้วยจังหวัดจัดอบรมในปี พ.ศ.2569 # docgen: ยอม T003 ไม่ใช่ความเห็น\n"
        "  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
    )
    _, found = _short(capsys, _letter(tmp_path, text))
    assert "letter.yaml:3 T003" in found


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("{กฎ: T003, เหตุผล: ตามต้นฉบับ}", ["A010"]),
        ("{กฎ: [T003, A010], เหตุผล: ตามต้นฉบับ}", []),
        ("{กฎ: T003, เหตุผล: ตามต้นฉบับ, ข้อความ: พ.ศ.2569}", ["A010"]),
        ("{กฎ: T003, เหตุผล: ตามต้นฉบับ, ข้อความ: พ.ศ.2568}", ["A010", "T003", "allowance-unused"]),
        ("{กฎ: T003}", ["A010", "T003", "key-missing"]),
        ("{กฎ: Z003, เหตุผล: ตามต้นฉบับ}", ["A010", "T003", "allowance-unknown"]),
    ],
)
def test_allowance_in_docgen_yaml(
    entry: str, codes: list[str], tmp_path: Path, capsys: Capture
) -> None:
    _letter(tmp_path, FLAWED)
    _letter(tmp_path, f"ยอม:\n  - {entry}\n", "docgen.yaml")
    _, found = _short(capsys, tmp_path)
    assert sorted(each.split()[1] for each in found) == sorted(codes)


def test_docgen_yaml_counts_for_an_office_file_alone(tmp_path: Path, capsys: Capture) -> None:
    office = (LETTERS / "offices" / "samut-sakhon.yaml").read_text(encoding="utf-8")
    path = _letter(tmp_path, office.replace("# docgen: ยอม F021", "# F021"), "office.yaml")
    assert _short(capsys, path)[1] != []
    settings = _letter(tmp_path, "ยอม: [{กฎ: F021, เหตุผล: ใช้จริง}]\n", "docgen.yaml")
    assert _short(capsys, path) == (0, [])
    settings.write_text("ยอม: [{กฎ: Z999, เหตุผล: ไม่มีกฎนี้}]\n", encoding="utf-8")
    assert _short(capsys, settings)[1] == ["docgen.yaml:1 allowance-unknown"]


def test_allowed_text_covers_no_other_on_its_line(tmp_path: Path, capsys: Capture) -> None:
    _letter(tmp_path, document("ข้อความ: [ด้วยส่งที่ a@gmail.com หรือ b@hotmail.com, จึงเรียนมาเพื่อทราบ]"))
    _letter(tmp_path, "ยอม: [{กฎ: F021, เหตุผล: ใช้จริง, ข้อความ: a@gmail.com}]\n", "docgen.yaml")
    assert main(["check", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "hotmail" in out
    assert out.count("[F021]") == 1


def test_one_file_told_twice(tmp_path: Path, capsys: Capture) -> None:
    shutil.copytree(LETTERS / "offices", tmp_path / "offices")
    one = tmp_path / "offices" / "samut-sakhon.yaml"
    again = tmp_path / "offices" / ".." / "offices" / "samut-sakhon.yaml"
    assert main(["check", str(one), str(again)]) == 0
    capsys.readouterr()


def test_damaged_docx(tmp_path: Path, capsys: Capture) -> None:
    """Whatever byte of a .docx is wrong, it is read or told; the files after it are checked all the same."""
    from docx import Document

    word = Document()
    word.add_paragraph("เรื่อง ขอเชิญประชุม " * 40)
    word.save(str(tmp_path / "good.docx"))
    data = (tmp_path / "good.docx").read_bytes()
    broken = tmp_path / "broken.docx"
    for at in range(0, len(data), len(data) // 60):
        broken.write_bytes(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :])
        assert main(["check", "--text", str(broken), str(ORIGINAL), "--format", "short"]) == 1
        assert "A001" in capsys.readouterr().out


@pytest.mark.parametrize(
    "run", ["1", "๑", "1.", "๑,", ".", "{", "[", "(", " ", "่", "ก ", "«", '"', "_", "ๆ"]
)
def test_long_runs_take_no_time(run: str, tmp_path: Path, capsys: Capture) -> None:
    """Searches are linear: a run of 20,000 would take minutes if one were not."""
    path = _letter(tmp_path, f"เรื่อง ขอเชิญ\nเรียน อธิบดี\n\nด้วย {run * 20_000} จบ\n", "a.txt")
    main(["check", "--text", str(path), "--format", "short"])
    capsys.readouterr()


# What it mends.


def test_fix_changes_only_the_characters(tmp_path: Path, capsys: Capture) -> None:
    text = FLAWED.replace("\n", "\r\n")
    path = tmp_path / "letter.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    assert main(["check", str(link), "--fix"]) == 0
    assert "แก้แล้ว 1 แห่ง ใน 1 แฟ้ม" in capsys.readouterr().err
    right = text.replace("พ.ศ.2569", "พ.ศ. 2569")
    assert path.read_bytes() == b"\xef\xbb\xbf" + right.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["letter.yaml", "link.yaml"]


def test_diff_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    path = _letter(tmp_path, FLAWED)
    assert main(["check", str(path), "--diff"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line for line in shown if re.match(r"[-+] ", line)] == [
        "-  - ด้วยจังหวัดกำหนดจัดอบรมในปี พ.ศ.2569 จึงขอเชิญท่านเป็นวิทยากร  # ปีนี้",
        "+  - ด้วยจังหวัดกำหนดจัดอบรมในปี พ.ศ. 2569 จึงขอเชิญท่านเป็นวิทยากร  # ปีนี้",
    ]
    assert path.read_bytes() == FLAWED.encode()


def _flagged() -> list[tuple[str, str, str]]:
    out = []
    for page in sorted(PAGES.glob("*.md")):
        for sample in samples(page.read_text(encoding="utf-8"))[0]:
            found = found_in(sample)[1]
            if any(d.edits for d in found):
                text = sample.text
                if sample.kind != "text":
                    text = prose(text) if sample.kind == "prose" else document(text)
                out.append((page.stem, text, sample.kind))
    return out


@pytest.mark.parametrize(("code", "text", "kind"), _flagged())
def test_second_fix_finds_nothing(
    code: str, text: str, kind: str, tmp_path: Path, capsys: Capture
) -> None:
    by_hand = kind == "text"
    path = _letter(tmp_path, text, "หนังสือ.txt" if by_hand else "letter.yaml")
    more = ["--text"] if by_hand else []
    main(["check", str(path), "--fix", *more])
    once = path.read_bytes()
    assert once != text.encode(), code
    main(["check", str(path), "--fix", *more])
    assert path.read_bytes() == once
    capsys.readouterr()
    main(["check", str(path), "--diff", *more])
    assert capsys.readouterr().out == ""


def test_a_year_far_off_is_no_traceback(tmp_path: Path, capsys: Capture) -> None:
    said = "ตั้งแต่วันที่ 1 มกราคม 9950 ถึงวันที่ 31 ธันวาคม 2568 รวมเวลา 70 ปี"
    path = _letter(tmp_path, FLAWED.replace("ข้อความ:", f"ข้อความ:\n  - {said}", 1))
    main(["check", str(path), "--format", "short"])
    told = capsys.readouterr()
    assert "C009" in told.out + told.err


def test_interrupted_fix_leaves_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    path = _letter(tmp_path, FLAWED)

    def stopped(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", stopped)
    assert main(["check", str(path), "--fix"]) == 1
    assert "file-unwritable" in capsys.readouterr().out
    assert path.read_bytes() == FLAWED.encode()
    assert [each.name for each in tmp_path.iterdir()] == ["letter.yaml"]


def test_fix_leaves_a_file_that_changed_meanwhile(tmp_path: Path) -> None:
    path = _letter(tmp_path, CLEAN)
    with pytest.raises(Faulty) as raised:
        deliver.replace_text(path, FLAWED, CLEAN)
    assert [d.code for d in raised.value.diagnostics] == ["file-changed"]
    assert path.read_bytes() == CLEAN.encode()


# Letters typed by hand.


def test_seed_yields_its_known_faults(capsys: Capture) -> None:
    """The real circular as OCR read it: its faults, each at its place, and nothing else."""
    assert main(["check", "--text", str(ORIGINAL), "--format", "json"]) == 1
    lines = ORIGINAL.read_text(encoding="utf-8").splitlines()
    told = json.loads(capsys.readouterr().out)
    marked: dict[str, list[str]] = {}
    for d in told:
        start = d["column"] - 1
        typed = lines[d["line"] - 1][start : start + d["length"]]
        marked.setdefault(d["code"], []).append(typed)
    tags = marked.pop("D002")
    assert all(tag.startswith("<") for tag in tags)
    assert len(tags) > 10
    assert marked == SEED


def test_docx_by_hand(tmp_path: Path, capsys: Capture) -> None:
    from docx import Document

    word = Document()
    for line in (
        "ที่ สค ๐๐๑๗.๒/๕๐๐\tศาลากลางจังหวัดสมุทรสาคร",
        "๑๖ มีนาคม ๒๕๖๙",
        "เรื่อง ขอเชิญเป็นวิทยากร",
        "เรียน ผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร",
        "ด้วยจังหวัดสมุทรสาครกำหนดจัดอบรมในวันอังคารที่ ๓๐ มีนาคม ๒๕๖๙ จึงขอเชิญท่านเป็นวิทยากร",
    ):
        word.add_paragraph(line)
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "กำหนดการ", "เวลา ๒๕.๐๐ น."
    path = tmp_path / "หนังสือ.docx"
    word.save(str(path))
    before = path.read_bytes()
    assert main(["check", "--text", str(path), "--fix"]) == 1
    out = capsys.readouterr().out
    assert "ย่อหน้าที่ 5: " in out
    assert "[C001]" in out
    assert "[C008]" in out
    assert path.read_bytes() == before


def test_fix_says_that_it_leaves_docx(tmp_path: Path, capsys: Capture) -> None:
    from docx import Document

    word = Document()
    word.add_paragraph("ขออนุญาติ")
    word.save(str(tmp_path / "a.docx"))
    main(["check", "--text", str(tmp_path / "a.docx"), "--fix"])
    assert "แก้ .docx ให้ไม่ได้" in capsys.readouterr().err


OLD = (
    "ที่ สค ๐๐๑๗.๒/๕๐๐\tศาลากลางจังหวัดสมุทรสาคร\r\n\r\n๓ ก.พ. ๒๕๖๙\r\n\r\nเรื่อง ขอเชิญเป็นวิทยากร\r\n"
    "เรียน ผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร\r\n\tด้วยจังหวัดขออนุญาติใช้ห้องประชุม จึงขอเชิญท่านเป็นวิทยากร\r\n"
    "จึงเรียนมาเพื่อโปรดพิจารณา\r\nขอแสดงความนับถือ\r\n"
)


@pytest.mark.parametrize("encoding", ["cp874", "utf-16", "utf-8-sig"])
def test_text_of_an_older_program(encoding: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "หนังสือ.txt"
    path.write_bytes(OLD.encode(encoding))
    assert _short(capsys, "--text", path) == (0, ["หนังสือ.txt:3 C010", "หนังสือ.txt:7 L001"])
    assert _short(capsys, "--text", path, "--fix") == (0, [])
    right = OLD.replace("ก.พ.", "กุมภาพันธ์").replace("อนุญาติ", "อนุญาต")
    assert path.read_bytes() == right.encode(encoding)


def test_old_text_from_standard_input() -> None:
    command = [sys.executable, "-m", "docgen", "check", "--text", "-", "--format", "short"]
    run = subprocess.run(command, input=OLD.encode("cp874"), capture_output=True, check=False)
    assert run.stderr == b""
    assert len(run.stdout.splitlines()) == 2


def test_text_that_is_no_letter_and_files_that_are_no_text(tmp_path: Path, capsys: Capture) -> None:
    for name, data in (
        ("a.txt", b""),
        ("b.txt", "รายการซื้อของ\n".encode()),
        ("c.txt", b"\xff\xfe\x00"),
        ("d.docx", b"PK\x03\x04 no zip"),
        ("e.docx", b""),
    ):
        (tmp_path / name).write_bytes(data)
        assert main(["check", "--text", str(tmp_path / name)]) in (0, 1)
        capsys.readouterr()


def test_every_finding_of_a_rule_is_one_of_its_kind() -> None:
    by_code = {rule.code: rule for rule in rules()}
    for code, rule in by_code.items():
        page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
        found: list[Diagnostic] = [d for s in samples(page)[0] for d in found_in(s)[1]]
        assert {d.severity for d in found if d.code == code} == {rule.severity}


def test_an_allowance_inside_a_text_is_told(tmp_path: Path, capsys: Capture) -> None:
    text = "ข้อความ: |\n  ด้วยจังหวัดใช้คลีนิกของอำเภอ  # docgen: ยอม L002 ชื่อเฉพาะ\n  จึงเรียนมาเพื่อทราบ\n"
    code, found = _short(capsys, _letter(tmp_path, document(text)))
    assert code == 1
    assert "allowance-printed" in {each.split()[1].rstrip(":") for each in found}


def test_a_form_of_address_may_be_allowed(tmp_path: Path, capsys: Capture) -> None:
    typed = document("คำลงท้าย: ด้วยความนับถือ  # docgen: ยอม address-mismatch ตามธรรมเนียม\n")
    _, found = _short(capsys, _letter(tmp_path, typed))
    assert not [each for each in found if "address" in each or "allowance" in each]


@pytest.mark.parametrize("part", ["words", "loanwords", "ocr"])
def test_mending_a_word_ends(part: str) -> None:
    """Whatever stands behind a misspelt word, mending settles and doubles nothing."""
    tails = ("", "ุ", "์", "่", "ห", "ร", "ะ", "า", "ิ", "ห์", "รณ์", "น", "ไ", " ", "งาน")
    chosen = [rule for rule in rules() if rule.code in ("L001", "L002", "D001")]
    for word, row in table("misspellings")[part].items():
        for tail in tails:
            text, before = f"การ{word}{tail} ครั้ง", ""
            for _ in range(4):
                before, text = text, _mended(text, chosen)
            assert text == before
            assert row["right"] * 2 not in text


def _mended(text: str, chosen: list[Rule]) -> str:
    origin = Fixed(Span(Path("x")))
    for rule in chosen:
        reading = Reading(None, (Passage(Role.BODY, text, origin),), Span(Path("x")))
        for found in sorted(rule.find(reading), key=lambda finding: -finding.start):
            if found.replacement is not None:
                text = text[: found.start] + found.replacement + text[found.end :]
    return text


def test_numbers_that_word_gives_are_read(tmp_path: Path, capsys: Capture) -> None:
    """Enclosures in a list that Word numbers, or on lines parted within one paragraph, are enclosures."""
    made = docx.Document()
    parted = made.add_paragraph()
    parted.add_run("อ้างถึง\t1. หนังสือจังหวัดกาญจนบุรี ที่ กจ 0018/ว 100 ลงวันที่ 2 มีนาคม 2569")
    parted.add_run().add_break()
    parted.add_run("\t2. หนังสืออำเภอท่าม่วง ที่ กจ 0618/ว 12 ลงวันที่ 3 มีนาคม 2569")
    head = ["ที่ กจ 0618/726", "11 มีนาคม 2569", "เรื่อง\tการเตรียมการป้องกันภัยแล้ง", "เรียน\tปลัดอำเภอท่าม่วง"]
    for text in head:
        parted.insert_paragraph_before(text)
    made.add_paragraph("สิ่งที่ส่งมาด้วย")
    for text in ("ระเบียบวาระการประชุม จำนวน 1 ชุด", "แบบตอบรับ จำนวน 1 แผ่น"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("ตามหนังสือที่อ้างถึง 1 และ 2 ได้แจ้งการเตรียมการป้องกันภัยแล้ง นั้น")
    made.add_paragraph("ขอส่งระเบียบวาระตามสิ่งที่ส่งมาด้วย 1 และแบบตอบรับตามสิ่งที่ส่งมาด้วย 2")
    for text in (
        "จึงเรียนมาเพื่อโปรดทราบ",
        "ขอแสดงความนับถือ",
        "(นายสมชาย ใจดี)",
        "นายอำเภอท่าม่วง",
        "โทร. 0 3461 1145",
    ):
        made.add_paragraph(text)
    path = tmp_path / "typed.docx"
    made.save(str(path))
    _, found = _short(capsys, path)
    assert found == []


def test_yaml_of_other_programs_is_passed_over(tmp_path: Path, capsys: Capture) -> None:
    """What other programs write is none of ours, whatever docgen cannot read in it, and Thai comments too."""
    _letter(tmp_path, "# บริการของกลุ่มงาน\nx: &base {image: nginx}\ny: *base\n", "compose.yaml")
    _letter(tmp_path, "date: 2026-03-16\nsubject: hello\nto: all\n", "post.yml")
    _letter(tmp_path, "a: 1\n---\nb: !Ref x\n", "stack.yaml")
    exit_code, found = _short(capsys, tmp_path)
    assert exit_code == 1
    assert len(found) == 1
    assert "file-missing" in found[0]


def test_broken_letter_with_english_keys_is_told(tmp_path: Path, capsys: Capture) -> None:
    _letter(tmp_path, 'subject: ขอเชิญประชุม\n"to": นายอำเภอเมือง\nbody: [ก\n', "broken.yaml")
    exit_code, found = _short(capsys, tmp_path)
    assert exit_code == 1
    assert any("broken.yaml" in each for each in found)


def test_typed_folder_without_letters(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", "--text", str(tmp_path)]) == 1
    assert "ไม่พบหนังสือที่พิมพ์เองในโฟลเดอร์" in capsys.readouterr().out


def test_fix_that_cannot_write_one_file_writes_the_others(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [_letter(tmp_path, FLAWED, f"{name}.yaml") for name in ("ก", "ข", "ค")]
    real = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if Path(target).name == "ข.yaml":
            raise OSError(errno.EACCES, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    assert main(["check", *map(str, paths), "--fix"]) == 1
    told = capsys.readouterr()
    assert "แก้แล้ว 2 แฟ้ม แก้ไม่ได้ 1 แฟ้ม" in told.err
    assert "file-unwritable" in told.out
    assert told.out.count("[T003]") == 1  # what stands in the file that was not written
    assert [path.read_text(encoding="utf-8") == FLAWED for path in paths] == [False, True, False]


@pytest.mark.parametrize("form", ["human", "short", "json", "github", "sarif"])
def test_closed_pipe_keeps_the_exit_code(form: str, tmp_path: Path) -> None:
    wrong = FLAWED.replace("จึงขอเชิญ", "ในวันอังคารที่ 25 มีนาคม 2569 จึงขอเชิญ")
    path = _letter(tmp_path, wrong)
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "docgen", "check", str(path), "--format", form]
    run = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (run.returncode, b"Traceback" in run.stderr) == (1, False)


def test_places_through_escapes_and_old_line_ends(tmp_path: Path, capsys: Capture) -> None:
    """An escaped blank, and lines that end with CR alone as on old Macs, move no finding."""
    escaped = FLAWED.replace(
        "  - ด้วยจังหวัดกำหนดจัดอบรมในปี พ.ศ.2569", '  - "ด้วยจังหวัด\\ กำหนดจัดอบรมในปี พ.ศ.2569'
    )
    escaped = escaped.replace("เป็นวิทยากร  # ปีนี้", 'เป็นวิทยากร"')
    for text in (escaped, FLAWED.replace("\n", "\r")):
        path = _letter(tmp_path, text)
        assert main(["check", str(path), "--format", "json"]) == 0
        [found] = [each for each in json.loads(capsys.readouterr().out) if each["code"] == "T003"]
        lines = re.split(r"[\r\n]", text)
        assert lines[found["line"] - 1][found["column"] - 1 :].startswith("พ.ศ.2569")


def test_comma_in_a_list_of_one_line_is_not_mended(tmp_path: Path, capsys: Capture) -> None:
    text = re.sub(
        r"(?s)ข้อความ:.*?(?=\n\S|\Z)",
        "ข้อความ: [ด้วยจังหวัดขอเบิกเงินจำนวน 7400 บาท, จึงเรียนมาเพื่อโปรดพิจารณา]",
        FLAWED,
    )
    path = _letter(tmp_path, text)
    main(["check", str(path), "--format", "json"])
    [found] = [each for each in json.loads(capsys.readouterr().out) if each["code"] == "T013"]
    assert "replacement" not in found
