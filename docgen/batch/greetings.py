"""How the recipients of rows are addressed: what comes again with each row is worked out once.

Enters: the letter, what a row states of its recipient, and his class. Leaves: Greetings. Pure.
"""

from collections.abc import Iterable
from typing import Any

from docgen.batch.columns import Person
from docgen.diagnostics import Diagnostic
from docgen.model import AddresseeClass, Greeting, address_form, greeting_from

_KEPT = 1_000  # ways in which recipients are addressed


class Greetings:
    """The ways in which the recipients of one letter are addressed, by their class and by what their rows state."""

    def __init__(self, content: Any) -> None:
        self._content = content
        self._known: dict[object, Greeting] = {}
        self._right: set[object] = set()

    def of(self, one: Person, name: str, told: AddresseeClass | None) -> Greeting:
        """Return how a recipient of the name is addressed; ``told`` is his class."""
        key = (told, one.salutation, one.closing, one.envelope_word, one.pronoun)
        known = self._known.get(key) if told else None
        if known is None:
            content = self._content
            known = greeting_from(
                address_form(name, told),
                one.salutation or content.salutation,
                one.closing or getattr(content, "closing", None),
                one.envelope_word or content.envelope_word,
                one.pronoun or content.pronoun,
            )
            if told and len(self._known) < _KEPT:
                self._known[key] = known
        return known

    def is_right(self, one: Person, told: AddresseeClass | None) -> bool:
        """Whether there was nothing to say of another of the class whose row states the same."""
        return (told, one.salutation, one.closing, one.pronoun) in self._right

    def judged(
        self, one: Person, told: AddresseeClass | None, found: Iterable[Diagnostic]
    ) -> list[Diagnostic]:
        """Return what was found of how one is addressed, and remember when that is nothing."""
        said = list(found)
        if told and not said and len(self._right) < _KEPT:
            self._right.add((told, one.salutation, one.closing, one.pronoun))
        return said
