"""ช่วงวันที่กลับกัน

ตรวจ: ระหว่างวันที่ ๑๖ - ๑๒ เมษายน: วันแรกต้องอยู่ก่อนวันสุดท้าย
เพราะ: สลับกัน
ที่มา: ปฏิทิน
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ระหว่างวันที่ 27 - 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ระหว่างวันที่ 25 - 27 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.dates import spans
from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "C009", "ช่วงวันที่กลับกัน", Severity.ERROR


def find(reading: Reading) -> Findings:
    for passage, start, match in spans(reading):
        if int(match["last"]) <= int(match["first"]):
            shown = match.group().rstrip()
            yield Finding("วันสุดท้ายไม่อยู่หลังวันแรก", passage, start, start + len(shown), "ตรวจวันทั้งสอง")
