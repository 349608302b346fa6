"""ช่องที่ยังไม่ได้เติม

ตรวจ: [เลขที่หนังสือ] xxx ____ ........ (ระบุ) TODO ในหนังสือ
เพราะ: ร่างที่ยังไม่เสร็จออกไปพร้อมลายเซ็น
ที่มา: จุดที่พบในหนังสือจริง
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    เรื่อง: ขอเชิญ [ชื่องาน]
ถูก:
    เรื่อง: ขอเชิญเป็นวิทยากรอบรมงานสารบรรณ
"""

from docgen.check.reading import Findings, Reading, Role, Sheet
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "D004", "ช่องที่ยังไม่ได้เติม", Severity.WARNING

_OPEN = Wording(
    r"\[(?:ใส่|ระบุ|กรอก|เติม|ชื่อ|เลขที่|วันที่|ที่|เรื่อง|ตำแหน่ง|หน่วยงาน|จำนวน|สถานที่|โทร)[^\]\n]{0,40}\]|\((?:ระบุ|ใส่ชื่อ|กรอก)[^)\s]{0,16}\)"
    r"|(?i:(?<![a-z0-9])x{3,}(?![a-z0-9]))|(?<![ก-๙])[xX]{2}(?![a-zA-Z0-9])|_{3,}|\?{3,}|\bTODO\b|\bTBD\b|<[ก-๙ ]{2,30}>|«[^«»\n]{0,100}»|MERGEFIELD",
    "[", "(ระบุ", "(ใส่", "(กรอก", "xx", "XX", "xX", "Xx", "___", "???", "TODO", "TBD", "<", "«", "MERGEFIELD",
)  # fmt: skip
_DOTS = Wording(r"\.{5,}|…{2,}|(?:\. ){4,}\.?", ".....", "……", ". . .")
# Blanks to be filled in by hand stand in tables and annexes.
_WRITTEN = (Role.SUBJECT, Role.TO, Role.REFERENCE, Role.BODY, Role.ITEM, Role.POSITION)


def find(reading: Reading) -> Findings:
    for hit in _OPEN.hits(reading):
        yield hit.finding(f"“{hit.group()}” ยังไม่ได้เติม", "เติมข้อความจริง หรือลบ")
    for hit in _DOTS.hits(reading):
        if hit.passage.role in _WRITTEN and hit.passage.sheet is Sheet.LETTER:
            yield hit.finding("จุดไข่ปลายังไม่ได้เติม", "เติมข้อความจริง หรือลบ")
