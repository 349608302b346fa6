"""The door: argv in, exit code out. The only module that prints, exits or looks at the environment.

Exit codes: 0 done, 1 the document has faults, 2 wrong usage, 3 a tool or font is missing.
"""

import argparse
import difflib
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
    _build_parser(commands)
    _draft_parsers(commands)
    _template_parser(commands)
    return parser


def _build_parser(commands: Any) -> None:
    build = commands.add_parser("build", description=_BUILD_HELP, help="สร้างเอกสาร")
    build.add_argument("letters", nargs="+", type=Path, metavar="หนังสือ", help="โฟลเดอร์หรือแฟ้ม .yaml")
    build.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="โฟลเดอร์",
        help="ที่เก็บเอกสาร (ปกติตาม docgen.yaml หรือ out)",
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


_NEW_HELP = """ตัวอย่าง:  docgen new บันทึกข้อความ ขออนุมัติจัดอบรม

เขียนแฟ้มตั้งต้นที่สร้างเอกสารได้ทันที ชนิดเป็นไทยหรืออังกฤษ (ดู docgen kinds)
docgen new agency สร้างแฟ้มส่วนราชการครั้งเดียวใช้ทุกฉบับ ไม่เขียนทับแฟ้มที่มีอยู่"""
_SCHEMA_HELP = """ตัวอย่าง:  docgen schema memo > memo.schema.json

พิมพ์ JSON Schema (2020-12) ให้โปรแกรมแก้ไขแฟ้มช่วยเติมคีย์ บอกความหมาย และเตือนเมื่อพิมพ์ผิด"""
_TEMPLATE_HELP = """ตัวอย่าง:  docgen template copy letter แม่แบบของเรา
           docgen template check แม่แบบของเรา/letter.docx

list ชื่อแม่แบบทั้งหมด; vars ชื่อ ค่าที่แม่แบบใช้ได้; check แฟ้ม ตรวจแม่แบบของตนเอง; copy ชื่อ โฟลเดอร์ คัดลอกไปแก้"""


def _draft_parsers(commands: Any) -> None:
    draft = commands.add_parser("new", description=_NEW_HELP, help="เขียนแฟ้มตั้งต้น")
    draft.add_argument("kind", metavar="ชนิด", help="ชนิดของเอกสาร หรือ agency")
    draft.add_argument(
        "folder", nargs="?", type=Path, metavar="โฟลเดอร์", help="ที่เขียนแฟ้ม (ปกติตามชื่อชนิด)"
    )
    commands.add_parser("kinds", description="ตัวอย่าง:  docgen kinds", help="ชนิดของเอกสาร")
    scheme = commands.add_parser(
        "schema", description=_SCHEMA_HELP, help="JSON Schema สำหรับโปรแกรมแก้ไขแฟ้ม"
    )
    scheme.add_argument(
        "kind",
        nargs="?",
        default="",
        metavar="ชนิด",
        help="ชนิด, agency, recipients, meeting หรือ docgen (ไม่ระบุ = ทุกชนิด)",
    )


def _template_parser(commands: Any) -> None:
    templates = commands.add_parser(
        "template", description=_TEMPLATE_HELP, help="แม่แบบ: list, vars, check, copy"
    )
    actions = templates.add_subparsers(dest="action", required=True, metavar="คำสั่ง", title="คำสั่ง")
    actions.add_parser("list", description="ตัวอย่าง:  docgen template list", help="ชื่อแม่แบบทั้งหมด")
    values = actions.add_parser(
        "vars", description="ตัวอย่าง:  docgen template vars letter", help="ค่าที่แม่แบบใช้ได้"
    )
    values.add_argument("name", metavar="ชื่อ", help="ชื่อแม่แบบ")
    check = actions.add_parser(
        "check",
        description="ตัวอย่าง:  docgen template check ของเรา.docx --as letter",
        help="ตรวจแม่แบบของตนเอง",
    )
    check.add_argument("file", type=Path, metavar="แฟ้ม", help="แม่แบบ .docx")
    check.add_argument("--as", dest="name", metavar="ชื่อ", help="แม่แบบชื่อนี้ (ปกติตามชื่อแฟ้ม)")
    check.add_argument(
        "--format",
        choices=("human", "short", "json"),
        default="human",
        help="รูปแบบรายงาน (ปกติ human)",
    )
    copy = actions.add_parser(
        "copy",
        description="ตัวอย่าง:  docgen template copy letter แม่แบบของเรา",
        help="คัดลอกแม่แบบไปแก้",
    )
    copy.add_argument("name", metavar="ชื่อ", help="ชื่อแม่แบบ")
    copy.add_argument("folder", type=Path, metavar="โฟลเดอร์", help="โฟลเดอร์ปลายทาง")


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
        return _COMMANDS[arguments.command](parser, arguments)
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


def _new(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from docgen import drafts
    from docgen.diagnostics import Faulty

    name, thai = _known_kind(parser, arguments.kind)
    target = arguments.folder or Path("." if name in ("agency", "recipients", "meeting") else thai)
    try:
        written = drafts.new(name, target)
    except Faulty as faulty:
        return _refused(faulty.diagnostics)
    for path in written:
        print(path)
    return 0


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
        parser.error(f"เปิด {arguments.file} ไม่ได้: {error.strerror}")
    if found:
        _refused(found, arguments.format)
    else:
        print(f"{arguments.file}: ใช้ได้")
    return int(any(d.severity is Severity.ERROR for d in found))


_COMMANDS = {
    "build": _build,
    "new": _new,
    "kinds": _kinds,
    "schema": _schema,
    "template": _template,
}
