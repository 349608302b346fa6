"""No pattern takes exponential time: one did, and a run over letters that people had typed never ended."""

import ast
import importlib
import json
import pkgutil
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from conftest import ROOT, missing

import docgen
from docgen.check.wording import Wording

# What is written otherwise in JavaScript, whose patterns recheck reads.
_OTHERWISE = (
    (r"\(\?P<(\w+)>", r"(?<\1>"),
    (r"\(\?P=(\w+)\)", r"\\k<\1>"),
    (r"\\A", "^"),
    (r"\\Z", "$"),
    (r"\(\?[im]\)", ""),
    (r"\(\?i:", "(?:"),
    (r"""\\(["'@%&~`#<>=!,:;])""", r"\1"),
)


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(docgen.__path__, "docgen."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _held(value: object) -> Iterator[str]:
    """Yield the patterns that a value is or holds."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value.pattern
    elif isinstance(value, Wording):
        yield value.pattern.pattern
    elif isinstance(value, dict):
        yield from (pattern for each in value.values() for pattern in _held(each))
    elif isinstance(value, list | tuple):
        yield from (pattern for each in value for pattern in _held(each))


def _typed(module: ModuleType) -> Iterator[str]:
    """Yield the patterns that functions of a module hand to re as they are typed."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re")),
                args=[ast.Constant(value=str(pattern)), *_],
            ):
                yield pattern


def _in_javascript(pattern: str) -> str:
    for python, javascript in _OTHERWISE:
        pattern = re.sub(python, javascript, pattern)
    return pattern


def _exponential(patterns: list[str]) -> list[str]:
    """Return those that may take exponential time."""
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules" / "recheck").is_dir():
        missing("recheck, which tells slow patterns (Node; npm install recheck@4.5.0)")
    assert node is not None
    asked = {_in_javascript(pattern): pattern for pattern in patterns}
    run = subprocess.run(
        [node, str(ROOT / "tests" / "patterns.mjs")],
        input=json.dumps(list(asked)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [asked[pattern] for pattern in json.loads(run.stdout)]


def test_no_pattern_takes_exponential_time() -> None:
    """Those that are put together while a letter is read are not among them."""
    patterns = {p for module in _modules() for each in vars(module).values() for p in _held(each)}
    patterns |= {p for module in _modules() for p in _typed(module)}
    assert len(patterns) > 500
    once_written = r"(?:[ก-๎]{2,24}|\s)*ร้อยละ"
    assert _exponential([*sorted(patterns), once_written]) == [once_written]
