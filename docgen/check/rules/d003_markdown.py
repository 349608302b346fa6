"""เครื่องหมาย Markdown เหลืออยู่ในข้อความ

ตรวจ: **ตัวหนา** __ขีด__ # หัวข้อ [ข้อความ](ลิงก์)
เพราะ: คัดจากโปรแกรมสนทนาหรือเว็บ พิมพ์ออกมาเป็นดอกจัน
ที่มา: ความรู้ทั่วไป
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม **ทุกหน่วยงาน**
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมทุกหน่วยงาน
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "D003", "เครื่องหมาย Markdown เหลืออยู่", Severity.WARNING

_MARK = Wording(
    r"\*\*[^*\n]{1,200}\*\*|__[^_\n]{0,200}[ก-๙][^_\n]{0,200}__|^#{1,6}[ \t]+\S|\[[^\[\]\n]{1,200}\]\(https?://[^)\n]{1,200}\)|```|^[ \t]{0,20}\*[ \t]{1,20}(?=\S)(?!หมายเหตุ)"
)


def find(reading: Reading) -> Findings:
    for hit in _MARK.hits(reading):
        yield hit.finding("เครื่องหมายนี้จะพิมพ์เป็นตัวหนังสือ", "ลบเครื่องหมาย ใช้ หัวข้อ หรือ ข้อย่อย แทน")
