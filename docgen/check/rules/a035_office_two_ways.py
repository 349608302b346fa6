"""ชื่อหน่วยงานหรือสถานที่เดียวกันสะกดต่างกัน

ตรวจ: ชื่อที่ขึ้นต้นด้วยคำเดียวกัน (โรงเรียน สำนักงาน อำเภอ โรงแรม โครงการ ...) ต่างกันเพียงอักษรเดียวหรือตกคำว่า การ กลางชื่อ; ชื่อของตนเองที่ขาดคำท้าย (ใหม่ เหนือ กลาง ...) หรือเป็นเทศบาลคนละระดับ
เพราะ: พจนานุกรมไม่มีชื่อเฉพาะ จึงต้องเทียบกับที่เขียนไว้แห่งอื่นในฉบับเดียวกัน
ที่มา: จุดที่เลขานุการพบในหนังสือที่ส่งกลับ (หมวดความสอดคล้อง)
ความแน่ใจ: ไม่แน่ (อาจเป็นคนละแห่ง)

ผิด:
    ข้อความ:
      - ด้วยโรงเรียนบ้านดอนกระเบื้องวิทยา กำหนดอบรม จึงขอเชิญประชุม ณ โรงเรียนบ้านดอนกะเบื้องวิทยา
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยโรงเรียนบ้านดอนกระเบื้องวิทยา กำหนดอบรม จึงขอเชิญประชุม ณ โรงเรียนบ้านดอนกระเบื้องวิทยา
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re
from collections.abc import Iterator
from itertools import compress, count
from operator import ne
from typing import NamedTuple

from docgen.check.reading import Finding, Findings, Prose, Reading, Role
from docgen.check.sought import SOUGHT
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A035", "ชื่อหน่วยงานหรือสถานที่เดียวกันสะกดต่างกัน", Severity.HINT

_OPENERS = frozenset((
    "โรงเรียน", "วิทยาลัย", "โรงพยาบาล", "เทศบาล", "องค์การบริหารส่วน", "จังหวัด", "อำเภอ", "ตำบล", "โรงแรม", "บริษัท", "ห้างหุ้นส่วน",
    "อาคาร", "ถนน", "สำนักงาน", "กระทรวง", "ศูนย์", "สถานี", "มูลนิธิ", "สมาคม", "โครงการ", "ธนาคาร", "ห้องประชุม",
))  # fmt: skip
SOUGHT.add(lambda: _OPENERS)
_NAME = re.compile("[ก-ฮะ-ฺเ-ไ็-๎]{5,40}")
_LISTS = frozenset((Role.CELL, Role.RECIPIENT, Role.POST))
_AHEAD, _BEHIND, _AT_END = 3, 4, 2  # characters that are the same around what differs
_WORD, _FAR = "การ", 6  # what falls out of a name, and how much is the same around it then
_SHOWN = 20  # characters behind what differs
# What goes on behind a name: of หนองแคเข้าร่วม and หนองแคนเข้าร่วม nobody knows whether they are one.
_GOES_ON = (
    "เข้า", "ขอ", "ได้", "จะ", "ที่", "และ", "เพื่อ", "โดย", "ใน", "ณ", "เป็น", "มี", "จัด", "กำหนด", "ดำเนิน", "ส่ง", "แจ้ง", "รับ", "ให้",
    "ร่วม", "ตาม", "กับ", "หรือ", "จำนวน", "เมื่อ", "ซึ่ง", "ไป", "มา", "แล้ว", "ทุก", "จึง", "ต้อง", "ไม่", "ด้วย", "ของ", "ว่า", "ทราบ", "ทั้ง",
    "รายงาน", "ตรวจ", "สำรวจ", "พิจารณา", "ประชุม", "มอบ", "เร่ง", "ทำ", "ประสาน", "ติดตาม", "ปฏิบัติ",
)  # fmt: skip
_MANY = 30  # names of like beginning: they are a list
_PLACES = ("จังหวัด", "อำเภอ", "ตำบล")  # they act too: อำเภอจัดทำแผน is no name
_MARK = re.compile("[ะาำ-ฺ็-๎]*")
# Words that end the name of a place, and fall off.
_TAIL = re.compile("(?:ใหม่|เก่า|เหนือ|ใต้|กลาง|น้อย|ใหญ่|ตะวันออก|ตะวันตก|วิทยา|วิทยาคม|พิทยาคม)\\Z")
_NO_NAME = re.compile("(?:จังหวัด|อำเภอ|ตำบล|เทศบาล|นคร|เมือง|เขต|ภาค|สาขา|ส่วน|บ้าน|อนุบาล)\\Z")
_LEVEL = re.compile("เทศบาล(?P<level>นคร|เมือง|ตำบล)(?P<name>[ก-๎]+)")
# What the writer of a letter does, and names himself by.
_ACTS = "(?:มีความประสงค์|จึงขอ|จึงได้|ขอเชิญ|ขอความ|ขอแจ้ง|ขอส่ง|ได้กำหนด|ได้จัด|ได้ตรวจสอบ|ได้พิจารณา|กำหนดจัด|จะจัด|จะดำเนินการ)"
_SORT = re.compile(
    "โรงเรียน|วิทยาลัย|มหาวิทยาลัย|โรงพยาบาล|เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|สหกรณ์[ก-๎]{0,14}?(?= |ทุ่ง|บ้าน)|สำนักงานเขต|อำเภอ|ศาลจังหวัด"
)
_BEGINS, _REST = 6, 5  # characters of a name that are the same, and of what is not
_LONG = 12  # characters of a name that has lost its end


def find(reading: Reading) -> Findings:
    prose, told = reading.prose, set[str]()
    for (opener, _), names in _alike_in(prose).items():
        before: list[tuple[str, int]] = []
        for name, at in names.items() if 1 < len(names) <= _MANY else ():
            for other, place in before:
                ends = _differ(other, name)
                if ends is None:
                    continue
                earlier = _Form(opener + _up_to(other, ends[0]), place)
                wrong, right = _Form(opener + _up_to(name, ends[1]), at), earlier
                if prose.text.count(wrong.text) > prose.text.count(right.text):
                    wrong, right = right, wrong
                if not any(wrong.text in each for each in told):
                    told.add(wrong.text)
                    yield from _told(prose, wrong, right)
                break
            before.append((name, at))
    for own in {p.text for p in reading.of(Role.AGENCY)}:
        for text, at in _own(prose, own):
            if text not in told:
                told.add(text)
                yield _not_own(prose, text, at, own)


def _own(prose: Prose, own: str) -> Iterator[tuple[str, int]]:
    """Yield where the letter calls its own office by a name without its end, or a municipality of another level."""
    forms = []
    if (
        (tail := _TAIL.search(own))
        and tail.start() > _LONG
        and not _NO_NAME.search(own, 0, tail.start())
    ):
        goes_on = "|".join(_GOES_ON)
        forms.append(f"{re.escape(own[: tail.start()])}(?=(?:{goes_on})|[^ก-๎]|\\Z)")
    if level := _LEVEL.fullmatch(own):
        forms.append(
            f"เทศบาล(?!{level['level']})(?:นคร|เมือง|ตำบล){re.escape(level['name'])}(?=จะ|ได้|จึง|ขอ|มี|กำหนด)"
        )
    for found in re.finditer("|".join(forms), prose.text) if forms else ():
        yield found.group(), found.start()
    if sort := _SORT.match(own):
        near = re.compile(f"{re.escape(sort.group())}(?P<name>[ก-๎]{{3,30}}?)(?={_ACTS})")
        for found in near.finditer(prose.text):
            name = own[sort.end() :]
            if found["name"] != name and _is_slip(found["name"], name):
                yield found.group(), found.start()


def _is_slip(one: str, two: str) -> bool:
    """Whether a name is another with its last word changed: ริมน้ำใส for ริมน้ำงาม."""
    same = _alike(one, two)
    return same >= _BEGINS and max(len(one), len(two)) - same <= _REST


def _not_own(prose: Prose, text: str, at: int, own: str) -> Finding:
    passage, start = prose.at(at)
    message = f"“{text}” ต่างจากชื่อส่วนราชการ “{own}”"
    hint = "ถ้าเป็นแห่งเดียวกัน เขียนให้ตรงกันทุกแห่ง"
    return Finding(message, passage, start, start + len(text), hint)


class _Form(NamedTuple):
    text: str
    at: int  # in the prose


def _told(prose: Prose, wrong: _Form, right: _Form) -> Findings:
    passage, start = prose.at(wrong.at)
    if passage.role in _LISTS or prose.at(right.at)[0].role in _LISTS:
        return  # many of like name stand there side by side
    message = f"“{wrong.text}” ต่างจาก “{right.text}” ที่เขียนไว้อีกแห่ง"
    hint = "ถ้าเป็นแห่งเดียวกัน เขียนให้ตรงกันทุกแห่ง"
    yield Finding(message, passage, start, start + len(wrong.text), hint)


def _alike_in(prose: Prose) -> dict[tuple[str, str], dict[str, int]]:
    """Return the names by their opener and how they begin, each with where it first stands, in order.

    What follows a name belongs to it, up to a blank: no dictionary tells where it ends.
    """
    text = prose.text
    found = [(at, word) for word in prose.found.keys() & _OPENERS for at in prose.found[word]]
    out: dict[tuple[str, str], dict[str, int]] = {}
    for at, opener in sorted(found):
        name = _NAME.match(text, at + len(opener))
        if name and not (opener in _PLACES and name[0].startswith(_GOES_ON)):
            out.setdefault((opener, name[0][:_AHEAD]), {}).setdefault(name[0], at)
    return out


def _up_to(name: str, end: int) -> str:
    """Return a name up to an offset, marks of its last letter too."""
    whole = _MARK.match(name, end)
    return name[: whole.end() if whole else end]


def _differ(one: str, two: str) -> tuple[int, int] | None:
    """Return how far each name is shown when one slip parts them: a letter, two that changed places, or a word that fell out."""
    same = _alike(one, two)
    if same < _AHEAD or same == min(len(one), len(two)):
        return None  # one goes on where the other ends, or the text behind it does
    ways = [(1, 1, _BEHIND), (1, 0, _BEHIND), (0, 1, _BEHIND)]
    ways += [(2, 2, _BEHIND)] if one[same : same + 2] == two[same : same + 2][::-1] else []
    if same >= _FAR:
        ways += [(3, 0, _FAR)] if one.startswith(_WORD, same) else []
        ways += [(0, 3, _FAR)] if two.startswith(_WORD, same) else []
    for i, j, least in ways:
        first, second = one[same + i :], two[same + j :]
        again = 0 if first.startswith(_GOES_ON) else _alike(first, second)
        ends = first == second or _ends(first, second, again)
        if again >= least or (again >= _AT_END and ends):
            shown = min(again, _SHOWN)
            return same + i + shown, same + j + shown
    return None


def _ends(first: str, second: str, at: int) -> bool:
    """Whether one of two ends at an offset, and the other goes on behind it as text does: กลาง and กลางมีความประสงค์."""
    return min(len(first), len(second)) == at and max(first, second, key=len).startswith(
        _GOES_ON, at
    )


def _alike(one: str, two: str) -> int:
    """Return how many characters both begin with."""
    return next(compress(count(), map(ne, one, two)), min(len(one), len(two)))
