"""A letter's content in, its compositions out: the letter, the recipient list, the meeting summary.

Enters: content whose texts are written out, and the stems of the files. Leaves: Compositions. Thai digits,
normal form, formulae, numbering and joiners are all settled here; templates only place what they are given.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.composition import OFFICIAL_FACE, Composition, Properties
from docgen.geometry import figure, text_width
from docgen.model import Circular, Detail, Meeting, Piece, Topic, Unit
from docgen.numbering import Pattern, pattern
from docgen.thai import calendar
from docgen.thai.calendar import Date, Month
from docgen.thai.lines import measure
from docgen.thai.normal import normal
from docgen.thai.numerals import thai_digits, to_thai
from docgen.thai.text import TELEPHONES, Typist

_BLANK_DAY = "\u00a0" * 8


def compose(content: Circular, stems: Mapping[Piece, str], folder: Path) -> list[Composition]:
    """Return a composition for each document that the circular makes, in their order."""
    composer = _Composer(content)
    contexts = {
        Piece.LETTER: composer.letter,
        Piece.RECIPIENT_LIST: composer.recipient_list,
        Piece.MEETING_SUMMARY: composer.meeting_summary,
    }
    out = []
    for piece in content.pieces:
        own = getattr(content.templates, piece.name.lower())
        widths = composer.list_widths() if piece is Piece.RECIPIENT_LIST else ()
        out.append(
            Composition(
                piece=piece,
                template=piece.name.lower().replace("_", "-"),
                context=contexts[piece](),
                stem=stems[piece],
                properties=composer.properties(piece),
                typeface=composer.typeface,
                own_template=folder / own if own else None,
                column_widths=widths,
            )
        )
    return out


class _Composer:
    """Writes the values of one letter."""

    def __init__(self, content: Circular) -> None:
        self.content = content
        self.typeface = content.typeface or content.agency.typeface or OFFICIAL_FACE
        width = measure(self.typeface, figure("text.size"))
        self.typist = Typist(_names(content), _terms(content), width)

    def set(self, text: str, first: float, rest: float = 0.0) -> str:
        """Return ``text`` as it goes into the document; widths of its first and further lines, cm."""
        return self.typist(to_thai(normal(text)), first, rest or first)

    def heading(self, text: str, width: float) -> str:
        """Return a text set in bold, with every wrong break guarded against.

        How much wider bold is than the regular cut differs between programs: its line ends are not foreseen.
        """
        text = to_thai(normal(text))
        return text if self.typist.fits(text, width) else self.typist(text)

    def properties(self, piece: Piece) -> Properties:
        content = self.content
        date = content.date
        return Properties(
            title=normal(to_thai(f"{piece.value} ที่ {content.full_number}")),
            subject=normal(to_thai(content.subject)),
            author=normal(to_thai(content.agency.name)),
            date=date.day if isinstance(date, Date) else datetime.date(date.year, date.month, 1),
        )

    def head(self) -> dict[str, Any]:
        content = self.content
        return {
            "urgency": str(content.urgency or ""),
            "number": self.set(content.full_number, figure("letter.agency_column")),
            "date": _letter_date(content.date),
            "subject": self.set(content.subject, text_width() - figure("letter.subject_column")),
        }

    def letter(self) -> dict[str, Any]:
        content = self.content
        wide = text_width()
        block = wide - figure("letter.agency_column")
        centred = 2 * min(
            figure("letter.signature_centre"), wide - figure("letter.signature_centre")
        )
        signer = content.signed_by()
        label = figure("letter.subject_column")
        references = [str(r) for r in content.references]
        enclosures = [(e.title, e.count or "") for e in content.enclosures]
        return self.head() | {
            "address": [self.set(line, block) for line in content.agency.address],
            "salutation": self.set(content.salutation, wide),
            "to": self.set(content.to, wide - label),
            "references": [
                {"number": number, "text": self.set(text, wide - _column("reference", number))}
                for number, text in zip(_numbers(len(references)), references, strict=True)
            ],
            "enclosures": [
                {
                    "number": number,
                    "text": self.set(title, wide - _column("enclosure", number)),
                    "count": self.held(count),
                }
                for number, (title, count) in zip(
                    _numbers(len(enclosures)), enclosures, strict=True
                )
            ],
            "body": [self.paragraph(text) for text in content.body],
            "closing": self.set(content.closing, wide - figure("letter.closing_column")),
            "signer": {
                "name": self.set(signer.name, centred),
                "position": [self.set(line, centred) for line in signer.position],
            },
            "owner": [self.set(line, wide) for line in _owner_lines(content)],
        }

    def paragraph(self, text: str) -> dict[str, Any]:
        """Return a paragraph of the body; ``ragged`` when justifying it would tear a line apart (a long URL)."""
        wide = text_width()
        first = wide - figure("text.indent")
        text = self.set(text, first, wide)
        ragged = self.typist.slack(text, first, wide) > figure("text.most_slack")
        return {"text": text, "ragged": ragged}

    def held(self, text: str) -> str:
        """Return a short text that must not break at all: จำนวน ๑ ชุด."""
        if not text:
            return ""
        counted = text if text.startswith("จำนวน") else f"จำนวน {text}"
        return to_thai(normal(counted)).replace(" ", "\u00a0")

    def recipient_list(self) -> dict[str, Any]:
        recipients = self.content.recipients
        assert recipients is not None
        columns = [c.title for c in recipients.columns]
        organised = self._organised()
        headings = [recipients.organisation_heading] if organised else []
        widths = self._cell_widths()
        return self.head() | {
            "title": self.heading(recipients.title, text_width()),
            "heading": self.heading(recipients.heading, widths[1]),
            "columns": [
                self.heading(c, w) for c, w in zip((*headings, *columns), widths[2:-1], strict=True)
            ],
            "receipt": self.heading(recipients.receipt, widths[-1]),
            "column_count": 3 + len(headings) + len(columns),
            "rows": list(self._rows(columns, organised=organised)),
        }

    def _organised(self) -> bool:
        recipients = self.content.recipients
        return recipients is not None and any(r.organisation for r in recipients.everyone())

    def _rows(self, columns: list[str], *, organised: bool) -> Iterator[dict[str, Any]]:
        """Yield a row for each group's heading and each recipient; the numbers run on."""
        recipients = self.content.recipients
        assert recipients is not None
        widths = self._cell_widths()
        last = ""
        for count, (title, one, name) in enumerate(recipients.rows(), 1):
            if title != last:
                yield {"group": self.heading(title, text_width())}
                last = title
            values = [one.organisation or ""] if organised else []
            values += [one.extra.get(c, "") for c in columns]
            yield {
                "group": "",
                "number": thai_digits(f"{count}."),
                "name": self.set(name, widths[1]),
                "extra": [self.set(v, w) for v, w in zip(values, widths[2:-1], strict=True)],
            }

    def list_widths(self) -> tuple[float, ...]:
        """Return the widths of the list's columns, cm; the name takes what the others leave, at least 4."""
        recipients = self.content.recipients
        assert recipients is not None
        further = [figure("list.organisation_width")] if self._organised() else []
        further += [c.width for c in recipients.columns]
        fixed = figure("list.number_width")
        receipt = figure("list.receipt_width")
        name = text_width() - fixed - receipt - sum(further)
        if name < 4:
            shrink = (text_width() - fixed - 4 - 2.5) / max(sum(further), 0.1)
            further = [w * min(shrink, 1) for w in further]
            receipt = min(receipt, max(text_width() - fixed - 4 - sum(further), 2.5))
            name = text_width() - fixed - receipt - sum(further)
        return (fixed, name, *further, receipt)

    def _cell_widths(self) -> list[float]:
        """Return the room for text in each column of the list, cm."""
        return [w - 2 * figure("table.cell_margin") for w in self.list_widths()]

    def meeting_summary(self) -> dict[str, Any]:
        meeting = self.content.meeting
        assert meeting is not None
        unit = self.content.owned_by()
        heading = meeting.heading or [f"สรุปผลการ{meeting.title}"]
        return self.head() | {
            "heading": [
                self.heading(x, text_width())
                for x in (*heading, _when(meeting), f"ณ {meeting.place}")
            ],
            "rows": [self._topic(t, n, meeting) for n, t in enumerate(meeting.topics, 1)],
            "signoff": [self.set(line, text_width()) for line in _signoff(unit)],
        }

    def _topic(self, topic: Topic, number: int, meeting: Meeting) -> dict[str, Any]:
        scheme = [pattern(p) for p in meeting.numbering]
        margins = 2 * figure("table.cell_margin")
        topic_width, remarks_width = (
            figure(f"summary.{n}_width") - margins for n in ("topic", "remarks")
        )
        details_width = text_width() - topic_width - remarks_width - 3 * margins
        label = scheme[0].label((number,))
        details = [
            {"label": label, "text": self.set(text, details_width - _indent(level)), "level": level}
            for label, text, level in (*_numbered(topic, number, scheme), *_outcome(topic))
        ]
        return {
            "title": self.set(f"{label} {topic.title}", topic_width),
            "details": details or [{"label": "", "text": "", "level": 0}],
            "remarks": [self.set(line, remarks_width) for line in topic.remarks] or [""],
        }


