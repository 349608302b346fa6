"""What an office settles once for all its documents: docgen.yaml in their folder or in one above it."""

from typing import Annotated, ClassVar

from pydantic import Field

from docgen.model.fields import Model, Text, key


class Allowed(Model):
    """A rule of ``docgen check`` that the office allows to be broken, and why."""

    TITLE: ClassVar[str] = "ข้อยกเว้น"
    rule: Annotated[list[Text], Field(min_length=1)] = key(
        "กฎ", about="รหัสกฎ เช่น F021 (ดู docgen rules)"
    )
    reason: Text = key("เหตุผล", about="เหตุที่ยอม")
    text: Text | None = key("ข้อความ", about="เฉพาะที่มีข้อความนี้ (ไม่ระบุ = ทุกแห่ง)", default=None)


class Settings(Model):
    """docgen.yaml; a document that states one of these itself keeps its own."""

    TITLE: ClassVar[str] = "docgen.yaml"
    agency: Text | None = key(
        "ส่วนราชการ", about="แฟ้มส่วนราชการ นับจากโฟลเดอร์ของ docgen.yaml", default=None
    )
    typeface: Text | None = key("แบบอักษร", about="แบบอักษรของทุกฉบับ", default=None)
    terms: list[Text] = key("คำเฉพาะ", about="คำที่ห้ามแยกบรรทัด ใช้กับทุกฉบับ", default=[])
    file_name: Text | None = key("ชื่อแฟ้ม", about="แบบชื่อแฟ้มที่สร้าง", default=None)
    output: Text | None = key(
        "โฟลเดอร์ผลลัพธ์", "ผลลัพธ์", about="ที่เก็บเอกสารที่สร้าง นับจากโฟลเดอร์ของ docgen.yaml", default=None
    )
    profile: Text | None = key("แบบระยะ", about="ชุดระยะ: ru, moc หรือ compact", default=None)
    geometry: dict[str, Text] = key(
        "ระยะ",
        about="ระยะที่ต่างจากปกติ ชื่อตาม docgen/data/geometry.yaml เช่น letter.date_column: 9",
        default={},
    )
    allow: list[Allowed] = key("ยอม", about="กฎของ docgen check ที่ยอมให้ต่าง พร้อมเหตุผล", default=[])
