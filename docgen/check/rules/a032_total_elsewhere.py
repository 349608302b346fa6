"""ยอดในข้อความสลับเลขกับยอดที่บอกไว้อีกแห่ง

ตรวจ: จำนวนในข้อความที่มีเลขชุดเดียวกับยอดรวมของตาราง (๘๙,๔๖๐ กับ ๘๔,๙๖๐) หรือกับจำนวนที่บอกไว้แล้วอย่างน้อยสองแห่ง (๔๐๕ คน กับ ๔๕๐ คน) แต่เรียงต่างกัน
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
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from docgen.check.amounts import FIGURE, UNITS, number
from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Hit, Wording
from docgen.diagnostics import Severity
from docgen.model import Table

CODE, NAME, SEVERITY = "A032", "ยอดในข้อความสลับเลขกับที่บอกไว้อีกแห่ง", Severity.HINT

_AMOUNT = Wording(
    rf"(?P<figure>{FIGURE})\s*(?P<unit>{UNITS})(?![ก-์])", *UNITS.split("|"), reach=(40, 12)
)
_SUMMED = re.compile(r"(?:รวม|เป็นเงิน|ทั้งสิ้น|ทั้งหมด)(?:เป็นเงิน|ทั้งสิ้น|ทั้งหมด|จำนวน|\s)*\Z")
_TEXT = (Role.BODY, Role.ITEM, Role.SUBJECT)
_FEWEST = 3  # figures, of which so many differ
_LONG = 6  # figures, of which two that differ are enough when they stand side by side
_TWICE = 2
_AROUND = 60  # characters
_COMPARED = re.compile(r"เดิม|ลดลง|เพิ่มขึ้น|ต่ำกว่า|สูงกว่า|ปีก่อน|ปีนี้|เหลือ|ราคากลาง|เสนอราคา")

_MANY_FIGURES = re.compile(
    r"\d,?\d,?\d\s*(?:บาท|คน|ราย)|\d,\d{3}"
)  # what is told again and again, or a sum

Amount = tuple[Decimal, str]


def find(reading: Reading) -> Findings:
    if not _MANY_FIGURES.search(reading.prose.text):
        return
    found = [(hit, (known, hit.group("unit"))) for hit, known in _amounts(reading)]
    told = Counter(amount for _, amount in found)
    tables = [table for _, table in reading.parts_of(Table)]
    every = {number(cell) for part in tables for row in part.rows for cell in row}
    totals = [known for part in tables for cell in part.total if (known := number(cell))]
    for hit, amount in found:
        if told[amount] > 1 or amount[0] in every or hit.passage.role not in _TEXT:
            continue
        if (total := _total_like(amount, totals, told, summed=_is_summed(hit))) is not None:
            yield hit.at("figure", f"ยอดรวมในตารางคือ {total:,}", "ตรวจว่ายอดใดถูก")
        elif not _is_compared(hit) and (other := _often_told(amount, told)) is not None:
            message = f"อีก {told[other]} แห่งเขียน {other[0]:,} {other[1]}"
            yield hit.at("figure", message, "ตรวจว่าจำนวนใดถูก")


def _amounts(reading: Reading) -> Iterator[tuple[Hit, Decimal]]:
    for hit in _AMOUNT.hits(reading):
        known = number(hit.group("figure"))
        if known is not None and hit.passage.role in (*_TEXT, Role.CELL):
            yield hit, known


def _is_summed(hit: Hit) -> bool:
    """Whether a text says that an amount is a sum: รวมเป็นเงินทั้งสิ้น."""
    at = hit.start + hit.match.start("figure") - hit.match.start()
    return bool(_SUMMED.search(hit.passage.text, max(at - 40, 0), at))


def _is_compared(hit: Hit) -> bool:
    """Whether a text holds an amount against another: ปีก่อน ๒๓๑ คน ปีนี้ ๒๑๓ คน."""
    around = hit.passage.text[max(hit.start - _AROUND, 0) : hit.end + _AROUND]
    return bool(_COMPARED.search(around))


def _total_like(
    amount: Amount, totals: list[Decimal], told: Counter[Amount], *, summed: bool
) -> Decimal | None:
    """Return the total of a table that has the figures of an amount in another order."""
    for total in totals:
        one, two = _figures(amount[0]), _figures(total)
        if one == two or sorted(one) != sorted(two):
            continue
        there = any(value == total for value, _ in told)
        few, sure = len(set(two) - {"0", "."}), summed and _is_swapped(one, two)
        # Where the total itself is told, it may be another amount.
        if few >= _FEWEST and len(two) > _FEWEST and (sure or not there):
            return total
        if few == _TWICE and len(two) >= _LONG and sure and not there:
            return total
    return None


def _often_told(amount: Amount, told: Counter[Amount]) -> Amount | None:
    """Return what is told again and again, of which an amount differs by two figures that changed places."""
    value, unit = amount
    few = len(set(_figures(value)) - ({".", "0"} if unit == "บาท" else {"."}))
    if few < _FEWEST:
        return None
    figures = _figures(value)
    for at in range(len(figures) - 1) if len(figures) >= _FEWEST else ():
        turned = f"{figures[:at]}{figures[at + 1]}{figures[at]}{figures[at + 2 :]}"
        other = (Decimal(turned) if turned[0] != "." and turned[-1] != "." else value, unit)
        if other[0] != value and told[other] >= _TWICE:
            return other
    return None


def _is_swapped(one: str, two: str) -> bool:
    """Whether two figures that stand side by side have changed places."""
    if len(one) != len(two) or len(one) < _FEWEST:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b), len(one))
    return (
        at < len(one) - 1
        and one[at : at + 2] == two[at : at + 2][::-1]
        and one[at + 2 :] == two[at + 2 :]
    )


def _figures(amount: Decimal) -> str:
    """Return the figures of an amount; 325,000.00 has those of 325,000."""
    whole = amount.to_integral_value()
    return f"{whole if whole == amount else amount:f}"
