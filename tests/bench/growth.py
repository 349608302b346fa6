"""How time and memory grow with the number of rows: letters of one table, and the list of one circular. Draws growth.png.

Run by hand, in an environment with docgen:

    python tests/bench/growth.py

Matplotlib, which draws, is installed for the run where it is not there. Each size is a command of its own, from the start of the program to the last byte, checks on. docxtpl's documented loop runs beside
it where it ends within minutes. The letters go into a .zip, the 100,000 of them several gigabytes.
"""

import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

OFFICE = Path(__file__).parents[2] / "letters" / "offices" / "tha-thonglang.yaml"
SIZES = (100, 1_000, 10_000, 100_000)
_OF_DOCXTPL = 1_000  # letters; more go on in a straight line
_ROWS_OF_DOCXTPL = 10_000
_LETTER = """ชนิด: {kind}
ส่วนราชการ: {office}
ที่: 77
วันที่: 2 มีนาคม 2569
เรื่อง: ขอความร่วมมือเตรียมการป้องกันและแก้ไขปัญหาภัยแล้ง
เรียน: {to}
ข้อความ:
  - ด้วยอำเภอกำหนดประชุมเตรียมการป้องกันและแก้ไขปัญหาภัยแล้ง จึงขอเชิญ{you} เข้าร่วมประชุม
  - จึงเรียนมาเพื่อโปรดพิจารณา
"""
_LOOP = """
import json, sys
from docxtpl import DocxTemplate
file, context, out, count = sys.argv[1:]
context = json.load(open(context, encoding="utf-8"))
for n in range(int(count)):
    document = DocxTemplate(file)
    document.render(context | {"to": f"นายสมชาย ใจดี {n}"}, autoescape=True)
    document.save(f"{out}/{n}.docx")
"""
_LIST = """
import json, sys
from docxtpl import DocxTemplate
file, context, out, count = sys.argv[1:]
context = json.load(open(context, encoding="utf-8"))
row = context["rows"][0]
context["rows"] = [row | {"number": f"{n}.", "name": f"นายสมชาย ใจดี {n}"} for n in range(int(count))]
document = DocxTemplate(file)
document.render(context, autoescape=True)
document.save(f"{out}/list.docx")
"""
# What docgen fills the same templates with.
_CONTEXTS = """
import json, sys
from pathlib import Path
from docgen import pipeline
for made in pipeline.compositions_of(Path(sys.argv[1]), {}).compositions:
    Path(sys.argv[2], f"{made.template}.json").write_text(json.dumps(made.context), encoding="utf-8")
"""


def _taken(command: list[str]) -> tuple[float, float]:
    """Return the seconds and the largest memory (MB) of a command. This process is small, so that it does not count."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def _docgen(root: Path, count: int, *, listed: bool) -> tuple[float, float]:
    folder = root / f"{'list' if listed else 'letters'}-{count}"
    folder.mkdir()
    text = _LETTER.format(
        kind="หนังสือเวียน" if listed else "หนังสือภายนอก",
        office=OFFICE,
        to="ผู้รับ (ตามบัญชีรายชื่อแนบท้าย)" if listed else "ผู้รับ",
        you="ท่าน" if listed else "{{ แถว.ชื่อ }}",
    )
    (folder / "letter.yaml").write_text(text, encoding="utf-8")
    rows = "".join(f"นายสมชาย ใจดี {n}\n" for n in range(count))
    (folder / "recipients.csv").write_text(f"ชื่อ\n{rows}", encoding="utf-8")
    command = [sys.executable, "-m", "docgen", "batch", str(folder), "--jobs", "1"]
    taken = _taken([*command, "-o", str(folder / "out.zip")])
    (folder / "out.zip").unlink()
    return taken


def _contexts(root: Path) -> None:
    text = _LETTER.format(kind="หนังสือเวียน", office=OFFICE, to="ผู้รับ (ตามบัญชีรายชื่อแนบท้าย)", you="ท่าน")
    people = "ผู้รับ:\n  รายชื่อ: [นายสมชาย ใจดี, นายวีระ ใจมั่น]\n"
    (root / "letter.yaml").write_text(text + people, encoding="utf-8")
    command = [sys.executable, "-c", _CONTEXTS, str(root / "letter.yaml"), str(root)]
    subprocess.run(command, check=True)


def _docxtpl(root: Path, program: str, template: str, count: int) -> tuple[float, float]:
    out = Path(tempfile.mkdtemp(dir=root))
    file = Path(__file__).parents[2] / "templates" / f"{template}.docx"
    context = root / f"{template}.json"
    return _taken([sys.executable, "-c", program, *map(str, (file, context, out, count))])


def _plotter(root: Path) -> None:
    """Make sure, before anything is timed, that there is what draws."""
    if find_spec("matplotlib") is None:
        pip = [sys.executable, "-m", "pip", "install", "-q", "--target", str(root / "python")]
        subprocess.run([*pip, "matplotlib"], check=True)
        sys.path.append(str(root / "python"))


def _drawn(lines: dict[str, dict[int, tuple[float, float]]]) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, sides = pyplot.subplots(1, 2, figsize=(10, 3.6))
    for side, (at, title) in enumerate(
        (("s", "seconds, whole command"), ("MB", "peak memory, MB"))
    ):
        for name, points in lines.items():
            style = "--" if "docxtpl" in name else "-"
            values = [taken[side] for taken in points.values()]
            sides[side].plot(list(points), values, style, marker="o", label=name)
        sides[side].set(xscale="log", yscale="log", xlabel="rows", ylabel=at, title=title)
        sides[side].grid(visible=True, alpha=0.3)
    sides[1].legend(fontsize=8, loc="lower right")
    figure.tight_layout()
    figure.savefig(Path(__file__).with_suffix(".png"), dpi=90)


def main() -> None:
    """Time every size, print, draw."""
    lines: dict[str, dict[int, tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        _plotter(root)
        _contexts(root)
        for count in SIZES:
            found = {
                "docgen batch, letters": _docgen(root, count, listed=False),
                "docgen batch, one list": _docgen(root, count, listed=True),
            }
            if count <= _OF_DOCXTPL:
                found["docxtpl, letters"] = _docxtpl(root, _LOOP, "letter", count)
            if count <= _ROWS_OF_DOCXTPL:
                found["docxtpl, one list"] = _docxtpl(root, _LIST, "recipient-list", count)
            for name, taken in found.items():
                lines.setdefault(name, {})[count] = taken
                print(f"{count:8,} rows {taken[0]:9.2f} s {taken[1]:7.0f} MB  {name}", flush=True)
        _drawn(lines)


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv):
        sys.exit(__doc__)
    if len(sys.argv) > 1:
        print(*_taken(sys.argv[1:]))  # one command, for tests/bench/listing.py
    else:
        main()
