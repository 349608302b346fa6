"""ร้อยละไม่ตรงกับจำนวน

ตรวจ: “๑๒ ราย จากทั้งหมด ๑๘๕ ราย คิดเป็นร้อยละ ๖.๔๙” และช่องร้อยละของตารางที่รวมเป็น ๑๐๐ ต้องตรงกับจำนวน
เพราะ: ตัวเลขที่ขัดกันทำให้รายงานทั้งฉบับไม่น่าเชื่อ
ที่มา: คณิตศาสตร์
ความแน่ใจ: ค่อนข้างแน่ (เผื่อการปัดเศษ)

ผิด:
    ข้อความ:
      - ด้วยจังหวัดตรวจสอบแล้วพบข้อสังเกต 12 ฉบับ จากทั้งหมด 185 ฉบับ คิดเป็นร้อยละ 6.94
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดตรวจสอบแล้วพบข้อสังเกต 12 ฉบับ จากทั้งหมด 185 ฉบับ คิดเป็นร้อยละ 6.49
      - จึงเรียนมาเพื่อทราบ
"""

import re
from decimal import Decimal

from docgen.check.amounts import FIGURE, number
from docgen.check.reading import Finding, Findings, Path, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Table

CODE, NAME, SEVERITY = "A039", "ร้อยละไม่ตรงกับจำนวน", Severity.WARNING

_UNIT = r"\s*(?P<unit>[ก-๎]{2,14}?)"
_SHARE = r"(?:คิดเป็น|เป็น|หรือ|\()?\s*ร้อยละ\s*(?P<share>\d{1,3}(?:\.\d{1,2})?)(?![\d.])"
# ๑๒ ฉบับ จากทั้งหมด ๑๘๕ ฉบับ คิดเป็นร้อยละ ๖.๔๙
_OF = Wording(
    rf"(?P<part>{FIGURE}){_UNIT}\s*จาก(?:ทั้งหมด|จำนวน|ทั้งสิ้น|\s)*(?P<whole>{FIGURE})\s*(?P=unit)\s*{_SHARE}",
    "ร้อยละ", reach=(160, 30),
)  # fmt: skip
# จากทั้งหมด ๑๘๕ ฉบับ พบ ๑๒ ฉบับ คิดเป็นร้อยละ ๖.๔๙
_FROM = Wording(
    rf"จาก(?:ทั้งหมด|จำนวน|ทั้งสิ้น|\s)*(?P<whole>{FIGURE}){_UNIT}\s+[^\d\n]{{0,60}}?(?P<part>{FIGURE})\s*(?P=unit)\s*{_SHARE}",
    "ร้อยละ", reach=(160, 30),
)  # fmt: skip
_PERCENT = re.compile(r"ร้อยละ|เปอร์เซ็นต์|%")
_ALL = 100
_NEAR = 60  # characters
_FALL = re.compile(r"ลดลง|เพิ่มขึ้น|เหลือ|ขาด|สูงกว่า|ต่ำกว่า|น้อยกว่า|มากกว่า")


def find(reading: Reading) -> Findings:
    for way in (_OF, _FROM):
        for hit in way.hits(reading):
            part, whole, share = (number(hit.group(name)) for name in ("part", "whole", "share"))
            if part is None or not whole or share is None or part > whole:
                continue
            right = part * _ALL / whole
            before = hit.passage.text[max(hit.start - _NEAR, 0) : hit.end]
            if _FALL.search(before):
                continue  # the share of what is less, or more
            last = Decimal(1).scaleb(int(share.as_tuple().exponent))  # rounded there, or cut off
            if abs(right - share) >= last:
                yield hit.at(
                    "share", f"{part:,} จาก {whole:,} คือร้อยละ {right:.2f}", "ตรวจตัวเลขทุกตัว"
                )
    for path, table in reading.parts.items():
        if isinstance(table, Table) and table.total:
            yield from _column(path, table, reading)


def _column(path: Path, table: Table, reading: Reading) -> Findings:
    """Yield a column of shares that is said to come to a hundred, and does not."""
    for i, column in enumerate(table.columns):
        said = number(table.total[i]) if i < len(table.total) else None
        if said != _ALL or not _PERCENT.search(column.title):
            continue
        shares = [number(row[i]) for row in table.rows if i < len(row)]
        known = [each for each in shares if each is not None]
        if len(known) < 2 or len(known) < len(shares):
            continue
        added = sum(known, Decimal(0))
        if abs(added - said) > Decimal(len(known)) / 2:
            here = {p.path: p for p in reading.passages if p.path[: len(path)] == path}
            place = here.get((*path, "total", i))
            yield Finding(f"ผลบวกคือ {added:,} ไม่ใช่ {said}", place, hint="ตรวจร้อยละทุกแถว", path=path)
