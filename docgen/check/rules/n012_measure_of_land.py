"""งานหรือตารางวาเกินหนึ่งหน่วยใหญ่

ตรวจ: งาน เกิน ๓ (สี่งานเป็นหนึ่งไร่) ตารางวา ตั้งแต่ ๑๐๐ (เป็นหนึ่งงาน) ในเนื้อที่ที่บอกเป็น ไร่ งาน ตารางวา
เพราะ: พิมพ์เลขผิด เนื้อที่ผิดทั้งแปลง
ที่มา: ประมวลกฎหมายที่ดิน และพระราชบัญญัติมาตราชั่งตวงวัด (๑ ไร่ = ๔ งาน = ๔๐๐ ตารางวา)
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอใช้ที่ดิน เนื้อที่ 2 ไร่ 5 งาน 40 ตารางวา
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอใช้ที่ดิน เนื้อที่ 3 ไร่ 1 งาน 40 ตารางวา
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "N012", "งานหรือตารางวาเกินหนึ่งหน่วยใหญ่", Severity.WARNING

_LAND = Wording(
    r"(?P<whole>ไร่\s*)?(?<![\d.,])(?P<quarters>\d{1,3})\s*งาน(?![ก-์])(?:\s*(?P<squares>\d{1,5})(?:\.\d+)?\s*(?:ตารางวา|ตร\.?ว\.))?",
    "ไร่", "ตารางวา", "ตร.ว", "ตรว", reach=(40, 60),
)  # fmt: skip
_QUARTERS, _SQUARES = 4, 100


def find(reading: Reading) -> Findings:
    for hit in _LAND.hits(reading):
        quarters, squares = hit.group("quarters"), hit.group("squares")
        if hit.group("whole") and int(quarters) >= _QUARTERS:
            yield hit.at("quarters", "สี่งานเป็นหนึ่งไร่", "ตรวจเนื้อที่")
        if squares and int(squares) >= _SQUARES:
            yield hit.at("squares", "หนึ่งร้อยตารางวาเป็นหนึ่งงาน", "ตรวจเนื้อที่")
