"""Diagnostics in, text for other programs out: SARIF 2.1.0 and GitHub annotations.

Enters: diagnostics, the rules' names and pages, the version. Leaves: text. Prints nothing.
Sources: OASIS SARIF 2.1.0 (sections 3.27 result, 3.30 region, 3.55 fix); GitHub's workflow commands.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from docgen.diagnostics import Diagnostic, Edit, Severity
from docgen.source import File

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Pages = Mapping[str, tuple[str, str]]  # code: name, page
Files = Mapping[Path, File]


def sarif(diagnostics: Iterable[Diagnostic], pages: Pages, version: str, files: Files) -> str:
    """Return a SARIF log; columns count characters, as Thai editors do (columnKind unicodeCodePoints)."""
    found = list(diagnostics)
    codes = sorted({d.code for d in found})
    run = {
        "tool": {
            "driver": {
                "name": "docgen",
                "version": version,
                "language": "th",
                "rules": [_rule(code, pages) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, codes.index(d.code), files) for d in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, pages: Pages) -> dict[str, Any]:
    name, page = pages.get(code, ("", ""))
    rule: dict[str, Any] = {"id": code}
    if name:
        rule["shortDescription"] = {"text": name}
        rule["fullDescription"] = {"text": page}
    return rule


def _result(diagnostic: Diagnostic, index: int, files: Files) -> dict[str, Any]:
    said = diagnostic.message + (f" ({diagnostic.hint})" if diagnostic.hint else "")
    out: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": said},
    }
    span = diagnostic.span
    if span:
        region = {
            "startLine": span.line,
            "startColumn": span.column,
            "endColumn": span.column + span.length,
        }
        out["locations"] = [
            {"physicalLocation": {"artifactLocation": _artifact(span.file), "region": region}}
        ]
    changes = [_change(edit, files[edit.file]) for edit in diagnostic.edits if edit.file in files]
    if changes:
        out["fixes"] = [{"description": {"text": said}, "artifactChanges": changes}]
    return out


def _artifact(path: PurePath) -> dict[str, str]:
    return {"uri": quote(os.fsencode(path.as_posix()))}


def _change(edit: Edit, file: File) -> dict[str, Any]:
    start, end = file.span(edit.start), file.span(edit.end)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    replacement = {"deletedRegion": region, "insertedContent": {"text": edit.text}}
    return {"artifactLocation": _artifact(edit.file), "replacements": [replacement]}


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one workflow command a finding: GitHub shows it at the line of the change."""
    return "\n".join(map(_command, diagnostics))


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    values = {"title": f"docgen {diagnostic.code}"}
    if span:
        values = {
            "file": span.file.as_posix(),
            "line": str(span.line),
            "col": str(span.column),
            "endColumn": str(span.column + span.length),
        } | values
    told = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in values.items())
    said = diagnostic.message + (f"\n{diagnostic.hint}" if diagnostic.hint else "")
    return f"::{_COMMANDS[diagnostic.severity]} {told}::{_escaped(said)}"


def _escaped(text: str, further: str = "") -> str:
    for char in "%\r\n" + further:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
