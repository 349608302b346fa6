"""``docgen batch``: progress and reports go to stderr, the path of what was made to stdout."""

import argparse
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from docgen.assemble import LETTER_NAMES, assemble, holds_letter
from docgen.batch.job import ONE_FILE, Job
from docgen.batch.run import Outcome, preview, run
from docgen.batch.single import run_into_one
from docgen.batch.wanted import Wanted
from docgen.cli.stdout import listed
from docgen.deliver import spooled
from docgen.diagnostics import Diagnostic, Faulty, Severity
from docgen.gather import Reader, gather, what_it_is
from docgen.model import OfficialDocument, Piece
from docgen.report import report
from docgen.rows import beside
from docgen.validate import validate_settings

Lines = Callable[[Path], Sequence[str]]
_STDIN = Path("-")
_STOPPED = 130
_SLOW = 10  # rows a second, of which tenths are told
# A list; or a key with nothing behind it, and a list or keys under it: no row of titles begins so. Keys with values may stand above.
_YAML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t\r]*(?:#[^\n]*)?\n)*"
    rb"(?:[^\s,;:#-][^\n,;\t:#]*:[ \t]+[^\s#][^\n]*\n(?:[ \t\r]*(?:#[^\n]*)?\n)*)*"
    rb"(?:---[ \t\r]*\n|\[\s*\{|-[ \t]*\r?\n[ \t]|- [^,;\t\n]*:[ \t]|- [^,;\t\n]*\r?\n-|- \{"
    rb"|[^\n,;\t:#]+:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]|- ))"
)
_MOST_ALIKE = 10  # rows of which the same is told; more are counted
_OF_ROW = re.compile(r"\A(?:\S+ \()?แถวที่ [\d,]+\)?(?: คอลัมน์ [^:]+)?: ")
_PLAIN_EVERY = 10.0  # seconds between lines where no bar can be drawn


def run_batch(
    parser: argparse.ArgumentParser,
    arguments: argparse.Namespace,
    templates: Mapping[Piece, Path],
    epoch: int | None,
    lines: Lines,
) -> int:
    """Make the letters of a table; return the exit code."""
    wanted = Wanted(
        templates,
        _keys(parser, arguments.map),
        arguments.file_name or "",
        epoch,
        arguments.sheet or "",
        arguments.group_by or "",
    )
    office: Path | None = None
    tried = arguments.dry_run or arguments.preview is not None
    printed = arguments.output is not None and arguments.output.suffix.lower() == ".pdf"
    if arguments.pdf or (printed and not tried):
        office = _office()
        if office is None:
            return 3
    with ExitStack() as held:
        # What comes from stdin lies there; without it a killed run leaves nothing behind.
        aside: Path | None = None
        if arguments.recipients == _STDIN:
            aside = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="docgen-")))
        code = 0
        for letter, table, target in _letters(parser, arguments, aside):
            job = _job(parser, arguments, (letter, table, target), wanted, office)
            code = max(code, _one(job, arguments, lines))
            if code == _STOPPED:
                break
        return code


def _job(
    parser: argparse.ArgumentParser,
    arguments: argparse.Namespace,
    what: tuple[Path, Path, Path],
    wanted: Wanted,
    office: Path | None,
) -> Job:
    return Job(
        *what,
        wanted,
        _rows(parser, arguments.only),
        arguments.limit,
        arguments.resume,
        arguments.replace,
        arguments.dry_run,
        arguments.jobs,
        office,
        arguments.cluster,
        ONE_FILE if arguments.bind else (),
    )


def _one(job: Job, arguments: argparse.Namespace, lines: Lines) -> int:
    """Make the letters of one table; return the exit code."""
    if arguments.preview is not None:
        return _previewed(job, arguments, lines)
    return _run(job, arguments, lines)


