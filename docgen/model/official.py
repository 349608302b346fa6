"""What every official document has: its kind, its office, its marks, and what concerns the making of it.

Enters: nothing. Leaves: OfficialDocument, the base of all kinds, and Sheet, one thing to be made.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from docgen.model.fields import DateValue, Model, Text, TimeValue, choice, key
from docgen.model.meeting import Meeting
from docgen.model.office import Agency, Signatory, Unit
from docgen.model.terms import Edition, Kind, Piece, Secrecy, Urgency

OFFICIAL_FACE = "TH SarabunPSK"


@dataclass(frozen=True)
class Sheet:
    """One document to be made: which piece, marked as what, for whom of the list (None: for all)."""

    piece: Piece
    edition: Edition = Edition.ORIGINAL
    recipient: int | None = None  # counted from 0, in the order of the list
    addressee: str = ""  # with the number that keeps files in order, when there are several

    @property
    def title(self) -> str:
        """What the name of its file calls it."""
        mark = "" if self.edition is Edition.ORIGINAL else f" {self.edition}"
        for_whom = f" {self.addressee}" if self.addressee else ""
        return f"{self.piece.value}{mark}{for_whom}"


class PreparedBy(Model):
    """Who drafted, typed and checked: at the lower right of a file copy (regulation.md 2.9)."""

    TITLE: ClassVar[str] = "ผู้จัดทำ"
    drafted: Text | None = key("ผู้ร่าง", "ร่าง", about="ผู้ร่าง", default=None)
    typed: Text | None = key("ผู้พิมพ์", "พิมพ์", about="ผู้พิมพ์", default=None)
    checked: Text | None = key("ผู้ตรวจ", "ตรวจ", about="ผู้ตรวจ", default=None)


class OfficialDocument(Model):
    """The keys that all kinds share."""

    kind: Annotated[Kind, choice(Kind)] = key("ชนิด", about="ชนิดของเอกสาร")
    agency: Agency = key("ส่วนราชการ", about="ส่วนราชการเจ้าของหนังสือ: ชื่อแฟ้ม หรือข้อมูลทั้งหมด", file=True)
    secrecy: Annotated[Secrecy | None, choice(Secrecy)] = key(
        "ชั้นความลับ", about="ชั้นความลับ พิมพ์สีแดงกลางหน้าบนและล่างทุกหน้า", default=None, last=True
    )
    facts: dict[str, Text] = key(
        "ข้อมูล", about="ข้อความที่ใช้หลายแห่ง ตั้งชื่อเอง แล้วใช้ด้วย {{ ข้อมูล.ชื่อ }}", default={}, last=True
    )
    terms: list[Text] = key("คำเฉพาะ", about="คำที่ห้ามแยกบรรทัด", default=[], last=True)
    meeting: Meeting | None = key(
        "การประชุม", about="การประชุม: ชื่อแฟ้ม หรือข้อมูลทั้งหมด", default=None, file=True, last=True
    )
    editions: Annotated[
        list[Annotated[Edition, choice(Edition)]], Field(min_length=1, max_length=4)
    ] = key("ฉบับ", about="ฉบับที่สร้าง เช่น [ต้นฉบับ, สำเนาคู่ฉบับ]", default=[Edition.ORIGINAL], last=True)
    prepared_by: PreparedBy = key(
        "ผู้จัดทำ", about="ผู้ร่าง ผู้พิมพ์ ผู้ตรวจ ท้ายสำเนาคู่ฉบับ", default=PreparedBy(), last=True
    )
    numbering: list[Text] = key(
        "ลำดับเลข",
        about="แบบเลขของรายการในข้อความ ทีละชั้น: เลข ๑ (หรือ ก) แทนลำดับ ชั้นสุดท้ายใช้ต่อไปทุกชั้น "
        "(ไม่ระบุ = ๑. ๑.๑ ๑.๑.๑ (๑) -; ใต้ ข้อ = (๑) (ก) ๑) -)",
        default=[],
        last=True,
    )
    typeface: Text | None = key(
        "แบบอักษร",
        about="แบบอักษร (ไม่ระบุ = ตามส่วนราชการ หรือ TH SarabunPSK)",
        default=None,
        last=True,
    )
    templates: dict[str, Text] = key(
        "แม่แบบ", about="แม่แบบของตนเอง: ชื่อเอกสาร: แฟ้ม .docx", default={}, last=True
    )
    file_name: Text = key(
        "ชื่อแฟ้ม",
        about="แบบชื่อแฟ้มที่สร้าง: folder, order, title และข้อมูลของหนังสือ",
        default="{{ folder }} {{ order }} {{ title }}",
        last=True,
    )

    TITLE: ClassVar[str] = "เอกสาร"
    # Of the piece that carries the editions, and what goes with it.
    MAIN: ClassVar[Piece]

    @property
    def face(self) -> str:
        """The face in which it is set."""
        return self.typeface or self.agency.typeface or OFFICIAL_FACE

    @property
    def main(self) -> Piece:
        """The piece that is made in each of the editions."""
        return self.MAIN

    @property
    def further(self) -> tuple[Piece, ...]:
        """The pieces that go with the main one."""
        return ()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """What the document makes, in order."""
        return tuple(Sheet(self.main, edition) for edition in self.editions) + tuple(
            Sheet(piece) for piece in self.further
        )

    def template_of(self, piece: Piece) -> str:
        """Return the name of docgen's template for a piece; envelopes and labels have one for each size."""
        sizes = {
            Piece.ENVELOPE: getattr(self, "envelope", None),
            Piece.LABELS: getattr(self, "labels", None),
        }
        size = sizes.get(piece)
        return f"{piece.key}-{size.value.lower()}" if size else piece.key

    def signed_by(self) -> Signatory:
        """The signatory chosen by name, stated in full, or the office's first."""
        chosen = getattr(self, "signatory", None)
        entries = self.agency.signatories
        if isinstance(chosen, Signatory):
            return chosen
        return entries[chosen] if chosen else next(iter(entries.values()))

    def owned_by(self) -> Unit:
        """The owner of the matter chosen by name, stated in full, or the office's first."""
        chosen = getattr(self, "owner", None)
        entries = self.agency.units
        if isinstance(chosen, Unit):
            return chosen
        return entries[chosen] if chosen else next(iter(entries.values()))


class Urgent(OfficialDocument):
    """The keys of documents that may have to be acted on in haste (regulation.md section 3)."""

    urgency: Annotated[Urgency | None, choice(Urgency)] = key(
        "ชั้นความเร็ว", about="ชั้นความเร็ว", default=None, last=True
    )
    deliver_by: DateValue | None = key(
        "ให้ถึงภายใน", about="วันที่ต้องถึงผู้รับ ใช้กับ ด่วนภายใน", default=None, last=True
    )
    deliver_by_time: TimeValue | None = key(
        "ให้ถึงภายในเวลา", about="เวลาที่ต้องถึงผู้รับ ใช้กับ ด่วนภายใน", default=None, last=True
    )
