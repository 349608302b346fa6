"""เลขศูนย์นำหน้าวันที่

ตรวจ: ๐๙ ตุลาคม ๒๕๖๐
เพราะ: วันที่ในหนังสือราชการไม่มีศูนย์นำหน้า
ที่มา: คู่มือมหาวิทยาลัยรามคำแหง; หนังสือจริง
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 05 มีนาคม 2570
      - จึงเรียนมาเพื่อโปรดพิจารณา
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดจัดอบรม ในวันที่ 5 มีนาคม 2570
      - จึงเรียนมาเพื่อโปรดพิจารณา
"""

from docgen.check.dates import mentions
from docgen.check.reading import Findings, Reading
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "C011", "เลขศูนย์นำหน้าวันที่", Severity.WARNING


def find(reading: Reading) -> Findings:
    for mention in mentions(reading):
        typed = mention.match["day"]
        if typed[0] in "0๐" and len(typed) > 1 and mention.day:
            yield mention.part("day", "วันที่ไม่มีศูนย์นำหน้า", "", typed[1:])
