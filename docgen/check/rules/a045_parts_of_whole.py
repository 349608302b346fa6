"""ส่วนย่อยในประโยครวมไม่เท่ากับจำนวนที่บอก

ตรวจ: “ข้าราชการตำรวจ ๔๕ นาย เป็นชั้นสัญญาบัตร ๙ นาย และชั้นประทวน ๓๖ นาย”; แบ่งเป็น แยกเป็น ประกอบด้วย ก็เช่นกัน (เป็น ประกอบด้วย ได้แก่ นับเมื่อรวมได้เกือบครบ)
เพราะ: แก้จำนวนแห่งเดียว ส่วนย่อยจึงไม่ลงกับยอด
ที่มา: คณิตศาสตร์
ความแน่ใจ: ค่อนข้างแน่ (เมื่อไม่มีส่วนใดรวมกันได้ตามที่บอก)

ผิด:
    ข้อความ:
      - ด้วยจังหวัดส่งผู้เข้าอบรม 45 คน แบ่งเป็นข้าราชการ 9 คน และลูกจ้าง 35 คน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดส่งผู้เข้าอบรม 45 คน แบ่งเป็นข้าราชการ 9 คน และลูกจ้าง 36 คน
      - จึงเรียนมาเพื่อทราบ
"""

import re
from decimal import Decimal
from itertools import combinations

from docgen.check.amounts import FIGURE, UNITS, counted, is_slip_of, number
from docgen.check.reading import Findings, Reading
from docgen.check.wording import Hit, Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A045", "ส่วนย่อยในประโยครวมไม่เท่ากับจำนวนที่บอก", Severity.WARNING

_LEADS = ("แบ่งเป็น", "แบ่งออกเป็น", "แยกเป็น", "จำแนกเป็น", "ประกอบด้วย", "ได้แก่", "เป็น")
_LEAD = Wording(
    rf"(?P<lead>{'|'.join(_LEADS[:-1])}|เป็น(?!เงิน|จำนวน|ต้น|เวลา|ไป|ประจำ|การ))",
    *_LEADS,
    reach=(0, 24),
)
_WHOLE = re.compile(
    rf"(?P<figure>{FIGURE})\s*(?P<unit>{UNITS})\s*(?:\([^()\n]{{3,120}}\)\s*)?(?:โดย)?\Z"
)
_PART = re.compile(rf"(?P<figure>{FIGURE})\s*(?P<unit>{UNITS})(?![ก-์])")
_LOOSE = re.compile(r"หัก|ลดลง|ประมาณ|ไม่เกิน|ไม่น้อยกว่า|อย่างน้อย|คงเหลือ|สะสม|ละ\s*\Z|[\n;]")
_STRONG = ("แบ่งเป็น", "แบ่งออกเป็น", "แยกเป็น", "จำแนกเป็น")
_REST = re.compile("ที่เหลือ|นอกนั้น|นอกจากนี้|ยืมจาก|ในจำนวนนี้")
_FROM = re.compile(r"จาก(?:เดิม)?\s*\Z")
_HEADS = 2
_CLOSE = 140  # characters between a number and its parts: its words may stand there
_FAR, _FIRST = 80, 50  # characters between two parts, and before the first
_MOST = 8  # parts
_BEFORE, _BEHIND = 160, 700  # characters that are looked at


