"""ขึ้นต้นด้วย ด้วย หรือ เนื่องจาก แต่จบด้วย นั้น

ตรวจ: ภาคเหตุที่ขึ้นต้นด้วย ด้วย เนื่องจาก เนื่องด้วย โดยที่ ไม่จบด้วย นั้น
เพราะ: เรื่องที่ติดต่อกันครั้งแรก ไม่มีเรื่องเดิมให้กล่าวถึง
ที่มา: คู่มือกระทรวงพาณิชย์; ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ.
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ นั้น
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F002", "ขึ้นต้นด้วย ด้วย แต่จบด้วย นั้น", Severity.WARNING
ALONE = True

_OPENING = Wording(r"\A(?P<word>ด้วย|เนื่องจาก|เนื่องด้วย|โดยที่)(?=\S)", "ด้วย", "เนื่องจาก", "โดยที่")
_THAT = Wording(r"\s+นั้น\s*\Z", "นั้น")


def find(reading: Reading) -> Findings:
    for opening in _OPENING.hits(reading, Role.BODY):
        for hit in _THAT.inside(opening.passage):
            yield hit.finding(
                f"ขึ้นต้นด้วย “{opening.group('word')}” ไม่จบด้วย “นั้น”", "ลบ นั้น หรือขึ้นต้นว่า ตามที่"
            )
