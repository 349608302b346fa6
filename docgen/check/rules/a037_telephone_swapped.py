"""หมายเลขโทรศัพท์หรือที่อยู่ไปรษณีย์อิเล็กทรอนิกส์ในข้อความคลาดกับของเจ้าของเรื่อง

ตรวจ: หมายเลขโทรศัพท์ในข้อความที่มีเลขชุดเดียวกับของเจ้าของเรื่อง แต่สองหลักสลับที่กัน; ที่อยู่ไปรษณีย์อิเล็กทรอนิกส์ที่ต่างกันอักษรเดียวหรือสลับกันสองตัว
เพราะ: พิมพ์ซ้ำแล้วคลาด ผู้รับติดต่อไปที่อื่น
ที่มา: จุดที่เลขานุการพบในหนังสือที่ส่งกลับ (หมวดความสอดคล้อง)
ความแน่ใจ: ไม่แน่ (อาจเป็นคนละหมายเลขหรือคนละที่อยู่)

ผิด:
    เจ้าของเรื่อง: {กอง: สำนักงานจังหวัด, โทร.: 0 3441 1251}
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม สอบถามได้ที่หมายเลขโทรศัพท์ 0 3441 1215
      - จึงเรียนมาเพื่อทราบ
ถูก:
    เจ้าของเรื่อง: {กอง: สำนักงานจังหวัด, โทร.: 0 3441 1251}
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม สอบถามได้ที่หมายเลขโทรศัพท์ 0 3441 1251
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A037", "โทรศัพท์หรืออีเมลในข้อความคลาดกับของเจ้าของเรื่อง", Severity.HINT

_NUMBER = Wording(
    r"(?<=โทร)[^\d\n]{0,20}(?P<number>\d(?:[ \-]?\d){8,9})(?!\d)", "โทร", reach=(0, 60)
)
_ADDRESS = Wording(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", "@")
_EXTENSION = Wording(r"(?<=\d) ?ต่อ ?(?P<number>\d{3,5})(?!\d)", "ต่อ", reach=(3, 12))
_BEHIND = re.compile(r"ต่อ\s*([\d๐-๙]{3,5})")
_SWAPPED = 2  # figures, or letters


def find(reading: Reading) -> Findings:
    for hit in _NUMBER.hits(reading):
        if hit.passage.role not in (Role.BODY, Role.ITEM):
            continue
        own = {
            _digits(number): number
            for p in reading.of(Role.TELEPHONE)
            for number in _numbers(p.text)
        }
        typed = _digits(hit.group("number"))
        known = next((each for each in own if _is_swapped(typed, each)), None)
        if known is not None and typed not in own:
            message = f"หมายเลขของเจ้าของเรื่องคือ {own[known]}"
            yield hit.at("number", message, "ตรวจว่าเป็นหมายเลขเดียวกันหรือไม่")
    for hit in _EXTENSION.hits(reading):
        phones = [p.text for p in reading.of(Role.TELEPHONE)]
        own = {_digits(found[1]): found[1] for text in phones for found in _BEHIND.finditer(text)}
        typed = _digits(hit.group("number"))
        known = next((each for each in own if _is_swapped(typed, each)), None)
        sure = len(set(typed)) > _SWAPPED  # of 1110 and 1101 both may be
        told = known is not None and typed not in own and sure
        if told and hit.passage.role in (Role.BODY, Role.ITEM):
            yield hit.at("number", f"เลขต่อของเจ้าของเรื่องคือ {own[str(known)]}", "ตรวจเลขต่อ")
    for hit in _ADDRESS.hits(reading):
        mail = [h.group() for p in reading.of(Role.EMAIL) for h in _ADDRESS.inside(p)]
        near = next((each for each in mail if _is_slip(hit.group().lower(), each.lower())), None)
        if near is not None and hit.group() not in mail:
            message = f"ที่อยู่ของเจ้าของเรื่องคือ {near}"
            yield hit.finding(message, "ตรวจว่าเป็นที่อยู่เดียวกันหรือไม่")


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d(?:[ \-]?\d){8,9}(?!\d)", text)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", to_arabic(number))


def _is_slip(one: str, two: str) -> bool:
    """Whether one letter parts two addresses; a figure may count mailboxes, and hosts of the state are near each other."""
    (box, _, host), (other_box, _, other) = one.partition("@"), two.partition("@")
    if box == other_box and host.endswith(".go.th") and not _is_swapped(host, other):
        return False
    if len(one) != len(two):
        shorter, longer = sorted((one, two), key=len)
        return any(
            longer[:i] + longer[i + 1 :] == shorter and letter.isalpha()
            for i, letter in enumerate(longer)
        )
    differ = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    changed = len(differ) == 1 and all(map(str.isalpha, differ[0]))
    return changed or _is_swapped(one, two)


def _is_swapped(one: str, two: str) -> bool:
    """Whether two figures have changed places."""
    if len(one) != len(two):
        return False
    differ = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(differ) == _SWAPPED and differ[0] == differ[1][::-1]
