"""ยอดรวมในตารางไม่เท่ากับผลบวก

ตรวจ: แถวรวมของตาราง เท่ากับผลบวกของช่องตัวเลข (เว้นร้อยละ ค่าเฉลี่ย อัตรา และราคาต่อหน่วย)
เพราะ: ยอดเงินผิดในหนังสือที่ลงนามแล้วต้องขออนุมัติใหม่
ที่มา: คณิตศาสตร์
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอแจ้งจำนวนผู้เข้าอบรม
      - ตาราง: {ช่อง: [อำเภอ, จำนวน], แถว: [[เมือง, 30], [บ้านแพ้ว, 20]], รวม: [รวม, 60]}
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอแจ้งจำนวนผู้เข้าอบรม
      - ตาราง: {ช่อง: [อำเภอ, จำนวน], แถว: [[เมือง, 30], [บ้านแพ้ว, 20]], รวม: [รวม, 50]}
      - จึงเรียนมาเพื่อทราบ
"""

import re
from decimal import Decimal

from docgen.check.amounts import number
from docgen.check.reading import Finding, Findings, Path, Reading
from docgen.diagnostics import Severity
from docgen.model import Table

CODE, NAME, SEVERITY = "A023", "ยอดรวมในตารางไม่เท่ากับผลบวก", Severity.ERROR

_NO_SUM = re.compile(
    r"ร้อยละ|เปอร์เซ็นต์|%|เฉลี่ย|อัตรา(?!\s*\)|\Z)|ต่อหน่วย|ต่อคน|ต่อวัน|ต่อเดือน|ราคากลาง|ลำดับ|ปี|วันที่|เลข"
)
_RUNNING = re.compile("สะสม|คงเหลือ|ยกมา|ยกไป")
_TAKEN_OFF = re.compile(r"\s*(?:หัก(?!ล้าง|มุม)|ส่วนลด|ลบ(?![.ก-ฮ])|คืนเงิน)")


def find(reading: Reading) -> Findings:
    for path, table in reading.parts_of(Table):
        parts_told = any(
            "รวม" in cell or _TAKEN_OFF.match(cell) for row in table.rows for cell in row
        )
        if not parts_told and any("รวม" in cell for cell in table.total):
            yield from _columns(path, table, reading)


def _columns(path: Path, table: Table, reading: Reading) -> Findings:
    passages = {p.path: p for p in reading.passages if p.path[: len(path)] == path}
    for i, total in enumerate(table.total):
        column = [number(row[i]) for row in table.rows if i < len(row)]
        said = number(total)
        if i >= len(table.columns) or _NO_SUM.search(table.columns[i].title):
            continue
        if said is None or len(column) < 2 or any(each is None for each in column):
            continue
        if _RUNNING.search(table.columns[i].title) and said in (column[0], column[-1]):
            continue  # what there is at the end
        added = sum((each for each in column if each is not None), Decimal(0))
        # Parts that were rounded need not add up to the last digit.
        loose = Decimal(len(column)) / 2 * Decimal(10) ** min(int(said.as_tuple().exponent), 0)
        if abs(added - said) > (loose if said.as_tuple().exponent else 0):
            yield Finding(
                f"ผลบวกคือ {added:,} ไม่ใช่ {total}",
                passages.get((*path, "total", i)),
                hint="ตรวจตัวเลขแต่ละแถวและยอดรวม",
                path=path,
            )
