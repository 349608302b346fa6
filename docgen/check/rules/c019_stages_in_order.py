"""วันของขั้นตอนไม่เรียงกัน

ตรวจ: รับสมัครหรือยื่นข้อเสนอ ประกาศรายชื่อผู้มีสิทธิ สอบหรือเปิดซอง ประกาศผล และทำสัญญาหรือมอบรางวัล ที่บอกไว้ตามลำดับ ต้องเป็นวันที่เรียงกัน
เพราะ: ใช้ประกาศครั้งก่อนแล้วแก้วันไม่ครบ ผู้สมัครเสียสิทธิ
ที่มา: จุดที่เลขานุการพบในประกาศที่ส่งกลับ (หมวดปฏิทิน)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดสอบข้อเขียนในวันที่ 25 มีนาคม 2569 และประกาศผลในวันที่ 20 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดสอบข้อเขียนในวันที่ 25 มีนาคม 2569 และประกาศผลในวันที่ 30 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
"""

import re
from collections.abc import Mapping

from docgen.check.dates import Mention, mentions
from docgen.check.reading import Findings, Passage, Path, Reading, Role, Sheet
from docgen.check.sought import SOUGHT
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "C019", "วันของขั้นตอนไม่เรียงกัน", Severity.WARNING

# In the order in which they come; what stands first in the pattern takes the words that the next would find in it.
_STAGES = (
    ("สมัคร", r"รับสมัคร(?!ได้|แล้ว)|ยื่นใบสมัคร|ปิดรับสมัคร|ยื่นข้อเสนอ|ยื่นซอง|ส่งผลงานเข้าประกวด"),
    ("รายชื่อผู้มีสิทธิ", r"ประกาศรายชื่อผู้(?:มีสิทธิ์?|สมัคร)[ก-์]{0,40}?(?=ใน|ภายใน|วัน|\s|\Z)"),
    ("สอบ", r"สอบ(?:ข้อเขียน|สัมภาษณ์|คัดเลือก|แข่งขัน|ปฏิบัติ|ภาค|ความรู้)|เปิดซอง|ตัดสินผลงาน"),
    ("ผล", r"ประกาศผล|ประกาศรายชื่อผู้(?:ผ่าน|สอบได้|ได้รับ|ชนะ)"),
    ("สัญญาหรือรับรางวัล", r"ทำสัญญา|ลงนามในสัญญา|มอบรางวัล|รายงานตัวเพื่อ"),
)  # fmt: skip
_STAGE = re.compile("|".join(f"(?P<s{i}>{words})" for i, (_, words) in enumerate(_STAGES)))
_WORDS = frozenset(
    ("สมัคร", "ยื่น", "สอบ", "เปิดซอง", "ตัดสิน", "ประกาศผล", "ประกาศรายชื่อ", "ทำสัญญา", "รางวัล")
)
SOUGHT.add(lambda: _WORDS)
# The day of something else: of what is cited, of an age.
_OTHER_DAY = re.compile(r"ลงวันที่|นับถึง|นับแต่|ใช้บังคับ|อายุ|คุณสมบัติ|เมื่อ(?:วันที่)?\s*\Z|ตามระเบียบ|พระราชบัญญัติ")
_FAR = 120  # characters between a stage and its day
_FEWEST = 2  # stages


def find(reading: Reading) -> Findings:
    if len(reading.prose.found.keys() & _WORDS) < _FEWEST:
        return
    latest: dict[int, Mention] = {}
    before: Mention | None = None
    stage: int | None = None
    cells = {passage.path: passage for passage in reading.of(Role.CELL)}
    for mention in mentions(reading):
        if mention.passage.sheet is not Sheet.LETTER or mention.date is None:
            continue
        goes_on = before is not None and before.passage is mention.passage
        start = before.end if before is not None and goes_on else 0
        between = mention.passage.text[max(start, mention.start - _FAR) : mention.start]
        if mention.passage.role is Role.CELL:
            between = _beside(mention.passage, cells)
        stage = _named_last(between, stage if goes_on and _is_end(between) else None)
        stage = None if _OTHER_DAY.search(between) else stage
        before = mention
        if stage is None:
            continue
        for earlier, other in latest.items():
            assert other.date is not None
            if earlier < stage and mention.date.day < other.date.day:
                message = (
                    f"วันของขั้น{_STAGES[stage][0]}อยู่ก่อนวันของขั้น{_STAGES[earlier][0]} ({other.date})"
                )
                yield mention.finding(message, "ตรวจวันทั้งสอง")
                break
        else:
            latest[stage] = mention


def _beside(cell: Passage, cells: Mapping[Path, Passage]) -> str:
    """Return what stands before a cell in its row."""
    row, at = cell.path[:-1], cell.path[-1] if cell.path else 0
    before = range(at) if isinstance(at, int) else ()
    return " ".join(cells[*row, i].text for i in before if (*row, i) in cells)


def _named_last(text: str, otherwise: int | None) -> int | None:
    """Return the stage named last in a text."""
    found = list(_STAGE.finditer(text))
    return int(str(found[-1].lastgroup)[1:]) if found else otherwise


def _is_end(text: str) -> bool:
    """Whether a text between two days says that the second ends what began on the first."""
    return bool(re.fullmatch(r"\s*(?:[-–]|(?:จน)?ถึง)\s*(?:วันที่)?\s*", text))
