"""อ้างข้อที่ไม่มีในเอกสาร

ตรวจ: “ตามข้อ ๗” ในประกาศหรือคำสั่งที่มีหัวข้อถึงข้อ ๖ เท่านั้น (ข้อของระเบียบหรือกฎหมายไม่นับ)
เพราะ: ลบหรือรวมข้อแล้วไม่ได้แก้เลขที่อ้าง
ที่มา: จุดที่เลขานุการพบในประกาศที่ส่งกลับ (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - หัวข้อ: 1. คุณสมบัติ
      - ผู้สมัครต้องมีสัญชาติไทย
      - หัวข้อ: 2. การรับสมัคร
      - ผู้มีคุณสมบัติตามข้อ 3 ยื่นใบสมัครได้ที่จังหวัด จึงขอเชิญท่านสมัคร
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - หัวข้อ: 1. คุณสมบัติ
      - ผู้สมัครต้องมีสัญชาติไทย
      - หัวข้อ: 2. การรับสมัคร
      - ผู้มีคุณสมบัติตามข้อ 1 ยื่นใบสมัครได้ที่จังหวัด จึงขอเชิญท่านสมัคร
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A050", "อ้างข้อที่ไม่มีในเอกสาร", Severity.WARNING

_CITED = Wording(
    r"(?:(?:ตาม|ใน|ดัง)ข้อ\s*|(?<![ก-๎])(?:คณะกรรมการ|ผู้ควบคุมงาน|คณะทำงาน)?ตาม\s+(?=\d{1,2}\.\s))(?P<number>\d{1,2})(?!\d|[/(]|\.\d|\s*\()(?!\s*(?:แห่ง|ของ|ใน|แบบ|ที่แนบ|และข้อ|วรรค|ประกอบ))",
    "ข้อ", "ตาม ", reach=(16, 40),
)  # fmt: skip
_HEADING = re.compile(r"(?:ข้อ\s*)?(?P<number>\d{1,2})[.\s]")
_OF_A_LAW = re.compile(
    r"ระเบียบ|ข้อบังคับ|กฎ|ข้อกำหนด|หนังสือ|สัญญา|ประกาศ(?!นี้)|หลักเกณฑ์|TOR|ร่างขอบเขต|ข้อตกลง|รายงานการประชุม|แบบ|บัญชี|มติ|คู่มือ"
)
_FEWEST = 2  # headings that are numbered
_NEAR = 160  # characters
_FAR = 4  # a number further off is of another paper


def find(reading: Reading) -> Findings:
    headings = [to_arabic(p.text) for p in reading.of(Role.HEADING)]
    found = [_HEADING.match(text) for text in headings]
    numbers = [int(each["number"]) for each in found if each]
    if len(numbers) < _FEWEST or numbers != list(range(1, len(numbers) + 1)):
        return
    for hit in _CITED.hits(reading, Role.BODY, Role.ITEM):
        said = int(hit.group("number"))
        near = hit.passage.text[max(hit.start - _NEAR, 0) : hit.end + _NEAR]
        if len(numbers) < said <= len(numbers) + _FAR and not _OF_A_LAW.search(near):
            message = f"เอกสารนี้มีถึงข้อ {len(numbers)}"
            yield hit.at("number", message, "ตรวจเลขข้อที่อ้าง")
