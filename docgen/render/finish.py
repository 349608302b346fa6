"""What the tags of a template cannot do: properties of the file, widths of columns, long rows, numbers of pictures.

Enters: a filled template, its Composition. Leaves: the same, finished (OOXML: ECMA-376 part 1, 17.4 tables).
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.composition import Composition, Properties
from docgen.marks import MARK, NotAlike, index

ROW = re.compile(r"<w:tr[ >](?:(?!<w:tbl[ >]).)*?</w:tr>", re.DOTALL)
_NESTED = re.compile(r"<w:tc[ >](?:(?!</w:tc>).)*?<w:tbl[ >]", re.DOTALL)
_CELL = re.compile(r"<w:tc[ >].*?</w:tc>", re.DOTALL)
_WIDTH = re.compile(r'<w:tcW\b(?=[^>]*w:type="dxa")[^>]*?w:w="(\d+)"')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_MIDNIGHT = datetime.time()
_NAMED = re.compile(r"Picture \d+")  # as python-docx names what it puts in


def finish(filled: Any, composition: Composition, epoch: int | None) -> None:
    """Do to a filled template what its tags cannot; ``epoch`` as for render."""
    _set_properties(filled, composition.properties, epoch)
    _set_widths(filled, composition.widths)
    _order_cells(filled)
    _let_long_rows_split(filled)
    _number_drawings(filled)


def _set_properties(filled: Any, properties: Properties, epoch: int | None) -> None:
    core = filled.docx.core_properties
    when = datetime.datetime.combine(properties.date, _MIDNIGHT)
    if epoch is not None:
        when = datetime.datetime.fromtimestamp(epoch, datetime.UTC).replace(tzinfo=None)
    core.title, core.subject, core.author = (
        text[:255] for text in (properties.title, properties.subject, properties.author)
    )
    core.language = "th-TH"
    core.last_modified_by = core.author
    core.created = core.modified = when
    core.revision = 1


def _set_widths(filled: Any, widths: tuple[tuple[float, ...], ...]) -> None:
    """Give the tables the widths (cm) of their columns, in order; a table of other columns keeps its own."""
    left = list(widths)
    for table in filled.docx.element.body.iter(_W + "tbl"):
        if left and len(table.tblGrid.gridCol_lst) == len(left[0]):
            _set_table(table, [round(cm / 2.54 * 1440) for cm in left.pop(0)])


def _set_table(table: Any, dxa: list[int]) -> None:
    for column, width in zip(table.tblGrid.gridCol_lst, dxa, strict=True):
        column.set(_W + "w", str(width))
    whole = table.tblPr.find(_W + "tblW")
    if whole is not None:
        whole.set(_W + "w", str(sum(dxa)))
    for row in table.tr_lst:
        at = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            cell.width = sum(dxa[at : at + span]) * _EMU_PER_DXA
            at += span


def _order_cells(filled: Any) -> None:
    """Put a cell's width before its span, as the schema asks: docxtpl writes {% colspan %} the other way."""
    for properties in filled.docx.element.body.iter(_W + "tcPr"):
        width, span = properties.find(_W + "tcW"), properties.find(_W + "gridSpan")
        if width is not None and span is not None:
            properties.remove(span)
            width.addnext(span)


def _let_long_rows_split(filled: Any) -> None:
    """Let a row of many lines run over the page: kept whole it would leave half a page empty, or lose lines."""
    for row in filled.docx.element.body.iter(_W + "tr"):
        whole = row.find(f"{_W}trPr/{_W}cantSplit")
        if whole is not None and max(map(_lines_in, row.tc_lst), default=0) > _LONG_ROW:
            whole.getparent().remove(whole)


def _lines_in(cell: Any) -> float:
    """Return about how many lines a cell takes: letters that advance, by the width of the cell."""
    width = cell.width / _EMU_PER_CM if cell.width else _USUAL_CELL
    lines = 0.0
    for paragraph in cell.iter(_W + "p"):
        text = "".join(t.text or "" for t in paragraph.iter(_W + "t"))
        letters = len(re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200d]", "", text))
        lines += max(1.0, letters * _LETTER / max(width, 0.5))
    return lines


def most_letters(row: str) -> list[int]:
    """Return how many letters may stand at each mark of a row, so that none of its cells has too many lines."""
    out: list[int] = []
    for cell in _CELL.findall(row):
        found = _WIDTH.search(cell)
        width = max(int(found[1]) / 1440 * 2.54 if found else _USUAL_CELL, 0.5)
        marks = len(MARK.findall(cell))
        lines = _LONG_ROW - cell.count("<w:p>") - cell.count("<w:p ")
        letters = sum(map(len, _TEXT.findall(cell))) - marks
        out += [int((lines * width / _LETTER - letters) / max(marks, 1))] * marks
    return out


def bounds(part: str) -> dict[int, int]:
    """Return how many letters may stand at each slot of a part, so that no row that is kept whole has too many lines.

    Raises NotAlike where a table stands in a table, or a value in what a row is like.
    """
    if "w:cantSplit" not in part:
        return {}
    out: dict[int, int] = {}
    for row in ROW.findall(part):
        marks, most = MARK.findall(row), most_letters(row)
        if "w:cantSplit" in row and len(marks) == len(most):
            out |= zip(map(index, marks), most, strict=True)
        elif "w:cantSplit" in row:
            raise NotAlike
    if _NESTED.search(part):
        raise NotAlike
    return out


def fit(texts: Sequence[str], most: Mapping[int, int]) -> bool:
    """Whether no text has more letters than may stand at its slot."""
    return all(len(texts[slot]) <= letters for slot, letters in most.items())


def _number_drawings(filled: Any) -> None:
    """Give each picture a number of its own: a loop repeats that of the template."""
    for n, drawing in enumerate(filled.docx.element.body.iter(_WP + "docPr"), 1):
        drawing.set("id", str(n))
        if _NAMED.fullmatch(drawing.get("name", "")):
            drawing.set("name", f"Picture {n}")


_EMU_PER_DXA = 635
_EMU_PER_CM = 360_000
_LETTER = 0.21  # cm; a Thai letter of the usual size
_LONG_ROW = 25  # lines; half a page
_USUAL_CELL = 4.0  # cm, where none is stated
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
