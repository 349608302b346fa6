"""ข้อความกล่าวถึงสิ่งที่ส่งมาด้วย แต่ไม่มี

ตรวจ: “ตามสิ่งที่ส่งมาด้วย” ในข้อความ ต้องมีหัวข้อสิ่งที่ส่งมาด้วย
เพราะ: สิ่งที่สัญญาไว้ไม่ได้ส่งไป เป็นเหตุให้ต้องตามกันอีกฉบับ
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม รายละเอียดตามสิ่งที่ส่งมาด้วย
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการ, จำนวน: 1 แผ่น}]
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม รายละเอียดตามสิ่งที่ส่งมาด้วย
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.parts import is_of_another
from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "A009", "กล่าวถึงสิ่งที่ส่งมาด้วยแต่ไม่มี", Severity.ERROR

# Not what someone else sent: ที่ได้รับผลกระทบ.
_RECEIVED = re.compile(
    r"ได้รับ(?!ผลกระทบ|ความเสียหาย|ความเดือดร้อน|อนุมัติ|มอบหมาย|แต่งตั้ง|คัดเลือก|งบ|จัดสรร|การ)"
)
_SAID = Wording(r"(?:ตาม|ดัง)?(?:สิ่งที่ส่งมาด้วย|สิ่งที่แนบมาด้วย)", "มาด้วย")


def find(reading: Reading) -> Findings:
    # An invitation that states no enclosures is given the agenda and the reply slip by docgen.
    given = reading.is_kind(Kind.MEETING_PAPERS) or reading.of(Role.ENCLOSURE)
    for hit in () if given else _SAID.in_body(reading):
        if is_of_another(hit) or _RECEIVED.search(hit.passage.text, 0, hit.start):
            continue  # those of the letter that came
        yield hit.finding("ไม่มีสิ่งที่ส่งมาด้วย", "เติม สิ่งที่ส่งมาด้วย หรือแก้ข้อความ")
