"""“จึงเรียนมา” ไม่ตรงกับคำขึ้นต้น

ตรวจ: ขึ้นต้น กราบเรียน ให้สรุปว่า จึงกราบเรียนมา; ขึ้นต้น นมัสการ ให้สรุปว่า จึงนมัสการมา
เพราะ: ต้นหนังสือกับท้ายหนังสือให้เกียรติผู้รับไม่เท่ากัน
ที่มา: ความรู้ทั่วไป (หนังสือจริงใช้ตามนี้)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    เรียน: นายกรัฐมนตรี
    ข้อความ:
      - ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว
      - จึงเรียนมาเพื่อโปรดทราบ
ถูก:
    เรียน: นายกรัฐมนตรี
    ข้อความ:
      - ด้วยจังหวัดได้จัดทำรายงานประจำปีแล้ว
      - จึงกราบเรียนมาเพื่อโปรดทราบ
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.address import class_of, form_of

CODE, NAME, SEVERITY = "S003", "“จึงเรียนมา” ไม่ตรงกับคำขึ้นต้น", Severity.WARNING

_PURPOSE = Wording(
    r"(?:จึง|^)(?P<word>กราบเรียน|เรียน|นมัสการ)(?=มาเพื่อ|มายัง|มา\s|เพื่อโปรด)|จึงขอ(?P<invite>กราบเรียน|เรียน)เชิญท่าน",
    "เรียนมา",
    "เรียนเพื่อ",
    "นมัสการ",
    "เรียนเชิญ",
)


def find(reading: Reading) -> Findings:
    words = {passage.text for passage in reading.of(Role.SALUTATION)}
    if len(words) > 1:
        yield from _of_some(reading, words)
    if len(words) != 1 or not words & {"เรียน", "กราบเรียน", "นมัสการ"}:
        return
    word = words.pop()
    to = reading.first(Role.TO)
    form = form_of(class_of(to.text)) if to is not None and not reading.typeset else None
    word = form.salutation if form is not None else word  # the salutation typed may be wrong
    # What docgen chose for the addressee is right; a hand may have mistaken the salutation.
    right = word if reading.typeset else None
    for hit in _PURPOSE.in_body(reading):
        if hit.group("invite"):
            if word == "กราบเรียน" != hit.group("invite"):
                message = "ผู้รับนี้ใช้ “กราบเรียน” ให้เชิญว่า “ขอกราบเรียนเชิญ”"
                yield hit.at("invite", message, "", right)
        elif hit.group("word") != word:
            yield hit.at("word", f"ผู้รับนี้ใช้ “{word}” ให้สรุปว่า “จึง{word}มา”", "", right)


def _of_some(reading: Reading, words: set[str]) -> Findings:
    """Yield where all copies of a circular say what is right in some of them."""
    for passage in reading.body():
        for hit in _PURPOSE.inside(passage):
            said = hit.group("word")
            others = sorted(words - {said})
            if said and said in words and others:
                message = f"บางฉบับขึ้นต้น “{others[0]}” แต่ทุกฉบับสรุปว่า “จึง{said}มา”"
                yield hit.at(
                    "word",
                    message,
                    "แยกหนังสือเวียนตามชั้นของผู้รับ หรือใช้ docgen batch กับ จึง{{ คำขึ้นต้น }}มา",
                )
