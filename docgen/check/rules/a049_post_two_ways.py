"""ตำแหน่งของคนเดียวกันไม่ตรงกัน

ตรวจ: ชื่อเดียวกันในรายชื่อสองแห่ง ตำแหน่งต่างกันเพียงคำท้าย (ชำนาญการ กับ ชำนาญการพิเศษ; จังหวัดเพชรบุรี กับ จังหวัดราชบุรี)
เพราะ: แก้แห่งเดียว อีกแห่งยังเป็นของเดิม
ที่มา: จุดที่เลขานุการพบในคำสั่งที่ส่งกลับ (หมวดความสอดคล้อง)
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดแต่งตั้งคณะกรรมการอำนวยการ ดังนี้
      - รายชื่อ: [{ชื่อ: นายสมชาย ใจดี, ตำแหน่ง: ครูชำนาญการพิเศษ}, {ชื่อ: นางสาวสุดา รักไทย, ตำแหน่ง: ครู}]
      - ข้อความ: และคณะกรรมการดำเนินงาน ดังนี้
      - รายชื่อ: [{ชื่อ: นายสมชาย ใจดี, ตำแหน่ง: ครูชำนาญการ}, {ชื่อ: นายวิรัช ทองแก้ว, ตำแหน่ง: ครู}]
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดแต่งตั้งคณะกรรมการอำนวยการ ดังนี้
      - รายชื่อ: [{ชื่อ: นายสมชาย ใจดี, ตำแหน่ง: ครูชำนาญการพิเศษ}, {ชื่อ: นางสาวสุดา รักไทย, ตำแหน่ง: ครู}]
      - ข้อความ: และคณะกรรมการดำเนินงาน ดังนี้
      - รายชื่อ: [{ชื่อ: นายสมชาย ใจดี, ตำแหน่ง: ครูชำนาญการพิเศษ}, {ชื่อ: นายวิรัช ทองแก้ว, ตำแหน่ง: ครู}]
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.resources import table
from docgen.thai.persons import is_person, titles

CODE, NAME, SEVERITY = "A049", "ตำแหน่งของคนเดียวกันไม่ตรงกัน", Severity.WARNING

_SAME = 6  # characters with which both posts begin


def find(reading: Reading) -> Findings:
    if any(_RISES.search(p.text) for p in reading.of(Role.SUBJECT, Role.BODY, Role.HEADING)):
        return  # posts of before and after
    known: dict[str, str] = {}
    posts = {p.path: p for p in reading.of(Role.POST, Role.POSITION) if p.path}
    for one in reading.of(Role.NAME, Role.SIGNER):
        name = " ".join(one.text.split())
        passage = posts.get((*one.path[:-1], "position")) if one.path else None
        if passage is None or not (is_person(name) or name.startswith(tuple(titles()))):
            continue
        post = "".join(passage.text.split())
        first = known.setdefault(name, post)
        if first != post and _is_one(first, post):
            message = f"“{name}” ที่เขียนไว้ก่อนเป็น {first}"
            yield Finding(message, passage, hint="ตรวจตำแหน่งให้ตรงกันทุกแห่ง")


def _is_one(one: str, two: str) -> bool:
    """Whether two posts differ in their level or their province alone: no one has both."""
    at = next(
        (i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )
    ends = one[at:], two[at:]
    if at >= _SAME and set(ends) <= _LEVELS:
        return True
    places = [each.rpartition("จังหวัด")[::2] for each in (one, two)]
    return places[0][0] == places[1][0] != "" and all(
        place in table("provinces") for _, place in places
    )


_LEVELS = {"", "พิเศษ", "อาวุโส"}
_RISES = re.compile("เลื่อน|ย้าย|แต่งตั้งให้ดำรง|เดิม|โอน")
