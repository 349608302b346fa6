"""A document in, its Reading out: every text as it will be printed, under the part of the letter that it is.

Enters: the content with its texts written out, and where each was typed. Leaves: a Reading. Reads no file.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, NamedTuple

from docgen.check.reading import Fixed, Passage, Path, Reading, Role, Sheet
from docgen.diagnostics import Span
from docgen.document import Places
from docgen.model import (
    Addressed,
    Listing,
    MeetingPapers,
    Model,
    OfficialDocument,
    Paper,
    Reference,
    Signatory,
    Unit,
)
from docgen.names import field_names, holding, is_a
from docgen.source import TEXT, Stretch
from docgen.thai.normal import aligned, are_normal

# The part that each key's text is. What is not here is no text of the document (file names, numbering).
_ROLES: dict[str, dict[str, Role]] = {
    "Block": {
        "text": Role.BODY, "heading": Role.HEADING, "chapter": Role.HEADING, "part": Role.HEADING, "clause": Role.BODY,
    },
    "Detail": {"text": Role.ITEM},
    "Table": {"title": Role.HEADING, "rows": Role.CELL, "total": Role.CELL},
    "TableColumn": {"title": Role.CELL},
    "Column": {"title": Role.CELL},
    "Picture": {"title": Role.CELL},
    "Code": {"title": Role.CELL},
    "Enclosure": {"title": Role.ENCLOSURE, "count": Role.COUNT},
    "Signatory": {"name": Role.SIGNER, "position": Role.POSITION, "delegated_by": Role.POSITION,
                  "in_place_of": Role.POSITION, "holding_post": Role.POSITION, "on_behalf_of": Role.POSITION},
    "Unit": {"office": Role.OWNER, "group": Role.OWNER, "full_name": Role.OWNER, "telephone": Role.TELEPHONE,
             "fax": Role.TELEPHONE, "telephone_fax": Role.TELEPHONE, "email": Role.EMAIL},
    "Agency": {"name": Role.AGENCY, "address": Role.SENDER, "code": Role.CODE, "terms": Role.TERM,
               "province": Role.TERM},
    "Meeting": {"title": Role.MEETING, "place": Role.PLACE, "heading": Role.TITLE},
    "Topic": {"title": Role.HEADING, "decision": Role.ITEM, "remarks": Role.CELL},
    "FollowUp": {"task": Role.ITEM, "who": Role.POST},
    "Member": {"name": Role.NAME, "position": Role.POST, "role": Role.POST},
    "Attendee": {"name": Role.NAME, "position": Role.POST, "role": Role.POST, "absent": Role.CELL,
                 "substitute": Role.NAME},
    "Person": {"name": Role.NAME, "position": Role.POST},
    "Approval": {"title": Role.HEADING, "name": Role.NAME, "position": Role.POST},
    "Recipient": {"name": Role.RECIPIENT, "organisation": Role.CELL, "address": Role.ADDRESS, "extra": Role.CELL},
    "Group": {"title": Role.HEADING},
    "Recipients": {"title": Role.TITLE, "heading": Role.CELL, "receipt": Role.CELL},
    "Annex": {"title": Role.TITLE},
}  # fmt: skip
_DOCUMENT = {
    "subject": Role.SUBJECT, "about": Role.SUBJECT, "to": Role.TO, "through": Role.TO, "to_address": Role.ADDRESS,
    "facts": Role.FACT, "copies": Role.COPY, "from_line": Role.OWNER, "issuer": Role.AGENCY, "sender": Role.AGENCY,
    "terms": Role.TERM,
}  # fmt: skip
_SHEETS: dict[str | int, Sheet] = {
    "recipients": Sheet.LIST,
    "meeting": Sheet.SUMMARY,
    "annexes": Sheet.ANNEX,
    "agency": Sheet.OFFICE,
}


class Typed(NamedTuple):
    """The origin of a typed text, through the expressions that it holds."""

    path: Path
    source: "Sources"

    def span(self, start: int, end: int) -> Span:
        return self.source.span(self.path, start, end)

    def stretch(self, start: int, end: int) -> Stretch | None:
        return self.source.stretch(self.path, start, end)


@dataclass(frozen=True)
class Sources:
    """Where the characters of every written text were typed."""

    places: Places
    written: Mapping[Path, Any] = field(default_factory=dict)
    asked: Mapping[Path, list[Path]] = field(default_factory=dict)
    given: Collection[str] = ()  # keys whose texts were not typed here but are a row's of a table

    def _written_offsets(self, path: Path, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the text before it was brought into normal form."""
        node = self.places.nodes.get(path)
        text = self.written[path].text if path in self.written else getattr(node, "text", "")
        indexes = aligned(text)[1]
        if indexes is None:
            return start, end
        known = [*indexes, len(text)]
        return known[min(start, len(indexes))], known[min(end, len(indexes))]

    def _literal(self, path: Path, start: int, end: int) -> Stretch | None:
        node = self.places.nodes.get(path)
        return node.stretch(start, end) if isinstance(node, TEXT) else None

    def stretch(self, path: Path, start: int, end: int) -> Stretch | None:
        if path and path[0] in self.given:
            return None
        start, end = self._written_offsets(path, start, end)
        if path not in self.written:
            return self._literal(path, start, end)
        for piece, finish in self._pieces(path):
            if piece.at <= start and end <= finish:
                if piece.literal:
                    shift = piece.start - piece.at
                    return self._literal(path, start + shift, end + shift)
                inner = self._inside(path, piece, finish, start, end)
                return self.stretch(*inner) if inner else None
        return None

    def span(self, path: Path, start: int, end: int) -> Span:
        literal = self.stretch(path, start, end)
        if literal is not None:
            return literal.span
        if path not in self.written or path[0] in self.given:
            return self.places.span(path)
        start, end = self._written_offsets(path, start, end)
        touched = [
            (p, f) for p, f in self._pieces(path) if f > start and p.at < max(end, start + 1)
        ]
        if not touched:
            return self.places.span(path)
        (first, _), (last, finish) = touched[0], touched[-1]
        begin = first.start + (start - first.at if first.literal and start > first.at else 0)
        stop = last.end - (finish - end if last.literal and finish > end else 0)
        typed = self._literal(path, begin, stop)
        return typed.span if typed else self.places.span(path)

    def _pieces(self, path: Path) -> Iterator[tuple[Any, int]]:
        """Yield the pieces of a text that are there, each with its end."""
        written = self.written[path]
        if not written.pieces:  # where its expressions stand is not known
            return iter(())
        ends = [piece.at for piece in written.pieces[1:]] + [len(written.text)]
        return zip(written.pieces, ends, strict=True)

    def _inside(
        self, path: Path, piece: Any, finish: int, start: int, end: int
    ) -> tuple[Path, int, int] | None:
        """Return the stretch of another text that the expression took its value from."""
        shown = self.written[path].text[piece.at : finish]
        for asked in self.asked.get(path, ()):
            node = self.places.nodes.get(asked)
            text = self.written[asked].text if asked in self.written else getattr(node, "text", "")
            at = shown.find(text) if text else -1
            if at < 0:
                continue
            inner = (start - piece.at - at, end - piece.at - at)
            if inner[0] >= 0 and inner[1] <= len(text):
                # Texts are asked about in their normal form.
                indexes = aligned(text)[1]
                if indexes is None:
                    return asked, *inner
        return None


