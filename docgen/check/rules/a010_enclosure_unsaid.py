"""มีสิ่งที่ส่งมาด้วย แต่ข้อความไม่กล่าวถึง

ตรวจ: สิ่งที่ส่งมาด้วยแต่ละรายการต้องถูกกล่าวถึงในข้อความ
เพราะ: ผู้รับไม่รู้ว่าส่งมาเพื่ออะไร หรือเป็นรายการที่เหลือจากหนังสือเก่า
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการ, จำนวน: 1 แผ่น}]
    ข้อความ:
      - ด้วยจังหวัดจะจัดอบรม จึงขอเชิญท่านเป็นวิทยากร
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการ, จำนวน: 1 แผ่น}]
    ข้อความ:
      - ด้วยจังหวัดจะจัดอบรม รายละเอียดตามสิ่งที่ส่งมาด้วย จึงขอเชิญท่านเป็นวิทยากร
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.parts import numbers_said
from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "A010", "มีสิ่งที่ส่งมาด้วยแต่ข้อความไม่กล่าวถึง", Severity.WARNING

_SAID = Wording(
    r"มาด้วย|แนบ|พร้อมนี้|ดังกล่าวมา|ตามเอกสาร|ส่ง[^\n]{0,60}(?<!ห)มา(?:ด้วย|พร้อม|ให้|เพื่อ|ยัง|ที่|\s|\Z)|ขอส่ง|จัดส่ง|ลิงก์|QR|คิวอาร์"
)
# What an enclosure is; the text calls it so, seldom by its whole title.
_SORT = re.compile(
    r"กำหนดการ|แบบตอบรับ|แบบ[ก-์]{2,8}?(?=การ|ขอ|ผู้|โครงการ)|คู่มือ|รายชื่อ|บัญชีรายชื่อ|แผนที่|โครงการ|ระเบียบวาระ|รายงานการประชุม|สรุปผล"
)
_OPENING = 8  # characters by which the text may call an enclosure


def find(reading: Reading) -> Findings:
    body = reading.body()
    sent = reading.of(Role.ENCLOSURE)
    if not body or not sent or reading.is_kind(Kind.STAMPED_LETTER):
        return
    said = {number for _, number in numbers_said(reading, "มาด้วย")}
    every = any(_SAID.is_in(passage.text) for passage in body)
    text = re.sub(r"\s", "", " ".join(passage.text for passage in body))
    for number, passage in enumerate(sent, 1):
        title = re.sub(r"\s", "", passage.text)
        sort = _SORT.match(title)
        named = (sort.group() if sort else title.removeprefix("สำเนา")[:_OPENING]) in text
        told = (number in said) if said and len(sent) > 1 else every
        if not told and not named:
            which = f" {number}" if len(sent) > 1 else ""
            message = f"ข้อความไม่กล่าวถึงสิ่งที่ส่งมาด้วย{which}"
            yield Finding(message, passage, hint="กล่าวถึงในข้อความ หรือลบออก")
