"""จำนวนที่บอกไม่ตรงกับรายการ

ตรวจ: “จำนวน ๖ เรื่อง ดังนี้” ต้องตามด้วยหกรายการ
เพราะ: ผู้อ่านคิดว่ามีรายการตกหล่น
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ข้อความ: ด้วยจังหวัดขอให้ดำเนินการ 3 เรื่อง ดังนี้
        ข้อย่อย: [สำรวจข้อมูล, รายงานผล]
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ข้อความ: ด้วยจังหวัดขอให้ดำเนินการ 2 เรื่อง ดังนี้
        ข้อย่อย: [สำรวจข้อมูล, รายงานผล]
      - จึงเรียนมาเพื่อทราบ
"""

import re
from collections.abc import Iterable
from itertools import islice

from docgen.check.lists import lists
from docgen.check.reading import Finding, Findings, Passage, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A021", "จำนวนที่บอกไม่ตรงกับรายการ", Severity.WARNING

_WORDS = {"สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบ": 10}
_COUNTED = {"คน", "ราย", "แห่ง", "ท่าน", "โครงการ"}
_SAID = Wording(
    rf"(?P<sum>รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*(?:จำนวน\s*)?)?(?P<count>(?<![\d.,/])\d{{1,3}}|(?<!สิบ)(?<!ร้อย)(?:{'|'.join(_WORDS)}))\s*"
    r"(?P<unit>เรื่อง|ข้อ|ประการ|รายการ|กิจกรรม|ด้าน|ขั้นตอน|ประเด็น|แห่ง|ราย|โครงการ|มาตรการ|หัวข้อ|แนวทาง|กลุ่ม|ประเภท|คน|ท่าน|ส่วน|หลักสูตร|วิธี|ระดับ|ระยะ|ฝ่าย)"
    r"\s*(?P<lead>ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|ประกอบด้วย)?\s*:?\s*\Z"
)


# ๔ ฐาน ฐานละ ๒๔ คน
_OF_EACH = re.compile(r"(?:(?<![\d.,/])(?P<count>\d{1,2})\s*(?P<of>[ก-๎]{2,10}?)\s*(?P=of))?ละ\s*\Z")
_PERSON = re.compile(r"(?:^|\s|และ)(?:นาย|นาง|นางสาว|เด็กชาย|เด็กหญิง)(?=[ก-ฮเ-ไ])")
_ABOUT_ALL = re.compile("ให้|ทั้งนี้|โดย|ผู้รับผิดชอบ|หมายเหตุ")
_SECOND = re.compile(r"(?P<above>\d{1,2})\.\d{1,2}")
_ROLE = re.compile(r"(?:กรรมการ|เลขานุการ|คณะทำงาน|ที่ปรึกษา)\s*\Z")
_NEAR = 2  # a count further off is of something else


def find(reading: Reading) -> Findings:
    passages = reading.of(Role.BODY, Role.ITEM, Role.HEADING, Role.CELL)
    items = {id(before): items for before, items, _ in lists(reading)}
    for i, passage in enumerate(passages):
        under = passage.under if reading.typeset else _following(islice(passages, i + 1, None))
        for hit in _SAID.inside(passage) if under else ():
            said = hit.group("count")
            count = _WORDS.get(said) or int(said)
            if not reading.typeset and not hit.group("lead"):
                continue  # what follows may stand beside it, not under it
            if each := _OF_EACH.search(passage.text, 0, hit.start):
                told = int(each["count"] or 0)
                if told and under not in (told, told * count):
                    message = f"บอกว่า {told} แต่มี {under} รายการ"
                    yield Finding(message, passage, *each.span("count"), "ตรวจจำนวนและรายการ")
                continue
            if under and hit.group("sum") and hit.group("unit") in _COUNTED:
                below = _below(islice(passages, i + 1, None))  # or the items say of how many each
                if below and count != below and abs(count - below) <= _NEAR:
                    message = f"บอกว่า {count} แต่มี {below} รายการ"
                    yield hit.at("count", message, "ตรวจจำนวนและรายการ")
                continue
            own = items.get(id(passage), [])
            if _have(own, hit.group("unit")):
                continue  # the items say of how many each
            if count != under and count not in _otherwise(own):
                yield hit.at("count", f"บอกว่า {count} แต่มี {under} รายการ", "ตรวจจำนวนและรายการ")


def _below(passages: Iterable[Passage]) -> int:
    """Return how many items of the second level (๑.๑) follow in a letter typed by hand, under two heads or more; 0 where they are no persons."""
    labels: list[str] = []
    persons = 0
    for passage in passages:
        label = _SECOND.fullmatch(to_arabic(str(passage.value or "")))
        if label and passage.role is Role.ITEM:
            labels.append(label["above"])
            persons += bool(_ROLE.search(passage.text))
    several = len(set(labels)) > 1 and labels == sorted(labels, key=int)
    return len(labels) if several and persons == len(labels) else 0


def _have(items: list[Passage], unit: str) -> bool:
    """Whether half of the items or more say of how many each: ผู้แทนครู จำนวน ๒ คน."""
    told = sum(bool(re.search(rf"\d\s*{unit}", item.text)) for item in items)
    return bool(told) and 2 * told >= len(items)


def _otherwise(items: list[Passage]) -> tuple[int, ...]:
    """Return how many a list may be said to have: the persons it names, and all but a last item about them all."""
    persons = sum(len(_PERSON.findall(item.text)) for item in items)
    about_all = bool(items) and _ABOUT_ALL.match(items[-1].text) is not None
    return (persons, len(items) - 1) if about_all else (persons,)


def _following(passages: Iterable[Passage]) -> int:
    """Return how many items follow in a letter typed by hand, labelled like the first."""
    count = 0
    style, apart = "", False
    for passage in passages:
        label = passage.value if isinstance(passage.value, str) else ""
        form = re.sub(r"\d+", "1", label)
        if passage.role is Role.BODY and count and not passage.text.startswith("จึง"):
            apart = True
            continue  # it goes on about the item before it, unless another list follows
        if passage.role is not Role.ITEM or not label or not re.search(r"\d", label):
            break
        if apart and re.findall(r"\d+", to_arabic(label))[-1:] != [str(count + 1)]:
            break
        style = style or form
        count += form == style
    return count
