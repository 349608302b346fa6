"""หน่วยนับไม่เข้ากับสิ่งที่นับ

ตรวจ: รถพยาบาล ๑ คน ต้นไม้ ๑ ใบ ข้าราชการ ๓ คัน และขนาดที่เป็นไปไม่ได้ (ท่อเส้นผ่านศูนย์กลาง ๔๐๐ เมตร ถนนหนา ๐.๑๕ เซนติเมตร)
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

_COUNT = r"(?:จำนวน|อีก|ทั้งหมด|รวม|\s)*\d{1,3}(?:,\d{3})*\s*"
# What is counted, the units that are none of its, and its own.
_WRONG = tuple(
    (Wording(rf"(?:{things}){_COUNT}(?P<unit>{units})(?![ก-์])", *needs, reach=(2, 80)), right)
    for things, units, right, *needs in (
        ("เช่ารถ|รถพยาบาล|รถดับเพลิง|รถบรรทุก(?:น้ำ)?|รถยนต์(?:ราชการ)?|รถจักรยานยนต์|รถกระบะ|รถแทรกเตอร์", "คน|ลำ|ตัว|ใบ|เล่ม|หลัง", "คัน", "รถ"),
        ("(?:ปลูก)?ต้นไม้(?:เป็นที่ระลึก|ยืนต้น|ใหญ่)?|กล้าไม้", "ใบ|คน|คัน|ตัว|เล่ม|หลัง", "ต้น", "ต้นไม้", "กล้าไม้"),
        ("(?<![ก-๎])(?:ข้าราชการ|เจ้าหน้าที่|นักเรียน|นักศึกษา|ประชาชน|กรรมการ|วิทยากร|พนักงาน|แพทย์|พยาบาล|ผู้เข้าร่วม|ผู้เข้าอบรม)", "คัน|เล่ม|ตัว|ใบ|เครื่อง|หลัง|ลำ|แผ่น", "คน", "ข้าราชการ", "เจ้าหน้าที่", "นักเรียน", "นักศึกษา", "ประชาชน", "กรรมการ", "วิทยากร", "พนักงาน", "แพทย์", "พยาบาล", "ผู้เข้า"),
        ("หนังสือรับรอง|สำเนา(?:บัตรประจำตัวประชาชน|ทะเบียนบ้าน|วุฒิการศึกษา)|ใบรับรองแพทย์", "คน|คัน|ตัว|หลัง|ราย", "ฉบับ", "หนังสือรับรอง", "สำเนา", "ใบรับรอง"),
        ("เต็นท์|บ้านพัก[ก-๎]{0,16}|อาคาร(?!จอด)[ก-๎]{0,24}", "คน|คัน|ใบ|เล่ม|ฉบับ", "หลัง", "เต็นท์", "บ้านพัก", "อาคาร"),
    )
)  # fmt: skip
_ACROSS = Wording(
    rf"เส้นผ่า(?:น)?ศูนย์กลาง\s*(?P<size>{FIGURE})\s*(?P<unit>เมตร)(?![ก-์])", "ศูนย์กลาง", reach=(12, 40)
)
_THICK = Wording(
    r"(?:ถนน|คอนกรีต|ลาดยาง|ผิวจราจร|พื้น)[^\n]{0,120}?หนา(?:เฉลี่ย|\s)*(?P<size>0\.\d{1,2})\s*(?P<unit>เซนติเมตร|ซม\.)",
    "หนา", reach=(160, 40),
)  # fmt: skip
_MILLIONS = Wording(rf"(?P<size>{FIGURE})\s*(?P<unit>ล้านบาท)(?![ก-์])", "ล้านบาท", reach=(24, 10))
_LARGEST = 10_000_000  # of millions: the budget of the country has not so many
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
        if size is not None and size >= _LARGEST // 100:
            yield hit.at("unit", f"{size:,} เป็นบาทอยู่แล้ว", "หมายถึง บาท หรือไม่")
    for hit in _THICK.hits(reading):
        yield hit.at("unit", "บางกว่าหนึ่งเซนติเมตร", "หมายถึง เมตร หรือไม่")
