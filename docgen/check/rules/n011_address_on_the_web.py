"""ที่อยู่ไปรษณีย์อิเล็กทรอนิกส์หรือเว็บไซต์ผิดรูป

ตรวจ: จุลภาคแทนจุด (go,th) ไม่มีชื่อหลัก เว้นวรรคที่ @ จุดซ้อน ชื่อหลักที่พิมพ์ผิด (.go.ht .con) และ www, http:/ ที่พิมพ์ผิด
เพราะ: ผู้รับส่งถึงไม่ได้ หรือเปิดไม่ได้
ที่มา: RFC 5321 และ RFC 3986
ความแน่ใจ: แน่

ผิด:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานทาง saraban@moi.go,th
      - จึงเรียนมาเพื่อทราบ
ถูก:
    ข้อความ:
      - ด้วยจังหวัดขอให้ส่งรายงานทาง saraban@moi.go.th
      - จึงเรียนมาเพื่อทราบ
"""

from docgen.check.reading import Findings, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity

CODE, NAME, SEVERITY = "N011", "ที่อยู่ไปรษณีย์อิเล็กทรอนิกส์หรือเว็บไซต์ผิดรูป", Severity.WARNING

_REACH = (64, 80)  # characters of an address before an @, and behind it
_LOCAL = r"[A-Za-z0-9._+\-]+"
_SECOND = "go|ac|or|mi|co|in|net"  # of names under .th
_WRONG_TOP = (
    rf"(?:(?:{_SECOND})\.(?:ht|t|tth|thh|tg|yh|rh|tj|hth)|con|cmo|ocm|comm|vom|xom|cim|ogr)"
)
_COMMA = Wording(
    rf"(?P<mail>{_LOCAL}@[A-Za-z0-9.\-]+(?P<comma>,)(?:th|com|net|org|{_SECOND})(?![A-Za-z0-9@_\-]|\.[A-Za-z0-9.\-]*@))",
    "@",
    reach=_REACH,
)
_APART = Wording(
    r"(?<![A-Za-z0-9._])(?=[0-9._+\-]*[A-Za-z])[A-Za-z0-9._+\-]*[A-Za-z0-9](?P<gap>\s+@\s*|@\s+)[A-Za-z0-9\-]*[A-Za-z][A-Za-z0-9\-]*(?:\.[A-Za-z0-9\-]+)+",
    "@",
    reach=_REACH,
)
_HOSTLESS = Wording(
    rf"(?<![A-Za-z0-9._@/]){_LOCAL}@[A-Za-z0-9\-]+(?![A-Za-z0-9.,@\-])", "@", reach=_REACH
)
_DOTS = Wording(
    rf"{_LOCAL}@(?:[A-Za-z0-9.\-]*?\.\.[A-Za-z0-9.\-]*|@[A-Za-z0-9.\-]*|[A-Za-z0-9.\-]*\.th\.th\b)",
    "@",
    reach=_REACH,
)
_TOP = Wording(
    rf"(?:{_LOCAL}@|www\.|https?://)(?:[A-Za-z0-9\-]+\.)+?(?P<top>(?<=\.){_WRONG_TOP})(?![A-Za-z0-9\-]|\.[A-Za-z])",
    "@", "www.", "http", reach=_REACH,
)  # fmt: skip
_WEB = Wording(
    r"(?<![A-Za-z0-9])(?P<start>w{1,2}\.(?=[a-z0-9\-]+\.(?:go|ac|or|co|mi|in)\.th)|w{4,}\.|www[,;](?=[A-Za-z])|https?:/(?=[A-Za-z])|https?;//|https?//(?=[A-Za-z])|h?t?tps?://(?<!http://)(?<!https://)|htpps?://|hhttps?://|https?://\s+(?=[a-z0-9]))",
    "w.", "ww,", "ww;", "http", "htp", "ttp", "tps:", "tp:", reach=(8, 24),
)  # fmt: skip


def find(reading: Reading) -> Findings:
    by_hand = reading.of(Role.EMAIL)
    for rule, part, message, right in (
        (_COMMA, "comma", "จุลภาคแทนจุด", "."),
        (_APART, "gap", "เว้นวรรคที่ @", None),
        (_HOSTLESS, 0, "ไม่มีชื่อหลังจุด เช่น .go.th", None),
        (_DOTS, 0, "จุด @ หรือชื่อหลักซ้ำ", None),
        (_TOP, "top", "ชื่อหลักผิด", None),
        (_WEB, "start", "ขึ้นต้นผิด", None),
    ):
        for hit in (*rule.hits(reading), *(h for p in by_hand for h in rule.inside(p))):
            yield hit.at(part, message, "ตรวจที่อยู่", right)
