"""``docgen check`` and ``docgen rules``: findings are results and go to stdout, the count to stderr."""

import argparse
import difflib
import gc
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from docgen import __version__, checking
from docgen.check import rules
from docgen.cli.stdout import listed
from docgen.diagnostics import Diagnostic, Severity
from docgen.gather import Reader
from docgen.read import decoded
from docgen.report import WORDS, report
from docgen.report.annotations import github, sarif

Lines = Callable[[Path], Sequence[str]]
_TYPED = (".txt", ".docx")  # letters that were typed by hand
_STDIN = Path("-")


def run_check(parser: argparse.ArgumentParser, arguments: argparse.Namespace, lines: Lines) -> int:
    """Check the paths; with --fix mend them, with --diff show what --fix would do."""
    gc.freeze()  # what is loaded stays: looked through again for garbage, it took a twentieth of the time
    paths, texts = _asked(parser, arguments)

    def run(reader: Reader) -> checking.Checked:
        typed = [p for p in paths if arguments.text or p.suffix.lower() in _TYPED]
        every = checking.check_typed(typed, reader, arguments.jobs)
        if len(typed) < len(paths):
            others = [p for p in paths if p not in typed]
            found = checking.check_paths(others, reader, arguments.jobs)
            every.diagnostics += found.diagnostics
            every.documents += found.documents
            every.lost |= found.lost
        return every

    if not (arguments.fix or arguments.diff):
        return _told(run(Reader(texts)), arguments, lines)
    mended = checking.mend(run, texts)
    if any(file.suffix.lower() == ".docx" for file in mended.checked.files):
        print("แก้ .docx ให้ไม่ได้: แก้ใน Word ตามที่แจ้ง", file=sys.stderr)
    if arguments.diff:
        return _diff(mended, arguments, lines)
    unwritten = checking.save(mended.texts)
    if unwritten:  # what stands in the files now, and why
        checked = run(Reader(texts))
        checked.diagnostics.extend(unwritten)
        left = len({said.span.file for said in unwritten if said.span})
        print(f"แก้แล้ว {len(mended.texts) - left} แฟ้ม แก้ไม่ได้ {left} แฟ้ม", file=sys.stderr)
        return _told(checked, arguments, lines)
    if mended.count:
        print(f"แก้แล้ว {mended.count} แห่ง ใน {len(mended.texts)} แฟ้ม", file=sys.stderr)
    return _told(mended.checked, arguments, lines)


def _asked(
    parser: argparse.ArgumentParser, arguments: argparse.Namespace
) -> tuple[list[Path], dict[Path, str]]:
    """Return the paths, and the text that stands for a file when it comes from stdin."""
    paths: list[Path] = arguments.paths
    if arguments.diff and arguments.format != "human":
        parser.error("--diff แสดงความต่างเท่านั้น ใช้กับ --format ไม่ได้")
    if _STDIN not in paths:
        if arguments.name is not None:
            parser.error("--name ใช้กับ - เท่านั้น")
        return paths, {}
    if len(paths) > 1 or arguments.fix:
        parser.error("- ใช้ลำพัง และใช้กับ --fix ไม่ได้ (ใช้ --diff)")
    if arguments.name is not None and (arguments.name.is_dir() or not arguments.name.name):
        parser.error(f"--name {arguments.name}: เป็นโฟลเดอร์ ระบุชื่อแฟ้ม")
    name = arguments.name or Path("stdin.txt" if arguments.text else "letter.yaml")
    return [name], {name: _stdin(parser, old=arguments.text)}


def _stdin(parser: argparse.ArgumentParser, *, old: bool) -> str:
    if sys.stdin is None:
        parser.error("ไม่มี stdin ให้อ่าน")
    try:
        data = sys.stdin.buffer.read()
        return decoded(data) if old else data.decode("utf-8-sig")
    except UnicodeDecodeError:
        parser.error("ข้อความจาก stdin ไม่ใช่ UTF-8")