def find(reading: Reading) -> Findings:
    for hit in _LEAD.hits(reading):
        if not _WHOLE.search(hit.passage.text, max(hit.start - _CLOSE, 0), hit.start):
            continue  # so it is nearly always
        text = counted(hit.passage.text[max(hit.start - _BEFORE, 0) : hit.end + _BEHIND])
        at = hit.start - max(hit.start - _BEFORE, 0)
        whole = _WHOLE.search(text[:at])
        if whole is None:
            continue
        behind = text[at + len(hit.group()) :]
        parts, closed = _parts(behind, whole["unit"])
        told = number(whole["figure"])
        if not parts and (unit := _other_unit(behind, whole["unit"], told)):
            start = whole.start("unit") - at
            message = f"ส่วนย่อยรวมกันได้เท่านี้ แต่นับเป็น {unit}"
            yield hit.finding(message, "ตรวจหน่วยนับ", None, start, start + len(whole["unit"]))
        if not closed or told is None:
            continue
        strong = hit.group("lead") in _STRONG
        slip = strong and len(parts) == closed and not _all_told(told, parts)
        if _may_be(told, parts, text[:at], whole) and not (slip and told in _sums(parts)):
            continue
        if _REST.search(behind[: _FAR * 4]) or not (strong or _is_near(told, parts[:closed], hit)):
            continue
        start = hit.start - at + whole.start("figure") - hit.start
        shown = " + ".join(f"{each:,}" for each in parts[:closed])
        message = f"{shown} = {sum(parts[:closed]):,} ไม่ใช่ {whole['figure']}"
        yield hit.finding(message, "ตรวจตัวเลขทุกตัว", None, start, start + len(whole["figure"]))


def _may_be(told: Decimal, parts: list[Decimal], before: str, whole: re.Match[str]) -> bool:
    """Whether the parts may be those of the number: some of them, or those of it and others before it."""
    if _FROM.search(before[: whole.start()]):
        return True  # จาก ๔๐ คน เป็น ๔๕ คน
    others = [
        n
        for each in _PART.finditer(before[: whole.start()])
        if each["unit"] == whole["unit"] and (n := number(each["figure"]))
    ]
    wholes = {
        told + sum(some)
        for n in range(len(others[-3:]) + 1)
        for some in combinations(others[-3:], n)
    }
    return bool(wholes & _sums(parts))


def _all_told(told: Decimal, parts: list[Decimal]) -> bool:
    """Whether the parts come to the whole, or do but for the parts of one of them."""
    return any(
        sum(some) == told and (len(some) == len(parts) or sum(parts) - told in some)
        for size in range(1, len(parts) + 1)
        for some in combinations(parts, size)
    )


def _is_near(told: Decimal, parts: list[Decimal], hit: Hit) -> bool:
    """Whether parts that need not be all (เป็น, ได้แก่) surely are: they nearly come to the whole."""
    apart = abs(told - sum(parts))
    if hit.group("lead") in ("ประกอบด้วย", "ได้แก่") and apart <= _HEADS:
        return False  # a chairman is told without a number
    return apart * 10 <= told or is_slip_of(told, sum(parts, Decimal(0)))


def _other_unit(text: str, unit: str, told: Decimal | None) -> str:
    """Return the unit of the parts, where it is another than that of the whole that they come to; else ""."""
    first = _PART.search(text[: _FIRST + _FIRST])
    if first is None or first["unit"] == unit:
        return ""
    parts, closed = _parts(text, first["unit"])
    return first["unit"] if closed and sum(parts[:closed], Decimal(0)) == told else ""


def _parts(text: str, unit: str) -> tuple[list[Decimal], int]:
    """Return the numbers of the unit that follow, and how many of them are the parts: up to the one behind และ."""
    parts: list[Decimal] = []
    end = closed = 0
    before = ""
    for each in _PART.finditer(text):
        between = text[end : each.start()]
        if len(between) > (_FAR if parts else _FIRST) or re.search(FIGURE, between):
            break
        value = number(each["figure"])
        if each["unit"] != unit or value is None or _LOOSE.search(between) or len(parts) == _MOST:
            break
        parts.append(value)
        end = each.end()
        last = "และ" in between or (between.strip() == "หญิง" and before.strip() == "ชาย")
        if not closed and len(parts) > 1 and last:
            closed = len(parts)
        before = between
    return parts, closed


def _sums(parts: list[Decimal]) -> set[Decimal]:
    """Return what some of the numbers come to: of a part its own parts may be told."""
    return {
        sum(some, Decimal(0))
        for size in range(1, len(parts) + 1)
        for some in combinations(parts, size)
    }
