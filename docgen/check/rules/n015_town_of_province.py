"""อำเภอเมืองของอีกจังหวัดหนึ่ง

ตรวจ: อำเภอเมืองสระบุรี จังหวัดลพบุรี
เพราะ: แก้จังหวัดแล้วลืมแก้อำเภอ
ที่มา: ชื่ออำเภอเมืองตามด้วยชื่อจังหวัดของตน
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ณ โรงแรมริมน้ำ อำเภอเมืองสระบุรี จังหวัดลพบุรี
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ณ โรงแรมริมน้ำ อำเภอเมืองลพบุรี จังหวัดลพบุรี
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

import re

from docgen.check.reading import NAMES, Finding, Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.resources import table

CODE, NAME, SEVERITY = "N015", "อำเภอเมืองของอีกจังหวัดหนึ่ง", Severity.WARNING

_TOWN = Wording(
    r"(?:อำเภอ|อ\.)\s?เมือง(?P<town>[ก-๎]{3,16})\s*(?:จังหวัด|จ\.)\s?(?P<province>[ก-๎]{3,16})",
    "อำเภอเมือง", "อ.เมือง", reach=(0, 60),
)  # fmt: skip


def find(reading: Reading) -> Findings:
    addresses = (hit for p in reading.of(*NAMES) for hit in _TOWN.inside(p))
    for hit in (*_TOWN.hits(reading), *addresses):
        provinces = table("provinces")
        town, told = hit.group("town"), _opening(hit.group("province"))
        if town in provinces and told and town != told:
            start = hit.match.start("province") - hit.match.start()
            message = f"อำเภอเมือง{town} อยู่จังหวัด{town}"
            begin = hit.start + start
            yield Finding(message, hit.passage, begin, begin + len(told), "ตรวจอำเภอและจังหวัด")


def _opening(text: str) -> str:
    """Return the province with whose name a text opens; "" where it opens with none."""
    known = [name for name in table("provinces") if re.match(re.escape(name), text)]
    return max(known, key=len, default="")
