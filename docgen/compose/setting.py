"""How texts are set for one document: digits, normal form, joiners, lines foreseen in its face.

Enters: the content. Leaves: Setting, by which the composers write every value.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docgen.composition import Properties
from docgen.fit import Room
from docgen.geometry import figure, signature_room, text_width
from docgen.model import (
    Approval,
    Edition,
    Member,
    OfficialDocument,
    Person,
    Sheet,
    Table,
    Urgency,
    Urgent,
)
from docgen.model.office import ACTING
from docgen.names import models
from docgen.posting import Address, is_small
from docgen.thai import calendar
from docgen.thai.calendar import Date, Month
from docgen.thai.lines import measure
from docgen.thai.normal import normal
from docgen.thai.numerals import thai_digits, to_thai, unmarked
from docgen.thai.persons import full_name, is_person, rank_and_name
from docgen.thai.places import PLACE
from docgen.thai.text import Typist

# The name of a place in the name of an office; no dictionary has it.
_OWN_NAME = re.compile(
    r"(?:โรงเรียน|วิทยาลัย|โรงพยาบาล|เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:จังหวัด|ตำบล)|อำเภอ|จังหวัด|ตำบล|วัด)(?P<own>[ก-์]{3,20})$"
)
BLANK_DAY = "\u00a0" * 8


class Setting:
    """Writes the values of one document. ``folder`` is where the paths of its pictures start."""

    def __init__(self, content: OfficialDocument, folder: Path) -> None:
        self.content, self.folder = content, folder
        self.typeface = content.face
        width = measure(self.typeface, figure("text.size"))
        self.typist = Typist(_names(content), _terms(content), width)
        self.width = width or (lambda text: len(text) * figure("text.size") * 0.4 * 2.54 / 72)

    def set(self, text: str, first: float, rest: float = 0.0) -> str:
        """Return ``text`` as it goes into the document; widths of its first and further lines, cm.

        Those of a paragraph that is justified; a text that is not has one width.
        """
        return self.typist(to_thai(normal(text)), first, rest)

    def plain(self, text: str) -> str:
        """Return a text that is no part of a page."""
        return to_thai(normal(text))

    def as_typed(self, text: str) -> str:
        """Return an address on the web, whose digits stay Latin."""
        return unmarked(text)

    def guarded(self, text: str) -> str:
        """Return a line of an address with every wrong break guarded against: its size is not that of the body."""
        text = to_thai(normal(text))
        return self._holding(PLACE.findall(text), text)

    def heading(self, text: str, width: float) -> str:
        """Return a text set in bold, with every wrong break guarded against.

        How much wider bold is than the regular cut differs between programs: its line ends are not foreseen.
        """
        text = to_thai(normal(text))
        return text if self.typist.fits(text, width) else self.typist(text)

    def cell(self, text: str, width: float) -> str:
        """Return the text of a table's cell; a bare number never breaks, however bold it is set."""
        text = to_thai(normal(text))
        bare = re.fullmatch(r"[๐-๙,.]+", text)
        return self.typist(text) if bare else self.typist(text, width, width)

    def listed(self, text: str, width: float) -> str:
        """Return what stands of a recipient in a list: the name with which it opens is whole, known as one or not."""
        text = to_thai(normal(text))
        opening = full_name().match(text)
        return self._holding([opening[0]] if opening else (), text, width)

    def _holding(self, wholes: Iterable[str], text: str, *room: float) -> str:
        """Return a text set with further stretches of it whole."""
        before = self.typist.named
        self.typist.naming((*before, *wholes))
        made = self.typist(text, *room)
        self.typist.naming(before)
        return made

    def room(self, text: str, *, bold: bool = False) -> float:
        """Return the width that a typed text takes when set, cm."""
        return self.width(to_thai(normal(text))) * (1.1 if bold else 1.0)

    def is_narrow(self, text: str, room: float) -> bool:
        """Return whether the text as it stands is narrower than the room, cm."""
        return self.width(text) < room

    def lines(self, texts: list[str], width: float) -> list[str]:
        return [self.set(line, width) for line in texts]

    def ragged(self, text: str, first: float, rest: float) -> bool:
        """Return whether justifying the set text would tear a line apart (a long URL)."""
        return self.typist.slack(text, first, rest) > figure("text.most_slack")

    def is_small(self, address: Address, room: Room) -> bool:
        """Return whether the address takes the smaller type."""
        return is_small(address, room, self.typeface)

    def is_short(self, text: str, first: float, rest: float, most: int) -> bool:
        """Return whether the set text takes no more than so many lines."""
        # Surely not, at a glance; blanks at the ends of lines take no room.
        if self.width(text.replace(" ", "")) > first + rest * (most - 1):
            return False
        return len(self.typist.lines(text, first, rest)) <= most

    def held(self, text: str) -> str:
        """Return a short text that must not break at all: จำนวน ๑ ชุด."""
        return to_thai(normal(text)).replace(" ", "\u00a0")

    def marks(self, sheet: Sheet) -> dict[str, Any]:
        """Return what every template carries at its edges: secrecy, the mark of the edition, initials."""
        content = self.content
        prepared = content.prepared_by
        rows = (
            ("ร่าง", prepared.drafted),
            ("พิมพ์", prepared.typed),
            ("ตรวจ", prepared.checked),
        )
        shown = sheet.edition in (Edition.FILE_COPY, Edition.DRAFT)
        return {
            "agency": self.set(content.agency.name, text_width()),
            "facts": {name: self.set(text, text_width()) for name, text in content.facts.items()},
            "secrecy": str(content.secrecy or ""),
            "edition": "" if sheet.edition is Edition.ORIGINAL else f"({sheet.edition})",
            "prepared": [
                {"label": label, "name": self.set(name or "", text_width()) or "." * 30}
                for label, name in rows
                if shown and (name or sheet.edition is Edition.FILE_COPY)
            ],
        }

    def urgency(self) -> dict[str, Any]:
        """Return the degree of urgency, and until when what is ด่วนภายใน must have reached its addressee."""
        content = self.content
        if not isinstance(content, Urgent):
            return {"urgency": "", "urgency_time": ""}
        until = ""
        if content.urgency is Urgency.WITHIN and content.deliver_by is not None:
            time = content.deliver_by_time
            clock = f" เวลา {calendar.clock(time)}" if time else ""
            until = to_thai(f"{calendar.written(content.deliver_by)}{clock}")
        return {"urgency": str(content.urgency or ""), "urgency_time": until}

    def signer(self) -> dict[str, Any]:
        """Return the rank before the signature, the name and the lines of the position under it."""
        signer = self.content.signed_by()
        room = signature_room()
        rank, name = rank_and_name(signer.name)
        return {
            "rank": self.set(rank, room),
            "name": self.set(signer.name, room),
            "bare_name": self.set(name, room),
            "position": self.lines(
                [part for line in signer.position_lines() for part in self._acting(line, room)],
                room,
            ),
        }

    def _acting(self, line: str, room: float) -> tuple[str, ...]:
        """Part รักษาราชการแทน and the principal's position, when together they are wider than the room, cm."""
        word, _, principal = line.partition(" ")
        apart = word in ACTING.values() and principal and self.room(line) > room
        return (word, principal) if apart else (line,)

    def properties(self, sheet: Sheet) -> Properties:
        content = self.content
        date = getattr(content, "date", None) or (content.meeting.date if content.meeting else None)
        number = getattr(content, "full_number", "")
        subject = (
            getattr(content, "subject", None) or getattr(content, "about", None) or sheet.title
        )
        return Properties(
            title=self.plain(f"{sheet.piece.value}{f' ที่ {number}' if number else ''}"),
            subject=self.plain(subject),
            author=self.plain(content.agency.name),
            date=_day(date),
        )


