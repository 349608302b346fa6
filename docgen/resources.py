"""Where the templates, fonts and data tables stand, in the wheel or in a checkout.

Enters: a name. Leaves: a path that exists, or the parsed table. Never writes.
"""

from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """Return the folder ``name`` (templates, fonts): inside the package (wheel) or beside it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


@cache
def table(name: str) -> Any:
    """Return the data table ``data/<name>.yaml`` as plain values."""
    from docgen.read import plain

    return plain(PACKAGE / "data" / f"{name}.yaml")
