"""What the columns of a table are: keys of a recipient, keys of the letter, or values that its texts ask for.

Enters: the titles of the columns, the kind of letter. Leaves: Columns; of a row, a Recipient or its faults. Pure.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.document import has_expression
from docgen.marks import CLASS
from docgen.model import AddresseeClass, Model, OfficialDocument, Recipient
from docgen.model.fields import term
from docgen.names import field_names, key_names, key_text
from docgen.posting import Address
from docgen.rows import Table
from docgen.rows.row import Row
from docgen.rows.sheet import NOT_COMPUTED
from docgen.thai.persons import titles
from docgen.thai.unreadable import Unreadable

# Keys of the letter that a row may state for itself.
OF_LETTER = ("number", "enclosures", "copies", "references", "subject")
_THAI_OF_LETTER = ("ที่", "เลขที่", "สิ่งที่ส่งมาด้วย", "สำเนาส่ง", "อ้างถึง", "เรื่อง")
_MAPPED = (
    "ชื่อ",
    "หน่วยงาน",
    "ที่อยู่",
    "คำขึ้นต้น",
    "คำลงท้าย",
    "สรรพนาม",
    "ชั้นผู้รับ",
    "คำบนซอง",
    "ลงท้าย",
    *_THAI_OF_LETTER,
)
_ALIASES = {"เรียน": "ชื่อ", "ถึง": "ชื่อ", "to": "ชื่อ", "ที่อยู่ผู้รับ": "ที่อยู่", "to_address": "ที่อยู่"}
NAMES = ("ชื่อ", "name")
ORDINAL = "ที่"  # what most tables call the number of the row
_FEW = 20  # rows looked at
_NUMBER_OF_LETTER = re.compile(r"\d ?/ ?\d|\d ?\(\d{1,3}\)")
_LISTS = re.compile(r"\s*(?:\n|;)\s*")  # between the lines of an address, between enclosures
_UNFIT = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{CLASS}]"
)
_OF_A_SUM = re.compile(
    r"(?:ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|จำนวน)?(?: ?\d+ ?\S*)?|(?:รวม)?ทั้งสิ้น|(?:ยอด)?รวม ?(?:ทั้ง)?(?:อำเภอ|ตำบล|จังหวัด)[ก-๎ ]*(?:\d+ ?\S*)?"
    r"|(?i:(?:grand |sub)?total)(?:\W.*)?|(?:จำนวน ?)?[\d,]+ ?(?:ราย|คน|แห่ง|ชุด|ฉบับ)"
)
_OF_A_NAME = re.compile("[ก-ฮ]|[A-Za-z]{2}")
# What stands below a table: หมายเหตุ: ข้อมูล ณ วันที่ ๑. A title alone names no one either.
_NO_NAME = re.compile(
    r"(?:หมายเหตุ|ที่มา|แหล่งข้อมูล|ผู้(?:จัดทำ|รายงาน|ตรวจสอบ|รับรอง)(?:ข้อมูล)?)(?:\s*[:.…(].{0,80})?|ข้อมูล ณ .{0,80}"
    r"|ผู้(?:จัดทำ|รายงาน|ตรวจสอบ|รับรอง)(?:ข้อมูล)? ?(?:นาย|นาง|น\.ส\.).{0,60}|\(?ลงชื่อ\)?[ .…_]*.{0,60}|\((?:นาย|นาง).{0,60}\)"
    r"|(?i:n/?a|null|none)|ไม่มี|\(?ว่าง\)?|ยกเลิก|เสียชีวิต|ลาออก"
)
_EXCEL_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")
_POWER = re.compile(r"-?\d(?:[.,]\d+)?E\+\d{1,3}")  # 3.4301E+12, of thirteen figures
_FORMULA = re.compile(r"=(?:[A-Z]{1,3}\$?\d|[A-Z]{2,}\()")  # in a cell of text, or of a .csv
_TORN = re.compile(r"[,;\t|]\S[^\n]*\n")  # a name of several lines, of a quote that is not closed
_TOO_NARROW = re.compile("#{3,}")
_LONGEST = 2_000  # characters of one value
EMPTY = Unreadable("ค่าว่าง แต่หนังสือใช้ค่านี้", "เติมค่า หรือใช้ {% if %}")


# What a column of names is called, besides what docgen takes for the recipient by itself.
OF_NAMES = re.compile(r"(?:ราย)?ชื่อ ?[-–/,และ]{0,3} ?(?:นาม)?สกุล|(?:ราย)?(?:นาม|ชื่อ)?ผู้รับ(?:หนังสือ)?")


# What stands beside a column of first names.
NAME_PARTS = ("คำนำหน้า", "คำนำหน้าชื่อ", "คำนำหน้านาม", "ยศ", "สกุล", "นามสกุล", "ชื่อสกุล")


def told_by_map(title: str) -> str:
    """Return the option that says that a column has the names, as it is typed on a command line."""
    typed = f"{title}=ชื่อ"
    return f'--map "{typed}"' if re.search(r"[\s()&|;<>*?$`#']", typed) else f"--map {typed}"


def likely_name(titles: Sequence[str]) -> str:
    """Return the title of the column that has the names of the recipients, by its wording; else the first."""
    return next(filter(OF_NAMES.fullmatch, titles), titles[0])


@dataclass(frozen=True)
class Columns:
    """Where the values of a row are: ``recipient`` and ``letter`` by English key, ``named`` by what expressions say."""

    titles: tuple[str, ...]
    recipient: Mapping[str, int]
    letter: Mapping[str, int]
    named: Mapping[str, int]
    ending: str = ""  # what the list adds to each name, unless the row has its own
    ending_typed: str = ""  # the same with its expressions

    @property
    def naming(self) -> int:
        """The column by which a row is called that gets no letter."""
        return self.recipient.get("name", self.titles.index(likely_name(self.titles)))


def columns_of(
    table: Table,
    kind: type[OfficialDocument],
    stated: Mapping[str, str] | None = None,
    *,
    numbered: bool = False,
) -> Columns:
    """Return what the columns are; ``stated`` maps titles to keys where the titles do not tell. Raises Faulty.

    ``numbered``: the letter has a number of its own, so a column ที่ counts the rows, unless all it has are such numbers.
    """
    titles = table.columns
    told = _stated(table, stated or {})
    keys = {title: _ALIASES.get(key_text(title), key_text(title)) for title in titles} | told
    # What is stated counts before what the titles say.
    keys = {t: k if t in told or k not in told.values() else t + "\x00" for t, k in keys.items()}
    _must_be_one(table, titles, told)
    recipient = _by_key(titles, keys, Recipient, field_names(Recipient))
    counts = [i for i, title in enumerate(titles) if title == ORDINAL and numbered]
    counts = [i for i in counts if titles[i] not in (stated or {}) and _counts_rows(table, i)]
    letter = _by_key(titles, keys, kind, OF_LETTER, taken=(*recipient.values(), *counts))
    named: dict[str, int] = {}
    for i, title in enumerate(titles):
        named.setdefault(title, i)
        named.setdefault(re.sub(r"[^0-9A-Za-z_ก-ฺเ-๎]+", "_", title).strip("_"), i)
    # What a column was stated to be is its name too.
    for found, model in ((recipient, Recipient), (letter, kind)):
        for spelling, key in key_names(model).items():
            if key in found:
                named.setdefault(spelling, found[key])
    return Columns(titles, recipient, letter, named)


def _must_be_one(table: Table, titles: Sequence[str], stated: Mapping[str, str]) -> None:
    """Two columns may not be the names of recipients, in Thai and in English. Raises Faulty."""
    both = [title for title in titles if title in ("ชื่อ", "name")]
    if len(both) > 1 and "ชื่อ" not in stated.values():
        message = f"คอลัมน์ {both[0]} และ {both[1]} เป็นชื่อผู้รับทั้งคู่"
        hint = f"เปลี่ยนชื่อคอลัมน์หนึ่ง หรือบอกว่าใช้คอลัมน์ใด: {told_by_map(both[0])}"
        raise Faulty(Diagnostic("column-twice", message, Span(table.path), hint))


def _counts_rows(table: Table, column: int) -> bool:
    """Whether a column, as far as it is looked at, has anything but numbers of letters: 55/1, 55 (1), ศธ 04001/1."""
    values = [row.values[column] for row in islice(table, _FEW)]
    told = [value for value in values if value]
    return not told or not all(map(_NUMBER_OF_LETTER.search, told))


def _stated(table: Table, stated: Mapping[str, str]) -> dict[str, str]:
    wrong = [title for title in stated if title not in table.columns]
    if wrong:
        hint = "มีคอลัมน์: " + ", ".join(table.columns)
        message = f"--map: ตารางไม่มีคอลัมน์ {', '.join(wrong)}"
        raise Faulty(Diagnostic("column-unknown", message, Span(table.path), hint))
    known = {*key_names(Recipient), *OF_LETTER, *_THAI_OF_LETTER}
    for title, key in stated.items():
        if key_text(key) not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
            hint = f"หมายถึง {near[0]} หรือไม่" if near else "ใช้ได้: " + ", ".join(_MAPPED)
            message = f"--map {title}={key}: ไม่รู้จักคีย์ “{key}”"
            raise Faulty(Diagnostic("key-unknown", message, Span(table.path), hint))
    return {title: key_text(key) for title, key in stated.items()}


def _by_key(
    titles: tuple[str, ...],
    keys: Mapping[str, str],
    model: type[Model],
    wanted: Iterable[str],
    taken: Iterable[int] = (),
) -> dict[str, int]:
    """Return the first column of each key: the usual names of a key count before its others (ชื่อ before ตำแหน่ง)."""
    names = list(key_names(model).items())
    found: dict[str, int] = {}
    for spelling, name in names:
        for i, title in enumerate(titles):
            if name in wanted and keys[title] == spelling and i not in taken:
                found.setdefault(name, i)
    return found


@dataclass(slots=True)
class Person:
    """One row as a recipient: the values of its keys, those of the letter's keys, and all of them as typed."""

    row: Row
    name: str = ""
    organisation: str = ""
    addressee_class: AddresseeClass | None = None
    salutation: str = ""
    closing: str = ""
    envelope_word: str = ""
    pronoun: str = ""
    address: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()  # of the address, without the postal code
    code: str = ""  # postal
    letter: Mapping[str, str] = field(default_factory=dict)

    def posted_to(self, address: Sequence[str]) -> "Person":
        """Return the recipient with another address."""
        lines, code = Address("", "", list(address), ()).parted()
        return replace(self, address=tuple(address), lines=tuple(lines), code=code)

    def lines_with(self, value: Callable[[Any, str], str]) -> list[str]:
        """Return the lines of the address, ``value`` for what stands in each; so for each digit of the postal code."""
        made = [value(("line", i), line) for i, line in enumerate(self.lines)]
        if self.code:
            digits = "".join(value(("code", i), digit) for i, digit in enumerate(self.code))
            made = [*made[:-1], f"{made[-1]} {digits}"] if made else [digits]
        return made


