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
from functools import cache

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.sought import SOUGHT
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
SOUGHT.add(lambda: _ACTING)


@cache
def _one(sort: str) -> re.Pattern[str]:
    """Return what finds an office of a sort that does what the writer of a letter does."""
    return re.compile(
        rf"{sort}(?P<name>(?:(?!{_GOES_ON})[ก-๎]){{2,30}}|\s?\d{{1,3}})(?: ?พิจารณาแล้ว|(?:{'|'.join(_ACTING)}))"
    )


_OWN = re.compile(r"จังหวัด([ก-์]+)")


def find(reading: Reading) -> Findings:
    yield from _of_provinces(reading)
    yield from _of_a_sort(reading)


def _of_a_sort(reading: Reading) -> Findings:
    """Yield who acts in the letter, and is another office of the sort of its own."""
    if reading.prose.found.keys().isdisjoint(_ACTING):
        return
    head = "\n".join(p.text for p in reading.of(Role.AGENCY, Role.SENDER))
    for sort in (sort for sort in _SORTS if sort in head):
        known = set(_names(head, sort))
        body = "\n".join(p.text for p in reading.of(Role.BODY, Role.ITEM))
        if any(f"{sort}{name}" in body for name in known):
            continue  # what it does itself, it says; a neighbour may act beside it
        for passage in reading.of(Role.BODY, Role.ITEM) if known else ():
            for found in _one(sort).finditer(passage.text):
                name = found["name"].strip()
                if is_quoted(passage.text, found.start()) or _is_known(name, known):
                    continue
                whole = f"{sort}{name}".replace(" ", "")
                if sum(p.text.replace(" ", "").count(whole) for p in reading.passages) == 1:
                    message = f"หนังสือนี้เป็นของ{sort}{min(known)}"
                    yield Finding(message, passage, *found.span("name"), "ตรวจชื่อหน่วยงาน")


def _is_known(name: str, known: set[str]) -> bool:
    return any(each.startswith(name) or name.startswith(each) for each in known)


def _names(head: str, sort: str) -> Iterator[str]:
    """Yield by which name an office of the sort issues the letter."""
    for found in re.finditer(rf"{sort}(?P<name>[ก-๎]{{2,40}}|\s?\d+)", head):
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
