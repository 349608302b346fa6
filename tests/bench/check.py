"""How long ``docgen check`` takes, as ratios against a bare interpreter and against yamllint on the same files.

Run by hand, in an environment into which docgen was installed as its users install it; yamllint is installed for the run:

    python tests/bench/check.py

Machines differ and are shared: read the ratios, which come from runs taken in turn. No two of the letters have the
same text: in each, the longer phrases of the sample are cut at a word of their own and turned round. A phrase has no
more turns than words, so it comes again in a tenth of the letters or so, and its spelling is looked at once; letters
that share no phrase at all take up to a third longer.
"""

import cProfile
import os
import pstats
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from icu4py.breakers import WordBreaker

from docgen import checking
from docgen.gather import Reader

LETTERS = Path(__file__).parents[2] / "letters"
COPIES = 1000
ROUNDS = 7
Commands = dict[str, list[str | Path]]
SAMPLE = "samut-sakhon-14080"


def _turned(text: str, number: int) -> str:
    """Return the text with its phrases turned round, otherwise for each number."""
    chance = random.Random(number)  # noqa: S311 - no secret

    def turn(phrase: re.Match[str]) -> str:
        words = list(WordBreaker(phrase.group(), "th"))
        cut = chance.randrange(len(words))
        return "".join((*words[cut:], *words[:cut]))

    return re.sub("[ก-ฮะ-ูเ-ไ็-์]{24,}", turn, text)


# Python as users have it: modules are compiled once, whatever the machine of the benchmark is set to.
_ENVIRONMENT = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _seconds(command: Sequence[str | Path]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, env=_ENVIRONMENT)
    return time.perf_counter() - start


def _in_turn(commands: Commands, rounds: int) -> dict[str, float]:
    """Return the median time of each command; all are run once before, and then in turn."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            seconds = _seconds(command)
            if number:
                taken[name].append(seconds)
    return {name: statistics.median(times) for name, times in taken.items()}


def _show(title: str, times: dict[str, float], base: str) -> None:
    print(title)
    for name, seconds in times.items():
        print(f"  {seconds:8.3f} s  {seconds / times[base]:7.2f} x  {name}")


def _where(folder: Path) -> None:
    """Print what dominates: the share of each stage, and the rules that take longest."""
    profile = cProfile.Profile()
    reader = Reader()
    profile.runcall(checking.check_paths, [folder], reader)
    stats = pstats.Stats(profile)
    whole = stats.total_tt  # type: ignore[attr-defined]
    parts = {}
    for (file, _, name), (_, _, _, cumulative, _) in stats.stats.items():  # type: ignore[attr-defined]
        where = Path(file)
        stage = "/".join(where.with_suffix("").parts[-2:])
        wanted = {
            "read": "parse",
            "validate": "validate",
            "expand": "expand",
            "documents": "read_document",
        }
        if wanted.get(where.stem) == name or (where.parent.name == "rules" and name == "find"):
            parts[f"{stage}.{name}"] = cumulative
    print("share of the time of 1,000 letters, under the profiler")
    for name, seconds in sorted(parts.items(), key=lambda part: -part[1])[:12]:
        print(f"  {seconds / whole:6.1%}  {name}")


def _installed(folder: str) -> list[str]:
    """Install the peer; return its command."""
    pip = [sys.executable, "-m", "pip", "install", "-q", "--target", folder, "yamllint"]
    subprocess.run(pip, check=True)
    run = f"import sys; sys.path.insert(0, {folder!r}); from yamllint.cli import run; run()"
    return [sys.executable, "-c", run]


def main() -> None:
    """Make the files, take the times, print them."""
    docgen = Path(sys.executable).parent / "docgen"
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as peers:
        yamllint = _installed(peers)
        folder = Path(made)
        shutil.copytree(LETTERS / "offices", folder / "offices")
        for number in range(COPIES):
            for file in (LETTERS / SAMPLE).glob("*.yaml"):
                if file.name != "corrections.yaml":
                    (folder / f"{number:04}").mkdir(exist_ok=True)
                    copy = folder / f"{number:04}" / file.name
                    copy.write_text(_turned(file.read_text("utf-8"), number), "utf-8")
        one = folder / "0000"
        bare, peer = "python -c pass", "yamllint"
        own = f"docgen check ({SAMPLE})"
        cold: Commands = {
            bare: [sys.executable, "-c", "pass"],
            peer: [*yamllint, one],
            own: [docgen, "check", one],
        }
        _show("one letter, cold", _in_turn(cold, ROUNDS), bare)
        many: Commands = {
            peer: [*yamllint, folder],
            "docgen check --jobs 1": [docgen, "check", folder, "--jobs", "1"],
            "docgen check": [docgen, "check", folder],
        }
        _show(f"{COPIES:,} letters of three files", _in_turn(many, 3), peer)
        _where(folder)


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv):
        sys.exit(__doc__)
    main()
