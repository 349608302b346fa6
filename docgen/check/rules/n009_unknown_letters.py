"""ไม่รู้จักตัวพยัญชนะของที่

ตรวจ: ตัวพยัญชนะสองหรือสามตัวในที่ของหนังสือที่พิมพ์เอง เป็นของกระทรวงหรือจังหวัดที่รู้จัก
เพราะ: พิมพ์สลับหรือตก
ที่มา: รหัสตัวพยัญชนะประจำกระทรวงและจังหวัด (รายชื่อหน่วยงานอิสระอาจไม่ครบ)
ความแน่ใจ: ไม่แน่

ผิด (พิมพ์เอง):
    ที่ สฃ ๐๐๑๗.๒/๑๐
    เรื่อง ขอส่งรายงานประจำปี
    เรียน อธิบดีกรมการปกครอง
ถูก (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    เรื่อง ขอส่งรายงานประจำปี
    เรียน อธิบดีกรมการปกครอง
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.resources import table

CODE, NAME, SEVERITY = "N009", "ไม่รู้จักตัวพยัญชนะของที่", Severity.HINT
ALONE = False


def find(reading: Reading) -> Findings:
    number = reading.first(Role.NUMBER)
    letters = re.match(r"[ก-ฮ]{2,3}(?=\s?\d{4})", number.text) if number else None
    if number is None or letters is None or reading.typeset:
        return
    known = {row["letters"] for name in ("provinces", "ministries") for row in table(name).values()}
    if letters.group() not in known:
        yield Finding(f"ไม่รู้จัก “{letters.group()}”", number, 0, letters.end(), "ตรวจรหัสตัวพยัญชนะ")
