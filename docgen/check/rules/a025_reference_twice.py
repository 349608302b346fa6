"""อ้างถึงหนังสือฉบับนี้เอง หรืออ้างถึงซ้ำ

ตรวจ: เลขที่ของหนังสือที่อ้างถึงต้องไม่ใช่เลขของหนังสือนี้ และไม่ซ้ำกันเอง
เพราะ: พิมพ์เลขผิด หรือเหลือจากหนังสือเก่า
ที่มา: ตรรกะ
ความแน่ใจ: แน่นอน

ผิด:
    ที่: 500
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/500 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านเป็นวิทยากร นั้น, จึงเรียนมาเพื่อโปรดพิจารณา]
ถูก:
    ที่: 500
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านเป็นวิทยากร นั้น, จึงเรียนมาเพื่อโปรดพิจารณา]
"""

import re

from docgen.check.parts import bare_number, references
from docgen.check.reading import Findings, Reading, Role
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A025", "อ้างถึงหนังสือนี้เองหรืออ้างถึงซ้ำ", Severity.ERROR


def find(reading: Reading) -> Findings:
    own = reading.first(Role.NUMBER)
    mine = (bare_number(own.text), reading.date and reading.date.year) if own else None
    seen = set()
    for reference in references(reading):
        number = bare_number(reference.number)
        if not re.match(r"[ก-ฮ]", number):
            number = "".join(reference.passage.text.split())  # of a decree: each office has its own
        if not re.search(r"\d$", number):
            continue
        key = (number, reference.date and reference.date.year)
        if key == mine:
            yield reference.finding("number", "เลขที่นี้คือหนังสือฉบับนี้เอง", "ตรวจเลขที่ของหนังสือที่อ้างถึง")
        elif key in seen:
            yield reference.finding("number", "อ้างถึงหนังสือฉบับเดียวกันซ้ำ", "ลบออกหนึ่งแห่ง")
        seen.add(key)
