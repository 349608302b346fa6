"""เรื่องยาวเกินสองบรรทัด

ตรวจ: ความยาวของเรื่องเมื่อพิมพ์ด้วยแบบอักษรและระยะของ docgen
เพราะ: เรื่องเป็นใจความที่สั้นที่สุด
ที่มา: ความรู้ด้านเทคนิคการเขียนหนังสือราชการ สำนักงาน ก.พ.
ความแน่ใจ: ไม่แน่

ผิด:
    เรื่อง: ขอความอนุเคราะห์บุคลากรเป็นวิทยากรบรรยายให้ความรู้ในโครงการฝึกอบรมเชิงปฏิบัติการการเขียนหนังสือราชการและการปฏิบัติงานสารบรรณอิเล็กทรอนิกส์ของข้าราชการและเจ้าหน้าที่ในสังกัดสำนักงานจังหวัดสมุทรสาคร ประจำปีงบประมาณ พ.ศ. 2569 รุ่นที่ 1 และรุ่นที่ 2
ถูก:
    เรื่อง: ขอเชิญเป็นวิทยากรอบรมงานสารบรรณอิเล็กทรอนิกส์
"""

from docgen.check.reading import Finding, Findings, Reading, Role, Sheet
from docgen.diagnostics import Severity
from docgen.geometry import figure, text_width
from docgen.thai.lines import measure

CODE, NAME, SEVERITY = "F014", "เรื่องยาวเกินสองบรรทัด", Severity.HINT

_LABEL = 1.3  # cm, เรื่อง and the blank after it
_LINES = 2


def find(reading: Reading) -> Findings:
    width = measure(reading.face, figure("text.size"))
    subject = reading.first(Role.SUBJECT, Sheet.LETTER)
    if width is None or subject is None:
        return
    room = _LINES * (text_width() - _LABEL)
    if width(subject.text) > room:
        lines = width(subject.text) / (text_width() - _LABEL)
        yield Finding(f"เรื่องยาวราว {lines:.1f} บรรทัด", subject, hint="ย่อให้ไม่เกินสองบรรทัด")
