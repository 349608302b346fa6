"""คำทับศัพท์เขียนไม่ตรงหลักเกณฑ์

ตรวจ: อีเมล์ (อีเมล) เว็ปไซต์ (เว็บไซต์) ลิงค์ (ลิงก์) อัพเดท (อัปเดต) และอื่น ๆ
เพราะ: คำเดียวกันเขียนหลายแบบในฉบับเดียว
ที่มา: หลักเกณฑ์การทับศัพท์ภาษาอังกฤษและพจนานุกรม ราชบัณฑิตยสภา; รวบรวมเองใน docgen/data/misspellings.yaml
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานทางอีเมล์
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานทางอีเมล
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import WordList
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "L002", "คำทับศัพท์เขียนไม่ตรงหลักเกณฑ์", Severity.WARNING

_WORDS = WordList("misspellings", "loanwords")


def find(reading: Reading) -> Findings:
    yield from _WORDS.replaced(reading, "เขียนว่า “{right}”")
