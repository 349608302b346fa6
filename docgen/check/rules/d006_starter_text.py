"""ข้อความตั้งต้นของ docgen new ยังอยู่

ตรวจ: ชื่อสมมุติที่ docgen new เขียนให้ เช่น สำนักงานตัวอย่าง กข 0123.4 example.go.th
เพราะ: ออกหนังสือในนามหน่วยงานที่ไม่มีจริง
ที่มา: docgen/data/starters.yaml
ความแน่ใจ: แน่

ผิด:
    เรียน: ผู้อำนวยการวิทยาลัยเทคนิคตัวอย่าง
ถูก:
    เรียน: ผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "D006", "ข้อความตั้งต้นยังอยู่", Severity.WARNING

_STARTER = Wording(
    r"(?:สำนักงาน|วิทยาลัยเทคนิค|กรม|เกษตรอำเภอ)ตัวอย่าง(?=\s|$|[^ก-ฮ])|กข 0123\.4", "ตัวอย่าง", "กข 0123"
)


def find(reading: Reading) -> Findings:
    seen = set()
    for hit in (*_STARTER.hits(reading), *_STARTER.hits(reading, Role.CODE)):
        # Once for each name: it stands in many places until it is put right.
        if hit.group() not in seen:
            seen.add(hit.group())
            yield hit.finding(f"“{hit.group()}” เป็นข้อความตั้งต้น", "แก้เป็นของหน่วยงาน")
