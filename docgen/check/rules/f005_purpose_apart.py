"""“จึงเรียนมาเพื่อ...” ไม่ขึ้นย่อหน้าใหม่

ตรวจ: ภาคสรุปขึ้นย่อหน้าของตนเอง
เพราะ: ภาคสรุปเป็นส่วนที่ผู้รับมองหาก่อน
ที่มา: คลังแบบหนังสือ (รหัส 69573991422); ไม่มีในระเบียบ
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ จึงขอเชิญท่านเป็นวิทยากร จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ จึงขอเชิญท่านเป็นวิทยากร
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Findings, Reading, Role, Sheet
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F005", "“จึงเรียนมา” ไม่ขึ้นย่อหน้าใหม่", Severity.HINT

_GLUED = Wording(r"(?<=\s)จึง(?:กราบ)?(?:เรียน|นมัสการ)มาเพื่อ", "เรียนมาเพื่อ", "นมัสการมาเพื่อ")


def find(reading: Reading) -> Findings:
    for hit in _GLUED.hits(reading, Role.BODY, sheet=Sheet.LETTER):
        yield hit.finding("ภาคสรุปไม่ขึ้นย่อหน้าใหม่", "ย้ายไปเป็นย่อหน้าสุดท้าย")
