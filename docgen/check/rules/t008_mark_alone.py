"""สระหรือวรรณยุกต์ไม่มีพยัญชนะ

ตรวจ: สระบน สระล่าง วรรณยุกต์ที่อยู่หลังเว้นวรรค ตัวเลข สระหน้า หรือ ะ า ำ หรือวรรณยุกต์สองตัวติดกัน
เพราะ: พิมพ์ตกหรือสลับแป้น
ที่มา: อักขรวิธีไทย
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้หน่วยงานที่ เก ี่ยวข้องส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้หน่วยงานที่เกี่ยวข้องส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
"""

from itertools import product

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T008", "สระหรือวรรณยุกต์ไม่มีพยัญชนะ", Severity.ERROR

_MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"
# The character before comes first, so that the search leaps over the consonants.
_ALONE = (
    Wording(r"[^ก-ฮะ-๎][ัิ-ฺ็-๎](?!\))"),
    Wording(r"[เ-ไ][ัิ-ฺ็-๎]", *map("".join, product("เแโใไ", _MARKS))),
    Wording(r"[่-๋](?![่-๋]?\))[่-๋]", *map("".join, product("่้๊๋", repeat=2))),
    Wording(r"[ะาำๅ][ัิ-ฺ็-๋์]", *map("".join, product("ะาำๅ", _MARKS))),
    Wording(r"\s[ะาๅ](?=[\sก-ฮ])", *map("".join, product(" \t\u00a0", "ะาๅ"))),
)
_SHOWN_ON = "-–—\u25cc“\"'("  # what a mark is shown on, when one writes about it


def find(reading: Reading) -> Findings:
    proses = (reading.prose, reading.named)
    for hit in (hit for alone in _ALONE for prose in proses for hit in alone.hits_in(prose)):
        pair = hit.group()
        if pair[0] not in _SHOWN_ON and len(set(pair)) == len(pair):
            yield hit.finding("ไม่มีพยัญชนะให้สระหรือวรรณยุกต์นี้", "พิมพ์คำนี้ใหม่")
