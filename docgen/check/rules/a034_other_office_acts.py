"""ผู้กระทำในข้อความไม่ใช่เจ้าของหนังสือ

ตรวจ: จังหวัดอื่น “จึงขอ” “จึงจัด” “พิจารณาแล้ว” ในหนังสือของจังหวัดหนึ่ง ทั้งที่ข้อความไม่ได้เล่าถึงจังหวัดนั้น
เพราะ: ใช้ฉบับของหน่วยงานอื่นเป็นต้นแบบแล้วลืมแก้ชื่อ
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยมีผู้ประสบภัยหลายครัวเรือน จังหวัดนนทบุรีจึงขอความอนุเคราะห์จากท่าน
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยมีผู้ประสบภัยหลายครัวเรือน จังหวัดสมุทรสาครจึงขอความอนุเคราะห์จากท่าน
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording, is_quoted
from docgen.diagnostics import Severity
from docgen.resources import table

CODE, NAME, SEVERITY = "A034", "ผู้กระทำในข้อความไม่ใช่เจ้าของหนังสือ", Severity.WARNING

_ACTS = Wording(
    r"(?<![ก-๎])จังหวัด(?P<name>[ก-ฮเ-ไ][ก-์]{1,24}?)(?:จึง(?:ขอ|ได้|จัด|กำหนด|แจ้ง|ส่ง|เรียน|ใคร่)|พิจารณาแล้ว|ขอเรียนว่า)",
    "จึงขอ", "จึงได้", "จึงจัด", "จึงกำหนด", "จึงแจ้ง", "จึงส่ง", "จึงเรียน", "จึงใคร่", "พิจารณาแล้ว", "ขอเรียนว่า",
)  # fmt: skip
_OWN = re.compile(r"จังหวัด([ก-์]+)")


def find(reading: Reading) -> Findings:
    head = reading.of(Role.AGENCY, Role.SENDER, Role.OWNER, Role.POSITION)
    own = _OWN.findall(" ".join(passage.text for passage in head))
    for hit in _ACTS.hits(reading, Role.BODY) if own else ():
        name, text = hit.group("name"), hit.passage.text
        if name not in table("provinces") or name in own or is_quoted(text, hit.start):
            continue
        elsewhere = sum(passage.text.count(name) for passage in reading.passages) > 1
        if not elsewhere:  # else it is told of what that one did
            yield hit.at("name", f"หนังสือนี้เป็นของจังหวัด{own[0]}", "ตรวจชื่อจังหวัด")
