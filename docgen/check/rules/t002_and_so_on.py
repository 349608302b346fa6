"""เว้นวรรคหน้าและหลังไปยาลใหญ่

ตรวจ: ฯลฯ เว้นวรรคหน้าและหลัง
เพราะ: หลักเกณฑ์การใช้เครื่องหมายวรรคตอน
ที่มา: หลักเกณฑ์การใช้เครื่องหมายวรรคตอน ราชบัณฑิตยสภา (thai-notes.com, sorbdee.net)
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้เตรียมโต๊ะ เก้าอี้ฯลฯ
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้เตรียมโต๊ะ เก้าอี้ ฯลฯ
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T002", "เว้นวรรคหน้าและหลัง ฯลฯ", Severity.WARNING

_TIGHT = Wording(r"ฯลฯ(?P<after>[ก-ฮเ-ไ])?", "ฯลฯ")


def find(reading: Reading) -> Findings:
    for hit in _TIGHT.hits(reading):
        before = hit.start > 0 and hit.passage.text[hit.start - 1] not in " (“\u00a0\t"
        after = hit.match["after"]
        if before or after:
            right = f"{' ' if before else ''}ฯลฯ{' ' + after if after else ''}"
            yield hit.finding("ฯลฯ เว้นวรรคหน้าและหลัง", "", right)
