"""บรรทัดที่หลงมาท้ายหนังสือ

ตรวจ: คำเดียวโดด ๆ ท้ายหนังสือที่พิมพ์เองหรือผ่าน OCR ซึ่งไม่ใช่ส่วนใดของหนังสือ
เพราะ: ชื่อผู้พิมพ์ ลายมือ หรือเลขหน้าที่ติดมาจากการสแกน
ที่มา: หนังสือจริง พ.ศ. ๒๕๖๐ (คำว่า กัญญา ท้ายหน้าสุดท้าย)
ความแน่ใจ: ไม่แน่

ผิด (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    เรื่อง ขอส่งรายงานประจำปี
    เรียน อธิบดีกรมการปกครอง
    ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว จึงขอส่งรายงานมาเพื่อประกอบการพิจารณา
    จึงเรียนมาเพื่อโปรดทราบ
    ขอแสดงความนับถือ
    (นายสมชาย ใจดี)
    ผู้ว่าราชการจังหวัดสมุทรสาคร

    สำนักงานจังหวัด
    โทร. ๐ ๓๔๔๒ ๕๐๗๕

    กัญญา
ถูก (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    เรื่อง ขอส่งรายงานประจำปี
    เรียน อธิบดีกรมการปกครอง
    ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว จึงขอส่งรายงานมาเพื่อประกอบการพิจารณา
    จึงเรียนมาเพื่อโปรดทราบ
    ขอแสดงความนับถือ
    (นายสมชาย ใจดี)
    ผู้ว่าราชการจังหวัดสมุทรสาคร

    สำนักงานจังหวัด
    โทร. ๐ ๓๔๔๒ ๕๐๗๕
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "D005", "บรรทัดที่หลงมาท้ายหนังสือ", Severity.HINT
ALONE = False

_ONE_WORD = Wording(r"\A[ก-์]{2,14}\Z|\A[\d๐-๙\-–/ ]{1,8}\Z|\A[A-Za-z]{1,12}\Z")
_PART = Wording(r"สำนัก|กลุ่ม|กอง|ฝ่าย|ศูนย์|งาน|ส่วน|ที่ว่าการ|โทร|จังหวัด|อำเภอ|เทศบาล|แผนก")

_FEWEST = 6  # parts of a letter that is whole


def find(reading: Reading) -> Findings:
    lines = [p for p in reading.passages if p.path != ("raw",)]
    if reading.typeset or len(lines) < _FEWEST:
        return
    last = lines[-1]
    if (
        last.role in (Role.OTHER, Role.OWNER)
        and _ONE_WORD.is_in(last.text)
        and not _PART.is_in(last.text)
    ):
        yield Finding(f"“{last.text}” ไม่ใช่ส่วนใดของหนังสือ", last, hint="ลบ ถ้าติดมาจากการสแกน")
