"""จุลภาคในตัวเลขผิดที่ หรือจำนวนเงินไม่มีจุลภาค

ตรวจ: ๑๒,๓๔,๐๐๐ หรือ ๕๐๐๐ บาท
เพราะ: อ่านหลักผิด
ที่มา: ความรู้ทั่วไป (แบบสัญญาและใบสั่งจ่าย)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอเบิกเงิน 15000 บาท
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอเบิกเงิน 15,000 บาท
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T013", "จุลภาคในตัวเลข", Severity.WARNING

_WRONG = Wording(r"(?<![\d.,])\d{1,3}(?:,\d+)+(?![\d,])", ",")
_RIGHT = re.compile(r"\d{1,3}(?:,\d{3})+")
_MONEY = Wording(r"(?<![\d.,])(?P<whole>\d{4,12})(?P<part>\.\d{2})?(?=\s*บาท)", "บาท")
_LIST = re.compile(r"\d{1,2}(?:,\d{1,2})+")  # ข้อ 1,2,3


def find(reading: Reading) -> Findings:
    for hit in _WRONG.hits(reading):
        if not _RIGHT.fullmatch(hit.group()) and not _LIST.fullmatch(hit.group()):
            yield hit.finding(f"จุลภาคใน {hit.group()} ผิดที่", "แบ่งทีละสามหลัก")
    for hit in _MONEY.hits(reading):
        digits = hit.group("whole")
        right = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", digits)
        yield hit.at("whole", "จำนวนเงินมีจุลภาคทุกสามหลัก", "", right)