def _names(content: Circular) -> list[str]:
    meeting = content.meeting
    persons = [p for p in (meeting.chair, meeting.explained_by) if p] if meeting else []
    return [normal(name) for name in (content.signed_by().name, *(p.name for p in persons))]


def _terms(content: Circular) -> list[str]:
    province = [content.agency.province] if content.agency.province else []
    return [to_thai(normal(t)) for t in (*content.terms, *content.agency.terms, *province)]


def _letter_date(date: Date | Month) -> str:
    if isinstance(date, Month):
        return _BLANK_DAY + calendar.month_year(date)
    return calendar.written(date)


def _numbers(count: int) -> list[str]:
    """Return ๑. ๒. …; a single item takes no number (regulation.md section 6)."""
    return [""] if count == 1 else [thai_digits(f"{n}.") for n in range(1, count + 1)]


def _column(label: str, number: str) -> float:
    """Return where the text of a head label starts, cm from the left edge of the text."""
    return figure(f"letter.{label}_column") + (figure("letter.item_hang") if number else 0.0)


def _indent(level: int) -> float:
    """Return how far the text of a detail is set in, cm; the template has four levels."""
    if level == 0:
        return 0.0
    return figure("summary.label_hang") + figure("summary.level_indent") * (min(level, 4) - 1)


