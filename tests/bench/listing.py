"""How fast a recipient list of 50,000 rows is made, beside docxtpl and Carbone, on the same text in the same run.

Run by hand, in an environment with docgen in it; Node with npm for Carbone (left out where there is none):

    python tests/bench/listing.py

Five ways of docgen. Two only fill, from the same finished values as the peers get: as ``docgen batch`` does, which takes
row after row from a file while it deflates (here from JSON, within the time taken), and as ``docgen build`` does, which like
the peers has all rows before the clock starts. Three are whole commands, with every row read, validated and checked: ``docgen
build`` of a circular in YAML, ``docgen batch`` of one with a .csv, by one process and by two (the memory is that of the larger). Before anything is timed, the text of every engine is held
against docgen's. Each runs in a process of its own, in turn; medians, the largest peak of memory.
"""

import gc
import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import growth, peers
from docx_text import paragraphs

from docgen.composition import Composition
from docgen.geometry import settle
from docgen.marks import Marks
from docgen.model import Piece
from docgen.pipeline import compositions_of
from docgen.render.listing import listing_of, long_list
from docgen.render.skeleton import escaped
from docgen.templates import template

COUNT, FEW, ROUNDS = 50_000, 60, 3
FILLED = ("docgen, row by row", "docgen, all rows held", "docxtpl", "carbone")
WHOLE = ("docgen build", "docgen batch --jobs 1", "docgen batch --jobs 2")
_PEOPLE = "ผู้รับ:\n  รายชื่อ:\n"


def _composition(root: Path) -> Composition:
    [found] = [
        c
        for c in compositions_of(root / "letter.yaml", {}).compositions
        if c.piece is Piece.RECIPIENT_LIST
    ]
    return found


def _rows(composition: Composition, count: int) -> list[dict[str, object]]:
    row = composition.context["rows"][0]
    return [
        row | {"number": f"{n}.", "name": f"นายสมชาย ใจดี {n}", "extra": []}
        for n in range(1, count + 1)
    ]


def _given(root: Path) -> None:
    """Write the letters, and the values and the template of each peer."""
    people = "".join(f"    - นายสมชาย ใจดี {n}\n" for n in range(COUNT))
    text = growth._LETTER.format(  # noqa: SLF001 - of this folder
        kind="หนังสือเวียน", office=growth.OFFICE, to="ผู้รับ (ตามบัญชีรายชื่อแนบท้าย)", you="ท่าน"
    )
    for name, more in (("letter.yaml", "    - ผู้หนึ่ง\n    - อีกผู้หนึ่ง\n"), ("long.yaml", people)):
        (root / name).write_text(text + _PEOPLE + more, encoding="utf-8")
    (root / "batch").mkdir()
    (root / "batch" / "letter.yaml").write_text(text, encoding="utf-8")
    rows = "".join(f"นายสมชาย ใจดี {n}\n" for n in range(COUNT))
    (root / "batch" / "recipients.csv").write_text(f"ชื่อ\n{rows}", encoding="utf-8")
    composition = _composition(root)
    (root / "composition").write_bytes(pickle.dumps(composition))
    context = dict(composition.context) | {"rows": _rows(composition, COUNT)}
    (root / "rows.json").write_text(json.dumps([context]), encoding="utf-8")
    each = (json.dumps(row) + "\n" for row in context["rows"])
    (root / "rows.jsonl").write_text("".join(each), encoding="utf-8")
    _carbone(root, composition)


def _carbone(root: Path, composition: Composition) -> None:
    """Write docgen's list as a template of Carbone: two rows show it what is repeated."""
    marks = Marks()
    row = dict(composition.context["rows"][0])
    row |= {name: marks.value((name,), "raw") for name in ("number", "name")}
    listing = listing_of(composition, [row], template(composition.template), None)
    assert listing is not None
    tags = [
        (0, [f"{{d.rows[{i}].{('number', 'name')[slot]}}}" for slot in listing.slots[0]])
        for i in ("i", "i+1")
    ]
    (root / "carbone.docx").write_bytes(listing.filled(tags))


