"""เรื่องกับข้อความบอกครั้งที่ รุ่นที่ หรือปีต่างกัน

ตรวจ: เรื่องบอก ครั้งที่ รุ่นที่ ปีการศึกษา หมู่ที่ กระทู้ถามที่ หนึ่งค่า ข้อความบอกอีกค่าหนึ่งเพียงค่าเดียว
เพราะ: แก้เรื่องจากฉบับเดิมแต่ลืมแก้ข้อความ หรือกลับกัน
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ไม่แน่ (ข้อความอาจพูดถึงครั้งก่อน)

ผิด:
    เรื่อง: ขอเชิญประชุมคณะกรรมการ ครั้งที่ 2/2569
    ข้อความ:
      - ด้วยจังหวัดกำหนดประชุมคณะกรรมการ ครั้งที่ 1/2569 จึงขอเชิญท่านเข้าร่วมประชุม
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    เรื่อง: ขอเชิญประชุมคณะกรรมการ ครั้งที่ 2/2569
    ข้อความ:
      - ด้วยจังหวัดกำหนดประชุมคณะกรรมการ ครั้งที่ 2/2569 จึงขอเชิญท่านเข้าร่วมประชุม
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A033", "เรื่องกับข้อความบอกครั้งที่ รุ่นที่ หรือปีต่างกัน", Severity.HINT

_LABELS = ("ครั้งที่", "รุ่นที่", "ปีการศึกษา", "หมู่ที่", "กระทู้ถามที่", "ภาคเรียนที่", "ประจำปี", "ไตรมาสที่", "งวดที่")
_VALUE = {
    label: re.compile(rf"{label}\s*(?:พ\.ศ\.\s*)?(?P<value>\d+(?:\s*/\s*\d+)?)")
    for label in _LABELS
}
# What is told of is not what the letter is about.
_EARLIER = re.compile(r"ครั้งก่อน|ที่ผ่านมา|ที่แล้ว|รายงานการประชุม|รับรอง|เมื่อวันที่|แล้วเมื่อ|ตามมติ")


def find(reading: Reading) -> Findings:
    subject = reading.first(Role.SUBJECT)
    for label, pattern in _VALUE.items() if subject is not None else ():
        stated = {_bare(each) for each in pattern.finditer(subject.text)} if subject else set()
        if len(stated) != 1 or subject is None:
            continue
        found = [
            (passage, each) for passage in reading.body() for each in pattern.finditer(passage.text)
        ]
        values = {_bare(each) for _, each in found}
        if len(values) != 1 or values & stated or _is_part(values | stated):
            continue
        passage, each = found[0]
        if not _EARLIER.search(passage.text):
            message = f"เรื่องว่า {label} {stated.pop()}"
            yield Finding(message, passage, *each.span("value"), "ตรวจว่าแห่งใดถูก")


def _bare(found: re.Match[str]) -> str:
    return "".join(to_arabic(found["value"]).split())


def _is_part(values: set[str]) -> bool:
    """Whether one has the year and the other has not: ๒ and ๒/๒๕๖๙."""
    return len({value.split("/")[0] for value in values}) == 1
