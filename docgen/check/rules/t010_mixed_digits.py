"""เลขไทยปนเลขอารบิกในจำนวนเดียวกัน

ตรวจ: ๒๕๖9 ๑๐.30 (ในหนังสือที่พิมพ์เอง; docgen พิมพ์เป็นเลขไทยให้เอง)
เพราะ: พิมพ์แก้เลขโดยลืมเปลี่ยนแป้น
ที่มา: หนังสือจริง
ความแน่ใจ: แน่

ผิด (พิมพ์เอง):
    เรื่อง ขอส่งรายงานประจำปี ๒๕๖9
    เรียน อธิบดีกรมการปกครอง
ถูก (พิมพ์เอง):
    เรื่อง ขอส่งรายงานประจำปี ๒๕๖๙
    เรียน อธิบดีกรมการปกครอง
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.numerals import thai_digits

CODE, NAME, SEVERITY = "T010", "เลขไทยปนเลขอารบิก", Severity.WARNING

_MIXED = Wording(r"(?<!\d)(?<!\d[.,:/])(?=\d)(?=[\d.,:/]*[0-9])(?=[\d.,:/]*[๐-๙])\d[\d.,:/]*\d")


def find(reading: Reading) -> Findings:
    for hit in _MIXED.hits(reading) if not reading.typeset else ():
        yield hit.finding("เลขไทยปนเลขอารบิกในจำนวนเดียวกัน", "", thai_digits(hit.group()))
