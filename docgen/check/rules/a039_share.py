"""ร้อยละไม่ตรงกับจำนวน

ตรวจ: “๑๒ ราย จากทั้งหมด ๑๘๕ ราย คิดเป็นร้อยละ ๖.๔๙” “ร้อยละ ๕ ของราคากลาง เป็นเงิน ...” ข้อย่อยที่บอกทั้งจำนวนเงินและร้อยละ และช่องร้อยละของตารางที่รวมเป็น ๑๐๐ ต้องตรงกับจำนวน
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
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from docgen.check.amounts import FIGURE, counted, number
from docgen.check.lists import lists
from docgen.check.reading import Finding, Findings, Passage, Path, Reading
from docgen.check.wording import FAR, Hit, Wording
from docgen.diagnostics import Severity
from docgen.model import Table

CODE, NAME, SEVERITY = "A039", "ร้อยละไม่ตรงกับจำนวน", Severity.WARNING

_UNIT = r"\s*(?P<unit>[ก-๎]{2,14}?)"
_SHARE = r"(?:คิดเป็น|เป็น|หรือ|\()?\s*ร้อยละ\s*(?P<share>\d{1,3}(?:\.\d{1,2})?)(?![\d.])"
# ๑๒ ฉบับ จากทั้งหมด ๑๘๕ ฉบับ คิดเป็นร้อยละ ๖.๔๙
_OF = Wording(
    rf"(?P<part>{FIGURE}){_UNIT}\s*จาก[ก-๎\s]{{0,60}}?(?P<whole>{FIGURE})\s*(?P=unit)\s*{_SHARE}",
    "ร้อยละ", reach=(180, 30),
)  # fmt: skip
# จากทั้งหมด ๑๘๕ ฉบับ พบ ๑๒ ฉบับ คิดเป็นร้อยละ ๖.๔๙
_FROM = Wording(
    rf"จาก(?:ทั้งหมด|จำนวน|ทั้งสิ้น|\s)*(?P<whole>{FIGURE}){_UNIT}\s+[^\d\n]{{0,60}}?(?P<part>{FIGURE})\s*(?P=unit)\s*{_SHARE}",
    "ร้อยละ", reach=(160, 30),
)  # fmt: skip
# ๑๒ ฉบับ คิดเป็นร้อยละ ๖.๔๙, of a number told before it
_LONE = Wording(
    rf"(?P<part>{FIGURE}){_UNIT}\s*คิดเป็นร้อยละ\s*(?P<share>\d{{1,3}}\.\d{{1,2}})(?![\d.])",
    "คิดเป็นร้อยละ", reach=(60, 30),
)  # fmt: skip
# ร้อยละ ๕ ของราคากลาง เป็นเงิน ๑๔๘,๓๕๐ บาท
_OF_BASE = Wording(
    rf"ร้อยละ\s*(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?)\s*ของ(?:จำนวน|มูลค่า|ยอด|วงเงิน)?(?P<base>[ก-๎]{{4,30}}?)(?:ดังกล่าว)?\s*(?:คิด)?(?:เป็น)(?:จำนวน)?เงิน(?:จำนวน|\s)*(?P<part>{FIGURE})\s*บาท",
    "ร้อยละ", reach=(2, 120),
)  # fmt: skip
# ๔,๒๕๐ จุด ลดลงจากปีก่อนซึ่งพบ ๕,๐๐๐ จุด คิดเป็นร้อยละ ๑๕
_CHANGE = Wording(
    rf"(?P<now>{FIGURE}){_UNIT}\s*(?P<way>ลดลง|เพิ่มขึ้น)จาก[^\n]{{0,40}}?ซึ่ง[^\n\d]{{0,30}}?(?P<then>{FIGURE})\s*(?P=unit)(?:\s*จำนวน\s*{FIGURE}\s*(?P=unit))?(?:\s*(?:คิดเป็น|หรือ)?\s*(?:ลดลง|เพิ่มขึ้น)?\s*ร้อยละ\s*(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?)(?![\d.]|\s*ของ))?(?!\s*(?:คิดเป็น)?ร้อยละ)",
    "ลดลงจาก", "เพิ่มขึ้นจาก", reach=(50, 130),
)  # fmt: skip
_ITEM = re.compile(
    rf"(?P<part>{FIGURE})\s*(?P<unit>[ก-๎]{{2,24}}?)\s*(?:คิดเป็น|หรือ|\()\s*ร้อยละ\s*(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?)\)?\s*\Z"
)
# ๑๕๐ คน (ร้อยละ ๗๕)
_PAIR = Wording(
    rf"(?P<part>{FIGURE})\s*(?P<unit>[ก-๎]{{2,24}}?)\s*(?:\(|(?:หรือ)?(?:คิด)?เป็น|หรือ)\s*ร้อยละ\s*(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?)(?![\d.])",
    "ร้อยละ", reach=(80, 30),
)  # fmt: skip
_INSTALMENT = Wording(
    r"งวดที่\s*(?P<number>\d{1,2})[^\n\d]{0,60}ร้อยละ\s*(?P<share>\d{1,3}(?:\.\d{1,2})?)\s*ของ(?:ค่า|วงเงิน|เงิน|จำนวนเงิน|ราคา|มูลค่า|สัญญา)",
    "งวดที่", reach=(0, 120),
)  # fmt: skip
_OF_SOME = re.compile(r"ใน(?:จำนวน|กลุ่ม)|ร้อยละ\s*[\d.]+\s*\)?\s*ของ")
_OTHER_PAY = re.compile(
    r"ล่วงหน้า|งวดสุดท้าย|งวดย่อย|ประกันผลงาน|มัดจำ|ดาวน์|สะสม|เหลือ|(?:แล้วเสร็จ|ไม่น้อยกว่า|ครบ)ร้อยละ"
)
_LESS, _MORE = 50, 150  # what shares may come to that were meant to come to a hundred
_PERCENT = re.compile(r"ร้อยละ|เปอร์เซ็นต์|%")
_ALL = 100
_TIMES, _MOST = 400, 20  # times that a share is taken; shares that are looked at
_ROUNDING = 5_000  # what an amount may be off by rounding, one part in so many
_NEAR = 60  # characters
_FALL = re.compile(r"ลดลง|เพิ่มขึ้น|เหลือ|ขาด|สูงกว่า|ต่ำกว่า|น้อยกว่า|มากกว่า")


def find(reading: Reading) -> Findings:
    for hit in (*_OF.hits(reading), *_FROM.hits(reading)):
        yield from _beside(hit)
    for hit in _LONE.hits(reading):
        yield from _alone(hit)
    yield from _of_one_whole(reading)
    yield from _instalments(reading)
    for hit in islice(_OF_BASE.hits(reading), _MOST):
        yield from _based(hit, counted(reading.prose.text))
    for hit in _CHANGE.hits(reading):
        yield from _changed(hit)
    for _, items, _ in lists(reading) if "ร้อยละ" in reading.prose.found else ():
        yield from _items(items)
    for path, table in reading.parts_of(Table):
        if table.total:
            yield from _column(path, table, reading)


def _beside(hit: Hit) -> Findings:
    """Yield that a share is not that of the number beside it."""
    part, whole, share = (number(hit.group(name)) for name in ("part", "whole", "share"))
    if part is None or not whole or share is None or part > whole:
        return
    if _FALL.search(hit.passage.text, max(hit.start - _NEAR, 0), hit.end):
        return  # the share of what is less, or more
    if not _is_share(part, whole, share):
        yield hit.at("share", _said(part, whole), "ตรวจตัวเลขทุกตัว")


def _is_share(part: Decimal, whole: Decimal, share: Decimal) -> bool:
    """Whether a part is that share of a whole, rounded there or cut off."""
    last = Decimal(1).scaleb(int(share.as_tuple().exponent))
    return abs(part * _ALL / whole - share) < last


def _said(part: Decimal, whole: Decimal) -> str:
    return f"{part:,} จาก {whole:,} คือร้อยละ {part * _ALL / whole:.2f}"


def _alone(hit: Hit) -> Findings:
    """Yield that a share is that of no number of its unit before it, and a slip of that of one."""
    part, share = number(hit.group("part")), number(hit.group("share"))
    before = hit.passage.text[max(hit.start - FAR, 0) : hit.start]
    counted = re.finditer(rf"(?P<whole>{FIGURE})\s*{hit.group('unit')}(?![ก-๎])", before)
    wholes = [number(each["whole"]) for each in counted]
    if part is None or share is None or _FALL.search(before[-_NEAR:]):
        return
    known = [each for each in wholes if each and each > part]
    if any(_is_share(part, each, share) for each in known):
        return
    digits = sorted(hit.group("share"))
    for whole in known:
        places = -int(share.as_tuple().exponent)
        if sorted(f"{part * _ALL / whole:.{places}f}") == digits:
            yield hit.at("share", _said(part, whole), "ตรวจตัวเลขทุกตัว")
            return


def _of_one_whole(reading: Reading) -> Findings:
    """Yield the one share that is not its part's, where the parts come to a whole and the shares of all others fit."""
    told: dict[tuple[int, str], list[Hit]] = {}
    for hit in _PAIR.hits(reading):
        told.setdefault((id(hit.passage), hit.group("unit")), []).append(hit)
    for (_, unit), hits in told.items():
        parts = [number(hit.group("part")) or Decimal(0) for hit in hits]
        shares = [number(hit.group("share")) or Decimal(0) for hit in hits]
        whole = sum(parts, Decimal(0))
        alike = re.findall(rf"({FIGURE})\s*{unit}(?![ก-๎])", reading.prose.text)
        wholes = {n for each in alike if (n := number(each))}
        between = hits[0].passage.text[hits[0].start : hits[-1].end + _NEAR]
        if _OF_SOME.search(between) or sum(shares) == _ALL:
            continue  # shares of something else, or the last of them made to fit
        right = [bool(whole) and _is_share(a, whole, b) for a, b in zip(parts, shares, strict=True)]
        if len(hits) < 2 or whole not in wholes or sum(right) != len(right) - 1:
            continue
        odd = right.index(False)
        others = wholes.difference(parts)  # of another part it would be no share of the whole
        if not any(_is_share(parts[odd], each, shares[odd]) for each in others):
            yield hits[odd].at("share", _said(parts[odd], whole), "ตรวจตัวเลขทุกตัว")


