"""A letter and a table in, what is the same for all rows out; or why the rows cannot have this letter.

Enters: the path of a letter, a table, what the command states. Leaves: Prepared. Raises Faulty.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from docgen.assemble import Assembled, assemble
from docgen.batch.columns import NAMES, OF_NAMES, Columns, columns_of, likely_name, told_by_map
from docgen.batch.doubts import doubts
from docgen.batch.letter import Prepared
from docgen.batch.wanted import Wanted
from docgen.diagnostics import Diagnostic, Faulty, Severity, Span
from docgen.document import Document
from docgen.document import Path as PathInDocument
from docgen.expressions.expand import RowOfTable, text_of
from docgen.expressions.faults import (
    columns_asked,
    expression_faults,
    keys_asked,
    scheme_faults,
)
from docgen.geometry import settle
from docgen.marks import has_marks
from docgen.model import Circular, Distribution, MeetingPapers, Piece
from docgen.names import root_model
from docgen.rows import Table
from docgen.settled import settled_figures
from docgen.source import Node
from docgen.validate import Validated, ValidatedSettings, validate, validate_settings

_RECIPIENTS = {"recipients", "ผู้รับ"}


def prepare(path: Path, table: Table, read: Callable[[Path], Node], wanted: Wanted) -> Prepared:
    """Read a letter for the rows of a table. Raises Faulty with all that is wrong with what is the same in all."""
    assembled = assemble(path, read)
    settled = validate_settings(assembled.settings)
    figures = {} if settled.faults else settled_figures(settled.settings)
    with settle(figures):
        checked = validate(assembled.tree, assembled.folder, assembled.name, assembled.unread)
    return prepared_for(table, assembled, settled, checked, wanted)


def prepared_for(
    table: Table,
    assembled: Assembled,
    settled: ValidatedSettings,
    checked: Validated,
    wanted: Wanted,
) -> Prepared:
    """Return a letter that was read, for the rows of a table. Raises Faulty."""
    figures = {} if settled.faults else settled_figures(settled.settings)
    columns = _columns(table, assembled, checked, wanted)
    wrong = list(expression_faults(checked.places, columns.named))
    of_table = {"recipients-missing", "recipients-empty"}  # the table has them
    told = [d for d in checked.faults if d.code not in of_table]
    said = [*assembled.faults, *settled.faults, *told, *wrong]
    if checked.document is None or any(d.severity is Severity.ERROR for d in said):
        raise Faulty(*dict.fromkeys(said))
    named = scheme_faults(wanted.file_name, checked.places, columns.named)
    if wrong := [*_of_rows(checked, columns, table), *named, *_private(checked, wanted)]:
        raise Faulty(*wrong)
    said += table.said
    ending, typed = _ending(checked.document)
    columns = replace(columns, ending=ending, ending_typed=typed)
    once = tuple(dict.fromkeys(said))
    prepared = Prepared(assembled, checked.document, settled, figures, columns, once, wanted)
    if wrong := list(_of_many(prepared)):
        raise Faulty(*said, *wrong)
    return replace(prepared, said=(*once, *doubts(prepared, table)))


def _private(checked: Validated, wanted: Wanted) -> Iterator[Diagnostic]:
    """Yield that a letter has characters that docgen itself puts where values of rows will stand."""
    texts = (text for _, text in checked.places.texts())
    if has_marks(wanted.file_name) or any(map(has_marks, texts)):
        message = "หนังสือมีอักขระส่วนตัว (U+F0000 ขึ้นไป) ซึ่งใช้กับ docgen batch ไม่ได้"
        yield Diagnostic("character-private", message, checked.places.span(()))


def _of_many(prepared: Prepared) -> Iterator[Diagnostic]:
    """Yield what is wrong with a letter that each row gets and that all rows share a list of."""
    if not prepared.each or Piece.RECIPIENT_LIST not in prepared.of_all:
        return
    asks = (
        ("subject", "เรื่อง", prepared.written.subject),
        ("number", "ที่", prepared.written.number),
        ("to", "เรียน", prepared.writes_name),
    )
    for key, name, asked in asks:
        if asked:
            span = prepared.document.places.span((key,))
            message = f"บัญชีแนบท้ายมี {name} เดียวสำหรับทุกแถว จึงใช้ค่าของแถวไม่ได้"
            hint = f"ใช้ การส่ง: รายผู้รับ หรือลบ {{{{ แถว.… }}}} จาก {name}"
            yield Diagnostic("row-of-many", message, span, hint)


def _ending(document: Document) -> tuple[str, str]:
    """Return what the letter's list adds to each name, written out and as typed. Raises Faulty."""
    listed = getattr(document.content, "recipients", None)
    if listed is None or not listed.ending:
        return "", ""
    if any(columns_asked(listed.ending)):
        message = "คำต่อท้ายของบัญชีใช้ค่าของแถวไม่ได้"
        span = document.places.span(("recipients", "ending"))
        raise Faulty(Diagnostic("row-of-many", message, span, "ใช้คอลัมน์ ลงท้าย ในตาราง"))
    return text_of(document, ("recipients", "ending"), RowOfTable()), listed.ending.rstrip()


