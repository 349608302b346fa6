"""วันที่ในบัญชีหรือเอกสารแนบไม่ตรงกับหนังสือ

ตรวจ: วันที่ที่พิมพ์ซ้ำบนบัญชีแนบท้าย หรือ ลงวันที่ ในหัวบัญชีแนบท้าย ต้องเป็นวันเดียวกับหนังสือ
เพราะ: เอกสารแนบกลายเป็นของหนังสือฉบับอื่น
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: แน่นอน

ผิด:
    ชนิด: คำสั่ง
    ที่: 64
    วันที่: 2 มีนาคม 2569
    บัญชีแนบท้าย: [{ชื่อ: บัญชีแนบท้ายคำสั่ง ที่ 64/2569 ลงวันที่ 3 มีนาคม 2569, ข้อความ: รายชื่อ}]
ถูก:
    ชนิด: คำสั่ง
    ที่: 64
    วันที่: 2 มีนาคม 2569
    บัญชีแนบท้าย: [{ชื่อ: บัญชีแนบท้ายคำสั่ง ที่ 64/2569 ลงวันที่ 2 มีนาคม 2569, ข้อความ: รายชื่อ}]
"""

from docgen.check.dates import said_of
from docgen.check.reading import Finding, Findings, Reading, Role, Sheet
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A002", "วันที่ในเอกสารแนบไม่ตรงกับหนังสือ", Severity.ERROR


def find(reading: Reading) -> Findings:
    own = reading.day
    if own is None:
        return
    for passage in reading.of(Role.DATE):
        if passage.sheet is not Sheet.LETTER and passage.value not in (None, own):
            yield Finding("วันที่ไม่ตรงกับหนังสือ", passage, hint=f"หนังสือลงวันที่ {own}")
    for mention in said_of(reading, Role.TITLE):
        named = "แนบท้าย" in mention.before and mention.before.rstrip().endswith("ลงวันที่")
        if named and mention.date != own:
            yield mention.finding("วันที่ไม่ตรงกับหนังสือ", f"หนังสือลงวันที่ {own}")
