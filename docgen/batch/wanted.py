"""What a command asks of a batch besides the letter and the table.

Enters: nothing. Leaves: Wanted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.model import Piece


@dataclass(frozen=True)
class Wanted:
    """What the one who gives the command states: templates of his own, keys of columns, how files are named."""

    templates: Mapping[Piece, Path] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    file_name: str = ""
    epoch: int | None = None
    sheet: str = ""  # of an .xlsx, the first unless named
    group_by: str = ""  # the column whose values each have a list of their own
