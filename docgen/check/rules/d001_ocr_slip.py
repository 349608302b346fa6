"""คำที่เครื่องอ่านผิด

ตรวจ: คำที่ OCR มักอ่านผิดและไม่เป็นคำไทย เช่น กระดาช (กระดาษ) ทำเนิการ (ดำเนินการ)
เพราะ: คัดข้อความจากหนังสือสแกนแล้วไม่ได้ตรวจ
ที่มา: หนังสือจริง พ.ศ. ๒๕๖๐ ที่ผ่าน OCR; รวบรวมเองใน docgen/data/misspellings.yaml
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้ลดการใช้กระดาช
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้ลดการใช้กระดาษ
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import WordList
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "D001", "คำที่เครื่องอ่านผิด", Severity.WARNING

_WORDS = WordList("misspellings", "ocr")


def find(reading: Reading) -> Findings:
    yield from _WORDS.replaced(reading, "น่าจะเป็น “{right}”")