def _instalments(reading: Reading) -> Findings:
    """Yield that the shares of all instalments do not come to a hundred."""
    hits = list(_INSTALMENT.hits(reading))
    numbers = [int(hit.group("number")) for hit in hits]
    if len(hits) < 2 or numbers != list(range(1, len(hits) + 1)):
        return
    added = sum((number(hit.group("share")) or Decimal(0) for hit in hits), Decimal(0))
    text = reading.prose.text
    every = {int(each) for each in re.findall(r"งวดที่\s*(\d{1,2})", text)}
    said = {int(each) for each in re.findall(r"(?<!\d)(\d{1,2})\s*งวด(?!ที่)", text)}
    if every != set(numbers) or len(hits) not in said or _OTHER_PAY.search(text):
        return  # not all of them may be told
    if _LESS < added < _MORE and added != _ALL:
        yield hits[-1].at("share", f"ทุกงวดรวมได้ร้อยละ {added}", "ตรวจร้อยละของทุกงวด")


def _based(hit: Hit, text: str) -> Findings:
    """Yield that a share of what is told elsewhere is not the amount: ร้อยละ ๕ ของราคากลาง."""
    part, share = number(hit.group("part")), number(hit.group("share"))
    told = re.finditer(rf"{hit.group('base')}(?:[ก-๎ ()]{{0,60}}?)(?P<whole>{FIGURE})\s*บาท", text)
    wholes = [number(each["whole"]) for each in told]
    known = [each for each in wholes if each and each != part]
    if not known or part is None or share is None:
        return
    every = {n for each in re.findall(FIGURE, text) if (n := number(each)) and 1 < n != part}
    if share and not any(_is_multiple(part, each * share / _ALL) for each in every):
        right = known[-1] * share / _ALL
        message = f"ร้อยละ {share} ของ {known[-1]:,} คือ {right:,.2f}".removesuffix(".00")
        yield hit.at("share", message, "ตรวจตัวเลขทุกตัว")


