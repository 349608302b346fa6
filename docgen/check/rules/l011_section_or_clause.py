"""มาตรา ของระเบียบ หรือ ข้อ ของพระราชบัญญัติ

ตรวจ: พระราชบัญญัติ ประมวลกฎหมาย และรัฐธรรมนูญแบ่งเป็นมาตรา; ระเบียบ ข้อบังคับ และกฎกระทรวงแบ่งเป็นข้อ
เพราะ: อ้างกฎหมายผิด คำสั่งหรือคำขอไม่มีที่อ้าง
ที่มา: แบบการร่างกฎหมาย
ความแน่ใจ: แน่นอน

ผิด:
    ข้อความ:
      - อาศัยอำนาจตามความในข้อ 57 แห่งพระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 จังหวัดจึงขอให้ดำเนินการ
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - อาศัยอำนาจตามความในมาตรา 57 แห่งพระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 จังหวัดจึงขอให้ดำเนินการ
      - จึงเรียนมาเพื่อทราบ
"""

import re
from itertools import product

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "L011", "มาตรา ของระเบียบ หรือ ข้อ ของพระราชบัญญัติ", Severity.WARNING

_OF = ("แห่ง", "ของ")
_ACTS = ("พระราชบัญญัติ", "พระราชกำหนด", "ประมวลกฎหมาย", "รัฐธรรมนูญ")
_RULES = ("ระเบียบ", "ข้อบังคับ", "กฎกระทรวง")
_CLAUSE = Wording(
    rf"(?<!หัว)(?<!ปลีก)(?P<word>ข้อ)\s*\d+(?:\s*(?:วรรค[ก-๎]+|\(\d+\)))?(?:\s*(?:และ|ประกอบ(?:กับ)?)\s*มาตรา\s*\d+)*\s*(?:{'|'.join(_OF)})(?:{'|'.join(_ACTS)})",
    *map("".join, product(_OF, _ACTS)), reach=(100, 20),
)  # fmt: skip
_SECTION = Wording(
    r"(?P<word>มาตรา)\s*\d+(?:\s*(?:วรรค[ก-๎]+|\(\d+\)))?\s*(?:แห่ง|ของ)(?:ระเบียบ(?!บริหาร|ข้าราชการ)|ข้อบังคับ(?!องค์การ)|กฎกระทรวง)",
    *map("".join, product(_OF, _RULES)), reach=(80, 24),
)  # fmt: skip
# พ.ร.บ. ... พ.ศ. ๒๕๖๐ ข้อ ๕๖: which law it is stands before the year.
_BEHIND = Wording(
    r"พ\.ศ\. ?\d{4}(?: และที่แก้ไขเพิ่มเติม)? (?P<word>ข้อ|มาตรา) ?\d+(?!\d)(?! ?(?:วรรค[ก-๎]+ ?)?(?:แห่ง|ของ))",
    "ข้อ", "มาตรา", reach=(60, 60),
)  # fmt: skip
_LAW = re.compile(
    r"(?P<act>พระราชบัญญัติ|พระราชกำหนด)|(?P<rule>ระเบียบ(?:กระทรวง|สำนักนายก|คณะกรรมการ|กรม))|ข้อบังคับ|ประกาศ|คำสั่ง|กฎ|ระเบียบ(?!บริหาร|ข้าราชการ)"
)
# What was issued under the act has the clause: ประกาศจังหวัดตามพระราชบัญญัติ.
_ISSUED = re.compile(r"(?:ประกาศ|ข้อบัญญัติ|เทศบัญญัติ|หลักเกณฑ์|กฎ|ระเบียบ|ข้อบังคับ|คำสั่ง)[^\n]{0,60}\Z")
_BACK = 240  # characters
_NEAR = 60  # characters


def find(reading: Reading) -> Findings:
    for hit in _CLAUSE.hits(reading):
        if "กฎ" in hit.passage.text[max(hit.start - _NEAR, 0) : hit.start]:
            continue  # ข้อ ๕ of a กฎกระทรวง under the act
        yield hit.at("word", *_OF_ACTS)
    for hit in _SECTION.hits(reading):
        yield hit.at("word", *_OF_RULES)
    for hit in _BEHIND.hits(reading):
        named = list(_LAW.finditer(hit.passage.text, max(hit.start - _BACK, 0), hit.start))
        law, word = (named[-1].lastgroup if named else None), hit.group("word")
        before = hit.passage.text[max(hit.start - _BACK, 0) : named[-1].start()] if named else ""
        if law == "act" and word == "ข้อ" and not _ISSUED.search(before):
            yield hit.at("word", *_OF_ACTS)
        elif law == "rule" and word == "มาตรา":
            yield hit.at("word", *_OF_RULES)


_OF_ACTS = ("พระราชบัญญัติแบ่งเป็นมาตรา", "ใช้ มาตรา หรือตรวจชื่อกฎหมาย")
_OF_RULES = ("ระเบียบแบ่งเป็นข้อ", "ใช้ ข้อ หรือตรวจชื่อกฎหมาย")
