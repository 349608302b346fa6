"""All benchmarks one after the other, in an environment with docgen:

    python tests/bench                  all of them, about an hour
    python tests/bench start peers      only these

What each prints goes to the terminal and to tests/bench/figures.md, which the README quotes. Each installs its peers, and holds the
texts of all engines against each other before anything is timed. Read the ratios: machines differ and are shared.
"""

import argparse
import platform
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FIGURES = HERE / "figures.md"
NAMES = ("start", "batch", "peers", "listing", "growth", "check", "long")


def main() -> None:
    """Run what is asked for, and write what it said."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    asked = parser.parse_args().names or NAMES
    if unknown := sorted(set(asked) - set(NAMES)):
        parser.error(f"{', '.join(unknown)}: choose from {', '.join(NAMES)}")
    parts = _written()
    for name in asked:
        command = [sys.executable, str(HERE / f"{name}.py")]
        print(f"== {name}", flush=True)
        said = ""
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as run:
            for line in run.stdout or ():
                print(line, end="", flush=True)
                said += line
        if run.returncode:
            sys.exit(run.returncode)
        parts[name] = _part(name, said)
        FIGURES.write_text("\n".join(parts[n] for n in NAMES if n in parts), encoding="utf-8")


def _written() -> dict[str, str]:
    """Return the parts of the figures that were written before, by their names."""
    text = FIGURES.read_text(encoding="utf-8") if FIGURES.exists() else ""
    found = re.findall(
        r"^(## `python tests/bench/(\w+)\.py`\n.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    return {name: part.rstrip("\n") + "\n" for part, name in found}


def _part(name: str, said: str) -> str:
    where = f"Python {platform.python_version()}, {platform.system()}, {platform.machine()}"
    shown = said if said.startswith("|") else f"```text\n{said}```\n"
    return f"## `python tests/bench/{name}.py`\n\n{where}\n\n{shown}"


if __name__ == "__main__":
    main()
