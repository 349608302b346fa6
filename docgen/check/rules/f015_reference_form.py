"""อ้างถึงไม่ครบส่วน

ตรวจ: อ้างถึงบอก หนังสือ + ส่วนราชการ + ชั้นความลับ ชั้นความเร็ว (ถ้ามี) + ที่ + ลงวันที่ วัน เดือน ปี
เพราะ: ผู้รับค้นหนังสือไม่พบ
ที่มา: คู่มือการเขียนหนังสือราชการ กระทรวงพาณิชย์
ความแน่ใจ: แน่

ผิด:
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ลงวันที่ 2 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านประชุม นั้น, จึงเรียนมาเพื่อทราบ]
ถูก:
    อ้างถึง: [หนังสือจังหวัดสมุทรสาคร ที่ สค 0017.2/77 ลงวันที่ 2 มีนาคม 2569]
    ข้อความ: [ตามหนังสือที่อ้างถึง จังหวัดได้เชิญท่านประชุม นั้น, จึงเรียนมาเพื่อทราบ]
"""

import re

from docgen.check.parts import Cited, references
from docgen.check.reading import Finding, Findings, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "F015", "อ้างถึงไม่ครบส่วน", Severity.WARNING
ALONE = True

# A law, a resolution or an e-mail has no number of its own kind.
_OTHER = re.compile(
    r"พระราช|มติ|กฎ|ระเบียบ|ประกาศ|รัฐธรรมนูญ|โทรสาร|จดหมาย|ร้องเรียน|ร้องทุกข์|ของท่าน|อีเมล|ไปรษณีย์อิเล็กทรอนิกส์|การประชุม|คำพิพากษา|สัญญา|คำขอ|คำร้อง|หมายเรียก|หมายศาล|คำสั่งศาล|คำฟ้อง|สำนวน|บันทึกการ|โครงการ|แผน|ราชกิจจา|ใบ|บันทึกข้อตกลง|เทศบัญญัติ|ข้อบัญญัติ|ข้อบังคับ|ข้อกำหนด|หนังสือ(?:บริษัท|ห้าง|มูลนิธิ|สมาคม|ชมรม|ร้าน|วัด|นาย|นาง)"
)


def find(reading: Reading) -> Findings:
    for reference in references(reading):
        keyed = reference.passage.path and reference.passage.path[-1] != "text"
        if keyed or _OTHER.search(reference.passage.text[:40]):
            continue
        missing = _missing(reference)
        if missing:
            yield Finding(
                f"อ้างถึงไม่มี{' และ'.join(missing)}", reference.passage,
                hint="เขียนเป็น หนังสือ... ที่ ... ลงวันที่ วัน เดือน ปี",
            )  # fmt: skip


def _missing(reference: Cited) -> list[str]:
    parts = {
        "ชื่อส่วนราชการ": reference.sender.strip(),
        "ที่": reference.number,
        "ลงวันที่": reference.date_text,
    }
    return [name for name, there in parts.items() if not there]
