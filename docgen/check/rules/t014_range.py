"""ช่วงวันที่ไม่เว้นวรรคข้างยัติภังค์

ตรวจ: ๑๒-๑๖ เมษายน เขียน ๑๒ - ๑๖ เมษายน
เพราะ: อ่านเป็นสองวัน
ที่มา: หนังสือจริงส่วนใหญ่เว้นวรรค
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ระหว่างวันที่ 25-27 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ระหว่างวันที่ 25 - 27 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.dates import spans
from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T014", "ช่วงวันที่ไม่เว้นวรรค", Severity.HINT


def find(reading: Reading) -> Findings:
    for passage, start, match in spans(reading):
        first, last = match.end("first") - match.start(), match.start("last") - match.start()
        if match.group()[first:last] in ("-", "–"):
            yield Finding("เว้นวรรคข้างยัติภังค์", passage, start + first, start + last, "", " - ")
