"""พ.ศ. ไม่ครบจุด

ตรวจ: พศ. ๒๕๖๙, พ.ศ ๒๕๖๙, พศ ๒๕๖๙ หน้าปี
เพราะ: ตัวย่อมีจุดหลังอักษรทุกตัว
ที่มา: หลักเกณฑ์การใช้เครื่องหมายวรรคตอน ราชบัณฑิตยสภา
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดจัดทำแผนประจำปี พ.ศ 2570
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดจัดทำแผนประจำปี พ.ศ. 2570
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "T019", "พ.ศ. ไม่ครบจุด", Severity.WARNING

_ERA = Wording(
    r"(?:(?<![ก-๎.])|(?<=และ)|(?<=ปี)|(?<=ใน))(?P<era>(?:พศ\.?|พ\.ศ)(?!\.)\s*)(?=[2๒][3-7๓-๗]\d{2}(?!\d))",
    "พศ",
    "พ.ศ",
    reach=(2, 12),
)


def find(reading: Reading) -> Findings:
    for hit in _ERA.hits(reading):
        yield hit.at("era", "ตัวย่อมีจุดหลังอักษรทุกตัว", "", "พ.ศ. ")
