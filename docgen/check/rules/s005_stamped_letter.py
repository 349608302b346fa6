"""หนังสือประทับตราใช้คำของหนังสือภายนอก

ตรวจ: หนังสือประทับตราไม่มี เรียน จึงเรียนมา และคำลงท้าย ใช้ ถึง และ จึงขอ... หรือ จึงแจ้งมา...
เพราะ: ไม่มีผู้ลงนาม จึงไม่มีผู้กล่าวคำเหล่านั้น
ที่มา: คู่มือการเขียนหนังสือราชการ กระทรวงพาณิชย์
ความแน่ใจ: แน่

ผิด:
    ชนิด: หนังสือประทับตรา
    ถึง: องค์การบริหารส่วนตำบลบางโทรัด
    ข้อความ:
      - ด้วยจังหวัดขอข้อมูลแหล่งน้ำ
      - จึงเรียนมาเพื่อดำเนินการ
ถูก:
    ชนิด: หนังสือประทับตรา
    ถึง: องค์การบริหารส่วนตำบลบางโทรัด
    ข้อความ:
      - ด้วยจังหวัดขอข้อมูลแหล่งน้ำ จึงขอให้ส่งข้อมูลภายในวันที่ 31 มีนาคม 2569
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "S005", "หนังสือประทับตราใช้คำของหนังสือภายนอก", Severity.WARNING

_WORDS = Wording(r"จึง(?:กราบ)?เรียนมา(?:เพื่อ\S{0,20})?|ขอแสดงความนับถือ|^เรียน\s", "เรียน", "ขอแสดง")


def find(reading: Reading) -> Findings:
    for passage in reading.body() if reading.is_kind(Kind.STAMPED_LETTER) else ():
        for hit in _WORDS.inside(passage):
            yield hit.finding("หนังสือประทับตราไม่ใช้คำนี้", "ใช้ จึงขอให้... หรือ จึงแจ้งมาเพื่อ...")
