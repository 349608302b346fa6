"""คำลงท้ายไม่คู่กับคำขึ้นต้น

ตรวจ: เรียน คู่กับ ขอแสดงความนับถือ, กราบเรียน คู่กับ ขอแสดงความนับถืออย่างยิ่ง, นมัสการ คู่กับ ขอนมัสการ... (ในหนังสือที่พิมพ์เอง)
เพราะ: แก้คำขึ้นต้นแล้วลืมแก้คำลงท้าย
ที่มา: ภาคผนวกระเบียบงานสารบรรณ; baanjomyut.com, dpu.ac.th
ความแน่ใจ: แน่

ผิด (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    เรื่อง ขอส่งรายงาน
    เรียน อธิบดีกรมการปกครอง
    ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว จึงขอส่งรายงานมาเพื่อประกอบการพิจารณา
    จึงเรียนมาเพื่อโปรดทราบ
    ขอแสดงความนับถืออย่างยิ่ง
ถูก (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    เรื่อง ขอส่งรายงาน
    เรียน อธิบดีกรมการปกครอง
    ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว จึงขอส่งรายงานมาเพื่อประกอบการพิจารณา
    จึงเรียนมาเพื่อโปรดทราบ
    ขอแสดงความนับถือ
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.thai.address import class_of, form_of

CODE, NAME, SEVERITY = "S002", "คำลงท้ายไม่คู่กับคำขึ้นต้น", Severity.WARNING

_PAIRS = {
    "เรียน": ("ขอแสดงความนับถือ",),
    "กราบเรียน": ("ขอแสดงความนับถืออย่างยิ่ง",),
    "นมัสการ": (
        "ขอนมัสการด้วยความเคารพ",
        "ขอนมัสการด้วยความเคารพอย่างสูง",
        "ขอนมัสการด้วยความเคารพอย่างยิ่ง",
    ),
}


def find(reading: Reading) -> Findings:
    word, closing = reading.first(Role.SALUTATION), reading.first(Role.CLOSING)
    if reading.typeset or word is None or closing is None:
        return
    to = reading.first(Role.TO)
    form = form_of(class_of(to.text)) if to is not None else None
    if form is not None:
        if closing.text != form.closing:
            yield Finding(f"ผู้รับนี้ใช้ “{form.closing}”", closing, hint="ตรวจคำขึ้นต้นด้วยว่าตรงกับผู้รับ")
        return
    right = _PAIRS.get(word.text)
    if right and closing.text not in right:
        yield Finding(f"“{word.text}” คู่กับ “{right[0]}”", closing, hint="ตรวจคำขึ้นต้นด้วยว่าตรงกับผู้รับ")
