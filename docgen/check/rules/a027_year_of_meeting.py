"""ปีของครั้งที่ประชุมไม่ตรงกับวันประชุม

ตรวจ: “ครั้งที่ ๓/๒๕๖๙” เป็นปีของวันประชุม หรือปีงบประมาณของวันนั้น
เพราะ: ครั้งที่นับใหม่ทุกปี มักลืมแก้เมื่อขึ้นปีใหม่
ที่มา: ความรู้ทั่วไป
ความแน่ใจ: ไม่แน่

ผิด:
    การประชุม: {ชื่อ: ประชุมหัวหน้าส่วนราชการ, ครั้งที่: 3/2568, วันที่: 9 มีนาคม 2569, สถานที่: ศาลากลางจังหวัด}
ถูก:
    การประชุม: {ชื่อ: ประชุมหัวหน้าส่วนราชการ, ครั้งที่: 3/2569, วันที่: 9 มีนาคม 2569, สถานที่: ศาลากลางจังหวัด}
"""

import re

from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity
from docgen.thai.calendar import be_year, fiscal_year

CODE, NAME, SEVERITY = "A027", "ปีของครั้งที่ประชุมไม่ตรงกับวันประชุม", Severity.HINT


def find(reading: Reading) -> Findings:
    meeting = reading.content.meeting if reading.content is not None else None
    found = re.search(r"/\s*(\d{4})$", (meeting.number or "").strip()) if meeting else None
    if (
        meeting
        and found
        and int(found[1]) not in (be_year(meeting.date), fiscal_year(meeting.date))
    ):
        message = f"ครั้งที่เป็นของปี {found[1]} แต่ประชุมปี {be_year(meeting.date)}"
        yield Finding(message, path=("meeting", "number"), hint="ตรวจครั้งที่และวันประชุม")
