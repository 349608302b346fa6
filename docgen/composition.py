"""What a template is filled with: plain values, digits, dates and formulae already written.

Enters: nothing. Leaves: Composition.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.model import Piece

OFFICIAL_FACE = "TH SarabunPSK"


@dataclass(frozen=True)
class Properties:
    """The document properties that Word shows."""

    title: str
    subject: str
    author: str
    date: datetime.date


@dataclass(frozen=True)
class Composition:
    """One document to be made. ``template`` is the name of one of docgen's templates, ``own_template`` a
    clerk's file instead of it; ``column_widths`` (cm) are those of the first table, none to leave it.
    """

    piece: Piece
    template: str
    context: Mapping[str, Any]
    stem: str
    properties: Properties
    typeface: str = OFFICIAL_FACE
    own_template: Path | None = None
    column_widths: tuple[float, ...] = field(default=())
