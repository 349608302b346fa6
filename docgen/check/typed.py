"""What has been taken of a letter typed by hand: its passages so far, and the paragraph or the table that still grows.

Enters: stretches of lines under their roles. Leaves: passages that know their characters in the file, and tables.
"""

from dataclasses import dataclass, field
from typing import Any

from docgen.check.hand import FIGURE, ITEM, Hand, Line, cells, joined
from docgen.check.reading import Passage, Path, Role, Sheet
from docgen.check.tables import typed_table
from docgen.model import Table
from docgen.source import File
from docgen.thai.normal import aligned


@dataclass
class Typed:
    """The passages of a letter, in their order."""

    file: File
    room: float  # width of a line that the paper ended; 0 when each paragraph is one line
    passages: list[Passage] = field(default_factory=list)
    first: dict[Role, str] = field(default_factory=dict)  # the text of the first of each role
    tables: list[tuple[Path, Table]] = field(default_factory=list)
    sheet: Sheet = Sheet.LETTER
    # The paragraph that still grows, or the rows of the table.
    open: list[tuple[Role, list[Line]]] = field(default_factory=list)
    number: str | None = None  # typed before the enclosure or reference that grows
    rows: list[Line] = field(default_factory=list)

    def add(self, role: Role, line: Line, start: int, end: int, value: Any = None) -> None:
        self._close_table()
        self._pass(role, [(line.start + start, line.text[start:end])], value)

    def _pass(
        self, role: Role, parts: list[tuple[int, str]], value: Any = None, path: Path = ()
    ) -> None:
        text, origin = joined(self.file, parts)
        self.first.setdefault(role, text)
        self.passages.append(Passage(role, text, origin, self.sheet, path, value))

    def raw(self, lines: list[Line]) -> None:
        """Add the lines that are not in normal form as they were typed, for the rules on that."""
        for line in lines:
            if aligned(line.text)[1] is not None:
                self.first.setdefault(Role.TERM, line.text)
                indexes = tuple(range(line.start, line.start + len(line.text)))
                self.passages.append(
                    Passage(Role.TERM, line.text, Hand(self.file, indexes), self.sheet, ("raw",))
                )

    def row(self, line: Line) -> None:
        """Take a row of a table."""
        if self.open:
            self.flush()
        self.rows.append(line)

    def goes_on(self, line: Line) -> bool:
        """Whether a line with a number before it is a further row of a table."""
        tabs = line.text.count("\t")
        return bool(self.rows) and tabs > 1 and tabs == self.rows[-1].text.count("\t")

    def flush(self) -> None:
        """Close what still grows."""
        self._close_table()
        for role, lines in self.open:
            text = lines[0].text
            label = ITEM.match(text) if role is Role.ITEM else None
            cut = label.end() if label else 0
            parts = [(lines[0].start + cut, text[cut:])]
            parts += [(line.start, line.text) for line in lines[1:]]
            self._pass(role, parts, label.group().strip() if label else self.number)
        self.open, self.number = [], None

    def _close_table(self) -> None:
        rows, self.rows = self.rows, []
        found = typed_table(rows)
        if found is None:
            for line in rows:
                for start, end in cells(line.text):
                    self._pass(Role.CELL, [(line.start + start, line.text[start:end])])
            return
        table, parts = found
        path: Path = ("tables", len(self.tables))
        self.tables.append((path, table))
        for cell in parts:
            text = cell.line.text[cell.start : cell.end]
            role = Role.FIGURE if FIGURE.fullmatch(text) else Role.CELL
            where = (*path, *cell.path)
            self._pass(role, [(cell.line.start + cell.start, text)], path=where)
