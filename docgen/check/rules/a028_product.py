"""จำนวนคูณราคาไม่เท่ากับจำนวนเงิน

ตรวจ: ๑๒ เดือน เดือนละ ๙,๐๐๐ บาท เป็นเงิน ...; ๕๐ คน x ๑๒๐ บาท x ๒ มื้อ = ...; แถวของตารางที่มี จำนวน ราคาต่อหน่วย และ เป็นเงิน
เพราะ: ยอดเงินผิดในหนังสือที่ลงนามแล้วต้องขออนุมัติใหม่
ที่มา: คณิตศาสตร์
ความแน่ใจ: แน่ เมื่อทั้งสามจำนวนอยู่ติดกัน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอจ้างเหมาบริการ จำนวน 12 เดือน เดือนละ 9,000 บาท เป็นเงิน 118,000 บาท
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอจ้างเหมาบริการ จำนวน 12 เดือน เดือนละ 9,000 บาท เป็นเงิน 108,000 บาท
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations, islice
from math import prod

from docgen.check.amounts import FACTORS_IN_WORDS, FIGURE, IS_MONEY, number
from docgen.check.reading import Finding, Findings, Path, Reading
from docgen.check.wording import DIGITS, FAR, Hit, Wording
from docgen.diagnostics import Severity
from docgen.model import Table

CODE, NAME, SEVERITY = "A028", "จำนวนคูณราคาไม่เท่ากับจำนวนเงิน", Severity.WARNING
ALONE = True

_UNIT = r"[ก-์]{1,20}"
_TIMES = r"(?:[x×X*]|คูณ)"
_PER = [f"ละ{between}{digit}" for digit in DIGITS for between in ("", " ", "  ", "\t", "\u00a0")]
_CHAIN = Wording(
    rf"(?P<factors>{FIGURE}\s*(?:{_UNIT}\s*)?(?:{_TIMES}\s*(?:{_UNIT}ละ\s*)?{FIGURE}\s*(?:{_UNIT}\s*)??)+)\)?\s*(?:=|เท่ากับ|{IS_MONEY})\s*(?P<result>{FIGURE})(?!\s*{_TIMES})",
    "x", "×", "X", "*", "คูณ", reach=(60, 120),
)  # fmt: skip
# ๑๒ เดือน เดือนละ ๙,๐๐๐ บาท, or the other way about; what is counted must be what the price is for.
_WHAT = "บาท|คน|นาย|ชุด|ตัว|เล่ม|ต้น|ถุง|กิโลกรัม|ตัน|ลิตร"
_SUM = rf"(?:{IS_MONEY}|\(?รวม(?:ทั้งสิ้น|ทั้งหมด|เป็น|จำนวน|\s)*)"
_EACH = (
    Wording(
        rf"(?P<count>{FIGURE})\s*(?P<unit>{_UNIT}?)\s*(?:ๆ|(?:ใน)?(?:อัตรา|ราคา)?(?P=unit))\s*ละ\s*(?P<price>{FIGURE})\s*(?P<what>{_WHAT})\s*{_SUM}\s*(?P<result>{FIGURE})(?:\s*(?P=what)|(?=\s*(?:\Z|[).,;])))",
        *_PER, reach=(80, 120),
    ),
    Wording(
        rf"(?P<unit>{_UNIT}?)ละ\s*(?P<price>{FIGURE})\s*(?P<what>{_WHAT})\s*(?:จำนวน|เป็นเวลา|รวม)?\s*(?P<count>{FIGURE})\s*(?P=unit)\s*{_SUM}\s*(?P<result>{FIGURE})(?:\s*(?P=what)|(?=\s*(?:\Z|[).,;])))",
        *_PER, reach=(20, 120),
    ),
)  # fmt: skip
# โรงเรียนละ ๒ คน รวม ๑๐ คน; how many there are is told elsewhere, if at all.
_NO_COUNT = Wording(
    rf"(?P<unit>[ก-์]{{2,20}}?)ละ\s*(?P<price>{FIGURE})\s*(?P<what>{_WHAT}|ยูโร|ดอลลาร์(?:สหรัฐ)?)\s*(?:เป็นเงิน)?รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|เป็น|จำนวน|\s)*(?P<result>{FIGURE})\s*(?P=what)",
    *_PER, reach=(20, 100),
)  # fmt: skip
_MONEY = ("บาท", "ยูโร", "ดอลลาร์", "ดอลลาร์สหรัฐ")
_COUNTED = r"(?:คน|ราย|รูป|วัน(?!ที่)|รุ่น|ครั้ง|กลุ่ม|แห่ง|มื้อ|เดือน)"
_MOST = 20  # that are looked at
_LIMIT = 6  # further factors
_PRICED = ("", "ราคา", "อัตรา", "ในอัตรา", "ในราคา")
_BESIDE = re.compile(rf"{FIGURE}\s*(?P<unit>[ก-์]{{1,20}})\s*\Z")
# Before a product: another that is added to it; before a count: another count.
_MORE = re.compile(
    rf"[+]\s*\(?\s*\Z|\d\s*(?:[ก-์]{{1,20}}\s*)?{_TIMES}\s*[\d๐-๙](?:(?!=|เป็นเงิน)[^\n])*\Z"
)
_FACTOR = re.compile(rf"\d\s*{_UNIT}\s*(?:,|และ|จำนวน|ระยะเวลา|เป็นเวลา|ๆ|\s)*\Z")
_COUNT = re.compile(r"จำนวน(?:\s*\([ก-์]+\)|หน่วย|คน)?|ปริมาณ")
_PRICE = re.compile(
    r"(?:ราคา|อัตรา|ค่า[ก-์]*)?\s*(?:ต่อ|/|\(?บาท/)\s*(?:หน่วย|คน|ชุด|เครื่อง)\)?(?:\s*\(บาท\))?|(?:ราคา)?หน่วยละ(?:\s*\(บาท\))?"
)
_RESULT = re.compile(
    r"(?:รวม)?(?:เป็น|จำนวน)เงิน(?:รวม|ทั้งสิ้น)?(?:\s*\(บาท\))?|ราคารวม(?:\s*\(บาท\))?|รวม(?:เงิน)?\s*\(บาท\)"
)


def find(reading: Reading) -> Findings:
    for hit in _CHAIN.hits(reading):
        if "บาท" not in hit.group("factors") or _MORE.search(
            hit.passage.text, max(hit.start - FAR, 0), hit.start
        ):
            continue  # a measure, or the last of several that are added
        factors = [number(each) for each in re.findall(FIGURE, hit.group("factors"))]
        if said := _differs(factors, hit.group("result")):
            yield hit.at("result", said, "ตรวจตัวเลขทุกตัว")
    for way in _EACH:
        for hit in way.hits(reading):
            if _FACTOR.search(hit.passage.text, max(hit.start - 60, 0), hit.start):
                continue  # it is counted by more than this
            factors = [number(hit.group("count")), number(hit.group("price"))]
            said = _differs(factors, hit.group("result"))
            if said and not _counts_more(hit, reading.prose.text):
                yield hit.at("result", said, "ตรวจตัวเลขทุกตัว")
    yield from _uncounted(reading)
    for path, table in reading.parts_of(Table):
        yield from _rows(path, table, reading)


def _counts_more(hit: Hit, text: str) -> bool:
    """Whether what is told before a product makes the sum: ๕๐ คน ๒ วัน วันละ ๒ มื้อ มื้อละ ๓๕ บาท, ผู้ใหญ่ ๑๐ คน เด็ก ๒๐ คน คนละ."""
    before = hit.passage.text[max(hit.start - FAR, 0) : hit.start]
    before = re.split(IS_MONEY, before)[-1]
    if FACTORS_IN_WORDS.search(before):
        return True
    if re.search(r"ละ\s*\d", re.sub(rf"ละ\s*{FIGURE}\s*{hit.group('unit')}", "", before)):
        return hit.group("what") == "บาท"  # of several prices a sum is made that is not read here
    count, price, told = (number(hit.group(name)) for name in ("count", "price", "result"))
    if not count or not price or told is None:
        return False
    times = told / (count * price)
    if times == round(times) and re.search(rf"(?<![\d.,]){times:,.0f}\s*{_COUNTED}", text):
        return True
    alike = re.findall(rf"({FIGURE})\s*{hit.group('unit')}(?![ก-์])", before)
    sums = sum((number(each) or Decimal(0) for each in alike), count)
    others = {n for each in re.findall(FIGURE, before) if (n := number(each)) and n > 1}
    further = {
        prod(each) for size in (1, 2, 3) for each in combinations(sorted(others)[:_LIMIT], size)
    }
    return any(abs(one * price * n - told) < 1 for n in (1, *further) for one in (count, sums))


def _uncounted(reading: Reading) -> Findings:
    """Yield the sums that are no multiple of what each has, or not that of how many the text says there are."""
    for hit in islice(_NO_COUNT.hits(reading), _MOST):
        price, told = number(hit.group("price")), number(hit.group("result"))
        before = hit.passage.text[max(hit.start - FAR, 0) : hit.start]
        if not price or told is None or re.search(rf"{FIGURE}\s*{hit.group('what')}", before):
            continue  # another may be added to it
        beside = _BESIDE.search(before)
        if beside and hit.group("unit").removesuffix(beside["unit"]) in _PRICED:
            continue  # counted beside it, and looked at already
        counts = _counts(reading, hit.group("unit"))
        if hit.group("unit").endswith("ไร่") and re.search(r"\d\s*(?:งาน|ตารางวา)", before):
            continue  # parts of a ไร่ are paid for too
        if re.match(r"\s*(?:เว้น|ยกเว้น|ไม่รวม)", hit.passage.text[hit.end :]):
            continue
        money = hit.group("what") in _MONEY
        if money and (told % price or told == price):
            known = counts[0] if len(counts) == 1 else None
            right = f" ({known} × {price:,} = {known * price:,})" if known else ""
            message = f"{hit.group('result')} ไม่ใช่จำนวนเท่าของ {hit.group('price')}{right}"
            yield hit.at("result", message, "ตรวจตัวเลขทุกตัว")
        elif len(counts) == 1 and (said := _differs([counts[0], price], hit.group("result"))):
            yield hit.at("result", said, "ตรวจตัวเลขทุกตัว")


def _counts(reading: Reading, unit: str) -> list[Decimal]:
    """Return how many of a unit the text says there are, each number once."""
    ends = {unit[i:] for i in range(len(unit) - 2)}  # of ครูผู้รับผิดชอบโรงเรียน only the end is the unit
    found = re.finditer(rf"(?P<count>{FIGURE})\s*(?P<unit>[ก-๎]{{2,20}})", reading.prose.text)
    counts = {number(each["count"]) for each in found if each["unit"] in ends}
    return sorted(each for each in counts if each is not None and each > 1)


def _differs(factors: Iterable[Decimal | None], result: str) -> str:
    """Return what the product is when it is not the result; "" when it is, or when fewer than two factors are numbers."""
    known = [each for each in factors if each is not None]
    told = number(result)
    right = prod(known, start=Decimal(1))
    if told is None or len(known) < 2 or abs(right - told) < 1:
        return ""
    shown = " × ".join(f"{each:,}" for each in known)
    return f"{shown} = {right:,} ไม่ใช่ {result}"


def _rows(path: Path, table: Table, reading: Reading) -> Findings:
    """Yield the rows whose count times price is not what they say."""
    titles = [column.title for column in table.columns]
    places = [
        [i for i, title in enumerate(titles) if kind.fullmatch(title.strip())]
        for kind in (_COUNT, _PRICE, _RESULT)
    ]
    if any(len(each) != 1 for each in places) or len(_numeric(table)) > len(places):
        return  # a further column of numbers (days, meals) is a factor too
    count, price, result = (each[0] for each in places)
    passages = {p.path: p for p in reading.passages if p.path[: len(path)] == path}
    for i, row in enumerate(table.rows):
        cells = [number(row[at]) if at < len(row) else None for at in (count, price, result)]
        if None in cells:
            continue
        if said := _differs(cells[:2], row[result]):
            here = (*path, "rows", i, result)
            yield Finding(said, passages.get(here), hint="ตรวจตัวเลขทุกช่องของแถว", path=path)


def _numeric(table: Table) -> list[int]:
    """Return the columns that have nothing but numbers, but for one that counts the rows."""
    columns = range(len(table.columns))
    numbers = {
        at: [number(row[at]) if at < len(row) else None for row in table.rows] for at in columns
    }
    counted = [Decimal(n) for n in range(1, len(table.rows) + 1)]
    return [at for at, cells in numbers.items() if None not in cells and cells != counted]
