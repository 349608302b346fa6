"""ชื่อผู้ลงนามไม่มีคำนำหน้า หรือพิมพ์วงเล็บเอง

ตรวจ: ชื่อเต็มมีคำนำหน้านาม ยศ หรือบรรดาศักดิ์ และไม่พิมพ์วงเล็บ (docgen ใส่ให้)
เพราะ: แบบให้พิมพ์ชื่อเต็มของเจ้าของลายมือชื่อในวงเล็บ
ที่มา: ระเบียบงานสารบรรณ แบบหนังสือภายนอก
ความแน่ใจ: แน่

ผิด:
    ผู้ลงนาม: {ชื่อ: สมชาย ใจดี, ตำแหน่ง: ผู้ว่าราชการจังหวัดสมุทรสาคร}
ถูก:
    ผู้ลงนาม: {ชื่อ: นายสมชาย ใจดี, ตำแหน่ง: ผู้ว่าราชการจังหวัดสมุทรสาคร}
"""

import re

from docgen.check.reading import Finding, Findings, Passage, Reading, Role
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F026", "ชื่อผู้ลงนามไม่มีคำนำหน้าหรือมีวงเล็บ", Severity.WARNING

_TITLE = re.compile(
    r"(?:นาย|นาง|พล|พัน|ร้อย|จ่า|สิบ|ว่าที่|นาวา|เรือ|เรืออากาศ|ดาบ|พลตำรวจ|ดร|ศาสตราจารย์|รองศาสตราจารย์|ผู้ช่วยศาสตราจารย์|ศ|รศ|ผศ|หม่อม|ม\.|"
    r"คุณหญิง|ท่านผู้หญิง|พระ|ทันต|สัตว|เภสัช|น\.ส|แพทย์|อาจารย์|[ก-ฮ]{1,3}\.)"
)
_RANK = 20  # characters


def find(reading: Reading) -> Findings:
    for passage in reading.of(Role.SIGNER):
        text = passage.text.strip()
        if not re.search("[ก-ฮA-Za-z]", text):
            continue  # dots to be written over
        if reading.typeset and text.startswith("(") and text.endswith(")"):
            yield Finding(
                "docgen ใส่วงเล็บให้แล้ว", passage, hint="ลบวงเล็บ", replacement=text[1:-1].strip()
            )
        elif not _TITLE.match(text.lstrip("( ")) and not _rank_above(reading, passage):
            yield Finding("ชื่อไม่มีคำนำหน้า", passage, hint="เช่น นาย นาง นางสาว หรือยศ")


def _rank_above(reading: Reading, signer: Passage) -> bool:
    """Whether the rank stands on the line above the signature, as officers sign by hand."""
    index = reading.passages.index(signer)
    above = reading.passages[index - 1].text if index and not reading.typeset else ""
    return bool(_TITLE.match(above)) and len(above) <= _RANK
