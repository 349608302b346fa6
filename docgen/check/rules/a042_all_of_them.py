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
_NEAR = 2  # a number further off is of other things
_MOST = 6  # counts of one unit: a report of numbers


def find(reading: Reading) -> Findings:
    for hit in _ALL.hits(reading):
        text, unit, said = reading.prose.text, hit.group("unit"), int(hit.group("count"))
        own = hit.match.start("count")
        counts = {
            int(each["count"])
            for each in _COUNTED.finditer(text)
            if each["unit"] == unit and each.start("count") != own
        }
        known = {sum(some) for size in (1, 2) for some in combinations(counts, size)}
        if not 0 < len(counts) <= _MOST or said in known | _listed(reading):
            continue
        near = sorted(each for each in counts if abs(each - said) <= _NEAR)
        if near:
            message = f"บอกไว้อีกแห่งว่า {near[0]} {unit}"
            yield hit.at("count", message, "ตรวจจำนวนทุกแห่ง")


def _listed(reading: Reading) -> set[int]:
    """Return how many stand in each list of persons and in each table, and how many items under each text."""
    tables = {len(part.rows) for part in reading.parts.values() if isinstance(part, Table)}
    persons: dict[object, int] = {}
    for path, part in reading.parts.items():
        if isinstance(part, Member):
            persons[path[:-1]] = persons.get(path[:-1], 0) + 1
    return tables | set(persons.values()) | {p.under for p in reading.body() if p.under}
