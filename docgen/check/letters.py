"""A letter typed by hand in, its Reading out: the parts that letters have are recognised by their words and their order.

Enters: the text of a file (one line a paragraph, or lines as a typist broke them). Leaves: a Reading whose passages know
their characters in the file. What is no known part is OTHER. Reads no file (regulation.md sections 1 and 2).
"""

import re
from dataclasses import dataclass

from docgen.check.hand import (
    ACTING,
    ANNEX,
    CERTIFIES,
    CLOSING,
    COPY,
    COUNT,
    DATE_LINE,
    DECREE_DATE,
    DECREES,
    EMAIL,
    ITEM,
    LABEL_ROLE,
    LABELS,
    LIST,
    MARK,
    MEMO,
    MEMO_HEAD,
    NUMBER,
    OPENING,
    PURPOSE,
    SALUTATION,
    SECRECY,
    SIGNER,
    SUMMARY,
    TELEPHONE,
    URGENCY,
    Line,
    cells,
    date_of,
    number_before,
    repeats_number,
    width,
)
from docgen.check.reading import Role, Sheet
from docgen.check.typed import Typed
from docgen.model import Kind

_LONG = 60  # characters: no title
_OFFICE = re.compile(
    "กระทรวง|กรม|สำนัก|กอง|จังหวัด|อำเภอ|เทศบาล|องค์การ|มหาวิทยาลัย|วิทยาลัย|โรงเรียน|โรงพยาบาล|สถาบัน|ศาล"
)
_SHORT = 8  # characters without marks: no text opens with so little


