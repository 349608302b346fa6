"""คำซ้ำติดกัน

ตรวจ: และและ ให้ให้ ตามตาม และคำยาวที่พิมพ์ซ้ำหลังเว้นวรรค
เพราะ: พิมพ์หรือวางซ้ำ
ที่มา: จุดที่พบในหนังสือจริง
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานและและแผนงาน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานและแผนงาน
      - จึงเรียนมาเพื่อทราบ
"""

import re
from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from docgen.check.reading import Finding, Findings, Passage, Reading
from docgen.check.sought import SOUGHT
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "L005", "คำซ้ำติดกัน", Severity.WARNING

# Short words, each with the ends of words that may rightly stand before it: เจ้าของ ของ, ดูแลของ ของตน, ติดตาม ตาม.
_SHORT = {
    "และ": (), "หรือ": (), "โดย": (), "เพื่อ": (), "จาก": (), "ซึ่ง": (), "จะ": (), "แห่ง": (),
    "ของ": ("เจ้า", "สิ่ง", "ข้าว", "เป็น", "ดูแล", "เก็บ", "ขน", "นำ", "ซื้อ", "ฝาก"), "ให้": (), "ตาม": ("ติด", "คล้อย"), "เป็น": ("จำ",),
}  # fmt: skip
_LONG = Wording(
    r"[\s“(](?P<word>[ก-ฮเ-ไ][ก-์]{5,30})(?P<again>(?P=word)(?![ะ-ฺ็-์]|ละ)| (?P=word)(?![ก-์]))"
)
# What follows where the second opens a longer word: ของ ของเล่น, เพื่อ เพื่อน, โดย โดยสาร.
_OPENS = {
    "ของ": (
        "เล่น", "เหลว", "เสีย", "แข็ง", "รางวัล", "บริจาค", "ขวัญ", "ที่ระลึก", "กลาง", "มีค่า", "มีคม", "ฝาก", "ใช้", "ไหว้", "ชำร่วย",
        "กิน", "สด", "แห้ง", "เก่า", "โบราณ", "หลวง", "กำนัล", "กลาย", "พระราชทาน", "ทะเล", "ป่า", "ว่าง", "ต้องห้าม",
    ),
    "เพื่อ": ("น",), "โดย": ("สาร",),
}  # fmt: skip
# What joins two things: twice, it is always one too many.
_JOINING = {"และ", "หรือ", "โดย", "เพื่อ", "จาก", "ซึ่ง", "จะ"}
# Across a blank they may end one phrase and open the next: ปฏิบัติตาม ตามหนังสือ.
_DOUBLES = {word + word: word for word in _SHORT} | {f"{word} {word}": word for word in _JOINING}
SOUGHT.add(lambda: _DOUBLES)
_RUN = re.compile("[ก-์]{6,}")
_DOUBLED = re.compile(r"(?<![ก-์])([ก-์]{6,}) \1")
_TWICE = 12  # characters of the shortest that holds itself twice
_FEW = 8  # runs
_once: set[str] = set()  # runs that do not hold themselves twice: letters say the same again
_REMEMBERED = 10_000  # runs
_COUNTED = re.compile(r"[\d๐-๙]\s\Z")
_MARKS = frozenset(map(chr, (*range(0xE30, 0xE3B), *range(0xE47, 0xE4D))))


def find(reading: Reading) -> Findings:
    for word, passage, start in _short(reading):
        end = _end(passage, word, start)
        right = "" if word in _JOINING and end == start + 2 * len(word) else None
        yield Finding(f"“{word}” ซ้ำ", passage, start + len(word), end, "ลบคำที่ซ้ำ", right)
    for hit in _LONG.hits(reading) if _may_be_twice(reading.prose.text) else ():
        if _COUNTED.search(
            hit.passage.text, max(hit.start - 1, 0), hit.start + 1
        ) and " " in hit.group("again"):
            continue  # ๒ เหรียญ เหรียญเงิน
        apart = " " in hit.group("again")
        yield hit.at("again", f"“{hit.group('word')}” ซ้ำ", "ลบคำที่ซ้ำ", None if apart else "")


def _may_be_twice(text: str) -> bool:
    """Whether a run of Thai opens with what stands in it again, or is the next run too."""
    runs = _RUN.findall(text)
    new = {run for run in runs if len(run) >= _TWICE} - _once
    twice = {run for run in new if _holds_itself(run)}
    if len(_once) > _REMEMBERED:
        _once.clear()
    _once.update(new - twice)
    doubled = set(compress(runs, map(eq, runs, islice(runs, 1, None))))
    if len(doubled) > _FEW:  # as in the rows of a long list: each by itself would read it again
        return bool(twice) or _DOUBLED.search(text) is not None
    return bool(twice) or any(f"{run} {run}" in text for run in doubled)


def _holds_itself(run: str) -> bool:
    at = run.find(run[:6], 6)
    return at > 0 and run.startswith(run[:at], at)


def _short(reading: Reading) -> Iterator[tuple[str, Passage, int]]:
    text, found = reading.prose.text, reading.prose.found
    for double in found.keys() & _DOUBLES.keys():
        word = _DOUBLES[double]
        for at in found[double]:
            after = text[at + len(double) : at + len(double) + 1]
            opens = text.startswith(_OPENS.get(word, ()), at + len(double))
            if not text[:at].endswith(_SHORT[word]) and after not in _MARKS and not opens:
                yield word, *reading.prose.at(at)


def _end(passage: Passage, word: str, start: int) -> int:
    blank = passage.text.startswith(" ", start + len(word))
    return start + 2 * len(word) + blank
