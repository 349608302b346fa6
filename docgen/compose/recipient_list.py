"""The recipient list laid out.

Enters: content whose texts are written out. Leaves: the context of the template recipient-list, and its widths.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.compose.letter import Widths, head
from docgen.compose.setting import Setting
from docgen.geometry import figure, text_width
from docgen.model import Circular, Recipients, Sheet
from docgen.thai.numerals import thai_digits


def recipient_list(
    setting: Setting, content: Circular, sheet: Sheet
) -> tuple[dict[str, Any], Widths]:
    """Return the context of the list and the widths of its columns."""
    assert content.recipients is not None
    laid = _List(setting, content.recipients)
    subject = setting.set(content.subject, text_width() - figure("letter.subject_column"))
    context = head(setting, content) | setting.marks(sheet) | laid.context()
    return context | {"subject": subject}, (laid.widths(),)


@dataclass
class _List:
    """Lays one list out."""

    setting: Setting
    recipients: Recipients

    def context(self) -> dict[str, Any]:
        recipients, setting = self.recipients, self.setting
        columns = [c.title for c in recipients.columns]
        headings = [recipients.organisation_heading] if self.organised() else []
        widths = self.rooms()
        return {
            "title": setting.heading(recipients.title, text_width()),
            "heading": setting.heading(recipients.heading, widths[1]),
            "columns": [
                setting.heading(c, w)
                for c, w in zip((*headings, *columns), widths[2:-1], strict=True)
            ],
            "receipt": setting.heading(recipients.receipt, widths[-1]),
            "column_count": 3 + len(headings) + len(columns),
            "rows": list(self.rows(columns)),
        }

    def organised(self) -> bool:
        return any(r.organisation for r in self.recipients.everyone())

    def rows(self, columns: list[str]) -> Iterator[dict[str, Any]]:
        """Yield a row for each group's heading and each recipient; the numbers run on."""
        widths = self.rooms()
        organised = self.organised()
        last = ""
        for count, (title, one, name) in enumerate(self.recipients.rows(), 1):
            if title != last:
                yield {"group": self.setting.heading(title, text_width())}
                last = title
            values = [one.organisation or ""] if organised else []
            values += [one.extra.get(c, "") for c in columns]
            yield {
                "group": "",
                "number": thai_digits(f"{count}."),
                "name": self.setting.listed(name, widths[1]),
                "extra": [
                    self.setting.listed(v, w) for v, w in zip(values, widths[2:-1], strict=True)
                ],
            }

    def widths(self) -> tuple[float, ...]:
        """Return the widths of the columns, cm; the name takes what the others leave, at least 4."""
        further = [figure("list.organisation_width")] if self.organised() else []
        further += [c.width for c in self.recipients.columns]
        fixed = figure("list.number_width")
        receipt = figure("list.receipt_width")
        name = text_width() - fixed - receipt - sum(further)
        if name < 4:
            shrink = (text_width() - fixed - 4 - 2.5) / max(sum(further), 0.1)
            further = [w * min(shrink, 1) for w in further]
            receipt = min(receipt, max(text_width() - fixed - 4 - sum(further), 2.5))
            name = text_width() - fixed - receipt - sum(further)
        return (fixed, name, *further, receipt)

    def rooms(self) -> list[float]:
        """Return the room for text in each column, cm."""
        return [w - 2 * figure("table.cell_margin") for w in self.widths()]
