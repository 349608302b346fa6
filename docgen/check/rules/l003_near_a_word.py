"""คำที่พจนานุกรมไม่มี แต่ใกล้คำที่มี

ตรวจ: ช่วงตัวอักษรที่ตัดเป็นคำไม่ได้ และแก้อักษรเดียวแล้วเป็นคำยาวที่รู้จัก เช่น ประสิทธิภพ (ประสิทธิภาพ)
เพราะ: พิมพ์ตก พิมพ์เกิน หรือ OCR อ่านผิด
ที่มา: รายการคำของ PyThaiNLP และคำที่หนังสือราชการใช้บ่อย (docgen/data/official_words.yaml); ชื่อบุคคล สถานที่ และคำเฉพาะของหนังสือไม่นับ
ความแน่ใจ: ไม่แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้เพิ่มประสิทธิภพการปฏิบัติงาน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้เพิ่มประสิทธิภาพการปฏิบัติงาน
      - จึงเรียนมาเพื่อทราบ
"""

from collections.abc import Iterator, Sequence
from functools import cache

from docgen.check.reading import Finding, Findings, Passage, Reading, Role
from docgen.check.sought import Longest
from docgen.diagnostics import Severity
from docgen.resources import table
from docgen.thai.slips import halves, official_words, slips
from docgen.thai.spelling import is_named, near_words

CODE, NAME, SEVERITY = "L003", "คำที่ใกล้คำในพจนานุกรม", Severity.HINT

Near = tuple[Passage, int, int, str]
# Names of places stand in the others, and no dictionary has them.
_ROLES = (
    Role.SUBJECT,
    Role.BODY,
    Role.ITEM,
    Role.HEADING,
    Role.TITLE,
    Role.FACT,
    Role.CELL,
    Role.ENCLOSURE,
)
# Words of official letters stand in these too, and are known well enough.
_OFFICIAL = frozenset(
    (*_ROLES, Role.TO, Role.RECIPIENT, Role.POST, Role.POSITION, Role.OWNER, Role.AGENCY, Role.COPY, Role.MEETING, Role.PLACE, Role.REFERENCE)
)  # fmt: skip


@cache
def _looked_for() -> Longest:
    return Longest(halves(), official_words())


def find(reading: Reading) -> Findings:
    terms = [p.text for p in reading.of(Role.TERM, Role.NAME, Role.SIGNER)]
    told: set[tuple[Passage, int, int]] = set()
    for passage, start, end, right in (*_official(reading, terms), *_near(reading, terms)):
        typed = passage.text[start:end]
        if any(a < end and start < b for each, a, b in told if each is passage):
            continue
        told.add((passage, start, end))
        if any(word in typed for rows in table("misspellings").values() for word in rows):
            continue  # another rule tells it, and knows what is right
        hint = f"หมายถึง “{right}” หรือไม่; คำเฉพาะใส่ใน คำเฉพาะ"
        yield Finding(f"ไม่รู้จัก “{typed}”", passage, start, end, hint)


def _official(reading: Reading, terms: Sequence[str]) -> Iterator[Near]:
    """Yield the words of official letters that have one slip in them."""
    prose = reading.prose
    for start, end, right in slips(prose.text, _looked_for().found_in):
        passage, at = prose.at(start)
        stop = at + end - start
        named = stop > len(passage.text) or is_named(passage.text, at, stop, tuple(terms))
        if passage.role in _OFFICIAL and not named:
            yield passage, at, stop, right


def _near(reading: Reading, terms: Sequence[str]) -> Iterator[Near]:
    """Yield what is near a word of the dictionary and is none."""
    passages = reading.of(*_ROLES)
    for i, start, end, right in near_words([p.text for p in passages], terms):
        yield passages[i], start, end, right
