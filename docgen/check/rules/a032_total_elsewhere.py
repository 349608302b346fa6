"""ยอดในข้อความสลับเลขกับยอดรวมในตาราง

ตรวจ: จำนวนในข้อความที่มีเลขชุดเดียวกับยอดรวมของตารางแต่เรียงต่างกัน เช่น ๘๙,๔๖๐ กับ ๘๔,๙๖๐
เพราะ: พิมพ์ซ้ำแล้วสลับเลข
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอซื้อวัสดุ เป็นเงิน 89,460 บาท ดังนี้
      - ตาราง: {ช่อง: [รายการ, เป็นเงิน], แถว: [[กระดาษ, "80,000"], [หมึก, "4,960"]], รวม: [รวม, "84,960"]}
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอซื้อวัสดุ เป็นเงิน 84,960 บาท ดังนี้
      - ตาราง: {ช่อง: [รายการ, เป็นเงิน], แถว: [[กระดาษ, "80,000"], [หมึก, "4,960"]], รวม: [รวม, "84,960"]}
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from decimal import Decimal

from docgen.check.amounts import FIGURE, UNITS, number
from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity
from docgen.model import Table

CODE, NAME, SEVERITY = "A032", "ยอดในข้อความสลับเลขกับยอดรวมในตาราง", Severity.HINT

_AMOUNT = re.compile(rf"{FIGURE}(?=\s*(?:{UNITS})(?![ก-์]))")
_FEWEST = 3  # figures, of which so many differ


def find(reading: Reading) -> Findings:
    cells = [cell for table in _tables(reading) for cell in table.total]
    totals = [total for cell in cells if (total := number(cell)) is not None and _tells(total)]
    found = [
        (passage, figure, known)
        for passage in (reading.body() if totals else ())
        for figure in _AMOUNT.finditer(passage.text)
        if (known := number(figure.group())) is not None
    ]
    every = {number(cell) for part in _tables(reading) for row in part.rows for cell in row}
    there = {known for *_, known in found}
    for total in totals:
        for passage, figure, known in found:
            swapped = known != total and sorted(_figures(known)) == sorted(_figures(total))
            # Where the total itself is told, it is another amount.
            if swapped and known not in every and total not in there:
                message = f"ยอดรวมในตารางคือ {total:,}"
                yield Finding(message, passage, *figure.span(), "ตรวจว่ายอดใดถูก")


def _tables(reading: Reading) -> list[Table]:
    return [part for part in reading.parts.values() if isinstance(part, Table)]


def _tells(total: Decimal) -> bool:
    """Whether a number has so many figures, and so different ones, that the same in another order are no chance."""
    figures = _figures(total)
    return len(set(figures) - {"0", "."}) >= _FEWEST and len(figures) > _FEWEST


def _figures(amount: Decimal) -> str:
    """Return the figures of an amount; 325,000.00 has those of 325,000."""
    whole = amount.to_integral_value()
    return f"{whole if whole == amount else amount:f}"
