"""เว้นวรรคหน้าและหลังไม้ยมก

ตรวจ: ต่างๆ เขียน ต่าง ๆ และเว้นวรรคหลัง ๆ เมื่อมีคำตาม
เพราะ: หลักเกณฑ์การใช้ไม้ยมก
ที่มา: หลักเกณฑ์การใช้เครื่องหมายวรรคตอน ราชบัณฑิตยสภา (thai-notes.com, sorbdee.net); หนังสือจริง
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้หน่วยงานต่างๆส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้หน่วยงานต่าง ๆ ส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T001", "เว้นวรรคหน้าและหลังไม้ยมก", Severity.WARNING

_TIGHT = Wording(
    r"(?<=[^\sๆ\n\"“'‘(])ๆ(?!ๆ)(?P<after>[^\s\"”'’),.;:ๆ/]?)|(?<=\s)ๆ(?P<only>[^\s\"”'’),.;:ๆ/])",
    "ๆ",
)


def find(reading: Reading) -> Findings:
    for hit in _TIGHT.hits(reading):
        before = "" if hit.match["only"] else " "
        after = hit.group("after") or hit.group("only")
        right = f"{before}ๆ{' ' + after if after else ''}"
        yield hit.finding("ไม้ยมกเว้นวรรคหน้าและหลัง", "เช่น ต่าง ๆ ที่", right)
