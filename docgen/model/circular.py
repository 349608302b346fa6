"""The circular (หนังสือเวียน): one matter to many (ข้อ 32; regulation.md section 1.7).

Enters: nothing. Leaves: Circular.
"""

from dataclasses import replace
from typing import Annotated, ClassVar

from docgen.marks import has_marks
from docgen.model.body import Blocks
from docgen.model.fields import Text, choice, key
from docgen.model.letter import Addressed, Greeting, address_form, greeting_from
from docgen.model.meeting import Meeting
from docgen.model.official import Sheet
from docgen.model.recipients import Recipient, Recipients
from docgen.model.terms import Distribution, EnvelopeSize, LabelSheet, Paper, Piece


class Circular(Addressed):
    """หนังสือเวียน: one matter to many, as letter or memo; recipients and meeting may stand in files of their own."""

    TITLE: ClassVar[str] = "หนังสือเวียน"
    MAIN: ClassVar[Piece] = Piece.LETTER
    paper: Annotated[Paper, choice(Paper)] = key(
        "กระดาษ", "รูปแบบ", about="เวียนเป็นหนังสือภายนอก หรือบันทึกข้อความ", default=Paper.LETTER
    )
    from_line: Text | None = key(
        "บรรทัดส่วนราชการ",
        about="ข้อความหลัง “ส่วนราชการ” เมื่อเป็นบันทึกข้อความ (ไม่ระบุ = เจ้าของเรื่อง ส่วนราชการ โทร. และอีเมล)",
        default=None,
    )
    to: Text = key("เรียน", "ถึง", "ผู้รับหนังสือ", about="ผู้รับหนังสือ")
    to_address: list[Text] = key(
        "ที่อยู่ผู้รับ",
        about="docgen batch: ที่อยู่ของผู้รับแต่ละแถวบนซองหรือป้าย จากค่าของแถว บรรทัดละรายการ",
        default=[],
    )
    body: Blocks = key(
        "ข้อความ", "เนื้อหา", about="ข้อความ: รายการย่อหน้า หรือข้อความหลายบรรทัด (บรรทัดละย่อหน้า)"
    )
    closing: Text | None = key("คำลงท้าย", about="คำลงท้าย (ไม่ระบุ = ตามผู้รับ)", default=None)
    recipients: Recipients | None = key(
        "ผู้รับ", about="ผู้รับตามบัญชี: ชื่อแฟ้ม รายชื่อ หรือข้อมูลทั้งหมด", default=None, file=True
    )
    distribution: Annotated[Distribution, choice(Distribution)] = key(
        "การส่ง",
        about="ฉบับเดียวแนบบัญชี หรือพิมพ์ชื่อผู้รับทีละฉบับ หรือทั้งสองแบบ",
        default=Distribution.LIST,
    )
    envelope: Annotated[EnvelopeSize | None, choice(EnvelopeSize)] = key(
        "ซอง", about="ขนาดซองที่จะพิมพ์ ให้ผู้รับทุกรายในบัญชี", default=None, last=True
    )
    labels: Annotated[LabelSheet | None, choice(LabelSheet)] = key(
        "ป้ายจ่าหน้า",
        about="แผ่นป้ายจ่าหน้า A4: จำนวนป้ายตามกว้าง x สูง",
        default=None,
        last=True,
    )

    DERIVED_FROM: ClassVar[tuple[str, ...]] = ("agency", "number", "to", "recipients")

    @property
    def addressee(self) -> str:
        return self.to

    @property
    def each(self) -> bool:
        """Whether only copies for each of the list are made, none for all."""
        return self.recipients is not None and self.distribution is Distribution.EACH

    @property
    def greetings(self) -> tuple[Greeting, ...]:
        """The words of address of all copies, each once."""
        if self.recipients is None or self.distribution is Distribution.LIST:
            return super().greetings
        of_list = () if self.each else super().greetings
        return tuple(dict.fromkeys((*of_list, *map(self.greeting_of, self.recipients.everyone()))))

    @property
    def called(self) -> str:
        """How the text speaks to the addressee; to those of the list, when each has a copy of his own."""
        words = {each.pronoun for each in self.greetings if each.pronoun}
        return words.pop() if len(words) == 1 else super().called

    @property
    def opening(self) -> str:
        """The salutation; that of those on the list, when each has a copy of his own."""
        words = {each.salutation for each in self.greetings}
        return words.pop() if len(words) == 1 else super().opening

    def greeting_of(self, one: Recipient) -> Greeting:
        """The words of address for one of the list: his own, those of all copies, those of his class."""
        form = address_form(one.name, one.addressee_class)
        each = self.distribution is not Distribution.LIST
        return greeting_from(
            form,
            one.salutation or (self.salutation if each else None),
            one.closing or (self.closing if each else None),
            one.envelope_word or self.envelope_word,
            one.pronoun or (self.pronoun if each else None),
        )

    @property
    def full_number(self) -> str:
        """The number as circulars write it: code/ว n; a draft ends after ว (regulation.md section 5)."""
        number = " ".join((self.number or "").split())
        if self.agency.is_whole(number) or has_marks(number):
            return number
        return f"{self.agency.code}/ว {number.removeprefix('ว').strip(' .')}".rstrip()

    @property
    def main(self) -> Piece:
        return Piece.MEMO if self.paper is Paper.MEMO else Piece.LETTER

    @property
    def further(self) -> tuple[Piece, ...]:
        listed = self.recipients is not None
        made = {
            Piece.RECIPIENT_LIST: listed and self.distribution is not Distribution.EACH,
            Piece.MEETING_SUMMARY: has_topics(self.meeting),
            Piece.ENVELOPE: listed and self.envelope is not None,
            Piece.LABELS: listed and self.labels is not None,
        }
        return tuple(piece for piece, there in made.items() if there)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The letter with its list, or a letter for each of the list, or both."""
        sheets = super().sheets
        if self.distribution is Distribution.LIST or self.recipients is None:
            return sheets
        names = [name for _, _, name in self.recipients.rows()]
        if len(names) > 1:
            names = [f"{i:04} {name}" for i, name in enumerate(names, 1)]
        each = tuple(
            Sheet(self.main, edition, i, name)
            for i, name in enumerate(names)
            for edition in self.editions
        )
        if self.distribution is Distribution.BOTH:
            return (*sheets, *each)
        alone = names[0] if len(names) == 1 else ""  # whose the envelope is
        others = (sheet for sheet in sheets if sheet.piece is not self.main)
        return (*each, *(replace(other, addressee=alone) for other in others))


def has_topics(meeting: Meeting | None) -> bool:
    return meeting is not None and bool(meeting.topics)
