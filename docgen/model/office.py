"""The office: what stands once in a file of its own and is shared by its letters."""

import re
from typing import Annotated, ClassVar, Self

from pydantic import Discriminator, Tag, model_validator

from docgen.model.fields import Lines, Model, Telephone, Text, key
from docgen.thai.numerals import to_arabic
from docgen.thai.unreadable import Unreadable

# How one signs for another: the key, and the words printed (regulation.md 2.8).
ACTING = {
    "delegated_by": "ปฏิบัติราชการแทน",
    "in_place_of": "รักษาราชการแทน",
    "holding_post": "รักษาการในตำแหน่ง",
    "on_behalf_of": "ปฏิบัติการแทน",
}

_OF_COPY = re.compile(r"(?:ว\.? ?)?\d{1,6} ?/ ?(?:\d{1,3}|(?!2[45])\d{4})")  # 55/2569 tells a year
_LONG = 4  # figures of a code that are no number of a letter


class Signatory(Model):
    """Who signs: full name with title, and the lines of the position under it."""

    TITLE: ClassVar[str] = "ผู้ลงนาม"
    name: Text = key("ชื่อ", about="ชื่อเต็มพร้อมคำนำหน้า (พิมพ์ในวงเล็บใต้ลายมือชื่อ)")
    position: Lines = key("ตำแหน่ง", about="ตำแหน่งของผู้ลงนาม บรรทัดเดียวหรือหลายบรรทัด")
    delegated_by: list[Text] = key(
        "ปฏิบัติราชการแทน", about="ตำแหน่งของผู้มอบอำนาจ เมื่อลงนามปฏิบัติราชการแทน", default=[]
    )
    in_place_of: list[Text] = key(
        "รักษาราชการแทน", about="ตำแหน่งที่รักษาราชการแทน เมื่อว่างหรือไม่อยู่", default=[]
    )
    holding_post: list[Text] = key(
        "รักษาการในตำแหน่ง", about="ตำแหน่งที่รักษาการตามกฎหมายข้าราชการ", default=[]
    )
    on_behalf_of: list[Text] = key(
        "ปฏิบัติการแทน", about="ตำแหน่งที่ปฏิบัติการแทน ในหน่วยงานที่ไม่ใช่ส่วนราชการ", default=[]
    )

    SHOWN: ClassVar[tuple[str, ...]] = ("name", "position", *ACTING)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        stated = [thai for name, thai in ACTING.items() if getattr(self, name)]
        if len(stated) > 1:
            raise Unreadable(f"มีทั้ง {' และ '.join(stated)}", "ใช้เพียงอย่างเดียว")
        return self

    def position_lines(self) -> list[str]:
        """Return the lines under the name: the signer's own position, then for whom he acts.

        ปฏิบัติราชการแทน and ปฏิบัติการแทน stand on a line of their own; รักษาราชการแทน and รักษาการในตำแหน่ง
        open the line of the principal's position (regulation.md 2.8).
        """
        lines = list(self.position)
        for name, wording in ACTING.items():
            principal: list[str] = getattr(self, name)
            if principal and name in ("delegated_by", "on_behalf_of"):
                lines += [wording, *principal]
            elif principal:
                lines += [f"{wording} {principal[0]}", *principal[1:]]
        return lines

    def __str__(self) -> str:
        return f"{self.name} {' '.join(self.position_lines())}"


class Unit(Model):
    """The owner of the matter (ส่วนราชการเจ้าของเรื่อง), as the foot of the letter names it."""

    TITLE: ClassVar[str] = "เจ้าของเรื่อง"
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

    TITLE: ClassVar[str] = "ส่วนราชการ"
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

    def is_whole(self, number: str) -> bool:
        """Whether a number as typed has its code before the stroke; 55/1 is one of the copies of the office's letter 55."""
        before, stroke, _ = to_arabic(number).partition("/")
        parts = re.split(r"[ .()]", to_arabic(self.code))
        own = before == self.code or (
            len(before) >= _LONG and before in parts
        )  # 51001/55 of สค 51001
        return bool(stroke) and (own or not _OF_COPY.fullmatch(to_arabic(number)))


class Person(Model):
    """Somebody whom the text names: never divided at a line's end."""

    TITLE: ClassVar[str] = "บุคคล"
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