def _letters(
    parser: argparse.ArgumentParser, arguments: argparse.Namespace, aside: Path | None
) -> list[tuple[Path, Path, Path]]:
    """Return each letter with its table and its target."""
    stated = _stated(arguments.recipients, aside)
    found: list[tuple[Path, Path]] = []
    for path in arguments.letters:
        if not path.exists():
            parser.error(f"ไม่พบหนังสือ {path}")
        letters, left = _in(path, stated)
        if not letters:
            parser.error(
                f"{path}: ต้องระบุ --recipients ตาราง หรือวาง recipients.xlsx หรือ .csv ไว้ข้างหนังสือ"
            )
        for each, why in left.items():
            print(f"ไม่ได้ทำ {each}: {why}", file=sys.stderr)
        found += letters
    output: Path | None = arguments.output
    if len(found) == 1:
        letter, table = found[0]
        return [(letter, table, output or _usual(letter) / _name(letter))]
    if output is not None and (suffix := output.suffix.lower()) in (".zip", *ONE_FILE):
        parser.error(f"-o {suffix} ใช้กับหนังสือฉบับเดียว: ระบุโฟลเดอร์")
    if arguments.preview is not None:
        parser.error("--preview ใช้กับหนังสือฉบับเดียว")
    names = _told_apart([letter for letter, _ in found], arguments.letters)
    if twice := {name for name in names if names.count(name) > 1}:
        parser.error(f"หนังสือหลายฉบับชื่อเดียวกัน: {', '.join(sorted(twice))} สั่งทีละฉบับ")
    return [
        (*each, (output or _usual(each[0])) / name) for each, name in zip(found, names, strict=True)
    ]


def _told_apart(letters: Sequence[Path], given: Sequence[Path]) -> list[str]:
    """Return the name of each letter; those of one name are told by where they lie below what was given."""
    names = [_name(letter) for letter in letters]
    folders = [path.resolve() for path in given]
    out = []
    for letter, name in zip(letters, names, strict=True):
        whole = letter.resolve()
        place = whole.parent if whole.stem in LETTER_NAMES else whole.with_suffix("")
        below = next((folder for folder in folders if folder in place.parents), None)
        apart = below is not None and names.count(name) > 1
        out.append(place.relative_to(below).as_posix() if below and apart else name)
    return out


def _in(path: Path, stated: Path | None) -> tuple[list[tuple[Path, Path]], dict[Path, str]]:
    """Return the letters of a path, each with its table, and those that are left out, with the reason."""
    letters, left = [path], {}
    if path.is_dir() and not holds_letter(path):
        letters = gather([path], Reader()).documents or [path]
    elif path.is_dir():
        others = (each for each in sorted(path.glob("*.y*ml")) if each.stem not in LETTER_NAMES)
        kinds = {each: what_it_is(each, Reader()) for each in others}
        why = "โฟลเดอร์นี้เป็นหนังสือฉบับเดียว (แฟ้ม letter หรือ หนังสือ) ระบุชื่อแฟ้มนี้ถ้าต้องการ"
        left = {
            each: why for each, kind in kinds.items() if kind and issubclass(kind, OfficialDocument)
        }
    tables = {each: stated or beside(each if each.is_dir() else each.parent) for each in letters}
    left |= {each: "ไม่มีตารางผู้รับอยู่ข้าง ๆ" for each, table in tables.items() if table is None}
    return [(each, table) for each, table in tables.items() if table is not None], left


def _usual(letter: Path) -> Path:
    """Return the folder that docgen.yaml names for what is made of a letter."""
    assembled = assemble(letter, Reader())
    stated = validate_settings(assembled.settings).settings.output
    return assembled.settings_folder / stated if stated else Path("out")


def _name(letter: Path) -> str:
    whole = letter.resolve()
    return whole.parent.name if whole.stem in LETTER_NAMES else whole.stem


def _office() -> Path | None:
    """Return where LibreOffice is; that there is none is told."""
    from docgen import paginate

    try:
        return paginate.find_office(os.environ.get("DOCGEN_SOFFICE"))
    except paginate.NoOffice as error:
        print(f"สร้าง PDF ไม่ได้: {error}", file=sys.stderr)
        return None


