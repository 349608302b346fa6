"""เลขที่ในบัญชีหรือเอกสารแนบไม่ตรงกับหนังสือ

ตรวจ: เลขที่ที่พิมพ์ซ้ำบนบัญชีแนบท้าย สรุปผล หรือบัญชีแนบท้ายคำสั่ง ต้องเป็นเลขเดียวกับหนังสือ
เพราะ: ผู้รับเห็นสองเลขในเรื่องเดียว อ้างถึงไม่ได้และค้นไม่พบ
ที่มา: หนังสือจริง พ.ศ. ๒๕๖๐ (ว ๑๔๐๘๐ กับ ว ๙๔๐๘๐)
ความแน่ใจ: แน่นอน

ผิด:
    ชนิด: คำสั่ง
    ที่: 64
    วันที่: 2 มีนาคม 2569
    บัญชีแนบท้าย: [{ชื่อ: บัญชีแนบท้ายคำสั่ง ที่ 46/2569, ข้อความ: รายชื่อ}]
ถูก:
    ชนิด: คำสั่ง
    ที่: 64
    วันที่: 2 มีนาคม 2569
    บัญชีแนบท้าย: [{ชื่อ: บัญชีแนบท้ายคำสั่ง ที่ 64/2569, ข้อความ: รายชื่อ}]
"""

from docgen.check.parts import bare_number
from docgen.check.reading import Finding, Findings, Reading, Role, Sheet
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A001", "เลขที่ในเอกสารแนบไม่ตรงกับหนังสือ", Severity.ERROR

_NAMED = Wording(r"แนบท้าย[^\n]*?ที่\s+(?P<number>(?:[ก-ฮ]{2,4}\s)?[\d.()]+/(?:ว\s?)?\d+)", "แนบท้าย")


def find(reading: Reading) -> Findings:
    own = reading.first(Role.NUMBER)
    if own is None or own.text.endswith(("/", "ว")) or own.text.startswith("/"):
        return
    hint = f"หนังสือคือ {own.text}"
    for number in reading.of(Role.NUMBER):
        if number.sheet is not Sheet.LETTER and bare_number(number.text) != bare_number(own.text):
            yield Finding(f"เลขที่ {number.text} ไม่ตรงกับหนังสือ", number, hint=hint)
    for hit in _NAMED.hits(reading, Role.TITLE):
        if bare_number(hit.group("number")) != bare_number(own.text):
            yield hit.at("number", f"เลขที่ {hit.group('number')} ไม่ตรงกับหนังสือ", hint)
