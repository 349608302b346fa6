"""เรื่องจบด้วยเครื่องหมาย

ตรวจ: เรื่องไม่จบด้วยมหัพภาค จุลภาค หรือทวิภาค
เพราะ: เรื่องเป็นชื่อ ไม่ใช่ประโยค
ที่มา: ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ.
ความแน่ใจ: แน่

ผิด:
    เรื่อง: ขอเชิญเป็นวิทยากรอบรมงานสารบรรณ.
ถูก:
    เรื่อง: ขอเชิญเป็นวิทยากรอบรมงานสารบรรณ
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F013", "เรื่องจบด้วยเครื่องหมาย", Severity.WARNING
ALONE = True

# ก.พ.ร. and พ.ศ. end with the full stop of their abbreviation, a draft of a law with พ.ศ. ....
_STOP = Wording(
    r"(?:(?<![.\s][ก-ฮ])(?<!\A[ก-ฮ])(?<![ก-ฮ]\.[ก-ฮ]{2})(?<!โทร)(?<!\s[ก-ฮ]{2})(?<!\s[ก-ฮ]{3})(?<!\s[ก-ฮ]{4})(?<!\.\.)\.(?!\.)|[,:;])+\s*\Z"
)


def find(reading: Reading) -> Findings:
    for hit in _STOP.hits(reading, Role.SUBJECT):
        yield hit.finding("เรื่องไม่จบด้วยเครื่องหมาย", "ลบเครื่องหมาย", "")
