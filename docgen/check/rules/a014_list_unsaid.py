"""มีบัญชีผู้รับ แต่เรียนไม่บอกว่าตามบัญชีแนบท้าย

ตรวจ: หนังสือเวียนที่แนบบัญชี บอกใน เรียน ว่า (ตามบัญชีรายชื่อแนบท้าย)
เพราะ: ผู้รับไม่รู้ว่าต้องดูบัญชี และบัญชีไม่ผูกกับหนังสือ
ที่มา: หนังสือเวียนจริง พ.ศ. ๒๕๖๐
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ชนิด: หนังสือเวียน
    เรียน: หัวหน้าส่วนราชการ
    ผู้รับ: [ปลัดจังหวัด, เกษตรจังหวัด]
ถูก:
    ชนิด: หนังสือเวียน
    เรียน: หัวหน้าส่วนราชการ (ตามบัญชีรายชื่อแนบท้าย)
    ผู้รับ: [ปลัดจังหวัด, เกษตรจังหวัด]
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Circular, Distribution

CODE, NAME, SEVERITY = "A014", "มีบัญชีผู้รับแต่เรียนไม่บอก", Severity.WARNING

_SAID = Wording(r"แนบ|ตามบัญชี|ตามรายชื่อ|บัญชีรายชื่อ")


def find(reading: Reading) -> Findings:
    content = reading.content
    if not isinstance(content, Circular) or content.recipients is None:
        return
    to = reading.first(Role.TO)
    if to and content.distribution is not Distribution.EACH and not _SAID.is_in(to.text):
        yield Finding("ไม่บอกว่ามีบัญชีแนบท้าย", to, hint="เช่น หัวหน้าส่วนราชการ (ตามบัญชีรายชื่อแนบท้าย)")
