"""ผู้กระทำในข้อความไม่ใช่เจ้าของหนังสือ

ตรวจ: จังหวัด อำเภอ เทศบาล องค์การบริหารส่วนตำบล โรงเรียน หรือโรงพยาบาลชื่ออื่น “จึงขอ” “จึงจัด” “พิจารณาแล้ว” ในหนังสือของชื่อหนึ่ง
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

CODE, NAME, SEVERITY = "A034", "ผู้กระทำในข้อความไม่ใช่เจ้าของหนังสือ", Severity.WARNING

_SORTS = "จังหวัด|อำเภอ|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|องค์การบริหารส่วนตำบล|โรงเรียน|โรงพยาบาล"
_ACTS = Wording(
    rf"(?<![ก-๎])(?P<sort>{_SORTS})(?P<name>[ก-ฮเ-ไ][ก-์]{{1,24}}?)(?:จึง(?:ขอ|ได้|จัด|กำหนด|แจ้ง|ส่ง|เรียน|ใคร่)|พิจารณาแล้ว|ขอเรียนว่า)",
    "จึงขอ", "จึงได้", "จึงจัด", "จึงกำหนด", "จึงแจ้ง", "จึงส่ง", "จึงเรียน", "จึงใคร่", "พิจารณาแล้ว", "ขอเรียนว่า",
)  # fmt: skip
# Not the name of one: โรงเรียนในสังกัด, จังหวัดต่าง ๆ, อำเภอดังกล่าว.
_ANY = re.compile(
    r"ใน|ที่|ของ|ทุก|ต่าง|ดัง|นี้|นั้น|ทั้ง|และ|หรือ|เอกชน|รัฐ|แห่ง|หลาย|อื่น|เป้าหมาย|คู่|เรา|ข้าง|โดย|ได้|มี|จะ|ก็|แล้ว"
)


def find(reading: Reading) -> Findings:
    head = reading.of(Role.AGENCY, Role.SENDER, Role.OWNER, Role.POSITION)
    own = " ".join(passage.text for passage in head)
    for hit in _ACTS.hits(reading, Role.BODY):
        sort, name = hit.group("sort"), hit.group("name")
        known = re.findall(rf"{sort}([ก-์]+)", own)
        if not known or _ANY.match(name) or is_quoted(hit.passage.text, hit.start):
            continue
        if not any(each.startswith(name) or name.startswith(each) for each in known):
            yield hit.at("name", f"หนังสือนี้เป็นของ{sort}{known[0]}", "ตรวจชื่อหน่วยงาน")
