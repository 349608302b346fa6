"""แท็กแม่แบบเหลืออยู่ในหนังสือที่พิมพ์เอง

ตรวจ: {{ ... }} {% ... %} «ช่อง» ในหนังสือที่เสร็จแล้ว และ {คำ} ปีกกาชั้นเดียว
เพราะ: ค่าไม่ได้ถูกแทน ผู้รับเห็นชื่อช่อง
ที่มา: ผู้ใช้แม่แบบ Word (docxtpl, จดหมายเวียนของ Word)
ความแน่ใจ: แน่

ผิด (พิมพ์เอง):
    เรื่อง ขอเชิญ{{ ชื่องาน }}
    เรียน อธิบดีกรมการปกครอง
ถูก (พิมพ์เอง):
    เรื่อง ขอเชิญเป็นวิทยากรอบรมงานสารบรรณ
    เรียน อธิบดีกรมการปกครอง
"""

from docgen.check.reading import Findings, Reading
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "D009", "แท็กแม่แบบเหลืออยู่", Severity.WARNING

_TAG = Wording(
    r"\{\{[^{}\n]{0,200}\}\}?|\{%[^{}\n]{0,200}%?\}|(?<!\{)\{[ก-๙A-Za-z_. ]{1,40}\}(?!\})", "{"
)


def find(reading: Reading) -> Findings:
    for hit in _TAG.hits(reading):
        yield hit.finding(f"{hit.group()[:30]} ยังไม่ถูกแทนด้วยค่า", "เติมค่าจริง")
