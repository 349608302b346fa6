"""จำนวนที่บอกไม่ตรงกับรายการ

ตรวจ: “จำนวน ๖ เรื่อง ดังนี้” ต้องตามด้วยหกรายการ หกแถวของตารางที่มีลำดับ หรือรายชื่อหกคน
เพราะ: ผู้อ่านคิดว่ามีรายการตกหล่น
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ข้อความ: ด้วยจังหวัดขอให้ดำเนินการ 3 เรื่อง ดังนี้
        ข้อย่อย: [สำรวจข้อมูล, รายงานผล]
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ข้อความ: ด้วยจังหวัดขอให้ดำเนินการ 2 เรื่อง ดังนี้
        ข้อย่อย: [สำรวจข้อมูล, รายงานผล]
      - จึงเรียนมาเพื่อทราบ
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from docgen.check.amounts import FIGURE, number
from docgen.check.lists import lists
from docgen.check.reading import Finding, Findings, Passage, Reading, Role
from docgen.check.wording import FAR, Hit, Wording
from docgen.diagnostics import Severity
from docgen.model import Member, Table
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A021", "จำนวนที่บอกไม่ตรงกับรายการ", Severity.WARNING

_WORDS = {"สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบ": 10}
_COUNTED = {"คน", "ราย", "แห่ง", "ท่าน", "โครงการ"}
_SAID = Wording(
    rf"(?P<sum>รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*(?:จำนวน\s*)?)?(?P<count>(?<![\d.,/])\d{{1,3}}|(?<!สิบ)(?<!ร้อย)(?:{'|'.join(_WORDS)}))\s*"
    r"(?P<unit>เรื่อง|ข้อ|ประการ|รายการ|กิจกรรม|ด้าน|ขั้นตอน|ประเด็น|แห่ง|ราย|โครงการ|มาตรการ|หัวข้อ|แนวทาง|กลุ่ม|ประเภท|คน|ท่าน|ส่วน|หลักสูตร|วิธี|ระดับ|ระยะ|ฝ่าย)"
    r"\s*(?P<lead>ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|ประกอบด้วย)?\s*:?\s*\Z"
)


# ๔ ฐาน ฐานละ ๒๔ คน
_OF_EACH = re.compile(r"(?:(?<![\d.,/])(?P<count>\d{1,2})\s*(?P<of>[ก-๎]{2,10}?)\s*(?P=of))?ละ\s*\Z")
_BEFORE_TABLE = Wording(
    r"(?:จำนวน|รวม|ทั้งหมด|ทั้งสิ้น|แบ่งเป็น|แบ่งออกเป็น|ทั้ง)\s*(?P<count>(?<![\d.,/])\d{1,3})\s*(?P<unit>รายการ|งวด|แห่ง|ราย|คน|นาย|ท่าน|รูป|โรงเรียน|หน่วยงาน|อำเภอ|ตำบล|หมู่บ้าน|โครงการ|ตำแหน่ง|กิจกรรม)"
    r"\s*(?P<lead>(?:ราย(?:การ|ชื่อ|ละเอียด))?\s*(?:ดังนี้|ดังต่อไปนี้|ดังตาราง|ตามตาราง|ตามรายชื่อ)[ก-์]{0,20})?\s*:?\s*\Z"
)
_COUNTS = re.compile(r"จำนวน(?!เงิน|ที่)|\((?:คน|ราย|แห่ง|นาย|อัตรา)\)")
_OF_PERSONS = ("คน", "นาย", "ราย", "ท่าน", "รูป")
_NUMBERED = re.compile(r"ลำดับ(?:ที่)?|ที่|งวด(?:ที่)?")


_TITLED = re.compile(r"(?P<name>[ก-๎ ]{3,40}?)\s*\((?P<unit>[ก-๎]{2,14})\)")
_LONG = 8  # characters of the name of a column that is no common word
_FEWEST, _NEAR = 3, 2  # rows; a count further off is of something else


def find(reading: Reading) -> Findings:
    yield from _of_lists(reading)
    yield from _of_columns(reading)
    yield from _of_totals(reading)
    yield from _of_parts(reading)
    for passage, count, persons in _over_tables(reading):
        for hit in _BEFORE_TABLE.inside(passage):
            heading = passage.role is Role.HEADING
            if persons and hit.group("unit") not in _OF_PERSONS:
                continue
            if (hit.group("lead") or heading) and int(hit.group("count")) != count:
                yield hit.at(
                    "count", f"บอกว่า {hit.group('count')} แต่มี {count} รายการ", "ตรวจจำนวนและรายการ"
                )


# จำนวน ๓ ตำแหน่ง, of a table that has a column ตำแหน่ง.
_OF_COLUMN = re.compile(
    r"(?:จำนวน|รวม|ทั้ง|ทั้งหมด|ทั้งสิ้น|ครบ|ในพื้นที่|ครบทั้ง|ใน)\s*(?P<count>(?<![\d.,/])\d{1,3})\s*(?P<unit>[ก-๎]{3,14})(?![ก-๎])"
)


def _of_columns(reading: Reading) -> Findings:
    """Yield the counts of what the one table lists, row by row, that are not its own."""
    tables = [table for _, table in reading.parts_of(Table) if table.columns]
    if len(tables) != 1:
        return  # which of them is meant?
    rows = [row for row in tables[0].rows if row and number(row[0]) is not None]
    if len(rows) < _FEWEST or [number(row[0]) for row in rows] != list(range(1, len(rows) + 1)):
        return
    units = _counted_in(tables[0], rows)
    said = [
        (passage, found)
        for passage in reading.of(Role.BODY, Role.ITEM)
        for found in _OF_COLUMN.finditer(passage.text)
        if found["unit"] in units
    ]
    for passage, found in said:
        # Of another number some may be meant, unless only this one is told.
        alone = len({each["count"] for _, each in said if each["unit"] == found["unit"]}) == 1
        right = units[found["unit"]]
        near = abs(int(found["count"]) - right) <= _NEAR
        if int(found["count"]) != right and near and (alone or passage.role is Role.BODY):
            message = f"ตารางมี {right} {found['unit']}"
            yield Finding(message, passage, *found.span("count"), "ตรวจจำนวนและตาราง")


def _of_totals(reading: Reading) -> Findings:
    """Yield what the text tells of a column by its name, in another number or unit than its total."""
    text_of = (Role.BODY, Role.ITEM)
    for table in (table for _, table in reading.parts_of(Table) if table.total):
        for at, column in enumerate(table.columns):
            titled = _TITLED.fullmatch(column.title.strip())
            total = number(table.total[at]) if at < len(table.total) else None
            if titled is None or total is None or len(titled["name"]) < _LONG:
                continue
            told = re.compile(
                rf"(?<!สูงกว่า)(?<!ต่ำกว่า)(?<!มากกว่า)(?<!น้อยกว่า)(?<!เกินกว่า)(?<!จาก){re.escape(titled['name'].strip())}(?:รวม|ทั้งสิ้น|ทั้งหมด|จำนวน|ประมาณ|เป็น|\s)*(?P<figure>{FIGURE})\s*(?P<unit>[ก-๎]{{2,14}})"
            )
            cells = {number(row[at]) for row in table.rows if at < len(row)} | {total}
            for passage in reading.of(*text_of):
                for found in told.finditer(passage.text):
                    same = found["unit"].startswith(titled["unit"])
                    if same and number(found["figure"]) not in cells:
                        message = f"ยอดรวมในตารางคือ {total:,}"
                        yield Finding(message, passage, *found.span("figure"), "ตรวจว่ายอดใดถูก")
                    elif not same and number(found["figure"]) == total:
                        message = f"ตารางนับเป็น {titled['unit']}"
                        yield Finding(message, passage, *found.span("unit"), "ตรวจหน่วยนับ")


def _counted_in(table: Table, rows: list[list[str]]) -> dict[str, int]:
    """Return how many a table has of what its columns are called: rows of names, or the sum of numbers."""
    out: dict[str, int] = {}
    for at, column in enumerate(table.columns[1:], 1):
        title = column.title.strip()
        cells = [number(row[at]) if at < len(row) else None for row in rows]
        known = [each for each in cells if each is not None]
        if not known:
            out[title.removeprefix("ชื่อ")] = len(rows)
        elif len(known) == len(cells):
            unit = re.fullmatch(r"(?:จำนวน)?\s*\(?(?P<unit>[ก-๎]{2,12})\)?", title)
            out |= {unit["unit"]: int(sum(known))} if unit else {}
    return out


# ๓ ครั้ง ครั้งที่ ๑ ... และครั้งที่ ๒
_NUMBERED_PARTS = Wording(
    r"(?P<count>(?<![\d.,/])\d{1,2})\s*(?P<sort>ครั้ง|งวด|รุ่น|ระยะ|ผลัด)(?!ที่|ละ|[ก-์])", "ครั้ง", "งวด", "รุ่น", "ระยะ", "ผลัด", reach=(6, 4)
)  # fmt: skip

_PERSON = re.compile(r"(?:^|\s|และ)(?:นาย|นาง|นางสาว|เด็กชาย|เด็กหญิง)(?=[ก-ฮเ-ไ])")
_ABOUT_ALL = re.compile("ให้|ทั้งนี้|โดย|ผู้รับผิดชอบ|หมายเหตุ")
# What leads from a count to what is counted, which may stand in the next lines.
_LEADS = re.compile(r"\s*[,(]?\s*(?:ดังนี้|ดังต่อไปนี้|คือ|ได้แก่|โดย|ประกอบด้วย)?\s*:?\s*")
# What follows is told besides.
_LEFT = re.compile(
    "(?<!ช่วย)เหลือ|ส่วน(?!ราชการ|ตำบล|จังหวัด|ท้องถิ่น|กลาง|ภูมิภาค|ร่วม|ตัว|บุคคล)|ต่อไป|สำหรับ|ต่อมา"
)


def _told_of(hit: Hit, count: int, reading: Reading) -> bool:
    """Whether all that are counted are told somewhere, or the text does not list them: some come later, or one more is asked for."""
    sort, text = hit.group("sort"), reading.prose.text
    every = [
        number(each)
        for each in re.findall(
            rf"{sort}ที่[^\n\d]{{0,8}}(?:\d{{1,2}}[^\n\d]{{1,8}})?(\d{{1,2}})(?!\d)", text
        )
    ]
    others = re.search(rf"{sort}(?:สุดท้าย|หลัง|ถัดไป|พิเศษ|ต่อไป)|อีก(?:\s*\d+\s*|หนึ่ง)?{sort}", text)
    if count in every or others or re.search(r"แล้ว\s*\Z", hit.passage.text[: hit.start]):
        return True
    first = hit.passage.text.find(f"{sort}ที่", hit.end)
    return first >= 0 and not _LEADS.fullmatch(hit.passage.text[hit.end : first])


def _lines_of(sort: str, passage: Passage, passages: list[Passage]) -> str:
    """Return the texts that follow a passage and begin with a sort and its number; "" when the last is told by no number."""
    follow = islice(passages, passages.index(passage) + 1, None) if passage in passages else ()
    lines = [each.text for each in takewhile(lambda each: each.text.startswith(sort), follow)]
    return "" if any(line.startswith(f"{sort}สุดท้าย") for line in lines) else "\n".join(lines)


def _of_parts(reading: Reading) -> Findings:
    for hit in _NUMBERED_PARTS.hits(reading):
        sort, after = hit.group("sort"), hit.passage.text[hit.end : hit.end + FAR]
        if _LEADS.fullmatch(after):
            after = _lines_of(sort, hit.passage, reading.of(Role.BODY, Role.ITEM))
        after = _LEFT.split(after, maxsplit=1)[0]
        told = [int(n) for n in re.findall(rf"{sort}ที่\s*(\d{{1,2}})(?![\d/])", after)]
        listed = sorted(set(told))
        in_turn = listed == list(range(1, len(listed) + 1)) == told[: len(listed)]
        count = int(hit.group("count"))
        if (
            len(listed) > 1
            and in_turn
            and len(listed) != count
            and not _told_of(hit, count, reading)
        ):
            message = f"บอกว่า {hit.group('count')} แต่มีถึง{sort}ที่ {len(listed)}"
            yield hit.at("count", message, "ตรวจจำนวน")


def _over_tables(reading: Reading) -> Iterator[tuple[Passage, int, bool]]:
    """Yield each text over a table whose rows are numbered, or over a list of persons, how many these are, and whether they are persons."""
    tables, members = reading.parts_of(Table), reading.parts_of(Member)
    if not tables and not members:
        return
    said = {p.path[:-1]: p for p in reading.of(Role.BODY, Role.HEADING) if p.path}
    for path, part in (*tables, *members):
        if isinstance(part, Table) and part.columns:
            above = path[:-1]
            if part.total or any(_COUNTS.search(column.title) for column in part.columns):
                continue  # its rows have numbers of what is counted
            rows = [row for row in part.rows if row and number(row[0]) is not None]
            numbered = _NUMBERED.fullmatch(part.columns[0].title.strip())
            counted = [number(row[0]) for row in rows] == list(range(1, len(part.rows) + 1))
            count = len(rows) if numbered and counted else 0
        elif isinstance(part, Member) and path[-1] == 0:
            above = path[:-2]
            count = sum(each[:-1] == path[:-1] for each, _ in members)
        else:
            continue
        last = above[-1] if above else None
        if count and isinstance(last, int) and last and (*above[:-1], last - 1) in said:
            yield said[*above[:-1], last - 1], count, isinstance(part, Member)


_SECOND = re.compile(r"(?P<above>\d{1,2})\.\d{1,2}")
_ROLE = re.compile(r"(?:กรรมการ|เลขานุการ|คณะทำงาน|ที่ปรึกษา)\s*\Z")


def _of_lists(reading: Reading) -> Findings:
    passages = reading.of(Role.BODY, Role.ITEM, Role.HEADING, Role.CELL)
    items = {id(before): items for before, items, _ in lists(reading)}
    for i, passage in enumerate(passages):
        under = passage.under if reading.typeset else _following(islice(passages, i + 1, None))
        for hit in _SAID.inside(passage) if under else ():
            said = hit.group("count")
            count = _WORDS.get(said) or int(said)
            if not reading.typeset and not hit.group("lead"):
                continue  # what follows may stand beside it, not under it
            if each := _OF_EACH.search(passage.text, 0, hit.start):
                told = int(each["count"] or 0)
                if told and under not in (told, told * count):
                    message = f"บอกว่า {told} แต่มี {under} รายการ"
                    yield Finding(message, passage, *each.span("count"), "ตรวจจำนวนและรายการ")
                continue
            if under and hit.group("sum") and hit.group("unit") in _COUNTED:
                below = _below(islice(passages, i + 1, None))  # or the items say of how many each
                if below and count != below and abs(count - below) <= _NEAR:
                    message = f"บอกว่า {count} แต่มี {below} รายการ"
                    yield hit.at("count", message, "ตรวจจำนวนและรายการ")
                continue
            own = items.get(id(passage), [])
            if _have(own, hit.group("unit")):
                continue  # the items say of how many each
            if count != under and count not in _otherwise(own):
                yield hit.at("count", f"บอกว่า {count} แต่มี {under} รายการ", "ตรวจจำนวนและรายการ")


def _below(passages: Iterable[Passage]) -> int:
    """Return how many items of the second level (๑.๑) follow in a letter typed by hand, under two heads or more; 0 where they are no persons."""
    labels: list[str] = []
    persons = 0
    for passage in passages:
        label = _SECOND.fullmatch(to_arabic(str(passage.value or "")))
        if label and passage.role is Role.ITEM:
            labels.append(label["above"])
            persons += bool(_ROLE.search(passage.text))
    several = len(set(labels)) > 1 and labels == sorted(labels, key=int)
    return len(labels) if several and persons == len(labels) else 0


def _have(items: list[Passage], unit: str) -> bool:
    """Whether half of the items or more say of how many each: ผู้แทนครู จำนวน ๒ คน."""
    told = sum(bool(re.search(rf"\d\s*{unit}", item.text)) for item in items)
    return bool(told) and 2 * told >= len(items)


def _otherwise(items: list[Passage]) -> tuple[int, ...]:
    """Return how many a list may be said to have: the persons it names, and all but a last item about them all."""
    persons = sum(len(_PERSON.findall(item.text)) for item in items)
    about_all = bool(items) and _ABOUT_ALL.match(items[-1].text) is not None
    return (persons, len(items) - 1) if about_all else (persons,)


def _following(passages: Iterable[Passage]) -> int:
    """Return how many items follow in a letter typed by hand, labelled like the first."""
    count = 0
    style, apart = "", False
    for passage in passages:
        label = passage.value if isinstance(passage.value, str) else ""
        form = re.sub(r"\d+", "1", label)
        if passage.role is Role.BODY and count and not passage.text.startswith("จึง"):
            apart = True
            continue  # it goes on about the item before it, unless another list follows
        if passage.role is not Role.ITEM or not label or not re.search(r"\d", label):
            break
        if apart and re.findall(r"\d+", to_arabic(label))[-1:] != [str(count + 1)]:
            break
        style = style or form
        count += form == style
    return count
