"""Nested lists laid flat: each item with its label and its level.

Enters: items of the model and a numbering scheme. Leaves: lines. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model import Detail, Listing
from docgen.numbering import Pattern

Line = tuple[str, str, int]  # label, text, level


@dataclass(frozen=True)
class Numbers:
    """One level of a nested list: the numbers above it, and how deep it stands."""

    scheme: list[Pattern]
    above: tuple[int, ...]
    level: int

    def item(self, detail: Detail, number: int, *, alone: bool) -> Iterator[Line]:
        """Yield a numbered item and what is under it; a single item takes no number."""
        own = (*self.above, number)
        mark = self.scheme[min(len(own), len(self.scheme)) - 1]
        yield ("", detail.text, 0) if alone else (mark.label(own), detail.text, self.level)
        yield from Numbers(self.scheme, own, self.level + (not alone)).under(detail)

    def bullet(self, detail: Detail) -> Iterator[Line]:
        """Yield a bullet and what is under it; it takes no level of the numbering."""
        yield "-", detail.text, self.level
        yield from Numbers(self.scheme, self.above, self.level + 1).under(detail)

    def under(self, listing: Listing) -> Iterator[Line]:
        """Yield the items under a detail or a block, in the order typed."""
        start = listing.start or 1
        alone = sum(bool(item.text.strip()) for item in listing.items) == 1 and start == 1
        for kind, every in listing.under:
            details = (item for item in every if item.text.strip())  # a condition may leave one out
            for i, item in enumerate(details):
                if kind == "bullets":
                    yield from self.bullet(item)
                else:
                    yield from self.item(item, start + i, alone=alone)
