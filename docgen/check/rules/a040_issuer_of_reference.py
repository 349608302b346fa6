"""ผู้ออกหนังสือที่อ้างถึงในข้อความไม่ตรงกับอ้างถึง

ตรวจ: “ตามหนังสือที่อ้างถึง จังหวัดขอนแก่นหารือว่า” ต้องเป็นหน่วยงานชนิดเดียวกันที่มีใน อ้างถึง และ “ตามคำสั่งที่อ้างถึง” ต้องอ้างคำสั่ง
เพราะ: ใช้หนังสือฉบับก่อนแล้วแก้ไม่ครบ
ที่มา: จุดที่เลขานุการพบในหนังสือที่ส่งกลับ (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    อ้างถึง: หนังสือจังหวัดขอนแก่น ที่ ขก 0017.2/512 ลงวันที่ 2 มีนาคม 2569
    ข้อความ:
      - ตามหนังสือที่อ้างถึง จังหวัดมหาสารคามหารือเรื่องที่ดินสาธารณประโยชน์ นั้น
      - จึงเรียนมาเพื่อทราบ
ถูก:
    อ้างถึง: หนังสือจังหวัดขอนแก่น ที่ ขก 0017.2/512 ลงวันที่ 2 มีนาคม 2569
    ข้อความ:
      - ตามหนังสือที่อ้างถึง จังหวัดขอนแก่นหารือเรื่องที่ดินสาธารณประโยชน์ นั้น
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A040", "ผู้ออกหนังสือที่อ้างถึงในข้อความไม่ตรงกับอ้างถึง", Severity.WARNING

_SORTS = (
    "ตำรวจภูธรจังหวัด", "สถานีตำรวจภูธร", "จังหวัด", "อำเภอ", "กระทรวง", "กรม", "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "โรงเรียน", "โรงพยาบาล",
    "องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "มหาวิทยาลัย", "วิทยาลัย", "ที่ว่าการอำเภอ", "ศาลจังหวัด",
)  # fmt: skip
_OFFICE = "|".join(sorted(_SORTS, key=len, reverse=True))
_VERBS = "แจ้ง|ขอ|ได้|ส่ง|หารือ|ให้|มี|กำหนด|เชิญ|รายงาน|อนุมัติ|สั่ง|ประกาศ|จะ|นำ|เห็น|เสนอ|สอบถาม|ร้องเรียน|รายชื่อ|ขยาย|พิจารณา"
_SAID = Wording(
    rf"(?:ตาม|อนุสนธิ)(?P<kind>หนังสือ|คำสั่ง|ประกาศ|บันทึก)ที่อ้างถึง(?:\s*\d)?\s+(?P<office>(?P<sort>{_OFFICE})(?!{_VERBS})(?P<name>[ก-์]{{2,40}}?))(?=(?:{_VERBS})|\s)",
    "ที่อ้างถึง",
)
_KIND = Wording(r"ตาม(?P<kind>คำสั่ง|หนังสือ|ประกาศ)ที่อ้างถึง", "ที่อ้างถึง")
_OPENS = re.compile("หนังสือ|คำสั่ง|ประกาศ")
_LEAST = 2  # characters by which a name is one


def find(reading: Reading) -> Findings:
    cited = [passage.text for passage in reading.of(Role.REFERENCE)]
    senders = "".join("\n".join(cited).split(" "))
    for hit in _SAID.hits(reading, Role.BODY) if cited else ():
        sort, name = hit.group("sort"), hit.group("name")
        if f"{sort}{name}" in senders or len(name) < _LEAST:
            continue
        others = re.findall(
            rf"(?<![ก-์]){sort}[ก-์]+|(?:หนังสือ|คำสั่ง|ประกาศ){sort}[ก-์]+", "\n".join(cited)
        )
        if others:
            shown = re.sub(r"^(?:หนังสือ|คำสั่ง|ประกาศ)", "", others[0])
            yield hit.at("office", f"อ้างถึงเป็นของ {shown}", "ตรวจชื่อหน่วยงาน")
    kinds = {each.group() if (each := _OPENS.match(text)) else "" for text in cited}
    for hit in _KIND.hits(reading, Role.BODY) if len(kinds) == 1 else ():
        kind = next(iter(kinds))
        if kind and hit.group("kind") != kind:
            yield hit.at("kind", f"อ้างถึงเป็น{kind}", "แก้ให้ตรงกัน")
