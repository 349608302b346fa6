"""Letters to somebody: external letter, memo, stamped letter (regulation.md sections 1.2-1.5).

Enters: nothing. Leaves: Letter, Memo, StampedLetter and what they hold.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from docgen.marks import has_marks
from docgen.model.body import Block, Blocks
from docgen.model.fields import (
    DateOrMonth,
    DateValue,
    Lines,
    Model,
    Text,
    choice,
    key,
)
from docgen.model.office import Person, SignatoryChoice, UnitChoice
from docgen.model.official import Urgent
from docgen.model.terms import (
    AddresseeClass,
    EnvelopeSize,
    Piece,
    Secrecy,
    Urgency,
)
from docgen.thai.address import Form, class_of, form_of


class Reference(Model):
    """อ้างถึง: a text, or the parts of the earlier letter, put in the order of the manual."""

    TITLE: ClassVar[str] = "อ้างถึง"
    SHORTHAND: ClassVar[str | None] = "text"
    text: Text | None = key("ข้อความ", about="ข้อความอ้างถึงทั้งบรรทัด", default=None)
    sender: Text | None = key("จาก", "หนังสือ", about="ส่วนราชการเจ้าของหนังสือที่อ้างถึง", default=None)
    secrecy: Annotated[Secrecy | None, choice(Secrecy)] = key(
        "ชั้นความลับ", about="ชั้นความลับของหนังสือที่อ้างถึง", default=None
    )
    urgency: Annotated[Urgency | None, choice(Urgency)] = key(
        "ชั้นความเร็ว", about="ชั้นความเร็วของหนังสือที่อ้างถึง", default=None
    )
    number: Text | None = key("ที่", "เลขที่", about="ที่ของหนังสือที่อ้างถึง", default=None)
    date: DateValue | None = key("ลงวันที่", "วันที่", about="วันที่ของหนังสือที่อ้างถึง", default=None)
    SHOWN: ClassVar[tuple[str, ...]] = ("text", "sender", "number")

    def __str__(self) -> str:
        """หนังสือ + agency + secrecy + urgency + ที่ + ลงวันที่ (MOC; regulation.md section 3)."""
        if self.text:
            return self.text
        sender = (self.sender or "").removeprefix("หนังสือ")
        parts = (
            f"หนังสือ{sender}",
            self.secrecy,
            self.urgency,
            f"ที่ {self.number}",
            f"ลงวันที่ {self.date}",
        )
        return " ".join(str(part) for part in parts if part)


class Enclosure(Model):
    """สิ่งที่ส่งมาด้วย"""

    TITLE: ClassVar[str] = "สิ่งที่ส่งมาด้วย"
    SHORTHAND: ClassVar[str | None] = "title"
    title: Text = key("ชื่อ", "เรื่อง", about="ชื่อสิ่งที่ส่งมาด้วย")
    count: Text | None = key("จำนวน", about="จำนวนและหน่วย เช่น 1 ชุด", default=None)
    link: Text | None = key(
        "ลิงก์", about="ที่อยู่เว็บของสิ่งที่ส่งมาด้วย พิมพ์เป็น QR code ท้ายหนังสือพร้อมที่อยู่", default=None
    )
    SHOWN: ClassVar[tuple[str, ...]] = ("title",)

    def __str__(self) -> str:
        return self.title


def address_form(addressee: str, stated: AddresseeClass | None) -> Form | None:
    """Return the form of the class stated, or of the one that the words tell; None when neither does."""
    return form_of(stated.name.lower() if stated else class_of(addressee))


@dataclass(frozen=True)
class Greeting:
    """The words of address for one addressee; "" where docgen knows none and none is stated."""

    salutation: str
    closing: str
    envelope: str
    pronoun: str


def greeting_from(
    form: Form | None,
    salutation: str | None,
    closing: str | None,
    envelope: str | None,
    pronoun: str | None,
) -> Greeting:
    """What is stated wins; the envelope says the salutation stated, else the word of the class."""
    return Greeting(
        salutation or (form.salutation if form else ""),
        closing or (form.closing if form else ""),
        envelope or salutation or (form.envelope if form else ""),
        pronoun or (form.addressee if form else ""),
    )


class Correspondence(Urgent):
    """The keys of letters of all sorts."""

    number: Text | None = key(
        "ที่", "เลขที่", about="เลขทะเบียนส่ง (เว้นไว้ได้เมื่อยังเป็นร่าง) หรือที่เต็มรูป", default=None
    )
    date: DateOrMonth = key("วันที่", "ลงวันที่", about="วันที่ของหนังสือ; ร่างใส่เพียงเดือนและปีได้")
    owner: UnitChoice | None = key(
        "เจ้าของเรื่อง",
        about="เจ้าของเรื่อง: ชื่อเรียกในแฟ้มส่วนราชการ หรือข้อมูลทั้งหมด",
        default=None,
        last=True,
    )
    DERIVED: ClassVar[dict[str, str]] = {"full_number": "ที่เต็ม"}
    DERIVED_FROM: ClassVar[tuple[str, ...]] = ("agency", "number")

    @property
    def full_number(self) -> str:
        """The number as letters write it: code/n; a draft ends after the stroke (regulation.md section 5)."""
        number = " ".join((self.number or "").split())
        if self.agency.is_whole(number) or has_marks(number):
            return number
        return f"{self.agency.code}/{number}"


class Addressed(Correspondence):
    """A letter that opens with a salutation: external letter, memo, circular."""

    subject: Text = key("เรื่อง", about="เรื่อง")
    salutation: Text | None = key(
        "คำขึ้นต้น", about="คำขึ้นต้น (ไม่ระบุ = ตามผู้รับ เช่น เรียน กราบเรียน นมัสการ)", default=None
    )
    pronoun: Text | None = key(
        "สรรพนาม",
        about="คำที่ {{ สรรพนาม }} ในข้อความเรียกผู้รับ (ไม่ระบุ = ตามผู้รับ เช่น ท่าน พระคุณท่าน)",
        default=None,
    )
    addressee_class: Annotated[AddresseeClass | None, choice(AddresseeClass)] = key(
        "ชั้นผู้รับ",
        about="ชั้นของผู้รับ เมื่อชื่อหรือตำแหน่งไม่บอก เช่น พระสงฆ์ พระราชวงศ์",
        default=None,
    )
    envelope_word: Text | None = key(
        "คำบนซอง", about="คำหน้าชื่อผู้รับบนซอง (ไม่ระบุ = ตามผู้รับ)", default=None, last=True
    )
    references: list[Reference] = key("อ้างถึง", about="หนังสือที่อ้างถึง", default=[])
    enclosures: list[Enclosure] = key("สิ่งที่ส่งมาด้วย", about="สิ่งที่ส่งมาด้วย", default=[])
    signatory: SignatoryChoice | None = key(
        "ผู้ลงนาม", about="ผู้ลงนาม: ชื่อเรียกในแฟ้มส่วนราชการ หรือชื่อและตำแหน่ง", default=None, last=True
    )
    copies: list[Text] = key("สำเนาส่ง", about="หน่วยงานที่ส่งสำเนาให้", default=[], last=True)
    DERIVED_FROM: ClassVar[tuple[str, ...]] = ("agency", "number", "to")
    UNSTATED: ClassVar[dict[str, str]] = {"salutation": "opening", "pronoun": "called"}

    @property
    def addressee(self) -> str:
        """To whom it is addressed, in words."""
        return ""

    @property
    def addressees(self) -> tuple[str, ...]:
        """Everyone to whom it is addressed by name."""
        return (self.addressee,)

    @property
    def form(self) -> Form | None:
        """The form of address for the addressee; None when it must be stated."""
        return address_form(self.addressee, self.addressee_class)

    @property
    def called(self) -> str:
        """How the text speaks to the addressee."""
        return self.greeting.pronoun or "ท่าน"

    @property
    def greeting(self) -> Greeting:
        """The words of address stated, or those of the addressee's class."""
        closing: str | None = getattr(self, "closing", None)  # a memo has none
        return greeting_from(self.form, self.salutation, closing, self.envelope_word, self.pronoun)

    @property
    def greetings(self) -> tuple[Greeting, ...]:
        """The words of address of all copies, each once."""
        return (self.greeting,)

    @property
    def opening(self) -> str:
        """The salutation, for texts that end in จึง…มาเพื่อ…"""
        return self.greeting.salutation