def _changed(hit: Hit) -> Findings:
    """Yield that a number fell though it is the greater, or rose by another share."""
    now, then = number(hit.group("now")), number(hit.group("then"))
    share = number(hit.group("share"))
    if now is None or not then or now == then:
        return
    fell = hit.group("way") == "ลดลง"
    # It may be the sum of several that changed: รวม ๙๐ ราย เป็นชาย ๕๐ ราย หญิง ๔๐ ราย ลดลงจาก
    before = hit.passage.text[max(hit.start - FAR, 0) : hit.start]
    alike = re.findall(rf"({FIGURE})\s*{hit.group('unit')}(?![ก-๎])", before)
    known = [*(n for one in alike if (n := number(one))), now]
    sums = {sum(known[i:], Decimal(0)) for i in range(len(known))} | {*known}
    for each in (n for n in sums if (n < then) == fell):
        if share is None or _is_share(abs(each - then), then, share):
            return
    after = {
        number(each) for each in re.findall(FIGURE, hit.passage.text[hit.end : hit.end + _NEAR])
    }
    if after & {then + now, then - now} or (share is not None and _is_share(now, then, share)):
        return  # the number is that of the change
    if (now < then) != fell:
        yield hit.at("way", f"{now:,} กับ {then:,} ไม่ใช่{hit.group('way')}", "ตรวจตัวเลขทั้งสอง")
    elif share is not None and not _is_share(abs(now - then), then, share):
        yield hit.at("share", _said(abs(now - then), then), "ตรวจตัวเลขทุกตัว")


def _is_multiple(part: Decimal, one: Decimal) -> bool:
    """Whether an amount is so many times another, nearly: of ten persons, of twelve days."""
    times = round(part / one) if one else 0
    return 1 <= times <= _TIMES and abs(times * one - part) <= max(Decimal(1), part / _ROUNDING)


def _items(items: Sequence[Passage]) -> Findings:
    """Yield the items whose share is not theirs of the sum of all, where that of another is."""
    if not all("ร้อยละ" in each.text for each in items):
        return
    found = [_ITEM.search(each.text) for each in items]
    known = [each for each in found if each is not None]
    if len(known) < len(items) or len({each["unit"] for each in known}) != 1:
        return
    parts = [number(each["part"]) or Decimal(0) for each in known]
    shares = [number(each["share"]) or Decimal(0) for each in known]
    whole = sum(parts, Decimal(0)) if sum(shares) != _ALL else Decimal(0)  # the last is made to fit
    right = [bool(whole) and _is_share(a, whole, b) for a, b in zip(parts, shares, strict=True)]
    # One of several that is wrong; shares of other wholes fit by chance alone.
    for i, match in enumerate(known) if 1 < sum(right) == len(right) - 1 else ():
        if not right[i]:
            yield Finding(_said(parts[i], whole), items[i], *match.span("share"), "ตรวจตัวเลขทุกตัว")


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
