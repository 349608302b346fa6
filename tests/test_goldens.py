"""Each sample's context, text and document XML, against golden files that a person can read."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import SAMPLES, Golden, Made
from docx_text import paragraphs
from lxml import etree

from docgen.composition import Image

GOLDENS = Path(__file__).parent / "goldens"


@pytest.mark.parametrize("name", SAMPLES)
def test_context(name: str, made: dict[str, Made], golden: Golden) -> None:
    contexts: dict[str, object] = {}
    for composition in made[name].compositions:  # copies and editions differ in what the text shows
        contexts.setdefault(composition.template, _shown(dict(composition.context)))
    text = json.dumps(contexts, ensure_ascii=False, indent=1)
    golden(GOLDENS / name / "context.json", text + "\n")


@pytest.mark.parametrize("name", SAMPLES)
def test_text(name: str, made: dict[str, Made], golden: Golden) -> None:
    text = ""
    for stem, docx in made[name].documents.items():
        text += f"=== {stem}\n" + "\n".join(paragraphs(docx)) + "\n"
    golden(GOLDENS / name / "text.txt", text)


def test_document_part(made: dict[str, Made], golden: Golden) -> None:
    """The XML of one letter, whole; the others differ from it in what the context shows."""
    name = "saraban-dept-215"
    [docx] = made[name].documents.values()
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        core = etree.fromstring(archive.read("docProps/core.xml"))
    for part, tree in (("document", root), ("core", core)):
        etree.indent(tree)
        xml = etree.tostring(tree, encoding="unicode").replace("\u200d", "·").replace("\u00a0", "_")
        golden(GOLDENS / name / f"{part}.xml", xml + "\n")


def _shown(value: object) -> object:
    """Make joiners (·), hard blanks (_) and pictures visible."""
    if isinstance(value, Image):
        return f"{value.width} cm: {value.about}"
    if isinstance(value, str):
        return value.replace("\u200d", "·").replace("\u00a0", "_")
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return value
