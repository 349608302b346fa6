"""ชื่อเดียวกันสองครั้งในบัญชีรายชื่อ

ตรวจ: รายการที่ทุกข้อขึ้นต้นด้วยชื่อบุคคล เช่น คณะกรรมการ มีชื่อเดียวกันสองข้อ
เพราะ: คัดลอกบรรทัดแล้วลืมแก้ชื่อ
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ชนิด: คำสั่ง
    ข้อความ:
      - ข้อความ: อาศัยอำนาจตามความในมาตรา 57 จึงแต่งตั้งคณะกรรมการ ดังนี้
        ข้อย่อย: [นายวิรัช ทองแก้ว ประธานกรรมการ, นายสมชาย ใจดี กรรมการ, นายวิรัช ทองแก้ว กรรมการและเลขานุการ]
      - ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป
ถูก:
    ชนิด: คำสั่ง
    ข้อความ:
      - ข้อความ: อาศัยอำนาจตามความในมาตรา 57 จึงแต่งตั้งคณะกรรมการ ดังนี้
        ข้อย่อย: [นายวิรัช ทองแก้ว ประธานกรรมการ, นายสมชาย ใจดี กรรมการ, นางอรุณี ศรีสุข กรรมการและเลขานุการ]
      - ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป
"""

import re

from docgen.check.lists import lists
from docgen.check.parts import People
from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A031", "ชื่อเดียวกันสองครั้งในบัญชีรายชื่อ", Severity.WARNING

_OF_PERSONS = re.compile(r"แต่งตั้ง|คณะกรรมการ|คณะทำงาน|รายชื่อ|องค์ประกอบ")
_FEWEST = 3  # items of a list of persons


def find(reading: Reading) -> Findings:
    first = {
        one.passage: one
        for one in People.named_in(reading)
        if not one.passage.text[: one.start].strip()
    }
    for before, items, _ in lists(reading) if first else ():
        if before is None or not _OF_PERSONS.search(before.text):
            continue
        if len(items) < _FEWEST or not all(item in first for item in items):
            continue
        seen: dict[tuple[str, ...], int] = {}
        for number, one in enumerate((first[item] for item in items), 1):
            known = seen.setdefault((one.title, one.given, one.family), number)
            if known != number:
                yield Finding(
                    f"“{one.whole}” ซ้ำกับลำดับที่ {known}", one.passage, one.start, one.end, "ตรวจชื่อ"
                )
