"""หนังสือรับรองไม่ขึ้นต้นตามแบบ

ตรวจ: ย่อหน้าแรกขึ้นต้นว่า หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า
เพราะ: เป็นข้อความตามแบบที่ ๑๐
ที่มา: คู่มือการเขียนหนังสือราชการ กระทรวงพาณิชย์
ความแน่ใจ: แน่

ผิด:
    ชนิด: หนังสือรับรอง
    ข้อความ: ขอรับรองว่านายสมชาย ใจดี เป็นข้าราชการในสังกัดจังหวัด
ถูก:
    ชนิด: หนังสือรับรอง
    ข้อความ: หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า นายสมชาย ใจดี เป็นข้าราชการในสังกัดจังหวัด
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "F022", "หนังสือรับรองไม่ขึ้นต้นตามแบบ", Severity.WARNING

_OPENING = "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า"


def find(reading: Reading) -> Findings:
    body = reading.of(Role.BODY) if reading.is_kind(Kind.CERTIFICATE) else []
    if body and not "".join(body[0].text.split()).startswith(_OPENING):
        yield Finding(f"ไม่ขึ้นต้นว่า “{_OPENING}”", body[0], 0, min(20, len(body[0].text)))
