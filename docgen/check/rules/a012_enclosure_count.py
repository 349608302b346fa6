"""สิ่งที่ส่งมาด้วยไม่บอกจำนวน

ตรวจ: แต่ละรายการบอกจำนวน เช่น จำนวน ๑ ชุด (เว้นได้เมื่อให้ลิงก์)
เพราะ: ผู้รับตรวจได้ว่าได้รับครบ
ที่มา: หนังสือเวียนจริง พ.ศ. ๒๕๖๐ และความรู้ทั่วไป
ความแน่ใจ: ไม่แน่

ผิด:
    สิ่งที่ส่งมาด้วย: [กำหนดการ]
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

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Enclosure

CODE, NAME, SEVERITY = "A012", "สิ่งที่ส่งมาด้วยไม่บอกจำนวน", Severity.HINT

_COUNTED = Wording(r"\d+\s*(?:ชุด|ฉบับ|แผ่น|เล่ม|หน้า|รายการ|แฟ้ม|ซอง|กล่อง|ใบ|สำเนา|คัน|เครื่อง)")


def find(reading: Reading) -> Findings:
    sent = reading.of(Role.ENCLOSURE)
    if reading.content is not None:
        for passage in sent:
            part = reading.parts.get(passage.path[:-1])
            stated = not isinstance(part, Enclosure) or part.count or part.link
            counted = stated or _COUNTED.is_in(passage.text)
            if not counted:
                yield Finding("ไม่บอกจำนวน", passage, hint="เติม จำนวน เช่น 1 ชุด")
            elif isinstance(part, Enclosure) and re.fullmatch(
                r"[\d๐-๙]+", (part.count or "").strip()
            ):
                path = (*passage.path[:-1], "count")
                yield Finding("จำนวนไม่มีหน่วย", path=path, hint="เติมหน่วย เช่น 1 ชุด")
    elif sent and not reading.of(Role.COUNT) and not any(_COUNTED.is_in(p.text) for p in sent):
        yield Finding("ไม่บอกจำนวน", sent[0], hint="เติม จำนวน เช่น จำนวน ๑ ชุด")
