"""พิมพ์คำลงท้ายในข้อความ

ตรวจ: คำลงท้ายพิมพ์เป็นย่อหน้าหนึ่งของข้อความ; บันทึกข้อความไม่มีคำลงท้าย
เพราะ: docgen พิมพ์คำลงท้ายให้แล้ว จะได้สองครั้ง; ในบันทึกข้อความเกินแบบ
ที่มา: คู่มือมหาวิทยาลัยรามคำแหง กระทรวงพาณิชย์ และ ก.พ. (บันทึกไม่มีคำลงท้าย)
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม จึงขอเชิญท่านเป็นวิทยากร
      - จึงเรียนมาเพื่อโปรดพิจารณา
      - ขอแสดงความนับถือ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม จึงขอเชิญท่านเป็นวิทยากร
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "S004", "พิมพ์คำลงท้ายในข้อความ", Severity.WARNING
ALONE = True

_CLOSING = Wording(
    r"\A(?:ขอแสดงความนับถือ(?:อย่างยิ่ง)?|ขอนมัสการด้วยความเคารพ\S*)\s*\Z", "ขอแสดง", "ขอนมัสการ"
)


def find(reading: Reading) -> Findings:
    for hit in _CLOSING.hits(reading, Role.BODY, Role.ITEM):
        why = "บันทึกข้อความไม่มีคำลงท้าย" if reading.on_memo else "docgen พิมพ์คำลงท้ายให้แล้ว"
        yield hit.finding(why, "ลบย่อหน้านี้")
    closing = reading.first(Role.CLOSING)
    if closing is not None and not reading.typeset and reading.on_memo:
        yield Finding("บันทึกข้อความไม่มีคำลงท้าย", closing, hint="ลบบรรทัดนี้")
