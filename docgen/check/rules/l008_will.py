"""จัก ในหนังสือถึงผู้รับ

ตรวจ: จักได้ จักขอบคุณ ในหนังสือภายนอกและบันทึกข้อความ
เพราะ: จัก ใช้ในคำสั่งและคำขู่ หนังสือทั่วไปใช้ จะ
ที่มา: ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ.
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดจักจัดอบรมงานสารบรรณ
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดจะจัดอบรมงานสารบรรณ
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import LETTERS, Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "L008", "จัก ในหนังสือถึงผู้รับ", Severity.HINT

_WILL = Wording(r"(?<![ก-ฮ]ู้)(?<!รู้)(?<!ประ)จัก(?=จัด|ได้|ขอให้|ต้อง|มี|ดำเนิน|ส่ง|แจ้ง|ให้)", "จัก")


def find(reading: Reading) -> Findings:
    for hit in _WILL.in_body(reading) if reading.is_kind(*LETTERS) else ():
        yield hit.finding("หนังสือถึงผู้รับใช้ “จะ”", "", "จะ")
