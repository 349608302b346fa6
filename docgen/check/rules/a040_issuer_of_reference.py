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
from docgen.resources import table

CODE, NAME, SEVERITY = "A040", "ผู้ออกหนังสือที่อ้างถึงในข้อความไม่ตรงกับอ้างถึง", Severity.WARNING

_SORTS = (
    "ตำรวจภูธรจังหวัด", "สถานีตำรวจภูธร", "จังหวัด", "อำเภอ", "กระทรวง", "กรม", "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "โรงเรียน", "โรงพยาบาล",
    "องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "มหาวิทยาลัย", "วิทยาลัย", "ที่ว่าการอำเภอ", "ศาลจังหวัด", "กองทัพภาคที่", "มณฑลทหารบกที่", "สำนักงาน", "ธนาคาร", "บริษัท", "ห้างหุ้นส่วน",
)  # fmt: skip
_OFFICE = "|".join(sorted(_SORTS, key=len, reverse=True))
_VERBS = "แจ้ง|ขอ|ได้|ส่ง|หารือ|ให้|มี|กำหนด|เชิญ|รายงาน|อนุมัติ|สั่ง|ประกาศ|จะ|นำ|เห็น|เสนอ|สอบถาม|ร้องเรียน|รายชื่อ|ขยาย|พิจารณา"
_SAID = Wording(
    rf"(?:ตาม|อนุสนธิ)(?:หนังสือ|คำสั่ง|ประกาศ|บันทึก)ที่อ้างถึง(?:\s*(?P<which>\d))?\s+(?P<office>(?P<sort>{_OFFICE})(?!{_VERBS})(?P<name>[ก-์]{{2,40}}?|\s?\d+))(?=(?:{_VERBS})|\s)(?!ฯ)",
    "ที่อ้างถึง",
)
_KIND = Wording(r"ตาม(?P<kind>คำสั่ง|หนังสือ|ประกาศ)ที่อ้างถึง(?!ใน|ตาม)", "ที่อ้างถึง")
_OPENS = re.compile("หนังสือ|คำสั่ง|ประกาศ")
_NO_NAME = (
    "ดังกล่าว", "นี้", "ประสงค์", "ประสาน", "ตรวจ", "ตอบ", "โดย", "ที่", "ต่าง", "ทุก", "และ", "หรือ", "ใน", "เพื่อ", "สรุป", "ยืนยัน", "ทราบ", "จัด",
    "ร่วม", "เมือง", "เอกชน",
)  # fmt: skip


def find(reading: Reading) -> Findings:
    cited = [passage.text for passage in reading.of(Role.REFERENCE)]
    senders = "".join("\n".join(cited).split(" "))
    mine = "".join("".join(p.text.split()) for p in reading.of(Role.AGENCY, Role.SENDER, Role.TO))
    for hit in _SAID.hits(reading, Role.BODY) if cited else ():
        sort, name = hit.group("sort"), hit.group("name").strip().rstrip("ฯ")
        which = int(hit.group("which") or 0)
        of = cited[which - 1 : which] if 0 < which <= len(cited) else cited
        if f"{sort}{name}" in "".join("".join(of).split()) or f"{sort}{name}" in mine:
            continue
        sentence = "".join(hit.passage.text.partition("นั้น")[0].split())
        if any(each in sentence for each in _named(senders)) or not _is_name(sort, name):
            continue
        others = re.findall(
            rf"(?<![ก-์]){sort}(?:[ก-์]+|\s?\d+)|(?:หนังสือ|คำสั่ง|ประกาศ){sort}(?:[ก-์]+|\s?\d+)",
            "\n".join(of),
        ) or (_named("\n".join("".join(each.split()) for each in of)) if which else [])
        if others:
            shown = re.sub(r"^(?:หนังสือ|คำสั่ง|ประกาศ)", "", others[0])
            yield hit.at("office", f"อ้างถึงเป็นของ {shown}", "ตรวจชื่อหน่วยงาน")
    kinds = {each.group() if (each := _OPENS.match(text)) else "" for text in cited}
    for hit in _KIND.hits(reading, Role.BODY) if len(kinds) == 1 else ():
        kind = next(iter(kinds))
        if kind and hit.group("kind") != kind:
            yield hit.at("kind", f"อ้างถึงเป็น{kind}", "แก้ให้ตรงกัน")


def _named(senders: str) -> list[str]:
    """Return the offices that the references name."""
    bare = re.sub(r"(?m)^(?:หนังสือ|คำสั่ง|ประกาศ)", "", senders)
    return [
        found.group()
        for found in re.finditer(
            rf"(?:{_OFFICE})[ก-์]{{2,60}}?(?=ที่|ลงวันที่|ด่วน|ลับ|$)", bare, re.MULTILINE
        )
    ]


def _is_name(sort: str, name: str) -> bool:
    """Whether what follows the sort of an office is a name: a province, or what no verb or pronoun begins."""
    if sort in ("จังหวัด", "ตำรวจภูธรจังหวัด"):
        return name in table("provinces")
    return not name.startswith(_NO_NAME)
