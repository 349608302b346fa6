"""What rows have in common whose letters differ in values alone.

Enters: nothing. Leaves: Shape.
"""

from typing import NamedTuple

from docgen.model import AddresseeClass, Greeting


class Shape(NamedTuple):
    """What settles how the letter of a row is built; rows of one shape differ in values alone."""

    greeting: Greeting
    addressee_class: AddresseeClass | None
    organisation: bool
    lines: int  # of the address
    code: bool  # postal
    letter: tuple[
        tuple[str, int], ...
    ]  # keys of the letter that it states, with the count of their items
    small: bool  # the address takes the smaller type of the envelope
    words: tuple[str, ...]  # the texts that have conditions, as these turn out
