"""หน่วยนับไม่เข้ากับสิ่งที่นับ

ตรวจ: รถพยาบาล ๑ คน ต้นไม้ ๑ ใบ ๘,๔๐๐,๐๐๐ ล้านบาท และขนาดที่เป็นไปไม่ได้ (ท่อเส้นผ่านศูนย์กลาง ๔๐๐ เมตร ถนนหนา ๐.๑๕ เซนติเมตร)
เพราะ: พิมพ์หน่วยผิดหนึ่งตัวอักษร ตรวจคำผิดไม่พบ
ที่มา: ราชบัณฑิตยสภา ลักษณนาม (our own compilation)
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอรับการสนับสนุนรถพยาบาล 1 คน
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอรับการสนับสนุนรถพยาบาล 1 คัน
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.amounts import FIGURE, number
from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "L014", "หน่วยนับไม่เข้ากับสิ่งที่นับ", Severity.WARNING

_COUNT = r"(?:จำนวน|อีก|\s)*\d{1,3}(?:,\d{3})*\s*"
# What is counted begins a word, or stands behind one of these: พนักงานขับรถยนต์ ๒ คน are persons.
_OPENS = "(?:(?<![ก-๎])|(?<=และ)|(?<=พร้อม)|(?<=สนับสนุน)|(?<=ค่า)|(?<=ปลูก))"
# What is counted, the units that are none of its, and its own.
_WRONG = tuple(
    (Wording(rf"{_OPENS}(?:{things}){_COUNT}(?P<unit>{units})(?![ก-์])", *needs, reach=(2, 80)), right)
    for things, units, right, *needs in (
        ("เช่ารถ|รถพยาบาล|รถดับเพลิง|รถบรรทุก(?:น้ำ)?|รถยนต์(?:ราชการ)?|รถจักรยานยนต์|รถกระบะ|รถแทรกเตอร์", "คน|ลำ|ตัว|ใบ|เล่ม|หลัง", "คัน", "รถ"),
        ("ต้นไม้(?:เป็นที่ระลึก|ยืนต้น|ใหญ่)?|กล้าไม้", "ใบ|คัน|ตัว|เล่ม|หลัง", "ต้น", "ต้นไม้", "กล้าไม้"),
        ("หนังสือรับรอง|สำเนา(?:บัตรประจำตัวประชาชน|ทะเบียนบ้าน|วุฒิการศึกษา)|ใบรับรองแพทย์", "คัน|ตัว|หลัง|ต้น", "ฉบับ", "หนังสือรับรอง", "สำเนา", "ใบรับรอง"),
        ("เต็นท์|อาคาร(?!จอด)[ก-๎]{0,24}", "คัน|ใบ|ตัว", "หลัง", "เต็นท์", "อาคาร"),
    )
)  # fmt: skip
_ACROSS = Wording(
    rf"ท่อ[^\n\d]{{0,60}}เส้นผ่า(?:น)?ศูนย์กลาง\s*(?P<size>{FIGURE})\s*(?P<unit>เมตร)(?![ก-์])",
    "ศูนย์กลาง",
    reach=(80, 40),
)
_THICK = Wording(
    r"คอนกรีต[^\n]{0,120}?ยาว[^\n]{0,40}?หนา(?:เฉลี่ย|\s)*(?P<size>0\.[12]\d?)\s*(?P<unit>เซนติเมตร|ซม\.)",
    "หนา",
    reach=(200, 40),
)
_MILLIONS = Wording(rf"(?P<size>{FIGURE})\s*(?P<unit>ล้านบาท)(?![ก-์])", "ล้านบาท", reach=(24, 10))
_LARGEST = 10_000_000  # millions: the budget of the country has not so many
_WIDEST = 30  # metres that a pipe, a tree or a well is across


def find(reading: Reading) -> Findings:
    for wording, right in _WRONG:
        for hit in wording.hits(reading):
            yield hit.at("unit", f"หน่วยนับนี้ไม่ใช่ของสิ่งที่นับ ({right})", "ตรวจหน่วยนับ")
    for hit in _ACROSS.hits(reading):
        size = number(hit.group("size"))
        if size is not None and size > _WIDEST:
            yield hit.at("unit", f"กว้างถึง {size:,} เมตร", "หมายถึง มิลลิเมตร หรือเซนติเมตร หรือไม่")
    for hit in _MILLIONS.hits(reading):
        size = number(hit.group("size"))
        if size is not None and size >= _LARGEST:
            yield hit.at("unit", f"{size:,} เป็นบาทอยู่แล้ว", "หมายถึง บาท หรือไม่")
    for hit in _THICK.hits(reading):
        yield hit.at("unit", "บางกว่าหนึ่งเซนติเมตร", "หมายถึง เมตร หรือไม่")
