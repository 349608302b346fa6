"""The office: what stands once in a file of its own and is shared by its letters."""

from typing import Annotated, ClassVar

from pydantic import Discriminator, Tag

from docgen.model.fields import Lines, Model, Telephone, Text, key


class Signatory(Model):
    """Who signs: full name with title, and the lines of the position under it."""

    name: Text = key("ชื่อ", about="ชื่อเต็มพร้อมคำนำหน้า (พิมพ์ในวงเล็บใต้ลายมือชื่อ)")
    position: Lines = key("ตำแหน่ง", about="ตำแหน่ง บรรทัดเดียวหรือหลายบรรทัด")

    SHOWN: ClassVar[tuple[str, ...]] = ("name", "position")

    def __str__(self) -> str:
        return f"{self.name} {' '.join(self.position)}"


class Unit(Model):
    """The owner of the matter (ส่วนราชการเจ้าของเรื่อง), as the foot of the letter names it."""

    office: Lines = key("สำนัก", "สำนักงาน", "กอง", about="สำนัก กอง หรือสำนักงาน")
    group: Text | None = key("กลุ่มงาน", "ฝ่าย", about="กลุ่มงานหรือฝ่าย", default=None)
    full_name: Text | None = key(
        "ชื่อเต็ม", about="ชื่อเต็มของสำนักท้ายสรุปผลการประชุม (ไม่ระบุ = ใช้ชื่อสำนัก)", default=None
    )
    telephone: list[Telephone] = key("โทร.", "โทรศัพท์", "โทร", about="หมายเลขโทรศัพท์", default=[])
    fax: list[Telephone] = key("โทรสาร", about="หมายเลขโทรสาร", default=[])
    telephone_fax: list[Telephone] = key(
        "โทร./โทรสาร", about="หมายเลขที่เป็นทั้งโทรศัพท์และโทรสาร", default=[]
    )
    email: Text | None = key("ไปรษณีย์อิเล็กทรอนิกส์", "อีเมล", about="ที่อยู่ไปรษณีย์อิเล็กทรอนิกส์", default=None)

    SHOWN: ClassVar[tuple[str, ...]] = ("office", "group")

    def __str__(self) -> str:
        return " ".join(filter(None, (*self.office, self.group)))


class Agency(Model):
    """The issuing office (ส่วนราชการเจ้าของหนังสือ): a file of its own, shared by many letters."""

    name: Text = key("ชื่อ", about="ชื่อส่วนราชการที่ใช้ในข้อความ เช่น จังหวัดสมุทรสาคร")
    province: Text | None = key("จังหวัด", about="ชื่อจังหวัด ไม่มีคำว่าจังหวัด", default=None)
    code: Text = key("รหัสหนังสือ", about="รหัสตัวพยัญชนะและเลขประจำของเจ้าของเรื่อง เช่น สค 0017.2")
    address: Lines = key("ที่อยู่", "ที่ตั้ง", about="หัวหนังสือมุมขวา: ชื่อที่ทำการและที่ตั้ง บรรทัดละรายการ")
    signatories: dict[str, Signatory] = key(
        "ผู้ลงนาม", about="ผู้ลงนามทั้งหมด ตั้งชื่อเรียกเองแล้วอ้างในหนังสือ; คนแรกใช้เมื่อหนังสือไม่ระบุ"
    )
    units: dict[str, Unit] = key(
        "เจ้าของเรื่อง", about="เจ้าของเรื่องทั้งหมด ตั้งชื่อเรียกเองแล้วอ้างในหนังสือ; รายแรกใช้เมื่อหนังสือไม่ระบุ"
    )
    typeface: Text | None = key("แบบอักษร", about="แบบอักษรของเอกสาร", default=None)
    terms: list[Text] = key("คำเฉพาะ", about="คำที่ห้ามแยกบรรทัด", default=[])

    SHOWN: ClassVar[tuple[str, ...]] = ("name",)

    def __str__(self) -> str:
        return self.name


class Person(Model):
    """Somebody whom the text names: never divided at a line's end."""

    SHORTHAND: ClassVar[str | None] = "name"
    name: Text = key("ชื่อ", about="ชื่อเต็มพร้อมคำนำหน้า")
    position: Text | None = key("ตำแหน่ง", about="ตำแหน่งและสังกัด", default=None)

    SHOWN: ClassVar[tuple[str, ...]] = ("name", "position")

    def __str__(self) -> str:
        return " ".join(filter(None, (self.name, self.position)))


def _tag(value: object) -> str:
    return "name" if isinstance(value, str) else "inline"


SignatoryChoice = Annotated[
    Annotated[Text, Tag("name")] | Annotated[Signatory, Tag("inline")], Discriminator(_tag)
]
UnitChoice = Annotated[
    Annotated[Text, Tag("name")] | Annotated[Unit, Tag("inline")], Discriminator(_tag)
]
