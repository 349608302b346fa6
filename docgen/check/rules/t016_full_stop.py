"""มหัพภาคท้ายย่อหน้า หรือหลัง ณ

ตรวจ: ภาษาไทยไม่ใช้จุดจบประโยค; ณ ไม่ใช่ตัวย่อ จึงไม่มีจุด
เพราะ: เป็นแบบของภาษาอังกฤษ
ที่มา: หลักเกณฑ์การใช้เครื่องหมายวรรคตอน ราชบัณฑิตยสภา; ความรู้ทั่วไป
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ณ. ห้องประชุมใหญ่
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ณ ห้องประชุมใหญ่
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T016", "มหัพภาคที่ไม่ต้องใช้", Severity.WARNING

_AT = Wording(r"(?:(?<=\s)|\A)ณ(?P<stop>\.)(?=\s)", "ณ.")
_END = Wording(r"(?<=[ก-์]{4})(?P<stop>\.)\s*\Z", ".")
_ABBREVIATION = Wording(r"(?:(?:[ก-ฮ]{1,3}\.)+|โทร\.|กทม\.|สพป\.|อบต\.|อบจ\.|รพ\.|ปภ\.|สนง\.)\s*\Z")


def find(reading: Reading) -> Findings:
    for hit in _AT.hits(reading):
        yield hit.at("stop", "หลัง ณ ไม่ใส่จุด", "", "")
    for passage in reading.of(Role.BODY, Role.ITEM):
        if not passage.text.rstrip().endswith("."):
            continue
        for hit in _END.inside(passage):
            if not _ABBREVIATION.is_in(passage.text[-8:]):
                yield hit.at("stop", "ไม่ใช้จุดจบประโยค", "", "")
