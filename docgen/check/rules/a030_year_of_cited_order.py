"""ปีของเลขที่หรือครั้งที่ไม่ตรงกับวันที่

ตรวจ: คำสั่งจังหวัด ที่ ๕๑๒/๒๕๖๘ ลงวันที่ ๓ มีนาคม ๒๕๖๙: ปีหลังเลขที่คือปีของวันที่ออก (ตั้งแต่ตุลาคมอาจเป็นปีถัดไป); ครั้งที่ ๔/๒๕๖๙ เมื่อวันที่ ๒๓ เมษายน ๒๕๖๘ และเลขรับก็เช่นกัน
เพราะ: ผู้รับค้นคำสั่งไม่พบ หรือพบฉบับอื่น
ที่มา: คู่มือการเขียนหนังสือราชการ กระทรวงพาณิชย์
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ตามคำสั่งจังหวัดสมุทรสาคร ที่ 512/2567 ลงวันที่ 3 มีนาคม 2568 แต่งตั้งคณะทำงาน นั้น
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ตามคำสั่งจังหวัดสมุทรสาคร ที่ 512/2568 ลงวันที่ 3 มีนาคม 2568 แต่งตั้งคณะทำงาน นั้น
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.dates import mentions
from docgen.check.reading import Findings, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A030", "ปีของเลขที่หรือครั้งที่ไม่ตรงกับวันที่", Severity.WARNING
ALONE = True

_CITED = re.compile(
    r"(?:คำสั่ง|ประกาศ)[^\n\d]{0,80}ที่\s*\d{1,5}\s*/\s*(?P<year>\d{4})(?:\s*เรื่อง[^\n\d]{0,120})?\s*(?:ลงวันที่|สั่ง ณ วันที่|ประกาศ ณ วันที่|เมื่อวันที่)\s*\Z"
)
_HELD = re.compile(
    r"(?:ครั้งที่|เลขรับที่|เลขรับ)\s*\d{1,4}\s*/\s*(?P<year>\d{4})\s*(?:เมื่อ|ใน|ลง)?(?:วันที่)?\s*\Z"
)
_OTHERWISE = re.compile(r"ศาล|คดี|ประกวดราคา|สัญญา|จ้าง|ซื้อ")  # counted otherwise
_SCHOOL = 5  # the month up to which schools count in the year before
_ERAS = 500  # years; more lie between the same year in two eras
_FISCAL = 10  # the month from which some count in the next year already


def find(reading: Reading) -> Findings:
    for mention in mentions(reading):
        if mention.year is None:
            continue
        held = _HELD.search(mention.before)
        cited = held or _CITED.search(mention.before)
        if cited is None or _OTHERWISE.search(cited.group()):
            continue
        year = int(cited["year"])
        usual = {mention.year, mention.year + (mention.month >= _FISCAL)}
        usual |= {mention.year - 1} if held and mention.month <= _SCHOOL else set()
        both = abs(year - mention.year) < _ERAS  # B.E., or C.E.
        if year not in usual and both:
            yield mention.part("year", f"เลขที่เป็นของปี {cited['year']}", "ตรวจเลขที่และวันที่")
