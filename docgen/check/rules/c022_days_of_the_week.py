"""วันประจำสัปดาห์ขัดกัน

ตรวจ: “ทุกวันพุธ เริ่มตั้งแต่วันศุกร์ที่ ...” และ “สัปดาห์ละ ๓ ครั้ง คือวันจันทร์และวันพุธ”
เพราะ: เปลี่ยนวันแล้วแก้ไม่ครบ
ที่มา: ปฏิทิน
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้รายงานทุกวันพุธ เริ่มตั้งแต่วันศุกร์ที่ 20 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้รายงานทุกวันศุกร์ เริ่มตั้งแต่วันศุกร์ที่ 20 มีนาคม 2569
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Findings, Reading
from docgen.check.wording import FAR, Wording
from docgen.diagnostics import Severity
from docgen.thai.calendar import WEEKDAYS

CODE, NAME, SEVERITY = "C022", "วันประจำสัปดาห์ขัดกัน", Severity.WARNING

_NAMES = "|".join(WEEKDAYS)
_DAY = rf"วัน(?:{_NAMES})(?!ที่)"
_EVERY = Wording(
    rf"(?:ทุก|คือ\s*)(?P<days>{_DAY}(?:\s*(?:,|และ|หรือ|กับ|ถึง|[-–])?\s*{_DAY}){{0,6}})(?P<between>[\s(]*(?:ภายใน)?(?:เวลา\s*)?[\d.: –-]*(?:น\.)?\)?\s*)(?:เริ่ม(?:ตั้งแต่|ส่ง[ก-๎]{{0,8}}|รายงาน)?|ครั้งแรก(?:ใน)?)(?:ครั้งแรก(?:ใน)?)?\s*วัน(?P<first>{_NAMES})ที่",
    "ทุกวัน", "คือวัน", "คือ วัน", reach=(2, 240),
)  # fmt: skip
_TIMES = Wording(
    rf"สัปดาห์ละ\s*(?P<times>\d)\s*(?:ครั้ง|วัน)\s*(?:คือ|ได้แก่|ใน|ทุก)\s*(?P<days>{_DAY}(?:\s*(?:,|และ|หรือ|กับ)?\s*{_DAY}){{0,6}})",
    "สัปดาห์ละ", reach=(0, 160),
)  # fmt: skip
_MORE = re.compile(rf"\s*(?:,|และ)?\s*(?:หรือ|ถึง|[-–(]|เวลา|เช้า|บ่าย|วัน|{_NAMES})")
_RANGE = re.compile(r"ถึง|[-–]")


def find(reading: Reading) -> Findings:
    for hit in _EVERY.hits(reading):
        days = re.findall(_NAMES, hit.group("days"))
        if _RANGE.search(hit.group("days")) or re.search(r"\d{4}", hit.group("between")):
            continue  # through the week, or another sentence
        if hit.group("first") not in days:
            message = f"เริ่มวัน{hit.group('first')} แต่บอกว่าวัน{'และวัน'.join(days)}"
            yield hit.at("first", message, "ตรวจวันทั้งสอง")
    for hit in _TIMES.hits(reading):
        days = re.findall(_NAMES, hit.group("days"))
        further = hit.passage.text[hit.end : hit.end + FAR]
        if "หรือ" in hit.group("days") or re.search(rf"(?:และ|กับ)\s*วัน(?:{_NAMES})", further):
            continue  # one of them, or each with its place
        if len(days) != int(hit.group("times")) and not _MORE.match(further):
            yield hit.at("times", f"บอกไว้ {len(days)} วัน", "ตรวจจำนวนและวัน")
