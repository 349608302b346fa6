"""ที่อยู่ไปรษณีย์อิเล็กทรอนิกส์เป็นของผู้ให้บริการเอกชน

ตรวจ: gmail hotmail yahoo outlook icloud และอื่น ๆ ในหนังสือของส่วนราชการ
เพราะ: ระเบียบงานสารบรรณ (ฉบับที่ ๔) พ.ศ. ๒๕๖๔ ให้มีที่อยู่กลางของส่วนราชการ
ที่มา: หนังสือจริง พ.ศ. ๒๕๖๐; ระเบียบ พ.ศ. ๒๕๖๔ (ความรู้ทั่วไป ยังไม่ได้อ่านตัวบท)
ความแน่ใจ: ไม่แน่

ผิด:
    เจ้าของเรื่อง: {สำนักงาน: สำนักงานจังหวัด, โทร.: 034 425 075, อีเมล: samutsakhon@gmail.com}
ถูก:
    เจ้าของเรื่อง: {สำนักงาน: สำนักงานจังหวัด, โทร.: 034 425 075, อีเมล: saraban@samutsakhon.go.th}
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F021", "ที่อยู่ไปรษณีย์อิเล็กทรอนิกส์ของผู้ให้บริการเอกชน", Severity.HINT

_PRIVATE = Wording(
    r"(?i)(?<![\w.+-])[\w.+-]{1,64}@(?P<host>(?:gmail|googlemail|hotmail|yahoo|outlook|live|icloud|msn|ymail|protonmail)\.[a-z.]+)",
    "@",
)


def find(reading: Reading) -> Findings:
    mail = [h for p in reading.of(Role.EMAIL) for h in _PRIVATE.inside(p)]
    for hit in (*mail, *(_PRIVATE.hits(reading) if not mail else ())):
        yield hit.finding(
            f"{hit.group('host')} เป็นของผู้ให้บริการเอกชน", "ใช้ที่อยู่กลางของส่วนราชการ (saraban@...)"
        )
