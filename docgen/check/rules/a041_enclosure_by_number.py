"""เลขของสิ่งที่ส่งมาด้วยไม่ใช่ของสิ่งที่กล่าวถึง

ตรวจ: “ตามแบบตอบรับ (สิ่งที่ส่งมาด้วย ๒)” เมื่อแบบตอบรับคือรายการที่ ๓ และรายการที่ ๒ ไม่ใช่แบบตอบรับ
เพราะ: เพิ่มหรือสลับรายการแล้วไม่ได้แก้เลขในข้อความ ผู้รับเปิดผิดฉบับ
ที่มา: จุดที่เลขานุการพบในหนังสือที่ส่งกลับ (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการอบรม, จำนวน: 1 แผ่น}, {ชื่อ: แบบตอบรับ, จำนวน: 1 แผ่น}]
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม รายละเอียดตามสิ่งที่ส่งมาด้วย 1 โปรดแจ้งตามแบบตอบรับ (สิ่งที่ส่งมาด้วย 1)
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    สิ่งที่ส่งมาด้วย: [{ชื่อ: กำหนดการอบรม, จำนวน: 1 แผ่น}, {ชื่อ: แบบตอบรับ, จำนวน: 1 แผ่น}]
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม รายละเอียดตามสิ่งที่ส่งมาด้วย 1 โปรดแจ้งตามแบบตอบรับ (สิ่งที่ส่งมาด้วย 2)
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.parts import is_of_another, numbers_said
from docgen.check.reading import Findings, Reading, Role
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "A041", "เลขของสิ่งที่ส่งมาด้วยไม่ใช่ของสิ่งที่กล่าวถึง", Severity.WARNING

# What the text calls an enclosure right before its number.
_CALLED = re.compile(
    r"(?P<name>(?:แบบ(?:ตอบรับ|ฟอร์ม|รายงาน|สำรวจ|แสดง|ประเมิน|สอบถาม|คำขอ)|กำหนดการ|แผนที่|แผนผัง|ระเบียบวาระ|รายชื่อ|บัญชี|ใบสมัคร|ใบแจ้ง|รายงาน|"
    r"คู่มือ|ปฏิทิน|หลักเกณฑ์|สรุปผล|ตาราง|ใบเสนอราคา|ขอบเขตของงาน|หนังสือรับรอง|หนังสือมอบ)[ก-๎]{0,30}?)(?:ที่แนบ(?:มา)?|ดังกล่าว)?\s*\(?\s*(?:(?<=ประชุม)\s*รายละเอียดปรากฏ)?(?:ตาม|ดัง)?(?:สิ่ง)?ที่ส่ง ?\Z"
)
_COPY = re.compile("^(?:สำเนา|ตัวอย่าง|ร่าง)")
_LEAST = 6  # characters by which an enclosure is known
_REACH = 60


def find(reading: Reading) -> Findings:
    titles = ["".join(p.text.split()) for p in reading.of(Role.ENCLOSURE)]
    if len(titles) < 2:
        return
    for hit, number in numbers_said(reading, "มาด้วย"):
        called = _CALLED.search(hit.passage.text, max(hit.start - _REACH, 0), hit.start)
        one = re.fullmatch(r"\d+", hit.group("numbers").strip())
        if called is None or one is None or not 0 < number <= len(titles) or is_of_another(hit):
            continue
        name = called["name"]
        known = [i for i, title in enumerate(titles, 1) if _is_called(title, name)]
        if known and number not in known:
            message = f"“{name}” คือรายการที่ {' และ '.join(map(str, known))}"
            yield hit.at("numbers", message, "ตรวจเลขของ สิ่งที่ส่งมาด้วย")


def _is_called(title: str, name: str) -> bool:
    """Whether a title has the name, or its beginning where the text goes on behind it."""
    return len(name) >= _LEAST and _COPY.sub("", title).startswith(name)
