"""One document of a letter laid out once for many rows, with marks where their values will stand.

Enters: a composition with marks. Leaves: a Skeleton, or a Filling of the user's own template.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from docgen.composition import Composition, Image
from docgen.marks import MarkUsed, NotAlike, has_marks, marked
from docgen.render import render
from docgen.render.filling import Filling
from docgen.render.skeleton import Skeleton, lets_values_be
from docgen.templates import template


def laid_out(composition: Composition, epoch: int | None) -> Skeleton | Filling:
    """Lay a document out with its marks; a template of the user's own that looks at values is given them, row by row.

    Raises MarkUsed when it can be laid out for one row alone.
    """
    own = composition.own_template
    source = own or template(composition.template)
    if own is None or lets_values_be(own):
        try:
            context = marked(composition.context)
            docx = render(replace(composition, context=context), source, epoch)
            return Skeleton(docx, codes_of(composition.context))
        except (MarkUsed, NotAlike):
            if own is None:
                raise
    return Filling(composition, source, epoch)


def codes_of(value: Any) -> dict[bytes, str]:
    """Return what the QR codes with values of the row hold, by the pictures that hold their places."""
    if isinstance(value, Image):
        return {value.data: value.code} if has_marks(value.code) else {}
    if isinstance(value, Mapping):
        return codes_of(list(value.values()))
    items = value if isinstance(value, list) else []
    return {data: code for item in items for data, code in codes_of(item).items()}
