"""How long docgen takes from its start to its end, as ratios against a bare interpreter.

Run by hand, in an environment into which docgen was installed:

    python tests/bench/start.py

Runs are taken in turn; medians.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LETTERS = Path(__file__).parents[2] / "letters"
LETTER, TABLE = LETTERS / "tha-thonglang-1021", LETTERS / "tha-thonglang-training"
ROUNDS = 11


def _commands(docgen: str, out: Path) -> dict[str, list[str]]:
    """Return what is timed, by its name."""
    once = ["--limit", "1", "--replace", "-o", str(out / "batch")]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "docgen --version": [docgen, "--version"],
        "docgen check, one letter": [docgen, "check", str(LETTER)],
        "docgen build, one letter (three documents)": [
            docgen,
            "build",
            str(LETTER),
            "-o",
            str(out),
        ],
        "docgen batch, one row (three documents)": [docgen, "batch", str(TABLE), *once],
    }


def main() -> None:
    """Time and print."""
    beside = Path(sys.executable).with_name("docgen")
    docgen = str(beside) if beside.is_file() else shutil.which("docgen") or "docgen"
    with tempfile.TemporaryDirectory() as made:
        commands = _commands(docgen, Path(made))
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True, env=os.environ)
                taken[name].append(time.perf_counter() - start)
    middle = {name: statistics.median(runs) for name, runs in taken.items()}
    bare = next(iter(middle.values()))
    print(f"{ROUNDS} runs in turn, medians")
    for name, seconds in middle.items():
        print(f"  {seconds:6.3f} s  {seconds / bare:5.1f} x  {name}")


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv):
        sys.exit(__doc__)
    main()
