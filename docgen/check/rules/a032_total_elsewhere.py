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
    cells = [
        cell for part in reading.parts.values() if isinstance(part, Table) for cell in part.total
    ]
    totals = [total for cell in cells if (total := number(cell)) is not None and _tells(total)]
    found = [
        (passage, figure, known)
        for passage in (reading.body() if totals else ())
        for figure in _AMOUNT.finditer(passage.text)
        if (known := number(figure.group())) is not None
    ]
    there = {known for *_, known in found}
    for total in totals:
        if total in there:
            continue
        for passage, figure, known in found:
            if sorted(f"{known}") == sorted(f"{total}"):
                message = f"ยอดรวมในตารางคือ {total:,}"
                yield Finding(message, passage, *figure.span(), "ตรวจว่ายอดใดถูก")


def _tells(total: Decimal) -> bool:
    """Whether a number has so many figures, and so different ones, that the same in another order are no chance."""
    return len(set(f"{total}") - {"0", "."}) >= _FEWEST and len(f"{total:f}") > _FEWEST
