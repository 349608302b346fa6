"""The figures of the layout, read from data/geometry.yaml.

Enters: a name such as ``letter.garuda_height``. Leaves: the figure in its unit (cm, pt or lines).
"""

from docgen.resources import table


def figure(name: str) -> float:
    """Return one figure, in the unit that the table states."""
    part, _, key = name.partition(".")
    return float(table("geometry")[part][key][0])


def text_width() -> float:
    """Return the width of the text, cm."""
    return figure("page.width") - figure("page.left") - figure("page.right")
