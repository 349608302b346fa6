"""The sample circular says what the real one says, but for the listed OCR faults."""

import re
from pathlib import Path

from conftest import LETTERS, Made
from docx_text import paragraphs, squeezed

from docgen.read import plain

HERE = LETTERS / "samut-sakhon-14080"


def _corrected() -> str:
    text: str = (HERE / "original.txt").read_text(encoding="utf-8")
    for correction in plain(HERE / "corrections.yaml"):
        assert correction["reason"]
        found = text.count(correction["from"])
        assert found == int(correction["count"]), correction
        text = text.replace(correction["from"], correction["to"])
    return text


def test_text_equals_the_original(made: dict[str, Made]) -> None:
    documents = made[HERE.name].documents
    text = "\n".join("\n".join(paragraphs(docx)) for docx in documents.values())
    original = _corrected()
    assert squeezed(text) == squeezed(original)
    # A line of the scan ends where its typist ended it; every other blank stands where the original has it.
    differ = [
        (was, now)
        for was, now in zip(_gaps(original), _gaps(text), strict=True)
        if not re.search(r"[\n\t]", was + now) and bool(was) != bool(now)
    ]
    assert differ == []


def _gaps(text: str) -> list[str]:
    """Return the blanks before each character."""
    return [m[1] for m in re.finditer(r"(\s*)\S", text)]


def test_each_fact_is_typed_once() -> None:
    files = [*HERE.glob("*.yaml"), LETTERS / "offices" / "samut-sakhon.yaml"]
    typed = "\n".join(_yaml(f) for f in files if f.name != "corrections.yaml")
    once = (
        "14080",
        "11 ต.ค. 2560",
        "9 ตุลาคม 2560",
        "9:00",
        "ท่าจีน",
        "สมุทรสาคร",
        "ชื่อ: ประชุมชี้แจงแนวทางการประเมินส่วนราชการ",
    )
    assert {fact: typed.count(fact) for fact in once} == dict.fromkeys(once, 1)


def _yaml(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("#"))


def test_nothing_in_the_code_knows_the_letter() -> None:
    root = LETTERS.parent
    for path in [p for d in ("docgen", "templates") for p in (root / d).rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert not [w for w in ("ประภัสสร", "ณรงค์ บุญโญ", "ท่าจีน", "สค ๐๐๑๗") if w in text], path
