"""ปีของเลขที่ไม่ตรงกับวันที่

ตรวจ: เลขที่คำสั่งและหนังสือรับรองมีปี พ.ศ. ของวันที่ออก เช่น ๖๔/๒๕๖๙
เพราะ: เลขนับใหม่ทุกปีปฏิทิน ปีผิดคือเลขของอีกฉบับ
ที่มา: คู่มือการเขียนหนังสือราชการ กระทรวงพาณิชย์
ความแน่ใจ: แน่นอน

ผิด:
    ชนิด: คำสั่ง
    ที่: 64/2568
    วันที่: 2 มีนาคม 2569
ถูก:
    ชนิด: คำสั่ง
    ที่: 64/2569
    วันที่: 2 มีนาคม 2569
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.model import Kind
from docgen.thai.calendar import be_year

CODE, NAME, SEVERITY = "A026", "ปีของเลขที่ไม่ตรงกับวันที่", Severity.ERROR


def find(reading: Reading) -> Findings:
    number, date = reading.first(Role.NUMBER), reading.date
    if number is None or date is None or not reading.is_kind(Kind.ORDER, Kind.CERTIFICATE):
        return
    found = re.search(r"/\s*(\d{4})$", number.text)
    if found and int(found[1]) != be_year(date):
        yield Finding(
            f"เลขที่เป็นของปี {found[1]} แต่ลงวันที่ปี {be_year(date)}", number, hint="ตรวจเลขที่และวันที่"
        )
