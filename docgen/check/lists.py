"""The lists of a document: the items of one level, with what stands before and behind them.

Enters: a Reading. Leaves: Listed. Pure.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import groupby, takewhile
from typing import NamedTuple

from docgen.check.reading import Passage, Path, Reading, Role, once
from docgen.thai.numerals import to_arabic

_ANNOUNCES = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|ประกอบด้วย|แยกเป็น|แบ่งเป็น|จำแนกเป็น)\s*:?\s*\Z")
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
    """Yield the lists whose labels are of one form, and those under an item that announces them."""
    passages = reading.of(Role.BODY, Role.ITEM, Role.HEADING)
    runs = [(listed, list(run)) for listed, run in groupby(passages, lambda p: p.role is Role.ITEM)]
    for i, (listed, run) in enumerate(runs):
        after = runs[i + 1][1][0] if i + 1 < len(runs) else None
        if listed and len(set(map(_form, run))) == 1:
            yield Listed(runs[i - 1][1][-1] if i else None, run, after)
        elif listed:
            yield from _under_items(run, after)


def _under_items(run: list[Passage], after: Passage | None) -> Iterator[Listed]:
    for i, above in enumerate(run[:-1]):
        form = _form(run[i + 1])
        if _ANNOUNCES.search(above.text) and form != _form(above):
            own = list(takewhile(partial(_is_of, form), run[i + 1 :]))
            behind = run[i + 1 + len(own) :]
            yield Listed(above, own, behind[0] if behind else after)


def _is_of(form: str, item: Passage) -> bool:
    return _form(item) == form


def _form(item: Passage) -> str:
    """Return the label typed before an item, alike for all numbers."""
    return re.sub(r"\d+", "1", to_arabic(str(item.value)))
