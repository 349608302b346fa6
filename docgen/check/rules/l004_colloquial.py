"""คำพูดในหนังสือราชการ

ตรวจ: คำในรายการ docgen/data/wording.yaml เช่น ขอให้ช่วย (ขอความอนุเคราะห์) ยังไง (อย่างไร)
เพราะ: หนังสือราชการใช้ภาษาเขียน
ที่มา: แนวทางของสำนักงาน ก.พ. ว่าด้วยการใช้ภาษาราชการ; รวบรวมเอง
ความแน่ใจ: ไม่แน่ (ขึ้นกับข้อความ)

ผิด:
    ข้อความ:
      - ด้วยจังหวัดอยากให้ทุกหน่วยงานส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดประสงค์ให้ทุกหน่วยงานส่งรายงาน
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Finding, Findings, Reading
from docgen.check.wording import WordList, is_quoted
from docgen.diagnostics import Severity
from docgen.thai.spelling import tears_a_word

CODE, NAME, SEVERITY = "L004", "คำพูดในหนังสือราชการ", Severity.HINT

_WORDS = WordList("wording", "colloquial")


# A province; what a car carries.
_RIGHT = re.compile(r"(?:จังหวัด|เมือง)เลยขอ|รถติด(?:เครน|ตั้ง|เครื่อง|ป้าย|แก๊ส|ระบบ|ไฟ|\s?[A-Z])")


def find(reading: Reading) -> Findings:
    for word, passage, start in _WORDS.hits(reading):
        end = start + len(word)
        quoted = is_quoted(passage.text, start)
        if any(
            m.start() <= start < m.end()
            for m in _RIGHT.finditer(passage.text, max(start - 20, 0), end + 20)
        ):
            continue
        if not quoted and not tears_a_word(passage.text, start, end):
            yield Finding(f"“{word}” เป็นคำพูด", passage, start, end, f"เช่น {_WORDS.rows[word]}")
