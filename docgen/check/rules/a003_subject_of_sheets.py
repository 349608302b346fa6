"""เรื่องในบัญชีแนบไม่ตรงกับหนังสือ

ตรวจ: เรื่องที่พิมพ์ซ้ำบนบัญชีแนบท้าย ต้องเป็นเรื่องเดียวกับหนังสือ (ย่อด้วย ฯ ได้)
เพราะ: ผู้รับไม่แน่ใจว่าบัญชีเป็นของหนังสือฉบับใด
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/ว ๑๐
    ๑๑ ตุลาคม ๒๕๖๐
    เรื่อง ขอส่งสรุปผลการประชุม
    เรียน หัวหน้าส่วนราชการ (ตามบัญชีรายชื่อแนบท้าย)
    ด้วยจังหวัดขอส่งสรุปผลการประชุมมาเพื่อใช้เป็นแนวทาง
    จึงเรียนมาเพื่อทราบ
    ขอแสดงความนับถือ
    (นายสมชาย ใจดี)
    ปลัดจังหวัด
    โทร. ๐ ๓๔๔๒ ๕๐๗๕

    บัญชีแนบท้ายหนังสือ
    เรื่อง ขอเชิญประชุม
ถูก (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/ว ๑๐
    ๑๑ ตุลาคม ๒๕๖๐
    เรื่อง ขอส่งสรุปผลการประชุม
    เรียน หัวหน้าส่วนราชการ (ตามบัญชีรายชื่อแนบท้าย)
    ด้วยจังหวัดขอส่งสรุปผลการประชุมมาเพื่อใช้เป็นแนวทาง
    จึงเรียนมาเพื่อทราบ
    ขอแสดงความนับถือ
    (นายสมชาย ใจดี)
    ปลัดจังหวัด
    โทร. ๐ ๓๔๔๒ ๕๐๗๕

    บัญชีแนบท้ายหนังสือ
    เรื่อง ขอส่งสรุปผลการประชุม
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role, Sheet
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A003", "เรื่องในบัญชีแนบไม่ตรงกับหนังสือ", Severity.WARNING


def find(reading: Reading) -> Findings:
    own = reading.first(Role.SUBJECT)
    for passage in reading.of(Role.SUBJECT, sheet=Sheet.LIST):
        if own is not None and not _same(own.text, passage.text):
            yield Finding("เรื่องไม่ตรงกับหนังสือ", passage, hint=f"หนังสือเรื่อง {own.text}")


def _same(one: str, other: str) -> bool:
    one, other = (re.sub(r"\s", "", to_arabic(text)) for text in (one, other))
    short = other.removesuffix("ฯ")
    return one == other or (short != other and one.startswith(short))