def _filled(engine: str, root: Path, out: Path, count: int) -> float:
    """Fill and write; return the seconds."""
    gc.set_threshold(50_000, 20, 20)  # as the command line does
    fill = {FILLED[0]: _row_by_row, FILLED[1]: _held, FILLED[2]: _docxtpl}[engine]
    if engine != FILLED[0]:
        [context] = json.loads((root / "rows.json").read_text(encoding="utf-8"))
        context["rows"] = context["rows"][:count]
    else:
        context = {"file": root / "rows.jsonl", "count": count}
    composition = pickle.loads((root / "composition").read_bytes())  # noqa: S301 - written by _given
    start = time.perf_counter()
    fill(composition, context, out / "0.docx")
    return time.perf_counter() - start


def _docxtpl(_: Composition, context: dict[str, Any], out: Path) -> None:
    from docxtpl import DocxTemplate

    document = DocxTemplate(template("recipient-list"))
    document.render(context, autoescape=True)
    document.save(out)


def _held(composition: Composition, context: dict[str, Any], out: Path) -> None:
    with settle({}):
        docx = long_list(
            replace(composition, context=context), template(composition.template), None
        )
    assert docx is not None
    out.write_bytes(docx)


def _row_by_row(composition: Composition, given: dict[str, Any], out: Path) -> None:
    marks = Marks()
    row = dict(composition.context["rows"][0])
    keys = ("number", "name")
    row |= {name: marks.value(name, "raw") for name in keys}
    with settle({}):
        listing = listing_of(composition, [row], template(composition.template), None)
    assert listing is not None
    names = [keys[marks.slots[i].value] for i in listing.slots[0]]
    with given["file"].open(encoding="utf-8") as file:
        rows = map(json.loads, islice(file, given["count"]))
        out.write_bytes(listing.filled((0, [escaped(row[name]) for name in names]) for row in rows))


def _run(engine: str, root: Path, count: int) -> tuple[float, float, Path]:
    """Run an engine; return seconds, MB at the peak, and where its list is."""
    out = Path(tempfile.mkdtemp(dir=root))
    if engine in WHOLE:
        letter = "long.yaml" if engine == "docgen build" else "batch"
        command = [sys.executable, "-m", *engine.split(), str(root / letter)]
        # From a small process: the memory of this one would be told as theirs.
        small = [sys.executable, str(peers.HERE / "growth.py"), *command, "-o", str(out / "made")]
        said = subprocess.run(small, capture_output=True, text=True, check=True)
        took, peak = map(float, said.stdout.split())
        return took, peak, out
    if engine == "carbone":
        command = ["node", str(peers.HERE / "peers.mjs"), engine, str(root), str(out), "1"]
    else:
        command = [sys.executable, __file__, engine, str(root), str(out), str(count)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    took, peak = map(float, said.stdout.split()[-2:])
    return took / 1e3 if engine == "carbone" else took, peak, out


def _verify(engines: list[str], root: Path) -> None:
    """Stop when an engine's list has another text than docgen's."""
    texts = {}
    for engine in engines:
        _, _, out = _run(engine, root, COUNT)
        [made] = [p for p in out.rglob("*.docx") if engine in FILLED or "บัญชี" in p.name]
        texts[engine] = paragraphs(made.read_bytes())
    for engine in engines:
        like = FILLED if engine in FILLED else WHOLE
        if texts[engine] != texts[like[0]]:
            raise SystemExit(f"{engine}: the list has another text")


def main() -> None:
    """Install, verify, time and print."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        found = peers._installed(root)  # noqa: SLF001 - of this folder
        engines = [e for e in (*FILLED, *WHOLE) if e != "carbone" or "carbone" in found]
        _given(root)
        _verify(engines, root)
        taken: dict[str, list[tuple[float, float]]] = {engine: [] for engine in engines}
        for _ in range(ROUNDS):
            for engine, runs in taken.items():
                runs.append(_run(engine, root, COUNT)[:2])
    middle = {name: statistics.median(s for s, _ in runs) for name, runs in taken.items()}
    print(f"a list of {COUNT:,} rows, {ROUNDS} runs in turn, medians")
    for name, seconds in middle.items():
        peak = max(mb for _, mb in taken[name])
        print(f"  {seconds:7.2f} s  {seconds / middle[FILLED[0]]:6.1f} x  {peak:5.0f} MB  {name}")


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv):
        sys.exit(__doc__)
    if len(sys.argv) > 1:
        engine, root, out, count = sys.argv[1:]
        print(_filled(engine, Path(root), Path(out), int(count)), peers._peak())  # noqa: SLF001
    else:
        main()
