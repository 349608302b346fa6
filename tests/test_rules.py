"""Every rule as a document: ``rules/CODE.md`` has samples with the exact report, and look-alikes that must stay silent."""

import re

import pytest
from conftest import LETTERS, ROOT
from rule_pages import PAGES, Sample, examples, found_in, samples

from docgen import checking
from docgen.check import Rule, rules
from docgen.diagnostics import Severity

RULES = rules()
CODES = [rule.code for rule in RULES]


def _page(rule: Rule) -> str:
    return (PAGES / f"{rule.code}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_flagged(rule: Rule, request: pytest.FixtureRequest) -> None:
    page = _page(rule)
    wrong, _ = samples(page)
    assert wrong, "a page has a flagged sample"
    for sample in wrong:
        told, found = found_in(sample)
        assert rule.code in {d.code for d in found}, told
        if request.config.getoption("--accept"):
            page = _accepted(page, sample, told)
        else:
            assert sample.report is not None
            assert told == sample.report.rstrip("\n")
    if request.config.getoption("--accept"):
        (PAGES / f"{rule.code}.md").write_text(page, encoding="utf-8", newline="\n")


def _accepted(page: str, sample: Sample, told: str) -> str:
    block = f"```{sample.kind}\n{sample.text}```\n"
    at = page.index(block) + len(block)
    rest = re.sub(
        r"\A\n?```report\n.*?^```\n", "", page[at:], count=1, flags=re.MULTILINE | re.DOTALL
    )
    return page[:at] + f"\n```report\n{told}\n```\n" + rest


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_silent(rule: Rule) -> None:
    _, right = samples(_page(rule))
    assert len(right) >= 3, "look-alikes"
    for sample in right:
        told, found = found_in(sample)
        assert not found, told


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_manual_page(rule: Rule) -> None:
    """The page says what, why, from where and how sure; its examples do as it says."""
    for part in ("ตรวจ:", "เพราะ:", "ที่มา:", "ความแน่ใจ:"):
        assert part in rule.page
    shown = list(examples(rule.page))
    assert {which for which, _ in shown} == {"ผิด", "ถูก"}
    for which, sample in shown:
        told, found = found_in(sample)
        assert (rule.code in {d.code for d in found}) == (which == "ผิด"), told
        assert which == "ผิด" or not found, told


def test_codes() -> None:
    assert len(RULES) >= 60
    assert len(set(CODES)) == len(CODES)
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) for code in CODES)
    assert {path.stem for path in PAGES.glob("*.md")} == set(CODES)
    files = {p.stem for p in (ROOT / "docgen" / "check" / "rules").glob("[a-z]*.py")}
    assert {name[:4].upper() for name in files} == set(CODES)


def test_what_is_not_sure_is_a_hint() -> None:
    for rule in RULES:
        sure = re.search(r"ความแน่ใจ: *(\S+)", rule.page)
        assert sure
        allowed = {
            "แน่นอน": {Severity.ERROR, Severity.WARNING},
            "ไม่แน่": {Severity.HINT},
        }.get(sure[1], {Severity.WARNING, Severity.HINT})
        assert rule.severity in allowed, rule.code


def test_samples_are_clean() -> None:
    checked = checking.check_paths([LETTERS])
    assert checked.documents >= 15
    assert checked.diagnostics == []