def _run(job: Job, arguments: argparse.Namespace, lines: Lines) -> int:
    progress = _Progress()
    try:
        asked = arguments.output is not None and job.single  # a letter may be called x.pdf
        outcome = (run_into_one if asked else run)(job, progress.tell)
    except Faulty as faulty:
        progress.end()
        print(report(list(faulty.diagnostics), arguments.format, lines), file=sys.stderr)
        if progress.made and not job.dry_run:
            print(f"ทำไปแล้ว {progress.made:,} แถว", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        progress.end()
        print("หยุดตามคำสั่ง ทำต่อได้ด้วย --resume", file=sys.stderr)
        return _STOPPED
    progress.end()
    return _told(job, outcome, arguments, lines)


def _previewed(job: Job, arguments: argparse.Namespace, lines: Lines) -> int:
    try:
        outcome, text = preview(job, arguments.preview)
    except Faulty as faulty:
        print(report(list(faulty.diagnostics), arguments.format, lines), file=sys.stderr)
        return 1
    with listed():
        print("\n".join(text))
    if outcome.diagnostics:
        print(report(outcome.diagnostics, arguments.format, lines), file=sys.stderr)
    return int(any(d.severity is Severity.ERROR for d in outcome.diagnostics))


def _told(job: Job, outcome: Outcome, arguments: argparse.Namespace, lines: Lines) -> int:
    if not job.dry_run:
        with listed():
            for path in (job.target,) if outcome.files is None else outcome.files:
                print(path)
    said, again = outcome.diagnostics, dict[str, int]()
    if arguments.format == "human":
        said, again = _parted(said)
    if said or arguments.format == "json":
        print(report(said, arguments.format, lines), file=sys.stderr)
    for message, count in again.items():
        print(f"อย่างเดียวกันอีก {count:,} แถว: {message}", file=sys.stderr)
    if outcome.untold:
        listing = "manifest.csv" if outcome.files is None else f"{job.target.name}.manifest.csv"
        print(f"และอีก {outcome.untold:,} รายการ (ดู {listing})", file=sys.stderr)
    if arguments.format == "human":
        for line in _summary(job, outcome, arguments):
            print(line, file=sys.stderr)
    return int(outcome.wrong)


def _summary(job: Job, outcome: Outcome, arguments: argparse.Namespace) -> Iterator[str]:
    """Yield how many rows became what, and what can be done about it."""
    done = "ตรวจผ่าน" if job.dry_run else "สร้าง"
    several = len(arguments.letters) > 1 or arguments.letters[0] != job.letter
    of = f"{_name(job.letter)}: " if several else ""
    parts = [f"{of}{done} {outcome.made:,} แถว"]
    parts += [f"มีอยู่แล้ว {outcome.kept:,}"] if outcome.kept else []
    parts += [f"ผิด {outcome.failed:,}"] if outcome.failed else []
    yield " ".join(parts)
    if outcome.bad and outcome.rows > len(outcome.bad) and not job.dry_run:
        rows = _ranges(sorted(outcome.bad))
        if outcome.listed:
            yield f"บัญชีที่ได้ยังขาดแถวที่ {rows}: แก้ตารางแล้วทำใหม่ทั้งหมดที่เดิมด้วย --replace"
        else:
            only = f"--only {rows} -o โฟลเดอร์ใหม่"
            yield f"แก้ตารางแล้วทำเฉพาะแถวที่ผิด: {only} หรือทำใหม่ทั้งหมดที่เดิมด้วย --replace"
    if outcome.several:
        hint = "ระยะแคบลงด้วย แบบระยะ: compact ใน docgen.yaml"
        yield f"ยาวกว่าหนึ่งหน้า {outcome.several:,} ฉบับ ({hint})"
    if arguments.verbose and outcome.made and not job.dry_run:
        yield _how(outcome)


def _ranges(rows: Sequence[int]) -> str:
    """Return numbers of rows as --only takes them: 1,5-9."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _parted(said: Sequence[Diagnostic]) -> tuple[list[Diagnostic], dict[str, int]]:
    """Return what is told of a few rows, and of how many more each of it could be told."""
    shown: list[Diagnostic] = []
    alike: Counter[tuple[str, str]] = Counter()
    for each in said:
        same = (each.code, _OF_ROW.sub("", each.message))
        alike[same] += 1
        shown += [each] if alike[same] <= _MOST_ALIKE else []
    more = {f"{text} [{code}]": n - _MOST_ALIKE for (code, text), n in alike.items()}
    return shown, {text: count for text, count in more.items() if count > 0}


def _how(outcome: Outcome) -> str:
    """Return which rows took the slow way."""
    if not outcome.alone:
        return "ทุกแถวเติมลงในหนังสือที่วางหน้าไว้ครั้งเดียว"
    why = "แต่ละแถวมีรูปหรือค่าในตารางของตน หรือแม่แบบของตนเองที่ดูค่ามี QR code ของแถว"
    return f"วางหน้าทีละแถวด้วย docxtpl {outcome.alone:,} แถว ({why}) จึงช้ากว่า"


def _stated(path: Path | None, aside: Path | None) -> Path | None:
    """Return the table that the command names, as a file that can be read again: that from stdin stands ``aside``."""
    if aside is None:
        return path
    table = spooled(sys.stdin.buffer, aside / "stdin.csv")
    with table.open("rb") as file:
        head = file.read(4096)
    suffix = ".xlsx" if head.startswith(b"PK") else ".yaml" if _YAML.match(head) else ""
    return table.rename(table.with_suffix(suffix)) if suffix else table


def _keys(parser: argparse.ArgumentParser, pairs: list[str]) -> dict[str, str]:
    out = {}
    for pair in pairs:
        title, equals, key = pair.rpartition("=")
        if not equals or not title or not key:
            parser.error("--map: เขียนเป็น คอลัมน์=คีย์ เช่น ผู้บริหาร=ชื่อ")
        out[title] = key
    return out


def _rows(parser: argparse.ArgumentParser, typed: str | None) -> tuple[range, ...] | None:
    if not typed:
        return None
    rows: list[range] = []
    for part in typed.split(","):
        found = re.fullmatch(r"\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?\s*", part)
        if found is None:
            parser.error("--only: เขียนเป็นลำดับแถว เช่น 5,8-12")
        first = int(found[1])
        rows.append(range(first, int(found[2] or first) + 1))
        if not first or not rows[-1]:
            parser.error(f"--only {part.strip()}: แถวแรกคือ 1 และช่วงเขียนจากน้อยไปมาก")
    return tuple(rows)


_BAR = 24  # characters


def _clock(seconds: float) -> str:
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


class _Progress:
    """Tells how far a run is: on a terminal in one line, elsewhere now and then in a line of its own."""

    def __init__(self) -> None:
        self._start = self._said = time.monotonic()
        self._drawn = False
        self.made = 0  # rows

    def tell(self, outcome: Outcome) -> None:
        self.made = outcome.made
        now = time.monotonic()
        terminal = sys.stderr.isatty()
        if now - self._said < (0.2 if terminal else _PLAIN_EVERY):
            return
        self._said = now
        rate = outcome.rows / max(now - self._start, 0.001)
        share = min(outcome.rows / max(outcome.about, 1), 1.0)
        left = max(outcome.about - outcome.rows, 0) / max(rate, 0.001)
        text = f"{share:4.0%} {outcome.rows:,} จาก {outcome.about:,} แถว {rate:,.{1 if rate < _SLOW else 0}f} แถว/วินาที เหลือ {_clock(left)}"
        if terminal:
            bar = "#" * round(share * _BAR)
            print(f"\r\x1b[K[{bar:.<{_BAR}}] {text}", end="", file=sys.stderr, flush=True)
            self._drawn = True
        else:
            print(text, file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line of the bar."""
        if self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
