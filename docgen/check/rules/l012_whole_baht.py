"""คำอ่านจำนวนเงินเต็มบาทไม่มีคำว่า ถ้วน

ตรวจ: ๕,๔๐๐ บาท (ห้าพันสี่ร้อยบาท) ที่ไม่มีเศษสตางค์ ลงท้ายด้วย ถ้วน
เพราะ: คำว่า ถ้วน กันการเติมจำนวนต่อท้าย
ที่มา: ธรรมเนียมการเขียนจำนวนเงินของทางราชการ
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขออนุมัติเงิน 5,400 บาท (ห้าพันสี่ร้อยบาท)
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขออนุมัติเงิน 5,400 บาท (ห้าพันสี่ร้อยบาทถ้วน)
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.money import in_words
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "L012", "คำอ่านจำนวนเงินเต็มบาทไม่มีคำว่า ถ้วน", Severity.HINT

_AMOUNT = Wording(
    r"(?P<figure>(?<![\d.,])\d[\d,]{0,18})(?:\.00)?\s*(?:บาท)?\s*\(\s*(?P<words>[ก-์]+บาท)\s*\)",
    "บาท)", "บาท )", reach=(140, 8),
)  # fmt: skip


def find(reading: Reading) -> Findings:
    for hit in _AMOUNT.hits(reading):
        words = f"{hit.group('words')}ถ้วน"
        if in_words(to_arabic(hit.group("figure")).replace(",", "")) == words:
            yield hit.at("words", "จำนวนเต็มบาทไม่มีคำว่า ถ้วน", "เติม ถ้วน", words)
