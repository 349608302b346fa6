"""The door: argv in, exit code out. The only module that prints, exits or looks at the environment.

Exit codes: 0 done, 1 the document has faults, 2 wrong usage, 3 a tool or font is missing.
"""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, TextIO

from docgen import __version__

_MAX_SHOWN_BYTES = 32 * 1024 * 1024  # of a file whose lines a report shows
_LAST_SECOND = 253_402_300_800  # of the year 9999
_USAGE_WORDS = (
    (r"the following arguments are required: (.*)", r"ต้องระบุ \1"),
    (r"unrecognized arguments: (.*)", r"ไม่รู้จัก \1"),
    (r"argument (\S+): invalid choice: (\S+).*", r"\1: ใช้ \2 ไม่ได้"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1: ต้องมีค่าตามหลัง"),
)


class _Parser(argparse.ArgumentParser):
    """argparse that speaks Thai."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **kwargs)
        self._positionals.title = "สิ่งที่ต้องระบุ"
        self._optionals.title = "ตัวเลือก"
        self.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้นี้")

    def error(self, message: str) -> NoReturn:
        for english, thai in _USAGE_WORDS:
            message = re.sub(english, thai, message)
        self.exit(2, f"ใช้คำสั่งผิด: {message}\nดูวิธีใช้: {self.prog} --help\n")


class _Help(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "ใช้: ")


_BUILD_HELP = """ตัวอย่าง:  docgen build letters/samut-sakhon-14080

สร้างหนังสือ บัญชีแนบท้าย และสรุปผลการประชุมเป็น .docx จากโฟลเดอร์หรือแฟ้ม YAML
หลายฉบับพร้อมกันได้ แฟ้มที่สร้างอยู่ในโฟลเดอร์ out หรือที่ -o ระบุ"""


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="docgen", description="สร้างหนังสือราชการจาก YAML\n\nตัวอย่าง:  docgen build โฟลเดอร์หนังสือ"
    )
    parser.add_argument(
        "--version", action="version", version=f"docgen {__version__}", help="แสดงรุ่น"
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="คำสั่ง", title="คำสั่ง", prog="docgen"
    )
    build = commands.add_parser("build", description=_BUILD_HELP, help="สร้างเอกสาร")
    build.add_argument("letters", nargs="+", type=Path, metavar="หนังสือ", help="โฟลเดอร์หรือแฟ้ม .yaml")
    build.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("out"),
        metavar="โฟลเดอร์",
        help="ที่เก็บเอกสาร (ปกติ out)",
    )
    build.add_argument("--pdf", action="store_true", help="สร้าง PDF ด้วย (ต้องมี LibreOffice)")
    build.add_argument(
        "--template", action="append", default=[], metavar="เอกสาร=แฟ้ม",
        help="ใช้แม่แบบของตนเอง เช่น letter=ของเรา.docx หรือ หนังสือ=ของเรา.docx",
    )  # fmt: skip
    build.add_argument(
        "--format",
        choices=("human", "short", "json"),
        default="human",
        help="รูปแบบรายงาน (ปกติ human)",
    )
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _forgive(stream)
    if "PYTHAINLP_READ_MODE" not in os.environ:
        # PyThaiNLP would make a folder in the user's home; docgen writes nothing but the documents.
        os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    parser = _parser()
    arguments = parser.parse_args(argv)
    try:
        return _build(parser, arguments)
    except BrokenPipeError:
        # The reader of the list went away; the documents are written. Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


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
    for path in outcome.written:
        print(path)
    sys.stdout.flush()
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
        shown = path.suffix in (".yaml", ".yml") and path.stat().st_size <= _MAX_SHOWN_BYTES
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
