"""What an office lays down or makes known: order, regulation, by-law, announcement, statement, news; and the
certificate (regulation.md sections 1.6, 2.4-2.6).

Enters: nothing. Leaves: one class for each kind.
"""

from typing import ClassVar

from docgen.marks import has_marks
from docgen.model.body import Blocks
from docgen.model.fields import DateOrMonth, Flag, Model, Text, Whole, key
from docgen.model.office import Person, SignatoryChoice
from docgen.model.official import Urgent
from docgen.model.terms import Piece
from docgen.thai.calendar import be_year


class Annex(Model):
    """A list or table at the end of a document, on pages of its own."""

    TITLE: ClassVar[str] = "บัญชีแนบท้าย"
    title: Text = key("ชื่อ", "หัวเรื่อง", about="ชื่อบัญชีหรือเอกสารแนบท้าย")
    body: Blocks = key("ข้อความ", "เนื้อหา", about="เนื้อหา เช่น ตาราง รายชื่อ ข้อย่อย")


class Decree(Urgent):
    """The keys of documents with a centred head."""

    issuer: Text | None = key("ผู้ออก", about="ชื่อผู้ออกในหัวเอกสาร (ไม่ระบุ = ชื่อส่วนราชการ)", default=None)
    date: DateOrMonth = key("วันที่", "ลงวันที่", about="วันที่ออก; ร่างใส่เพียงเดือนและปีได้")
    body: Blocks = key("ข้อความ", "เนื้อหา", about="ข้อความ: ย่อหน้า หมวด ข้อ ตาราง ตามลำดับ")
    annexes: list[Annex] = key("บัญชีแนบท้าย", about="บัญชีหรือเอกสารแนบท้าย", default=[], last=True)

    @property
    def issued_by(self) -> str:
        """The name in the head."""
        return self.issuer or self.agency.name

    @property
    def year(self) -> int:
        """The year of the date, B.E."""
        return be_year(self.date)


class Signed(Decree):
    """A decree that somebody signs."""

    signatory: SignatoryChoice | None = key(
        "ผู้ลงนาม", about="ผู้ลงนาม: ชื่อเรียกในแฟ้มส่วนราชการ หรือชื่อและตำแหน่ง", default=None, last=True
    )


class Order(Signed):
    """คำสั่ง: what subordinates must do (ข้อ 16, form 4)."""

    TITLE: ClassVar[str] = "คำสั่ง"
    MAIN: ClassVar[Piece] = Piece.ORDER
    number: Text | None = key(
        "ที่", "เลขที่", about="เลขที่คำสั่ง docgen เติม /พ.ศ. ให้ (เว้นไว้ได้เมื่อยังเป็นร่าง)", default=None
    )
    subject: Text = key("เรื่อง", about="เรื่อง")
    DERIVED: ClassVar[dict[str, str]] = {"full_number": "ที่เต็ม"}
    DERIVED_FROM: ClassVar[tuple[str, ...]] = ("number",)

    @property
    def full_number(self) -> str:
        """n/year of the order; a draft leaves the number blank."""
        return numbered(self.number, self.year)


class Regulation(Signed):
    """ระเบียบ (ข้อ 17, form 5)."""

    TITLE: ClassVar[str] = "ระเบียบ"
    MAIN: ClassVar[Piece] = Piece.REGULATION
    about: Text = key("ว่าด้วย", about="เรื่องที่วางระเบียบ หลังคำว่า ว่าด้วย")
    issue: Whole | None = key("ฉบับที่", about="ฉบับที่ ตั้งแต่ฉบับแก้ไขที่ 2", default=None)


class ByLaw(Regulation):
    """ข้อบังคับ (ข้อ 18, form 6)."""

    TITLE: ClassVar[str] = "ข้อบังคับ"
    MAIN: ClassVar[Piece] = Piece.BY_LAW


class Announcement(Signed):
    """ประกาศ (ข้อ 20, form 7)."""

    TITLE: ClassVar[str] = "ประกาศ"
    MAIN: ClassVar[Piece] = Piece.ANNOUNCEMENT
    subject: Text = key("เรื่อง", about="เรื่อง")


class Statement(Decree):
    """แถลงการณ์: the office's name and the date stand for a signature (ข้อ 21, form 8)."""

    TITLE: ClassVar[str] = "แถลงการณ์"
    MAIN: ClassVar[Piece] = Piece.STATEMENT
    subject: Text = key("เรื่อง", about="เรื่อง")
    issue: Whole | None = key("ฉบับที่", about="ฉบับที่ เมื่อออกหลายฉบับในเรื่องเดียวกัน", default=None)


class News(Statement):
    """ข่าว (ข้อ 22, form 9)."""

    TITLE: ClassVar[str] = "ข่าว"
    MAIN: ClassVar[Piece] = Piece.NEWS


class Certificate(Urgent):
    """หนังสือรับรอง (ข้อ 24, form 10)."""

    TITLE: ClassVar[str] = "หนังสือรับรอง"
    MAIN: ClassVar[Piece] = Piece.CERTIFICATE
    number: Text | None = key(
        "เลขที่", "ที่", about="เลขที่ docgen เติม /พ.ศ. ให้ (เว้นไว้ได้เมื่อยังเป็นร่าง)", default=None
    )
    date: DateOrMonth = key("วันที่", "ให้ไว้ ณ วันที่", about="วันที่ออก; ร่างใส่เพียงเดือนและปีได้")
    body: Blocks = key("ข้อความ", "เนื้อหา", about="ข้อความ; ย่อหน้าแรกขึ้นต้นว่า หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า")
    holder: Person | None = key(
        "ผู้ได้รับการรับรอง", about="ผู้ที่ลงลายมือชื่อใต้รูปถ่าย เมื่อเป็นเรื่องสำคัญ", default=None
    )
    photo: Flag = key("รูปถ่าย", about="เว้นที่ติดรูปถ่ายของผู้ได้รับการรับรองหรือไม่", default=False)
    signatory: SignatoryChoice | None = key(
        "ผู้ลงนาม", about="ผู้ลงนาม: ชื่อเรียกในแฟ้มส่วนราชการ หรือชื่อและตำแหน่ง", default=None, last=True
    )
    DERIVED: ClassVar[dict[str, str]] = {"full_number": "ที่เต็ม"}
    DERIVED_FROM: ClassVar[tuple[str, ...]] = ("number",)

    @property
    def full_number(self) -> str:
        """n/year of the certificate; a draft leaves the number blank."""
        return numbered(self.number, be_year(self.date))


def numbered(number: str | None, year: int) -> str:
    """Return ``number`` with its year, B.E.: 12/2569 (MOC; regulation.md section 5)."""
    number = " ".join((number or "").split())
    return number if "/" in number or has_marks(number) else f"{number}/{year}"
