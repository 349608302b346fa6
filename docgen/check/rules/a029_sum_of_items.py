"""ยอดรวมไม่เท่ากับผลบวกของรายการ

ตรวจ: รวมทั้งสิ้น ๕๐,๐๐๐ บาท (หรือ คน แห่ง ชุด) กับจำนวนของทุกข้อย่อยที่อยู่ก่อนหรือหลัง เมื่อทุกข้อบอกจำนวนเดียว; ชาย ๓๐ คน หญิง ๔๐ คน รวม ๘๐ คน
เพราะ: ยอดเงินผิดในหนังสือที่ลงนามแล้วต้องขออนุมัติใหม่
ที่มา: คณิตศาสตร์
ความแน่ใจ: ค่อนข้างแน่ (ข้อที่บอกราคาต่อหน่วย หักลด หรือโดยประมาณ ไม่นับ)

ผิด:
    ข้อความ:
      - ข้อความ: ด้วยจังหวัดขออนุมัติค่าใช้จ่าย รวมทั้งสิ้น 50,000 บาท ดังนี้
        ข้อย่อย: ["ค่าวิทยากร 20,000 บาท", "ค่าอาหาร 25,000 บาท"]
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ข้อความ: ด้วยจังหวัดขออนุมัติค่าใช้จ่าย รวมทั้งสิ้น 45,000 บาท ดังนี้
        ข้อย่อย: ["ค่าวิทยากร 20,000 บาท", "ค่าอาหาร 25,000 บาท"]
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from docgen.check.amounts import FIGURE, IS_MONEY, UNITS, counted, number
from docgen.check.lists import lists
from docgen.check.reading import Findings, Passage, Reading
from docgen.check.wording import FAR, Hit, Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A029", "ยอดรวมไม่เท่ากับผลบวกของรายการ", Severity.WARNING

_TOTAL = Wording(
    rf"(?:รวม|ทั้งสิ้น|ทั้งหมด)(?:เป็นเงิน|เงิน|งบประมาณ|เป็นจำนวน|จำนวน|ทั้งสิ้น|ทั้งหมด|\s)*(?P<figure>{FIGURE})\s*(?P<unit>{UNITS})(?![ก-์])",
    "รวม", "ทั้งสิ้น", "ทั้งหมด",
)  # fmt: skip
_AMOUNT = re.compile(rf"(?P<price>ละ\s*)?(?P<figure>{FIGURE})\s*(?P<unit>{UNITS})(?![ก-์])")
# รวมผู้ใช้น้ำที่ได้รับผลกระทบ ๒,๕๐๐ ราย, behind a list that says of how many each.
_TOTAL_OF = re.compile(
    rf"\s*(?:โดย)?รวม(?!ทั้ง(?!สิ้น|หมด)|ถึง|กับ|ไป|อยู่|แล้ว)(?:(?!ตั้งแต่|และ|กับ)[ก-๎ ]){{3,50}}?(?P<figure>{FIGURE})\s*(?P<unit>{UNITS})(?![ก-์])"
)
# เป็นเงิน ๓๘๐,๐๐๐ บาท ดังนี้; มีจำนวน ๖๕ คน ประกอบด้วย
_COMES = re.compile(
    rf"(?<!ไม่เกิน)(?:เป็นเงิน|งบประมาณ|จำนวนเงิน|มีจำนวน|จำนวน)(?:ทั้งสิ้น|รวม|จำนวน|\s)*(?P<figure>{FIGURE})\s*(?P<unit>{UNITS})\s*(?:\([^()]{{3,120}}\)\s*)?(?=(?:ดังนี้|ดังต่อไปนี้|แยกเป็น|แบ่งเป็น|จำแนกเป็น|ประกอบด้วย|ได้แก่)\s*:?\s*\Z)"
)
# รวม ๓ ตำบล ๔,๘๕๐ ราย ได้แก่; วงเงิน ๙๐,๐๐๐ บาท ฝ่ายเลขานุการเสนอจัดสรร ดังนี้
_TO_BE_PARTED = re.compile(
    rf"(?:รวม\s*(?:{FIGURE}\s*[ก-๎]{{2,12}}\s*)|(?:วงเงิน|งบประมาณ)(?:รวม|ทั้งสิ้น|จำนวน|\s)*)(?P<figure>{FIGURE})\s*(?P<unit>{UNITS})\s*"
    r"(?:[^\d\n]{0,40}(?:จัดสรร|แบ่ง|แยก)[^\d\n]{0,20})?(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย)\s*:?\s*\Z"
)
_ANNOUNCED = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|ประกอบด้วย|แยกเป็น|แบ่งเป็น|จำแนกเป็น)\s*:?\s*\Z")
_COMES_TO = re.compile(rf"{IS_MONEY}\s*\Z")
# What makes an item no plain summand.
_LOOSE = re.compile(
    r"หัก|ลดลง|ส่วนลด|ประมาณ|ไม่เกิน|ไม่น้อยกว่า|อย่างน้อย|ร้อยละ|คงเหลือ|สะสม|เพิ่มขึ้น|ถึง\s*\d|[-–]\s*\d|%"
)
_ENDS = re.compile(r"\s*(?:\([^()]*\))?\s*\Z")  # its words
_TAKEN = re.compile(r"หัก|ลดลง|ส่วนลด|คงเหลือ|สะสม")
# Beside what an item adds: its share.
_BESIDE = re.compile(r"(?:คิดเป็น|หรือ|\()\s*ร้อยละ\s*[\d.]+\)?")
_RUNNING = Wording(
    rf"(?<![ก-๎])รวม(?:เป็นเงิน|เป็นจำนวน|จำนวน|เป็น|ทั้งสิ้น|ทั้งหมด)*\s*(?P<figure>{FIGURE})\s*(?P<unit>{UNITS})(?![ก-์])",
    "รวม",
    reach=(2, 60),
)
_IS_TOTAL = re.compile(r"\s*(?:โดย)?รวม")
_PART_OF = re.compile(r"\s*(?:โดย)?ในจำนวนนี้")
_LENGTHS = ("เมตร", "กิโลเมตร")  # of a road there and back, around a square
_OPENING = 6  # characters before the words of a total
# What each of several has: ๓ รุ่น รุ่นละ ๓๐ คน.
_TIMES = re.compile(
    rf"(?P<times>{FIGURE})\s*(?:รุ่น|ครั้ง|กลุ่ม|ทีม|ชุด|วัน(?!ที่)|มื้อ|เดือน|โรงเรียน|หมู่บ้าน|ตำบล|อำเภอ|แห่ง)"
)
# A part that has no number: และผู้สังเกตการณ์ รวม ๕๐ คน.
_UNTOLD = re.compile(r"(?:และ|กับ)[ก-๎]{4,40}\s*\(?\s*\Z|อยู่ระหว่าง[ก-๎]+\s*\Z")
_NAMED = re.compile(r"(?:นาย|นาง|นางสาว)[ก-๎]+ [ก-๎]+|(?:ประธาน|หัวหน้าคณะ)[ก-๎]* ")
_NEAR = 30  # characters between the last summand and the sum
_BETWEEN = 90  # between two summands
_FEWEST, _MOST = 2, 5


def find(reading: Reading) -> Findings:
    for before, items, after in lists(reading):
        for hit in _totals(before, items, after):
            unit = hit.group("unit")
            own = [each for each in items if not _IS_TOTAL.match(each.text)]
            if any(_PART_OF.match(each.text) for each in own):
                continue
            summands = [_summand(each.text, unit) for each in own]
            known = [each for each in summands if each is not None]
            told = number(hit.group("figure"))
            if len(own) < _FEWEST or len(known) < len(summands) or told is None or told in known:
                continue
            if (added := sum(known, Decimal(0))) != told:
                yield hit.at(
                    "figure",
                    f"ผลบวกของรายการคือ {added:,} ไม่ใช่ {hit.group('figure')}",
                    "ตรวจตัวเลขทุกข้อและยอดรวม",
                )
    yield from _running(reading)


def _running(reading: Reading) -> Findings:
    """Yield the sums told in one breath with their parts."""
    for hit in _RUNNING.hits(reading):
        amounts = _before(hit)
        told = number(hit.group("figure"))
        if not _FEWEST <= len(amounts) <= _MOST or told is None or hit.group("unit") in _LENGTHS:
            continue
        if _UNTOLD.search(hit.passage.text, max(hit.start - FAR, 0), hit.start):
            continue
        sums = [
            sum(each) for size in range(1, len(amounts) + 1) for each in combinations(amounts, size)
        ]
        if (
            told not in sums
            and told - 1 not in _with_one(hit, sums)
            and not any(told == each * n for each in sums for n in _times(hit))
        ):
            parts = " + ".join(f"{each:,}" for each in amounts)
            yield hit.at(
                "figure", f"{parts} = {sum(amounts):,} ไม่ใช่ {hit.group('figure')}", "ตรวจตัวเลขทุกตัว"
            )


def _with_one(hit: Hit, sums: Sequence[Decimal | int]) -> Sequence[Decimal | int]:
    """Return the sums to which one may come that is named and not counted: ประธาน กรรมการ ๕ คน."""
    text = hit.passage.text[max(hit.start - FAR, 0) : hit.start]
    return sums if hit.group("unit") in ("คน", "ราย", "รูป") and _NAMED.search(text) else ()


def _times(hit: Hit) -> Iterator[Decimal]:
    """Yield of how many things before a sum each may have what is added."""
    text = hit.passage.text[max(hit.start - FAR, 0) : hit.start]
    known = {n for each in _TIMES.finditer(text) if (n := number(each["times"]))}
    yield from known
    yield from (one * two for one, two in combinations(known, 2))


def _before(hit: Hit) -> list[Decimal]:
    """Return the numbers of the unit that stand before a sum in one breath; none where one of them is no plain summand."""
    text = counted(hit.passage.text[max(hit.start - FAR, 0) : hit.start])
    unit, end = hit.group("unit"), len(text)
    known: list[Decimal] = []
    for each in reversed(list(_AMOUNT.finditer(text))):
        between = text[each.end() : end]
        if len(between) > (_BETWEEN if known else _NEAR) or re.search(FIGURE, between):
            break  # another sentence
        value = number(each["figure"])
        if each["unit"] != unit and len(known) >= _FEWEST:
            break
        if each["unit"] != unit or each["price"] or _LOOSE.search(between) or value is None:
            return []
        known.append(value)
        end = each.start()
    # A price may be that of many: ๓ ชุด ราคา ๕,๐๐๐ บาท. What is counted is not; a day or a time may stand before it.
    loose = _LOOSE.search(text, max(end - _NEAR, 0), end)
    priced = unit == "บาท" and re.search(FIGURE, text[:end])
    return [] if loose or priced else known[::-1]


def _totals(
    before: Passage | None, items: Sequence[Passage], after: Passage | None
) -> Iterator[Hit]:
    """Yield where a list is summed up: before it where it is announced, in its last item, behind it."""
    if before is not None and _ANNOUNCED.search(before.text):
        comes = _COMES.search(before.text) or _TO_BE_PARTED.search(before.text)
        yield from list(_last(before)) or _hits(comes, before)
    for each in (items[-1], after):
        if each is not None and _IS_TOTAL.match(each.text):
            opening = [hit for hit in _last(each) if hit.start <= _OPENING]
            yield from opening or _hits(_TOTAL_OF.match(each.text), each)


def _hits(found: re.Match[str] | None, passage: Passage) -> Iterator[Hit]:
    if found is not None:
        yield Hit(passage, found.start(), found.end(), found)


def _last(passage: Passage) -> Iterator[Hit]:
    yield from list(_TOTAL.inside(passage))[-1:]


def _summand(text: str, unit: str) -> Decimal | None:
    """Return what an item adds: what it says it comes to, or its only number of the unit; None where that is not sure."""
    text = counted(_BESIDE.sub("", text))
    found = [each for each in _AMOUNT.finditer(text) if each["unit"] == unit]
    sums = [
        each
        for each in found
        if _COMES_TO.search(text, max(each.start("figure") - 80, 0), each.start("figure"))
    ]
    summands = sums or found
    # Another number beside it may be a count, and it a price.
    alone = bool(sums) or unit != "บาท" or len(re.findall(FIGURE, text)) == 1
    loose = _TAKEN if sums and _ENDS.match(text, sums[0].end()) else _LOOSE
    if len(summands) != 1 or summands[0]["price"] or loose.search(text) or not alone:
        return None
    return number(summands[0]["figure"])
