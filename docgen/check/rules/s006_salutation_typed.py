"""พิมพ์คำขึ้นต้นซ้ำในชื่อผู้รับ

ตรวจ: ค่าของ เรียน หรือ ถึง ที่ขึ้นต้นด้วย เรียน กราบเรียน ถึง นมัสการ อีก
เพราะ: docgen พิมพ์คำขึ้นต้นให้ตามชั้นของผู้รับ จะได้ เรียน เรียน
ที่มา: docgen เติมคำขึ้นต้นให้
ความแน่ใจ: แน่นอน

ผิด:
    เรียน: เรียน ผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร
ถูก:
    เรียน: ผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "S006", "พิมพ์คำขึ้นต้นซ้ำ", Severity.ERROR
ALONE = True

_WORD = Wording(r"\A(?:กราบเรียน|เรียน|ถึง|นมัสการ)\s+(?=\S)")


def find(reading: Reading) -> Findings:
    for hit in _WORD.hits(reading, Role.TO) if reading.typeset else ():
        yield hit.finding(f"“{hit.group().strip()}” จะพิมพ์ซ้ำ", "docgen เติมคำขึ้นต้นให้", "")
