"""พิมพ์บรรทัดวันที่เองในข้อความ

ตรวจ: สั่ง ณ วันที่ ประกาศ ณ วันที่ ให้ไว้ ณ วันที่ ในข้อความ
เพราะ: docgen พิมพ์บรรทัดนี้ให้จากคีย์ วันที่ จะได้สองครั้ง และวันไม่ตรงกันได้
ที่มา: แบบของ docgen
ความแน่ใจ: แน่

ผิด:
    ชนิด: ประกาศ
    เรื่อง: วันหยุดทำการเพิ่มเติม
    ข้อความ:
      - ด้วยจังหวัดจะย้ายที่ทำการ จึงประกาศให้ทราบโดยทั่วกัน
      - ประกาศ ณ วันที่ 16 มีนาคม พ.ศ. 2569
ถูก:
    ชนิด: ประกาศ
    เรื่อง: วันหยุดทำการเพิ่มเติม
    ข้อความ:
      - ด้วยจังหวัดจะย้ายที่ทำการ จึงประกาศให้ทราบโดยทั่วกัน
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F019", "พิมพ์บรรทัดวันที่เองในข้อความ", Severity.WARNING
ALONE = True

_LINE = Wording(r"\A(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*วันที่[^\n]{0,40}\Z", "ณ")


def find(reading: Reading) -> Findings:
    for hit in _LINE.hits(reading, Role.BODY) if reading.typeset else ():
        yield hit.finding("docgen พิมพ์บรรทัดนี้ให้แล้ว", "ลบย่อหน้านี้")
