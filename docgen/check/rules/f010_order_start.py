"""คำสั่งไม่บอกวันเริ่มใช้

ตรวจ: คำสั่งมีข้อความ ทั้งนี้ ตั้งแต่... เป็นต้นไป หรือ สั่ง ณ วันที่
เพราะ: ไม่รู้ว่ามีผลเมื่อใด
ที่มา: คลังแบบคำสั่ง (รหัส 57060650321)
ความแน่ใจ: ไม่แน่

ผิด:
    ชนิด: คำสั่ง
    ข้อความ:
      - อาศัยอำนาจตามความในมาตรา 57 แห่งพระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 จึงแต่งตั้งคณะทำงาน
ถูก:
    ชนิด: คำสั่ง
    ข้อความ:
      - อาศัยอำนาจตามความในมาตรา 57 แห่งพระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 จึงแต่งตั้งคณะทำงาน
      - ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "F010", "คำสั่งไม่บอกวันเริ่มใช้", Severity.HINT

_START = Wording(r"ตั้งแต่|เป็นต้นไป|มีผล(?:ใช้)?บังคับ|นับแต่|นับจาก|จนกว่า|ระหว่างวันที่|ในวัน|ถึงวันที่|ประจำเดือน")


def find(reading: Reading) -> Findings:
    body = reading.of(Role.BODY, Role.ITEM)
    if (
        reading.is_kind(Kind.ORDER)
        and body
        and not any(_START.is_in(p.text) for p in (*body, *reading.of(Role.SUBJECT)))
    ):
        last = body[-1]
        yield Finding("ไม่บอกว่ามีผลเมื่อใด", last, 0, min(20, len(last.text)), "เช่น ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป")
