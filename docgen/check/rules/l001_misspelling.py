"""คำที่มักเขียนผิด

ตรวจ: คำในรายการ docgen/data/misspellings.yaml เช่น อนุญาติ (อนุญาต) กฏ (กฎ) ปรากฎ (ปรากฏ)
เพราะ: หนังสือที่ลงนามแล้วมีคำผิด เสียความน่าเชื่อถือ
ที่มา: พจนานุกรม ฉบับราชบัณฑิตยสถาน พ.ศ. ๒๕๕๔; รวบรวมเอง แต่ละคำมีที่มาในแฟ้มข้อมูล
ความแน่ใจ: แน่ (ชื่อบุคคลและคำเฉพาะของหนังสือไม่นับ)

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขออนุญาติใช้ห้องประชุม
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขออนุญาตใช้ห้องประชุม
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import WordList
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "L001", "คำที่มักเขียนผิด", Severity.WARNING

_WORDS = WordList("misspellings", "words")


def find(reading: Reading) -> Findings:
    yield from _WORDS.replaced(reading, "เขียนว่า “{right}”")
