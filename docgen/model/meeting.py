"""The meeting: what the letter tells of it and what its summary table holds."""

from typing import Any, ClassVar

from pydantic import ModelWrapValidatorHandler, PrivateAttr, model_validator

from docgen.model.fields import DateValue, Lines, Model, Text, TimeValue, Whole, key
from docgen.model.office import Person


class Detail(Model):
    """One detail of a topic, nested as deep as needed; docgen gives the numbers."""

    SHORTHAND: ClassVar[str | None] = "text"
    text: Text = key("ข้อความ", about="ข้อความของรายการ")
    items: list["Detail"] = key("ข้อย่อย", about="รายการย่อยที่มีเลขกำกับ", default=[])
    bullets: list["Detail"] = key("ข้อขีด", about="รายการย่อยที่นำด้วยขีด (-)", default=[])
    start: Whole | None = key(
        "เริ่มที่", about="เลขแรกของรายการย่อย เมื่อนับต่อจากที่อื่น (ไม่ระบุ = 1)", default=None
    )
    SHOWN: ClassVar[tuple[str, ...]] = ("text",)
    _bullets_first: bool = PrivateAttr(default=False)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_order(cls, data: Any, handler: ModelWrapValidatorHandler["Detail"]) -> "Detail":
        """Remember which of the two kinds of items was typed first."""
        made = handler(data)
        if isinstance(data, dict):
            typed = [name for name in data if name in ("items", "bullets")]
            made._bullets_first = typed == ["bullets", "items"]  # noqa: SLF001 - its own
        return made

    @property
    def under(self) -> tuple[tuple[str, list["Detail"]], ...]:
        """The items under this one, in the order typed: kind ("items", "bullets") and list."""
        both = (("items", self.items), ("bullets", self.bullets))
        return both[::-1] if self._bullets_first else both

    def __str__(self) -> str:
        return self.text


class FollowUp(Model):
    """What is to be done after the meeting, by whom, by when."""

    SHORTHAND: ClassVar[str | None] = "task"
    task: Text = key("เรื่อง", "งาน", about="สิ่งที่ต้องทำ")
    who: Text | None = key("ผู้รับผิดชอบ", about="ผู้รับผิดชอบ", default=None)
    due: DateValue | None = key("ภายใน", "กำหนด", about="วันครบกำหนด", default=None)


class Topic(Model):
    """A topic (ประเด็น): one row of the summary table."""

    SHORTHAND: ClassVar[str | None] = "title"
    title: Text = key("ประเด็น", "ชื่อ", about="ชื่อประเด็น")
    details: list[Detail] = key("รายละเอียด", about="รายละเอียด", default=[])
    decision: list[Text] = key("มติ", about="มติที่ประชุม", default=[])
    follow_ups: list[FollowUp] = key("การติดตาม", about="เรื่องที่ต้องดำเนินการต่อ", default=[])
    remarks: list[Text] = key("หมายเหตุ", about="ข้อความในช่องหมายเหตุ", default=[])
    SHOWN: ClassVar[tuple[str, ...]] = ("title",)

    def __str__(self) -> str:
        return self.title


class Meeting(Model):
    """A meeting; without topics no summary is made and its facts serve the letter alone."""

    title: Text = key("ชื่อ", "เรื่อง", about="ชื่อการประชุม ขึ้นต้นด้วยคำว่าประชุม")
    date: DateValue = key("วันที่", about="วันประชุม")
    end_date: DateValue | None = key("ถึงวันที่", about="วันสุดท้าย เมื่อประชุมหลายวัน", default=None)
    time: TimeValue | None = key("เวลา", about="เวลาเริ่ม หรือเวลาเริ่ม - เลิก", default=None)
    place: Text = key("สถานที่", "ณ", about="สถานที่ประชุม")
    chair: Person | None = key("ประธาน", about="ประธานการประชุม", default=None)
    explained_by: Person | None = key("ผู้ชี้แจง", about="ผู้ชี้แจงหรือวิทยากร", default=None)
    heading: list[Text] = key(
        "หัวเรื่องสรุป",
        about="หัวเรื่องของสรุปผลการประชุม (ไม่ระบุ = สรุปผลการ ตามด้วยชื่อการประชุม)",
        default=[],
    )
    numbering: Lines = key(
        "ลำดับเลข",
        about="แบบเลขของแต่ละชั้น จากประเด็นลงไป: เลข ๑ (หรือ ก) แทนลำดับ ชั้นสุดท้ายใช้ต่อไปทุกชั้น",
        default=["๑.", "๑.๑", "(๑)", "-"],
    )
    topics: list[Topic] = key("ประเด็น", "ประเด็นทั้งหมด", about="ประเด็นตามลำดับ", default=[])

    SHOWN: ClassVar[tuple[str, ...]] = ("title",)

    def __str__(self) -> str:
        return self.title
