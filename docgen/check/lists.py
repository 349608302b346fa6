"""The lists of a document: the items of one level, with what stands before and behind them.

Enters: a Reading. Leaves: Listed. Pure.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from docgen.check.reading import Passage, Path, Reading, Role, once

_ITEM = 3  # steps of a path below the text that its list stands under: items, 0, text


class Listed(NamedTuple):
    """The items of one list; ``before`` is the text that they stand under, ``after`` the one behind them."""

    before: Passage | None
    items: list[Passage]
    after: Passage | None


@once
def lists(reading: Reading) -> tuple[Listed, ...]:
    """Return each list."""
    return tuple(_under_keys(reading) if reading.typeset else _by_hand(reading))


def _under_keys(reading: Reading) -> Iterator[Listed]:
    found: dict[Path, list[Passage]] = {}
    for item in reading.of(Role.ITEM):
        if item.path[-1:] == ("text",) and len(item.path) > _ITEM:
            found.setdefault(item.path[:-_ITEM], []).append(item)
    known = {p.path: p for p in reading.of(Role.BODY, Role.ITEM)}
    for above, items in found.items():
        last = above[-1]
        after = (*above[:-1], last + 1, "text") if isinstance(last, int) else ()
        yield Listed(known.get((*above, "text")), items, known.get(after))


def _by_hand(reading: Reading) -> Iterator[Listed]:
    """Yield the lists that have one level: the labels typed are of one form."""
    passages = reading.of(Role.BODY, Role.ITEM, Role.HEADING)
    runs = [(listed, list(run)) for listed, run in groupby(passages, lambda p: p.role is Role.ITEM)]
    for i, (listed, run) in enumerate(runs):
        if listed and len({re.sub(r"\d+", "1", str(each.value)) for each in run}) == 1:
            before = runs[i - 1][1][-1] if i else None
            yield Listed(before, run, runs[i + 1][1][0] if i + 1 < len(runs) else None)
