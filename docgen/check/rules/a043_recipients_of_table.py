"""ผู้รับในบัญชีไม่ตรงกับตารางในหนังสือ

ตรวจ: ตารางในหนังสือมีชื่อโรงเรียนหรือหน่วยงานทุกแห่งของผู้รับในบัญชี แต่มีรายที่อยู่เพียงข้างเดียว
เพราะ: เพิ่มหรือแก้รายชื่อแห่งเดียว ผู้ที่อยู่ในตารางไม่ได้รับหนังสือ
ที่มา: จุดที่เลขานุการพบในหนังสือที่ส่งกลับ (หมวดความสอดคล้อง)
ความแน่ใจ: ไม่แน่ (อาจส่งไม่ครบทุกรายโดยตั้งใจ)

ผิด:
    ชนิด: หนังสือเวียน
    เรียน: ผู้รับ (ตามบัญชีรายชื่อแนบท้าย)
    ผู้รับ: {รายชื่อ: [ผู้อำนวยการโรงเรียนวัดกลาง, ผู้อำนวยการโรงเรียนบ้านดอน, ผู้อำนวยการโรงเรียนบ้านนาดี, ผู้อำนวยการโรงเรียนวัดใหม่]}
    ข้อความ:
      - ด้วยจังหวัดจัดสรรงบประมาณให้โรงเรียน ดังตาราง
      - ตาราง: {ช่อง: [โรงเรียน, บาท], แถว: [[โรงเรียนวัดกลาง, 500], [โรงเรียนบ้านดอน, 400], [โรงเรียนบ้านนาดี, 300], [โรงเรียนวัดเก่า, 200]]}
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ชนิด: หนังสือเวียน
    เรียน: ผู้รับ (ตามบัญชีรายชื่อแนบท้าย)
    ผู้รับ: {รายชื่อ: [ผู้อำนวยการโรงเรียนวัดกลาง, ผู้อำนวยการโรงเรียนบ้านดอน, ผู้อำนวยการโรงเรียนบ้านนาดี, ผู้อำนวยการโรงเรียนวัดใหม่]}
    ข้อความ:
      - ด้วยจังหวัดจัดสรรงบประมาณให้โรงเรียน ดังตาราง
      - ตาราง: {ช่อง: [โรงเรียน, บาท], แถว: [[โรงเรียนวัดกลาง, 500], [โรงเรียนบ้านดอน, 400], [โรงเรียนบ้านนาดี, 300], [โรงเรียนวัดใหม่, 200]]}
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Finding, Findings, Passage, Path, Reading, Role
from docgen.diagnostics import Severity
from docgen.model import Recipients, Table

CODE, NAME, SEVERITY = "A043", "ผู้รับในบัญชีไม่ตรงกับตารางในหนังสือ", Severity.HINT

_FEWEST = 3  # that are in both
_MOST_APART = 2  # that are in one alone, at most one in three
_HEAD = re.compile(
    r"^(?:ท่าน)?(?:ผู้อำนวยการ|ผู้บริหาร|หัวหน้า|นายก|ผู้ว่าราชการ|นาย(?=อำเภอ)|กำนัน|ผู้ใหญ่บ้าน|คณบดี|อธิการบดี|อธิบดี|ประธาน)"
)
_A_NAME = re.compile("[ก-ฮ]{3}|[ก-๎]{6}")


def find(reading: Reading) -> Findings:
    recipients = getattr(reading.content, "recipients", None)
    if not isinstance(recipients, Recipients):
        return
    sent = {p: _bare(p.text) for p in reading.of(Role.RECIPIENT)}
    tables = reading.parts_of(Table)
    for path, table in tables if len(sent) >= _FEWEST else ():
        for at in range(len(table.columns)):
            cells = {i: _bare(row[at]) for i, row in enumerate(table.rows) if at < len(row)}
            named = {i: cell for i, cell in cells.items() if _A_NAME.search(cell)}
            if len(named) >= _FEWEST:
                yield from _apart(reading, path, at, named, sent)


def _apart(
    reading: Reading, path: Path, at: int, cells: dict[int, str], sent: dict[Passage, str]
) -> Findings:
    """Yield who is in the list or in the column alone, where most are in both."""
    there, listed = set(cells.values()), set(sent.values())
    both = there & listed
    few = min(_MOST_APART, len(both) // 2)
    missing = {i: cell for i, cell in cells.items() if cell not in listed}
    further = {p: name for p, name in sent.items() if name not in there}
    if len(both) < _FEWEST or len(missing) > few or len(further) > few:
        return
    places = {p.path: p for p in reading.passages if p.path[: len(path)] == path}
    for i, cell in missing.items():
        message = f"“{cell}” ไม่มีในบัญชีผู้รับ ทั้งที่อีก {len(both)} รายมี"
        here = places.get((*path, "rows", i, at))
        yield Finding(message, here, hint="ตรวจบัญชีผู้รับ", path=path)
    for passage, name in further.items() if not missing else ():
        message = f"“{name}” ไม่มีในตาราง ทั้งที่อีก {len(both)} รายมี"
        yield Finding(message, passage, hint="ตรวจตาราง")


def _bare(text: str) -> str:
    """Return the office that a text names: without the post of its head, and blanks."""
    return _HEAD.sub("", "".join(text.split()))