def _told(checked: checking.Checked, arguments: argparse.Namespace, lines: Lines) -> int:
    """Print the findings in the form asked for; return the exit code."""
    found = checked.diagnostics
    if arguments.strict:
        found = [_strict(diagnostic) for diagnostic in found]
    with listed():
        _print(found, checked, arguments, lines)
    return _exit_code(found)


def _print(
    found: Sequence[Diagnostic],
    checked: checking.Checked,
    arguments: argparse.Namespace,
    lines: Lines,
) -> None:
    form = arguments.format
    if form == "sarif":
        pages = {rule.code: (rule.name, rule.page) for rule in rules()}
        print(sarif(found, pages, __version__, checked.files))
    elif form == "github":
        if found:
            print(github(found))
    elif found or form == "json":
        print(report(found, form, _lines(checked, lines)))
    sys.stdout.flush()
    if form == "human":
        print(_summary(found, checked.documents), file=sys.stderr)


def _strict(diagnostic: Diagnostic) -> Diagnostic:
    if diagnostic.severity is Severity.WARNING:
        return replace(diagnostic, severity=Severity.ERROR)
    return diagnostic


def _exit_code(found: Sequence[Diagnostic]) -> int:
    return int(any(d.severity is Severity.ERROR for d in found))


def _lines(checked: checking.Checked, lines: Lines) -> Lines:
    """Return the lines of the files as they were checked."""

    def of(path: Path) -> Sequence[str]:
        file = checked.files.get(path)
        return file.lines if file else lines(path)

    return of


def _summary(found: Sequence[Diagnostic], documents: int) -> str:
    counts = [(WORDS[s], sum(d.severity is s for d in found)) for s in Severity]
    said = " ".join(f"{word} {count}" for word, count in counts if count)
    mendable = sum(bool(d.edits) for d in found)
    more = f" (แก้ให้ได้ {mendable} แห่งด้วย --fix)" if mendable else ""
    return f"ตรวจ {documents} ฉบับ: {said or 'เรียบร้อย'}{more}"


def _diff(mended: checking.Mended, arguments: argparse.Namespace, lines: Lines) -> int:
    """Show what --fix would do; what nobody can mend, so that the rest is not taken for right, goes to stderr."""
    texts = mended.texts
    for path, (before, after) in texts.items():
        old, new = (re.findall(r"[^\n]*\n|[^\n]+\Z", text) for text in (before, after))
        for line in difflib.unified_diff(old, new, str(path), str(path)):
            sys.stdout.write(line if line.endswith("\n") else f"{line}\n\\ ไม่มีขึ้นบรรทัดใหม่ท้ายแฟ้ม\n")
    sys.stdout.flush()
    found = mended.checked.diagnostics
    if arguments.strict:
        found = [_strict(diagnostic) for diagnostic in found]
    wrong = [d for d in found if d.severity is Severity.ERROR]
    if wrong:
        print(report(wrong, arguments.format, _lines(mended.checked, lines)), file=sys.stderr)
    print(f"จะแก้ {mended.count} แห่ง ใน {len(texts)} แฟ้ม", file=sys.stderr)
    return _exit_code(found)


def show_rules(parser: argparse.ArgumentParser, code: str | None) -> int:
    """List the rules, or show the page of one."""
    if code is None:
        for rule in rules():
            print(f"{rule.code}  {WORDS[rule.severity]:7} {rule.name}")
        return 0
    found = next((rule for rule in rules() if rule.code == code.upper()), None)
    if found is None:
        near = difflib.get_close_matches(code.upper(), [rule.code for rule in rules()], n=1)
        parser.error(f"ไม่มีกฎ {code}" + (f" หมายถึง {near[0]} หรือไม่" if near else " ดู docgen rules"))
    print(f"{found.code} {found.name} ({WORDS[found.severity]})\n\n{found.page}")
    return 0
