"""วันประชุมในหนังสือกับในสรุปผลไม่ตรงกัน

ตรวจ: วันที่ที่ข้อความบอกว่าประชุมเมื่อใด ต้องเป็นวันเดียวกับในสรุปผลการประชุมหรือ meeting.yaml
เพราะ: หนังสือและสรุปขัดกันเอง
ที่มา: จุดที่พบในหนังสือจริง (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    การประชุม: {ชื่อ: ประชุมหัวหน้าส่วนราชการ, วันที่: 9 มีนาคม 2569, สถานที่: ศาลากลางจังหวัด}
    ข้อความ:
      - ตามที่จังหวัดได้ประชุมหัวหน้าส่วนราชการ เมื่อวันที่ 8 มีนาคม 2569 นั้น
      - จึงเรียนมาเพื่อทราบ
ถูก:
    การประชุม: {ชื่อ: ประชุมหัวหน้าส่วนราชการ, วันที่: 9 มีนาคม 2569, สถานที่: ศาลากลางจังหวัด}
    ข้อความ:
      - ตามที่จังหวัดได้ประชุมหัวหน้าส่วนราชการ เมื่อวันที่ 9 มีนาคม 2569 นั้น
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.dates import Mention, said_of
from docgen.check.reading import Findings, Reading, Role, Sheet
from docgen.diagnostics import Severity
from docgen.model import Meeting
from docgen.thai.calendar import Date

CODE, NAME, SEVERITY = "A022", "วันประชุมในหนังสือกับในสรุปผลไม่ตรงกัน", Severity.WARNING

_HELD = re.compile(r"(?:เมื่อ|ใน)\s*(?:วันที่)?\s*$")


def find(reading: Reading) -> Findings:
    meeting = reading.content.meeting if reading.content is not None else None
    if not isinstance(meeting, Meeting) and not reading.of(Role.TITLE):
        return
    held = [
        m
        for m in said_of(reading, Role.BODY)
        if m.passage.sheet is Sheet.LETTER and _HELD.search(m.before) and "ประชุม" in m.before[-400:]
    ]
    if not held:
        return
    if isinstance(meeting, Meeting):
        yield from _against(held, meeting.date, meeting)
        return
    said = {m.date for m in held}
    for mention in said_of(reading, Role.TITLE):
        if mention.passage.sheet is Sheet.SUMMARY and mention.date not in said:
            yield mention.finding("วันประชุมไม่ตรงกับที่หนังสือบอก", f"ในหนังสือ {held[0].text}")


def _against(held: list[Mention], date: Date, meeting: Meeting) -> Findings:
    days = {date, meeting.end_date}
    if any(m.date in days for m in held):
        return
    for mention in held:
        if meeting.title in mention.before:
            yield mention.finding("วันประชุมไม่ตรงกับ meeting.yaml", f"การประชุมนี้วันที่ {date}")
