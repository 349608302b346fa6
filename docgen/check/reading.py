"""What a rule reads: the texts of one document as they will be printed, each with its part and its place.

Enters: nothing. Leaves: Role, Passage, Prose, Reading, Finding. A document and a letter typed by hand give the same
kind of value, so a rule does not know which of the two it reads unless it asks.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property, wraps
from itertools import accumulate
from typing import Any, Protocol, TypeVar

from docgen.check.sought import SOUGHT
from docgen.diagnostics import Span
from docgen.model import OFFICIAL_FACE, Kind, Model, OfficialDocument
from docgen.names import models, models_of
from docgen.source import Stretch
from docgen.thai.calendar import Date, Month

Path = tuple[str | int, ...]
T = TypeVar("T")
M = TypeVar("M", bound=Model)


class Role(Enum):
    """The part of a letter that a text is (regulation.md section 2)."""

    # Asked for thousands of times a letter; Enum's own hash is that of the name, in Python.
    __hash__ = object.__hash__

    URGENCY = auto()
    SECRECY = auto()
    NUMBER = auto()
    AGENCY = auto()  # the name of the issuing office
    CODE = auto()  # letters and digits of its owner
    SENDER = auto()  # a line of the address in the head
    DATE = auto()
    SUBJECT = auto()
    SALUTATION = auto()
    TO = auto()
    REFERENCE = auto()
    ENCLOSURE = auto()
    COUNT = auto()  # of an enclosure
    BODY = auto()
    ITEM = auto()
    HEADING = auto()
    CELL = auto()
    FIGURE = auto()  # a cell with nothing but a number, of a table typed by hand
    CLOSING = auto()
    SIGNER = auto()
    POSITION = auto()
    OWNER = auto()
    TELEPHONE = auto()
    EMAIL = auto()
    COPY = auto()
    RECIPIENT = auto()
    ADDRESS = auto()
    NAME = auto()  # of a person in a list
    POST = auto()  # of a person in a list
    FACT = auto()
    TITLE = auto()  # a line of a centred head
    MEETING = auto()  # the name of a meeting
    PLACE = auto()
    TERM = auto()
    OTHER = auto()  # of a letter typed by hand: no part that is known


# Texts in sentences or titles, where rules of language and typing hold.
PROSE = frozenset(
    {
        Role.SUBJECT, Role.TO, Role.REFERENCE, Role.ENCLOSURE, Role.COUNT, Role.BODY, Role.ITEM, Role.HEADING,
        Role.CELL, Role.POSITION, Role.OWNER, Role.COPY, Role.RECIPIENT, Role.POST, Role.FACT, Role.TITLE,
        Role.MEETING, Role.PLACE, Role.SENDER, Role.AGENCY, Role.OTHER, Role.DATE,
    }
)  # fmt: skip


# Names and addresses: no sentences, but typed like them.
NAMES = (Role.NAME, Role.SIGNER, Role.ADDRESS, Role.TERM)


class Sheet(Enum):
    """The paper that a text stands on."""

    LETTER = auto()
    LIST = auto()
    SUMMARY = auto()
    ANNEX = auto()
    OFFICE = auto()


class Origin(Protocol):
    """Where the characters of a passage were typed."""

    def span(self, start: int, end: int) -> Span:
        """Return the place of a stretch of the passage."""

    def stretch(self, start: int, end: int) -> Stretch | None:
        """Return the characters of the file that give the stretch letter by letter; None when there are none."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The origin of what docgen writes itself: one place for the whole."""

    place: Span

    def span(self, start: int, end: int) -> Span:
        del start, end
        return self.place

    def stretch(self, start: int, end: int) -> None:
        del start, end


@dataclass(slots=True, eq=False)
class Passage:
    """One text. ``value`` is what was read of it (a date), ``under`` how many numbered items stand under it.

    Never changed: a frozen one takes three times as long to make.
    """

    role: Role
    text: str
    origin: Origin
    sheet: Sheet = Sheet.LETTER
    path: Path = ()
    value: Any = None
    under: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found: a stretch of a passage, else the value at ``path``, else the document as a whole.

    ``replacement`` is given only where the right text is certain.
    """

    message: str
    passage: Passage | None = None
    start: int = 0
    end: int | None = None
    hint: str = ""
    replacement: str | None = None
    path: Path = ()


class Prose:
    """Passages joined by newlines, so that a pattern is looked for once."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = list(passages)
        texts = [passage.text for passage in self.passages]
        self.starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self.text = "\n".join(texts)

    @cached_property
    def found(self) -> Mapping[str, list[int]]:
        """The strings that rules look for and that are there, each with every place where it starts."""
        return SOUGHT.found_in(self.text)

    @cached_property
    def is_plain(self) -> bool:
        """Whether every character is one of Thai Windows: no emoji, no garbled text, which to look for takes longer."""
        try:
            self.text.encode("cp874")
        except UnicodeEncodeError:
            return False
        return True

    @cached_property
    def asking(self) -> set[object]:
        """The patterns that need one of the strings that are there."""
        return SOUGHT.asking(self.found)

    def places(self, words: AbstractSet[str]) -> list[int]:
        """Return where one of the words starts, of those that rules look for, in order."""
        return sorted(at for word in words & self.found.keys() for at in self.found[word])

    def holding(self, words: AbstractSet[str]) -> Iterator[Passage]:
        """Yield the passages that hold one of the words, of those that rules look for, in order."""
        end = 0
        for at in self.places(words):
            if at >= end:
                index = bisect_right(self.starts, at)
                yield self.passages[index - 1]
                end = self.starts[index]

    def at(self, offset: int) -> tuple[Passage, int]:
        """Return the passage in which ``offset`` lies, and the offset in it."""
        index = bisect_right(self.starts, offset) - 1
        return self.passages[index], offset - self.starts[index]


