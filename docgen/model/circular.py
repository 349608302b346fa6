"""The circular (หนังสือเวียน): a letter to many, with its list and its meeting summary."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from docgen.model.fields import DateOrMonth, DateValue, Lines, Model, Terms, Text, key, term
from docgen.model.meeting import Meeting
from docgen.model.office import Agency, Signatory, SignatoryChoice, Unit, UnitChoice
from docgen.model.recipients import Recipients


class Kind(Terms):
    """Kinds of document; regulation ข้อ 32 for the circular."""

    CIRCULAR = "หนังสือเวียน"


class Piece(Terms):
    """The documents that one circular makes, in their order."""

    LETTER = "หนังสือ"
    RECIPIENT_LIST = "บัญชีแนบท้าย"
    MEETING_SUMMARY = "สรุปผลการประชุม"


class Urgency(Terms):
    """ชั้นความเร็ว: three degrees (regulation.md section 3)."""

    MOST_URGENT = "ด่วนที่สุด"
    VERY_URGENT = "ด่วนมาก"
    URGENT = "ด่วน"


class Reference(Model):
    """อ้างถึง: a text, or the parts of the earlier letter, put in the order of the manual."""

    SHORTHAND: ClassVar[str | None] = "text"
    text: Text | None = key("ข้อความ", about="ข้อความอ้างถึงทั้งบรรทัด", default=None)
    sender: Text | None = key("จาก", "หนังสือ", about="ส่วนราชการเจ้าของหนังสือที่อ้างถึง", default=None)
    urgency: Annotated[Urgency | None, BeforeValidator(term(Urgency))] = key(
        "ชั้นความเร็ว", about="ชั้นความเร็วของหนังสือที่อ้างถึง", default=None
    )
    number: Text | None = key("ที่", "เลขที่", about="ที่ของหนังสือที่อ้างถึง", default=None)
    date: DateValue | None = key("ลงวันที่", "วันที่", about="วันที่ของหนังสือที่อ้างถึง", default=None)
    SHOWN: ClassVar[tuple[str, ...]] = ("text", "sender", "number")

    def __str__(self) -> str:
        """หนังสือ + agency + urgency + ที่ + ลงวันที่ (MOC; regulation.md section 3)."""
        if self.text:
            return self.text
        sender = (self.sender or "").removeprefix("หนังสือ")
        parts = (f"หนังสือ{sender}", self.urgency, f"ที่ {self.number}", f"ลงวันที่ {self.date}")
        return " ".join(str(part) for part in parts if part)


class Enclosure(Model):
    """สิ่งที่ส่งมาด้วย"""

    SHORTHAND: ClassVar[str | None] = "title"
    title: Text = key("ชื่อ", "เรื่อง", about="ชื่อสิ่งที่ส่งมาด้วย")
    count: Text | None = key("จำนวน", about="จำนวนและหน่วย เช่น 1 ชุด", default=None)
    SHOWN: ClassVar[tuple[str, ...]] = ("title",)

    def __str__(self) -> str:
        return self.title


class Templates(Model):
    """A clerk's own templates instead of docgen's; paths from the folder of this file."""

    letter: Text | None = key("หนังสือ", about="แม่แบบหนังสือ (.docx)", default=None)
    recipient_list: Text | None = key("บัญชี", about="แม่แบบบัญชีรายชื่อ (.docx)", default=None)
    meeting_summary: Text | None = key("สรุป", about="แม่แบบสรุปผลการประชุม (.docx)", default=None)


class Circular(Model):
    """หนังสือเวียน: the letter; recipients and meeting may stand in files of their own."""

    kind: Annotated[Kind, BeforeValidator(term(Kind))] = key("ชนิด", about="ชนิดของเอกสาร")
    agency: Agency = key("ส่วนราชการ", about="ส่วนราชการเจ้าของหนังสือ: ชื่อแฟ้ม หรือข้อมูลทั้งหมด", file=True)
    number: Text | None = key(
        "ที่", "เลขที่", about="เลขทะเบียนส่ง (เว้นไว้ได้เมื่อยังเป็นร่าง) หรือที่เต็มรูป", default=None
    )
    date: DateOrMonth = key("วันที่", "ลงวันที่", about="วันที่ของหนังสือ; ร่างใส่เพียงเดือนและปีได้")
    urgency: Annotated[Urgency | None, BeforeValidator(term(Urgency))] = key(
        "ชั้นความเร็ว", about="ชั้นความเร็ว", default=None
    )
    subject: Text = key("เรื่อง", about="เรื่อง")
    salutation: Text = key("คำขึ้นต้น", about="คำขึ้นต้น", default="เรียน")
    to: Text = key("เรียน", "ถึง", about="ผู้รับหนังสือ")
    references: list[Reference] = key("อ้างถึง", about="หนังสือที่อ้างถึง", default=[])
    enclosures: list[Enclosure] = key("สิ่งที่ส่งมาด้วย", about="สิ่งที่ส่งมาด้วย", default=[])
    body: Lines = key(
        "ข้อความ", "เนื้อหา", about="ข้อความ: รายการย่อหน้า หรือข้อความหลายบรรทัด (บรรทัดละย่อหน้า)"
    )
    closing: Text = key("คำลงท้าย", about="คำลงท้าย", default="ขอแสดงความนับถือ")
    signatory: SignatoryChoice | None = key(
        "ผู้ลงนาม", about="ผู้ลงนาม: ชื่อเรียกในแฟ้มส่วนราชการ หรือชื่อและตำแหน่ง", default=None
    )
    owner: UnitChoice | None = key(
        "เจ้าของเรื่อง", about="เจ้าของเรื่อง: ชื่อเรียกในแฟ้มส่วนราชการ หรือข้อมูลทั้งหมด", default=None
    )
    copies: list[Text] = key("สำเนาส่ง", about="หน่วยงานที่ส่งสำเนาให้", default=[])
    facts: dict[str, Text] = key(
        "ข้อมูล", about="ข้อความที่ใช้หลายแห่ง ตั้งชื่อเอง แล้วใช้ด้วย {{ ข้อมูล.ชื่อ }}", default={}
    )
    terms: list[Text] = key("คำเฉพาะ", about="คำที่ห้ามแยกบรรทัด", default=[])
    recipients: Recipients | None = key(
        "ผู้รับ", about="ผู้รับตามบัญชี: ชื่อแฟ้ม รายชื่อ หรือข้อมูลทั้งหมด", default=None, file=True
    )
    meeting: Meeting | None = key(
        "การประชุม", about="การประชุม: ชื่อแฟ้ม หรือข้อมูลทั้งหมด", default=None, file=True
    )
    typeface: Text | None = key(
        "แบบอักษร", about="แบบอักษร (ไม่ระบุ = ตามส่วนราชการ หรือ TH SarabunPSK)", default=None
    )
    templates: Templates = key("แม่แบบ", about="แม่แบบของตนเอง", default=Templates())
    file_name: Text = key(
        "ชื่อแฟ้ม",
        about="แบบชื่อแฟ้มที่สร้าง: folder, order, title และข้อมูลของหนังสือ",
        default="{{ folder }} {{ order }} {{ title }}",
    )

    DERIVED: ClassVar[dict[str, str]] = {"full_number": "ที่เต็ม"}

    @property
    def full_number(self) -> str:
        """The number as letters write it: code/ว n; a draft ends after ว (regulation.md section 5)."""
        number = " ".join((self.number or "").split())
        if "/" in number:
            return number
        return f"{self.agency.code}/ว {number.removeprefix('ว').strip(' .')}".rstrip()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        made = {
            Piece.LETTER: True,
            Piece.RECIPIENT_LIST: self.recipients is not None,
            Piece.MEETING_SUMMARY: self.meeting is not None and bool(self.meeting.topics),
        }
        return tuple(piece for piece, there in made.items() if there)

    def signed_by(self) -> Signatory:
        """The signatory chosen by name, stated in full, or the office's first."""
        chosen = self.signatory
        entries = self.agency.signatories
        if isinstance(chosen, Signatory):
            return chosen
        return entries[chosen] if chosen else next(iter(entries.values()))

    def owned_by(self) -> Unit:
        """The owner of the matter chosen by name, stated in full, or the office's first."""
        chosen = self.owner
        entries = self.agency.units
        if isinstance(chosen, Unit):
            return chosen
        return entries[chosen] if chosen else next(iter(entries.values()))
