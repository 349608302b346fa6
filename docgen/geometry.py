"""The figures of the layout, read from data/geometry.yaml, and what an office settled otherwise.

Enters: a name such as ``letter.garuda_height``. Leaves: the figure in its unit (cm, pt or lines).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from docgen.resources import table
from docgen.steps import Steps, T

Figures = Mapping[str, float]
_settled: ContextVar[Figures] = ContextVar("settled")


def figure(name: str) -> float:
    """Return one figure, in the unit that the table states."""
    settled = _settled.get({})
    if name in settled:
        return settled[name]
    part, _, key = name.partition(".")
    return float(table("geometry")[part][key][0])


def text_width() -> float:
    """Return the width of the text, cm."""
    return figure("page.width") - figure("page.left") - figure("page.right")


def signature_room() -> float:
    """Return the width in which a name and its position are centred, cm."""
    centre = figure("letter.signature_centre")
    return 2 * min(centre, text_width() - centre)


def figure_names() -> list[str]:
    """Return the name of every figure."""
    return [f"{part}.{key}" for part, keys in table("geometry").items() for key in keys]


def is_figure(name: str) -> bool:
    """Return whether there is a figure of that name."""
    return name in figure_names()


def settled() -> Figures:
    """Return the figures that differ now from the table."""
    return _settled.get({})


@contextmanager
def settle(figures: Figures) -> Iterator[None]:
    """Let ``figures`` count instead of the table's, while documents of one office are made."""
    token = _settled.set(figures)
    try:
        yield
    finally:
        _settled.reset(token)


def settle_steps(figures: Figures, steps: Steps[T]) -> Steps[T]:
    """Let ``figures`` count in these steps, and not in those of another office between them."""
    if figures == settled():
        return (yield from steps)
    while True:
        with settle(figures):
            try:
                next(steps)
            except StopIteration as end:
                made: T = end.value
                return made
        yield
