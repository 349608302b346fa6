"""คำที่ใช้กับพระสงฆ์

ตรวจ: เชิญพระสงฆ์ (ใช้ นิมนต์ หรือ อาราธนา) และ พระสงฆ์ ๙ คน (ใช้ รูป)
เพราะ: พระสงฆ์ใช้คำต่างจากบุคคลทั่วไป
ที่มา: ราชบัณฑิตยสภา ลักษณนาม และราชาศัพท์สำหรับพระภิกษุ
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดกำหนดทำบุญตักบาตรพระสงฆ์ 9 คน
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดกำหนดทำบุญตักบาตรพระสงฆ์ 9 รูป
      - จึงเรียนมาเพื่อทราบ
"""

import re

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "S010", "คำที่ใช้กับพระสงฆ์", Severity.WARNING

_MONKS = r"(?:พระ(?:เดชพระคุณ(?!หลวงพ่อ)|สงฆ์|ภิกษุ(?:สงฆ์|สามเณร)?|คุณเจ้า|คุณท่าน|ครู(?=[ก-๎]{4})|มหา(?=[ก-๎]{3}))|ภิกษุ|สามเณร|เจ้าอาวาส|เจ้าคณะ)"
_COUNT = Wording(
    r"(?:พระสงฆ์|พระภิกษุ(?:สงฆ์|สามเณร)?|ภิกษุสามเณร|สามเณร)(?:ตาม(?:สิ่งที่ส่งมาด้วย|บัญชี|รายนาม)[^\n]{0,20}?)?(?:อีก|จำนวน|ทั้งหมด|รวม|ทั้งสิ้น|\s)*\d{1,5}\s*(?P<unit>คน|องค์|ท่าน)(?![ก-์])",
    "พระสงฆ์", "ภิกษุ", "สามเณร", reach=(3, 60),
)  # fmt: skip
_GOES_ON = re.compile(
    r"\s*(?:รวม|เป็น)(?:ทั้งสิ้น|ทั้งหมด|เป็น|จำนวน|\s)*\d{1,5}\s*(?P<unit>คน|องค์)(?![ก-์])"
)
_INVITED = Wording(rf"(?<!อัญ)(?P<word>(?:ขอ|เรียน)?เชิญ)(?P<whom>{_MONKS})", "เชิญ", reach=(6, 40))
_OF = Wording(
    r"(?:พระสงฆ์|พระภิกษุ(?:สงฆ์|สามเณร)?|สามเณร)(?:อีก|จำนวน|\s)*\d{1,5}\s*รูป\s*",
    "พระสงฆ์", "ภิกษุ", "สามเณร", reach=(3, 60),
)  # fmt: skip


def find(reading: Reading) -> Findings:
    for hit in _COUNT.hits(reading):
        yield hit.at("unit", "ลักษณนามของพระสงฆ์คือ รูป", "ใช้ รูป", "รูป")
    for hit in _OF.hits(reading):
        # พระสงฆ์อีก ๙ รูป รวม ๑๐ คน
        if more := _GOES_ON.match(hit.passage.text, hit.end):
            start, end = more.start("unit") - hit.start, more.end("unit") - hit.start
            yield hit.finding("ลักษณนามของพระสงฆ์คือ รูป", "ใช้ รูป", None, start, end)
    for hit in _INVITED.hits(reading):
        yield hit.at("word", f"กับ{hit.group('whom')}ใช้ นิมนต์ หรือ อาราธนา", "เช่น ขออาราธนา")
