"""Where a template comes from: the .docx beside the package, or made anew where an office settled other figures.

Enters: the name of a template. Leaves: its path, or its bytes. Nothing is written.
"""

import importlib
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

from docgen.geometry import settle, settled
from docgen.resources import folder


def template(name: str) -> Path | BytesIO:
    """Return docgen's template for the figures that count now."""
    figures = settled()
    if not figures:
        return folder("templates") / f"{name}.docx"
    return BytesIO(_made(name, tuple(sorted(figures.items()))))


@cache
def _made(name: str, figures: tuple[tuple[str, float], ...]) -> bytes:
    """Run the sources of the templates, which take each figure when they are loaded."""
    source = folder("templates") / "source"
    names = [path.stem for path in source.glob("*.py")]
    kept = {known: sys.modules.pop(known) for known in names if known in sys.modules}
    path = list(sys.path)
    sys.path.insert(0, str(source))
    try:
        with settle(dict(figures)):
            return bytes(importlib.import_module("build").TEMPLATES[name]())
    finally:
        sys.path[:] = path
        for known in names:
            sys.modules.pop(known, None)
        sys.modules.update(kept)
