"""ปีของคำสั่งหรือประกาศที่อ้างไม่ตรงกับวันที่

ตรวจ: คำสั่งจังหวัด ที่ ๕๑๒/๒๕๖๘ ลงวันที่ ๓ มีนาคม ๒๕๖๙: ปีหลังเลขที่คือปีของวันที่ออก (ตั้งแต่ตุลาคมอาจเป็นปีถัดไป)
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

CODE, NAME, SEVERITY = "A030", "ปีของคำสั่งหรือประกาศที่อ้างไม่ตรงกับวันที่", Severity.WARNING

_CITED = re.compile(
    r"(?:คำสั่ง|ประกาศ)[^\n\d]{0,80}ที่\s*\d{1,5}\s*/\s*(?P<year>\d{4})(?:\s*เรื่อง[^\n\d]{0,120})?\s*(?:ลงวันที่|สั่ง ณ วันที่|ประกาศ ณ วันที่|เมื่อวันที่)\s*\Z"
)
_FISCAL = 10  # the month from which some count in the next year already


def find(reading: Reading) -> Findings:
    for mention in mentions(reading):
        cited = _CITED.search(mention.before) if mention.year is not None else None
        if cited is None or mention.year is None:
            continue
        year = int(cited["year"])
        usual = {mention.year, mention.year + (mention.month >= _FISCAL)}
        if year not in usual and year > mention.year - 500:
            yield mention.part("year", f"เลขที่เป็นของปี {cited['year']}", "ตรวจเลขที่และวันที่")
