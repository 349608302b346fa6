"""เลขข้อข้ามหรือซ้ำ

ตรวจ: เลขข้อที่พิมพ์เอง ๑. ๒. ๔. ต้องเรียงไม่ข้ามไม่ซ้ำ
เพราะ: ผู้อ่านคิดว่าข้อที่หายไปตกหล่น
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้ดำเนินการ ดังนี้
      - ๑. สำรวจข้อมูล
      - ๓. รายงานผล
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้ดำเนินการ ดังนี้
      - ๑. สำรวจข้อมูล
      - ๒. รายงานผล
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A019", "เลขข้อข้ามหรือซ้ำ", Severity.WARNING

_LABEL = re.compile(r"(?P<open>\(?)(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<close>[.)]*)(?=\s|$)")
_CLOCK = re.compile(r"\d{1,2}\.\d{2}\s*(?:-|–|น\.)")
_ROLES = (Role.BODY, Role.ITEM, Role.HEADING, Role.REFERENCE, Role.ENCLOSURE)


def find(reading: Reading) -> Findings:
    last: dict[tuple[str, ...], int] = {}
    for passage in reading.of(*_ROLES):
        typed = passage.value if isinstance(passage.value, str) else passage.text
        label = _LABEL.match(typed)
        if _CLOCK.match(typed):
            continue
        if label is None or not (label["close"] or "." in label["number"]):
            continue
        *above, number = map(int, label["number"].split("."))
        kind = passage.role.name if passage.role in _ROLES[3:] else ""
        style = (passage.sheet.name + kind, label["open"], label["close"], *map(str, above))
        before = last.get(style)
        last[style] = number
        for deeper in [s for s in last if s[:3] == style[:3] and len(s) > len(style)]:
            if deeper[len(style)] != str(number):
                del last[deeper]
        if before is not None and number not in (1, before + 1):
            what = "ซ้ำ" if number == before else f"ข้ามจาก {before} ไป {number}"
            end = 0 if isinstance(passage.value, str) else label.end()
            yield Finding(f"เลขข้อ{what}", passage, 0, end or None, "ตรวจว่าข้อใดหายหรือเกิน")
