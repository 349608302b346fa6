"""Diagnostics in, text out: for people (line, caret, hint), one line each, JSON, SARIF, GitHub annotations.

Enters: diagnostics and the lines of the files they speak of. Leaves: text that a console of code page 874
can show. Prints nothing.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from docgen.diagnostics import Diagnostic, Severity, Span

Lines = Callable[[Path], Sequence[str]]
WORDS = {Severity.ERROR: "ผิด", Severity.WARNING: "เตือน", Severity.HINT: "แนะนำ"}
_IN_WORDS = (".docx", ".xlsx")  # the message tells the place
_MAX_SHOWN = 100  # columns of a shown line


def report(diagnostics: Iterable[Diagnostic], form: str, lines: Lines) -> str:
    """Return the diagnostics in the form ``human``, ``short`` or ``json``."""
    ordered = sorted(diagnostics, key=_place)
    if form == "json":
        return json.dumps([_plain(d) for d in ordered], ensure_ascii=False, indent=2)
    write = _short if form == "short" else lambda d: _human(d, lines)
    return "\n".join(write(d) for d in ordered)


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (str(span.file), span.line, span.column) if span else ("", 0, 0)


def _where(span: Span | None) -> str:
    if span and span.file.suffix.lower() in _IN_WORDS:
        return f"{span.file}: "
    return f"{span.file}:{span.line}:{span.column}: " if span else ""


def _short(diagnostic: Diagnostic) -> str:
    return f"{_where(diagnostic.span)}{diagnostic.severity} {diagnostic.code}: {diagnostic.message}"


def _plain(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    place: dict[str, object] = {}
    if span:
        place = {
            "file": str(span.file),
            "line": span.line,
            "column": span.column,
            "length": span.length,
        }
    return {
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **place,
        **({"replacement": diagnostic.edits[0].text} if diagnostic.edits else {}),
    }


def _human(diagnostic: Diagnostic, lines: Lines) -> str:
    """Place and message, the line, a caret under the characters concerned, the hint."""
    word = WORDS[diagnostic.severity]
    span = diagnostic.span
    text = lines(span.file) if span else ()
    # Of a folder, or of a file that is not there, no line is told.
    nowhere = span is not None and not text and span == Span(span.file)
    where = f"{span.file}: " if span and nowhere else _where(span)
    out = [f"{where}{word}: {diagnostic.message} [{diagnostic.code}]"]
    if span and 1 <= span.line <= len(text):
        line, before, marked = _cut(text[span.line - 1], span)
        gutter = f"{span.line:>5} | "
        out.append(gutter + line)
        out.append(" " * (len(gutter) + _width(before)) + "^" * max(_width(marked), 1))
    if diagnostic.hint:
        out.append(f"        แนะ: {diagnostic.hint}")
    return "\n".join(out)


def _cut(line: str, span: Span) -> tuple[str, str, str]:
    """Return the part of a long line around the span, what stands before the span, and the span itself."""
    # A line may be as long as its file: only what is near the span is looked at.
    skipped = max(span.column - 1 - 3 * _MAX_SHOWN, 0)
    at = span.column - 1 - skipped
    near = "".join(map(_visible, line[skipped : skipped + at + 3 * _MAX_SHOWN]))
    start = 0
    while _width(near[start:at]) > _MAX_SHOWN * 2 // 3:
        start += 1
    end = len(near)
    while end > at + 1 and _width(near[start:end]) > _MAX_SHOWN:
        end -= 1
    lead = "..." if start or skipped else ""
    tail = "..." if end < len(near) else ""
    marked = near[at : min(at + span.length, end)]
    return f"{lead}{near[start:end]}{tail}", lead + near[start:at], marked


def _visible(char: str) -> str:
    """A control character would move the cursor, or colour the console; so would what ends a line for some."""
    from wcwidth import wcwidth

    if char == "\t":
        return " "
    return char if wcwidth(char) >= 0 and char not in "\u2028\u2029" else "?"


def _width(text: str) -> int:
    """Columns on a screen: Thai vowels and marks above and below take none (wcwidth)."""
    from wcwidth import wcswidth, wcwidth

    whole = wcswidth(text)
    return whole if whole >= 0 else sum(max(wcwidth(c), 0) for c in text)
