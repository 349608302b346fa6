"""Forms of address: คำขึ้นต้น, สรรพนาม, คำลงท้าย and the envelope's word, from the addressee's class.

Enters: the addressee in words, or the name of a class. Leaves: the name of the class, and its Form; None where
the letter must state it: royal forms are never chosen, and a monk's rank is not guessed (data/address.yaml has the
sources and how sure they are).
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from docgen.resources import table
from docgen.thai.normal import normal

_LEARNED = (
    "ดร.", "ศ.", "รศ.", "ผศ.", "ศาสตราจารย์", "รองศาสตราจารย์", "ผู้ช่วยศาสตราจารย์",
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """How a letter to one class opens, speaks and closes, and what its envelope says."""

    salutation: str
    addressee: str
    writer: str
    closing: str
    envelope: str


@lru_cache(maxsize=4096)
def class_of(addressee: str) -> str | None:
    """Return the class that the words surely tell; None for a monk, a royal person or a high post that is not sure."""
    name = _bare(addressee)
    first, further = _high_posts()
    if first.match(name):
        return "high"
    if further.search(name):
        return None  # after a name, or after ที่ปรึกษา: only the writer knows
    if is_royal(addressee):
        return None
    return _monk_or_person(name)


@cache
def _high_posts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a high post at the start, and behind a blank."""
    posts = "|".join(map(re.escape, table("address")["high_posts"]))
    post = rf"(?:{posts})(?:และ|(?![ก-๛]))"
    return re.compile(post), re.compile(rf"(?<=\s){post}")


@cache
def _ranks() -> list[tuple[str, str]]:
    """Return the words that monks' names open with, and the class of each; the longest first."""
    known = table("address")["prefixes"].items()
    return sorted(((prefix, str(rank)) for prefix, rank in known), key=lambda pair: -len(pair[0]))


def _monk_or_person(name: str) -> str | None:
    """Return the class of monks that the words tell, None for a monk of unknown rank, else person."""
    data = table("address")
    joined = name.replace(" ", "")
    if joined.startswith(tuple(data["places"])):
        return "person"
    told = next((rank for prefix, rank in _ranks() if joined.startswith(prefix)), None)
    titled = name.startswith(_LEARNED) and re.search(
        r"[\s.]พระ(?:ครู|มหา|อาจารย์|ธรรม|ราช|เทพ|พรหม)", name
    )
    if told or titled or joined.startswith(tuple(data["ask_monk"])):
        return told
    return "person"


def _bare(addressee: str) -> str:
    """Return the words in normal form without ฯพณฯ and ท่าน before them."""
    words = " ".join(normal(addressee).replace("\u200b", "").split())
    return re.sub(r"^(?:(?:ฯพณฯ|พณฯ|ท่าน)\s*)+", "", words)


def is_royal(addressee: str) -> bool:
    """Return whether the words name a royal person, whose form of address must be stated."""
    data = table("address")
    name = _bare(addressee)
    joined = name.replace(" ", "")
    sure = joined.startswith((*data["prefixes"], *data["places"])) and not joined.startswith(
        "พระมหากษัตริย์"
    )
    titled = re.search(r"(?:^|[\s.])(?:หม่อมเจ้า|ม\.จ\.|พระองค์เจ้า|เจ้าฟ้า)", name)
    return not sure and (joined.startswith(tuple(data["ask_royal"])) or bool(titled))


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
