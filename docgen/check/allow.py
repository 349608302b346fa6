"""Findings that the writer allows, each with its reason: beside the line, or in docgen.yaml.

Enters: the files of a document, what docgen.yaml allows, the findings. Leaves: the findings that stand, and the
allowances that were of use. A comment ``# docgen: ยอม T001 เหตุผล`` (or ``allow``) covers its line, or the next one when
it stands alone, with all that is indented deeper. Pure.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.diagnostics import Diagnostic, Severity, Span
from docgen.model.settings import Settings
from docgen.source import File, Scalar

# Warnings of docgen that are no rules, and that a writer may have his reasons for.
OTHERS = frozenset({"address-mismatch", "address-missing"})
_CODE = r"(?:[A-Za-z]\d{3}|[a-z]+(?:-[a-z]+)+)(?![A-Za-z0-9\-])"
_COMMENT = re.compile(
    rf"#(?<![^ \t\r\n]#)[ \t]*docgen[ \t]*:[ \t]*(?:ยอม|allow)(?P<codes>(?:[ \t,]*{_CODE})*)(?P<reason>[^\r\n]*)"
)
_HOW = "เขียนเป็น # docgen: ยอม T001 เหตุผล"


@dataclass(frozen=True)
class Allowance:
    """Codes allowed in the lines from ``first`` to ``last`` of a file, or, in docgen.yaml, wherever ``text`` stands."""

    codes: tuple[str, ...]
    reason: str
    span: Span
    first: int = 0
    last: int = 0
    text: str | None = None  # "" is every text
    printed: bool = False  # it stands in a text, and so in the letter

    def covers(self, diagnostic: Diagnostic, line: str) -> bool:
        """Return whether it allows a finding that stands in ``line``."""
        span = diagnostic.span
        if diagnostic.code not in self.codes:
            return False
        if self.text is not None:
            return not self.text or (span is not None and _touches(self.text, line, span))
        return (
            span is not None
            and span.file == self.span.file
            and self.first <= span.line <= self.last
        )


Use = tuple[Allowance, str]


def _touches(text: str, line: str, span: Span) -> bool:
    """Whether the text stands in the line where the span is, or over it."""
    start, end = span.column - 1, span.column - 1 + span.length
    at = line.find(text)
    while at >= 0:
        if at < end and start < at + len(text):
            return True
        at = line.find(text, at + 1)
    return False


def in_comments(file: File, scalars: Iterable[Scalar]) -> list[Allowance]:
    """Return the allowances in a file's comments; ``scalars`` are its texts, in which there are no comments."""
    comments = list(_COMMENT.finditer(file.text)) if "docgen" in file.text else []
    if not comments:
        return []
    inside = sorted((s.first, s.end) for s in scalars)
    starts = [start for start, _ in inside]
    out = []
    for found in comments:
        before = bisect_right(starts, found.start()) - 1
        printed = before >= 0 and found.start() < inside[before][1]
        codes = tuple(map(_known_as, re.findall(_CODE, found["codes"])))
        span = file.span(found.start(), len(found.group().rstrip()))
        first, last = _covered(file, span.line)
        reason = found["reason"].strip(" \t:-")
        out.append(Allowance(codes, reason, span, first, last, printed=printed))
    return out


def _known_as(code: str) -> str:
    return code if "-" in code else code.upper()


def _covered(file: File, line: int) -> tuple[int, int]:
    """Return the lines that a comment on ``line`` covers."""
    lines = file.lines
    at = line - 1
    if lines[at].lstrip().startswith("#"):
        at += 1
        while at < len(lines) and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
            at += 1
    first = last = at
    depth = _indent(lines[at]) if at < len(lines) else 0
    while last + 1 < len(lines) and (
        not lines[last + 1].strip() or _indent(lines[last + 1]) > depth
    ):
        last += 1
    return first + 1, last + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def in_settings(settings: Settings, spans: Sequence[Span]) -> list[Allowance]:
    """Return what docgen.yaml allows; ``spans`` are the places of its entries."""
    return [
        Allowance(tuple(map(_known_as, one.rule)), one.reason, span, text=one.text or "")
        for one, span in zip(settings.allow, spans, strict=True)
    ]


def faulty(allowances: Iterable[Allowance], known: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong with allowances themselves: no reason, no rule of that code."""
    for one in allowances:
        if one.printed:
            message = "ข้อยกเว้นนี้อยู่ในข้อความ จะถูกพิมพ์ลงในหนังสือ"
            hint = "ย้ายไปท้ายบรรทัดคีย์ เช่น ข้อความ: |  # docgen: ยอม … หรือบรรทัดก่อนหน้าคีย์"
            yield Diagnostic("allowance-printed", message, one.span, hint)
            continue
        strange = [code for code in one.codes if code not in known | OTHERS]
        if strange or not one.codes:
            message = f"ไม่มีกฎ {', '.join(strange)}" if strange else "ไม่ได้ระบุกฎที่ยอม"
            hint = f"{_HOW}; ดูกฎทั้งหมดด้วย docgen rules"
            yield Diagnostic("allowance-unknown", message, one.span, hint, Severity.WARNING)
        elif not one.reason:
            message = "ยอมโดยไม่มีเหตุผล จึงไม่มีผล"
            yield Diagnostic("allowance-reason", message, one.span, _HOW, Severity.WARNING)


def applied(
    diagnostics: Iterable[Diagnostic], allowances: Sequence[Allowance], marked: Sequence[str]
) -> tuple[list[Diagnostic], set[Use]]:
    """Return the findings that no allowance covers, and the allowances that covered one, each with its code."""
    good = [one for one in allowances if one.reason and not one.printed]
    stand: list[Diagnostic] = []
    used: set[Use] = set()
    for diagnostic, text in zip(diagnostics, marked, strict=True):
        covering = {(one, diagnostic.code) for one in good if one.covers(diagnostic, text)}
        used |= covering
        if not covering:
            stand.append(diagnostic)
    return stand, used


def unused(
    allowances: Iterable[Allowance],
    used: set[Use],
    checked: Iterable[Path],
    known: frozenset[str],
    resolved: Callable[[Path], Path] = Path.resolve,
) -> Iterator[Diagnostic]:
    """Yield the allowances that cover nothing any more, in what was ``checked``: documents, and whole folders of them.

    ``resolved`` gives the file that a path names.
    """
    whole = {resolved(path) for path in checked}
    for one in dict.fromkeys(allowances):
        here = resolved(one.span.file)
        idle = [code for code in one.codes if (one, code) not in used]
        if (
            not idle
            or one.printed
            or not (one.reason and (known | OTHERS).issuperset(one.codes))
            or whole.isdisjoint((here, *here.parents))
        ):
            continue
        message = f"ไม่มีที่ต้องยอม {', '.join(idle)} แล้ว"
        hint = "ลบข้อยกเว้นนี้ออก" if len(idle) == len(one.codes) else "ลบรหัสนี้ออกจากข้อยกเว้น"
        yield Diagnostic("allowance-unused", message, one.span, hint, Severity.WARNING)
