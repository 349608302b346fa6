"""ตำแหน่งผู้ลงนามไม่ใช่ของส่วนราชการเจ้าของหนังสือ

ตรวจ: ผู้ว่าราชการจังหวัด นายอำเภอ อธิบดี นายกเทศมนตรี นายก อบต. ที่ลงนาม ต้องเป็นของจังหวัด อำเภอ กรม หรือท้องถิ่นในหัวหนังสือ
เพราะ: ใครลงนาม ส่วนราชการของผู้นั้นเป็นเจ้าของหนังสือ
ที่มา: คู่มือการเขียนหนังสือราชการ กระทรวงพาณิชย์
ความแน่ใจ: ค่อนข้างแน่

ผิด:
    ผู้ลงนาม: {ชื่อ: นายสมชาย ใจดี, ตำแหน่ง: ผู้ว่าราชการจังหวัดสมุทรปราการ}
ถูก:
    ผู้ลงนาม: {ชื่อ: นายสมชาย ใจดี, ตำแหน่ง: ผู้ว่าราชการจังหวัดสมุทรสาคร}
"""

import re

from docgen.check.hand import ACTING
from docgen.check.parts import head_of
from docgen.check.reading import Finding, Findings, Passage, Reading, Role
from docgen.check.wording import Wording
from docgen.diagnostics import Severity
from docgen.thai.numerals import to_arabic

CODE, NAME, SEVERITY = "A017", "ตำแหน่งผู้ลงนามไม่ใช่ของส่วนราชการนี้", Severity.WARNING

_POST = Wording(
    r"(?:ผู้ว่าราชการจังหวัด(?P<province>[ก-์]+)|นายอำเภอ(?P<district>[ก-์]+)|อธิบดี(?P<department>กรม[ก-์]+)"
    r"|นายก(?P<local>เทศมนตรี(?:ตำบล|เมือง|นคร)?[ก-์]+|องค์การบริหารส่วน(?:ตำบล|จังหวัด)[ก-์]+)|ผู้อำนวยการ(?P<house>(?:โรงพยาบาล|โรงเรียน|วิทยาลัย)[ก-์]+)|อธิการบดี(?P<university>(?:มหาวิทยาลัย|สถาบัน)[ก-์]+))"
)


_POST_OF = re.compile(r"^(?:รอง|ผู้ช่วย)?ผู้(?:บัญชาการ|อำนวยการ|กำกับการ|บังคับการ)")
_NUMBERED = re.compile(r"(?P<what>[ก-์]{5,40}(?:ที่|เขต))\s*(?P<number>\d{1,3})(?!\d)")
_HOUSE = re.compile("โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|วิทยาลัย|สถาบัน")
_RANKS = ("ตำบล", "เมือง", "นคร")
_TOWN = re.compile(rf"เทศมนตรี(?P<rank>{'|'.join(_RANKS)})(?P<place>[ก-์]+)")


def find(reading: Reading) -> Findings:
    lines = reading.of(Role.AGENCY, Role.SENDER)
    text = head_of(reading)
    if not lines and not reading.typeset:  # a decree typed by hand names its office in its title
        text = "".join(passage.text for passage in reading.of(Role.TITLE)[:1])
    posts = reading.of(Role.POSITION)
    acting = any(ACTING.search(post.text) for post in posts)
    for hit in _POST.hits(reading, Role.POSITION) if text else ():
        # Who acts for another has a post of his own; the head is that of the other.
        if acting and (hit.passage is not posts[-1] or ACTING.search(hit.passage.text, hit.end)):
            continue
        name = next(filter(None, hit.match.groups()))
        if (sort := _HOUSE.match(name)) and sort.group() not in text:
            continue  # the head is not of such a house at all
        place = re.sub(r"^(?:กรม|เทศมนตรี(?:ตำบล|เมือง|นคร)?|องค์การบริหารส่วน(?:ตำบล|จังหวัด))", "", name)
        if place not in text or _of_other_rank(name, text):
            yield hit.finding(f"หัวหนังสือไม่ใช่ของ {name}", "ตรวจผู้ลงนามและส่วนราชการ")
    if not acting:
        yield from _of_number(lines, posts)


def _of_other_rank(name: str, head: str) -> bool:
    """Whether a mayor is told as that of a town of another rank: เทศมนตรีตำบล of a เทศบาลเมือง."""
    town = _TOWN.match(name)
    if town is None:
        return False
    told = {rank for rank in _RANKS if f"เทศบาล{rank}{town['place']}" in head}
    return bool(told) and town["rank"] not in told


def _of_number(lines: list[Passage], posts: list[Passage]) -> Findings:
    """Yield the posts of an office that has another number than that of the head: มณฑลทหารบกที่ ๓๘."""
    # No number goes on from one line to the next, nor over a blank.
    text = "\n".join(re.sub(r"(?<!\d)\s|\s(?!\d)", "", to_arabic(line.text)) for line in lines)
    own = {found["what"]: found["number"] for found in _NUMBERED.finditer(text)}
    told = re.sub(r"\s", "", to_arabic("".join(post.text for post in posts)))
    for post in posts:
        for found in _NUMBERED.finditer(to_arabic(post.text)):
            what = _POST_OF.sub("", found["what"])
            if (
                own.get(what, found["number"]) != found["number"]
                and f"{what}{own[what]}" not in told
            ):
                message = f"หัวหนังสือเป็นของ {what} {own[what]}"
                yield Finding(message, post, *found.span("number"), "ตรวจผู้ลงนามและส่วนราชการ")
