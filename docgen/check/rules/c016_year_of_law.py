"""ปีของกฎหมายผิด

ตรวจ: ปีท้ายชื่อพระราชบัญญัติหรือระเบียบที่ใช้บ่อย (docgen/data/laws.yaml) และปีของกฎหมายที่ยังมาไม่ถึง
เพราะ: สลับเลขแล้วกลายเป็นกฎหมายที่ไม่มี
ที่มา: ราชกิจจานุเบกษา
ความแน่ใจ: แน่ (ฉบับเดิมที่ชื่อเดียวกันอยู่ในรายการด้วย)

ผิด:
    ข้อความ:
      - ตามพระราชบัญญัติป้องกันและบรรเทาสาธารณภัย พ.ศ. 2505 กำหนดให้จังหวัดมีแผน นั้น
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ตามพระราชบัญญัติป้องกันและบรรเทาสาธารณภัย พ.ศ. 2550 กำหนดให้จังหวัดมีแผน นั้น
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Hit, Wording
from docgen.diagnostics import Severity
from docgen.resources import table
from docgen.thai.calendar import be_year

CODE, NAME, SEVERITY = "C016", "ปีของกฎหมายผิด", Severity.WARNING

# Of the act itself: what amends it has its number between the name and the year.
_LAW = Wording(
    r"(?:พระราชบัญญัติ|พ\.ร\.บ\.\s?|ระเบียบ)(?P<name>[ก-๎][ก-๎ ]{2,90}?)\s*(?:พ\.\s?ศ\.|(?:พระ)?พุทธศักราช)\s*(?P<year>\d{4})(?!\d)",
    "พระราชบัญญัติ", "พ.ร.บ.", "ระเบียบ", reach=(0, 160),
)  # fmt: skip
_DRAFT = re.compile(r"ร่าง[ก-๎)]{0,12}\s*\Z")
_NO_NAME = re.compile(r"ดังกล่าว|นี้|ฉบับ|ข้างต้น|งบประมาณ")


def find(reading: Reading) -> Findings:
    for hit in _LAW.hits(reading):
        year = int(hit.group("year"))
        known = table("laws")["acts"].get("".join(hit.group("name").split()))
        if known is not None and str(year) not in known.split():
            yield hit.at("year", f"กฎหมายนี้เป็นของ พ.ศ. {' หรือ '.join(known.split())}", "ตรวจปี")
        elif _is_to_come(hit, year, reading):
            yield hit.at("year", "ปีของกฎหมายอยู่หลังหนังสือ", "ตรวจปี")


def _is_to_come(hit: Hit, year: int, reading: Reading) -> bool:
    """Whether an act is of a year after the letter; what stands behind a blank is the year of something else."""
    own, name = reading.date, hit.group("name").strip()
    if own is None or " " in name or _NO_NAME.match(name) or not hit.group().startswith("พ"):
        return False
    return year > be_year(own) and not _DRAFT.search(
        hit.passage.text, max(hit.start - 40, 0), hit.start
    )
