"""หนังสือเวียนไม่มี ว หรือหนังสือธรรมดามี ว

ตรวจ: หนังสือเวียนมี ว หน้าเลขทะเบียนส่ง หนังสือถึงผู้รับรายเดียวไม่มี
เพราะ: ว บอกว่าเป็นหนังสือเวียน และมีทะเบียนของตนได้
ที่มา: ระเบียบงานสารบรรณ ข้อ ๓๒; หนังสือจริง
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ที่: สค 0017.2/ว 500
ถูก:
    ที่: สค 0017.2/500
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role, Sheet
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "N003", "ว ในที่ของหนังสือ", Severity.WARNING
ALONE = False


def find(reading: Reading) -> Findings:
    number = reading.first(Role.NUMBER)
    to = reading.first(Role.TO)
    if number is None or "/" not in number.text or to is None:
        return
    marked = bool(re.search(r"/\s*ว", number.text))
    many = (
        "แนบท้าย" in to.text
        or bool(re.search("ทุก(?!ข์)", to.text))
        or bool(reading.of(Role.RECIPIENT, sheet=Sheet.LIST))
    )
    if reading.is_kind(Kind.CIRCULAR) and reading.typeset and not marked:
        yield Finding("หนังสือเวียนไม่มี ว หน้าเลขทะเบียนส่ง", number, hint="เช่น สค 0017.2/ว 500")
    elif not reading.typeset and many and not marked and re.search(r"/\s*\d", number.text):
        yield Finding("ถึงผู้รับหลายราย แต่ไม่มี ว หน้าเลขทะเบียนส่ง", number, hint="หนังสือเวียนมี ว เช่น /ว ๕๐๐")
    elif reading.is_kind(Kind.LETTER) and reading.typeset and marked and not many:
        yield Finding("หนังสือถึงผู้รับรายเดียวไม่มี ว", number, hint="ลบ ว หรือใช้ ชนิด: หนังสือเวียน")