def person(row: Row, columns: Columns, table: Table) -> Person:
    """Return a row as a recipient. Raises Faulty with all that is wrong with it."""
    faults = _unfit(row, columns, table)
    of = {key: row.values[i] for key, i in columns.recipient.items()}
    stated: AddresseeClass | None = None
    if typed := of.get("addressee_class"):
        try:
            stated = term(AddresseeClass)(typed)
        except Unreadable as error:
            faults.append(value_at(row, columns.recipient["addressee_class"], table, error))
    typed_name = of.get("name", "")
    name = " ".join(typed_name.split())
    if name and (wrong := no_name(name) or _repeated_title(name, columns)):
        faults.append(value_at(row, columns.recipient["name"], table, wrong))
    if _TORN.search(typed_name):
        torn = Unreadable("ชื่อมีหลายบรรทัดและมีเครื่องหมายคั่น", "ตรวจเครื่องหมายคำพูดที่เปิดแล้วไม่ปิดในตาราง")
        faults.append(value_at(row, columns.recipient["name"], table, torn))
    ending = of.get("ending", "")
    ending = "" if ending == columns.ending_typed else ending  # that of the list is written out
    if ending and has_expression(ending):
        asked = Unreadable("ลงท้าย ในตารางใช้ {{ }} ไม่ได้", "พิมพ์คำที่ต่อท้าย")
        faults.append(value_at(row, columns.recipient["ending"], table, asked))
    if "name" in columns.recipient and not name:
        empty = Unreadable("ไม่มีชื่อผู้รับ", "เติมชื่อ หรือลบแถวนี้")
        faults.append(value_at(row, columns.recipient["name"], table, empty))
    if faults:
        raise Faulty(*faults)
    made = Person(
        row,
        name + (ending or columns.ending) if name and not row.bare else name,
        " ".join(of.get("organisation", "").split()),
        stated,
        of.get("salutation", ""),
        of.get("closing", ""),
        of.get("envelope_word", ""),
        of.get("pronoun", ""),
        letter={key: row.values[i] for key, i in columns.letter.items() if row.values[i]},
    )
    address = of.get("address")
    return made.posted_to(items(address)) if address else made


