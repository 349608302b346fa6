"""มีอ้างถึง แต่ข้อความไม่กล่าวถึง

ตรวจ: หนังสือที่อ้างถึงแต่ละฉบับต้องถูกกล่าวถึงในข้อความ เช่น ตามหนังสือที่อ้างถึง หรือ ตามที่ ... นั้น (กฎหมายกล่าวถึงด้วยชื่อก็ได้)
เพราะ: อ้างถึงที่ไม่ได้ใช้มักเหลือจากหนังสือเก่า
ที่มา: จุดที่พบในหนังสือจริง; ข้อความรูปอื่นก็กล่าวถึงได้ จึงเป็นเพียงคำแนะนำ
ความแน่ใจ: ไม่แน่

ผิด:
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม จึงขอเชิญท่านเป็นวิทยากร
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ:
      - ตามที่จังหวัดได้เชิญท่านเป็นวิทยากร นั้น
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.parts import numbers_said
from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A008", "มีอ้างถึงแต่ข้อความไม่กล่าวถึง", Severity.HINT

_SAID = Wording(
    r"อ้างถึง|ตามที่|ตาม(?:หนังสือ|ประกาศ|คำสั่ง|ระเบียบ|บันทึก|มติ)|(?:หนังสือ|ประกาศ|คำสั่ง)(?:ดังกล่าว|ข้างต้น)|อนุสนธิ|สืบเนื่อง"
)


_LAW = re.compile(r"(?:พระราช|ประมวลกฎหมาย|ระเบียบ|กฎกระทรวง|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ|รัฐธรรมนูญ)")


def _bare(cited: str) -> str:
    """Return the name of a law without its year and its blanks."""
    return "".join(re.split(r"\s*(?:\(ฉบับ|พ\.ศ\.|\d{4})", cited)[0].split())


def find(reading: Reading) -> Findings:
    cited = reading.of(Role.REFERENCE)
    body = reading.body()
    if not cited or not body:
        return
    # A law is spoken of by its name.
    whole = "".join("".join(passage.text.split()) for passage in body)
    named = [p for p in cited if _LAW.match(p.text) and _bare(p.text) in whole]
    if len(named) == len(cited):
        return
    if not any(_SAID.is_in(passage.text) for passage in body):
        yield Finding("ข้อความไม่กล่าวถึงหนังสือที่อ้างถึง", cited[0], hint="กล่าวถึงในข้อความ หรือลบออก")
        return
    said = {number for _, number in numbers_said(reading, "อ้างถึง")}
    for number, passage in enumerate(cited, 1):
        if len(cited) > 1 and said and number not in said and passage not in named:
            yield Finding(
                f"ข้อความไม่กล่าวถึงหนังสือที่อ้างถึง {number}", passage, hint="กล่าวถึงในข้อความ หรือลบออก"
            )