def _columns(table: Table, assembled: Assembled, checked: Validated, wanted: Wanted) -> Columns:
    content = checked.document.content if checked.document else None
    numbered = bool(getattr(content, "number", None))
    columns = columns_of(table, root_model(assembled.tree), wanted.keys, numbered=numbered)
    columns = _but_what_is_written(columns, checked, wanted)
    if isinstance(content, Circular) and content.distribution is Distribution.LIST:
        columns = replace(columns, letter={})  # it goes out once
    if wanted.group_by and wanted.group_by not in columns.named:
        message = f"--group-by: ตารางไม่มีคอลัมน์ {wanted.group_by}"
        hint = "มีคอลัมน์: " + ", ".join(columns.titles)
        raise Faulty(Diagnostic("column-unknown", message, Span(table.path), hint))
    if wanted.group_by and content is not None and not isinstance(content, Circular):
        message = "--group-by แยกบัญชีของหนังสือเวียน หนังสือนี้ไม่มีบัญชี"
        hint = 'แบ่งโฟลเดอร์ด้วย --file-name เช่น "{{ แถว.อำเภอ }}/{{ row_number }}"'
        raise Faulty(Diagnostic("group-of-none", message, Span(assembled.tree.span.file), hint))
    return columns


def _but_what_is_written(columns: Columns, checked: Validated, wanted: Wanted) -> Columns:
    """Leave out the columns of keys that the letter's own text makes of values of the row, unless they were stated.

    A column of posts is no name either where the text says to whom the letter goes, or it goes to nobody.
    """
    written = {path[0] for path in _asked(checked) if path} - {"number"}
    content = checked.document.content if checked.document else None
    recipient, named = dict(columns.recipient), dict(columns.named)
    title = columns.titles[recipient["name"]] if "name" in recipient else NAMES[0]
    to_row = "to" not in written and hasattr(content, "to")
    if not to_row and title not in (*NAMES, *wanted.keys):
        del recipient["name"]
        other = [i for i, each in enumerate(columns.titles) if OF_NAMES.fullmatch(each)]
        recipient |= {"name": other[0]} if other else {}
        called = (name for name in NAMES if name not in columns.titles)
        named |= {name: recipient.get("name", columns.named[name]) for name in called}
    letter = {
        key: at
        for key, at in columns.letter.items()
        if key not in written or columns.titles[at] in wanted.keys
    }
    return replace(columns, recipient=recipient, letter=letter, named=named)


def _of_rows(checked: Validated, columns: Columns, table: Table) -> list[Diagnostic]:
    """Return why the rows of a table cannot have this letter: it would be the same for all, or to nobody of them."""
    assert checked.document is not None
    content = checked.document.content
    if isinstance(content, MeetingPapers):
        message = "เอกสารการประชุมทำจากตารางไม่ได้"
        return [Diagnostic("kind-of-one", message, Span(table.path), "ใช้ หนังสือเวียน")]
    asked = _asked(checked)
    in_text = [path for path in asked if path[0] != "to_address"]
    if isinstance(content, Circular) and content.distribution is Distribution.LIST and in_text:
        hint = "ใช้ การส่ง: รายผู้รับ หรือ ทั้งสองแบบ หรือลบ {{ แถว.… }}"
        message = "การส่ง: แนบบัญชี มีฉบับเดียวถึงทุกแถว จึงใช้ค่าของแถวไม่ได้"
        return [
            Diagnostic("row-of-many", message, checked.places.span(path), hint) for path in in_text
        ]
    if isinstance(content, Circular) and content.distribution is not Distribution.LIST:
        texts = ((path, text) for path, text in checked.places.texts() if "{" in text)
        listed = [path for path, text in texts if not _RECIPIENTS.isdisjoint(keys_asked(text))]
        message = "หนังสือถึงทีละรายใช้บัญชีผู้รับทั้งตารางในข้อความไม่ได้"
        hint = "พิมพ์จำนวนเอง หรือใช้ การส่ง: แนบบัญชี"
        if listed:
            return [
                Diagnostic("row-of-many", message, checked.places.span(path), hint)
                for path in listed
            ]
    # A circular may make the name of its recipient.
    named = "name" in columns.recipient or (isinstance(content, Circular) and ("to",) in asked)
    # Who has no addressee differs by what its row states.
    differ = asked or (columns.letter and not hasattr(content, "to"))
    if named or (differ and not isinstance(content, Circular)):
        return []
    hint = f"บอกว่าคอลัมน์ใดเป็นชื่อผู้รับ: {told_by_map(likely_name(columns.titles))}"
    message = "ตารางไม่มีคอลัมน์ ชื่อ และหนังสือไม่ใช้ค่าของแถว ทุกฉบับจะเหมือนกัน"
    if isinstance(content, Circular):
        message = "ตารางไม่มีคอลัมน์ ชื่อ จึงไม่ทราบผู้รับ"
    return [Diagnostic("table-no-name", message, Span(table.path), hint)]


def _asked(checked: Validated) -> dict[PathInDocument, list[str]]:
    """Return the paths of the texts that ask for values of the row, each with the columns."""
    texts = ((path, text) for path, text in checked.places.texts() if "{" in text)
    return {path: asked for path, text in texts if (asked := list(columns_asked(text)))}