def no_name(name: str) -> Unreadable | None:
    """Return that a text names no one: a figure, the sum of a column, a note below the table; None where it may."""
    if _OF_A_NAME.search(name) and not (
        name in titles()
        or _OF_A_SUM.fullmatch(name)
        or _NO_NAME.fullmatch(name)
        or _EXCEL_ERROR.search(name)
    ):
        return None
    return Unreadable(f"“{name}” ไม่ใช่ชื่อ", "แก้ชื่อ หรือลบแถวนี้")


def _repeated_title(name: str, columns: Columns) -> Unreadable | None:
    """Return that a row has the titles of the table once more, as a printed sheet has on each page; None where it has a name."""
    if name != " ".join(columns.titles[columns.recipient["name"]].split()):
        return None
    return Unreadable(f"“{name}” เป็นชื่อคอลัมน์ ไม่ใช่ชื่อ", "ลบแถวนี้")


def items(typed: str) -> list[str]:
    """Return the items of a cell that holds a list: parted by lines or semicolons."""
    return [item for item in _LISTS.split(typed) if item]


def _unfit(row: Row, columns: Columns, table: Table) -> list[Diagnostic]:
    """Return what no letter can hold of a row."""
    out = []
    if len(row.values) > len(columns.titles) and any(row.values[len(columns.titles) :]):
        message = f"แถวนี้มี {len(row.values)} ช่อง แต่ตารางมี {len(columns.titles)} คอลัมน์"
        hint = "ชื่อคอลัมน์ต้องอยู่แถวแรก; ค่าใน CSV ที่มีเครื่องหมายคั่นให้ใส่เครื่องหมายคำพูดครอบ"
        span, before = table.place(row)
        out.append(Diagnostic("row-long", before + message, span, hint))
    whole = "".join(row.values)
    plain = "#" not in whole and "=" not in whole and "E+" not in whole
    if plain and len(whole) <= _LONGEST and not _UNFIT.search(whole):
        return out  # nearly always
    for i, value in enumerate(row.values[: len(columns.titles)]):
        if value == NOT_COMPUTED:
            hint = "เปิดใน Excel แล้วบันทึก หรือพิมพ์ค่า"
            out.append(value_at(row, i, table, Unreadable("สูตรนี้ยังไม่มีผลในแฟ้ม", hint)))
        elif _EXCEL_ERROR.fullmatch(value):
            wrong = f"สูตรในตารางให้ผลผิด ({value})"
            out.append(value_at(row, i, table, Unreadable(wrong, "แก้สูตร หรือพิมพ์ค่า")))
        elif _FORMULA.match(value):
            hint = "ตั้งรูปแบบช่องเป็นทั่วไปแล้วพิมพ์สูตรใหม่ หรือพิมพ์ค่า"
            out.append(value_at(row, i, table, Unreadable("สูตรนี้เป็นเพียงข้อความ", hint)))
        elif _POWER.fullmatch(value) or _TOO_NARROW.fullmatch(value):
            wrong = f"Excel ย่อค่านี้ไว้ ({value}) จึงไม่ครบ"
            hint = "ขยายคอลัมน์ ตั้งรูปแบบเป็นข้อความ แล้วบันทึกใหม่"
            out.append(value_at(row, i, table, Unreadable(wrong, hint)))
        elif found := _UNFIT.search(value):
            wrong = f"มีอักขระควบคุมที่มองไม่เห็น (U+{ord(found[0]):04X})"
            out.append(value_at(row, i, table, Unreadable(wrong, "ลบอักขระนี้ออก")))
        elif len(value) > _LONGEST:
            wrong = f"ค่ายาวเกินไป ({len(value):,} ตัวอักษร)"
            out.append(value_at(row, i, table, Unreadable(wrong, "ตรวจเครื่องหมายคำพูดในตาราง")))
    return out


def column_of(columns: Columns, row: Row, names: Iterable[str], value: str | None) -> int | None:
    """Return which of some columns of a row a refused value comes from; None when that is not sure."""
    known = {columns.named[name] for name in names if name in columns.named}
    if value is not None:
        known = {at for at in known if row.values[at].strip() == value.strip()} or known
    return known.pop() if len(known) == 1 else None


def value_at(row: Row, column: int, table: Table, error: Unreadable) -> Diagnostic:
    """Return that a value of a row is not to be used, at its cell."""
    span, before = table.place(row, column)
    return Diagnostic("row-value", before + error.message, span, error.hint)
