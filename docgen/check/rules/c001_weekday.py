"""ชื่อวันไม่ตรงกับวันที่

ตรวจ: วันจันทร์ที่ ๙ ตุลาคม ๒๕๖๐ ต้องเป็นวันจันทร์จริงตามปฏิทิน
เพราะ: ผู้รับมาผิดวัน
ที่มา: ปฏิทินสุริยคติ (พ.ศ. = ค.ศ. + ๕๔๓)
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันอังคารที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันพุธที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.dates import mentions
from docgen.check.reading import Findings, Reading
from docgen.diagnostics import Severity
from docgen.thai.calendar import WEEKDAYS

CODE, NAME, SEVERITY = "C001", "ชื่อวันไม่ตรงกับวันที่", Severity.ERROR


def find(reading: Reading) -> Findings:
    own = reading.date
    for mention in mentions(reading):
        # A day without its year is of the letter's own year, when that can only be meant.
        if not mention.weekday or mention.date is None or (own is None and mention.year is None):
            continue
        right = WEEKDAYS[mention.date.day.weekday()]
        if not right.startswith(mention.weekday.rstrip("ฯ")):
            yield mention.part(
                "weekday", f"{mention.date} เป็นวัน{right} ไม่ใช่วัน{mention.weekday}", "ตรวจวันและวันที่"
            )
