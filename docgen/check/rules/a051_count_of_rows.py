"""จำนวนที่บอกไม่ตรงกับตาราง

ตรวจ: “จำนวน ๓ รายการ ดังนี้” เหนือตารางที่มีลำดับ หรือเหนือรายชื่อ ต้องเท่าจำนวนแถว; “จำนวน ๓ ตำแหน่ง” ต้องเท่าที่ช่องตำแหน่งมี; ยอดที่ข้อความบอกตามชื่อช่อง
    ต้องเป็นยอดรวมของช่องนั้น ในหน่วยนับเดียวกัน
เพราะ: ผู้อ่านไม่รู้ว่าข้อความหรือตารางถูก
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอซื้อวัสดุ จำนวน 3 รายการ ดังนี้
      - ตาราง: {ช่อง: [ลำดับ, รายการ], แถว: [[1, กระดาษ], [2, หมึก]]}
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอซื้อวัสดุ จำนวน 2 รายการ ดังนี้
      - ตาราง: {ช่อง: [ลำดับ, รายการ], แถว: [[1, กระดาษ], [2, หมึก]]}
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from collections.abc import Iterator

from docgen.check.amounts import FIGURE, number
from docgen.check.reading import Finding, Findings, Passage, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Member, Table

CODE, NAME, SEVERITY = "A051", "จำนวนที่บอกไม่ตรงกับตาราง", Severity.WARNING

_BEFORE_TABLE = Wording(
    r"(?:จำนวน|รวม|ทั้งหมด|ทั้งสิ้น|แบ่งเป็น|แบ่งออกเป็น|ทั้ง)\s*(?P<count>(?<![\d.,/])\d{1,3})\s*(?P<unit>รายการ|งวด|แห่ง|ราย|คน|นาย|ท่าน|รูป|โรงเรียน|หน่วยงาน|อำเภอ|ตำบล|หมู่บ้าน|โครงการ|ตำแหน่ง|กิจกรรม)"
    r"\s*(?P<lead>(?:ราย(?:การ|ชื่อ|ละเอียด))?\s*(?:ดังนี้|ดังต่อไปนี้|ดังตาราง|ตามตาราง|ตามรายชื่อ)[ก-์]{0,20})?\s*:?\s*\Z"
)
_COUNTS = re.compile(r"จำนวน(?!เงิน|ที่)|\((?:คน|ราย|แห่ง|นาย|อัตรา)\)")
_OF_PERSONS = ("คน", "นาย", "ราย", "ท่าน", "รูป")
_NUMBERED = re.compile(r"ลำดับ(?:ที่)?|ที่|งวด(?:ที่)?")
_TITLED = re.compile(r"(?P<name>[ก-๎ ]{3,40}?)\s*\((?P<unit>[ก-๎]{2,14})\)")
_LONG = 8  # characters of the name of a column that is no common word
_FEWEST, _NEAR = 3, 2  # rows; a count further off is of something else
# จำนวน ๓ ตำแหน่ง, of a table that has a column ตำแหน่ง.
_OF_COLUMN = re.compile(
    r"(?:จำนวน|รวม|ทั้ง|ทั้งหมด|ทั้งสิ้น|ครบ|ในพื้นที่|ครบทั้ง|ใน)\s*(?P<count>(?<![\d.,/])\d{1,3})\s*(?P<unit>[ก-๎]{3,14})(?![ก-๎])"
)


def find(reading: Reading) -> Findings:
    yield from _of_columns(reading)
    yield from _of_totals(reading)
    for passage, count, persons in _over_tables(reading):
        for hit in _BEFORE_TABLE.inside(passage):
            heading = passage.role is Role.HEADING
            if persons and hit.group("unit") not in _OF_PERSONS:
                continue
            if (hit.group("lead") or heading) and int(hit.group("count")) != count:
                yield hit.at(
                    "count", f"บอกว่า {hit.group('count')} แต่มี {count} รายการ", "ตรวจจำนวนและรายการ"
                )


def _of_columns(reading: Reading) -> Findings:
    """Yield the counts of what the one table lists, row by row, that are not its own."""
    tables = [table for _, table in reading.parts_of(Table) if table.columns]
    if len(tables) != 1:
        return  # which of them is meant?
    rows = [row for row in tables[0].rows if row and number(row[0]) is not None]
    if len(rows) < _FEWEST or [number(row[0]) for row in rows] != list(range(1, len(rows) + 1)):
        return
    units = _counted_in(tables[0], rows)
    said = [
        (passage, found)
        for passage in reading.of(Role.BODY, Role.ITEM)
        for found in _OF_COLUMN.finditer(passage.text)
        if found["unit"] in units
    ]
    for passage, found in said:
        # Of another number some may be meant, unless only this one is told.
        alone = len({each["count"] for _, each in said if each["unit"] == found["unit"]}) == 1
        right = units[found["unit"]]
        near = abs(int(found["count"]) - right) <= _NEAR
        if int(found["count"]) != right and near and (alone or passage.role is Role.BODY):
            message = f"ตารางมี {right} {found['unit']}"
            yield Finding(message, passage, *found.span("count"), "ตรวจจำนวนและตาราง")


def _counted_in(table: Table, rows: list[list[str]]) -> dict[str, int]:
    """Return how many a table has of what its columns are called: rows of names, or the sum of numbers."""
    out: dict[str, int] = {}
    for at, column in enumerate(table.columns[1:], 1):
        title = column.title.strip()
        cells = [number(row[at]) if at < len(row) else None for row in rows]
        known = [each for each in cells if each is not None]
        if not known:
            out[title.removeprefix("ชื่อ")] = len(rows)
        elif len(known) == len(cells):
            unit = re.fullmatch(r"(?:จำนวน)?\s*\(?(?P<unit>[ก-๎]{2,12})\)?", title)
            out |= {unit["unit"]: int(sum(known))} if unit else {}
    return out


def _of_totals(reading: Reading) -> Findings:
    """Yield what the text tells of a column by its name, in another number or unit than its total."""
    text_of = (Role.BODY, Role.ITEM)
    for table in (table for _, table in reading.parts_of(Table) if table.total):
        for at, column in enumerate(table.columns):
            titled = _TITLED.fullmatch(column.title.strip())
            total = number(table.total[at]) if at < len(table.total) else None
            if titled is None or total is None or len(titled["name"]) < _LONG:
                continue
            told = re.compile(
                rf"(?<!สูงกว่า)(?<!ต่ำกว่า)(?<!มากกว่า)(?<!น้อยกว่า)(?<!เกินกว่า)(?<!จาก){re.escape(titled['name'].strip())}(?:รวม|ทั้งสิ้น|ทั้งหมด|จำนวน|ประมาณ|เป็น|\s)*(?P<figure>{FIGURE})\s*(?P<unit>[ก-๎]{{2,14}})"
            )
            cells = {number(row[at]) for row in table.rows if at < len(row)} | {total}
            for passage in reading.of(*text_of):
                for found in told.finditer(passage.text):
                    same = found["unit"].startswith(titled["unit"])
                    if same and number(found["figure"]) not in cells:
                        message = f"ยอดรวมในตารางคือ {total:,}"
                        yield Finding(message, passage, *found.span("figure"), "ตรวจว่ายอดใดถูก")
                    elif not same and number(found["figure"]) == total:
                        message = f"ตารางนับเป็น {titled['unit']}"
                        yield Finding(message, passage, *found.span("unit"), "ตรวจหน่วยนับ")


def _over_tables(reading: Reading) -> Iterator[tuple[Passage, int, bool]]:
    """Yield each text over a table whose rows are numbered, or over a list of persons, how many these are, and whether they are persons."""
    tables, members = reading.parts_of(Table), reading.parts_of(Member)
    if not tables and not members:
        return
    said = {p.path[:-1]: p for p in reading.of(Role.BODY, Role.HEADING) if p.path}
    for path, part in (*tables, *members):
        if isinstance(part, Table) and part.columns:
            above = path[:-1]
            if part.total or any(_COUNTS.search(column.title) for column in part.columns):
                continue  # its rows have numbers of what is counted
            rows = [row for row in part.rows if row and number(row[0]) is not None]
            numbered = _NUMBERED.fullmatch(part.columns[0].title.strip())
            counted = [number(row[0]) for row in rows] == list(range(1, len(part.rows) + 1))
            count = len(rows) if numbered and counted else 0
        elif isinstance(part, Member) and path[-1] == 0:
            above = path[:-2]
            count = sum(each[:-1] == path[:-1] for each, _ in members)
        else:
            continue
        last = above[-1] if above else None
        if count and isinstance(last, int) and last and (*above[:-1], last - 1) in said:
            yield said[*above[:-1], last - 1], count, isinstance(part, Member)
