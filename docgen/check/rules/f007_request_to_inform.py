"""เรื่องขอ แต่สรุปว่าเพียงเพื่อทราบ

ตรวจ: เรื่องที่ขึ้นต้นด้วย ขออนุมัติ ขอความอนุเคราะห์ ขอความร่วมมือ ขอหารือ แล้วสรุปว่า จึงเรียนมาเพื่อทราบ
เพราะ: ผู้รับทราบแล้วไม่ต้องทำอะไร เรื่องที่ขอจึงไม่เดิน
ที่มา: ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ. (คำสรุปต้องตรงกับความประสงค์)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    เรื่อง: ขออนุมัติจัดอบรมงานสารบรรณ
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ
      - จึงเรียนมาเพื่อทราบ
ถูก:
    เรื่อง: ขออนุมัติจัดอบรมงานสารบรรณ
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ
      - จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ
"""

import re

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F007", "เรื่องขอ แต่สรุปเพียงเพื่อทราบ", Severity.WARNING

_ASKS = Wording(
    r"\A(?:การ)?ขอ(?:อนุมัติ|อนุญาต|อนุเคราะห์|ความอนุเคราะห์|หารือ|ให้พิจารณา|รับการสนับสนุน|สนับสนุน|ยืม|ใช้)", "ขอ"
)
_ANSWERS = Wording(r"พิจารณาแล้ว|ตรวจสอบแล้ว|ขอเรียนว่า|ขอแจ้งว่า|ไม่ขัดข้อง")
_ASKED = re.compile(r"ตาม.*(?:หารือ|ขอ).*นั้น")
_ONLY_INFORMS = Wording(r"จึง(?:กราบ)?เรียนมาเพื่อ(?:โปรด)?ทราบ\s*\Z", "ทราบ")


def find(reading: Reading) -> Findings:
    subject = reading.first(Role.SUBJECT)
    if subject is None or not _ASKS.is_in(subject.text):
        return
    texts = [passage.text for passage in reading.body()]
    if any(map(_ASKED.match, texts)) and any(map(_ANSWERS.is_in, texts)):
        return  # the answer keeps the subject of what was asked
    for hit in _ONLY_INFORMS.in_body(reading):
        yield hit.finding("เรื่องนี้ขอ แต่สรุปเพียงเพื่อทราบ", "เช่น จึงเรียนมาเพื่อโปรดพิจารณา")
