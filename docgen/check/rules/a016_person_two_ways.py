"""ชื่อบุคคลเดียวกันสะกดต่างกัน

ตรวจ: ชื่อตัวเดียวกัน นามสกุลต่างกันหนึ่งหรือสองตัวอักษร หรือคำนำหน้าต่างกัน
เพราะ: ชื่อคนผิดเป็นเรื่องที่ขอโทษยากที่สุด
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่ (อาจเป็นคนละคน)

ผิด:
    ข้อความ:
      - ด้วยนายสมชาย วงศ์สวัสดิ์ เป็นวิทยากร และนายสมชาย วงษ์สวัสดิ์ เป็นผู้ประสานงาน
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยนายสมชาย วงศ์สวัสดิ์ เป็นวิทยากร และนายสมชาย ใจดี เป็นผู้ประสานงาน
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.parts import People, sounded
from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A016", "ชื่อบุคคลเดียวกันสะกดต่างกัน", Severity.WARNING
_MANY = 200  # persons: each is held against no more of like name before it


def find(reading: Reading) -> Findings:
    seen: set[tuple[str, ...]] = set()
    # Only those who share a given name, or its beginning and all else, can be one person.
    near: dict[tuple[str, ...], list[People]] = {}
    for one in People.named_in(reading):
        ways = ((one.given,), (one.title, one.family, sounded(one.given[:3])))
        others = (each for way in ways for each in near.get(way, ()) if one.differs_from(each))
        other = next(others, None)
        if other is not None:
            message = f"“{one.whole}” ต่างจาก “{other.whole}” ที่เขียนไว้ก่อน"
            yield Finding(message, one.passage, one.start, one.end, "ตรวจชื่อให้ตรงกันทุกแห่ง")
        same = (one.title, one.given, one.family, *sorted(one.posts))
        if same not in seen:
            seen.add(same)
            for way in ways:
                alike = near.setdefault(way, [])
                if len(alike) < _MANY:
                    alike.append(one)
