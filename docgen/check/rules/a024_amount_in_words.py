"""จำนวนเงินกับคำอ่านไม่ตรงกัน

ตรวจ: ตัวเลขจำนวนเงินและตัวหนังสือในวงเล็บต้องเป็นจำนวนเดียวกัน
เพราะ: เมื่อไม่ตรงกัน เบิกจ่ายไม่ได้
ที่มา: คณิตศาสตร์; รูปแบบ “ตัวเลข บาท (ตัวหนังสือ)” จากสัญญาและใบสั่งจ่าย
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอเบิกเงิน 1,500 บาท (หนึ่งพันหกร้อยบาทถ้วน)
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอเบิกเงิน 1,500 บาท (หนึ่งพันห้าร้อยบาทถ้วน)
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.money import in_words
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A024", "จำนวนเงินกับคำอ่านไม่ตรงกัน", Severity.ERROR
ALONE = True
REACH = 40

_AMOUNT = Wording(
    r"(?P<figure>(?<![\d.,])\d[\d,]{0,18}(?:\.\d{2})?)(?:\.-)?\s*(?:บาท)?\s*\(\s*-?\s*(?P<words>[ก-์]+(?:บาท|สตางค์)(?:ถ้วน)?)\s*-?\s*\)",
    "บาท",
)


def find(reading: Reading) -> Findings:
    for hit in _AMOUNT.hits(reading):
        right = in_words(to_arabic(hit.group("figure")).replace(",", ""))
        if right not in _ways(hit.group("words")):
            yield hit.at(
                "words", f"{hit.group('figure')} บาท อ่านว่า {right}", "ตรวจว่าตัวเลขหรือตัวหนังสือที่ถูก"
            )


def _ways(words: str) -> tuple[str, ...]:
    """Return the words as typed, and in the form that docgen writes: ถ้วน at the end, เอ็ด for a last one."""
    whole = words + ("" if words.endswith(("ถ้วน", "สตางค์")) else "ถ้วน")
    whole = re.sub(r"(?<=[ก-์])หนึ่ง(?=บาท)", "เอ็ด", whole)
    return words, whole, re.sub(r"(?<=[ก-์])หนึ่ง(?=ล้าน)", "เอ็ด", whole)
