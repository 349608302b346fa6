"""The terms of the trade that a key chooses from: kinds of document, pieces, degrees, marks.

Enters: nothing. Leaves: enumerations whose values are the Thai terms.
"""

from docgen.model.fields import Terms


class Kind(Terms):
    """Kinds of document (regulation.md section 2); the number of the form stands in FORMS."""

    LETTER = "หนังสือภายนอก"
    MEMO = "บันทึกข้อความ"
    STAMPED_LETTER = "หนังสือประทับตรา"
    CIRCULAR = "หนังสือเวียน"
    ORDER = "คำสั่ง"
    REGULATION = "ระเบียบ"
    BY_LAW = "ข้อบังคับ"
    ANNOUNCEMENT = "ประกาศ"
    STATEMENT = "แถลงการณ์"
    NEWS = "ข่าว"
    CERTIFICATE = "หนังสือรับรอง"
    MEETING_PAPERS = "การประชุม"

    @classmethod
    def others(cls) -> dict[str, Terms]:
        return {
            "หนังสือภายใน": cls.MEMO,  # the regulation's name for what is typed on memo paper
            "บันทึก": cls.MEMO,
            "internal letter": cls.MEMO,
            "external letter": cls.LETTER,
        }


# Number of the form in the annex of the regulation, ข้อ in its text (regulation.md section 2).
FORMS: dict[Kind, tuple[int | None, str]] = {
    Kind.LETTER: (1, "11"),
    Kind.MEMO: (2, "12"),
    Kind.STAMPED_LETTER: (3, "13-14"),
    Kind.CIRCULAR: (None, "32"),
    Kind.ORDER: (4, "16"),
    Kind.REGULATION: (5, "17"),
    Kind.BY_LAW: (6, "18"),
    Kind.ANNOUNCEMENT: (7, "20"),
    Kind.STATEMENT: (8, "21"),
    Kind.NEWS: (9, "22"),
    Kind.CERTIFICATE: (10, "24"),
    Kind.MEETING_PAPERS: (11, "25"),
}


class Piece(Terms):
    """The documents that docgen makes; each has a template of its name."""

    LETTER = "หนังสือ"
    MEMO = "บันทึกข้อความ"
    STAMPED_LETTER = "หนังสือประทับตรา"
    ORDER = "คำสั่ง"
    REGULATION = "ระเบียบ"
    BY_LAW = "ข้อบังคับ"
    ANNOUNCEMENT = "ประกาศ"
    STATEMENT = "แถลงการณ์"
    NEWS = "ข่าว"
    CERTIFICATE = "หนังสือรับรอง"
    RECIPIENT_LIST = "บัญชีแนบท้าย"
    REPLY_SLIP = "แบบตอบรับ"
    AGENDA = "ระเบียบวาระการประชุม"
    ATTENDANCE = "บัญชีลงชื่อผู้มาประชุม"
    MINUTES = "รายงานการประชุม"
    MEETING_SUMMARY = "สรุปผลการประชุม"
    FOLLOW_UPS = "ตารางติดตามมติ"
    ENVELOPE = "ซอง"
    LABELS = "ป้ายจ่าหน้า"


class Urgency(Terms):
    """ชั้นความเร็ว: three degrees, and the one that names its time (regulation.md section 3)."""

    MOST_URGENT = "ด่วนที่สุด"
    VERY_URGENT = "ด่วนมาก"
    URGENT = "ด่วน"
    WITHIN = "ด่วนภายใน"


class Secrecy(Terms):
    """ชั้นความลับ: three degrees (regulation.md section 3)."""

    TOP_SECRET = "ลับที่สุด"  # noqa: S105 - a degree, no password
    SECRET = "ลับมาก"  # noqa: S105 - the same
    CONFIDENTIAL = "ลับ"


class Edition(Terms):
    """What a sheet is marked as; the original carries no mark (regulation.md 2.9)."""

    ORIGINAL = "ต้นฉบับ"
    DRAFT = "ร่าง"
    COPY = "สำเนา"
    FILE_COPY = "สำเนาคู่ฉบับ"


class Paper(Terms):
    """What a circular is written on."""

    LETTER = "หนังสือ"
    MEMO = "บันทึกข้อความ"

    @classmethod
    def others(cls) -> dict[str, Terms]:
        return {"หนังสือภายนอก": cls.LETTER, "บันทึก": cls.MEMO}


class Distribution(Terms):
    """How a circular reaches those on its list."""

    LIST = "แนบบัญชี"
    EACH = "รายผู้รับ"
    BOTH = "ทั้งสองแบบ"


class AddresseeClass(Terms):
    """ชั้นผู้รับ: the classes of data/address.yaml."""

    PERSON = "บุคคลทั่วไป"
    HIGH = "ตำแหน่งที่ใช้กราบเรียน"
    SUPREME_PATRIARCH_PRINCE = "สมเด็จพระสังฆราชเจ้า"
    SUPREME_PATRIARCH = "สมเด็จพระสังฆราช"
    SOMDET = "สมเด็จพระราชาคณะ"
    ROYAL_DIGNITARY_MONK = "พระราชาคณะ"
    MONK = "พระภิกษุ"
    ROYAL = "พระราชวงศ์"

    @classmethod
    def others(cls) -> dict[str, Terms]:
        return {"รองสมเด็จพระราชาคณะ": cls.SOMDET, "พระสงฆ์": cls.MONK, "พระภิกษุสงฆ์ทั่วไป": cls.MONK}


class Align(Terms):
    """Where the text of a column stands."""

    LEFT = "ซ้าย"
    CENTER = "กลาง"
    RIGHT = "ขวา"


class EnvelopeSize(Terms):
    """ขนาดซอง (ISO 269)."""

    C5 = "C5"
    DL = "DL"


class LabelSheet(Terms):
    """แผ่นป้ายจ่าหน้า A4: labels across and down."""

    TWO_BY_SEVEN = "2x7"
    THREE_BY_SEVEN = "3x7"
    THREE_BY_EIGHT = "3x8"
