"""How fast ``docgen batch`` fills a letter, beside the other fillers of .docx, on the same text in the same run.

Run by hand, in an environment with docgen in it; Node with npm for the engines of Node (left out where there is none):

    python tests/bench/peers.py

Installs the peers into a folder of its own that is deleted afterwards. The peers get a template in which everything that is the
same in all letters is printed already, and the finished values: the kindest case for them. Before anything is timed, the text
of every engine is held against docgen's. Each engine runs in a process of its own, the engines in turn; medians and the
largest peak of memory are told.
"""

import gc
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import batch
from docx_text import paragraphs

from docgen.batch.columns import person
from docgen.batch.plan import Letters, Ready
from docgen.batch.prepare import prepare
from docgen.batch.wanted import Wanted
from docgen.marks import index, parted
from docgen.read import read
from docgen.read.stream import stream
from docgen.render.skeleton import Skeleton
from docgen.rows import table

HERE = Path(__file__).parent
# docgen gets more letters, for it would be done before a clock can tell; each is a new file, as with the peers.
COUNT, MANY, ROUNDS, FEW = 300, 2_000, 5, 20
NODE = ("docxtemplater", "easy-template-x", "carbone")
PACKAGES = ("docxtemplater@3", "pizzip@3", "easy-template-x@7", "carbone@3")
OWN = ("docgen", "docgen, lines set too")
PYTHON = ("docxtpl", "docx-mailmerge2", *OWN)
_FIELD = (
    '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> MERGEFIELD {0} </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{0}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve">'
)
TAGS = {
    "docxtemplater": "{{{0}}}",
    "easy-template-x": "{{{0}}}",
    "carbone": "{{d.{0}}}",
    "docxtpl": "{{{{ {0} }}}}",
    "docx-mailmerge2": _FIELD,
}


def _prepared(root: Path) -> Letters:
    letter, people = batch._letter(root), batch._people(root, MANY)  # noqa: SLF001 - of this folder
    return Letters(prepare(letter, table(people, stream), read, Wanted()))


def _rows(letters: Letters, root: Path) -> list[Ready]:
    people = table(root / f"people-{MANY}.csv", stream)
    found = (letters.ready(person(row, letters.prepared.columns, people)) for row in people)
    return [ready for ready in found if isinstance(ready, Ready)]


