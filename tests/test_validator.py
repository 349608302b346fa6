"""Every .docx has 0 errors from the Open XML SDK."""

import json
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES, Made


def errors_of(validator: str, path: Path) -> object:
    done = subprocess.run(
        [validator, str(path)], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    return json.loads(done.stdout)["errors"]


@pytest.mark.parametrize("name", SAMPLES)
def test_documents_are_valid(
    name: str, made: dict[str, Made], validator: str, tmp_path: Path
) -> None:
    for stem, docx in made[name].documents.items():
        path = tmp_path / f"{stem}.docx"
        path.write_bytes(docx)
        assert errors_of(validator, path) == []


def test_templates_are_valid(validator: str) -> None:
    for path in (ROOT / "templates").glob("*.docx"):
        assert errors_of(validator, path) == []


def test_the_validator_findserrors_of(
    validator: str, made: dict[str, Made], tmp_path: Path
) -> None:
    import zipfile

    [docx] = made["saraban-dept-215"].documents.values()
    (tmp_path / "good.docx").write_bytes(docx)
    with (
        zipfile.ZipFile(tmp_path / "good.docx") as good,
        zipfile.ZipFile(tmp_path / "bad.docx", "w") as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"<w:jc ", b"<w:wrong "))
        document = good.read("word/styles.xml")
    assert b"<w:jc " in document
    assert errors_of(validator, tmp_path / "bad.docx") != []
