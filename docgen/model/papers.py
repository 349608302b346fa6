"""The papers of a meeting: from one meeting.yaml the invitation, the reply slip, the agenda, the attendance sheet, the
minutes, the summary and the follow-up table (regulation.md 2.7).

Enters: nothing. Leaves: Invitation and MeetingPapers. Which papers are made follows from what is known so far.
"""

from typing import Annotated, Any, ClassVar

from docgen.model.body import Block
from docgen.model.fields import DateOrMonth, DateValue, Lines, Model, Text, choice, key
from docgen.model.letter import Enclosure, Letter, Memo, Reference
from docgen.model.meeting import Meeting
from docgen.model.office import SignatoryChoice, UnitChoice
from docgen.model.official import OfficialDocument, Sheet
from docgen.model.terms import AddresseeClass, Edition, Kind, Paper, Piece, Urgency


class Invitation(Model):
    """The letter that calls to the meeting; what it says of the meeting comes from the meeting itself."""

    TITLE: ClassVar[str] = "หนังสือเชิญประชุม"
    paper: Annotated[Paper, choice(Paper)] = key(
        "กระดาษ", "รูปแบบ", about="หนังสือภายนอก หรือบันทึกข้อความ", default=Paper.LETTER
    )
    number: Text | None = key("ที่", "เลขที่", about="เลขทะเบียนส่ง หรือที่เต็มรูป", default=None)
    date: DateOrMonth = key("วันที่", "ลงวันที่", about="วันที่ของหนังสือเชิญ")
    urgency: Annotated[Urgency | None, choice(Urgency)] = key(
        "ชั้นความเร็ว", about="ชั้นความเร็ว", default=None
    )
    subject: Text | None = key("เรื่อง", about="เรื่อง (ไม่ระบุ = ขอเชิญ ตามด้วยชื่อการประชุม)", default=None)
    to: Lines = key("เรียน", "ถึง", "ผู้รับหนังสือ", about="ผู้รับ คนเดียวหรือหลายคน (รายการ)")
    salutation: Text | None = key("คำขึ้นต้น", about="คำขึ้นต้น (ไม่ระบุ = ตามผู้รับ)", default=None)
    addressee_class: Annotated[AddresseeClass | None, choice(AddresseeClass)] = key(
        "ชั้นผู้รับ", about="ชั้นของผู้รับ เมื่อชื่อหรือตำแหน่งไม่บอก", default=None
    )
    references: list[Reference] = key("อ้างถึง", about="หนังสือที่อ้างถึง", default=[])
    enclosures: list[Enclosure] = key(
        "สิ่งที่ส่งมาด้วย",
        about="สิ่งที่ส่งมาด้วย (ไม่ระบุ = ระเบียบวาระการประชุม และแบบตอบรับ)",
        default=[],
    )
    body: list[Block] = key(
        "ข้อความ",
        "เนื้อหา",
        about="ข้อความ (ไม่ระบุ = ข้อความเชิญตามแบบ จากวัน เวลา สถานที่ของการประชุม)",
        default=[],
    )
    closing: Text | None = key("คำลงท้าย", about="คำลงท้าย (ไม่ระบุ = ตามผู้รับ)", default=None)
    reply_by: DateValue | None = key(
        "ตอบรับภายใน", about="วันที่ขอให้ตอบรับ; เมื่อมี docgen สร้างแบบตอบรับ", default=None
    )


class MeetingPapers(OfficialDocument):
    """เอกสารการประชุม (minutes: ข้อ 25, form 11)."""

    TITLE: ClassVar[str] = "การประชุม"
    MAIN: ClassVar[Piece] = Piece.MINUTES
    meeting: Meeting = key("การประชุม", about="การประชุม: ชื่อแฟ้ม หรือข้อมูลทั้งหมด", file=True)
    invitation: Invitation | None = key(
        "หนังสือเชิญ", "หนังสือเชิญประชุม", about="หนังสือเชิญประชุม", default=None
    )
    papers: list[Annotated[Piece, choice(Piece)]] = key(
        "เอกสาร",
        about="เอกสารที่สร้าง (ไม่ระบุ = ทุกอย่างที่ข้อมูลพอ: ก่อนประชุม หนังสือเชิญ แบบตอบรับ ระเบียบวาระ บัญชีลงชื่อ; "
        "หลังประชุม รายงาน สรุปผล ตารางติดตามมติ)",
        default=[],
    )
    signatory: SignatoryChoice | None = key(
        "ผู้ลงนาม",
        about="ผู้ลงนามหนังสือเชิญ: ชื่อเรียกในแฟ้มส่วนราชการ หรือชื่อและตำแหน่ง",
        default=None,
        last=True,
    )
    owner: UnitChoice | None = key(
        "เจ้าของเรื่อง",
        about="เจ้าของเรื่อง: ชื่อเรียกในแฟ้มส่วนราชการ หรือข้อมูลทั้งหมด",
        default=None,
        last=True,
    )

    def possible(self) -> dict[Piece, bool]:
        """Return every paper of a meeting, in order, and whether enough is known to make it."""
        meeting, invitation = self.meeting, self.invitation
        over = meeting.ended is not None
        letter = Piece.MEMO if invitation and invitation.paper is Paper.MEMO else Piece.LETTER
        follow_ups = any(topic.follow_ups for _, topic in meeting.every_topic())
        return {
            letter: invitation is not None,
            Piece.REPLY_SLIP: invitation is not None and invitation.reply_by is not None,
            Piece.AGENDA: bool(meeting.topics),
            Piece.ATTENDANCE: bool(meeting.members or meeting.others),
            Piece.MINUTES: over and bool(meeting.topics),
            Piece.MEETING_SUMMARY: over and bool(meeting.topics),
            Piece.FOLLOW_UPS: over and follow_ups,
        }

    @property
    def asked(self) -> set[Piece]:
        """The papers chosen; the invitation may be asked for by either of its papers."""
        letters = {Piece.LETTER, Piece.MEMO}
        return set(self.papers) | (letters if letters & set(self.papers) else set())

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The papers chosen, or all that can be made; letter and minutes in each edition."""
        possible = self.possible()
        chosen = [p for p in possible if p in self.asked] if self.papers else possible
        marked = (Piece.LETTER, Piece.MEMO, Piece.MINUTES)
        return tuple(
            Sheet(piece, edition)
            for piece in chosen
            if possible[piece]
            for edition in (self.editions if piece in marked else [Edition.ORIGINAL])
        )

    def invitation_letter(self, body: list[Block], enclosures: list[Enclosure]) -> Letter | Memo:
        """Return the invitation as a letter or memo of its own, with the texts that it does not state."""
        invitation = self.invitation
        assert invitation is not None
        values: dict[str, Any] = {
            name: getattr(self, name) for name in OfficialDocument.model_fields
        }
        for name in ("number", "date", "urgency", "salutation", "addressee_class", "references"):
            values[name] = getattr(invitation, name)
        values |= {
            "subject": invitation.subject or f"ขอเชิญ{self.meeting.title}",
            "body": invitation.body or body,
            "enclosures": invitation.enclosures or enclosures,
            "signatory": self.signatory,
            "owner": self.owner,
        }
        if invitation.paper is Paper.MEMO:
            return Memo.model_construct(**values | {"kind": Kind.MEMO, "to": invitation.to})
        values |= {
            "kind": Kind.LETTER,
            "to": ", ".join(invitation.to),
            "closing": invitation.closing,
        }
        return Letter.model_construct(**values)
