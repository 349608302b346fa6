"""คำสั่งไม่อ้างอำนาจ

ตรวจ: คำสั่งมีข้อความ อาศัยอำนาจตามความใน... หรือ ตาม... จึงแต่งตั้ง/จึงสั่ง
เพราะ: คำสั่งที่ไม่บอกอำนาจถูกโต้แย้งได้
ที่มา: คลังแบบคำสั่ง (รหัส 57060650321)
ความแน่ใจ: ไม่แน่

ผิด:
    ชนิด: คำสั่ง
    ข้อความ:
      - ให้นายสมชาย ใจดี ไปปฏิบัติราชการที่อำเภอบ้านแพ้ว
      - ทั้งนี้ ตั้งแต่วันที่ 1 เมษายน 2569 เป็นต้นไป
ถูก:
    ชนิด: คำสั่ง
    ข้อความ:
      - อาศัยอำนาจตามความในมาตรา 57 แห่งพระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 ให้นายสมชาย ใจดี ไปปฏิบัติราชการที่อำเภอบ้านแพ้ว
      - ทั้งนี้ ตั้งแต่วันที่ 1 เมษายน 2569 เป็นต้นไป
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "F009", "คำสั่งไม่อ้างอำนาจ", Severity.HINT

_AUTHORITY = Wording(r"อำนาจ|ตามความใน|มาตรา|ระเบียบ|พระราชบัญญัติ|กฎ|จึง(?:แต่งตั้ง|มีคำสั่ง|สั่ง|ให้|มอบ)|ตามที่")


def find(reading: Reading) -> Findings:
    body = reading.of(Role.BODY)
    if reading.is_kind(Kind.ORDER) and body and not any(_AUTHORITY.is_in(p.text) for p in body):
        yield Finding(
            "ไม่อ้างอำนาจที่สั่ง",
            body[0],
            0,
            min(20, len(body[0].text)),
            "เช่น อาศัยอำนาจตามความในมาตรา ...",
        )
