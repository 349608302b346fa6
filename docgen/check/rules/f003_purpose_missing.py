"""หนังสือไม่มีภาคสรุป “จึงเรียนมาเพื่อ...”

ตรวจ: หนังสือภายนอก หนังสือเวียน และบันทึกข้อความ มีย่อหน้าสรุปว่า จึงเรียนมาเพื่อทราบ หรือเพื่อให้ทำอะไร
เพราะ: ผู้รับไม่รู้ว่าต้องทำอะไร
ที่มา: ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ.
ความแน่ใจ: ค่อนข้างแน่

ยกเว้น: หนังสือขอบคุณ แสดงความยินดี อวยพร และแสดงความเสียใจ จบด้วยคำนั้นเอง

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ จึงขอเชิญท่านเป็นวิทยากร
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ จึงขอเชิญท่านเป็นวิทยากร
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "F003", "ไม่มี “จึงเรียนมาเพื่อ...”", Severity.WARNING

_PURPOSE = Wording(
    r"จึง\s*(?:ขอ|ใคร่ขอ)?(?:พระราชทาน|ประทาน)?(?:กราบบังคม|กราบ)?(?:เรียน|นมัสการ|ทูล)|จึงขอประทาน|เพื่อโปรด(?:พิจารณา|ทราบ|อนุมัติ)|จึงขอ(?:กราบ)?ทูล|ควรมิควร"
)
# What letters of thanks, of good wishes and of sorrow end in.
_FEELING = Wording(
    r"ขอ(?:กราบ)?ขอบ(?:พระ)?คุณ|ขอขอบใจ|ขอแสดงความ(?:ยินดี|เสียใจ|อาลัย)|ขออำนวยพร|ขออวยพร|ขออาราธนา|ขออัญเชิญ|ร่วมแสดงความ|ดลบันดาล|ไว้อาลัย"
)


def find(reading: Reading) -> Findings:
    body = [p for p in reading.body() if p.role is Role.BODY]
    letter = reading.is_kind(Kind.LETTER, Kind.CIRCULAR, Kind.MEMO, Kind.MEETING_PAPERS)
    if not (letter and body) or _FEELING.is_in(body[-1].text):
        return
    if not any(_PURPOSE.is_in(passage.text) for passage in reading.body()):
        last = body[-1]
        yield Finding(
            "ไม่มีย่อหน้า “จึงเรียนมาเพื่อ...”", last, 0, min(len(last.text), 20), "เติมเป็นย่อหน้าสุดท้าย"
        )
