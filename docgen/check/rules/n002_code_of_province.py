"""ตัวพยัญชนะของที่ไม่ใช่ของจังหวัดในหัวหนังสือ

ตรวจ: ตัวพยัญชนะประจำจังหวัดในที่ ต้องเป็นของจังหวัดเจ้าของหนังสือ เช่น สค คือสมุทรสาคร สป คือสมุทรปราการ
เพราะ: คัดลอกจากหนังสือของจังหวัดอื่น
ที่มา: รหัสตัวพยัญชนะประจำจังหวัด (๗๗ จังหวัด; krupiyarerk.wordpress.com และอีกสองแหล่งตรงกัน)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ที่: สป 0017.2/500
ถูก:
    ที่: สค 0017.2/500
"""

import re

from docgen.check.parts import head_of
from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.resources import table

CODE, NAME, SEVERITY = "N002", "ตัวพยัญชนะของที่ไม่ใช่ของจังหวัดนี้", Severity.WARNING
ALONE = False


def find(reading: Reading) -> Findings:
    number = reading.first(Role.NUMBER)
    letters = re.match(r"[ก-ฮ]{2}(?= )", number.text) if number else None
    if number is None or letters is None:
        return
    provinces: dict[str, str] = {row["letters"]: name for name, row in table("provinces").items()}
    head = head_of(reading)
    named = [(code, name) for code, name in provinces.items() if name in head]
    theirs = provinces.get(letters.group())
    if theirs and named and letters.group() not in {code for code, _ in named}:
        code, name = max(named, key=lambda pair: len(pair[1]))
        message = f"{letters.group()} คือจังหวัด{theirs} แต่หัวหนังสือคือ{name} ({code})"
        yield Finding(message, number, 0, 2, "ตรวจรหัสหนังสือของส่วนราชการ")
