"""ตัวอักษรที่ประกอบผิด

ตรวจ: เเ แทน แ, ํา แทน ำ, วรรณยุกต์ก่อนสระ, อักขระที่มองไม่เห็น (ในหนังสือที่พิมพ์เอง; docgen แก้ให้เองเมื่อพิมพ์จาก YAML)
เพราะ: มองเหมือนกันแต่ค้นไม่พบ และโปรแกรมอื่นตัดบรรทัดผิด
ที่มา: ข้อความจาก PDF และ OCR (หนังสือจริง “ประจําปี”)
ความแน่ใจ: แน่นอน

ผิด (พิมพ์เอง):
    เรื่อง ขอส่งรายงานประจําปีของจังหวัด
    เรียน อธิบดีกรมการปกครอง
ถูก (พิมพ์เอง):
    เรื่อง ขอส่งรายงานประจำปีของจังหวัด
    เรียน อธิบดีกรมการปกครอง
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.thai.normal import normal

CODE, NAME, SEVERITY = "T009", "ตัวอักษรที่ประกอบผิด", Severity.WARNING

_CLUSTER = re.compile(
    "เ[\u200b\u200c\u200d]*เ|ํ[่-๋]*า|[่-๋]+ํา|[่-์]+[ัิ-ฺ็]+|[\uf700-\uf71a]|[\u200b\u2060\ufeff\u00ad\u200e\u200f]"
)
_VOWELS = tuple("ัิีึืุู็")


def find(reading: Reading) -> Findings:
    for passage in reading.of(Role.TERM):
        if passage.path != ("raw",):
            continue
        for found in _CLUSTER.finditer(passage.text):
            toned = found.group()[0] in "่้๊๋์"
            if toned and passage.text[: found.start()].endswith(_VOWELS):
                continue  # two vowels on one letter: no order of them is right
            right = normal(found.group())
            shown = f"“{right}”" if right else "ไม่มีอักขระนี้"
            if right != found.group():
                message = f"ประกอบผิด ที่ถูกคือ {shown}"
                yield Finding(message, passage, found.start(), found.end(), "", right)
