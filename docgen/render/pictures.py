"""Pictures as docxtpl puts them into a run, each with the words for those who cannot see it.

Enters: a context with Images, the template that it fills. Leaves: the context. Raises UnreadablePicture.
"""

import re
import struct
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import Any

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image as DocxImage
from docx.shared import Cm
from docxtpl import InlineImage

from docgen.composition import Image
from docgen.render.tags import TAG_FAILURES, typed

_UNREADABLE = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    struct.error,
    *TAG_FAILURES,
)
_DOC_PR = re.compile(r"(<wp:docPr [^>]*?)\s*/?>")
_MAX_BYTES = 64 * 1024 * 1024
_MOST_HEIGHT = 22.0  # cm; a picture and its title on one page


class UnreadablePicture(Exception):
    """A file that is no picture; its name."""


def with_pictures(value: Any, document: Any) -> Any:
    """Return a context with every Image as what docxtpl puts into a run."""
    if isinstance(value, Image):
        return _picture(value, document)
    if isinstance(value, Mapping):
        return {name: with_pictures(item, document) for name, item in value.items()}
    if isinstance(value, list):
        return [with_pictures(item, document) for item in value]
    return value


def _picture(image: Image, document: Any) -> "Described":
    """Return the picture, checked; higher than a page it is made to fit."""
    try:
        data = image.data or (_bytes_of(image.file) if image.file else b"")
    except OSError as error:
        raise UnreadablePicture(image.file.name if image.file else image.about) from error
    ratio = _ratio(data)
    if ratio is None:
        raise UnreadablePicture(image.file.name if image.file else image.about)
    width = min(image.width, _MOST_HEIGHT / ratio)
    made = InlineImage(document, BytesIO(data), width=Cm(width))
    return Described(made, image.about)


def put_in(images: Iterable[Image], document: Any) -> None:
    """Make pictures parts of a document, whether it shows them or not."""
    document.current_rendering_part = document.docx.part
    for image in images:
        str(_picture(image, document))


def is_picture(path: Path) -> bool:
    """Return whether the file can be read and is a picture that Word takes."""
    try:
        return _ratio(_bytes_of(path)) is not None
    except OSError:
        return False


def _bytes_of(path: Path) -> bytes:
    """Return what a file holds. Raises OSError, also for what is no file, and for what no letter can hold."""
    status = path.stat()
    if not S_ISREG(status.st_mode) or status.st_size > _MAX_BYTES:
        raise OSError(path)
    return path.read_bytes()


def _ratio(data: bytes) -> float | None:
    """Return height by width; None for what is no whole picture."""
    try:
        read = DocxImage.from_blob(data)
        return float(read.px_height / read.px_width)
    except _UNREADABLE:
        return None


class Described:
    """A picture with the words for those who cannot see it."""

    def __init__(self, image: InlineImage, about: str) -> None:
        self.image, self.about = image, about

    def __str__(self) -> str:
        described = f' descr="{typed(self.about)}"/>'
        return _DOC_PR.sub(lambda found: found[1] + described, str(self.image), count=1)

    __html__ = __str__
