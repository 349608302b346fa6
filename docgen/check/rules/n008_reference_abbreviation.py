"""ที่ของหนังสือที่อ้างถึงมีจุดในตัวย่อ

ตรวจ: “น.ร. ๐๑๐๖/ว ๑๒” ปัจจุบันเขียน นร ๐๑๐๖/ว ๑๒ (หนังสือก่อน พ.ศ. ๒๕๔๐ เขียนมีจุดได้)
เพราะ: ค้นด้วยที่ไม่พบ
ที่มา: krupiyarerk.wordpress.com; หนังสือจริง
ความแน่ใจ: ไม่แน่

ผิด:
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ ส.ค. 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านประชุม นั้น, จึงเรียนมาเพื่อทราบ]
ถูก:
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านประชุม นั้น, จึงเรียนมาเพื่อทราบ]
"""

import re

from docgen.check.parts import references
from docgen.check.reading import Findings, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "N008", "ที่ที่อ้างถึงมีจุดในตัวย่อ", Severity.HINT

_MODERN = 1997  # C.E.; older letters were written with full stops


def find(reading: Reading) -> Findings:
    for reference in references(reading):
        stops = re.match(r"(?:[ก-ฮ]\.){2,3}|.*/\s*ว\.", reference.number)
        if stops and (reference.date is None or reference.date.year >= _MODERN):
            yield reference.finding(
                "number", f"“{stops.group().strip()}” เขียนโดยไม่มีจุด", "เช่น นร 0106/ว 12"
            )