def read_document(content: OfficialDocument, places: Places, expanded: Any, whole: Span) -> Reading:
    """Return the Reading of a document; ``expanded`` tells where its texts were typed."""
    walk = _Walk(Sources(places, expanded.written, expanded.asked, expanded.given), content)
    walk.model(content, ())
    passages = (*_derived(content, places), *_in_normal_form(walk.passages))
    return Reading(
        content.kind, passages, whole, content=content, names=_names(passages), places=places
    )


def read_part(content: Model, places: Places, whole: Span) -> Reading:
    """Return the Reading of a file that only documents use: an office, recipients, a meeting."""
    walk = _Walk(Sources(places), None)
    walk.model(content, ())
    passages = tuple(_in_normal_form(walk.passages))
    return Reading(None, passages, whole, names=_names(passages), places=places)


def _in_normal_form(passages: list[Passage]) -> list[Passage]:
    if are_normal(passage.text for passage in passages):
        return passages
    return [replace(passage, text=aligned(passage.text)[0]) for passage in passages]


def _names(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    taken = (Role.NAME, Role.SIGNER, Role.TERM)
    return tuple(dict.fromkeys(p.text for p in passages if p.role in taken and p.text))


class _Slot(NamedTuple):
    """What a text in a place of the model is."""

    role: Role | None
    sheet: Sheet
    under: int | None


@dataclass(frozen=True)
class _Walk:
    """Walks a model; each text is a passage under its role."""

    sources: Sources
    content: OfficialDocument | None
    passages: list[Passage] = field(default_factory=list)

    def model(self, model: Model, path: Path) -> None:
        if is_a(model, Reference):
            self.passages.append(_reference(model, path, self.sources))
            return
        plan, on_letter = _plan_of(type(model))
        if path == ("invitation",):
            plan = _texts_of(type(model), whole=True)
        sheet = Sheet.LETTER if on_letter or not path else _SHEETS.get(path[0], Sheet.LETTER)
        under = len(model.items) if is_a(model, Listing) and model.items else None
        if len(path) == 3 and self.content is not None and _unused(path, self.content):
            plan = ()
        for name, role in plan:
            value = getattr(model, name)
            if value:
                self.value(value, (*path, name), _Slot(role, sheet, under))

    def value(self, value: Any, path: Path, slot: _Slot) -> None:
        if isinstance(value, str):
            if slot.role is None or not value or (self.content is None and "{{" in value):
                return  # a shared file by itself has nothing to write it out with
            origin = Typed(path, self.sources)
            passage = Passage(slot.role, value, origin, slot.sheet, path, None, slot.under)
            self.passages.append(passage)
        elif isinstance(value, list):
            for i, item in enumerate(value):
                self.value(item, (*path, i), slot)
        elif isinstance(value, dict):
            for name, item in value.items():
                self.value(item, (*path, name), slot)
        elif is_a(value, Model):
            self.model(value, path)


def _texts_of(model: type[Model], *, whole: bool) -> tuple[tuple[str, Role | None], ...]:
    """Return the keys of a model that hold texts, each with its role, and those that hold further models."""
    roles = _ROLES.get(model.__name__, {})
    if whole or issubclass(model, OfficialDocument):
        roles = _DOCUMENT
    every = ((name, roles.get(name)) for name in field_names(model))
    return tuple((name, role) for name, role in every if role or name in holding(model))


@cache
def _plan_of(model: type[Model]) -> tuple[tuple[tuple[str, Role | None], ...], bool]:
    """Return the texts of a model, and whether it is printed on the letter, whatever file it was typed in."""
    return _texts_of(model, whole=False), issubclass(model, Signatory | Unit)


_CHOICES = {"signatories": "signatory", "units": "owner"}


def _unused(path: Path, content: OfficialDocument) -> bool:
    """Whether the office has it and this document does not print it: another signer, another unit."""
    if path[0] != "agency" or path[1] not in _CHOICES:
        return False
    chosen = getattr(content, _CHOICES[str(path[1])], None)
    first = next(iter(getattr(content.agency, str(path[1]))))
    return bool(path[2] != (first if chosen is None else chosen))


def _reference(reference: Reference, path: Path, sources: Sources) -> Passage:
    text = aligned(str(reference))[0]
    if reference.text is not None:
        here = (*path, "text")
        return Passage(Role.REFERENCE, text, Typed(here, sources), Sheet.LETTER, here, reference)
    keys = [(*path, name) for name in ("sender", "number", "date") if getattr(reference, name)]
    place = sources.places.span(keys[0] if keys else path)
    return Passage(Role.REFERENCE, text, Fixed(place), Sheet.LETTER, path, reference)


def _derived(content: OfficialDocument, places: Places) -> Iterator[Passage]:
    """Yield what docgen writes itself: number, date, words of address, urgency."""
    base: Path = ()
    letter: Any = content
    if isinstance(content, MeetingPapers):
        if content.invitation is None:
            return
        base, letter = ("invitation",), content.invitation_letter([], [])
    for role, name, text, value in _written_by_docgen(letter):
        path = (*base, name)
        if text:
            yield Passage(role, text, Fixed(places.span(path)), Sheet.LETTER, path, value)


def _written_by_docgen(letter: Any) -> Iterator[tuple[Role, str, str, Any]]:
    """Yield role, key, text and value of what a document's own keys do not hold in words."""
    yield Role.URGENCY, "urgency", str(getattr(letter, "urgency", None) or ""), None
    yield Role.SECRECY, "secrecy", str(letter.secrecy or ""), None
    if hasattr(letter, "full_number"):
        yield Role.NUMBER, "number", letter.full_number, letter.number
    date = getattr(letter, "date", None)
    yield Role.DATE, "date", str(date or ""), date
    if isinstance(letter, Addressed):
        closes = hasattr(letter, "closing") and getattr(letter, "paper", None) is not Paper.MEMO
        for greeting in letter.greetings:
            yield Role.SALUTATION, "salutation", greeting.salutation, None
            yield Role.CLOSING, "closing", greeting.closing if closes else "", None
