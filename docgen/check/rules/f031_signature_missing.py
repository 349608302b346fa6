"""หนังสือขาดคำลงท้ายหรือชื่อผู้ลงนาม

ตรวจ: หนังสือที่พิมพ์เองมีชื่อผู้ลงนามแต่ไม่มีคำลงท้าย หรือมีคำลงท้ายแต่ไม่มีชื่อในวงเล็บ
เพราะ: ลบพลาดเมื่อแก้จากฉบับเดิม
ที่มา: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๑
ความแน่ใจ: ค่อนข้างแน่

ผิด (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    เรื่อง ขอส่งรายงาน
    เรียน อธิบดีกรมการปกครอง
    ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว จึงขอส่งรายงานมาเพื่อประกอบการพิจารณา
    จึงเรียนมาเพื่อโปรดทราบ

    (นายประเสริฐ มั่นคง)
    ผู้ว่าราชการจังหวัดสมุทรสาคร
    โทร. ๐ ๓๔๔๒ ๕๐๗๕
ถูก (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    เรื่อง ขอส่งรายงาน
    เรียน อธิบดีกรมการปกครอง
    ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว จึงขอส่งรายงานมาเพื่อประกอบการพิจารณา
    จึงเรียนมาเพื่อโปรดทราบ
    ขอแสดงความนับถือ

    (นายประเสริฐ มั่นคง)
    ผู้ว่าราชการจังหวัดสมุทรสาคร
    โทร. ๐ ๓๔๔๒ ๕๐๗๕
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.model import Kind
from docgen.thai.persons import titles

CODE, NAME, SEVERITY = "F031", "หนังสือขาดคำลงท้ายหรือชื่อผู้ลงนาม", Severity.WARNING

_SURE = (Role.CLOSING, Role.SIGNER, Role.BODY, Role.ITEM)
_CLOSED = re.compile("นับถือ|เคารพ")


def find(reading: Reading) -> Findings:
    if reading.typeset or not reading.is_kind(Kind.LETTER, Kind.CIRCULAR) or reading.on_memo:
        return
    if any(_is_there(p.text) for p in reading.passages if p.role not in _SURE):
        return  # it is there, otherwise than is usual
    closing, signer = reading.first(Role.CLOSING), reading.first(Role.SIGNER)
    addressed = reading.first(Role.TO) is not None
    if signer is not None and closing is None and addressed:
        yield Finding("ไม่มีคำลงท้ายก่อนชื่อผู้ลงนาม", signer, hint="เช่น ขอแสดงความนับถือ")
    after = reading.first(Role.POSITION) or reading.first(Role.TELEPHONE)
    if closing is not None and signer is None and after is not None:
        yield Finding("ไม่มีชื่อผู้ลงนามใต้คำลงท้าย", closing, hint="พิมพ์ชื่อเต็มในวงเล็บ")


def _is_there(text: str) -> bool:
    """Whether a text closes a letter, or is the name of its signer."""
    signed = (each.startswith((*titles(), "พระ")) for each in text.split("(")[1:])
    return bool(_CLOSED.search(text)) or any(signed)
