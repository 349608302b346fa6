"""Forms of address: คำขึ้นต้น, สรรพนาม, คำลงท้าย and the envelope's word, from the addressee's class.

Enters: the addressee in words, or the name of a class. Leaves: the name of the class, and its Form; None where
the letter must state it: royal forms are never chosen, and a monk's rank is not guessed (data/address.yaml has the
sources and how sure they are).
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from docgen.resources import table


@dataclass(frozen=True)
class Form:
    """How a letter to one class opens, speaks and closes, and what its envelope says."""

    salutation: str
    addressee: str
    writer: str
    closing: str
    envelope: str


def class_of(addressee: str) -> str | None:
    """Return the class that the words surely tell; None for a monk or a royal person of unknown class."""
    data = table("address")
    name = re.sub(r"^(?:ฯพณฯ|พณฯ)\s*", "", " ".join(addressee.split()))
    if any(re.match(rf"{post}(?![ก-๛])", name) for post in data["high_posts"]):
        return "high"
    for prefix, named in sorted(data["prefixes"].items(), key=lambda pair: -len(pair[0])):
        if name.startswith(prefix):
            return str(named)
    if is_royal(addressee) or name.startswith(tuple(data["ask_monk"])):
        return None
    return "person"


def is_royal(addressee: str) -> bool:
    """Return whether the words name a royal person, whose form of address must be stated."""
    data = table("address")
    name = addressee.strip()
    sure = name.startswith(tuple(data["prefixes"]))
    return not sure and name.startswith(tuple(data["ask_royal"]))


def form_of(name: str | None) -> Form | None:
    """Return the form of the class ``name``; None for a royal class, or none."""
    row = table("address").get(name) if name and name != "royal" else None
    return _form(row) if row else None


@cache
def royal_forms() -> dict[str, Form]:
    """Return the royal forms, as help only: to be checked with the Bureau of the Royal Household."""
    return {name: _form(row) for name, row in table("address")["royal"].items()}


def _form(row: dict[str, Any]) -> Form:
    return Form(row["salutation"], row["addressee"], row["self"], row["closing"], row["envelope"])