def _owner_lines(content: Circular) -> list[str]:
    """Return the owner of the matter, its telephones, its e-mail, and who gets a copy."""
    unit = content.owned_by()
    numbered = zip(
        (TELEPHONES[0], TELEPHONES[2], TELEPHONES[3]),
        (unit.telephone, unit.fax, unit.telephone_fax),
        strict=True,
    )
    lines = [*unit.office, *filter(None, (unit.group,))]
    lines += [f"{label} {', '.join(numbers)}" for label, numbers in numbered if numbers]
    if unit.email:
        lines.append(f"ไปรษณีย์อิเล็กทรอนิกส์ : {unit.email}")
    if content.copies:
        lines.append(f"สำเนาส่ง {', '.join(content.copies)}")
    return lines


def _signoff(unit: Unit) -> list[str]:
    office = [unit.full_name] if unit.full_name else unit.office
    return [*filter(None, (unit.group,)), *office]


def _when(meeting: Meeting) -> str:
    """เมื่อวันจันทร์ที่ ๙ ตุลาคม ๒๕๖๐ เวลา ๐๙.๐๐ น., or the days between which it met."""
    if meeting.end_date:
        day = f"ระหว่างวันที่ {calendar.between(meeting.date, meeting.end_date)}"
    else:
        day = f"เมื่อ{calendar.with_weekday(meeting.date)}"
    return f"{day} เวลา {calendar.clock(meeting.time)}" if meeting.time else day


Line = tuple[str, str, int]  # label, text, level


def _numbered(topic: Topic, number: int, scheme: list[Pattern]) -> Iterator[Line]:
    """Yield the topic's details depth first, each with the label of its level."""
    numbers = _Numbers(scheme, (number,), 1)
    for i, detail in enumerate(topic.details):
        yield from numbers.item(detail, i + 1, alone=len(topic.details) == 1)


@dataclass(frozen=True)
class _Numbers:
    """One level of a nested list: the numbers above it, and how deep it stands."""

    scheme: list[Pattern]
    above: tuple[int, ...]
    level: int

    def item(self, detail: Detail, number: int, *, alone: bool) -> Iterator[Line]:
        """Yield a numbered item and what is under it; a single item takes no number."""
        own = (*self.above, number)
        mark = self.scheme[min(len(own), len(self.scheme)) - 1]
        yield ("", detail.text, 0) if alone else (mark.label(own), detail.text, self.level)
        yield from _Numbers(self.scheme, own, self.level + (not alone)).under(detail)

    def bullet(self, detail: Detail) -> Iterator[Line]:
        """Yield a bullet and what is under it; it takes no level of the numbering."""
        yield "-", detail.text, self.level
        yield from _Numbers(self.scheme, self.above, self.level + 1).under(detail)

    def under(self, detail: Detail) -> Iterator[Line]:
        start = detail.start or 1
        alone = len(detail.items) == 1 and start == 1
        for kind, details in detail.under:
            for i, item in enumerate(details):
                if kind == "bullets":
                    yield from self.bullet(item)
                else:
                    yield from self.item(item, start + i, alone=alone)


def _outcome(topic: Topic) -> Iterator[Line]:
    """Yield the decision of the meeting and what is to follow, by whom and when."""
    for n, text in enumerate(topic.decision):
        bare = text.removeprefix("มติที่ประชุม").strip()
        yield "", bare if n else f"มติที่ประชุม {bare}", 0
    for follow_up in topic.follow_ups:
        who = f" ผู้รับผิดชอบ {follow_up.who}" if follow_up.who else ""
        due = f" ภายในวันที่ {calendar.written(follow_up.due)}" if follow_up.due else ""
        yield "-", f"{follow_up.task}{who}{due}", 1
