"""เล่าเป็นอดีต แต่วันที่อยู่หลังหนังสือ

ตรวจ: “ได้ประชุม เมื่อวันที่ ...” วันนั้นต้องไม่อยู่หลังวันที่ของหนังสือ; หนังสือรับรองว่า ได้เข้าร่วม ผ่านการอบรม ระหว่างวันที่ ... ก็เช่นกัน
เพราะ: วันที่หรือเดือนผิด หรือคัดลอกจากหนังสือเก่า
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ตามที่จังหวัดได้ประชุมหัวหน้าส่วนราชการ เมื่อวันที่ 20 มีนาคม 2569 นั้น
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ตามที่จังหวัดได้ประชุมหัวหน้าส่วนราชการ เมื่อวันที่ 10 มีนาคม 2569 นั้น
      - จึงเรียนมาเพื่อทราบ
"""

import re
from datetime import date

from docgen.check.dates import mentions
from docgen.check.reading import Findings, Passage, Reading, Sheet
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "C006", "เล่าเป็นอดีตแต่วันที่อยู่หลังหนังสือ", Severity.WARNING

_PAST = re.compile(
    r"(?:เมื่อ(?:วันที่)?|ลงวันที่)\s*$|(?:คงเหลือ|ค้าง(?:ชำระ)?|ยอด[ก-์]{0,20}|ข้อมูล)\s*ณ\s*(?:วันที่)?\s*$"
)
_DONE = re.compile(
    r"ได้(?:เปิด|ดำเนินการ|ให้บริการ|ก่อสร้าง|ส่งมอบ|แต่งตั้ง)(?:(?!กำหนด|อนุญาต|อนุมัติ|ขยาย)[ก-๎ ]){0,50}แล้ว(?:ตั้งแต่|เมื่อ)(?:วัน(?:ที่)?)?\s*\Z"
)
_SO_FAR = re.compile(r"\s*แล้ว\s*(?:เป็นเงิน|เป็นจำนวน|จำนวน|รวม)")  # ถึงวันที่ ๓๐ กันยายน ๒๕๖๙ แล้ว
# มีผลใช้บังคับเมื่อวันที่, จะเกษียณอายุราชการเมื่อวันที่
_TO_COME = re.compile(r"จะ[ก-์]{0,30} ?(?:เมื่อ|ใน)?(?:วันที่)?\s*\Z|มีผล|ครบกำหนด|สิ้นสุด|เกษียณ|หมดอายุ")
# What is to be told when the day has come.
_ASKED = re.compile(
    r"(?:ขอให้|ขอความร่วมมือ|ขอความอนุเคราะห์|กรุณา|กำหนดให้|ให้(?:ส่ง|รายงาน|แจ้ง|จัดทำ|สรุป)|โปรด|ประมาณการ|คาดการณ์|จะ(?=[^\n]{0,60}\Z))[^\n]{0,160} ?ณ ?(?:วันที่)?\s*\Z"
)
_FURTHER = 200  # characters
_BEFORE = 50  # characters
_CERTIFIED = re.compile(
    r"(?:ได้เข้า|เข้าร่วม|ผ่านการ|เข้ารับการ|สำเร็จการ|ได้ปฏิบัติ)(?!.*(?:จะ|กำหนด|ใช้|หมดอายุ)).*(?:ระหว่าง|ใน|เมื่อ|ถึง|-|–)\s*(?:วันที่\s*)?$"
)


def find(reading: Reading) -> Findings:
    own = reading.day
    asked: set[tuple[Passage, date]] = set()  # what is asked for as of a day may have several parts
    for mention in mentions(reading) if own is not None else ():
        own_sheet = mention.passage.sheet in (Sheet.LETTER, Sheet.ANNEX)
        if mention.date is None or own is None or not own_sheet:
            continue
        certified = reading.is_kind(Kind.CERTIFICATE) and _CERTIFIED.search(mention.before)
        if _TO_COME.search(mention.before[-_BEFORE:]) or mention.after.startswith(" เป็นต้นไป"):
            continue
        here = (mention.passage, mention.date.day)
        if _ASKED.search(mention.before[-_FURTHER:]) or re.match(r"\s*(?:คาด|จะ)", mention.after):
            asked.add(here)
        if here in asked:
            continue
        so_far = _SO_FAR.match(mention.after) and re.search(r"ถึง(?:วันที่)?\s*\Z", mention.before)
        past = _PAST.search(mention.before) or _DONE.search(mention.before) or so_far
        if mention.date.day > own.day and (certified or past):
            yield mention.finding(f"อยู่หลังวันที่ของหนังสือ ({own})", "ตรวจวันที่ทั้งสอง")
