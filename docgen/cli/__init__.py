"""The door: argv in, exit code out. The only module that prints, exits or looks at the environment.

Exit codes: 0 done, 1 the document has faults, 2 wrong usage, 3 a tool or font is missing.
"""

import argparse
import contextlib
import difflib
import gc
import os
import signal
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TextIO

from docgen.cli.parser import command_parser
from docgen.cli.stdout import listed

_MAX_SHOWN_BYTES = 32 * 1024 * 1024  # of a file whose lines a report shows
_LAST_SECOND = 253_402_300_800  # of the year 9999


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    for name in ("stdout", "stderr"):
        if (
            getattr(sys, name) is None
        ):  # closed by who started it; what is found counts all the same
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as we run
        _forgive(getattr(sys, name))
    if "PYTHAINLP_READ_MODE" not in os.environ:
        # PyThaiNLP would make a folder in the user's home; docgen writes nothing but the documents.
        os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    # Pydantic would look through every installed package for plugins of its own: a tenth of the start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Little garbage is made: looking for it took a tenth of the time.
    gc.set_threshold(50_000, 20, 20)
    with contextlib.suppress(ValueError):  # in a thread of another program
        for name in (
            "SIGTERM",
            "SIGHUP",
        ):  # the second where a terminal is closed; Windows has none
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _stop)
    parser = command_parser()
    arguments = parser.parse_args(argv)
    try:
        return _COMMANDS[arguments.command](parser, arguments)
    except BrokenPipeError:
        # The reader of the list went away; the documents are written. Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        from docgen.diagnostics import reason

        # Every file has its own message; what is left is a full or closed place for the report itself.
        with contextlib.suppress(OSError):
            print(f"docgen: เขียนรายงานไม่ได้: {reason(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _stop(*_: object) -> None:
    """End as by Ctrl-C, so that nothing is left in the folder of temporary files."""
    raise KeyboardInterrupt


def _forgive(stream: TextIO) -> None:
    """Let a console of code page 874 show what it can, and ? for the rest, instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _build(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from docgen import pipeline
    from docgen.diagnostics import Severity
    from docgen.report import report

    templates = _templates(parser, arguments.template)
    outcome, sets = pipeline.build(
        arguments.letters, arguments.output, templates, _epoch(parser), pdf=arguments.pdf
    )
    if arguments.pdf:
        pipeline.build_pdfs(outcome, sets, arguments.output, os.environ.get("DOCGEN_SOFFICE"))
    with listed():
        for path in outcome.written:
            print(path)
    said = [*outcome.diagnostics, *outcome.tools]
    if said:
        print(report(said, arguments.format, _lines), file=sys.stderr)
    wrong = sum(d.severity is Severity.ERROR for d in outcome.diagnostics)
    if wrong and arguments.format == "human":
        print(f"พบที่ผิด {wrong} แห่ง", file=sys.stderr)
    return 1 if wrong else 3 if outcome.tools else 0


def _templates(parser: argparse.ArgumentParser, pairs: list[str]) -> dict[Any, Path]:
    from docgen.names import template_names

    by_name = template_names()
    out = {}
    for pair in pairs:
        name, equals, path = pair.partition("=")
        if not equals or name not in by_name:
            known = ", ".join(dict.fromkeys(piece.key for piece in by_name.values()))
            parser.error(f"--template: เขียนเป็น เอกสาร=แฟ้ม เอกสารคือ {known}")
        if not Path(path).is_file():
            parser.error(f"--template: ไม่พบแฟ้ม {path}")
        out[by_name[name]] = Path(path)
    return out


def _epoch(parser: argparse.ArgumentParser) -> int | None:
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if value and not (value.isdecimal() and len(value) < 13 and int(value) < _LAST_SECOND):
        parser.error("SOURCE_DATE_EPOCH ต้องเป็นจำนวนวินาที")
    return int(value) if value else None


@cache
def _lines(path: Path) -> list[str]:
    """The lines of a file, for the report, also of one that is not UTF-8."""
    from docgen.read import lines_of

    try:
        shown = path.suffix in (".yaml", ".yml", ".txt") and path.is_file()
        shown = shown and path.stat().st_size <= _MAX_SHOWN_BYTES
        data = path.read_bytes() if shown else b""
    except OSError:
        return []
    if not data:
        return []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return lines_of(data.decode("utf-16", "replace"))
    text = data.decode("utf-8-sig", "replace")
    if text.count("\ufffd") * 10 > len(text):
        text = data.decode("cp874", "replace")
    return lines_of(text)


def _new(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from docgen import drafts
    from docgen.diagnostics import Faulty

    name, thai = _known_kind(parser, arguments.kind)
    target = arguments.folder or Path("." if name in ("agency", "recipients", "meeting") else thai)
    try:
        written = drafts.new(name, target)
    except Faulty as faulty:
        return _refused(faulty.diagnostics)
    with listed():
        for path in written:
            print(path)
    return 0


def _batch(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from docgen.cli.batches import run_batch

    templates = _templates(parser, arguments.template)
    return run_batch(parser, arguments, templates, _epoch(parser), _lines)


def _check(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from docgen.cli.checks import run_check

    return run_check(parser, arguments, _lines)


def _rules(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from docgen.cli.checks import show_rules

    return show_rules(parser, arguments.code)


def _refused(diagnostics: Sequence[Any], form: str = "human") -> int:
    from docgen.report import report

    print(report(diagnostics, form, _lines), file=sys.stderr)
    return 1


def _known_kind(parser: argparse.ArgumentParser, typed: str) -> tuple[str, str]:
    """Return the English name of a kind typed in either language, and the Thai one."""
    from docgen.model import KINDS
    from docgen.starter import starter_names

    names = starter_names()
    name = names.get(" ".join(typed.lower().split()))
    if name is None:
        near = difflib.get_close_matches(typed, names, n=1, cutoff=0.6)
        asked = f"หมายถึง {near[0]} หรือไม่" if near else "ดูชนิดทั้งหมดด้วย docgen kinds"
        parser.error(f"ไม่รู้จักชนิด {typed} {asked}")
    return name, next((kind.value for kind in KINDS if kind.key == name), name)


def _kinds(_parser: argparse.ArgumentParser, _arguments: argparse.Namespace) -> int:
    from docgen.model import FORMS, KINDS
    from docgen.thai.numerals import thai_digits

    for kind in KINDS:
        form, _ = FORMS[kind]
        said = f" (แบบที่ {thai_digits(str(form))})" if form else ""
        print(f"{kind.key:15} {kind.value}{said}")
    print(f"{'agency':15} แฟ้มส่วนราชการ ใช้ร่วมกันทุกฉบับ")
    return 0


def _schema(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from docgen import drafts

    asked = arguments.kind
    name = asked if asked in ("", "docgen") else _known_kind(parser, asked)[0]
    sys.stdout.write(drafts.schema_text(name))
    return 0


def _template(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from docgen import drafts
    from docgen.deliver import deliver
    from docgen.diagnostics import Faulty

    files = {path.stem: path for path in drafts.template_files()}
    if arguments.action == "list":
        print("\n".join(files))
        return 0
    if arguments.action == "check":
        return _template_check(parser, arguments, list(files))
    if arguments.name not in files:
        parser.error(f"ไม่มีแม่แบบชื่อ {arguments.name} ดูชื่อด้วย docgen template list")
    if arguments.action == "vars":
        for path, example in drafts.template_values(arguments.name):
            print(f"{path}\t{' '.join(example.split())[:60]}")
        return 0
    target = arguments.folder / f"{arguments.name}.docx"
    if target.exists():
        parser.error(f"มีแฟ้ม {target} อยู่แล้ว ระบุโฟลเดอร์อื่น")
    try:
        deliver(target, files[arguments.name].read_bytes())
    except Faulty as faulty:
        return _refused(faulty.diagnostics)
    print(target)
    return 0


def _template_check(
    parser: argparse.ArgumentParser, arguments: argparse.Namespace, names: list[str]
) -> int:
    from docgen import drafts
    from docgen.diagnostics import Severity
    from docgen.names import template_names
    from docgen.template_check import check_template

    asked = arguments.name or arguments.file.stem
    piece = template_names().get(asked)
    name = asked if asked in names or piece is None else piece.key
    if name not in names:
        parser.error(f"ระบุว่าเป็นแม่แบบใดด้วย --as ชื่อ: {', '.join(names)}")
    try:
        found = check_template(arguments.file, drafts.contexts(name))
    except OSError as error:
        from docgen.diagnostics import reason

        parser.error(f"เปิด {arguments.file} ไม่ได้: {reason(error)}")
    if found:
        _refused(found, arguments.format)
    else:
        print(f"{arguments.file}: ใช้ได้")
    return int(any(d.severity is Severity.ERROR for d in found))


_COMMANDS = {
    "build": _build,
    "batch": _batch,
    "check": _check,
    "rules": _rules,
    "new": _new,
    "kinds": _kinds,
    "schema": _schema,
    "template": _template,
}
