"""ประกาศไม่จบด้วย จึงประกาศ...

ตรวจ: ประกาศจบด้วย จึงประกาศให้ทราบโดยทั่วกัน หรือ จึงประกาศมาเพื่อทราบโดยทั่วกัน หรือ ประกาศ... ไว้
เพราะ: เป็นแบบแผนของประกาศ
ที่มา: ประกาศจริงหลายฉบับ; ความรู้ทั่วไป
ความแน่ใจ: ไม่แน่

ผิด:
    ชนิด: ประกาศ
    เรื่อง: วันหยุดทำการเพิ่มเติม
    ข้อความ:
      - ด้วยจังหวัดจะย้ายที่ทำการ จึงหยุดให้บริการในวันศุกร์ที่ 20 มีนาคม 2569
ถูก:
    ชนิด: ประกาศ
    เรื่อง: วันหยุดทำการเพิ่มเติม
    ข้อความ:
      - ด้วยจังหวัดจะย้ายที่ทำการ จึงหยุดให้บริการในวันศุกร์ที่ 20 มีนาคม 2569
      - จึงประกาศให้ทราบโดยทั่วกัน
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "F011", "ประกาศไม่จบด้วย จึงประกาศ", Severity.HINT

_END = Wording(
    r"(?:จึง|ขอ|จึงขอ)ประกาศ|ประกาศให้ทราบ|ประกาศมาเพื่อ|ประกาศไว้|ทั้งนี้|จึงออกประกาศ|จึงกำหนด|มีความประสงค์จะ\s?ประกวดราคา|ประกวดราคา(?:ซื้อ|จ้าง|อิเล็กทรอนิกส์)"
)


def find(reading: Reading) -> Findings:
    body = reading.of(Role.BODY, Role.ITEM)
    if reading.is_kind(Kind.ANNOUNCEMENT) and body and not any(_END.is_in(p.text) for p in body):
        last = body[-1]
        yield Finding(
            "ไม่จบด้วย “จึงประกาศ...”", last, 0, min(20, len(last.text)), "เช่น จึงประกาศให้ทราบโดยทั่วกัน"
        )