@dataclass
class LetterReader(Typed):
    """Takes lines in their order; what part a line is depends on the parts before it."""

    kind: Kind | None = None
    label: str = ""  # whose continuation lines are
    signed: bool = False  # closing or signature seen
    stage: str = "head"  # head, body, foot
    last: str = ""

    def line(self, line: Line) -> None:
        """Take one line."""
        if self._head_of_a_sheet(line) or self._known(line):
            return
        if self.label and self.stage == "head" and self._continues(line):
            return
        if self.stage == "foot" or self.sheet is not Sheet.LETTER:
            self._rest(line)
            return
        if self.stage == "head" and not self._begins_body(line):
            self._head(line)
            return
        self.stage, self.label = "body", ""
        self._paragraph(line)

    def _known(self, line: Line) -> bool:
        """Take a line whose own words tell its part."""
        text = line.text
        taken = (
            self._marks(line)
            or self._memo_head(line)
            or self._numbered(line)
            or self._dated(line)
            or self._labelled(line)
            or self._addressed(line)
        )
        if not taken and CLOSING.fullmatch(text):
            self.flush()
            self.add(Role.CLOSING, line, 0, len(text))
            self.stage, self.signed, taken = "foot", True, True
        signer = SIGNER.fullmatch(text)
        if not taken and signer and self.stage != "head":
            self.flush()
            self.add(Role.SIGNER, line, *signer.span("name"))
            self.stage, self.signed, self.last, taken = "foot", True, "signer", True
        return taken

    def _head_of_a_sheet(self, line: Line) -> bool:
        """Take the title of a list or a summary behind the letter."""
        text = line.text
        if MARK.fullmatch(text) and self.stage == "head":
            self.add(Role.OTHER, line, 0, len(text))
            return True
        own = self.first.get(Role.NUMBER, "")
        repeats = self.signed and (
            URGENCY.fullmatch(text) or (line.after_blank and repeats_number(text, own))
        )
        if repeats and self.sheet is Sheet.LETTER:
            self.flush()
            self.sheet, self.stage, self.label = Sheet.LIST, "head", ""
            return False
        alone = self.first.keys().isdisjoint((Role.TO, Role.SUBJECT, Role.TITLE))
        annex = ANNEX.search(text)
        if (self.signed or alone) and LIST.match(text):
            self.flush()
            self.sheet, self.stage = (Sheet.ANNEX, "title") if annex else (Sheet.LIST, "head")
            self.label = ""
            self.add(Role.TITLE, line, 0, len(text))
            return True
        if (self.signed or not self.passages) and SUMMARY.match(text) and line.after_blank:
            self.flush()
            if not self.passages:
                self.kind = Kind.MEETING_PAPERS
            self.sheet, self.stage, self.label = Sheet.SUMMARY, "title", ""
            self.signed = True
            self.add(Role.TITLE, line, 0, len(text))
            return True
        return self._decree_head(line)

    def _decree_head(self, line: Line) -> bool:
        before = self.first.keys() - {Role.URGENCY, Role.SECRECY, Role.OTHER}
        for opening, kind in DECREES if not before else ():
            if opening.match(line.text):
                self.kind = kind
                self.add(Role.TITLE, line, 0, len(line.text))
                return True
        return False

    def _marks(self, line: Line) -> bool:
        for role, pattern in ((Role.URGENCY, URGENCY), (Role.SECRECY, SECRECY)):
            if pattern.fullmatch(line.text) and self.stage != "body":
                self.add(role, line, 0, len(line.text))
                return True
        return False

    def _memo_head(self, line: Line) -> bool:
        title = MEMO.fullmatch(line.text)
        if title and not self.signed:
            self.kind = Kind.MEMO
            if title["urgency"]:
                self.add(Role.URGENCY, line, *title.span("urgency"))
            self.add(Role.TITLE, line, *title.span("title"))
            return True
        # The words may stand in the head of the page, where no reader of the text sees them.
        opens = MEMO_HEAD.match(line.text) and self.stage == "head" and not self.passages
        self.kind = Kind.MEMO if self.kind is None and opens else self.kind
        if self.kind is Kind.MEMO and line.text.startswith("ส่วนราชการ"):
            self.add(Role.OWNER, line, 0, len(line.text))
            return True
        return False

    def _numbered(self, line: Line) -> bool:
        found = NUMBER.match(line.text) if self.stage == "head" else None
        if found is None or any(
            p.role is Role.NUMBER and p.sheet is self.sheet for p in self.passages
        ):
            return False
        label = re.match(r"(?:เลขที่|ที่)[ \t]+", line.text)
        start = label.end() if label else 0
        self.add(Role.NUMBER, line, start, len(line.text[: found.end()].rstrip()))
        rest = line.text[found.end() :]
        if rest.strip():
            at = found.end() + len(rest) - len(rest.lstrip())
            after = Line(line.text[at:], line.start + at, line.indented, after_blank=False)
            if not self._dated(after):
                self.add(Role.SENDER, after, 0, len(after.text))
        return True

    def _dated(self, line: Line) -> bool:
        decree = DECREE_DATE.match(line.text)
        here = self.stage == "head" or decree or self._is_below(line)
        if not (DATE_LINE.fullmatch(line.text) and here):
            return False
        self.flush()
        self.add(Role.DATE, line, 0, len(line.text), date_of(line.text))
        if decree:
            self.stage, self.signed = "foot", True
        return True

    def _is_below(self, line: Line) -> bool:
        """Whether a date is that of a letter with a stamp, which stands below the text and the name of the office."""
        known = {passage.role: passage.text for passage in self.passages}
        before = self.open[-1][1][-1].text if self.open else ""
        wide = width(before) > _SHORT and not _OFFICE.match(before)
        goes_on = (wide and width(before) >= self.room) or before.endswith(
            ("เมื่อ", "ลง", "วันที่", "ใน", "ถึง")
        )
        own = Role.DATE not in known and known.get(Role.SALUTATION) == "ถึง"
        return own and not goes_on and not line.text.startswith("วันที่")

    def _labelled(self, line: Line) -> bool:
        if self.stage != "head":
            return False
        for name, pattern in LABELS:
            found = pattern.match(line.text)
            if found:
                self.label = name
                self.flush()
                self._labelled_text(line, found.end())
                return True
        return False

    def _labelled_text(self, line: Line, start: int) -> None:
        text = line.text
        count = COUNT.search(text) if self.label == "enclosure" else None
        end = count.start() if count else len(text)
        number = number_before(text, start, self.label)
        if number and self.label != "subject":
            start, self.number = number.end(), number.group().strip()
        if end > start:
            rest = Line(text[start:end], line.start + start, line.indented, after_blank=False)
            self.open = [(LABEL_ROLE[self.label], [rest])]
        if count:
            self.flush()
            self.add(Role.COUNT, line, *count.span(1))

    def _addressed(self, line: Line) -> bool:
        found = SALUTATION.fullmatch(line.text) if self.stage == "head" else None
        if found is None or (self.kind is not None and self.kind is not Kind.MEMO):
            return False
        self.flush()
        self.label = "to"
        self.add(Role.SALUTATION, line, *found.span("word"))
        self.add(Role.TO, line, *found.span("to"))
        return True

    def _continues(self, line: Line) -> bool:
        """Take a further line of a subject, a reference, an enclosure."""
        role = LABEL_ROLE.get(self.label)
        numbered = self.label != "subject" and number_before(line.text, 0, self.label)
        if numbered and Role.TO in self.first and OPENING.match(line.text, numbered.end()):
            return False  # a text whose paragraphs are numbered
        begins = self.sheet is Sheet.LETTER and not numbered and self._begins_body(line)
        if role is None or begins:
            return False
        count = COUNT.fullmatch(line.text)
        if self.label == "enclosure" and count:
            self.flush()
            self.add(Role.COUNT, line, *count.span(1))
            return True
        if numbered:
            self.flush()
            self._labelled_text(line, 0)
            return True
        on_list = self.sheet is Sheet.LIST and "\t" not in line.text and not ITEM.match(line.text)
        if self.open and (not line.after_blank or line.indented or on_list):
            self.open[-1][1].append(line)
            return True
        return False

    def _begins_body(self, line: Line) -> bool:
        """Whether a line of the head opens the text: a letter's after its salutation, a decree's when it is long."""
        wide = width(line.text)
        opening = OPENING.match(line.text)
        if "".join(line.text.split()).startswith(CERTIFIES):
            return True
        addressed = Role.TO in self.first
        if self.kind in (None, Kind.MEMO):
            return addressed and bool(
                opening or (wide > _SHORT and not COUNT.fullmatch(line.text) and self._opens(line))
            )
        return bool(opening) or wide > _LONG

    def _opens(self, line: Line) -> bool:
        """Whether a line stands by itself: it goes on with no label above it."""
        return not self.room or self.label == "to" or line.after_blank or line.indented

    def _head(self, line: Line) -> None:
        """Take a line of the head without a label: the address, or a line of a centred head."""
        centred = self.kind is not None and self.kind is not Kind.MEMO
        if line.text.count("\t") > 1:
            self.row(line)
            return
        self.flush()
        self.add(Role.TITLE if centred else Role.SENDER, line, 0, len(line.text))

    def _paragraph(self, line: Line) -> None:
        """Begin a paragraph, or go on with the one that grows; a line with tabs is a row of a table."""
        if "\t" in line.text and (self.goes_on(line) or not ITEM.match(line.text)):
            self.row(line)
            return
        item = bool(ITEM.match(line.text))
        before = self.open[-1][1][-1] if self.open and self.room else None
        grows = (
            before is not None
            and not item
            and not PURPOSE.match(line.text)
            and not line.after_blank
            and not line.indented
            and width(before.text) >= self.room
        )
        if grows:
            self.open[-1][1].append(line)
            return
        self.flush()
        self.open = [(Role.ITEM if item else Role.BODY, [line])]

    def _rest(self, line: Line) -> None:
        """Take a line under the signature, or of a sheet behind the letter."""
        text = line.text
        if "\t" in text and self.sheet in (Sheet.SUMMARY, Sheet.ANNEX):
            self.stage = "rows"
            self.row(line)
            return
        self.flush()
        if self.sheet is Sheet.LETTER:
            self._foot(line)
        elif self.stage == "title" and "\t" not in text and not ITEM.match(text):
            self.add(Role.TITLE, line, 0, len(text))
        elif self.sheet is Sheet.LIST:
            self.stage = "rows"
            for start, end in cells(text):
                self.add(Role.RECIPIENT, line, start, end)
        else:
            alone = line.after_blank and not re.search(r"[\s\d<>]", text)
            self.stage = "rows"
            for start, end in cells(text):
                role = Role.BODY if end - start > _LONG else Role.CELL
                self.add(Role.OTHER if alone else role, line, start, end)

    def _foot(self, line: Line) -> None:
        text = line.text
        if TELEPHONE.match(text):
            self.add(Role.TELEPHONE, line, 0, len(text))
        elif EMAIL.match(text):
            self.add(Role.EMAIL, line, 0, len(text))
        elif found := COPY.match(text):
            self.add(Role.COPY, line, found.end(), len(text))
        elif (phone := TELEPHONE.search(text)) and text[phone.start() - 1].isspace():
            self.add(Role.OWNER, line, 0, len(text[: phone.start()].rstrip()))
            self.add(Role.TELEPHONE, line, phone.start(), len(text))
        elif self.last == "signer" or (
            # A position goes on at once, or tells for whom one acts.
            self.last == "position" and (not line.after_blank or ACTING.match(text))
        ):
            self.add(Role.POSITION, line, 0, len(text))
            self.last = "position"
            return
        else:
            self.add(Role.OWNER, line, 0, len(text))
        self.last = ""
