"""Work in steps, so that several pieces of it go through each step together.

Enters: generators that yield after each step and return what they make. Leaves: that. A stage finds its own code and tables
at hand when it takes one letter after the other; a letter that goes through all stages by itself finds them gone, and takes
a fifth longer.
"""

from collections.abc import Generator, Iterable, Iterator
from typing import TypeVar

from docgen.diagnostics import Faulty

T = TypeVar("T")
Steps = Generator[None, None, T]

ABREAST = 16  # pieces of work that go together; more no longer help
_ROOM = 600_000  # bytes that go together; a few long lists are held in memory, not sixteen


def finished(steps: Steps[T]) -> T:
    """Go through all steps and return what they make. Raises what they raise."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: T = end.value
            return made


def abreast(work: Iterable[tuple[int, Steps[T]]]) -> Iterator[T | Faulty]:
    """Yield what each piece of work makes, in their order, or the fault that ended it; each comes with its size, bytes."""
    for group in in_groups(work, ABREAST, _ROOM):
        yield from _together(group)


def in_groups(work: Iterable[tuple[int, T]], most: int, room: int) -> Iterator[list[T]]:
    """Yield pieces of work that are taken together: so many at most, and so many bytes but for one that is larger by itself."""
    group: list[T] = []
    left = room
    for size, piece in work:
        if group and (len(group) == most or size > left):
            yield group
            group, left = [], room
        group.append(piece)
        left -= size
    if group:
        yield group


def _together(group: list[Steps[T]]) -> list[T | Faulty]:
    made: dict[int, T | Faulty] = {}
    going = list(enumerate(group))
    while going:
        left = []
        for place, steps in going:
            try:
                next(steps)
            except StopIteration as end:
                made[place] = end.value
            except Faulty as faulty:
                made[place] = faulty
            else:
                left.append((place, steps))
        going = left
    return [made[place] for place in range(len(group))]
