"""What is doubtful about a table for a letter: columns that are used otherwise than their titles let one think, or not at all.

Enters: a prepared letter, its table. Leaves: diagnostics, told once and not of each row. Pure.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from docgen.batch.columns import NAME_PARTS, OF_LETTER, OF_NAMES, ORDINAL, told_by_map
from docgen.batch.letter import Prepared
from docgen.diagnostics import Diagnostic, Severity, Span
from docgen.document import has_expression
from docgen.expressions.faults import columns_asked
from docgen.model import Circular
from docgen.names import key_names, key_text
from docgen.rows import Table

_OF_ALL = ("date", "signatory", "owner")  # keys of the letter that are the same in all rows


def doubts(prepared: Prepared, table: Table) -> Iterator[Diagnostic]:
    """Yield what is doubtful about the columns of the table."""
    names = (_unaddressed, _unused_address, _unnamed, _names_of)
    for rule in (*names, _number_of, _one_number, _unused_keys, _unused_templates):
        yield from rule(prepared, table)


def _asked(prepared: Prepared, *keys: str) -> set[int]:
    """Return the columns that the texts of some keys ask for, those of all when none is named."""
    named = prepared.columns.named
    texts = (text for path, text in prepared.document.places.texts() if not keys or path[0] in keys)
    return {
        named[name]
        for text in texts
        if "{" in text
        for name in columns_asked(text)
        if name in named
    }


def _warned(prepared: Prepared, code: str, key: str, message: str, hint: str) -> Diagnostic:
    span = prepared.document.places.span((key,))
    return Diagnostic(code, message, span, hint, Severity.WARNING)


def _unaddressed(prepared: Prepared, _: Table) -> Iterator[Diagnostic]:
    """Envelopes or labels have nothing but names."""
    content: Any = prepared.content
    posted = getattr(content, "envelope", None) or getattr(content, "labels", None)
    stated = "address" in prepared.columns.recipient or prepared.written.address
    own = bool(getattr(content, "to_address", None)) and not prepared.addressed
    if posted and (prepared.addressed or prepared.writes_envelope) and not (stated or own):
        message = "ตารางไม่มีคอลัมน์ ที่อยู่ ซองและป้ายจะมีเพียงชื่อ"
        hint = (
            "เพิ่มคอลัมน์ ที่อยู่ (หลายบรรทัดคั่นด้วย ;) หรือบอกว่าเป็นคอลัมน์ใด: --map คอลัมน์=ที่อยู่; "
            'ถ้าแยกหลายคอลัมน์ เขียนในหนังสือ ที่อยู่ผู้รับ: ["ตำบล{{ แถว.ตำบล }} …", …]'
        )
        key = "envelope" if getattr(content, "envelope", None) else "labels"
        yield _warned(prepared, "address-missing", key, message, hint)


def _unused_address(prepared: Prepared, _: Table) -> Iterator[Diagnostic]:
    """The letter makes the address, and does not use the column that has it."""
    at = prepared.columns.recipient.get("address")
    if prepared.written.address and at is not None and at not in _asked(prepared, "to_address"):
        message = f"ที่อยู่มาจาก ที่อยู่ผู้รับ ของหนังสือ คอลัมน์ {prepared.columns.titles[at]} จึงไม่ได้ใช้"
        yield _warned(prepared, "address-unused", "to_address", message, "ลบอย่างใดอย่างหนึ่ง")


def _unnamed(prepared: Prepared, _: Table) -> Iterator[Diagnostic]:
    """All letters go to the one whom the letter states, though a column that has names is used for nothing."""
    columns = prepared.columns
    to: Any = getattr(prepared.content, "to", None)
    if not to or isinstance(prepared.content, Circular) or "name" in columns.recipient:
        return
    to = to if isinstance(to, str) else ", ".join(to)
    scheme = columns_asked(prepared.wanted.file_name)
    used = _asked(prepared) | {columns.named[name] for name in scheme if name in columns.named}
    used |= {*columns.letter.values(), *columns.recipient.values()}
    titled = [title for title in columns.titles if OF_NAMES.fullmatch(title)]
    if (
        titled
        and not has_expression(to)
        and used.isdisjoint(columns.named[title] for title in titled)
    ):
        message = f"ทุกฉบับเรียน “{to}”: ไม่ได้ใช้คอลัมน์ {titled[0]}"
        hint = f"ถ้าเป็นชื่อผู้รับ ใช้ {told_by_map(titled[0])}"
        yield _warned(prepared, "names-unused", "to", message, hint)


def _names_of(prepared: Prepared, table: Table) -> Iterator[Diagnostic]:
    """The column that is taken for the names has posts beside one of names, or names without their titles and families."""
    columns, stated = prepared.columns, prepared.wanted.keys or {}
    at = columns.recipient.get("name")
    if at is None or not prepared.addressed or prepared.writes_name or columns.titles[at] in stated:
        return
    title = columns.titles[at]
    names = [each for each in columns.titles if OF_NAMES.fullmatch(each) and each != title]
    parts = [each for each in columns.titles if each in NAME_PARTS]
    first = next((row.values[at] for row in table), "")
    span = prepared.document.places.span(("to",))
    if title in ("ตำแหน่ง", "position") and names:
        message = f"เรียน “{first}” จากคอลัมน์ {title} ไม่ใช่ {names[0]}"
        hint = f"ถ้าถูกแล้ว ใช้ {told_by_map(title)} ถ้าไม่ ใช้ {told_by_map(names[0])}"
    elif parts:
        message = f"เรียน “{first}” จากคอลัมน์ {title} ไม่มี {' '.join(parts)}"
        hint = f'รวมเป็นคอลัมน์เดียว หรือเขียน เรียน: "{{{{ แถว.{parts[0]} }}}}…"; ถ้าถูกแล้ว ใช้ {told_by_map(title)}'
    else:
        return
    yield Diagnostic("names-parted", message, span, hint, Severity.WARNING)


def _number_of(prepared: Prepared, table: Table) -> Iterator[Diagnostic]:
    """A column gives the number of the letter, though the letter has one, or the column that of a house."""
    at = prepared.columns.letter.get("number")
    if at is None or prepared.columns.titles[at] in (prepared.wanted.keys or {}):
        return
    title = prepared.columns.titles[at]
    if at in _asked(prepared, "to_address"):
        message = f"คอลัมน์ {title} เป็นเลขที่ของหนังสือ แต่ ที่อยู่ผู้รับ ใช้เป็นบ้านเลขที่"
        hint = "เปลี่ยนชื่อคอลัมน์เป็น บ้านเลขที่"
        yield Diagnostic("number-column", message, Span(table.path), hint)
    elif number := getattr(prepared.content, "number", None):
        message = f"เลขของแต่ละฉบับมาจากคอลัมน์ {title} ไม่ใช่ {number}"
        hint = f"ลบ ที่ ออกจากหนังสือ หรือถ้าไม่ใช่เลขที่หนังสือ เปลี่ยนชื่อคอลัมน์ {title}"
        yield _warned(prepared, "number-column", "number", message, hint)


def _one_number(prepared: Prepared, table: Table) -> Iterator[Diagnostic]:
    """All letters have the number that the letter states, and no ว as what goes to many has."""
    content: Any = prepared.content
    number = str(getattr(content, "number", None) or "")
    told = "number" in prepared.columns.letter or has_expression(number)
    several = next(islice(table, 1, None), None) is not None
    whole = str(getattr(content, "full_number", "")).split("/")[-1]
    each = prepared.each and not isinstance(content, Circular)
    if number and each and several and not told and "ว" not in whole:
        message = f"ทุกฉบับใช้เลข {number} เดียวกัน"
        hint = 'ใส่คอลัมน์ เลขที่ เขียน ที่: "{{ แถว.เลข }}" หรือเว้นเลขไว้; หนังสือถึงหลายรายใช้ ชนิด: หนังสือเวียน'
        if ORDINAL in prepared.columns.titles:
            hint = f"คอลัมน์ {ORDINAL} ถือเป็นลำดับ ถ้าเป็นเลขของหนังสือ ใช้ชื่อ เลขที่; {hint}"
        yield _warned(prepared, "number-shared", "number", message, hint)


def _unused_keys(prepared: Prepared, table: Table) -> Iterator[Diagnostic]:
    """A column is called as a key of the letter that no row can state, and nothing asks for it."""
    columns = prepared.columns
    keys = key_names(type(prepared.content))
    scheme = columns_asked(prepared.wanted.file_name)
    used = _asked(prepared) | {columns.named[name] for name in scheme if name in columns.named}
    used |= {*columns.letter.values(), *columns.recipient.values()}
    used |= {prepared.group_column} if prepared.group_column is not None else set()
    used |= set(prepared.further.values())
    shared = _OF_ALL if prepared.each else (*_OF_ALL, *OF_LETTER)
    for at, title in enumerate(columns.titles):
        if at not in used and title != ORDINAL and keys.get(key_text(title)) in shared:
            message = f"ไม่ได้ใช้คอลัมน์ {title}: {title} ของหนังสือเหมือนกันทุกแถว"
            hint = f"ถ้าต้องการ เขียน {{{{ แถว.{title} }}}} ในข้อความ ถ้าไม่ เปลี่ยนชื่อคอลัมน์"
            yield Diagnostic("column-unused", message, Span(table.path), hint, Severity.WARNING)


def _unused_templates(prepared: Prepared, _: Table) -> Iterator[Diagnostic]:
    """A template was given for a document that the letter does not have."""
    made = {*(sheet.piece for sheet in prepared.content.sheets), *prepared.of_all}
    for piece, path in prepared.wanted.templates.items():
        if piece not in made:
            message = f"ไม่ได้ใช้แม่แบบ {path.name}: หนังสือนี้ไม่มี {piece.value}"
            hint = "มี: " + ", ".join(sorted(each.value for each in made))
            yield Diagnostic("template-unused", message, Span(path), hint, Severity.WARNING)


def other_sheets(table: Table) -> Iterator[Diagnostic]:
    """Yield which sheet was read, where there are others: the rows may be on one of those."""
    if others := getattr(table, "others", ()):
        message = f"อ่านแผ่นงานเดียว ยังมีแผ่นงาน: {', '.join(others)}"
        hint = f'ถ้าตารางอยู่ที่อื่น ระบุ --sheet "{others[0]}"'
        yield Diagnostic("sheet-others", message, Span(table.path), hint, Severity.WARNING)
