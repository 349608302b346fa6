"""จำนวนหลายตัวคูณกันไม่เท่ากับจำนวนเงิน

ตรวจ: “๓๓ ห้อง ๒ คืน คืนละ ๑,๒๐๐ บาท เป็นเงิน ...” และช่องรายการของตารางที่บอกเช่นนี้ เทียบกับช่องจำนวนเงิน; “๓ ผลัด ผลัดละ ๑๕ นาย” เทียบกับจำนวนนายที่บอกไว้
เพราะ: แก้จำนวนคนหรือวันแล้วไม่ได้คิดเงินใหม่
ที่มา: คณิตศาสตร์
ความแน่ใจ: ค่อนข้างแน่ (เมื่อบอกราคาต่อหน่วยเดียวและจำนวนของหน่วยนั้น)

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขออนุมัติค่าที่พัก 33 ห้อง 3 คืน คืนละ 1,200 บาท เป็นเงิน 79,200 บาท
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขออนุมัติค่าที่พัก 33 ห้อง 2 คืน คืนละ 1,200 บาท เป็นเงิน 79,200 บาท
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from math import prod

from docgen.check.amounts import FACTORS_IN_WORDS, FIGURE, IS_MONEY, counted, number
from docgen.check.reading import Finding, Findings, Path, Reading
from docgen.check.wording import FAR, Hit, Wording
from docgen.diagnostics import Severity
from docgen.model import Table

CODE, NAME, SEVERITY = "A047", "จำนวนหลายตัวคูณกันไม่เท่ากับจำนวนเงิน", Severity.WARNING

_RESULT = Wording(
    rf"{IS_MONEY}(?:จำนวน|\s)*(?P<result>{FIGURE})\s*บาท", "เป็นเงิน", "เป็นจำนวนเงิน", reach=(20, 60)
)
_PRICE = re.compile(
    rf"(?P<unit>[ก-์]{{2,12}}?)ละ\s*(?P<price>{FIGURE})\s*บาท(?:\s*ต่อ\s*(?P<per>[ก-์]{{2,8}}))?"
)
_COUNT = re.compile(rf"(?P<count>{FIGURE})\s*(?P<unit>[ก-๎]{{1,12}})")
_OTHERS = re.compile(
    r"ไม่เกิน|(?<!งบ)ประมาณ|ส่วนลด|หัก|รวมกับ|และค่า|พร้อม|ร้อยละ|[+=x×]|ภาษี"
)  # more than factors
# What the factors before it came to: what follows is of something else.
_SAID_BEFORE = re.compile(rf"{IS_MONEY}(?:จำนวน|\s)*(?:{FIGURE})\s*บาท")
_OF_ONE_MEASURE = (
    ("ไร่", "งาน"), ("ไร่", "ตารางวา"), ("งาน", "ตารางวา"), ("เดือน", "วัน"), ("ปี", "เดือน"), ("ชั่วโมง", "นาที"), ("ตัน", "กิโลกรัม"),
)  # fmt: skip
_SOME = re.compile(r"จะรับ|คัดเลือก|ผ่าน|เฉพาะ")
_ENDS = re.compile(r"ละ\s*[\d,.]+\s*บาท(?:\s*ต่อ\s*[ก-๎]+)?\s*\Z")
_MOST = 5  # factors
_BACK = 140  # characters before an amount
_MONEY = re.compile(
    r"(?:จำนวน|เป็น|รวม)*เงิน(?:รวม|ทั้งสิ้น)?(?:\s*\(บาท\))?|(?:ราคา|วงเงิน)(?:รวม)?(?:\s*\(บาท\))?"
)
# ๓ ผลัด ผลัดละ ๑๕ นาย
_SHARED = Wording(
    rf"(?<![ก-๎])(?:แบ่ง(?:ออก)?เป็น)\s*(?P<count>{FIGURE})\s*(?P<unit>[ก-์]{{2,10}})\s*(?P=unit)ละ\s*(?P<each>{FIGURE})\s*(?P<what>นาย|คน|ราย|รูป|แห่ง|ชุด|ต้น|ถุง|หมู่บ้าน)(?![ก-์])",
    "แบ่งเป็น", "แบ่งออกเป็น", reach=(1, 90),
)  # fmt: skip


def find(reading: Reading) -> Findings:
    for hit in _RESULT.hits(reading):
        text = hit.passage.text[max(hit.start - 2 * _BACK, 0) : hit.start]
        since = _SAID_BEFORE.split(counted(text))[-1][-_BACK:]
        added = "รวม" in hit.group() or re.search(r"รวม[ก-๎ ]{0,20}\Z", since)
        if added and len(re.findall(rf"{FIGURE}\s*บาท", since)) > 1:
            continue  # of several expenses
        if FACTORS_IN_WORDS.search(since):
            continue
        before = since.partition(" ")[2]
        clause = re.split(r"บาท(?! ?ต่อ)(?=.*ละ)", before)
        if said := _differs("".join(clause[-1:]), hit.group("result"), 2):
            yield hit.at("result", said, "ตรวจตัวเลขทุกตัว")
    for hit in _SHARED.hits(reading):
        yield from _shared(hit)
    for path, table in reading.parts_of(Table):
        yield from _rows(path, table, reading)


def _differs(clause: str, result: str, least: int = 1) -> str:
    """Return that an amount is no product of the factors told before it, ``least`` besides the price; "" when it is, or may be."""
    prices = list(_PRICE.finditer(clause))
    told = number(result)
    if len(prices) != 1 or told is None or _OTHERS.search(clause):
        return ""
    price, at = number(prices[0]["price"]), prices[0]
    known = list(_factors(clause, at.start("price")))
    if price is None or not least <= len(known) <= _MOST:
        return ""
    units = [unit for unit, _ in known]
    mixed = (at["unit"].endswith(large) and small in units for large, small in _OF_ONE_MEASURE)
    if len(set(units)) < len(units) or any(mixed):
        return ""  # persons of several sorts are added, and so are ๑๒ ไร่ ๒ งาน
    counted_by = [at["unit"], *([at["per"]] if at["per"] else [])]
    if not all(any(by.endswith(unit) for unit in units) for by in counted_by):
        return ""
    counts = [count for _, count in known]
    if told in _products(counts, price):
        return ""
    right = prod(counts, start=price)
    shown = " × ".join(f"{each:,}" for each in (*counts, price))
    return f"{shown} = {right:,} ไม่ใช่ {result}"


def _factors(text: str, price: int) -> Iterator[tuple[str, Decimal]]:
    """Yield what is counted, and how many, but for the price at that place."""
    for each in _COUNT.finditer(text):
        count = number(each["count"])
        if each.start("count") != price and count and not each["unit"].startswith("บาท"):
            unit = re.match(r"[ก-๎]+?(?=ละ|ๆ|\Z)", each["unit"])
            yield (unit.group() if unit else each["unit"]), count


def _products(counts: list[Decimal], price: Decimal) -> set[Decimal]:
    return {
        prod(some, start=price)
        for size in range(len(counts) + 1)
        for some in combinations(counts, size)
    }


def _shared(hit: Hit) -> Findings:
    """Yield that so many of so many each are not how many the passage said before."""
    count, each = number(hit.group("count")), number(hit.group("each"))
    before = counted(hit.passage.text[max(hit.start - FAR, 0) : hit.start])
    said = re.finditer(rf"(?P<count>{FIGURE})\s*{hit.group('what')}(?![ก-์])", before)
    known = [n for one in said if (n := number(one["count"]))]
    if not count or not each or not known or len(known) > _MOST:
        return
    further = re.match(
        rf"[^\n]{{0,20}}(?:และ|กับ|อีก|สำรอง|ส่วน)[^\n]{{0,40}}?{FIGURE}", hit.passage.text[hit.end :]
    )
    if further or _SOME.search(before[-_BACK:]):
        return  # it tells of others too
    sums = {sum(some, Decimal(0)) for n in (1, 2) for some in combinations(known, n)}
    whole = max(known)
    if len(known) > 1 and whole != known[-1] and len(set(known)) > 3:
        return  # it tells of others too
    # Of the greatest number one of the two is a share, or the text speaks of others.
    if count * each not in sums and (whole % count == 0 or whole % each == 0):
        message = f"{count:,} × {each:,} = {count * each:,} ไม่ใช่ {whole:,}"
        yield hit.at("each", message, "ตรวจตัวเลขทุกตัว")


def _rows(path: Path, table: Table, reading: Reading) -> Findings:
    """Yield the rows whose amount is no product of what their text says."""
    money = [i for i, c in enumerate(table.columns) if _MONEY.fullmatch(c.title.strip())]
    if len(money) != 1:
        return
    passages = {p.path: p for p in reading.passages if p.path[: len(path)] == path}
    for i, row in enumerate(table.rows):
        for at, cell in enumerate(row[: len(table.columns)]):
            if at == money[0] or "ละ" not in cell or money[0] >= len(row):
                continue
            if not _ENDS.search(cell):
                continue  # it says more than so many of so many
            if said := _differs(counted(cell), row[money[0]]):
                here = passages.get((*path, "rows", i, money[0]))
                yield Finding(said, here, hint="ตรวจตัวเลขทุกตัวของแถว", path=path)
