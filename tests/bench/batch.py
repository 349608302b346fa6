"""How fast ``docgen batch`` is, as ratios against docxtpl's documented loop on the same text, and against the floor.

Run by hand, in an environment with docgen in it:

    python tests/bench/batch.py

A Thai letter with a picture, 15 paragraphs and a table of 30 rows goes to people whose names, numbers and amounts differ.
The text of both engines is held against each other before anything is timed. Each engine writes to new folders; runs are
taken in turn, the medians are told; nothing is deleted before the end (see ``calm``). docxtpl gets its contexts for nothing, so
docgen gets finished texts in the lines that say "fill and write"; what it takes to find where their lines may end is in the line
that says "set", all else that docgen does for them (reading, checks, Thai digits) in those of the whole command. Every run has
rows of its own, but for the whole command, which starts with nothing known.
"""

import gc
import hashlib
import os
import statistics
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from multiprocessing import Process
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from docx_text import paragraphs
from docxtpl import DocxTemplate

from docgen.batch.columns import person
from docgen.batch.job import Job
from docgen.batch.layout import composed
from docgen.batch.letter import Prepared
from docgen.batch.plan import AnyReady, Letters, Ready
from docgen.batch.prepare import prepare
from docgen.batch.run import run
from docgen.batch.target import Folder
from docgen.batch.wanted import Wanted
from docgen.composition import Composition
from docgen.expressions.expand import expand
from docgen.model import Piece
from docgen.read import read
from docgen.read.stream import stream
from docgen.rows import Table, table
from docgen.rows.row import Row
from docgen.templates import template

OFFICE = Path(__file__).parents[2] / "letters" / "offices" / "tha-thonglang.yaml"
# The whole command is timed on so many that the start of its processes does not count.
SLOW, FAST, LONG, ROUNDS = 100, 2_000, 5_000, 5
_CALM = 370
_NAMES = (
    "นายอำเภอท่าทองหลาง", "ผู้อำนวยการโรงเรียนวัดท่าทองหลาง", "นายสมชาย ใจดี", "กำนันตำบลบางคา",
    "ประธานสภาองค์การบริหารส่วนตำบลหนองแหน",
)  # fmt: skip


def _letter(folder: Path) -> Path:
    rows = "\n".join(
        f"        - [หมู่ที่ {n}, จำนวน {n * 3} ครัวเรือน, ดำเนินการแล้ว]" for n in range(1, 31)
    )
    more = "\n".join(
        f"  - ข้อพิจารณาที่ {n} ให้สำรวจแหล่งน้ำและภาชนะเก็บน้ำกลางในพื้นที่รับผิดชอบ แล้วรายงานให้อำเภอทราบภายในวันที่ 15 มีนาคม 2569"
        for n in range(1, 13)
    )
    path = folder / "letter.yaml"
    path.write_text(
        f"""ชนิด: หนังสือภายนอก
ส่วนราชการ: {OFFICE}
วันที่: 2 มีนาคม 2569
เรื่อง: ขอความร่วมมือเตรียมการป้องกันและแก้ไขปัญหาภัยแล้ง
เรียน: ผู้รับตามบัญชี
ข้อความ:
  - ด้วยอำเภอกำหนดประชุมเตรียมการป้องกันและแก้ไขปัญหาภัยแล้ง จึงขอเชิญ{{{{ แถว.ชื่อ }}}} เข้าร่วมประชุมกลุ่มที่ {{{{ แถว.กลุ่ม }}}} โดยมีค่าพาหนะ {{{{ แถว.ค่าพาหนะ | บาท }}}}
{more}
  - ตาราง:
      ช่อง: [หมู่บ้าน, จำนวน, ผล]
      แถว:
{rows}
  - จึงเรียนมาเพื่อโปรดพิจารณา
""",
        encoding="utf-8",
    )
    return path


def _people(folder: Path, count: int) -> Path:
    path = folder / f"people-{count}.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("ชื่อ,ที่,กลุ่ม,ค่าพาหนะ\n")
        for n in range(count):
            file.write(f"{_NAMES[n % len(_NAMES)]} {n},{n + 1},{n % 7 + 1},{n % 90 * 10 + 100}\n")
    return path


def _contexts(prepared: Prepared, people: Table) -> list[Composition]:
    out = []
    for row in people:
        one = person(row, prepared.columns, people)
        document = prepared.of_row(one, lambda _, text: text)
        expanded = expand(document, prepared.row(one))
        out += composed(prepared, expanded, None)
    return out


def _docxtpl(compositions: list[Composition], folder: Path) -> None:
    """Fill and save as docxtpl's documentation has it."""
    for n, composition in enumerate(compositions):
        document = DocxTemplate(template(composition.template))
        document.render(dict(composition.context), autoescape=True)
        document.save(folder / f"{n}.docx")


Finished = list[tuple[Ready, list[str]]]


def finished(letters: Letters, ready: Sequence[AnyReady]) -> Finished:
    """Return rows with the texts of their slots: as much as the other engines get."""
    rows = [each for each in ready if isinstance(each, Ready)]
    return [(each, each.in_slots(letters._setting)) for each in rows]  # noqa: SLF001 - what docgen itself fills with


def fill(rows: Finished, folder: Path) -> None:
    """Fill and write."""
    target = Folder(folder)
    for each, texts in rows:
        for name, docx in each.filled(texts):
            target.write(f"{name}.docx", docx)


def make(letters: Letters, ready: Sequence[AnyReady], folder: Path) -> None:
    """Set the lines of the rows' texts, fill and write."""
    target = Folder(folder)
    for each in ready:
        for name, docx in letters.make(each).documents:
            target.write(f"{name}.docx", docx)


