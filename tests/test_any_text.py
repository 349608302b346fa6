"""Any text in any field gives a valid .docx whose text reads back as typed."""

import json
import subprocess
from pathlib import Path

import pytest
from docx_text import paragraphs, plain
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen import pipeline
from docgen.check import rules
from docgen.diagnostics import Faulty, Severity
from docgen.thai.normal import normal
from docgen.thai.numerals import to_thai

# What a file may hold: no control characters, no surrogates, no noncharacters (read.py refuses them).
TYPED = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc", "Cn")),
        st.sampled_from(
            [
                *map(chr, range(0x0E01, 0x0E3B)),
                *map(chr, range(0x0E40, 0x0E5C)),
                *" <>&\"'{}%_#:-|@",
            ]
        ),
    ),
    max_size=60,
)
TEXT = TYPED.filter(lambda t: normal(t).strip() and "{{" not in t and "{%" not in t)
NASTY = "R&D <b> ]]> {_{ x }} %} {# \"ก\" 'ข' &amp; \\n 12 #5: - | > ํา 😀 ญฺุ้"


def _quoted(text: str) -> str:
    """Return a double-quoted YAML scalar; YAML has no surrogate pairs."""
    return (
        '"'
        + "".join(f"\\U{ord(c):08X}" if ord(c) > 0xFFFF else json.dumps(c)[1:-1] for c in text)
        + '"'
    )


def _letter(folder: Path, text: str) -> None:
    typed = _quoted(text)
    yaml = f"""
kind: circular
agency:
  name: {typed}
  code: สป 0318
  address: [{typed}]
  signatories: {{a: {{name: {typed}, position: [{typed}]}}}}
  units: {{a: {{office: [{typed}], group: {typed}, email: {typed}}}}}
date: 2026-03-02
subject: {typed}
to: {typed}
salutation: {typed}
closing: {typed}
references: [{{text: {typed}}}, {{sender: {typed}, number: {typed}, date: 2026-01-02}}]
enclosures: [{{title: {typed}, count: {typed}}}, {{title: {typed}}}]
body: [{typed}, {typed}]
copies: [{typed}]
facts: {{x: {typed}}}
recipients:
  title: {typed}
  heading: {typed}
  receipt: {typed}
  columns: [โทร]
  groups:
    - title: {typed}
      members: [{{name: {typed}, organisation: {typed}, ending: {typed}, extra: {{โทร: {typed}}}}}]
meeting:
  title: {typed}
  date: 2026-03-01
  place: {typed}
  topics:
    - {{title: {typed}, details: [{{text: {typed}, bullets: [{typed}], items: [{typed}, {typed}]}}], remarks: [{typed}],
       decision: [{typed}], follow_ups: [{{task: {typed}, who: {typed}}}]}}
"""
    (folder / "letter.yaml").write_text(yaml, encoding="utf-8", newline="\n")
    stops = [rule.code for rule in rules() if rule.severity is Severity.ERROR]
    allowed = f"ยอม: [{{กฎ: {stops}, เหตุผล: any text is set as it is typed}}]\n"
    (folder / "docgen.yaml").write_text(allowed, encoding="utf-8")


@given(TEXT)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_text_reads_back(tmp_path: Path, text: str) -> None:
    _letter(tmp_path, text)
    made = list(pipeline.documents(tmp_path, {}).documents.values())
    expected = plain(to_thai(normal(text)))
    counts = [sum(line.count(expected) for line in paragraphs(docx)) for docx in made]
    # 15 places of the letter, 8 of the list, 9 of the summary show the text itself.
    assert counts[0] >= 12, counts
    assert counts[1] >= 7, counts
    assert counts[2] >= 9, counts


def test_nasty_text_is_valid(tmp_path: Path, validator: str) -> None:
    _letter(tmp_path, NASTY)
    for stem, docx in pipeline.documents(tmp_path, {}).documents.items():
        path = tmp_path / f"{stem}.docx"
        path.write_bytes(docx)
        done = subprocess.run(
            [validator, str(path)], capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert json.loads(done.stdout)["errors"] == []


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1b", "\x85", "\u2028", "\ufdd0", "\ufffe"])
def test_what_no_document_can_hold_is_refused(tmp_path: Path, char: str) -> None:
    _letter(tmp_path, f"ก{char}ข")
    with pytest.raises(Faulty, match="อักขระควบคุม"):
        pipeline.documents(tmp_path, {})
