"""วันประชุมในหนังสือกับในสรุปผลไม่ตรงกัน

ตรวจ: วันที่ เวลา และครั้งที่ ที่ข้อความบอกว่าประชุมเมื่อใด ต้องตรงกับในสรุปผลการประชุมหรือ meeting.yaml
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
from docgen.check.reading import Finding, Findings, Reading, Role, Sheet
from docgen.diagnostics import Severity
from docgen.model import Meeting
from docgen.thai.calendar import Date
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A022", "วันประชุมในหนังสือกับในสรุปผลไม่ตรงกัน", Severity.WARNING

_HELD = re.compile(r"(?:เมื่อ|ใน)\s*(?:วันที่)?\s*$")

_NEAR = 60  # characters
_CLOCK = re.compile(r"\s*เวลา\s*(?P<hour>\d{1,2})[.:](?P<minute>\d{2})")
_NUMBER = re.compile(
    r"ครั้งที่\s*(?P<number>\d{1,3})\s*/\s*(?P<year>\d{4})\s*(?:เมื่อ|ใน)\s*(?:วันที่)?\s*\Z"
)


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
    of_it = [m for m in held if m.date in days]
    for mention in of_it:
        yield from _clock(mention, meeting)
        yield from _number(mention, meeting)
    if of_it:
        return
    for mention in held:
        if meeting.title in mention.before:
            yield mention.finding("วันประชุมไม่ตรงกับ meeting.yaml", f"การประชุมนี้วันที่ {date}")


def _clock(mention: Mention, meeting: Meeting) -> Findings:
    """Yield that the letter tells another time of the meeting."""
    told = _CLOCK.match(mention.passage.text, mention.end)
    if told is None or meeting.time is None:
        return
    if int(told["hour"]) * 60 + int(told["minute"]) != meeting.time.start:
        shown = f"{meeting.time.start // 60:02}.{meeting.time.start % 60:02} น."
        span = (told.start("hour"), told.end("minute"))
        yield Finding(f"การประชุมนี้เวลา {shown}", mention.passage, *span, "ตรวจเวลาทั้งสอง")


def _number(mention: Mention, meeting: Meeting) -> Findings:
    """Yield that the letter tells another number of the meeting."""
    told = _NUMBER.search(mention.passage.text, max(mention.start - _NEAR, 0), mention.start)
    own = re.search(
        r"(\d{1,3})\s*/\s*(\d{4})", to_arabic(f"{meeting.number or ''} {meeting.title}")
    )
    if told and own and (told["number"], told["year"]) != own.groups():
        message = f"การประชุมวันนี้คือครั้งที่ {own[1]}/{own[2]}"
        yield Finding(message, mention.passage, *told.span("number"), "ตรวจครั้งที่ทั้งสอง")
