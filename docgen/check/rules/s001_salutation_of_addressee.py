"""คำขึ้นต้นต่ำหรือสูงกว่าที่ผู้รับใช้

ตรวจ: คำขึ้นต้นในหนังสือที่พิมพ์เอง ตรงกับชั้นของผู้รับ (แฟ้ม YAML ตรวจด้วย address-mismatch)
เพราะ: ผู้ดำรงตำแหน่งที่ใช้ กราบเรียน ได้รับหนังสือที่ขึ้นต้นด้วย เรียน ถือว่าไม่ให้เกียรติ
ที่มา: ภาคผนวกระเบียบงานสารบรรณ; baanjomyut.com, mthai.com (๑๔ ตำแหน่ง), dpu.ac.th (พระสงฆ์)
ความแน่ใจ: แน่

ผิด (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    เรื่อง ขอส่งรายงาน
    เรียน นายกรัฐมนตรี
    ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว จึงขอส่งรายงานมาเพื่อประกอบการพิจารณา
    จึงเรียนมาเพื่อโปรดทราบ
    ขอแสดงความนับถือ
ถูก (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    เรื่อง ขอส่งรายงาน
    กราบเรียน นายกรัฐมนตรี
    ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว จึงขอส่งรายงานมาเพื่อประกอบการพิจารณา
    จึงกราบเรียนมาเพื่อโปรดทราบ
    ขอแสดงความนับถืออย่างยิ่ง
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.thai.address import class_of, form_of

CODE, NAME, SEVERITY = "S001", "คำขึ้นต้นไม่ตรงกับผู้รับ", Severity.WARNING


def find(reading: Reading) -> Findings:
    word, to = reading.first(Role.SALUTATION), reading.first(Role.TO)
    if reading.typeset or word is None or to is None or word.text == "ถึง":
        return
    form = form_of(class_of(to.text))
    if form is not None and form.salutation != word.text:
        yield Finding(
            f"ผู้รับนี้ใช้ “{form.salutation}” ไม่ใช่ “{word.text}”", word, hint="ตรวจคำลงท้ายให้คู่กันด้วย"
        )
