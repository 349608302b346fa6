"""ตัวพยัญชนะของหนังสือที่อ้างถึงไม่ใช่ของผู้ออก

ตรวจ: หนังสือจังหวัด... หรือ กระทรวง... ที่อ้างถึง มีตัวพยัญชนะของจังหวัดหรือกระทรวงนั้น
เพราะ: พิมพ์ที่ผิด หรือชื่อส่วนราชการผิด
ที่มา: รหัสตัวพยัญชนะประจำกระทรวงและจังหวัด
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    อ้างถึง: [หนังสือจังหวัดสมุทรปราการ ที่ สค 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านประชุม นั้น, จึงเรียนมาเพื่อทราบ]
ถูก:
    อ้างถึง: [หนังสือจังหวัดสมุทรปราการ ที่ สป 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านประชุม นั้น, จึงเรียนมาเพื่อทราบ]
"""

import re

from docgen.check.parts import references
from docgen.check.reading import Findings, Reading
from docgen.diagnostics import Severity
from docgen.resources import table

CODE, NAME, SEVERITY = "N004", "ตัวพยัญชนะของหนังสือที่อ้างถึงไม่ตรงผู้ออก", Severity.WARNING


def find(reading: Reading) -> Findings:
    for reference in references(reading):
        sender = re.sub(r"\s", "", reference.sender).removeprefix("หนังสือ")
        letters = re.match(r"[ก-ฮ]{2,3}(?=\s?\d)", reference.number)
        right = _letters(sender)
        if letters and right and letters.group() != right:
            yield reference.finding(
                "number", f"{sender}ใช้ {right} ไม่ใช่ {letters.group()}", "ตรวจที่และชื่อส่วนราชการ"
            )


def _letters(sender: str) -> str | None:
    """Return the letters of the province or ministry that is named, and nothing else."""
    row = (
        table("provinces").get(sender.removeprefix("จังหวัด")) if sender.startswith("จังหวัด") else None
    )
    if row is not None:
        return str(row["letters"])
    ministry = table("ministries").get(sender)
    return str(ministry["letters"]) if ministry else None
