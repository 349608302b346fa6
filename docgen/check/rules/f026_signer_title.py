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
from docgen.thai.persons import titles

CODE, NAME, SEVERITY = "F026", "ชื่อผู้ลงนามไม่มีคำนำหน้าหรือมีวงเล็บ", Severity.WARNING

_FURTHER = re.compile(
    r"[ก-ฮ]{1,3}\.|พระ|อาจารย์|หม่อม|พล|พัน|จ่า|สิบ|(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b"
)  # of monks, of the learned, abbreviations
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
        elif not _has_title(text.lstrip("( ")) and not _rank_above(reading, passage):
            yield Finding("ชื่อไม่มีคำนำหน้า", passage, hint="เช่น นาย นาง นางสาว หรือยศ")


def _rank_above(reading: Reading, signer: Passage) -> bool:
    """Whether the rank stands on the line above the signature, as officers sign by hand."""
    index = reading.passages.index(signer)
    above = reading.passages[index - 1].text if index and not reading.typeset else ""
    return _has_title(above) and len(above) <= _RANK


def _has_title(name: str) -> bool:
    return name.startswith(tuple(titles())) or bool(_FURTHER.match(name))
