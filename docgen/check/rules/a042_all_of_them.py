"""จำนวนที่กล่าวถึงอีกครั้งไม่ตรงกับที่บอกไว้

ตรวจ: “ข้าราชการทั้ง ๒ นาย” เมื่อบอกไว้ก่อนว่า ๓ นาย
เพราะ: แก้จำนวนแห่งเดียวแล้วลืมอีกแห่ง
ที่มา: จุดที่เลขานุการพบในหนังสือที่ส่งกลับ (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดส่งตัวข้าราชการ จำนวน 3 นาย มาช่วยราชการ ทั้งนี้ ข้าราชการทั้ง 2 นาย ได้รับเงินเดือนจากสังกัดเดิม
      - จึงเรียนมาเพื่อโปรดทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดส่งตัวข้าราชการ จำนวน 3 นาย มาช่วยราชการ ทั้งนี้ ข้าราชการทั้ง 3 นาย ได้รับเงินเดือนจากสังกัดเดิม
      - จึงเรียนมาเพื่อโปรดทราบ
"""

import re
from itertools import combinations

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Member, Table

CODE, NAME, SEVERITY = "A042", "จำนวนที่กล่าวถึงอีกครั้งไม่ตรงกับที่บอกไว้", Severity.WARNING

_UNITS = "คน|นาย|ราย|ท่าน|รูป|แห่ง|คัน|ฉบับ|โรงเรียน|ตำบล|หมู่บ้าน|โครงการ|แปลง|หลัง|เครื่อง|งวด|รุ่น"
_ALL = Wording(
    rf"ทั้ง\s*(?P<count>\d{{1,3}})\s*(?P<unit>{_UNITS})(?![ก-์]|ที่)",
    "ทั้ง", reach=(0, 30),
)  # fmt: skip
_COUNTED = re.compile(rf"(?<![\d.,/])(?P<count>\d{{1,3}})\s*(?P<unit>{_UNITS})(?![ก-์])")
_FILLER = re.compile(r"(?:\s|จำนวน|อีก|รวม|ทั้งสิ้น|ทั้งหมด|ทั้ง)*\Z")
_WORDS = re.compile(r"[ก-๎]{6}\Z")
_BACK = 40
_NEAR = 2  # a number further off is of other things
_MOST = 6  # counts of one unit: a report of numbers


def find(reading: Reading) -> Findings:
    hits = list(_ALL.hits(reading))
    if not 0 < len(hits) <= _MOST:
        return
    text = reading.prose.text
    told = [
        (
            each["unit"],
            int(each["count"]),
            _noun(text[max(each.start() - _BACK, 0) : each.start()]),
            each.start("count"),
        )
        for each in _COUNTED.finditer(text)
    ]
    for hit in hits:
        unit, said, own = hit.group("unit"), int(hit.group("count")), hit.match.start("count")
        noun = _noun(text[max(hit.match.start() - _BACK, 0) : hit.match.start()])
        others = [each for each in told if each[0] == unit and each[3] != own]
        counts = {count for _, count, *_ in others}
        known = {sum(some) for size in (1, 2) for some in combinations(counts, size)}
        known |= {abs(a - b) for a, b in combinations(counts, 2)} | _listed(reading)
        if len(counts) > _MOST or said in known or not noun:
            continue
        # The same thing told again: ข้าราชการ ๓ นาย ... ข้าราชการทั้ง ๒ นาย
        same = [count for _, count, of, _ in others if of == noun and abs(count - said) <= _NEAR]
        if same:
            yield hit.at("count", f"บอกไว้อีกแห่งว่า {same[0]} {unit}", "ตรวจจำนวนทุกแห่ง")


def _noun(before: str) -> str:
    """Return the end of what is counted, "" where it is too short to be told."""
    bare = _FILLER.sub("", before)
    found = _WORDS.search(bare)
    return found.group() if found else ""


def _listed(reading: Reading) -> set[int]:
    """Return how many stand in each list of persons and in each table, and how many items under each text."""
    tables = {len(table.rows) for _, table in reading.parts_of(Table)}
    persons: dict[object, int] = {}
    for path, _ in reading.parts_of(Member):
        persons[path[:-1]] = persons.get(path[:-1], 0) + 1
    return tables | set(persons.values()) | {p.under for p in reading.body() if p.under}
