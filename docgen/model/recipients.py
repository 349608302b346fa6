"""The recipients: the rows of the list that goes with a circular."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from docgen.model.fields import Centimetres, Model, Text, choice, key
from docgen.model.terms import AddresseeClass


class Column(Model):
    """A further column of the list, filled from each recipient's ``extra``."""

    TITLE: ClassVar[str] = "ช่องเพิ่มเติม"
    SHORTHAND: ClassVar[str | None] = "title"
    title: Text = key("ชื่อ", about="หัวช่อง; ผู้รับแต่ละรายใช้ชื่อเดียวกันนี้ใน ช่องเพิ่ม")
    width: Centimetres = key("กว้าง", about="ความกว้าง เซนติเมตร", default=2.5)


class Recipient(Model):
    """One of the list."""

    TITLE: ClassVar[str] = "รายชื่อ"
    SHORTHAND: ClassVar[str | None] = "name"
    name: Text = key("ชื่อ", "ตำแหน่ง", about="ตำแหน่งหรือชื่อผู้รับ")
    organisation: Text | None = key("หน่วยงาน", "สังกัด", about="หน่วยงานของผู้รับ", default=None)
    ending: str | None = key(
        "ลงท้าย", about='คำต่อท้ายเฉพาะรายนี้ แทนคำต่อท้ายร่วม (เว้นว่าง "" = ไม่มี)', default=None
    )
    addressee_class: Annotated[AddresseeClass | None, choice(AddresseeClass)] = key(
        "ชั้นผู้รับ", about="ชั้นของผู้รับ เมื่อชื่อหรือตำแหน่งไม่บอก", default=None
    )
    salutation: Text | None = key(
        "คำขึ้นต้น", about="คำขึ้นต้นเฉพาะรายนี้ (ไม่ระบุ = ตามชั้นผู้รับ)", default=None
    )
    closing: Text | None = key("คำลงท้าย", about="คำลงท้ายเฉพาะรายนี้ (ไม่ระบุ = ตามชั้นผู้รับ)", default=None)
    envelope_word: Text | None = key(
        "คำบนซอง", about="คำหน้าชื่อบนซองเฉพาะรายนี้ (ไม่ระบุ = ตามชั้นผู้รับ)", default=None
    )
    pronoun: Text | None = key("สรรพนาม", about="สรรพนามเฉพาะรายนี้ (ไม่ระบุ = ตามชั้นผู้รับ)", default=None)
    address: list[Text] = key(
        "ที่อยู่", about="ที่อยู่บนซอง บรรทัดละรายการ บรรทัดสุดท้ายมีรหัสไปรษณีย์", default=[]
    )
    extra: dict[str, Text] = key("ช่องเพิ่ม", about="ค่าของช่องเพิ่มเติม ตามชื่อช่อง", default={})
    SHOWN: ClassVar[tuple[str, ...]] = ("name",)

    def __str__(self) -> str:
        return self.name


class Group(Model):
    """Recipients under a heading of their own; the numbers run on."""

    TITLE: ClassVar[str] = "กลุ่ม"
    title: Text = key("ชื่อกลุ่ม", "ชื่อ", about="หัวกลุ่ม")
    ending: str | None = key("ลงท้าย", about="คำต่อท้ายร่วมของกลุ่มนี้", default=None)
    members: list[Recipient] = key("รายชื่อ", about="ผู้รับตามลำดับ")


class Recipients(Model):
    """The whole list."""

    TITLE: ClassVar[str] = "ผู้รับ (recipients.yaml)"
    SHORTHAND: ClassVar[str | None] = "members"
    title: Text = key("ชื่อบัญชี", about="ชื่อบัญชี", default="บัญชีแนบท้ายหนังสือ")
    heading: Text = key("หัวช่อง", about="หัวช่องชื่อผู้รับ", default="หัวหน้าส่วนราชการ")
    organisation_heading: Text = key("หัวช่องหน่วยงาน", about="หัวช่องหน่วยงาน", default="หน่วยงาน")
    receipt: Text = key("ช่องลงชื่อ", about="หัวช่องว่างสำหรับลงชื่อรับ", default="ผู้รับ")
    ending: str | None = key("ลงท้าย", about="คำต่อท้ายร่วมของทุกราย เช่น จังหวัดสมุทรสาคร", default=None)
    columns: list[Column] = key("ช่องเพิ่มเติม", about="ช่องเพิ่มเติมของบัญชี", default=[])
    groups: list[Group] = key("กลุ่ม", about="กลุ่มผู้รับ", default=[])
    members: list[Recipient] = key("รายชื่อ", about="ผู้รับตามลำดับ เมื่อไม่แบ่งกลุ่ม", default=[])

    def everyone(self) -> Iterator[Recipient]:
        yield from self.members
        for group in self.groups:
            yield from group.members

    def paths(self) -> Iterator[tuple[tuple[str | int, ...], Recipient]]:
        """Yield every recipient with its path from here, in the order of ``rows``."""
        for i, one in enumerate(self.members):
            yield ("members", i), one
        for g, group in enumerate(self.groups):
            for i, one in enumerate(group.members):
                yield ("groups", g, "members", i), one

    def rows(self) -> Iterator[tuple[str, Recipient, str]]:
        """Yield, in order, the title of the group, the recipient, and the name with its ending.

        The ending nearest to the recipient counts: his own, his group's, the list's.
        """
        groups = [(group.title, group.ending, group.members) for group in self.groups]
        for title, ending, members in [("", None, self.members), *groups]:
            shared = ending if ending is not None else self.ending
            for one in members:
                tail = one.ending if one.ending is not None else shared
                yield title, one, one.name + (tail or "")

    SHOWN: ClassVar[tuple[str, ...]] = ("members", "groups", "ending")

    def __str__(self) -> str:
        return ", ".join(name for _, _, name in self.rows())