class Letter(Addressed):
    """หนังสือภายนอก: to one addressee, on the paper with the Garuda (ข้อ 11, form 1)."""

    TITLE: ClassVar[str] = "หนังสือภายนอก"
    MAIN: ClassVar[Piece] = Piece.LETTER
    to: Text = key("เรียน", "ถึง", "ผู้รับหนังสือ", about="ผู้รับหนังสือ")
    to_address: list[Text] = key(
        "ที่อยู่ผู้รับ", about="ที่อยู่ของผู้รับบนซอง บรรทัดละรายการ บรรทัดสุดท้ายมีรหัสไปรษณีย์", default=[]
    )
    body: Blocks = key(
        "ข้อความ", "เนื้อหา", about="ข้อความ: รายการย่อหน้า หรือข้อความหลายบรรทัด (บรรทัดละย่อหน้า)"
    )
    closing: Text | None = key("คำลงท้าย", about="คำลงท้าย (ไม่ระบุ = ตามผู้รับ)", default=None)
    envelope: Annotated[EnvelopeSize | None, choice(EnvelopeSize)] = key(
        "ซอง", about="ขนาดซองที่จะพิมพ์", default=None, last=True
    )

    @property
    def addressee(self) -> str:
        return self.to

    @property
    def further(self) -> tuple[Piece, ...]:
        return (Piece.ENVELOPE,) if self.envelope else ()


