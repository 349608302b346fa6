"""ย่อหน้าซ้ำ

ตรวจ: ย่อหน้าหรือข้อย่อยยาวที่เหมือนกันทุกตัวอักษรในหนังสือฉบับเดียว
เพราะ: วางซ้ำ
ที่มา: จุดที่พบในหนังสือจริง
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมการเขียนหนังสือราชการแก่เจ้าหน้าที่ธุรการ
      - ด้วยจังหวัดกำหนดจัดอบรมการเขียนหนังสือราชการแก่เจ้าหน้าที่ธุรการ
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมการเขียนหนังสือราชการแก่เจ้าหน้าที่ธุรการ
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "D007", "ย่อหน้าซ้ำ", Severity.WARNING
ALONE = False

_SHORT, _LONG = 12, 30  # characters


def find(reading: Reading) -> Findings:
    before = ""
    seen: dict[tuple[object, str], int] = {}
    for number, passage in enumerate(reading.of(Role.BODY, Role.ITEM), 1):
        key = (passage.sheet, "".join(passage.text.split()))
        # Short ones may come back (เห็นชอบ), but not at once.
        again = passage.role is Role.BODY and key[1] == before and len(before) >= _SHORT
        before = key[1]
        if (
            passage.role is Role.BODY
            and len(before) >= _LONG
            and seen.setdefault(key, number) != number
        ) or again:
            yield Finding("ซ้ำกับย่อหน้าก่อน", passage, hint="ลบย่อหน้าที่ซ้ำ")
