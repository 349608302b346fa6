"""เว้นวรรคในวงเล็บ หรือวงเล็บไม่ครบ

ตรวจ: ไม่เว้นวรรคหลังวงเล็บเปิดและหน้าวงเล็บปิด เปิดแล้วต้องปิด
เพราะ: หลักเกณฑ์การเว้นวรรค
ที่มา: คลังแบบหนังสือ [F-repo]; ความรู้ทั่วไป
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ( เพิ่มเติม )
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม (เพิ่มเติม)
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T004", "เว้นวรรคในวงเล็บหรือวงเล็บไม่ครบ", Severity.WARNING

_INSIDE = Wording(r"(?<=\()[ \t]+(?=[^\s)])|(?<=[^\s(])[ \t]+(?=\))", "( ", " )", "(\t", "\t)")
_LABEL = Wording(r"(?:^|\s)(?:\d{1,3}|[ก-ฮ])\)")
_BROKEN = (Role.CELL, Role.OTHER, Role.SENDER, Role.TITLE)  # parts of a text that goes on elsewhere


def _unpaired(text: str, mark: str) -> int:
    """Return where the first of the marks stands that has no other half."""
    opened: list[int] = []
    for found in re.finditer(r"[()]", text):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            opened.pop()
        elif mark == ")":
            return found.start()
    return opened[0] if opened and mark == "(" else text.rfind(mark)


def find(reading: Reading) -> Findings:
    for hit in _INSIDE.hits(reading):
        yield hit.finding("ไม่เว้นวรรคในวงเล็บ", "", "")
    for passage in reading.of(Role.SIGNER) if not reading.typeset else ():
        if passage.text != passage.text.strip():
            yield Finding("ไม่เว้นวรรคในวงเล็บ", passage, hint="(ชื่อเต็ม)")
    for passage in reading.prose.passages if "“" in reading.prose.text else ():
        if passage.role not in _BROKEN and passage.text.count("“") != passage.text.count("”"):
            at = passage.text.rfind("“")
            yield Finding("อัญประกาศ “ ไม่มีคู่", passage, max(at, 0), max(at, 0) + 1, "เติมหรือลบ")
    if "(" not in reading.prose.text and ")" not in reading.prose.text:
        return
    for passage in reading.prose.passages:
        text = passage.text
        if passage.role in _BROKEN or text.count("(") == text.count(")"):
            continue
        labels = sum(1 for _ in _LABEL.inside(passage))
        if text.count("(") != text.count(")") - labels:
            mark = "(" if text.count("(") > text.count(")") else ")"
            at = _unpaired(text, mark)
            yield Finding(f"วงเล็บ {mark} ไม่มีคู่", passage, at, at + 1, "เติมหรือลบวงเล็บ")
