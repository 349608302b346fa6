"""ยอดคงเหลือไม่ใช่ผลต่างของยอดที่บอก

ตรวจ: “ได้รับจัดสรร ๒๕๐,๐๐๐ บาท ใช้ไป ๒๔๖,๑๕๐ บาท คงเหลือ ๓,๘๕๐ บาท” เมื่อไม่ใช่ผลต่าง แต่ต่างจากผลต่างเพียงสลับหรือเกินหนึ่งหลัก
เพราะ: พิมพ์ตัวเลขผิด
ที่มา: คณิตศาสตร์
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดได้รับจัดสรร 250,000 บาท ใช้ไป 246,150 บาท คงเหลือ 13,850 บาท
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดได้รับจัดสรร 250,000 บาท ใช้ไป 246,150 บาท คงเหลือ 3,850 บาท
      - จึงเรียนมาเพื่อทราบ
"""

import re
from decimal import Decimal

from docgen.check.amounts import FIGURE, is_slip_of, number
from docgen.check.reading import Findings, Reading
from docgen.check.wording import FAR, Wording
from docgen.diagnostics import Severity
from docgen.model import Table

CODE, NAME, SEVERITY = "A046", "ยอดคงเหลือไม่ใช่ผลต่างของยอดที่บอก", Severity.WARNING

_LEFT = Wording(
    rf"(?P<word>คงเหลือ|เหลือจ่าย|เหลือเงิน)[ก-๎ ]{{0,40}}?(?:\d{{1,3}}\s*(?:งวด|รายการ|เดือน|ครั้ง)\s*)?(?:เป็นเงิน|จำนวน|\s)*(?P<figure>{FIGURE})\s*บาท",
    "คงเหลือ", "เหลือจ่าย", "เหลือเงิน", reach=(0, 120),
)  # fmt: skip
_MONEY = re.compile(rf"(?P<figure>{FIGURE})\s*บาท")
_MOST = 6  # amounts


def find(reading: Reading) -> Findings:
    for hit in _LEFT.hits(reading):
        told = number(hit.group("figure"))
        before = hit.passage.text[max(hit.start - FAR, 0) : hit.start]
        amounts = {n for each in _MONEY.finditer(before) if (n := number(each["figure"]))}
        if told is None or not amounts:
            continue
        whole = sorted(amounts | _totals(reading), reverse=True)
        if not 1 < len(whole) <= _MOST or told in _signed(whole):
            continue
        # Of several amounts all are taken from the greatest; of which, is not known otherwise.
        left = whole[0] - sum(whole[1:], Decimal(0))
        if is_slip_of(told, left):
            yield hit.at("figure", f"ผลต่างของยอดที่บอกคือ {left:,}", "ตรวจตัวเลขทุกตัว")


def _signed(amounts: list[Decimal]) -> set[Decimal]:
    """Return what amounts come to, each added, taken away or left out."""
    sums = {Decimal(0)}
    for each in amounts:
        sums |= {one + sign * each for one in sums for sign in (1, -1)}
    return sums


def _totals(reading: Reading) -> set[Decimal]:
    return {
        n
        for _, table in reading.parts_of(Table)
        for cell in table.total
        if (n := number(cell)) and n > 100
    }
