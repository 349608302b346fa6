"""จำนวนที่บอกไม่ตรงกับที่แจกแจง

ตรวจ: “๓ ครั้ง ครั้งที่ ๑ … และครั้งที่ ๒ …” (งวด รุ่น ระยะ ผลัด ก็เช่นกัน) ต้องแจกแจงครบ
เพราะ: ผู้อ่านคิดว่ามีครั้งที่ตกหล่น
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - กำหนดอบรม 4 รุ่น รุ่นที่ 1 ผู้บริหาร รุ่นที่ 2 หัวหน้าส่วนราชการ และรุ่นที่ 3 เจ้าหน้าที่ธุรการ
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - กำหนดอบรม 3 รุ่น รุ่นที่ 1 ผู้บริหาร รุ่นที่ 2 หัวหน้าส่วนราชการ และรุ่นที่ 3 เจ้าหน้าที่ธุรการ
      - จึงเรียนมาเพื่อทราบ
"""

import re
from itertools import islice, takewhile

from docgen.check.amounts import number
from docgen.check.reading import Findings, Passage, Reading, Role
from docgen.check.wording import FAR, Hit, Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A052", "จำนวนที่บอกไม่ตรงกับที่แจกแจง", Severity.WARNING

# ๓ ครั้ง ครั้งที่ ๑ ... และครั้งที่ ๒
_COUNT = Wording(
    r"(?P<count>(?<![\d.,/])\d{1,2})\s*(?P<sort>ครั้ง|งวด|รุ่น|ระยะ|ผลัด)(?!ที่|ละ|[ก-์])", "ครั้ง", "งวด", "รุ่น", "ระยะ", "ผลัด", reach=(6, 4)
)  # fmt: skip

# What leads from a count to what is counted, which may stand in the next lines.
_LEADS = re.compile(r"\s*[,(]?\s*(?:ดังนี้|ดังต่อไปนี้|คือ|ได้แก่|โดย|ประกอบด้วย)?\s*:?\s*")
# What follows is told besides.
_LEFT = re.compile(
    "(?<!ช่วย)เหลือ|ส่วน(?!ราชการ|ตำบล|จังหวัด|ท้องถิ่น|กลาง|ภูมิภาค|ร่วม|ตัว|บุคคล)|ต่อไป|สำหรับ|ต่อมา"
)


def find(reading: Reading) -> Findings:
    for hit in _COUNT.hits(reading):
        sort, after = hit.group("sort"), hit.passage.text[hit.end : hit.end + FAR]
        if _LEADS.fullmatch(after):
            after = _lines_of(sort, hit.passage, reading.of(Role.BODY, Role.ITEM))
        after = _LEFT.split(after, maxsplit=1)[0]
        told = [int(n) for n in re.findall(rf"{sort}ที่\s*(\d{{1,2}})(?![\d/])", after)]
        listed = sorted(set(told))
        in_turn = listed == list(range(1, len(listed) + 1)) == told[: len(listed)]
        count = int(hit.group("count"))
        if (
            len(listed) > 1
            and in_turn
            and len(listed) != count
            and not _told_of(hit, count, reading)
        ):
            message = f"บอกว่า {hit.group('count')} แต่มีถึง{sort}ที่ {len(listed)}"
            yield hit.at("count", message, "ตรวจจำนวน")


def _told_of(hit: Hit, count: int, reading: Reading) -> bool:
    """Whether all that are counted are told somewhere, or the text does not list them: some come later, or one more is asked for."""
    sort, text = hit.group("sort"), reading.prose.text
    every = [
        number(each)
        for each in re.findall(
            rf"{sort}ที่[^\n\d]{{0,8}}(?:\d{{1,2}}[^\n\d]{{1,8}})?(\d{{1,2}})(?!\d)", text
        )
    ]
    others = re.search(rf"{sort}(?:สุดท้าย|หลัง|ถัดไป|พิเศษ|ต่อไป)|อีก(?:\s*\d+\s*|หนึ่ง)?{sort}", text)
    if count in every or others or re.search(r"แล้ว\s*\Z", hit.passage.text[: hit.start]):
        return True
    first = hit.passage.text.find(f"{sort}ที่", hit.end)
    return first >= 0 and not _LEADS.fullmatch(hit.passage.text[hit.end : first])


def _lines_of(sort: str, passage: Passage, passages: list[Passage]) -> str:
    """Return the texts that follow a passage and begin with a sort and its number; "" when the last is told by no number."""
    follow = islice(passages, passages.index(passage) + 1, None) if passage in passages else ()
    lines = [each.text for each in takewhile(lambda each: each.text.startswith(sort), follow)]
    return "" if any(line.startswith(f"{sort}สุดท้าย") for line in lines) else "\n".join(lines)
