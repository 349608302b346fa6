"""ขอบคุณทั้งที่ไม่ได้ขอ

ตรวจ: “จึงเรียนมาเพื่อทราบ” ตามด้วย จะขอบคุณยิ่ง
เพราะ: ขอบคุณเมื่อขอให้ทำ ไม่ใช่เมื่อแจ้งให้ทราบ
ที่มา: ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ.
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดจะปิดปรับปรุงห้องประชุมชั้น 2
      - จึงเรียนมาเพื่อทราบ จะขอบคุณยิ่ง
ถูก:
    ข้อความ:
      - ด้วยจังหวัดจะปิดปรับปรุงห้องประชุมชั้น 2
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F006", "ขอบคุณทั้งที่ไม่ได้ขอ", Severity.WARNING

_THANKS = Wording(
    r"มาเพื่อ(?:โปรด)?ทราบ\s*(?P<thanks>(?:และ)?\s*(?:จะ|จัก)?(?:เป็นพระคุณ|ขอบพระคุณ|ขอบคุณ|ขอขอบ)[^\n]*)\Z",
    "ขอบ",
    "พระคุณ",
)


def find(reading: Reading) -> Findings:
    for passage in reading.body():
        for hit in _THANKS.inside(passage):
            yield hit.at("thanks", "แจ้งเพื่อทราบ ไม่ต้องขอบคุณ", "ลบคำขอบคุณ หรือบอกสิ่งที่ขอ")
