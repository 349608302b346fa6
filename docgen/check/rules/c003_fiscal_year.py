"""ปีงบประมาณไม่ตรงกับวันที่ของหนังสือ

ตรวจ: ปีงบประมาณที่กล่าวถึงเป็นปีงบประมาณของวันที่หนังสือ เว้นแต่ข้อความบอกว่ากล่าวถึงผลของปีก่อน หรือแผนของปีหน้า เรื่องกล่าวถึงปีนั้นเอง หรือมีวันในปีงบประมาณนั้นอยู่ด้วย
เพราะ: มักเหลือจากหนังสือปีก่อน
ที่มา: ปีงบประมาณเริ่ม ๑ ตุลาคม เรียกตามปีที่สิ้นสุด (หนังสือจริง ๑๑ ตุลาคม ๒๕๖๐ กล่าวถึงปีงบประมาณ ๒๕๖๑)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดได้รับจัดสรรงบประมาณ ประจำปีงบประมาณ พ.ศ. 2568
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดได้รับจัดสรรงบประมาณ ประจำปีงบประมาณ พ.ศ. 2569
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.dates import mentions
from docgen.check.reading import Findings, Reading, Role, Sheet
from docgen.check.wording import Hit, Wording
from docgen.diagnostics import Severity
from docgen.thai.calendar import fiscal_year

CODE, NAME, SEVERITY = "C003", "ปีงบประมาณไม่ตรงกับวันที่ของหนังสือ", Severity.WARNING

_YEAR = Wording(
    r"ปีงบประมาณ\s*(?:พ\.ศ\.\s*)?(?P<year>\d{4})(?!\d)(?!\s*[-–])", "ปีงบประมาณ", reach=(0, 90)
)
_PAST = re.compile(
    r"ผล|พระราชบัญญัติงบ|รายงาน|ผ่านมา|สรุป|เดิม|ย้อนหลัง|ตั้งแต่|สะสม|เทียบ|ตรวจสอบ|กันเงิน|เหลื่อม|ค้าง|สิ้นปี|ปิดบัญชี|ประเมิน|แล้วเสร็จ|เคย|ได้ดำเนินการ|ที่จัดซื้อ|จัดซื้อใน|ชำรุด|ทักท้วง|ได้รับรางวัล|เกษียณ|อายุครบ|ตามสัญญา|ผูกพัน|เพิ่มขึ้น|ลดลง|ได้เบิกจ่าย|เบิกจ่ายได้|แบ่งจ่าย|เบิกจ่ายแล้ว|ใช้จ่ายแล้ว"
)
_COMING = re.compile(
    r"แผน|เป้าหมาย|ประมาณการ|คำขอ|จัดทำ|เตรียม|เสนอ|ล่วงหน้า|ถัดไป|ร่าง|ปฏิทิน|ต่อไป|สำรวจ|ตั้งงบ|ของบ|จะ|กำหนด|ความต้องการ|ขอรับการสนับสนุน|ขอรับ(?:จัดสรร)?งบ"
)
_BEFORE, _AFTER = 90, 30  # characters in which the text says so
_SOON = 6  # the month from which the next year is prepared
_SAME = 14  # characters before it by which two mentions are of one thing


def find(reading: Reading) -> Findings:
    date = reading.date
    if date is None:
        return
    own = fiscal_year(date)
    subject = reading.first(Role.SUBJECT)
    hits = [hit for hit in _YEAR.hits(reading) if hit.passage.sheet is not Sheet.OFFICE]
    told_of = {int(h.group("year")) for h in hits if h.passage.role is Role.SUBJECT}
    # Last year is told beside this.
    beside = {hit.passage for hit in hits if int(hit.group("year")) == own}
    of_this_year = {_before(hit) for hit in hits if int(hit.group("year")) == own}
    for hit in hits:
        year = int(hit.group("year"))
        if year != own and _has_its_day(reading, hit, year):
            continue
        said = hit.passage.text[max(0, hit.start - _BEFORE) : hit.end + _AFTER]
        said += "ตามสัญญา" if hit.passage.text.startswith("ตามสัญญา") else ""
        said += subject.text if subject and subject.sheet is not hit.passage.sheet else ""
        told = _PAST.search(said) if year < own else _COMING.search(said)
        if (year in told_of and hit.passage.role is not Role.SUBJECT) or (
            year == own - 1 and hit.passage in beside and _before(hit) not in of_this_year
        ):
            continue
        told_in_turn = year < own and _in_a_row(hit, hits)
        # In the last months of a year offices write of the next in the very words of this.
        soon = year == own + 1 and told is not None and date.month >= _SOON
        if (
            year != own
            and not (told_in_turn or soon)
            and (not told or _before(hit) in of_this_year)
        ):
            hint = "ตรวจปี" + (" หรือใช้ {{ letter.date | ปีงบประมาณ }}" if reading.typeset else "")
            yield hit.at("year", f"หนังสือนี้อยู่ในปีงบประมาณ พ.ศ. {own}", hint)


def _in_a_row(hit: Hit, hits: list[Hit]) -> bool:
    """Whether a text tells of several years in turn: ปีงบประมาณ พ.ศ. ๒๕๖๖ ... พ.ศ. ๒๕๖๗ ... พ.ศ. ๒๕๖๘."""
    years = {int(each.group("year")) for each in hits if each.passage is hit.passage}
    year = int(hit.group("year"))
    return len(years) > 1 and bool(years & {year - 1, year + 1})


def _has_its_day(reading: Reading, hit: Hit, year: int) -> bool:
    """Whether a day of that year is named beside it, or, where the subject names the year, anywhere."""
    everywhere = hit.passage.role is Role.SUBJECT
    return any(
        day.date is not None and fiscal_year(day.date) == year
        for day in mentions(reading)
        if everywhere or day.passage is hit.passage
    )


def _before(hit: Hit) -> str:
    """Return what stands before the year; the same words elsewhere speak of the same year."""
    return "".join(hit.passage.text[max(hit.start - 4 * _SAME, 0) : hit.start].split())[-_SAME:]
