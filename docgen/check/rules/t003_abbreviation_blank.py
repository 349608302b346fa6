"""เว้นวรรคหลังตัวย่อหน้าตัวเลข

ตรวจ: พ.ศ.2547 เขียน พ.ศ. 2547; โทร.034 เขียน โทร. 034
เพราะ: ตัวย่อกับตัวเลขเป็นคนละคำ
ที่มา: หนังสือจริง; ความรู้ทั่วไป
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดได้รับจัดสรรงบประมาณ ประจำปีงบประมาณ พ.ศ.2569
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดได้รับจัดสรรงบประมาณ ประจำปีงบประมาณ พ.ศ. 2569
      - จึงเรียนมาเพื่อทราบ
"""

import re
from itertools import product

from docgen.check.reading import Findings, Reading
from docgen.check.wording import DIGITS, Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T003", "เว้นวรรคหลังตัวย่อ", Severity.WARNING

_BEFORE = ("พ.ศ.", "ค.ศ.", "โทร.", "หมู่ที่", "มาตรา", "ข้อที่", "ฉบับที่", "ครั้งที่")
_TIGHT = Wording(
    rf"(?P<abbreviation>{'|'.join(map(re.escape, _BEFORE))})(?=\d)",
    *map("".join, product(_BEFORE, DIGITS)),
)
_APART = Wording(r"(?:พ\.\s+ศ\.|พ\s+\.ศ\.|ค\.\s+ศ\.)", "ศ.", reach=(40, 2))


def find(reading: Reading) -> Findings:
    for hit in _TIGHT.hits(reading):
        word = hit.group("abbreviation")
        yield hit.at("abbreviation", f"เว้นวรรคหลัง “{word}”", "", f"{word} ")
    for hit in _APART.hits(reading):
        yield hit.finding("ตัวย่อไม่มีเว้นวรรคข้างใน", "", "".join(hit.group().split()))
