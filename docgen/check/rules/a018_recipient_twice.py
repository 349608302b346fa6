"""ผู้รับซ้ำในบัญชี

ตรวจ: ผู้รับชื่อเดียวกัน หน่วยงานเดียวกัน มีในบัญชีมากกว่าหนึ่งครั้ง
เพราะ: ส่งซ้ำ และจำนวนผู้รับผิด
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ชนิด: หนังสือเวียน
    เรียน: หัวหน้าส่วนราชการ (ตามบัญชีรายชื่อแนบท้าย)
    ผู้รับ: [ปลัดจังหวัด, เกษตรจังหวัด, ปลัดจังหวัด]
ถูก:
    ชนิด: หนังสือเวียน
    เรียน: หัวหน้าส่วนราชการ (ตามบัญชีรายชื่อแนบท้าย)
    ผู้รับ: [ปลัดจังหวัด, เกษตรจังหวัด, ปศุสัตว์จังหวัด]
"""

import re

from docgen.check.reading import Finding, Findings, Passage, Reading, Role
from docgen.diagnostics import Severity
from docgen.model import Recipients

CODE, NAME, SEVERITY = "A018", "ผู้รับซ้ำในบัญชี", Severity.WARNING

_COUNT = re.compile(r"[\d\s.,]*(?:ชุด|ฉบับ|เล่ม|แผ่น|คน|ราย)?\s*\Z")


def find(reading: Reading) -> Findings:
    seen: dict[object, int] = {}
    for number, (key, passage) in enumerate(_rows(reading), 1):
        first = seen.setdefault(key, number)
        if first != number:
            yield Finding(f"“{passage.text}” ซ้ำกับลำดับที่ {first}", passage, hint="ลบรายการที่ซ้ำ")


def _rows(reading: Reading) -> list[tuple[object, Passage]]:
    listed = reading.of(Role.RECIPIENT)
    recipients = getattr(reading.content, "recipients", None)
    if not isinstance(recipients, Recipients):
        return [(" ".join(p.text.split()), p) for p in listed if not _COUNT.match(p.text)]
    keys = [
        (
            group,
            " ".join(name.split()),
            one.organisation,
            tuple(one.address),
            tuple(one.extra.items()),
        )
        for group, one, name in recipients.rows()
    ]
    members = {p.path[1:-1]: p for p in listed}
    by_row = [members.get(path) for path, _ in recipients.paths()]
    return [(key, p) for key, p in zip(keys, by_row, strict=True) if p is not None]
