"""What a template is filled with: plain values, digits, dates and formulae already written.

Enters: nothing. Leaves: Composition.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.model import OFFICIAL_FACE, Piece


@dataclass(frozen=True)
class Properties:
    """The document properties that Word shows."""

    title: str
    subject: str
    author: str
    date: datetime.date


@dataclass(frozen=True)
class Image:
    """A picture in a context: a file or its bytes, ``width`` cm, and ``about`` for those who cannot see it.

    ``code``: what a QR code holds.
    """

    width: float
    about: str
    file: Path | None = None
    data: bytes = b""
    code: str = ""


@dataclass(frozen=True)
class Composition:
    """One document to be made. ``template`` is the name of one of docgen's templates, ``own_template`` a
    clerk's file instead of it; ``widths`` are those (cm) of the columns of its tables, in their order.
    """

    piece: Piece
    template: str
    context: Mapping[str, Any]
    stem: str
    properties: Properties
    typeface: str = OFFICIAL_FACE
    own_template: Path | None = None
    widths: tuple[tuple[float, ...], ...] = ()
