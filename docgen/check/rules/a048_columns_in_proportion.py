"""แถวหนึ่งของตารางไม่ได้สัดส่วนกับแถวอื่น

ตรวจ: ตารางที่จำนวนเงินของทุกแถวเป็นจำนวนเท่าเดียวกันของอีกช่อง (หมู่บ้านละ ๑๕,๐๐๐ บาท ร้อยละของยอดรวม) แต่สองแถวสลับค่ากัน
เพราะ: สลับแถวหรือแก้ช่องเดียว ยอดรวมยังถูกจึงไม่มีใครเห็น
ที่มา: คณิตศาสตร์
ความแน่ใจ: ค่อนข้างแน่ (สลับกลับแล้วทุกแถวได้สัดส่วนเดียวกับยอดรวม)

ผิด:
    ข้อความ:
      - ด้วยจังหวัดจัดสรรงบประมาณ ดังตาราง
      - ตาราง: {ช่อง: [อำเภอ, หมู่บ้าน, บาท], แถว: [[หนึ่ง, 2, 300], [สอง, 4, 600], [สาม, 5, 900], [สี่, 6, 750], [ห้า, 3, 450]], รวม: [รวม, 20, "3,000"]}
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดจัดสรรงบประมาณ ดังตาราง
      - ตาราง: {ช่อง: [อำเภอ, หมู่บ้าน, บาท], แถว: [[หนึ่ง, 2, 300], [สอง, 4, 600], [สาม, 5, 750], [สี่, 6, 900], [ห้า, 3, 450]], รวม: [รวม, 20, "3,000"]}
      - จึงเรียนมาเพื่อทราบ
"""

from decimal import Decimal
from itertools import combinations

from docgen.check.amounts import number
from docgen.check.reading import Finding, Findings, Passage, Path, Reading
from docgen.diagnostics import Severity
from docgen.model import Table

CODE, NAME, SEVERITY = "A048", "แถวหนึ่งของตารางไม่ได้สัดส่วนกับแถวอื่น", Severity.WARNING

_FEWEST = 3  # rows in proportion


def find(reading: Reading) -> Findings:
    for path, table in reading.parts_of(Table):
        if len(table.rows) > _FEWEST:
            yield from _columns(path, table, reading)


def _columns(path: Path, table: Table, reading: Reading) -> Findings:
    totals = {at: total for at in range(len(table.columns)) if (total := _total(table, at))}
    columns = {
        at: [number(row[at]) if at < len(row) else None for row in table.rows] for at in totals
    }
    in_full = [at for at, cells in columns.items() if None not in cells]
    for one, two in combinations(in_full, 2):
        # Each cell times the total of the other column: alike where a row is in proportion.
        a, b = (
            [(cell or Decimal(0)) * totals[other] for cell in columns[at]]
            for at, other in ((one, two), (two, one))
        )
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        if len(set(a)) < _FEWEST or len(a) - len(wrong) < _FEWEST - 1 or len(wrong) != 2:
            continue
        i, j = wrong
        if (a[i], a[j]) != (b[j], b[i]):
            continue  # no two that changed places
        passages = {p.path: p for p in reading.passages if p.path[: len(path)] == path}
        for at in wrong:
            yield _said(table, at, (one, two), path, passages.get((*path, "rows", at, two)))


def _total(table: Table, at: int) -> Decimal | None:
    return number(table.total[at]) if at < len(table.total) else None


def _said(table: Table, i: int, at: tuple[int, int], path: Path, place: Passage | None) -> Finding:
    one, two = at
    right = (number(table.rows[i][one]) or Decimal(0)) * (_total(table, two) or 1)
    right /= _total(table, one) or 1
    shown = f"{right.normalize():,f}"
    message = f"แถวอื่นได้สัดส่วนเดียวกับยอดรวม แถวนี้ควรเป็น {shown} ไม่ใช่ {table.rows[i][two]}"
    return Finding(message, place, hint="ตรวจว่าสลับแถวหรือไม่", path=path)
