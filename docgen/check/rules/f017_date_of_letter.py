"""วันที่ของหนังสือมีคำว่า วันที่ หรือ พ.ศ.

ตรวจ: หนังสือภายนอกพิมพ์ ๑๑ ตุลาคม ๒๕๖๐ (ในหนังสือที่พิมพ์เอง)
เพราะ: แบบหนังสือไม่มีคำว่า วันที่ และ พ.ศ.; คำสั่งและประกาศจึงมี พ.ศ.
ที่มา: คู่มือมหาวิทยาลัยรามคำแหง
ความแน่ใจ: แน่

ผิด (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    วันที่ ๑๑ ตุลาคม พ.ศ. ๒๕๖๐
    เรื่อง ขอส่งรายงานประจำปี
    เรียน อธิบดีกรมการปกครอง
ถูก (พิมพ์เอง):
    ที่ สค ๐๐๒๑.๒/๑๐
    ๑๑ ตุลาคม ๒๕๖๐
    เรื่อง ขอส่งรายงานประจำปี
    เรียน อธิบดีกรมการปกครอง
"""

from docgen.check.hand import DECREE_DATE
from docgen.check.reading import Findings, Reading, Role, Sheet
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "F017", "วันที่ของหนังสือมีคำเกิน", Severity.WARNING

_EXTRA = Wording(r"\Aวันที่\s*|พ\.ศ\.\s*")


def find(reading: Reading) -> Findings:
    letter = reading.is_kind(Kind.LETTER, Kind.CIRCULAR, Kind.STAMPED_LETTER)
    for passage in (
        reading.of(Role.DATE, sheet=Sheet.LETTER) if letter and not reading.typeset else ()
    ):
        # ประกาศ ณ วันที่ … พ.ศ. …, whatever the kind is taken for.
        decreed = DECREE_DATE.match(passage.text)
        for hit in _EXTRA.inside(passage) if not decreed else ():
            yield hit.finding(f"วันที่ของหนังสือไม่มีคำว่า “{hit.group().strip()}”", "", "")
