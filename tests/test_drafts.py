"""From nothing to a draft: what ``docgen new`` writes builds at once, and every key it shows works."""

import json
import os
import re
from pathlib import Path

import pytest
from conftest import ROOT
from docx_text import paragraphs

from docgen.cli import main
from docgen.model import KINDS, Model
from docgen.names import fields, thai_names
from docgen.pipeline import compositions_of
from docgen.starter import PARTS, starter

NAMES = [kind.key for kind in KINDS]
# Keys that mean something only together with another.
TOGETHER = {"ให้ถึงภายใน": "urgency", "ให้ถึงภายในเวลา": "deliver_by"}


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_builds_at_once(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", name, "ร่าง"]) == 0
    written = capsys.readouterr().out.splitlines()
    assert [str(Path(line)) for line in written] == written
    first = Path("ร่าง/letter.yaml").read_text(encoding="utf-8").splitlines()[0]
    pointed = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert pointed
    assert json.loads((Path("ร่าง") / pointed[1]).read_text(encoding="utf-8"))["$schema"]
    assert main(["build", "ร่าง", "--format", "short"]) == 0
    said = capsys.readouterr().err.splitlines()
    # The only thing that is said of a draft: that the invented names still stand in it.
    assert [line for line in said if "warning D006:" not in line] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_draft_shows_every_key(kind: object) -> None:
    name = kind.key  # type: ignore[attr-defined]
    files = starter(name, agency=True)
    assert not _missing(files["letter.yaml"], KINDS[kind])  # type: ignore[index]
    for part, model in PARTS.items():
        if f"{part}.yaml" in files:
            assert not _missing(files[f"{part}.yaml"], model)


def _missing(text: str, model: type[Model]) -> list[str]:
    out = []
    for field in fields(model).values():
        names = "|".join(map(re.escape, thai_names(field)))
        if names != "แม่แบบ" and not re.search(rf"^(?:# )?(?:{names}):", text, re.MULTILINE):
            out.append(names)
    return out


def _optional(text: str) -> list[tuple[str, str]]:
    """Return each key behind ``#``, and the draft with that key in use."""
    out = []
    for found in re.finditer(r"^# (?!-- |yaml-)([^\s:#]+):.*(?:\n#   .*)*", text, re.MULTILINE):
        if "อยู่ในแฟ้ม" in found.group():
            continue
        used = re.sub(r"^# ", "", found.group(), flags=re.MULTILINE)
        out.append((found[1], text.replace(found.group(), used)))
    return out


@pytest.mark.parametrize("name", NAMES)
def test_every_key_behind_the_mark_works(name: str, tmp_path: Path) -> None:
    files = starter(name, agency=True)
    for file, text in files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    for file, text in files.items():
        for key, changed in _optional(text):
            ready = changed
            if key == "ที่อยู่ผู้รับ" and name == "circular":
                continue  # of docgen batch, below
            if key in TOGETHER:
                ready += "ชั้นความเร็ว: ด่วนภายใน\n"
                ready += "ให้ถึงภายใน: 20 มกราคม 2569\n" if key == "ให้ถึงภายในเวลา" else ""
            if key == "กลุ่ม":
                ready = re.sub(r"^รายชื่อ:\n(?:  .*\n)+", "", ready, flags=re.MULTILINE)
            if key == "บรรทัดส่วนราชการ" and name == "circular":
                ready += "กระดาษ: บันทึกข้อความ\n"
            (tmp_path / file).write_text(ready, encoding="utf-8")
            warned = {warning.code for warning in compositions_of(tmp_path, {}).warnings}
            # What stands in no text of the draft is told, as are its invented names.
            assert warned <= {"address-missing", "A010", "D006"}, key
        (tmp_path / file).write_text(text, encoding="utf-8")


def test_the_address_of_each_row_works(tmp_path: Path) -> None:
    for file, text in starter("circular", agency=True).items():
        if file != "recipients.yaml":
            changed = dict(_optional(text)).get("ที่อยู่ผู้รับ", text)
            changed += "ซอง: DL\n" if changed != text else ""
            (tmp_path / file).write_text(changed, encoding="utf-8")
    table = tmp_path / "recipients.csv"
    table.write_text("ชื่อ,ตำบล,อำเภอ,จังหวัด,รหัสไปรษณีย์\nนายกอบ ดี,บางคา,เมือง,ลพบุรี,15000\n", "utf-8")
    assert main(["batch", str(tmp_path), "-o", str(tmp_path / "out")]) == 0
    [envelope] = (tmp_path / "out").glob("*ซอง*.docx")
    said = "".join(paragraphs(envelope.read_bytes()))
    assert "ตำบลบางคา อำเภอเมือง" in said


def test_an_office_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "agency"]) == 0
    assert main(["new", "คำสั่ง"]) == 0
    assert main(["new", "หนังสือภายใน", "ใน/ลึก"]) == 0
    written = capsys.readouterr().out
    assert written.count("agency.yaml") == 1
    assert main(["build", "คำสั่ง", "ใน/ลึก"]) == 0
    assert len(list(Path("out").glob("*.docx"))) == 2


def test_settings_of_comments_alone_settle_no_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docgen.yaml").write_text("# ยังไม่มี\n", encoding="utf-8")
    assert main(["new", "memo", "ร่าง"]) == 0
    assert Path("ร่าง/agency.yaml").is_file()


def test_nothing_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ร่าง").mkdir()
    (Path("ร่าง") / "letter.yaml").write_text("ของเดิม", encoding="utf-8")
    assert main(["new", "memo", "ร่าง"]) == 1
    assert "อยู่แล้ว" in capsys.readouterr().err
    assert os.listdir("ร่าง") == ["letter.yaml"]  # noqa: PTH208 - names only
    assert (Path("ร่าง") / "letter.yaml").read_text(encoding="utf-8") == "ของเดิม"


def test_kinds_are_listed_with_their_forms(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds"]) == 0
    listed = capsys.readouterr().out
    assert "memo            บันทึกข้อความ (แบบที่ ๒)" in listed
    assert all(kind.value in listed for kind in KINDS)


def test_an_unknown_kind_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["new", "บันทึกขอความ"])
    assert stopped.value.code == 2
    assert "หมายถึง บันทึกข้อความ" in capsys.readouterr().err


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("", "docgen", "meeting", "ผู้รับ", "by-law"):
        assert main(["schema", *filter(None, (name,))]) == 0
        assert json.loads(capsys.readouterr().out)["$defs"]


def test_every_kind_has_its_row_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for kind in KINDS:
        row = re.search(rf"^\|.*\| {kind.value} \| `{kind.key}` \|(.*)\|$", readme, re.MULTILINE)
        assert row, kind
        for sample in re.findall(r"`(letters/[^`]+)`", row[1]):
            assert (ROOT / sample).is_dir(), sample


def test_a_part_has_a_draft_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for part in PARTS:
        assert main(["new", part, part]) == 0
        assert (tmp_path / part / f"{part}.yaml").is_file()
