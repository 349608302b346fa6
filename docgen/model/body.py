"""The body of any document: paragraphs, headings, numbered clauses, lists, tables, pictures.

Enters: nothing. Leaves: Block and what it holds. The order typed is the order printed; docgen numbers.
"""

from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from docgen.model.fields import Centimetres, Model, Text, Whole, choice, key
from docgen.model.terms import Align
from docgen.thai.unreadable import Unreadable


class Listing(Model):
    """Items under something, with numbers or with dashes, in the order typed."""

    items: list["Detail"] = key("ข้อย่อย", about="รายการย่อยที่มีเลขกำกับ", default=[])
    bullets: list["Detail"] = key("ข้อขีด", about="รายการย่อยที่นำด้วยขีด (-)", default=[])
    start: Whole | None = key(
        "เริ่มที่", about="เลขแรกของรายการย่อย เมื่อนับต่อจากที่อื่น (ไม่ระบุ = 1)", default=None
    )
    _bullets_first: ClassVar[bool] = (
        False  # set of the few that differ: an attribute of each costs as much as a key
    )

    @model_validator(mode="wrap")
    @classmethod
    def _keep_order(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Remember which of the two kinds of items was typed first."""
        made = handler(data)
        if isinstance(data, dict) and "items" in data and "bullets" in data:
            typed = list(data)
            object.__setattr__(
                made, "_bullets_first", typed.index("bullets") < typed.index("items")
            )
        return made

    @property
    def under(self) -> tuple[tuple[str, list["Detail"]], ...]:
        """The items under this one, in the order typed: kind ("items", "bullets") and list."""
        both = (("items", self.items), ("bullets", self.bullets))
        return both[::-1] if self._bullets_first else both


class Detail(Listing):
    """One detail of a topic, nested as deep as needed; docgen gives the numbers."""

    TITLE: ClassVar[str] = "รายละเอียด"
    SHORTHAND: ClassVar[str | None] = "text"
    text: Text = key("ข้อความ", about="ข้อความของรายการ")
    SHOWN: ClassVar[tuple[str, ...]] = ("text",)

    def __str__(self) -> str:
        return self.text


# Schemas are built when first used (fields.py); names of classes still to come are resolved here.
Listing.model_rebuild()
Detail.model_rebuild()


class TableColumn(Model):
    """A column of a table in the body."""

    TITLE: ClassVar[str] = "ช่องตาราง"
    SHORTHAND: ClassVar[str | None] = "title"
    title: Text = key("ชื่อ", "หัวช่อง", about="หัวช่อง")
    width: Centimetres | None = key(
        "กว้าง", about="ความกว้าง เซนติเมตร (ไม่ระบุ = แบ่งตามเนื้อหา)", default=None
    )
    align: Annotated[Align | None, choice(Align)] = key(
        "ชิด", about="การวางข้อความ (ไม่ระบุ = ตัวเลขชิดขวา นอกนั้นชิดซ้าย)", default=None
    )


Row = Annotated[list[str], Field(min_length=1)]


class Table(Model):
    """A table: its head is repeated on each page, its rows are whole unless they are long."""

    TITLE: ClassVar[str] = "ตาราง"
    title: Text | None = key("ชื่อ", "ชื่อตาราง", about="ชื่อตาราง พิมพ์เหนือตาราง", default=None)
    columns: Annotated[list[TableColumn], Field(min_length=1, max_length=12)] = key(
        "ช่อง", "หัวตาราง", about="หัวช่องตามลำดับ"
    )
    rows: Annotated[list[Row], Field(min_length=1)] = key(
        "แถว", about='แถวละรายการ แต่ละแถวเป็นรายการของช่อง (ช่องว่าง เขียน "")'
    )
    total: list[str] = key("รวม", about="แถวสุดท้ายตัวหนา เช่น ยอดรวม", default=[])


class Picture(Model):
    """A picture file, printed in the middle of the line."""

    TITLE: ClassVar[str] = "รูป"
    SHORTHAND: ClassVar[str | None] = "file"
    file: Text = key("แฟ้ม", about="แฟ้มรูป (.png, .jpg) นับจากโฟลเดอร์ของแฟ้มนี้")
    width: Centimetres = key("กว้าง", about="ความกว้าง เซนติเมตร", default=10.0)
    title: Text | None = key("คำบรรยาย", "ชื่อ", about="คำบรรยายใต้รูป", default=None)
    about: Text | None = key(
        "คำอธิบาย", about="คำอธิบายรูปแก่ผู้ที่มองไม่เห็น (ไม่ระบุ = คำบรรยาย)", default=None
    )


class Code(Model):
    """A QR code to an address on the web, with the address in words."""

    TITLE: ClassVar[str] = "คิวอาร์โค้ด"
    SHORTHAND: ClassVar[str | None] = "link"
    link: Text = key("ลิงก์", about="ที่อยู่เว็บ ขึ้นต้นด้วย https://")
    title: Text | None = key("คำอธิบาย", "ชื่อ", about="คำอธิบายข้างรหัส", default=None)


class Member(Model):
    """One of a committee or of a list of persons."""

    TITLE: ClassVar[str] = "รายนาม"
    SHORTHAND: ClassVar[str | None] = "name"
    name: Text = key("ชื่อ", about="ชื่อเต็มพร้อมคำนำหน้า หรือตำแหน่ง")
    position: Text | None = key("ตำแหน่ง", about="ตำแหน่งและสังกัด", default=None)
    role: Text | None = key("หน้าที่", "ในฐานะ", about="หน้าที่ในคณะ เช่น ประธานกรรมการ", default=None)
    SHOWN: ClassVar[tuple[str, ...]] = ("name", "position")

    def __str__(self) -> str:
        return " ".join(filter(None, (self.name, self.position)))


LEADS = ("text", "heading", "chapter", "part", "clause", "table", "picture", "code", "members")


class Block(Listing):
    """One part of the body: exactly one of its leading keys, and items under a text or a clause."""

    TITLE: ClassVar[str] = "ส่วนของข้อความ"
    SHORTHAND: ClassVar[str | None] = "text"
    text: Text | None = key("ข้อความ", "ย่อหน้า", about="ย่อหน้า", default=None)
    heading: Text | None = key("หัวข้อ", about="หัวข้อตัวหนา ชิดซ้าย", default=None)
    chapter: Text | None = key("หมวด", about="ชื่อหมวด docgen ใส่เลข (กลางหน้ากระดาษ)", default=None)
    part: Text | None = key("ส่วนที่", about="ชื่อส่วนในหมวด docgen ใส่เลข", default=None)
    clause: Text | None = key("ข้อ", about="ข้อความของข้อ docgen ใส่เลข ข้อ ๑ ข้อ ๒ ต่อกันไป", default=None)
    table: Table | None = key("ตาราง", about="ตาราง", default=None)
    picture: Picture | None = key("รูป", about="รูป", default=None)
    code: Code | None = key("คิวอาร์โค้ด", about="QR code ของที่อยู่เว็บ พร้อมที่อยู่เป็นตัวหนังสือ", default=None)
    members: list[Member] = key("รายชื่อ", "รายนาม", about="รายชื่อบุคคล ตำแหน่ง และหน้าที่", default=[])
    SHOWN: ClassVar[tuple[str, ...]] = ("text", "heading", "chapter", "part", "clause")
    ONE_OF: ClassVar[tuple[str, ...]] = (*LEADS, "")  # or none, above bare items

    @model_validator(mode="after")
    def _one_lead(self) -> Self:
        leads = [name for name in LEADS if getattr(self, name)]
        if len(leads) > 1:
            raise Unreadable(
                f"มีทั้ง {' และ '.join(_thai(name) for name in leads)} ในส่วนเดียวกัน",
                "แยกเป็นคนละรายการ (-)",
            )
        if not leads and not self.items and not self.bullets:
            raise Unreadable("ส่วนนี้ว่าง", "ใส่ " + ", ".join(map(_thai, LEADS)))
        listed = self.items or self.bullets
        if listed and leads and leads[0] not in ("text", "heading", "clause"):
            raise Unreadable(f"ข้อย่อยอยู่ใต้ {_thai(leads[0])} ไม่ได้", "แยกข้อย่อยเป็นอีกรายการ (-)")
        return self

    @property
    def lead(self) -> str:
        """The leading key; "" for bare items."""
        return next((name for name in LEADS if getattr(self, name)), "")

    def __str__(self) -> str:
        return next((getattr(self, name) for name in self.SHOWN if getattr(self, name)), "")


def _thai(name: str) -> str:
    extra: Any = Block.model_fields[name].json_schema_extra
    return str(extra["thai"][0])


Blocks = Annotated[list[Block], Field(min_length=1)]
