"""The meeting: what the letter tells of it and what its summary table holds."""

from collections.abc import Iterator
from typing import ClassVar

from docgen.model.body import Detail, Member
from docgen.model.fields import DateValue, Lines, Model, Text, TimeValue, key
from docgen.model.office import Person


class FollowUp(Model):
    """What is to be done after the meeting, by whom, by when."""

    TITLE: ClassVar[str] = "การติดตาม"
    SHORTHAND: ClassVar[str | None] = "task"
    task: Text = key("เรื่อง", "งาน", about="สิ่งที่ต้องทำ")
    who: Text | None = key("ผู้รับผิดชอบ", about="ผู้รับผิดชอบ", default=None)
    due: DateValue | None = key("ภายใน", "กำหนด", about="วันครบกำหนด", default=None)


class Attendee(Member):
    """One who is called to the meeting; after it one adds who did not come, or who came instead."""

    TITLE: ClassVar[str] = "ผู้ประชุม"
    absent: Text | None = key("ไม่มา", "ไม่มาประชุม", about="เหตุที่ไม่มาประชุม เช่น ติดราชการ", default=None)
    substitute: Text | None = key("ผู้แทน", "มาแทนโดย", about="ชื่อผู้มาประชุมแทน", default=None)


class Topic(Model):
    """A topic (ประเด็น, ระเบียบวาระ): an item of the agenda and of the minutes, one row of the summary table."""

    TITLE: ClassVar[str] = "ประเด็น"
    SHORTHAND: ClassVar[str | None] = "title"
    title: Text = key("ประเด็น", "ชื่อ", about="ชื่อประเด็น")
    subtopics: list["Topic"] = key("เรื่องย่อย", about="เรื่องในระเบียบวาระเดียวกัน", default=[])
    details: list[Detail] = key("รายละเอียด", about="รายละเอียด", default=[])
    decision: list[Text] = key("มติ", about="มติที่ประชุม", default=[])
    follow_ups: list[FollowUp] = key("การติดตาม", about="เรื่องที่ต้องดำเนินการต่อ", default=[])
    remarks: list[Text] = key("หมายเหตุ", about="ข้อความในช่องหมายเหตุ", default=[])
    SHOWN: ClassVar[tuple[str, ...]] = ("title",)

    def __str__(self) -> str:
        return self.title


class Meeting(Model):
    """A meeting; without topics no summary is made and its facts serve the letter alone."""

    TITLE: ClassVar[str] = "การประชุม (meeting.yaml)"
    title: Text = key("ชื่อ", "เรื่อง", about="ชื่อการประชุม ขึ้นต้นด้วยคำว่าประชุม")
    number: Text | None = key("ครั้งที่", about="ครั้งที่และปี เช่น 3/2569", default=None)
    date: DateValue = key("วันที่", about="วันประชุม")
    end_date: DateValue | None = key("ถึงวันที่", about="วันสุดท้าย เมื่อประชุมหลายวัน", default=None)
    time: TimeValue | None = key("เวลา", about="เวลาเริ่ม หรือเวลาเริ่ม - เลิก", default=None)
    place: Text = key("สถานที่", "ณ", about="สถานที่ประชุม")
    chair: Person | None = key("ประธาน", about="ประธานการประชุม", default=None)
    members: list[Attendee] = key(
        "ผู้ประชุม",
        "กรรมการ",
        about="ผู้ที่ต้องมาประชุม ตามลำดับ; หลังประชุมเติม ไม่มา หรือ ผู้แทน",
        default=[],
    )
    others: list[Attendee] = key("ผู้เข้าร่วมประชุม", about="ผู้เข้าร่วมประชุมที่ไม่ใช่กรรมการ", default=[])
    started: TimeValue | None = key(
        "เริ่มประชุมเวลา", about="เวลาที่เริ่มประชุมจริง (ไม่ระบุ = ตาม เวลา)", default=None
    )
    ended: TimeValue | None = key(
        "เลิกประชุมเวลา", about="เวลาที่เลิกประชุม; เมื่อมี docgen สร้างรายงานการประชุม", default=None
    )
    recorder: Person | None = key(
        "ผู้จด", "ผู้จดรายงานการประชุม", about="ผู้จดรายงานการประชุม", default=None
    )
    checker: Person | None = key(
        "ผู้ตรวจ", "ผู้ตรวจรายงานการประชุม", about="ผู้ตรวจรายงานการประชุม", default=None
    )
    explained_by: Person | None = key("ผู้ชี้แจง", about="ผู้ชี้แจงหรือวิทยากร", default=None)
    heading: list[Text] = key(
        "หัวเรื่องสรุป",
        about="หัวเรื่องของสรุปผลการประชุม (ไม่ระบุ = สรุปผลการ ตามด้วยชื่อการประชุม)",
        default=[],
    )
    numbering: Lines = key(
        "ลำดับเลข",
        about="แบบเลขของแต่ละชั้น จากประเด็นลงไป: เลข ๑ (หรือ ก) แทนลำดับ ชั้นสุดท้ายใช้ต่อไปทุกชั้น",
        default=["๑.", "๑.๑", "(๑)", "(ก)", "-"],
    )
    topics: list[Topic] = key("ประเด็น", "ประเด็นทั้งหมด", about="ประเด็นตามลำดับ", default=[])

    SHOWN: ClassVar[tuple[str, ...]] = ("title",)

    def __str__(self) -> str:
        return self.title

    def every_topic(self) -> Iterator[tuple[tuple[int, ...], Topic]]:
        """Yield topics and their subtopics with their numbers: (3,), (3, 1), (3, 2)."""
        for n, topic in enumerate(self.topics, 1):
            yield (n,), topic
            for m, under in enumerate(topic.subtopics, 1):
                yield (n, m), under
