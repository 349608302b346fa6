"""“ดังนี้” แต่ไม่มีรายการตาม

ตรวจ: ย่อหน้าที่จบด้วย ดังนี้ หรือ ดังต่อไปนี้ ต้องมีรายการ ตาราง หรือย่อหน้าตามมา
เพราะ: รายการหายไปเมื่อแก้จากหนังสือเก่า
ที่มา: ตรรกะ
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้ดำเนินการ ดังนี้
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ข้อความ: ด้วยจังหวัดขอให้ดำเนินการ ดังนี้
        ข้อย่อย: [สำรวจข้อมูล, รายงานผล]
      - จึงเรียนมาเพื่อทราบ
"""

from collections.abc import Mapping

from docgen.check.reading import Findings, Passage, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Block, Detail

CODE, NAME, SEVERITY = "F025", "“ดังนี้” แต่ไม่มีรายการตาม", Severity.WARNING

_SAID = Wording(r"(?:ดังนี้|ดังต่อไปนี้)\s*:?\s*\Z", "ดังนี้", "ดังต่อไปนี้")
_ENDS = Wording(r"\A(?:จึง(?:กราบ)?(?:เรียน|นมัสการ|ประกาศ)|ทั้งนี้)")


def find(reading: Reading) -> Findings:
    if not _SAID.may_be_in(reading.prose):
        return
    passages = reading.of(Role.BODY, Role.ITEM, Role.HEADING, Role.CELL)
    for i, passage in enumerate(passages):
        for hit in _SAID.inside(passage):
            parts = reading.parts
            part = parts.get(passage.path[:-1])
            listed = isinstance(part, Block | Detail) and (part.items or part.bullets)
            if not listed and not _followed(passage, passages[i + 1 :], parts):
                yield hit.finding("ไม่มีรายการตามมา", "เติม ข้อย่อย หรือแก้ข้อความ")


def _followed(
    passage: Passage, after: list[Passage], parts: Mapping[tuple[str | int, ...], object]
) -> bool:
    """Whether a table, a list or a paragraph that is no closing paragraph comes next."""
    path = passage.path
    if len(path) > 1 and isinstance(path[-2], int):
        following = parts.get((*path[:-2], path[-2] + 1))
        if isinstance(following, Block) and following.lead != "text":
            return True
    if not after:
        return False
    text = after[0].text
    return after[0].sheet is passage.sheet and not _ENDS.is_in(text)