class Approval(Model):
    """A box under the signature of a memo, for a superior's opinion or order."""

    TITLE: ClassVar[str] = "ความเห็นผู้บังคับบัญชา"
    SHORTHAND: ClassVar[str | None] = "title"
    title: Text = key("หัวข้อ", "ชื่อ", about="หัวของช่อง เช่น ความเห็นของผู้บังคับบัญชา หรือ คำสั่ง")
    choices: list[Text] = key("ตัวเลือก", about="ตัวเลือกให้กาเครื่องหมาย เช่น [อนุมัติ, ไม่อนุมัติ]", default=[])
    name: Text | None = key("ลงชื่อ", "ผู้ลงนาม", about="ชื่อเต็มผู้ลงนามในช่อง", default=None)
    position: list[Text] = key("ตำแหน่ง", about="ตำแหน่ง บรรทัดละรายการ", default=[])


class Memo(Addressed):
    """บันทึกข้อความ: within the office or between offices of one ministry or province (ข้อ 12, form 2)."""

    TITLE: ClassVar[str] = "บันทึกข้อความ"
    MAIN: ClassVar[Piece] = Piece.MEMO
    from_line: Text | None = key(
        "บรรทัดส่วนราชการ",
        about="ข้อความหลัง “ส่วนราชการ” (ไม่ระบุ = เจ้าของเรื่อง ส่วนราชการ โทร. และอีเมล)",
        default=None,
    )
    to: Lines = key("เรียน", "ถึง", "ผู้รับหนังสือ", about="ผู้รับ คนเดียวหรือหลายคน (รายการ)")
    through: list[Text] = key("ผ่าน", about="ผู้ที่บันทึกต้องผ่าน ตามลำดับ", default=[])
    body: list[Block] = key(
        "ข้อความ",
        "เนื้อหา",
        about="ข้อความ: รายการย่อหน้า หรือข้อความหลายบรรทัด (บรรทัดละย่อหน้า)",
        default=[],
    )
    background: list[Block] = key("ต้นเรื่อง", "เรื่องเดิม", about="หัวข้อ ต้นเรื่อง", default=[])
    findings: list[Block] = key("ข้อเท็จจริง", about="หัวข้อ ข้อเท็จจริง", default=[])
    law: list[Block] = key("ข้อกฎหมาย", "ระเบียบที่เกี่ยวข้อง", about="หัวข้อ ข้อกฎหมายและระเบียบ", default=[])
    considerations: list[Block] = key("ข้อพิจารณา", about="หัวข้อ ข้อพิจารณา", default=[])
    proposal: list[Block] = key("ข้อเสนอ", "ข้อเสนอแนะ", about="หัวข้อ ข้อเสนอ", default=[])
    sections_numbered: Text | None = key(
        "เลขหัวข้อ", about="แบบเลขของหัวข้อ เช่น ๑. (ไม่ระบุ = ไม่มีเลข)", default=None
    )
    approvals: list[Approval] = key(
        "ความเห็นผู้บังคับบัญชา",
        "ช่องพิจารณา",
        about="ช่องให้ผู้บังคับบัญชาลงความเห็นหรือสั่งการ",
        default=[],
    )

    @property
    def addressee(self) -> str:
        return self.to[0]

    @property
    def addressees(self) -> tuple[str, ...]:
        return tuple(self.to)

    @property
    def sections(self) -> tuple[tuple[str, list[Block]], ...]:
        """The sections of a long memo that were typed, in the order of the manual (MOC, TECH)."""
        every = (
            ("ต้นเรื่อง", self.background),
            ("ข้อเท็จจริง", self.findings),
            ("ข้อกฎหมาย", self.law),
            ("ข้อพิจารณา", self.considerations),
            ("ข้อเสนอ", self.proposal),
        )
        return tuple((title, blocks) for title, blocks in every if blocks)


