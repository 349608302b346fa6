"""รายชื่อคณะกรรมการขัดกันเอง

ตรวจ: ในรายชื่อชุดหนึ่ง มีประธานคนเดียว ชื่อไม่ซ้ำ และหน้าที่เป็นของคณะชนิดเดียว (กรรมการ อนุกรรมการ คณะทำงาน)
เพราะ: คัดรายชื่อจากคำสั่งเดิมแล้วแก้ไม่ครบ
ที่มา: จุดที่เลขานุการพบในคำสั่งที่ส่งกลับ (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดแต่งตั้งคณะกรรมการ ดังนี้
      - รายชื่อ:
          - {ชื่อ: นายสมชาย ใจดี, หน้าที่: ประธานกรรมการ}
          - {ชื่อ: นายวิรัช ทองแก้ว, หน้าที่: ประธานกรรมการ}
          - {ชื่อ: นางอรุณี ศรีสุข, หน้าที่: กรรมการและเลขานุการ}
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดแต่งตั้งคณะกรรมการ ดังนี้
      - รายชื่อ:
          - {ชื่อ: นายสมชาย ใจดี, หน้าที่: ประธานกรรมการ}
          - {ชื่อ: นายวิรัช ทองแก้ว, หน้าที่: รองประธานกรรมการ}
          - {ชื่อ: นางอรุณี ศรีสุข, หน้าที่: กรรมการและเลขานุการ}
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from collections import Counter

from docgen.check.reading import Finding, Findings, Path, Reading
from docgen.diagnostics import Severity
from docgen.model import Member
from docgen.thai.persons import is_person

CODE, NAME, SEVERITY = "A036", "รายชื่อคณะกรรมการขัดกันเอง", Severity.WARNING

# The roles in a body: not ที่ปรึกษาคณะทำงาน, ประธานฝ่ายสงฆ์, กรรมการกำกับห้องสอบ.
_ROLE = re.compile(
    r"(?P<rank>รองประธาน|ประธาน|หัวหน้า)?(?P<sort>คณะทำงาน|อนุกรรมการ|กรรมการ)?(?:และ(?:ผู้ช่วย)?เลขานุการ|ผู้ทรงคุณวุฒิ)?"
)
_CHAIRS = ("ประธาน", "หัวหน้า")

# Way to a member, his name, his rank and the sort of the body.
_Listed = list[tuple[Path, str, str, str]]


def find(reading: Reading) -> Findings:
    lists: dict[Path, _Listed] = {}
    for path, part in reading.parts_of(Member):
        role = _ROLE.fullmatch(part.role or "")
        if role and role[0] and len(path) > 1:
            one = (path, " ".join(part.name.split()), role["rank"] or "", role["sort"] or "")
            lists.setdefault(path[:-1], []).append(one)
    for members in lists.values():
        yield from _chairs(members, reading)
        yield from _names(members, reading)
        yield from _sorts(members, reading)


def _chairs(members: _Listed, reading: Reading) -> Findings:
    chairs = [(path, f"{rank}{sort}") for path, _, rank, sort in members if rank in _CHAIRS]
    for path, role in chairs[1:]:
        message = f"มี {chairs[0][1]} แล้ว"
        yield _at(reading, (*path, "role"), message, f"ตรวจว่าใครเป็น {role}")


def _names(members: _Listed, reading: Reading) -> Findings:
    first: dict[str, int] = {}
    for path, name, *_ in members:
        number = int(path[-1]) + 1
        known = first.setdefault(name, number)
        if known != number and is_person(name):
            yield _at(reading, (*path, "name"), f"ซ้ำกับลำดับที่ {known}", "ตรวจชื่อ")


def _sorts(members: _Listed, reading: Reading) -> Findings:
    counted = Counter(sort for *_, sort in members if sort).most_common()
    if len(counted) < 2 or counted[0][1] < 2 * counted[1][1]:
        return
    usual = counted[0][0]
    for path, _, _, sort in members:
        if sort and sort != usual:
            yield _at(reading, (*path, "role"), f"คนอื่นในรายชื่อนี้เป็น{usual}", "ตรวจหน้าที่")


def _at(reading: Reading, path: Path, message: str, hint: str) -> Finding:
    passage = next((p for p in reading.passages if p.path == path), None)
    return Finding(message, passage, hint=hint, path=path)
