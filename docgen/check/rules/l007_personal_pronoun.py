"""สรรพนามบุรุษที่หนึ่งในหนังสือของส่วนราชการ

ตรวจ: ข้าพเจ้า กระผม ดิฉัน ผม เรา ในหนังสือภายนอก หนังสือเวียน หนังสือประทับตรา
เพราะ: ส่วนราชการใช้ชื่อของตน หรือไม่ใส่ประธาน; สรรพนามใช้เมื่อบุคคลเขียน
ที่มา: ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ.
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยกระผมขอเชิญท่านเป็นวิทยากร
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอเชิญท่านเป็นวิทยากร
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording, is_quoted
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "L007", "สรรพนามบุรุษที่หนึ่ง", Severity.HINT

_SELF = Wording(
    r"กระผม|ดิฉัน|ข้าพเจ้า|(?:(?<=\s)|(?<=ด้วย)|(?<=ตามที่)|\A)(?:พวกเรา|ทางเรา|เรา)(?=[จขไมด]|\s)",
    "กระผม",
    "ดิฉัน",
    "ข้าพเจ้า",
    "เรา",
)


def find(reading: Reading) -> Findings:
    if reading.is_kind(Kind.LETTER, Kind.CIRCULAR, Kind.STAMPED_LETTER):
        for hit in _SELF.in_body(reading):
            if not is_quoted(hit.passage.text, hit.start):  # no oath
                yield hit.finding(f"ส่วนราชการไม่ใช้ “{hit.group()}”", "ใช้ชื่อส่วนราชการ หรือไม่ใส่ประธาน")