class StampedLetter(Correspondence):
    """หนังสือประทับตรา: a stamp and initials stand for the signature (ข้อ 13-14, form 3)."""

    TITLE: ClassVar[str] = "หนังสือประทับตรา"
    MAIN: ClassVar[Piece] = Piece.STAMPED_LETTER
    to: Text = key("ถึง", "ผู้รับหนังสือ", about="ผู้รับหนังสือ")
    to_address: list[Text] = key(
        "ที่อยู่ผู้รับ", about="ที่อยู่ของผู้รับบนซอง บรรทัดละรายการ บรรทัดสุดท้ายมีรหัสไปรษณีย์", default=[]
    )
    body: Blocks = key(
        "ข้อความ", "เนื้อหา", about="ข้อความ: รายการย่อหน้า หรือข้อความหลายบรรทัด (บรรทัดละย่อหน้า)"
    )
    sender: Text | None = key(
        "ส่วนราชการที่ส่ง", about="ชื่อส่วนราชการใต้ดวงตรา (ไม่ระบุ = ชื่อส่วนราชการ)", default=None
    )
    initials: Person | None = key(
        "ผู้ลงชื่อย่อ", about="ผู้ลงชื่อย่อกำกับตรา พิมพ์ในร่างและสำเนาคู่ฉบับเท่านั้น", default=None
    )
    enclosures: list[Enclosure] = key(
        "สิ่งที่ส่งมาด้วย", about="สิ่งที่ส่งมาด้วยที่มีลิงก์ พิมพ์เป็น QR code ท้ายหนังสือ", default=[]
    )
    copies: list[Text] = key("สำเนาส่ง", about="หน่วยงานที่ส่งสำเนาให้", default=[], last=True)
    envelope: Annotated[EnvelopeSize | None, choice(EnvelopeSize)] = key(
        "ซอง", about="ขนาดซองที่จะพิมพ์", default=None, last=True
    )

    @property
    def further(self) -> tuple[Piece, ...]:
        return (Piece.ENVELOPE,) if self.envelope else ()
