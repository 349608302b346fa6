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

from collections import Counter
from collections.abc import Iterator

from docgen.check.reading import Finding, Findings, Path, Reading
from docgen.diagnostics import Severity
from docgen.model import Member

CODE, NAME, SEVERITY = "A036", "รายชื่อคณะกรรมการขัดกันเอง", Severity.WARNING

_CHAIR = ("ประธาน", "หัวหน้าคณะทำงาน")
_SHARED = ("ร่วม", "คนที่")  # ประธานร่วม, ประธานคนที่หนึ่ง
_SORTS = (
    "คณะทำงาน",
    "อนุกรรมการ",
    "กรรมการ",
)  # the longer first: อนุกรรมการ is a กรรมการ in letters only

_Listed = list[tuple[Path, Member]]


def find(reading: Reading) -> Findings:
    lists: dict[Path, _Listed] = {}
    for path, part in reading.parts.items():
        if isinstance(part, Member) and len(path) > 1:
            lists.setdefault(path[:-1], []).append((path, part))
    for members in lists.values():
        yield from _chairs(members, reading)
        yield from _names(members, reading)
        yield from _sorts(members, reading)


def _chairs(members: _Listed, reading: Reading) -> Findings:
    chairs = [
        (path, one.role)
        for path, one in members
        if one.role and one.role.startswith(_CHAIR) and not any(w in one.role for w in _SHARED)
    ]
    for path, role in chairs[1:]:
        yield _at(reading, (*path, "role"), f"มี{chairs[0][1]}แล้ว", f"ตรวจหน้าที่ {role} ของทั้งสองคน")


def _names(members: _Listed, reading: Reading) -> Findings:
    first: dict[str, int] = {}
    for number, (path, one) in enumerate(members, 1):
        known = first.setdefault(" ".join(one.name.split()), number)
        if known != number:
            yield _at(reading, (*path, "name"), f"ซ้ำกับลำดับที่ {known}", "ตรวจชื่อ")


def _sorts(members: _Listed, reading: Reading) -> Findings:
    sorts = [(path, sort) for path, one in members for sort in _sort(one.role or "")]
    counted = Counter(sort for _, sort in sorts).most_common()
    if len(counted) < 2:
        return
    usual = counted[0][0]
    for path, sort in sorts:
        if sort != usual:
            yield _at(reading, (*path, "role"), f"คนอื่นในรายชื่อนี้เป็น{usual}", "ตรวจหน้าที่")


def _sort(role: str) -> Iterator[str]:
    """Yield of what kind of body a role is; nothing for one of none (วิทยากร, ผู้ประสานงาน)."""
    found = next((sort for sort in _SORTS if sort in role), None)
    if found is not None:
        yield found


def _at(reading: Reading, path: Path, message: str, hint: str) -> Finding:
    passage = next((p for p in reading.passages if p.path == path), None)
    return Finding(message, passage, hint=hint, path=path)