def _write_templates(letters: Letters, root: Path) -> None:
    """Write the template of each peer, and the values of the rows as docgen sets them."""
    rows = _rows(letters, root)
    plan = rows[0].plan
    named = [
        {
            f"v{i}": text
            for i, (slot, text) in enumerate(zip(plan.slots, texts, strict=True))
            if slot
        }
        for _, texts in batch.finished(letters, rows[:COUNT])
    ]
    (root / "rows.json").write_text(json.dumps(named), encoding="utf-8")
    # Filled with marks for values, the skeleton is the letter with its marks still in.
    marked = [chr(ord("\U000f0000") + i).encode() for i in range(len(plan.slots))]
    form = plan.forms[0]
    assert isinstance(form, Skeleton)
    docx = form.filled(marked)
    for engine, tag in TAGS.items():
        with (
            zipfile.ZipFile(BytesIO(docx)) as old,
            zipfile.ZipFile(root / f"{engine}.docx", "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                data = old.read(name)
                if name.endswith(".xml"):
                    body = name == "word/document.xml"
                    data = _tagged(data.decode(), tag if body else None, named[0]).encode()
                new.writestr(name, data)


def _tagged(text: str, tag: str | None, first: dict[str, str]) -> str:
    """Return a part with a tag at each mark, or with the values of the first row."""
    parts = parted(text)
    for i in range(1, len(parts), 2):
        name = f"v{index(parts[i])}"
        parts[i] = tag.format(name) if tag else first[name]
    return "".join(parts)


def _fill(engine: str, root: Path, out: Path, count: int) -> float:
    """Fill and write with an engine of Python; return milliseconds a letter."""
    if engine in OWN:
        gc.set_threshold(50_000, 20, 20)  # as the command line does
        letters = _prepared(root)
        ready = _rows(letters, root)[:count]
        finished = batch.finished(letters, ready) if engine == "docgen" else []
        start = time.perf_counter()
        if engine == "docgen":
            batch.fill(finished, out)
        else:
            batch.make(letters, ready, out)
        return (time.perf_counter() - start) / count * 1e3
    rows = json.loads((root / "rows.json").read_text(encoding="utf-8"))
    file = root / f"{engine}.docx"
    start = time.perf_counter()
    for n in range(count):
        if engine == "docxtpl":
            from docxtpl import DocxTemplate

            document = DocxTemplate(file)
            document.render(rows[n % len(rows)], autoescape=True)
            document.save(out / f"{n}.docx")
        else:
            from mailmerge import MailMerge

            with MailMerge(file) as merged:
                merged.merge(**rows[n % len(rows)])
                merged.write(out / f"{n}.docx")
    return (time.perf_counter() - start) / count * 1e3


def _run(engine: str, root: Path, count: int) -> tuple[float, float, Path]:
    """Run an engine in a process of its own; return milliseconds a letter, MB at the peak, and where its letters are."""
    out = Path(tempfile.mkdtemp(dir=root))
    if engine in NODE:
        command = ["node", str(HERE / "peers.mjs"), engine, str(root), str(out), str(count)]
    else:
        command = [sys.executable, __file__, engine, str(root), str(out), str(count)]
    environment = os.environ | {"PYTHONPATH": str(root / "python")}
    said = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    milliseconds, peak = map(float, said.stdout.split()[-2:])
    return milliseconds, peak, out


def _peak() -> float:
    """Return the largest memory of this process, MB; that of getrusage is its parent's, if that was larger."""
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    return float(told.partition("VmHWM:")[2].split()[0]) / 1024


def _verify(engine: str, root: Path, letters: Letters) -> None:
    """Stop when an engine's text is not docgen's."""
    _, _, out = _run(engine, root, FEW)
    for n, ready in enumerate(_rows(letters, root)[:FEW]):
        mine = letters.make(ready).documents[0][1]
        found = sorted(out.glob("*.docx"))[n] if engine in OWN else out / f"{n}.docx"
        if paragraphs(found.read_bytes()) != paragraphs(mine):
            raise SystemExit(f"{engine}: letter {n + 1} has another text")


def _installed(root: Path) -> tuple[str, ...]:
    """Install the peers; return the engines that there are."""
    pip = [sys.executable, "-m", "pip", "install", "-q", "--target", str(root / "python"), "--no-deps", "docx-mailmerge2"]  # fmt: skip
    subprocess.run(pip, check=True)
    if not (shutil.which("node") and shutil.which("npm")):
        return PYTHON
    (root / "package.json").write_text("{}", encoding="utf-8")
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(root)]
    subprocess.run([*npm, *PACKAGES], check=True, cwd=root)
    return (*PYTHON, *NODE)


def _table(taken: dict[str, list[tuple[float, float]]]) -> str:
    middle = {name: statistics.median(ms for ms, _ in runs) for name, runs in taken.items()}
    lines = [
        "| engine | ms a letter | docgen is faster by | with its lines set too | peak memory, MB |",
        "|---|---|---|---|---|",
    ]
    for name in sorted(middle, key=middle.__getitem__):
        ratios = ("" if name in OWN else f"{middle[name] / middle[own]:.0f} x" for own in OWN)
        peak = max(mb for _, mb in taken[name])
        lines.append(f"| {name} | {middle[name]:.2f} | {' | '.join(ratios)} | {peak:.0f} |")
    return "\n".join(lines)


def main() -> None:
    """Install, verify, time, print and write."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        engines = _installed(root)
        letters = _prepared(root)
        _write_templates(letters, root)
        for engine in engines:
            _verify(engine, root, letters)
        taken: dict[str, list[tuple[float, float]]] = {engine: [] for engine in engines}
        batch.calm()
        for _ in range(ROUNDS):
            for engine, runs in taken.items():
                os.sync()
                milliseconds, peak, _ = _run(engine, root, MANY if engine in OWN else COUNT)
                runs.append((milliseconds, peak))
    print(_table(taken))
    print(f"\n{ROUNDS} runs in turn, medians; the letter of tests/bench/batch.py")


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv):
        sys.exit(__doc__)
    if len(sys.argv) > 1:
        print(_fill(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])), _peak())
    else:
        main()
