"""คำว่า วันที่ ซ้ำ

ตรวจ: วันที่ ที่, วันที่วันที่, เมื่อวันที่ วันจันทร์ที่
เพราะ: นิพจน์พิมพ์คำว่า วัน อยู่แล้ว หรือคัดลอกซ้ำ
ที่มา: จุดที่พบในหนังสือจริง
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ วันพุธที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันพุธที่ 25 มีนาคม 2569
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.calendar import WEEKDAYS

CODE, NAME, SEVERITY = "C013", "คำว่า วันที่ ซ้ำ", Severity.WARNING

_DAY = rf"(?=วัน(?:ที่\s*\d|{'|'.join(WEEKDAYS)}))"
_TWICE = (
    Wording(rf"(?P<extra>วันที่\s*){_DAY}", "วันที่วัน", "วันที่ ", reach=(0, 30)),
    Wording(r"วันที่(?P<extra>\s+ที่)(?=\s*\d)", "วันที่ ", reach=(0, 20)),
    Wording(rf"(?<![\d๐-๙] )(?<!ราย)(?<!ทุก)(?P<extra>วัน){_DAY}", "วันวัน", reach=(0, 20)),
)


def find(reading: Reading) -> Findings:
    for hit in (hit for twice in _TWICE for hit in twice.hits(reading)):
        yield hit.at("extra", f"“{hit.group('extra').strip()}” เกิน", "ลบคำที่ซ้ำ", "")
