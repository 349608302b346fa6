"""ขึ้นต้นด้วย ตามที่ แต่ไม่จบด้วย นั้น

ตรวจ: ภาคเหตุที่ขึ้นต้นด้วย ตามที่ ตามหนังสือ อนุสนธิ ต้องจบด้วย นั้น
เพราะ: เรื่องที่เคยติดต่อกันมาแล้ว เขียน ตามที่ ... นั้น
ที่มา: คู่มือกระทรวงพาณิชย์; ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ.
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ตามที่จังหวัดได้เชิญท่านเข้าร่วมประชุม เมื่อวันที่ 2 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ตามที่จังหวัดได้เชิญท่านเข้าร่วมประชุม เมื่อวันที่ 2 มีนาคม 2569 นั้น
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Finding, Findings, Reading, Role, Sheet
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "F001", "ขึ้นต้นด้วย ตามที่ แต่ไม่มี นั้น", Severity.WARNING

_OPENING = Wording(
    r"\A(?:ตามที่(?!ดิน|ราบ|ตั้ง|อยู่|พัก|ปรากฏใน|เห็นสมควร|กฎหมาย)|อนุสนธิ|ตามหนังสือที่อ้างถึง|ตาม(?:หนังสือ|ประกาศ|คำสั่ง)\S*\s+(?:(?:ด่วน|ลับ)\S*\s+){0,2}ที่\s)",
    "ตาม",
    "อนุสนธิ",
)
_THAT = Wording(r"(?:นั้น|ความทราบแล้ว|แจ้งแล้ว|ละเอียดแจ้งแล้ว)", "นั้น", "แล้ว")


def find(reading: Reading) -> Findings:
    if reading.kind in (Kind.REGULATION, Kind.BY_LAW, Kind.NEWS):
        return
    paragraphs = [p for p in reading.of(Role.BODY) if p.sheet is Sheet.LETTER]
    for hit in _OPENING.hits(reading, Role.BODY, sheet=Sheet.LETTER):
        passage = hit.passage
        after = passage.text[hit.end :]
        next_to = paragraphs.index(passage) + 1
        further = any(_THAT.is_in(p.text[-40:]) for p in paragraphs[next_to : next_to + 1])
        if not _THAT.is_in(after) and not further:
            word = hit.group().split()[0]
            yield Finding(
                f"ขึ้นต้นด้วย “{word}” ต้องจบด้วย “นั้น”",
                passage,
                0,
                hit.end,
                "เติม นั้น เมื่อจบเหตุที่เคยติดต่อกัน",
            )