def _floor(docx: bytes, xml: str, count: int, folder: Path) -> None:
    """Encode, deflate and write the same bytes, without any template: what no engine that deflates can beat."""
    for n in range(count):
        zlib.compress(xml.encode("utf-8"), 1)
        handle = os.open(folder / f"{n}.docx", os.O_WRONLY | os.O_CREAT)
        os.write(handle, docx)
        os.close(handle)


def _per_letter(work: Callable[[Path], object], count: int, root: Path) -> float:
    folder = Path(tempfile.mkdtemp(dir=root))
    gc.collect()
    os.sync()  # the disk is not to be busy with the files of the run before
    start = time.perf_counter()
    work(folder)
    return (time.perf_counter() - start) / count * 1e3


def calm() -> None:
    """Wait until a file is created as fast as ever.

    ext4 gives no inode away again within six minutes of its file's end, and looks past each such inode at every creation
    (recently_deleted of fs/ext4/ialloc.c): up to 0.5 ms a file where installers or earlier runs deleted thousands of them.
    """
    os.sync()
    print(f"waits {_CALM} s for the disk", flush=True)
    time.sleep(_CALM)


def _same_text(
    letters: Letters, ready: list[AnyReady], compositions: list[Composition], root: Path
) -> str:
    """Stop when the two engines differ; return the XML of a letter."""
    folder = Path(tempfile.mkdtemp(dir=root))
    _docxtpl(compositions[:20], folder)
    made = b""
    for n, each in enumerate(ready[:20]):
        made = letters.make(each).documents[0][1]
        if paragraphs(made) != paragraphs((folder / f"{n}.docx").read_bytes()):
            raise SystemExit(f"row {n + 1}: the texts differ")
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return archive.read("word/document.xml").decode("utf-8")


def _own_template(root: Path) -> Path:
    """Write docgen's template of the letter with a filter in it: what Jinja has to run for each row."""
    made = root / "own.docx"
    with zipfile.ZipFile(template("letter")) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8", "surrogateescape")
            part = part.replace("{{ subject }}", "{{ subject|upper }}")
            new.writestr(name, part.encode("utf-8", "surrogateescape"))
    return made


def _parts(rows: list[Any]) -> Iterator[list[Any]]:
    """Return the rows of each run."""
    return iter([rows[at : at + FAST] for at in range(0, FAST * ROUNDS, FAST)])


def _count() -> None:
    for n in range(5_000_000):
        n & 7


def _gain() -> float:
    """Return how much more two processes get done than one, when they share nothing: what --jobs 2 cannot exceed."""
    taken: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for processes, times in taken.items():
            started = [Process(target=_count) for _ in range(processes)]
            start = time.perf_counter()
            for each in started:
                each.start()
            for each in started:
                each.join()
            times.append(time.perf_counter() - start)
    return 2 * statistics.median(taken[1]) / statistics.median(taken[2])


def main() -> None:
    """Verify, time, print."""
    gc.set_threshold(50_000, 20, 20)  # as the command line does
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        letter, few, many = _letter(root), _people(root, SLOW), _people(root, FAST * ROUNDS)
        all_of_them = _people(root, LONG)
        people = table(few, stream)
        prepared = prepare(letter, people, read, Wanted())
        letters = Letters(prepared)
        compositions = _contexts(prepared, people)
        rows: list[Row] = list(table(many, stream))
        ready = [letters.ready(person(row, prepared.columns, people)) for row in rows]
        xml = _same_text(letters, ready, compositions, root)
        looking = Letters(
            prepare(letter, people, read, Wanted({Piece.LETTER: _own_template(root)}))
        )
        looked = [looking.ready(person(row, prepared.columns, people)) for row in rows]
        _same_text(looking, looked, compositions, root)
        docx = letters.make(ready[0]).documents[0][1]
        texts, own = _parts(finished(letters, ready)), _parts(finished(looking, looked))
        fresh = Letters(prepared)
        parts = _parts(ready)
        engines: dict[str, tuple[Callable[[Path], object], int]] = {
            "docxtpl, documented loop": (lambda f: _docxtpl(compositions, f), SLOW),
            "docgen, fill and write": (lambda f: fill(next(texts), f), FAST),
            "docgen, fill and write, an own template with a filter": (lambda f: fill(next(own), f), FAST),
            "docgen, set, fill and write": (lambda f: make(fresh, next(parts), f), FAST),
            "docgen batch, whole": (
                lambda f: run(Job(letter, all_of_them, f / "out")), LONG,
            ),
            "docgen batch --jobs 2": (
                lambda f: run(Job(letter, all_of_them, f / "out", processes=2)), LONG,
            ),
            "floor: encode, deflate, write": (lambda f: _floor(docx, xml, FAST, f), FAST),
        }  # fmt: skip
        taken: dict[str, list[float]] = {name: [] for name in engines}
        calm()
        for _ in range(ROUNDS):
            for name, (work, count) in engines.items():
                taken[name].append(_per_letter(work, count, root))
        base = statistics.median(taken["docxtpl, documented loop"])
        print(f"a letter of {len(docx):,} bytes; {hashlib.sha256(docx).hexdigest()[:8]}")
        print(
            f"two processes that only count get {_gain():.2f} x the work of one done on this machine"
        )
        for name, times in taken.items():
            middle = statistics.median(times)
            print(f"{middle:9.3f} ms  {base / middle:7.1f} x  {name}")


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv):
        sys.exit(__doc__)
    main()
