"""เรียนตามบัญชีรายชื่อแนบท้าย แต่ไม่มีบัญชี

ตรวจ: เมื่อผู้รับคือ “(ตามบัญชีรายชื่อแนบท้าย)” ต้องมีบัญชีผู้รับ
เพราะ: หนังสือออกไปโดยไม่มีใครรู้ว่าใครได้รับ
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่ (บัญชีอาจทำแยก)

ผิด:
    เรียน: หัวหน้าส่วนราชการ (ตามบัญชีรายชื่อแนบท้าย)
ถูก:
    เรียน: หัวหน้าสำนักงานจังหวัดสมุทรสาคร
"""

from docgen.check.reading import Findings, Reading, Role, Sheet
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A013", "เรียนตามบัญชีแนบท้ายแต่ไม่มีบัญชี", Severity.WARNING

_SAID = Wording(r"\(?(?:ตาม)?(?:บัญชี)?(?:รายชื่อ|บัญชี)(?:ผู้รับ)?(?:ที่)?แนบ(?:ท้าย)?\)?", "แนบ")


def find(reading: Reading) -> Findings:
    if not reading.typeset:  # the list of a letter typed by hand stands in another file
        return
    said = list(_SAID.hits(reading, Role.TO))
    if not said or any(p.sheet is Sheet.LIST for p in reading.passages):
        return
    for hit in () if reading.of(Role.TITLE, sheet=Sheet.ANNEX) else said:
        yield hit.finding("ไม่มีบัญชีรายชื่อ", "เติมแฟ้ม recipients.yaml หรือแก้ เรียน")
