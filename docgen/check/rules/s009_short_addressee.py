"""คำย่อในชื่อผู้รับ

ตรวจ: เรียน ผอ.โรงเรียน... เรียน ผกก.สภ. ... เรียน ผู้ว่าฯ
เพราะ: คำขึ้นต้นใช้ชื่อตำแหน่งเต็ม คำย่อใช้ในการพูดและในบันทึกสั้น ๆ
ที่มา: ระเบียบงานสารบรรณ คำอธิบาย ๒ (คำขึ้นต้นตามด้วยตำแหน่งของผู้ที่หนังสือนั้นมีถึง)
ความแน่ใจ: แน่

ผิด:
    เรียน: ผอ.วิทยาลัยเทคนิคสมุทรสาคร
ถูก:
    เรียน: ผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.model import Distribution, Kind

CODE, NAME, SEVERITY = "S009", "คำย่อในชื่อผู้รับ", Severity.WARNING

_FULL = {
    "ผอ.": "ผู้อำนวยการ",
    "ผกก.": "ผู้กำกับการ",
    "ผบก.": "ผู้บังคับการ",
    "ผบช.": "ผู้บัญชาการ",
    "ผบ.": "ผู้บัญชาการ หรือผู้บังคับบัญชา",
    "ผวจ.": "ผู้ว่าราชการจังหวัด",
    "ผู้ว่าฯ": "ผู้ว่าราชการจังหวัด",
    "นอภ.": "นายอำเภอ",
    "หน.": "หัวหน้า",
    "ผช.": "ผู้ช่วย",
    "สสจ.": "นายแพทย์สาธารณสุขจังหวัด",
    "ผญบ.": "ผู้ใหญ่บ้าน",
    "กก.ผจก.": "กรรมการผู้จัดการ",
    "ผจก.": "ผู้จัดการ",
    "นายกฯ": "นายกเทศมนตรี หรือนายกองค์การบริหารส่วนตำบล",
    "ปลัดฯ": "ปลัดและชื่อหน่วยงาน",
    "อธิบดีฯ": "อธิบดีและชื่อกรม",
    "อบต.": "องค์การบริหารส่วนตำบล",
    "อบจ.": "องค์การบริหารส่วนจังหวัด",
    "สภ.": "สถานีตำรวจภูธร",
    "รพ.": "โรงพยาบาล",
    "รพ.สต.": "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    "รร.": "โรงเรียน",
    "สพป.": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
    "สพม.": "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา",
}
_SHORT = Wording(
    r"(?:(?<![ก-๎.])|(?<=รอง))(?P<short>(?:" + "|".join(
        each.replace(".", r"\.") for each in sorted(_FULL, key=len, reverse=True)
    ) + r"))|(?<=ผกก\.)(?P<behind>สภ\.)|(?<=ผอ\.)(?P<house>รร\.|รพ\.(?:สต\.)?|สพ[ปม]\.)"
)  # fmt: skip


def find(reading: Reading) -> Findings:
    if reading.on_memo or not reading.is_kind(Kind.LETTER, Kind.CIRCULAR):
        return  # within an office they are usual
    each = getattr(reading.content, "distribution", None) is Distribution.EACH
    for hit in _SHORT.hits(reading, Role.TO, *([Role.RECIPIENT] if each else [])):
        name = next(name for name in ("short", "behind", "house") if hit.group(name))
        short = hit.group(name)
        yield hit.at(name, f"“{short}” เป็นคำย่อ", f"ใช้ชื่อเต็ม: {_FULL[short]}")
