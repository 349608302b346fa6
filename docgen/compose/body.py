"""The body of any document, laid flat: paragraphs, headings, clauses, items, tables, pictures, one after another.

Enters: blocks of the model. Leaves: a list of plain items for the templates, each with ``kind``, ``label``, ``text``,
``level``, ``ragged`` and ``last``; and the widths of the tables among them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from docgen.compose.code import code
from docgen.compose.listing import Line, Numbers
from docgen.compose.setting import Setting
from docgen.composition import Image
from docgen.geometry import figure, text_width
from docgen.marks import MarkUsed, has_marks
from docgen.model import Align, Block, Code, Member, Picture, Table
from docgen.numbering import pattern
from docgen.thai.numerals import thai_digits, to_arabic

_LISTS = ("๑.", "๑.๑", "๑.๑.๑", "(๑)", "-")
_UNDER_CLAUSE = ("(๑)", "(ก)", "๑)", "-")  # regulation.md section 6, row "lists": ordinances
_UNNUMBERED = ("บทเฉพาะกาล",)
_SHORT = 4  # lines; a longer paragraph is not moved to another page for one line
_LEVELS = 4  # that the templates have
_LEAST = 1.2  # cm; a column of a table
_LONG_WORD = 3.5  # cm; Thai without blanks longer than this may break
CLAUSE_GAP = "\u00a0\u00a0"

Item = dict[str, Any]
# Every key that an item may have, for whoever checks a template: which it has follows from its kind.
EVERY_KEY: Item = {
    "kind": "paragraph",
    "label": "ข้อ ๑",
    "text": "ข้อความ",
    "level": 0,
    "ragged": False,
    "last": False,
    "tail": False,
    "columns": [{"text": "หัวช่อง"}],
    "rows": [
        {
            "total": False,
            "cells": [{"text": "ช่อง", "align": "left"}],
            "number": "๑.",
            "name": "ชื่อ",
            "position": "ตำแหน่ง",
            "role": "หน้าที่",
        }
    ],
    "picture": "รูป",
    "address": "https://www.example.go.th",
}


@dataclass
class Body:
    """Lays blocks flat; clauses, chapters and parts count on through all of them."""

    setting: Setting
    items: list[Item] = field(default_factory=list)
    widths: list[tuple[float, ...]] = field(default_factory=list)
    clauses: int = 0
    chapters: int = 0
    parts: int = 0

    def add(self, blocks: list[Block]) -> "Body":
        for block in blocks:
            if block.text is None or block.text.strip():  # a condition may leave one out
                self._block(block)
        return self

    def done(self) -> list[Item]:
        """Return the items; the last travels with what comes after it, and a heading with what is before it."""
        if self.items:
            self.items[-1]["last"] = True
        last = self.items[-1]["kind"] if len(self.items) > 1 else ""
        if last == "heading":
            self.items[-2]["last"] = True
        elif last == "paragraph" and self._takes(self.items[-1], 1):
            self._with_the_last()
        return self.items

    def _with_the_last(self) -> None:
        """Let what stands before a last paragraph of one line go with it, or its last lines where it is long: two
        lines or more go to the last page with the closing (POL; regulation.md 1.3).
        """
        before = self.items[-2]
        if before["kind"] == "paragraph" or before["kind"].startswith("item"):
            before["last" if self._takes(before, _SHORT) else "tail"] = True

    def _takes(self, item: Item, most: int) -> bool:
        """Whether a paragraph takes no more than so many lines."""
        first = text_width() - figure("text.indent")
        return self.setting.is_short(item["text"], first, text_width(), most)

    def heading(self, text: str) -> None:
        self._put("heading", text=self.setting.heading(text, text_width()))

    def _put(self, kind: str, **values: Any) -> None:
        plain = {
            "kind": kind,
            "label": "",
            "text": "",
            "level": 0,
            "ragged": False,
            "last": False,
            "tail": False,
        }
        self.items.append(plain | values)

    def _block(self, block: Block) -> None:
        lead = block.lead
        if lead in ("text", "clause"):
            self.paragraph(block.text or block.clause or "", clause=lead == "clause")
            if block.items or block.bullets:
                self.keep()
        elif lead == "heading":
            self.heading(block.heading or "")
        elif lead == "chapter":
            self._chapter(block.chapter or "")
        elif lead == "part":
            self.parts += 1
            label = thai_digits(f"ส่วนที่ {self.parts}")
            self._put(
                "part", label=label, text=self.setting.heading(block.part or "", text_width())
            )
        elif block.table:
            self._table(block.table)
        elif block.picture:
            self._picture(block.picture)
        elif block.code:
            self._code(block.code)
        elif block.members:
            self.members(block.members)
        self._listed(block, under_clause=lead == "clause")

    def paragraph(self, text: str, *, clause: bool = False) -> None:
        """Put a paragraph, or a clause with its number."""
        wide = text_width()
        first = wide - figure("text.indent")
        label = ""
        if clause:
            self.clauses += 1
            label = thai_digits(f"ข้อ\u00a0{self.clauses}")
            first -= self.setting.width(label + CLAUSE_GAP)
        made = self.setting.set(text, first, wide)
        ragged = self.setting.ragged(made, first, wide)
        self._put("clause" if clause else "paragraph", label=label, text=made, ragged=ragged)

    def _chapter(self, title: str) -> None:
        label = ""
        if title.strip() not in _UNNUMBERED:
            self.chapters += 1
            label = thai_digits(f"หมวด {self.chapters}")
        self.parts = 0
        self._put("chapter", label=label, text=self.setting.heading(title, text_width()))

    def _listed(self, block: Block, *, under_clause: bool) -> None:
        usual = _UNDER_CLAUSE if under_clause else _LISTS
        scheme = [pattern(p) for p in self.setting.content.numbering or usual]
        deeper = int(under_clause)  # than the clause itself, which has the indent of a paragraph
        self.lines(Numbers(scheme, (), 1).under(block), deeper)

    def keep(self) -> None:
        """Let the item just put travel with the next: a title, or what opens a list."""
        self.items[-1]["last"] = True

    def lines(self, lines: Iterable[Line], deeper: int = 0) -> None:
        """Put the lines of a list; a single item takes no number and stands as a paragraph of its own."""
        wide = text_width()
        for label, text, level in lines:
            depth = min(level + deeper, _LEVELS) if level else 0
            first = wide - (figure(f"item.text{depth}") if depth else figure("text.indent"))
            made = self.setting.set(text, first, wide)
            ragged = self.setting.ragged(made, first, wide)
            kind = f"item{depth}" if depth else "paragraph"
            self._put(kind, label=label, text=made, level=depth, ragged=ragged)

    def _table(self, table: Table) -> None:
        setting = self.setting
        every = [*table.rows, *([table.total] if table.total else [])]
        widths = table_widths(table, every, setting)
        self.widths.append(widths)
        rooms = [w - 2 * figure("table.cell_margin") for w in widths]
        aligned = [_align(table, i) for i in range(len(widths))]
        self._put(
            "table",
            text=setting.heading(table.title or "", text_width()),
            columns=[
                {"text": setting.heading(c.title, room)}
                for c, room in zip(table.columns, rooms, strict=True)
            ],
            rows=[
                {
                    "total": bool(table.total) and row is every[-1],
                    "cells": [
                        {"text": setting.cell(cell, room), "align": align}
                        for cell, room, align in zip(row, rooms, aligned, strict=True)
                    ],
                }
                for row in every
            ],
        )

    def subheading(self, label: str, text: str) -> None:
        """Put the title of a matter under a heading; it travels with what follows."""
        wide = text_width()
        made = self.setting.set(text, wide - figure("item.text1"), wide)
        self._put("subheading", label=label, text=made)

    def decisions(self, texts: list[str]) -> None:
        """Put what the meeting decided: the first after its label in bold, the next as paragraphs."""
        for n, text in enumerate(texts):
            if n:
                self.paragraph(text)
            else:
                self._decision(text)

    def _decision(self, text: str) -> None:
        label = "มติที่ประชุม"
        wide = text_width()
        first = wide - figure("text.indent") - self.setting.room(label + CLAUSE_GAP, bold=True)
        made = self.setting.set(text.removeprefix(label).strip(), first, wide)
        self._put("decision", label=label, text=made)

    def members(self, members: list[Member], like: list[Member] | None = None) -> None:
        """Put a list of persons: number, name, position where one is given, role; in the columns of ``like``."""
        shown = like or members
        with_positions = any(m.position for m in shown)
        widths = _member_widths(shown, self.setting, with_positions=with_positions)
        self.widths.append(widths)
        rooms = [w - 2 * figure("table.cell_margin") for w in widths]
        # One who has no position takes the column of the positions too, as the template has it.
        alone = rooms[1] + widths[2] if with_positions else rooms[1]
        self._put(
            "roster" if with_positions else "members",
            rows=[
                {
                    "number": thai_digits(f"{n}.") if len(shown) > 1 else "",
                    "name": self.setting.set(member.name, rooms[1] if member.position else alone),
                    "position": self.setting.set(member.position or "", rooms[2]),
                    "role": self.setting.set(member.role or "", rooms[-1]),
                }
                for n, member in enumerate(members, 1)
            ],
        )

    def _code(self, block: Code) -> None:
        room = text_width() - figure("qr.column") - 2 * figure("table.cell_margin")
        self.widths.append((figure("qr.column"), text_width() - figure("qr.column")))
        title = self.setting.set(block.title or "", room)
        picture, address = code(self.setting, block.link), self.setting.as_typed(block.link)
        self._put("code", picture=picture, text=title, address=address)

    def _picture(self, picture: Picture) -> None:
        if has_marks(picture.file):
            raise MarkUsed  # its shape settles how the letter is laid out
        width = min(picture.width, text_width())
        about = picture.about or picture.title or picture.file
        self._put(
            "picture",
            picture=Image(width, self.setting.plain(about), self.setting.folder / picture.file),
            text=self.setting.set(picture.title or "", text_width()),
        )


_MOST_LINES = 2.5  # that other texts may take beside names
_NAMES = re.compile(r"(?:ราย)?ชื่อ(?!โครงการ|กิจกรรม|เรื่อง|หนังสือ|หลักสูตร|หน่วยงาน)")
_CODES = re.compile("เลข|หมายเลข|รหัส")


def _align(table: Table, column: int) -> str:
    """Return left, center or right: as stated; figures to the right, running numbers and codes of one length in the middle."""
    stated = table.columns[column].align
    if stated:
        return stated.name.lower()
    if table.columns[column].title in ("ลำดับ", "ลำดับที่", "ที่", "ข้อ", "งวด", "งวดที่", "ครั้งที่", "รุ่นที่"):
        return Align.CENTER.name.lower()
    cells = [row[column].strip() for row in table.rows]
    if _CODES.match(table.columns[column].title) and len(set(map(len, cells))) == 1:
        return Align.CENTER.name.lower()
    figures = all(re.fullmatch(r"-?[\d,]+(?:\.\d+)?|-?", to_arabic(cell)) for cell in cells)
    return (Align.RIGHT if figures and any(cells) else Align.LEFT).name.lower()


def _member_widths(
    members: list[Member], setting: Setting, *, with_positions: bool
) -> tuple[float, ...]:
    """Return the widths of a list of persons, cm: the role takes what its longest needs; the names, where positions leave it."""
    margins = 2 * figure("table.cell_margin")
    roles = max((setting.room(m.role or "") for m in members), default=0.0)
    role = min(roles + margins + 0.2, figure("members.most_role_width")) if roles else margins
    if not with_positions:
        number = figure("members.number_width")
        return (number, text_width() - number - role, role)
    number = figure("members.roster_number_width")
    names = max(setting.room(m.name) for m in members if m.position) + margins + 0.2
    left = text_width() - number - role
    positions = max(setting.room(m.position or "") for m in members) + margins + 0.2
    name = min(names, max(figure("members.roster_name_width"), left - positions))
    return (number, name, left - name, role)


def table_widths(table: Table, rows: list[list[str]], setting: Setting) -> tuple[float, ...]:
    """Return the widths of the columns, cm: those stated, the rest shared by what the columns hold.

    Figures and running numbers take what they need; columns of text share what is left.
    """
    stated = {i: c.width for i, c in enumerate(table.columns) if c.width is not None}
    free = [i for i in range(len(table.columns)) if i not in stated]
    if not free:
        return tuple(stated.values())
    wants = {i: _wants(table, rows, i, setting) for i in free}
    left = text_width() - sum(stated.values())
    text = [i for i in free if _align(table, i) == "left"] or free
    widths = {i: wants[i][1] for i in free if i not in text}
    room = left - sum(widths.values())
    shares = {i: wants[i] for i in text}
    # A name is not parted where the other columns can give way.
    named = {i for i in text if _NAMES.match(table.columns[i].title)}
    whole = {
        i: (full if i in named else max(least, full / _MOST_LINES), full)
        for i, (least, full) in shares.items()
    }
    fits = bool(named) and sum(least for least, _ in whole.values()) <= room
    widths |= _shared(whole if fits else shares, room)
    total = sum(widths.values())
    if total > left:  # more than the page holds: each gives way by its share
        widths = {i: width * left / total for i, width in widths.items()}
    return tuple(stated.get(i, widths.get(i, 0.0)) for i in range(len(table.columns)))


def _wants(
    table: Table, rows: list[list[str]], column: int, setting: Setting
) -> tuple[float, float]:
    """Return the least and the full width of a column, cm. Heads and totals are bold, wider by less than a tenth."""
    margins = 2 * figure("table.cell_margin") + 0.1
    bold = bool(table.total)
    heads = [setting.room(word, bold=True) for word in table.columns[column].title.split()]
    cells = [row[column] for row in rows]
    words = [setting.room(word, bold=bold) for cell in cells for word in cell.split()]
    least = max(max([*heads, *(min(w, _LONG_WORD) for w in words)]) + margins, _LEAST)
    texts = [setting.room(cell, bold=bold) for cell in cells]
    if _align(table, column) == "left":  # a head over figures may take two lines
        texts.append(setting.room(table.columns[column].title, bold=True))
    return least, max(least, max(texts) + margins)


def _shared(wants: dict[int, tuple[float, float]], room: float) -> dict[int, float]:
    """Share the room among columns of text: the least for each, the rest by what they hold beyond it."""
    least = sum(w for w, _ in wants.values())
    beyond = {i: full - w for i, (w, full) in wants.items()}
    spare = max(room - least, 0.0)
    total = sum(beyond.values())
    if spare >= total:  # all fits: what remains is shared by what each takes
        full = sum(width for _, width in wants.values())
        return {i: width * max(room / full, 1.0) for i, (_, width) in wants.items()}
    return {i: w + spare * beyond[i] / total for i, (w, _) in wants.items()}
