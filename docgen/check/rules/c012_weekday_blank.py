"""เว้นวรรคระหว่างชื่อวันกับ ที่

ตรวจ: “วันพุธ ที่ ๑” เขียนติดกันเป็น วันพุธที่ ๑
เพราะ: เป็นคำเดียวกัน
ที่มา: หนังสือจริงส่วนใหญ่เขียนติดกัน
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันพุธ ที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันพุธที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from itertools import product

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.calendar import WEEKDAYS

CODE, NAME, SEVERITY = "C012", "เว้นวรรคระหว่างชื่อวันกับ ที่", Severity.WARNING

_GAP = Wording(
    rf"วัน(?:{'|'.join(WEEKDAYS)})(?P<gap>[ \t]+)ที่\s*\d",
    *map("".join, product(WEEKDAYS, " \t")),
    reach=(3, 60),
)


def find(reading: Reading) -> Findings:
    for hit in _GAP.hits(reading):
        yield hit.at("gap", "ชื่อวันกับ ที่ เขียนติดกัน", "", "")
