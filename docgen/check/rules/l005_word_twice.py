"""คำซ้ำติดกัน

ตรวจ: และและ การการ ให้ให้ ตามตาม และคำยาวที่พิมพ์ซ้ำ
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

from docgen.check.reading import Finding, Findings, Passage, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "L005", "คำซ้ำติดกัน", Severity.WARNING

# Short words, each with the ends of words that may rightly stand before it: เจ้าของ ของ, ติดตาม ตาม.
_SHORT = {
    "และ": (), "หรือ": (), "ของ": ("เจ้า", "สิ่ง"), "ให้": (), "โดย": (), "เพื่อ": (), "ตาม": ("ติด", "คล้อย"), "ด้วย": (), "แห่ง": (),
    "จาก": (), "ซึ่ง": (), "เป็น": ("จำ",), "ได้": ("ราย",), "จะ": (),
}  # fmt: skip
_LONG = Wording(r"[\s“(](?P<word>[ก-ฮเ-ไ][ก-์]{5,30})(?P<again> ?(?P=word))(?![ะ-ฺ็-์]|ละ)")
_COUNTED = re.compile(r"[\d๐-๙]\s\Z")
_MARKS = frozenset(map(chr, (*range(0xE30, 0xE3B), *range(0xE47, 0xE4D))))


def find(reading: Reading) -> Findings:
    for word, passage, start in _short(reading):
        yield Finding(
            f"“{word}” ซ้ำ", passage, start + len(word), _end(passage, word, start), "", ""
        )
    for hit in _LONG.hits(reading):
        if _COUNTED.search(hit.passage.text, 0, hit.start + 1) and " " in hit.group("again"):
            continue  # ๒ เหรียญ เหรียญเงิน
        yield hit.at("again", f"“{hit.group('word')}” ซ้ำ", "", "")


def _short(reading: Reading) -> Iterator[tuple[str, Passage, int]]:
    text = reading.prose.text
    for word, before in _SHORT.items():
        for double in (word + word, f"{word} {word}"):
            at = text.find(double)
            while at >= 0:
                after = text[at + len(double) : at + len(double) + 1]
                if not text[:at].endswith(before) and after not in _MARKS:
                    yield word, *reading.prose.at(at)
                at = text.find(double, at + 1)


def _end(passage: Passage, word: str, start: int) -> int:
    blank = passage.text.startswith(" ", start + len(word))
    return start + 2 * len(word) + blank
