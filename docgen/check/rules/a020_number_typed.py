"""พิมพ์เลขข้อเองทั้งที่ docgen ใส่เลขให้

ตรวจ: รายการใน ข้อย่อย ข้อขีด หรือ ข้อ ที่ขึ้นต้นด้วยเลขข้อหรือขีด
เพราะ: พิมพ์ออกมาเป็น ๑. ๑. หรือ - - และเลขไม่ขยับเมื่อแทรกข้อ
ที่มา: docgen ใส่เลขให้ทุกรายการ
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ข้อความ: ด้วยจังหวัดขอให้ดำเนินการ ดังนี้
        ข้อย่อย: [1. สำรวจข้อมูล, 2. รายงานผล]
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ข้อความ: ด้วยจังหวัดขอให้ดำเนินการ ดังนี้
        ข้อย่อย: [สำรวจข้อมูล, รายงานผล]
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A020", "พิมพ์เลขข้อเองทั้งที่ docgen ใส่ให้", Severity.WARNING

_LABEL = Wording(
    r"\A(?:\d{1,2}[.)]|\(\d{1,2}\)|\d{1,2}\.(?P<last>\d{1,2})|[-–•]|ข้อ\s*(?P<clause>\d{1,3})\.?)\s+(?=\S)"
)


def find(reading: Reading) -> Findings:
    for passage in reading.of(Role.ITEM, Role.BODY) if reading.typeset else ():
        listed = passage.role is Role.ITEM and passage.path[-1:] == ("text",)
        if listed or passage.path[-1:] == ("clause",):
            for hit in _LABEL.inside(passage):
                # 5.5 กิโลเมตร and ข้อ 11 ของระเบียบ are labels only where they are the number of their item.
                told = hit.match["last"] or hit.match["clause"]
                if told and listed and int(told) - 1 != passage.path[-2]:
                    continue
                yield hit.finding(
                    f"“{hit.group().strip()}” จะพิมพ์ซ้ำกับเลขที่ docgen ใส่", "ลบเลขที่พิมพ์เอง", ""
                )
