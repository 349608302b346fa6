"""สถานที่เดียวกันเขียนสองแบบ

ตรวจ: ห้องเดียวกันคนละชั้น; ชื่อห้องและเลขห้องเดียวกัน ต้องเขียนแบบเดียวทุกแห่ง เช่น ห้องประชุมบัวหลวง (๕๐๒) กับ ห้องประชุมบัวหลวง ๕๐๒
เพราะ: ผู้รับสงสัยว่าเป็นห้องเดียวกันหรือไม่
ที่มา: หนังสือจริง พ.ศ. ๒๕๖๐
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดอบรม ณ ห้องประชุมบัวหลวง (502) ศาลากลางจังหวัด และรับประทานอาหารที่ห้องประชุมบัวหลวง 502 เช่นกัน
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดอบรม ณ ห้องประชุมบัวหลวง (502) ศาลากลางจังหวัด และรับประทานอาหารที่ห้องประชุมบัวหลวง (502) เช่นกัน
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A015", "สถานที่เดียวกันเขียนสองแบบ", Severity.WARNING

_ROOM = Wording(
    r"(?:ห้อง(?:ประชุม)?|หอประชุม|อาคาร|ศูนย์ประชุม)(?P<name>[ก-ฮะ-์]{3,40})(?P<number>\s*\(?\d[\d/\-]*\)?)",
    "ห้อง", "หอประชุม", "อาคาร", "ศูนย์ประชุม", reach=(0, 80),
)  # fmt: skip

_FLOOR = Wording(
    r"(?P<room>ห้องประชุม(?!ใหญ่|เล็ก|กลาง|ชั้น)[ก-๎]{3,40}|หอประชุม[ก-๎]{3,40})\s+ชั้น\s*(?P<floor>\d{1,2})(?!\d)",
    "ชั้น",
    reach=(60, 8),
)


def find(reading: Reading) -> Findings:
    floors: dict[str, str] = {}
    for hit in _FLOOR.hits(reading):
        if "เปลี่ยน" in hit.passage.text or "ย้าย" in hit.passage.text:
            continue
        known = floors.setdefault(hit.group("room"), hit.group("floor"))
        if known != hit.group("floor"):
            yield hit.at("floor", f"แห่งก่อนเขียน ชั้น {known}", "ตรวจให้ตรงกันทุกแห่ง")
    seen: dict[tuple[str, str], str] = {}
    for hit in _ROOM.hits(reading):
        number = to_arabic(hit.group("number"))
        key = (hit.group("name"), re.sub(r"\D", "", number))
        form = " ".join(number.split())
        first = seen.setdefault(key, form)
        if first != form:
            yield hit.finding(f"“{hit.group()}” เขียนต่างจากแห่งก่อน", f"แห่งก่อนเขียน {key[0]} {first}")
