"""ไตรมาสกับเดือนหรือปีไม่ตรงกัน

ตรวจ: เดือนและปีที่บอกหลัง ไตรมาสที่ ... ต้องเป็นของไตรมาสนั้น (ตามปีงบประมาณ หรือปีปฏิทินเมื่อไม่ได้บอกปีงบประมาณ)
เพราะ: แก้เลขไตรมาสหรือปีแล้วแก้ไม่ครบ
ที่มา: ปีงบประมาณเริ่ม ๑ ตุลาคมของปีก่อน (พ.ร.บ. วิธีการงบประมาณ พ.ศ. ๒๕๖๑)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดสรุปผล ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2569 (ตุลาคม ถึงธันวาคม 2569)
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดสรุปผล ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2569 (ตุลาคม ถึงธันวาคม 2568)
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Hit, Wording
from docgen.diagnostics import Severity
from docgen.thai.calendar import MONTHS, SHORT_MONTHS, month_number

CODE, NAME, SEVERITY = "C024", "ไตรมาสกับเดือนหรือปีไม่ตรงกัน", Severity.WARNING

_MONTH = "|".join((*MONTHS, *map(re.escape, SHORT_MONTHS)))
_YEAR = r"(?:\s*พ\.ศ\.)?\s*(?P<{}>\d{{4}})(?!\d)"
_QUARTER = Wording(
    rf"ไตรมาส(?:ที่)?\s*(?P<quarter>\d)(?!\d|/)(?:\s*(?:ของ)?\s*ปีงบประมาณ{_YEAR.format('fiscal')})?"
    rf"\s*[(,]?\s*(?:ระหว่าง|ตั้งแต่)?(?:เดือน)?\s*(?P<first>{_MONTH})(?:{_YEAR.format('begun')})?"
    rf"\s*(?:-|–|ถึง)\s*(?:เดือน)?\s*(?P<last>{_MONTH})(?:{_YEAR.format('year')})?",
    "ไตรมาส", reach=(0, 140),
)  # fmt: skip
# What goes from the first quarter to this one begins before it.
_UP_TO = re.compile(
    r"(?:ถึง|สิ้น|[-–]|และ|กับ|รวม|สะสม|ต้น|ปลาย|ก่อน(?:เริ่ม)?|หลัง)(?:สุด)?\s*\Z|ไตรมาส(?:ที่)?\s*\d\s*\Z"
)
# Years that are neither the state's nor the calendar's.
_OTHER_YEAR = re.compile(r"ปีบัญชี|รอบบัญชี|งบการเงิน|บริษัท|ปีการศึกษา|ไตรภาค|ธนาคาร")
_LONG = 3  # months of a quarter; what is longer is told up to it, what is shorter is a part of it


def find(reading: Reading) -> Findings:
    for hit in _QUARTER.hits(reading):
        quarter = int(hit.group("quarter"))
        up_to = _UP_TO.search(hit.passage.text, max(hit.start - 20, 0), hit.start)
        if up_to or quarter not in (1, 2, 3, 4):
            continue
        months = month_number(hit.group("first")) or 0, month_number(hit.group("last")) or 0
        other = not hit.group("fiscal") and _OTHER_YEAR.search(hit.passage.text)
        if other or (months[1] - months[0]) % 12 + 1 != _LONG:
            continue
        fiscal = (_first(quarter, 10), _first(quarter, 12))
        calendar = (_first(quarter, 1), _first(quarter, 3))
        if months != fiscal and (hit.group("fiscal") or months != calendar):
            shown = f"{MONTHS[fiscal[0] - 1]}ถึง{MONTHS[fiscal[1] - 1]}"
            message = f"ไตรมาสที่ {quarter} ของปีงบประมาณคือ{shown}"
            yield hit.at("first", message, "ตรวจเลขไตรมาสและเดือน")
        else:
            yield from _years(hit, quarter)


def _first(quarter: int, month: int) -> int:
    """Return the month of a quarter that is ``month`` in the first."""
    return (month + 3 * (quarter - 1) - 1) % 12 + 1


def _years(hit: Hit, quarter: int) -> Findings:
    """Yield the year of the months that is not that of the quarter of a fiscal year."""
    if not hit.group("fiscal"):
        return
    right = int(hit.group("fiscal")) - (quarter == 1)
    for name in ("begun", "year"):
        if hit.group(name) and int(hit.group(name)) != right:
            message = f"ไตรมาสที่ {quarter} ของปีงบประมาณ {hit.group('fiscal')} อยู่ใน พ.ศ. {right}"
            yield hit.at(name, message, "ตรวจปีทั้งสอง")
