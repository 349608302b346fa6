"""ช่วงตัวเลขกลับกัน

ตรวจ: จำนวนอย่างต่ำต้องไม่มากกว่าจำนวนอย่างสูงที่ตามมา เช่น อายุไม่ต่ำกว่า ๑๘ ปี และไม่เกิน ๖๐ ปี
เพราะ: พิมพ์สลับกัน แล้วไม่มีใครเข้าเกณฑ์
ที่มา: จุดที่เลขานุการพบในประกาศรับสมัคร (หมวดตัวเลข)
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - ด้วยจังหวัดรับสมัครผู้มีอายุไม่ต่ำกว่า 60 ปี และไม่เกิน 18 ปี จึงขอให้ประชาสัมพันธ์
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดรับสมัครผู้มีอายุไม่ต่ำกว่า 18 ปี และไม่เกิน 60 ปี จึงขอให้ประชาสัมพันธ์
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.amounts import FIGURE, UNITS, number
from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "N013", "ช่วงตัวเลขกลับกัน", Severity.ERROR

_LEAST = ("ไม่ต่ำกว่า", "ไม่น้อยกว่า")
_UNITS = rf"(?:{UNITS}|ปี|เดือน|วัน|ชั่วโมง|นาที|กิโลเมตร|เซนติเมตร|เมตร|กิโลกรัม|คะแนน|หน้า)(?:บริบูรณ์)?"
_RANGE = Wording(
    rf"(?:{'|'.join(_LEAST)})(?P<per>ร้อยละ)?\s*(?P<least>{FIGURE})\s*(?P<unit>{_UNITS})?\s*(?:แต่|และ)?\s*(?:ต้อง)?"
    rf"ไม่(?:เกินกว่า|เกิน|มากกว่า|สูงกว่า)(?P<cent>ร้อยละ)?\s*(?P<most>{FIGURE})\s*(?P<other>{_UNITS})?(?!\s*(?:ต่อ|/))",
    *_LEAST,
    reach=(0, 120),
)


def find(reading: Reading) -> Findings:
    for hit in _RANGE.hits(reading):
        least, most = number(hit.group("least")), number(hit.group("most"))
        of_what = {
            (hit.group(per), hit.group(unit).removesuffix("บริบูรณ์"))
            for per, unit in (("per", "unit"), ("cent", "other"))
        }
        if least is None or most is None or len(of_what) > 1 or ("", "") in of_what:
            continue
        if least > most:
            message = f"อย่างต่ำ {hit.group('least')} มากกว่าอย่างสูง {hit.group('most')}"
            yield hit.finding(message, "ตรวจว่าสลับกันหรือไม่")
