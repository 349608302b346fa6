"""รหัสไปรษณีย์ไม่ใช่ของจังหวัดนั้น

ตรวจ: สองหลักแรกของรหัสไปรษณีย์เป็นของจังหวัดที่เขียนในบรรทัดเดียวกัน
เพราะ: ไปรษณีย์ส่งผิด
ที่มา: รหัสไปรษณีย์ของทุกตำบล (npm: thai-address-database 0.0.30) สรุปใน docgen/data/provinces.yaml
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ที่อยู่ผู้รับ: [วิทยาลัยเทคนิคสมุทรสาคร, จังหวัดสมุทรสาคร 10270]
    ซอง: DL
ถูก:
    ที่อยู่ผู้รับ: [วิทยาลัยเทคนิคสมุทรสาคร, จังหวัดสมุทรสาคร 74000]
    ซอง: DL
"""

import re

from docgen.check.reading import Findings, Passage, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.resources import table
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "N005", "รหัสไปรษณีย์ไม่ใช่ของจังหวัดนั้น", Severity.WARNING

_CODE = Wording(r"(?P<place>[ก-์.]+)\s+(?P<code>(?<!\d)\d{5})(?!\d)\s*\Z")
# Behind a province, a figure too few or too many, or a letter for a figure.
_MISSHAPEN = Wording(
    r"(?P<place>[ก-์.]+)\s+(?P<code>(?<!\d)(?:\d{4}|\d{6}|\d{4}[A-Za-z]|\d{3}[A-Za-z]\d))(?![\dA-Za-z])\s*\Z"
)


def find(reading: Reading) -> Findings:
    passages: list[Passage] = reading.of(Role.ADDRESS, Role.SENDER)
    for passage in passages:
        for hit in _MISSHAPEN.inside(passage):
            if _prefixes(hit.group("place")):
                yield hit.at("code", "รหัสไปรษณีย์มี 5 หลัก", "ตรวจรหัสไปรษณีย์")
        for hit in _CODE.inside(passage):
            right = _prefixes(hit.group("place"))
            if right and not to_arabic(hit.group("code")).startswith(right):
                shown = " หรือ ".join(p.ljust(5, "x") for p in right)
                yield hit.at("code", f"{hit.group('place')} ใช้รหัส {shown}", "ตรวจรหัสไปรษณีย์และจังหวัด")


def _prefixes(place: str) -> tuple[str, ...]:
    """Return how the postal codes of a place begin: a province by name or by its two letters."""
    place = re.sub(r"^(?:จังหวัด|จ\.)", "", place)
    for name, row in table("provinces").items():
        if place in (name, row["letters"]) or (
            name == "กรุงเทพมหานคร" and place in ("กทม.", "กทม", "กรุงเทพฯ")
        ):
            return tuple(row["postal"].split())
    return ()
