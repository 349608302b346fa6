"""เลขอารบิกในหนังสือที่ใช้เลขไทย

ตรวจ: หนังสือที่พิมพ์เองด้วยเลขไทย มีเลขอารบิกปนอยู่ (เว้นที่อยู่เว็บ ไปรษณีย์อิเล็กทรอนิกส์ และคำอังกฤษ)
เพราะ: หนังสือราชการใช้เลขไทยตลอดฉบับ
ที่มา: หนังสือจริง; ความรู้ทั่วไป
ความแน่ใจ: ไม่แน่

ผิด (พิมพ์เอง):
    เรื่อง ขอส่งรายงานประจำปี ๒๕๖๙ จำนวน 2 เล่ม
    เรียน อธิบดีกรมการปกครอง
ถูก (พิมพ์เอง):
    เรื่อง ขอส่งรายงานประจำปี ๒๕๖๙ จำนวน ๒ เล่ม
    เรียน อธิบดีกรมการปกครอง
"""

import re

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.numerals import is_in_latin, thai_digits

CODE, NAME, SEVERITY = "T011", "เลขอารบิกในหนังสือที่ใช้เลขไทย", Severity.HINT

_ARABIC = Wording(
    r"(?<![A-Za-z0-9๐-๙.\-/_])[0-9][0-9.,:]*(?<![.,:])(?![A-Za-z0-9๐-๙/_\-])(?![.,:][0-9๐-๙])"
)
_LATIN_BEFORE = re.compile(r"[A-Za-z][.\-/ ]?\Z")


def find(reading: Reading) -> Findings:
    if reading.typeset:
        return
    text = reading.prose.text
    thai = sum("๐" <= char <= "๙" for char in text)
    arabic = sum("0" <= char <= "9" for char in text)
    if not arabic or thai <= arabic:
        return
    for hit in _ARABIC.hits(reading):
        if hit.passage.role in (Role.SENDER, Role.OTHER, Role.CELL):
            continue  # postal codes in boxes, forms
        inside = is_in_latin(hit.passage.text, hit.start)
        if not inside and not _LATIN_BEFORE.search(
            hit.passage.text, max(hit.start - 2, 0), hit.start
        ):
            yield hit.finding("ใช้เลขไทย", "", thai_digits(hit.group()))
