"""เจ้าของเรื่องไม่มีหมายเลขโทรศัพท์

ตรวจ: หนังสือภายนอก หนังสือเวียน และหนังสือประทับตรา บอกหมายเลขโทรศัพท์ของเจ้าของเรื่อง
เพราะ: ผู้รับสอบถามไม่ได้
ที่มา: ระเบียบงานสารบรรณ (โทร. หรือที่ตั้ง); คู่มือรามคำแหงและกระทรวงพาณิชย์
ความแน่ใจ: แน่

ผิด:
    เจ้าของเรื่อง: {สำนักงาน: สำนักงานจังหวัด, อีเมล: saraban@samutsakhon.go.th}
ถูก:
    เจ้าของเรื่อง: {สำนักงาน: สำนักงานจังหวัด, โทร.: 034 425 075, อีเมล: saraban@samutsakhon.go.th}
"""

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Kind

CODE, NAME, SEVERITY = "F020", "เจ้าของเรื่องไม่มีหมายเลขโทรศัพท์", Severity.WARNING

_TELEPHONE = Wording(r"โทร", "โทร")
_CALLED = Wording(r"โทร(?:\.|ศัพท์|\s|/)|มือถือ")


def find(reading: Reading) -> Findings:
    letter = (
        reading.is_kind(Kind.LETTER, Kind.CIRCULAR, Kind.STAMPED_LETTER) and not reading.on_memo
    )
    signed = reading.typeset or reading.of(Role.SIGNER)
    owner = reading.of(Role.OWNER)
    # A fax is no telephone; of a document in YAML the key tells which it is.
    lines = reading.of(Role.TELEPHONE)
    told = any(p.path[-2] != "fax" if p.path else _CALLED.is_in(p.text) for p in lines)
    if not letter or not signed or told:
        return
    if any(_TELEPHONE.is_in(passage.text) for passage in owner):
        return
    yield Finding("ไม่มีหมายเลขโทรศัพท์", owner[0] if owner else None, hint="เติม โทร. ใต้เจ้าของเรื่อง")