@dataclass(frozen=True, eq=False)
class Reading:
    """One document as rules read it.

    ``typeset``: docgen prints it, so digits, dates and formulae come out right whatever was typed. ``content`` is
    there for a document in YAML. ``whole`` is the place of what concerns the document as a whole.
    """

    kind: Kind | None
    passages: tuple[Passage, ...]
    whole: Span
    typeset: bool = True
    content: OfficialDocument | None = None
    names: tuple[str, ...] = ()  # of persons, and terms: no rule of spelling judges them
    places: Any = field(default=None, repr=False)
    typed: tuple[tuple[Path, Model], ...] = ()  # parts found in a letter typed by hand

    @cached_property
    def kept(self) -> dict[Callable[..., Any], Any]:
        """What functions marked ``once`` have found."""
        return {}

    @property
    def face(self) -> str:
        """The face that it is printed in; the official one of a letter typed by hand."""
        return OFFICIAL_FACE if self.content is None else self.content.face

    @cached_property
    def prose(self) -> Prose:
        """Everything that is written in words."""
        return Prose(p for p in self.passages if p.role in PROSE and p.text)

    @cached_property
    def named(self) -> Prose:
        """Names and addresses."""
        return Prose(p for p in self.passages if p.role in NAMES and p.text)

    @cached_property
    def _of(self) -> dict[tuple[Role, ...], list[Passage]]:
        """What was asked for; single roles are all there from the start."""
        out: dict[tuple[Role, ...], list[Passage]] = {(role,): [] for role in Role}
        for passage in self.passages:
            out[passage.role,].append(passage)
        return out

    def of(self, *roles: Role, sheet: Sheet | None = None) -> list[Passage]:
        """Return the passages of the roles, in order."""
        if roles not in self._of:
            there = {role: found for role in roles if (found := self._of[role,])}
            self._of[roles] = (
                [p for p in self.passages if p.role in there]
                if len(there) > 1
                else next(iter(there.values()), [])
            )
        found = self._of[roles]
        return found if sheet is None else [p for p in found if p.sheet is sheet]

    def first(self, role: Role, sheet: Sheet | None = Sheet.LETTER) -> Passage | None:
        """Return the first passage of a role on a sheet."""
        for passage in self._of[role,]:
            if sheet is None or passage.sheet is sheet:
                return passage
        return None

    def body(self) -> list[Passage]:
        """Return what the letter itself says: its paragraphs and items."""
        return self._body

    @cached_property
    def _body(self) -> list[Passage]:
        return [
            p for p in self.passages if p.role in (Role.BODY, Role.ITEM) and p.sheet is Sheet.LETTER
        ]

    @cached_property
    def parts(self) -> dict[Path, Model]:
        """Every part of a document in YAML, by its path."""
        return dict(models(self.content)) if self.content is not None else {}

    def parts_of(self, kind: type[M]) -> Sequence[tuple[Path, M]]:
        """Return the parts of a kind, each with its path."""
        if self.content is None:
            return [(path, part) for path, part in self.typed if isinstance(part, kind)]
        return models_of(self.content, kind)

    @property
    def date(self) -> Date | Month | None:
        """The date of the letter."""
        passage = self.first(Role.DATE)
        return passage.value if passage else None

    @property
    def day(self) -> Date | None:
        """The date of the letter, when its day is known."""
        date = self.date
        return date if isinstance(date, Date) else None

    def is_kind(self, *kinds: Kind) -> bool:
        return self.kind in kinds

    @property
    def on_memo(self) -> bool:
        """Whether it stands on memo paper."""
        paper = getattr(self.content, "paper", None)
        return self.kind is Kind.MEMO or (paper is not None and paper.name == "MEMO")


def once(find: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """Let what several rules look for be looked for once; it is kept with the reading, and goes with it."""

    @wraps(find)
    def kept(reading: Reading) -> T:
        if find not in reading.kept:
            reading.kept[find] = find(reading)
        found: T = reading.kept[find]
        return found

    return kept


Findings = Iterator[Finding]

LETTERS = (Kind.LETTER, Kind.CIRCULAR, Kind.MEMO, Kind.MEETING_PAPERS)
DECREES = (
    Kind.ORDER,
    Kind.REGULATION,
    Kind.BY_LAW,
    Kind.ANNOUNCEMENT,
    Kind.STATEMENT,
    Kind.NEWS,
)
