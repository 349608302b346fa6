"""Every fault as a document: ``faults/NAME.yaml`` in, exactly ``faults/NAME.txt`` out, exit code 1."""

from pathlib import Path

import pytest
from conftest import Golden

from docgen.cli import main

FAULTS = Path(__file__).parent / "faults"
CASES = sorted(p.stem for p in FAULTS.glob("*.yaml") if p.stem != "office")


@pytest.mark.parametrize("case", CASES)
def test_report(
    case: str,
    golden: Golden,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(FAULTS)
    code = main(["build", f"{case}.yaml", "-o", str(tmp_path / "out")])
    printed = capsys.readouterr()
    assert code == 1
    assert printed.out == ""
    assert not (tmp_path / "out").exists(), "nothing half-written is left behind"
    assert "Traceback" not in printed.err
    golden(FAULTS / f"{case}.txt", printed.err)


def test_reports_can_be_shown_by_a_console_of_code_page_874() -> None:
    for path in FAULTS.glob("*.txt"):
        path.read_text(encoding="utf-8").replace("\N{REPLACEMENT CHARACTER}", "?").encode("cp874")
