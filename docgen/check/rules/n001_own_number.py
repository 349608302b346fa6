"""ที่ของหนังสือผิดรูป

ตรวจ: ตัวพยัญชนะสองหรือสามตัว เลขประจำของเจ้าของเรื่อง / เลขทะเบียนส่ง เช่น สค ๐๐๒๑.๒/ว ๑๔๐๘๐ ไม่มีจุดในตัวย่อ
เพราะ: ผู้รับอ้างถึงและค้นด้วยที่นี้
ที่มา: คู่มือกระทรวงพาณิชย์; หนังสือจริง; krupiyarerk.wordpress.com
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ที่: ส.ค. 0017.2/500
ถูก:
    ที่: สค 0017.2/500
"""

import re

from docgen.check.reading import Finding, Findings, Reading, Role
from docgen.diagnostics import Severity
from docgen.model import Kind
from docgen.thai.calendar import Date, Month, be_year

CODE, NAME, SEVERITY = "N001", "ที่ของหนังสือผิดรูป", Severity.WARNING
ALONE = False

_PLACE = r"(?:\.\d+|\.?\([ก-ฮ.\d]+\)\d*|-\d+)"  # of a unit: .๒, (ชม), .(น.๑)๑๒, -๑
_SUFFIX = r"(?:[./-](?:\d{1,3}|(?!2[45])\d{4})(?!\d)| ?\(\d{1,3}\)| [ก-ฮ](?![ก-์]))"  # of one of several copies: ๕๕/๑, ๕๕ (๑), ๕๕ ก
_SHORT_YEAR = re.compile(r"/(?:ว ?)?\d+[./-](\d\d)\Z")
_OWN = re.compile(
    rf"(?:[ก-ฮ]{{2,4}} |(?=\d{{3,4}}\([ก-ฮ]))(?:\([ก-ฮ]{{2,6}}\) )?\d{{1,5}}{_PLACE}{{0,5}}(?: \([ก-ฮ\d]+\)(?:\.\d+)?)?/(?:ว ?|[ก-ฮ]\.)?(?:\d+{_SUFFIX}?)?(?:/25\d\d|/๒๕[๐-๙]{{2}})?"
)


# Their codes have figures alone.
_ABROAD = re.compile(r"สถาน(?:เอกอัครราช|อัครราช|กงสุล|ทูต)|คณะผู้แทนถาวร|กงสุลใหญ่")


def find(reading: Reading) -> Findings:
    number = reading.first(Role.NUMBER)
    letters = (Kind.LETTER, Kind.CIRCULAR, Kind.MEMO, Kind.STAMPED_LETTER)
    if number is None or not reading.is_kind(*letters) or number.text.startswith("/"):
        return
    found = _OWN.fullmatch(number.text)
    if found and (year := _SHORT_YEAR.search(number.text)) and int(year[1]) == _year(reading):
        yield Finding(
            f"ที่ “{number.text}” ลงท้ายด้วยปี",
            number,
            hint="ไม่ใส่ปี เช่น สค 0017.2/500; ถ้าเป็นฉบับที่ของเลขเดียวกัน ยอมได้",
        )
    abroad = any(_ABROAD.search(p.text) for p in reading.of(Role.AGENCY, Role.SENDER))
    if found is None and not (abroad and re.fullmatch(r"\d{5}/(?:ว ?)?\d*", number.text)):
        said = _why(number.text)
        yield Finding(
            f"ที่ “{number.text}” ผิดรูป{said}", number, hint="เช่น สค 0017.2/500 หรือ สค 0017.2/ว 500"
        )


def _year(reading: Reading) -> int | None:
    """Return the last two figures of the letter's year, B.E.; None without a date."""
    date = reading.first(Role.DATE)
    value = date.value if date else None
    return be_year(value) % 100 if isinstance(value, Date | Month) else None


def _why(number: str) -> str:
    if re.match(r"[ก-ฮ]\.", number):
        return ": ตัวย่อไม่มีจุด"
    if re.search(r"ว\.", number):
        return ": หลัง ว ไม่มีจุด"
    if re.match(r"[ก-ฮ]{2,4}\d", number):
        return ": เว้นวรรคหลังตัวพยัญชนะ"
    return ""
