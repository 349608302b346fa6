"""เวลาเริ่มหรือเลิกประชุมไม่มี

ตรวจ: รายงานการประชุมที่พิมพ์เอง มี เริ่มประชุมเวลา และ เลิกประชุมเวลา และผู้จดรายงานการประชุม
เพราะ: เป็นส่วนตามแบบที่ ๑๑
ที่มา: คู่มือการเขียนหนังสือราชการ กระทรวงพาณิชย์
ความแน่ใจ: แน่

ผิด (พิมพ์เอง):
    รายงานการประชุมคณะกรรมการพัฒนาจังหวัด
    ครั้งที่ ๓/๒๕๖๙
    ผู้มาประชุม
    ๑. นายสมชาย ใจดี
    เริ่มประชุมเวลา ๐๙.๓๐ น.
    ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
    มติที่ประชุม รับทราบ
ถูก (พิมพ์เอง):
    รายงานการประชุมคณะกรรมการพัฒนาจังหวัด
    ครั้งที่ ๓/๒๕๖๙
    ผู้มาประชุม
    ๑. นายสมชาย ใจดี
    เริ่มประชุมเวลา ๐๙.๓๐ น.
    ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
    มติที่ประชุม รับทราบ
    เลิกประชุมเวลา ๑๒.๐๐ น.
    นางสาวสมหญิง รักงาน ผู้จดรายงานการประชุม
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "F030", "รายงานการประชุมขาดส่วนตามแบบ", Severity.WARNING

_MINUTES = Wording(r"มติที่ประชุม|ระเบียบวาระที่", "มติที่ประชุม", "ระเบียบวาระที่")
_PARTS = ("เริ่มประชุมเวลา", "เลิกประชุมเวลา", "ผู้จดรายงานการประชุม")
_NEAR = {"เริ่มประชุมเวลา": "เปิดประชุม", "เลิกประชุมเวลา": "ปิดประชุม", "ผู้จดรายงานการประชุม": "ผู้บันทึก"}


def find(reading: Reading) -> Findings:
    if reading.typeset or not reading.is_kind(Kind.MEETING_PAPERS):
        return
    text = reading.prose.text
    title = reading.of(Role.TITLE)
    if not title or not title[0].text.startswith("รายงานการประชุม"):
        return
    for part in _PARTS if _MINUTES.is_in(text) else ():
        if part not in text and _NEAR[part] not in text:
            yield Finding(
                f"ไม่มี “{part}”", title[0] if title else None, hint="เติมตามแบบรายงานการประชุม"
            )