def _day(date: Date | Month | None) -> datetime.date:
    if isinstance(date, Month):
        return datetime.date(date.year, date.month, 1)
    return date.day if date else datetime.date(2000, 1, 1)


def letter_date(date: Date | Month) -> str:
    """๑๑ ตุลาคม ๒๕๖๐; a draft leaves the day blank."""
    if isinstance(date, Month):
        return BLANK_DAY + calendar.month_year(date)
    return calendar.written(date)


def era_date(date: Date | Month) -> str:
    """๑๑ ตุลาคม พ.ศ. ๒๕๖๐, as orders and announcements have it; a draft leaves the day blank."""
    if isinstance(date, Month):
        month = calendar.MONTHS[date.month - 1]
        year = thai_digits(str(calendar.be_year(date)))
        return f"{BLANK_DAY}{month} พ.ศ. {year}"
    return calendar.with_era(date)


def numbers(count: int) -> list[str]:
    """Return ๑. ๒. …; a single item takes no number (regulation.md section 6)."""
    return [""] if count == 1 else [thai_digits(f"{n}.") for n in range(1, count + 1)]


def _names(content: OfficialDocument) -> list[str]:
    """Return the names of persons that the document holds."""
    return persons_of(person_texts(content))


def person_texts(content: OfficialDocument) -> Iterator[str]:
    """Yield what stands where a document has names of persons."""
    if content.agency.signatories:
        yield content.signed_by().name
    for _, part in models(content):
        if isinstance(part, Person):
            yield part.name
        elif isinstance(part, Member | Approval):
            yield from filter(None, (part.name, getattr(part, "substitute", None)))
        elif isinstance(part, Table):
            yield from (cell for row in part.rows for cell in row)


def persons_of(texts: Iterable[str]) -> list[str]:
    """Return those of the texts that are a person's title and names."""
    names = (normal(" ".join(name.split())) for name in texts)
    return list(dict.fromkeys(name for name in names if is_person(name)))


def _terms(content: OfficialDocument) -> list[str]:
    agency = content.agency
    province = [agency.province] if agency.province else []
    named = _OWN_NAME.search(agency.name)
    own = [named["own"]] if named else []
    return [to_thai(normal(t)) for t in (*content.terms, *agency.terms, *province, *own)]
