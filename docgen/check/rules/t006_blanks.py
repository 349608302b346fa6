"""เว้นวรรคเกิน

ตรวจ: เว้นวรรคติดกันตั้งแต่สามช่องในข้อความ และเว้นวรรคหน้าจุลภาคหรือมหัพภาค
เพราะ: เว้นวรรคเล็กคือหนึ่งช่อง เว้นวรรคใหญ่คือสองช่อง
ที่มา: หลักเกณฑ์การเว้นวรรค ราชบัณฑิตยสภา; คู่มือตำรวจ (เคาะหนึ่งและสองครั้ง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม    ในวันพุธที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันพุธที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
"""

from collections import Counter

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T006", "เว้นวรรคเกิน", Severity.HINT

# Before a / it is left for a number to be written in.
_MANY = Wording(r"(?<=[^\s\[(☐□○])[ \u00a0]{3,}(?=[ก-๛\w“(])", "   ", "\u00a0\u00a0")
_BEFORE = Wording(r"(?<=[ก-์])[ ]+(?=,(?:\s|$))", " ,")
_LAID_OUT = (
    Role.CELL,
    Role.OTHER,
    Role.SENDER,
    Role.OWNER,
    Role.RECIPIENT,
)  # blanks there set columns

_ALIGNED = 8  # blanks that set a column, where nothing else does


def find(reading: Reading) -> Findings:
    many = [hit for hit in _MANY.hits(reading) if hit.passage.role not in _LAID_OUT]
    gaps = Counter(hit.passage for hit in many)
    columns = {
        at for at, count in gaps.items() if count > 1
    }  # names, posts, duties of a list typed by hand
    for hit in many:
        aligned = hit.passage in columns or hit.end - hit.start > _ALIGNED
        if reading.typeset or not aligned:
            yield hit.finding(f"เว้นวรรค {hit.end - hit.start} ช่อง", "เว้นหนึ่งหรือสองช่อง", " ")
    for hit in _BEFORE.hits(reading):
        yield hit.finding("ไม่เว้นวรรคหน้าเครื่องหมาย", "", "")
