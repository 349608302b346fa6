"""รหัสทางไกลของโทรศัพท์ไม่ใช่ของจังหวัดที่ตั้ง

ตรวจ: หมายเลขโทรศัพท์ของเจ้าของเรื่อง (๐ ๕๔xx xxxx) กับจังหวัดในหัวหนังสือ หรือตัวพยัญชนะประจำจังหวัดในที่ของหนังสือ
เพราะ: สลับเลข หรือคัดลอกจากหน่วยงานอื่น
ที่มา: รหัสทางไกลตามแผนเลขหมายโทรคมนาคม (รวบรวมเอง)
ความแน่ใจ: ไม่แน่ (บางหน่วยงานใช้หมายเลขของส่วนกลาง)

ผิด:
    ส่วนราชการ: {ชื่อ: จังหวัดสมุทรสาคร, จังหวัด: สมุทรสาคร, รหัสหนังสือ: สค 0017.2, ที่อยู่: [ศาลากลางจังหวัดสมุทรสาคร, ถนนเศรษฐกิจ 1 สค 74000], ผู้ลงนาม: {ผู้ว่า: {ชื่อ: นายประเสริฐ มั่นคง, ตำแหน่ง: ผู้ว่าราชการจังหวัดสมุทรสาคร}}, เจ้าของเรื่อง: {อำนวยการ: {สำนักงาน: สำนักงานจังหวัด, โทร.: 043 425 075}}}
ถูก:
    ส่วนราชการ: {ชื่อ: จังหวัดสมุทรสาคร, จังหวัด: สมุทรสาคร, รหัสหนังสือ: สค 0017.2, ที่อยู่: [ศาลากลางจังหวัดสมุทรสาคร, ถนนเศรษฐกิจ 1 สค 74000], ผู้ลงนาม: {ผู้ว่า: {ชื่อ: นายประเสริฐ มั่นคง, ตำแหน่ง: ผู้ว่าราชการจังหวัดสมุทรสาคร}}, เจ้าของเรื่อง: {อำนวยการ: {สำนักงาน: สำนักงานจังหวัด, โทร.: 034 425 075}}}
"""

import re

from docgen.check.parts import head_of
from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.resources import table
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "N014", "รหัสทางไกลไม่ใช่ของจังหวัดที่ตั้ง", Severity.HINT

_FIXED = re.compile(r"(?<![\d+-])0[ -]?(?P<area>[3-57]\d)\d?(?=[ -]?\d{2,4}[ -]?\d{3,4}(?!\d))")


def find(reading: Reading) -> Findings:
    passages = reading.of(Role.TELEPHONE, Role.OWNER)
    provinces = _provinces(reading) if passages else []
    if not provinces:
        return
    rows = table("provinces")
    theirs = {code for name in provinces for code in rows[name].get("area", "2").split()}
    for passage in passages:
        for found in _FIXED.finditer(to_arabic(passage.text)):
            others = [n for n, row in rows.items() if found["area"] in row.get("area", "").split()]
            if others and found["area"] not in theirs:
                where = f"จังหวัด{others[0]}" + (" และใกล้เคียง" if len(others) > 1 else "")
                message = f"0{found['area']} เป็นของ{where} ไม่ใช่{' หรือ'.join(provinces)}"
                yield Finding(message, passage, *found.span(), "ตรวจหมายเลขโทรศัพท์")


def _provinces(reading: Reading) -> list[str]:
    """Return the provinces that the head and the number of a letter tell."""
    rows = table("provinces")
    head = head_of(reading)
    number = reading.first(Role.NUMBER)
    letters = re.match(r"[ก-ฮ]{2}(?= )", number.text) if number else None
    told = {name for name, row in rows.items() if letters and row["letters"] == letters.group()}
    # ตาก is in many words.
    return sorted(told | {name for name in rows if f"จังหวัด{name}" in head})
