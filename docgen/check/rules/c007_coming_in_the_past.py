"""เชิญหรือกำหนดวันที่ผ่านไปแล้ว

ตรวจ: กำหนดจัด ขอเชิญ จะจัด ... ในวันที่ ... วันนั้นต้องไม่อยู่ก่อนวันที่ของหนังสือ
เพราะ: เชิญไม่ทัน หรือคัดลอกจากหนังสือเก่า
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 10 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.dates import FIRST_DAY, Mention, mentions
from docgen.check.reading import Findings, Reading, Sheet
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "C007", "กำหนดวันที่ผ่านไปแล้ว", Severity.WARNING

_COMING = re.compile(
    r"(?:(?:กำหนด|จะ(?:จัด|ประชุม|ดำเนิน|เริ่ม|เปิด|ปิด)|ขอเชิญ|ขอให้|โปรดส่ง|โปรดจัดส่ง)[^\n]{0,160}?(?:ใน|ภายใน|ไม่เกิน|ระหว่าง|(?<!ที่)ก่อน)"
    r"|(?:(?:(?<=จึง)|\A)ขอให้|(?:\A|แล้ว|และ)\s?(?:จัด)?ส่ง(?!มาด้วย)|\Aแจ้ง)[^\n]{0,280}?(?:ภายใน|(?<!ที่)ก่อน))"
    rf"(?:วันที่)?\s*{FIRST_DAY}\Z"
)
# It goes on to a later day; the text speaks of what was to be done and was not, of a career, of a contract.
_GOES_ON = re.compile(r"\s*(?:[-–]|ถึง)\s*(?:วัน\S*ที่\s*|วันที่\s*)?\d")
_TOLD = re.compile(
    r"ล่วงเลย|พ้นกำหนด|สัญญา\S{0,12}กำหนด|(?:บรรจุ|ประวัติ|รับราชการ|เกิด)[ก-์]{0,20}\s*(?:ก่อน|(?<!ภาย)ใน|ระหว่าง)(?:วันที่)?\s*(?:\d{1,2}\s*[-–]\s*)?\Z"
)
_NOT_DONE = re.compile(
    r"ปรากฏว่า|ล่วงเลย|พ้นกำหนด|ยังไม่|ยังมิ|มิได้|(?<![ก-๎])แต่(?!ง)|เลื่อน|ขยายเวลา|ขยายระยะเวลา|ยกเลิก|ล่าช้า|งดการ|ของดจัด|เปลี่ยนแปลง|เปลี่ยนเป็น"
)
_TOLD_AGAIN = re.compile(r"\s*(?:ตามที่|ตามหนังสือ|ตาม|อนุสนธิ)")
_PAST = re.compile(r"เดิม|ได้(?:กำหนด|เชิญ|ขอ|จัด|แจ้ง)|แล้วเมื่อ|เมื่อวันที่")


_ASKED_NOW = re.compile(r"(?:จึง|ดังนั้น|ฉะนั้น)[ก-์]{0,12}\Z")
_NEAR = 12  # characters before what is asked


def find(reading: Reading) -> Findings:
    own = reading.day
    for mention in mentions(reading) if own is not None else ():
        if mention.date is None or own is None or mention.passage.sheet is not Sheet.LETTER:
            continue
        asked = _COMING.search(mention.before) if mention.date.day < own.day else None
        if (
            asked is not None
            and not _told_again(mention, asked)
            and not _PAST.search(mention.before, max(asked.start() - _NEAR, 0))
            and not _GOES_ON.match(mention.after)
            and not _TOLD.search(mention.before)
            and not _NOT_DONE.search(mention.after)
        ):
            yield mention.finding(f"{mention.text} ผ่านไปแล้วเมื่อออกหนังสือ ({own})", "ตรวจวันที่ทั้งสอง")


def _told_again(mention: Mention, asked: re.Match[str]) -> bool:
    """Whether a text tells what another letter asked, and does not ask it now: จึงขอให้."""
    text = mention.before
    if re.match(r"[^\n]{0,60}?นั้น", mention.after):
        return True
    return bool(
        _TOLD_AGAIN.match(mention.passage.text, 0, mention.start)
    ) and not _ASKED_NOW.search(text, 0, asked.start())
