"""ไม่เว้นวรรคหลังไปยาลน้อย

ตรวจ: “สรุปผลการประชุมฯได้” เขียน สรุปผลการประชุมฯ ได้
เพราะ: ฯ จบชื่อที่ย่อ
ที่มา: หนังสือจริง; ความรู้ทั่วไป
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยคณะกรรมการฯได้พิจารณาแล้ว
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยคณะกรรมการฯ ได้พิจารณาแล้ว
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T015", "ไม่เว้นวรรคหลัง ฯ", Severity.HINT

_TIGHT = Wording(r"ฯ(?<=[ก-์]ฯ)(?<!พณฯ)(?<!ฯลฯ)(?!พณฯ)(?P<after>[ก-ฮเ-ไ])(?!ฯ)", "ฯ")


def find(reading: Reading) -> Findings:
    for hit in _TIGHT.hits(reading):
        if "ฯลฯ" not in hit.passage.text[max(0, hit.start - 2) : hit.end + 2]:
            yield hit.finding("เว้นวรรคหลัง ฯ", "", f"ฯ {hit.group('after')}")
