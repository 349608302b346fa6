"""ผู้กระทำในข้อความไม่ใช่เจ้าของหนังสือ

ตรวจ: จังหวัดอื่น หรือหน่วยงานชนิดเดียวกันชื่ออื่น (เทศบาล โรงเรียน คณะ มณฑลทหารบก สาขา ...) “จึงขอ” “จึงจัด” “พิจารณาแล้ว” ทั้งที่ข้อความไม่ได้เล่าถึงหน่วยงานนั้น
เพราะ: ใช้ฉบับของหน่วยงานอื่นเป็นต้นแบบแล้วลืมแก้ชื่อ
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยมีผู้ประสบภัยหลายครัวเรือน จังหวัดนนทบุรีจึงขอความอนุเคราะห์จากท่าน
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยมีผู้ประสบภัยหลายครัวเรือน จังหวัดสมุทรสาครจึงขอความอนุเคราะห์จากท่าน
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from collections.abc import Iterator

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording, is_quoted
from docgen.diagnostics import Severity
from docgen.resources import table

CODE, NAME, SEVERITY = "A034", "ผู้กระทำในข้อความไม่ใช่เจ้าของหนังสือ", Severity.WARNING

_ACTS = Wording(
    r"(?<![ก-๎])จังหวัด(?P<name>[ก-ฮเ-ไ][ก-์]{1,24}?)(?:จึง(?:ขอ|ได้|จัด|กำหนด|แจ้ง|ส่ง|เรียน|ใคร่)|พิจารณาแล้ว|ขอเรียนว่า)",
    "จึงขอ", "จึงได้", "จึงจัด", "จึงกำหนด", "จึงแจ้ง", "จึงส่ง", "จึงเรียน", "จึงใคร่", "พิจารณาแล้ว", "ขอเรียนว่า",
)  # fmt: skip
# Of offices of one sort, the name tells which: เทศบาลตำบลบ้านกลาง.
_SORTS = (
    "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "คณะ", "มณฑลทหารบกที่", "กองทัพภาคที่", "สาขา",
    "โรงเรียน", "โรงพยาบาล", "วิทยาลัย", "มหาวิทยาลัย", "อำเภอ", "สถานีตำรวจภูธร", "ตำรวจภูธรจังหวัด", "ศาลจังหวัด", "สำนักงานเขต", "กรม", "กระทรวง",
)  # fmt: skip
# What the writer of a letter does; others wish, ask and send too.
_ACTING = (
    "จึงขอ", "จึงได้", "จึงจัด", "จึงกำหนด", "จึงแจ้ง", "จึงส่ง", "จึงเรียน", "จึงใคร่", "พิจารณาแล้ว", "ขอเรียนว่า", "จะขึ้น", "จะดำเนินการ", "จะแจ้ง",
)  # fmt: skip
# What goes on behind a name, or shows that there is none.
_GOES_ON = "ได้|จัด|ที่|ซึ่ง|และ|จึง|ขอ|มี|จะ|กำหนด|ไม่|ต่อ|โดย|ใน|เพื่อ|แจ้ง|ส่ง|ตาม|กับ|ของ|กรรมการ|ทำงาน|อนุ|รัฐมนตรี|ผู้|นี้|ดังกล่าว|ต่าง|พิจารณา"
_ONE = Wording(
    rf"(?P<sort>{'|'.join(_SORTS)})(?P<name>(?:(?!{_GOES_ON})[ก-๎]){{2,30}}|\s?\d{{1,3}})(?: ?พิจารณาแล้ว|(?:{'|'.join(_ACTING)}))",
    *_ACTING, reach=(60, 20),
)  # fmt: skip
_OWN = re.compile(r"จังหวัด([ก-์]+)")


def find(reading: Reading) -> Findings:
    yield from _of_provinces(reading)
    yield from _of_a_sort(reading)


def _of_a_sort(reading: Reading) -> Findings:
    """Yield who acts in the letter, and is another office of the sort of its own."""
    own = {sort: set(_names(reading, sort)) for sort in _SORTS}
    for hit in _ONE.hits(reading, Role.BODY, Role.ITEM):
        sort, name, text = hit.group("sort"), hit.group("name").strip(), hit.passage.text
        known = own[sort]
        if not known or is_quoted(text, hit.start) or any(each.startswith(name) for each in known):
            continue
        whole = f"{sort}{name}".replace(" ", "")
        told = sum(p.text.replace(" ", "").count(whole) for p in reading.passages)
        if told == 1 and not any(name.startswith(each) for each in known):
            message = f"หนังสือนี้เป็นของ{sort}{min(known)}"
            yield hit.at("name", message, "ตรวจชื่อหน่วยงาน")


def _names(reading: Reading, sort: str) -> Iterator[str]:
    """Yield by which name an office of the sort issues the letter."""
    for passage in reading.of(Role.AGENCY, Role.SENDER):
        for found in re.finditer(rf"{sort}(?P<name>[ก-๎]{{2,40}}|\s?\d+)", passage.text):
            yield found["name"].strip()


def _of_provinces(reading: Reading) -> Findings:
    head = reading.of(Role.AGENCY, Role.SENDER, Role.OWNER, Role.POSITION)
    own = _OWN.findall(" ".join(passage.text for passage in head))
    for hit in _ACTS.hits(reading, Role.BODY) if own else ():
        name, text = hit.group("name"), hit.passage.text
        if name not in table("provinces") or name in own or is_quoted(text, hit.start):
            continue
        elsewhere = sum(passage.text.count(name) for passage in reading.passages) > 1
        if not elsewhere:  # else it is told of what that one did
            yield hit.at("name", f"หนังสือนี้เป็นของจังหวัด{own[0]}", "ตรวจชื่อจังหวัด")
