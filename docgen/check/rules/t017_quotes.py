"""อัญประกาศตรง

ตรวจ: "..." ในข้อความ ใช้ “...”
เพราะ: อัญประกาศไทยเป็นแบบโค้ง
ที่มา: คลังแบบหนังสือ [F-repo]
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - 'ด้วยจังหวัดจัดโครงการ "จังหวัดสะอาด"'
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดจัดโครงการ “จังหวัดสะอาด”
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T017", "อัญประกาศตรง", Severity.HINT

_STRAIGHT = Wording(r"(?<!\d)\"(?P<inner>[^\"\n<>]*[ก-๙][^\"\n<>]*)\"", '"')


def find(reading: Reading) -> Findings:
    for hit in _STRAIGHT.hits(reading):
        # Only of a single pair is it certain which of them opens.
        sure = hit.passage.text.count('"') == len('""')
        right = f"“{hit.group('inner').strip()}”" if sure else None
        yield hit.finding("ใช้อัญประกาศ “ ”", "", right)
