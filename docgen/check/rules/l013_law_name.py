"""ชื่อกฎหมายคลาดเคลื่อน

ตรวจ: ชื่อพระราชบัญญัติหรือระเบียบที่ต่างจากชื่อที่ใช้บ่อย (docgen/data/laws.yaml) เพียงสองสามตัวอักษร และปีตรงกัน
เพราะ: อ้างกฎหมายผิดชื่อ คำสั่งถูกโต้แย้งได้
ที่มา: ราชกิจจานุเบกษา
ความแน่ใจ: ค่อนข้างแน่ (ชื่อใกล้กันและปีเดียวกัน)

ผิด:
    ข้อความ:
      - ตามพระราชบัญญัติการจัดซื้อจัดจ้างและบริหารพัสดุภาครัฐ พ.ศ. 2560 กำหนดให้ทำแผน นั้น จังหวัดขอส่งแผน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ตามพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560 กำหนดให้ทำแผน นั้น จังหวัดขอส่งแผน
      - จึงเรียนมาเพื่อทราบ
"""

from functools import cache

from docgen.check.parts import apart
from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.resources import table

CODE, NAME, SEVERITY = "L013", "ชื่อกฎหมายคลาดเคลื่อน", Severity.WARNING

_LAW = Wording(
    r"(?:พระราชบัญญัติ|ระเบียบ)(?P<name>[ก-๎][ก-๎ ]{13,90}?)\s*(?:พ\.\s?ศ\.|พุทธศักราช)\s*(?P<year>\d{4})(?!\d)",
    "พระราชบัญญัติ", "ระเบียบ", reach=(0, 160),
)  # fmt: skip
_LOST = "การ"  # what falls out of a name, or comes into it
_SHORTEST, _SLIPS = (
    14,
    2,
)  # characters of a name that is told from others; those that are wrong in it


def find(reading: Reading) -> Findings:
    for hit in _LAW.hits(reading):
        name = "".join(hit.group("name").split())
        known = _of_year(hit.group("year"))
        if name in table("laws")["acts"]:
            continue
        for right in known:
            if _is_slip(name, right):
                yield hit.at("name", f"ชื่อกฎหมายคือ “{right}”", "ตรวจชื่อกฎหมาย")
                break


@cache
def _of_year(year: str) -> tuple[str, ...]:
    """Return the names of the laws of a year that are long enough to be told from others."""
    return tuple(
        name
        for name, years in table("laws")["acts"].items()
        if year in str(years).split() and len(name) >= _SHORTEST
    )


def _is_slip(name: str, right: str) -> bool:
    lost = name.replace(_LOST, "") == right.replace(_LOST, "")
    return lost or apart(name, right) <= _SLIPS
