"""พื้นที่ไม่เท่ากับกว้างคูณยาว หรือหน่วยไม่ใช่หน่วยพื้นที่

ตรวจ: “กว้าง ๕ เมตร ยาว ๘๖๐ เมตร ... พื้นที่ไม่น้อยกว่า ๔,๓๐๐ ตารางเมตร” และพื้นที่ที่บอกเป็นเมตร
เพราะ: พื้นที่ผิด ราคาต่อหน่วยและการตรวจรับผิดตาม
ที่มา: คณิตศาสตร์
ความแน่ใจ: ค่อนข้างแน่ (เผื่อร้อยละ ๒ สำหรับการปัดเศษ)

ผิด:
    ข้อความ:
      - ด้วยจังหวัดจะก่อสร้างถนน กว้าง 5 เมตร ยาว 860 เมตร หนา 0.15 เมตร หรือมีพื้นที่ไม่น้อยกว่า 4,030 ตารางเมตร
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดจะก่อสร้างถนน กว้าง 5 เมตร ยาว 860 เมตร หนา 0.15 เมตร หรือมีพื้นที่ไม่น้อยกว่า 4,300 ตารางเมตร
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.amounts import FIGURE, number
from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A044", "พื้นที่ไม่เท่ากับกว้างคูณยาว", Severity.WARNING

_METRES = r"\s*(?:เมตร|ม\.)"
_AREA = Wording(
    rf"กว้าง(?:เฉลี่ย|\s)*(?P<wide>{FIGURE}){_METRES}\s*(?:x|×|และ)?\s*ยาว(?:เฉลี่ย|รวม|\s)*(?P<long>{FIGURE}){_METRES}(?:[^\n]{{0,60}}?)พื้นที่(?:ก่อสร้าง|ไม่น้อยกว่า|รวม|ประมาณ|ทั้งหมด|คอนกรีต|\s)*(?P<area>{FIGURE})\s*(?:ตารางเมตร|ตร\.\s?ม\.)",
    "กว้าง", reach=(0, 240),
)  # fmt: skip
_IN_METRES = Wording(
    rf"พื้นที่(?:ก่อสร้าง|คอนกรีต)?ไม่น้อยกว่า\s*(?P<area>{FIGURE})\s*(?P<unit>เมตร)(?![ก-์])",
    "พื้นที่", reach=(0, 90),
)  # fmt: skip
_MORE = re.compile("ชั้น|แห่ง|สาย|หลัง|จุด|พร้อม|เว้น|และ|พื้นที่รวม|ในพื้นที่")
_LOOSE = 2  # per cent


def find(reading: Reading) -> Findings:
    for hit in _AREA.hits(reading):
        wide, long, area = (number(hit.group(name)) for name in ("wide", "long", "area"))
        if wide is None or long is None or area is None or not wide * long:
            continue
        if _MORE.search(hit.group()):
            continue  # of several, or less a part
        if abs(wide * long - area) * 100 > wide * long * _LOOSE:
            message = f"{wide:,} × {long:,} = {wide * long:,.2f}".removesuffix(".00")
            yield hit.at("area", message, "ตรวจความกว้าง ความยาว และพื้นที่")
    for hit in _IN_METRES.hits(reading):
        yield hit.at("unit", "พื้นที่บอกเป็นเมตร", "ใช้ ตารางเมตร")
