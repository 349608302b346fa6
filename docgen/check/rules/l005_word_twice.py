"""คำซ้ำติดกัน

ตรวจ: และและ การการ ให้ให้ ตามตาม และคำยาวที่พิมพ์ซ้ำ
เพราะ: พิมพ์หรือวางซ้ำ
ที่มา: จุดที่พบในหนังสือจริง
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานและและแผนงาน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานและแผนงาน
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "L005", "คำซ้ำติดกัน", Severity.WARNING

_SHORT = Wording(
    r"(?P<word>และ|หรือ|(?<!เจ้า)(?<!สิ่ง)ของ|ให้|โดย|เพื่อ|(?<![ก-์])การ|(?<!ติด)ตาม|ด้วย|แห่ง|จาก|ซึ่ง|(?<!จำ)เป็น|(?<!ราย)ได้|จะ)(?P<again> ?(?P=word))(?![ะ-ฺ็-์])"
)
_LONG = Wording(
    r"(?:(?<=[\s“(])|^)(?P<word>[ก-ฮเ-ไ][ก-์]{5,30})(?P<again> ?(?P=word))(?![ะ-ฺ็-์])"
)  # from the start of a run on


def find(reading: Reading) -> Findings:
    found: set[tuple[int, int]] = set()
    for wording in (_SHORT, _LONG):
        for hit in wording.hits(reading):
            if (id(hit.passage), hit.start) not in found:
                found.add((id(hit.passage), hit.start))
                yield hit.at("again", f"“{hit.group('word')}” ซ้ำ", "", "")
