"""Realistic mistakes put into clean letters, to see which of them ``docgen check`` finds.

Enters: the files of a sample, or its text as a hand would have typed it. Leaves: the same with one mistake. Each mistake
has its family, and the rules (or diagnostics) that ought to tell it.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.resources import table
from docgen.thai.calendar import MONTHS, WEEKDAYS

Texts = dict[str, str]  # name of the file: text
_SITES = 3  # places of one sample in which one mistake is made, each alone
_D = "[0-9๐-๙]"
_MONTH = "|".join(MONTHS)


@dataclass(frozen=True)
class Mistake:
    """A kind of mistake; ``make`` yields texts that hold it once."""

    family: str
    name: str
    codes: tuple[str, ...]
    make: Callable[[str, random.Random], Iterator[str]]
    only: str = ""  # yaml or text, when it is made in one of them alone


def _swap(
    pattern: str, repl: Callable[[re.Match[str]], str]
) -> Callable[[str, random.Random], Iterator[str]]:
    """Return what replaces single matches of a pattern, a few of them chosen at random."""

    def make(text: str, rng: random.Random) -> Iterator[str]:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        for match in rng.sample(found, min(len(found), _SITES)):
            new = repl(match)
            if new != match.group():
                yield text[: match.start()] + new + text[match.end() :]

    return make


def _digits(text: str, like: str) -> str:
    return (
        text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        if re.search("[๐-๙]", like)
        else text
    )


def _plus(match: re.Match[str], group: str, by: int) -> str:
    """Return the match with the number in a group greater by so much."""
    number = _digits(str(int(match[group]) + by), match[group])
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    return match.group()[:start] + number + match.group()[end:]


def _cut(group: str = "cut") -> Callable[[re.Match[str]], str]:
    def without(match: re.Match[str]) -> str:
        start, end = match.start(group) - match.start(), match.end(group) - match.start()
        return match.group()[:start] + match.group()[end:]

    return without


def _misspelt(part: str) -> Callable[[str, random.Random], Iterator[str]]:
    """Put a wrong form of the list in place of a right one."""
    rows = [(row["right"], wrong) for wrong, row in table("misspellings")[part].items()]

    def make(text: str, rng: random.Random) -> Iterator[str]:
        there = [(right, wrong) for right, wrong in rows if right in text and wrong not in text]
        for right, wrong in rng.sample(there, min(len(there), _SITES)):
            at = rng.choice([m.start() for m in re.finditer(re.escape(right), text)])
            yield text[:at] + wrong + text[at + len(right) :]

    return make


_LONG_WORDS = (
    "ประสิทธิภาพ", "ปฏิบัติราชการ", "คณะกรรมการ", "ผู้อำนวยการ", "งบประมาณ", "เจ้าหน้าที่", "รายละเอียด", "มหาวิทยาลัย", "ประชาสัมพันธ์",
    "อิเล็กทรอนิกส์", "สารบรรณ", "วัตถุประสงค์", "หลักเกณฑ์", "ดำเนินการ", "ประชุม", "หนังสือ", "หน่วยงาน", "ผู้รับผิดชอบ", "ปัญหา", "ประชาชน",
    "พิจารณา", "อนุเคราะห์", "กำหนดการ", "สำนักงาน", "คอมพิวเตอร์", "แนวทาง", "ความร่วมมือ", "ประกอบด้วย", "มาตรการ", "ส่วนราชการ",
)  # fmt: skip


def _slip(text: str, rng: random.Random) -> Iterator[str]:
    """Leave out, double or exchange one letter of a long word."""
    there = [m for word in _LONG_WORDS for m in re.finditer(word, text)]
    for match in rng.sample(there, min(len(there), 2 * _SITES)):
        word = match.group()
        at = rng.randrange(1, len(word) - 1)
        way = rng.randrange(3)
        new = (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )[way]
        if new != word:
            yield text[: match.start()] + new + text[match.end() :]


def _next_weekday(match: re.Match[str]) -> str:
    other = WEEKDAYS[(WEEKDAYS.index(match["day"]) + 1) % 7]
    return match.group().replace(match["day"], other, 1)


def _other_letter(match: re.Match[str]) -> str:
    """Another family name, one letter apart."""
    family = match["family"]
    at = len(family) // 2
    new = family[:at] + ("น" if family[at] != "น" else "ม") + family[at + 1 :]
    return match.group() + " และ" + match.group().replace(family, new)


def _letter_lost(match: re.Match[str]) -> str:
    """The name of an office without one letter in its midst."""
    at = len(match["opener"]) + len(match["name"]) // 2
    return match.group()[:at] + match.group()[at + 1 :]


_FULL_DATE = rf"(?P<day>{_D}{{1,2}}) (?P<month>{_MONTH}) (?P<year>{_D}{{4}})"
_BODY_END = r"(?P<lead>^\s*-? ?)(?P<rest>จึง(?:กราบ)?เรียนมา[^\n]*)"

MISTAKES = (
    # ปฏิทิน
    Mistake("ปฏิทิน", "ชื่อวันเลื่อนไปหนึ่งวัน", ("C001",), _swap(rf"วัน(?P<day>{'|'.join(WEEKDAYS)})ที่ {_D}", _next_weekday)),
    Mistake("ปฏิทิน", "วันที่เลื่อนไปหนึ่งวัน", ("C001", "C002", "A022"),
            _swap(rf"วัน(?:{'|'.join(WEEKDAYS)})ที่ (?P<day>{_D}{{1,2}}) (?:{_MONTH})", lambda m: _plus(m, "day", 1))),
    Mistake("ปฏิทิน", "วันที่ไม่มีในปฏิทิน", ("C002", "value-unreadable"), _swap(_FULL_DATE, lambda m: m.group().replace(m["day"], _digits("32", m["day"]), 1))),
    Mistake("ปฏิทิน", "ปีเป็น ค.ศ.", ("C005",), _swap(rf"(?<!ลง)วันที่ {_FULL_DATE}", lambda m: _plus(m, "year", -543)), "text"),
    Mistake("ปฏิทิน", "ตัวเลขของปีสลับกัน", ("C004", "C001", "A005", "C006", "C003", "A022", "A002"),
            _swap(rf"(?<!ลง)(?:วันที่|ที่) {_FULL_DATE}", lambda m: m.group()[:-2] + m.group()[-1] + m.group()[-2])),
    Mistake("ปฏิทิน", "ปีงบประมาณของปีก่อน", ("C003",),
            _swap(rf"ปีงบประมาณ พ\.ศ\. (?P<year>{_D}{{4}})", lambda m: _plus(m, "year", -1))),
    Mistake("ปฏิทิน", "อ้างถึงหนังสือของปีหน้า", ("A005",), _swap(rf"ลงวันที่:? (?:[^\n]{{0,20}} )?(?P<year>{_D}{{4}})(?=\s*$)", lambda m: _plus(m, "year", 1))),
    Mistake("ปฏิทิน", "ช่วงวันกลับกัน", ("C009",),
            _swap(rf"(?P<a>{_D}{{1,2}}) - (?P<b>{_D}{{1,2}})(?P<m> (?:{_MONTH}))", lambda m: f"{m['b']} - {m['a']}{m['m']}")),
    Mistake("ปฏิทิน", "เวลาที่เป็นไปไม่ได้", ("C008",), _swap(rf"(?P<h>{_D}{{2}})(?P<m>\.{_D}{{2}} น\.)", lambda m: _digits("27", m["h"]) + m["m"])),
    # ความสอดคล้อง
    Mistake("ความสอดคล้อง", "เลขที่ในบัญชีผิดหลักหนึ่ง", ("A001",),
            _swap(rf"(?<=\n)ที่[ \t]+[ก-ฮ]+ {_D}+[.{_D[1:-1]}]*/ว (?P<n>{_D}+)\n\nบัญชี", lambda m: _plus(m, "n", 10)), "text"),
    Mistake("ความสอดคล้อง", "วันที่ในบัญชีผิดไปหนึ่งวัน", ("A002",),
            _swap(rf"บัญชี[^\n]*\n\nวันที่ (?P<day>{_D}{{1,2}}) ", lambda m: _plus(m, "day", 1)), "text"),
    Mistake("ความสอดคล้อง", "ชั้นความเร็วในบัญชีต่างจากหนังสือ", ("A004",),
            _swap(r"ด่วน(?P<w>ที่สุด|มาก)(?=\n\nที่[^\n]*\n\nบัญชี)", lambda m: "ด่วน" + {"ที่สุด": "มาก", "มาก": "ที่สุด"}[m["w"]]), "text"),
    Mistake("ความสอดคล้อง", "ลบอ้างถึง", ("A006",), _swap(r"^(?P<cut>(?:อ้างถึง|references):.*\n(?:[ \t]+.*\n)*)", _cut()), "yaml"),
    Mistake("ความสอดคล้อง", "ลบสิ่งที่ส่งมาด้วย", ("A009",), _swap(r"^(?P<cut>(?:สิ่งที่ส่งมาด้วย|enclosures):.*\n(?:[ \t]+.*\n)*)", _cut()), "yaml"),
    Mistake("ความสอดคล้อง", "ลำดับที่อ้างถึงเกิน", ("A007",), _swap(rf"หนังสือที่อ้างถึง(?: (?P<n>{_D}))?(?= )", lambda _: "หนังสือที่อ้างถึง 4")),
    Mistake("ความสอดคล้อง", "ลำดับสิ่งที่ส่งมาด้วยเกิน", ("A011",), _swap(rf"ตามสิ่งที่ส่งมาด้วย(?: {_D})?(?: - {_D})?", lambda _: "ตามสิ่งที่ส่งมาด้วย 5")),
    Mistake("ความสอดคล้อง", "ลบคำว่าตามบัญชีแนบท้าย", ("A014",), _swap(r"(?P<cut> \(ตามบัญชีรายชื่อแนบท้าย\))$", _cut()), "yaml"),
    Mistake("ความสอดคล้อง", "ยอดรวมผิด", ("A023",), _swap(rf'รวม: \["", [^\]]*"(?P<n>{_D}+)(?=[,"])', lambda m: _plus(m, "n", 1)), "yaml"),
    Mistake("ความสอดคล้อง", "คำอ่านจำนวนเงินผิด", ("A024",), _swap(r"\((?P<w>[ก-์]+)บาทถ้วน\)", lambda m: f"({m['w']}หนึ่งบาทถ้วน)"), "text"),
    Mistake("ความสอดคล้อง", "จำนวนที่บอกไม่ตรงรายการ", ("A021",),
            _swap(rf"(?P<n>{_D}+) (?:เรื่อง|ข้อ|ประการ|รายการ|ด้าน|กิจกรรม)(?= ดังนี้)", lambda m: _plus(m, "n", 1))),
    Mistake("ความสอดคล้อง", "นามสกุลสะกดสองแบบ", ("A016",),
            _swap(r"(?:นาย|นางสาว|นาง)(?P<given>[ก-์]{2,15}) (?P<family>[ก-์]{5,15})(?=[ \n])", _other_letter), "text"),
    Mistake("ความสอดคล้อง", "ชื่อหน่วยงานตกตัวหนึ่งแห่ง", ("A035", "L003"),
            _swap(r"(?P<opener>โรงเรียน|วิทยาลัย|โรงพยาบาล|โรงแรม|ศูนย์|อำเภอ|ตำบล)(?P<name>[ก-์]{6,20})(?=[ \n])", _letter_lost), "text"),
    Mistake("ความสอดคล้อง", "ผู้รับหรือย่อหน้าซ้ำ", ("A018", "D007"), _swap(r"^(?P<row>  - [^\n{:]+\n)", lambda m: m["row"] * 2), "yaml"),
    Mistake("ความสอดคล้อง", "ผู้ลงนามของจังหวัดอื่น", ("A017",), _swap(r"(?<=ผู้ว่าราชการจังหวัด)[ก-์]+(?=\n)", lambda _: "แพร่"), "text"),
    Mistake("ความสอดคล้อง", "ครั้งที่ในข้อความไม่ตรงกับเรื่อง", ("A033",), _swap(rf"(?<=เรื่อง)[^\n]*ครั้งที่ (?P<n>{_D}+)", lambda m: _plus(m, "n", 1))),
    Mistake("ความสอดคล้อง", "ปีของกฎหมายสลับเลข", ("C016",),
            _swap(r"(?<=พ\.ศ\. )(?P<a>2|๒)(?P<b>5|๕)(?P<c>[0-9๐-๙])(?P<d>[0-9๐-๙])(?![0-9๐-๙])(?<=(?:แผ่นดิน|สารบรรณ|พลเรือน) พ\.ศ\. ....)", lambda m: m["a"] + m["b"] + m["d"] + m["c"])),
    # รูปแบบ
    Mistake("รูปแบบ", "ตัดคำว่า นั้น", ("F001",), _swap(r"(?P<cut> นั้น)(?=\s*$)", _cut())),
    Mistake("รูปแบบ", "เติม นั้น หลัง ด้วย", ("F002",), _swap(r"^(?P<p>(?:\s*- )?ด้วย[^\n{|>]{20,})$", lambda m: m["p"] + " นั้น")),
    Mistake("รูปแบบ", "ลบย่อหน้าสรุป", ("F003",), _swap(r"^(?P<cut>\s*-? ?จึง(?:กราบ)?เรียนมา[^\n]*\n)", _cut())),
    Mistake("รูปแบบ", "ขอบคุณทั้งที่ไม่ได้ขอ", ("F006",), _swap(r"จึงเรียนมาเพื่อทราบ$", lambda m: m.group() + " จะขอบคุณยิ่ง")),
    Mistake("รูปแบบ", "เรื่องกว้างเกินไป", ("F012",), _swap(r"^(?P<label>(?:เรื่อง|subject)[:\t ]+)[^\n]+$", lambda m: m["label"] + "ขอความร่วมมือ")),
    Mistake("รูปแบบ", "เรื่องจบด้วยจุด", ("F013",), _swap(r"^(?:เรื่อง|subject)[: ][^\n]*[ก-์]$", lambda m: m.group() + ".")),
    Mistake("รูปแบบ", "พิมพ์คำลงท้ายในข้อความ", ("S004",), _swap(r"^(?P<lead>\s*- )(?P<rest>จึง[^\n]*)$", lambda m: f"{m.group()}\n{m['lead']}ขอแสดงความนับถือ"), "yaml"),
    Mistake("รูปแบบ", "พิมพ์คำขึ้นต้นซ้ำ", ("S006",), _swap(r"^(?P<k>(?:เรียน|ถึง): )(?P<v>[^\n\[]+)$", lambda m: f"{m['k']}เรียน {m['v']}"), "yaml"),
    Mistake("รูปแบบ", "คำลงท้ายสูงกว่าคำขึ้นต้น", ("S002",), _swap(r"^ขอแสดงความนับถือ$", lambda m: m.group() + "อย่างยิ่ง"), "text"),
    Mistake("รูปแบบ", "คำลงท้ายของพระสงฆ์", ("S002",), _swap(r"^ขอแสดงความนับถือ$", lambda _: "ขอนมัสการด้วยความเคารพ"), "text"),
    Mistake("รูปแบบ", "จึงกราบเรียน ต่อผู้รับทั่วไป", ("S003",), _swap(r"จึงเรียนมาเพื่อ", lambda _: "จึงกราบเรียนมาเพื่อ")),
    Mistake("รูปแบบ", "ชั้นความเร็วในเรื่อง", ("F028",), _swap(r"^(?P<k>(?:เรื่อง|subject)[:\t ]+)(?=\S)", lambda m: m["k"] + "(ด่วนที่สุด) ")),
    Mistake("รูปแบบ", "ลบหมายเลขโทรศัพท์", ("F020",), _swap(r"^(?P<cut>(?:โทร|โทรศัพท์)[./][^\n]*\n)", _cut()), "text"),
    Mistake("รูปแบบ", "ลบคำนำหน้าผู้ลงนาม", ("F026",), _swap(r"^(?P<k>  ชื่อ: )(?:นางสาว|นาย|นาง)", lambda m: m["k"]), "yaml"),
    Mistake("รูปแบบ", "วันที่ของหนังสือมีคำว่าวันที่", ("F017",), _swap(rf"(?<=\n\n){_FULL_DATE}(?=\n\nเรื่อง)", lambda m: "วันที่ " + m.group()), "text"),
    Mistake("รูปแบบ", "ใช้ สิ่งที่แนบมาด้วย", ("F016",), _swap(r"(?<=ตาม)สิ่งที่ส่งมาด้วย", lambda _: "สิ่งที่แนบมาด้วย")),
    Mistake("รูปแบบ", "ไม่มีที่ในอ้างถึง", ("F015", "reference-incomplete"), _swap(rf"(?P<cut> ที่ [ก-ฮ]{{2,4}} {_D}+[^\n]*?)(?= ลงวันที่)", _cut())),
    Mistake("รูปแบบ", "ลบคำลงท้าย", ("F031",), _swap(r"^(?P<cut>ขอแสดงความนับถือ(?:อย่างยิ่ง)?\n)", _cut()), "text"),
    # คำและภาษา
    Mistake("คำและภาษา", "คำที่มักเขียนผิด", ("L001", "L003"), _misspelt("words")),
    Mistake("คำและภาษา", "คำทับศัพท์", ("L002",), _misspelt("loanwords")),
    Mistake("คำและภาษา", "OCR อ่านผิด", ("D001", "L001", "L003"), _misspelt("ocr")),
    Mistake("คำและภาษา", "พิมพ์ตก เกิน หรือสลับหนึ่งตัว", ("L001", "L003", "T007", "T008", "D001", "F003", "C001", "T004"), _slip),
    Mistake("คำและภาษา", "คำซ้ำ", ("L005",), _swap(r"(?<=[ก-์])(?P<w>และ|เพื่อ|ซึ่ง|โดย)(?=[ก-์])", lambda m: m["w"] * 2)),
    Mistake("คำและภาษา", "ใช้ กระผม", ("L007",), _swap(r"(?<=จึง)ขอ(?=[ก-์])", lambda _: "กระผมขอ"), "text"),
    # การพิมพ์
    Mistake("การพิมพ์", "ไม้ยมกติดกัน", ("T001",), _swap(r" ๆ", lambda _: "ๆ")),
    Mistake("การพิมพ์", "พ.ศ. ติดกับปี", ("T003",), _swap(rf"พ\.ศ\. (?={_D})", lambda _: "พ.ศ.")),
    Mistake("การพิมพ์", "พ.ศ. ขาดจุด", ("T019",), _swap(rf"พ\.ศ\. (?=[2๒]{_D})", lambda _: "พ.ศ ")),
    Mistake("การพิมพ์", "จุลภาคในที่อยู่ไปรษณีย์อิเล็กทรอนิกส์", ("N011",), _swap(r"(?<=@)(?P<h>[a-z.\-]+)\.th", lambda m: m["h"] + ",th")),
    Mistake("การพิมพ์", "เวลาใช้ทวิภาค", ("T005",), _swap(rf"(?P<h>{_D}{{2}})\.(?P<m>{_D}{{2}} น\.)", lambda m: f"{m['h']}:{m['m']}")),
    Mistake("การพิมพ์", "วรรณยุกต์ซ้อน", ("T007",), _swap(r"[่้](?=[ก-ฮ])", lambda m: m.group() * 2)),
    Mistake("การพิมพ์", "เว้นวรรคในวงเล็บ", ("T004",), _swap(r"\((?=[ก-ฮ])", lambda _: "( ")),
    Mistake("การพิมพ์", "วงเล็บไม่ปิด", ("T004",), _swap(r"(?<=\([ก-ฮ])(?P<in>[ก-์ ]{3,40})\)(?= )", lambda m: m["in"])),
    Mistake("การพิมพ์", "เดือนย่อ", ("C010",), _swap(r"(?<= )ตุลาคม(?= [2๒])|(?<= )มกราคม(?= [2๒])|(?<= )เมษายน(?= [2๒])|(?<= )กรกฎาคม(?= [2๒])", lambda m: {"ตุ": "ต.ค.", "มก": "ม.ค.", "เม": "เม.ย.", "กร": "ก.ค."}[m.group()[:2]])),
    Mistake("การพิมพ์", "ศูนย์นำหน้าวันที่", ("C011",), _swap(rf"(?<=วันที่ )(?={_D} (?:{_MONTH}) )", lambda _: "0")),
    Mistake("การพิมพ์", "ตัวเลขติดกับหน่วย", ("T012",), _swap(rf"(?<={_D}) (?=คน|แห่ง|เรื่อง|ราย|เครื่อง|ชุด|ฉบับ)", lambda _: "")),
    Mistake("การพิมพ์", "จำนวนเงินไม่มีจุลภาค", ("T013",), _swap(rf"(?P<a>{_D}{{1,3}}),(?P<b>{_D}{{3}} บาท)", lambda m: m["a"] + m["b"]), "text"),
    Mistake("การพิมพ์", "เลขไทยปนอารบิก", ("T010",), _swap(r"(?<=[๐-๙]{3})[๐-๙](?![๐-๙])", lambda m: str(int(m.group()))), "text"),
    Mistake("การพิมพ์", "สระอำแยก", ("T009",), _swap("ำ", lambda _: "ํา"), "text"),
    Mistake("การพิมพ์", "สระแอแยก", ("T009",), _swap("แ", lambda _: "เเ"), "text"),
    # ร่างและเศษ
    Mistake("ร่างและเศษ", "ช่องที่ยังไม่ได้เติม", ("D004",), _swap(r"(?<=จำนวน )(?=[0-9๐-๙])", lambda _: "[ระบุจำนวน] ")),
    Mistake("ร่างและเศษ", "จุดไข่ปลา", ("D004",), _swap(r"(?<=เวลา )[0-9๐-๙]{2}\.[0-9๐-๙]{2}", lambda _: "..............")),
    Mistake("ร่างและเศษ", "แท็ก HTML", ("D002",), _swap(r"(?<=[ก-์])(?= ดังนี้$)", lambda _: "<br/>")),
    Mistake("ร่างและเศษ", "Markdown", ("D003",), _swap(r"(?P<w>เห็นชอบ|ส่วนราชการ|หน่วยงาน|จังหวัด)(?=[ก-์])", lambda m: f"**{m['w']}**")),
    Mistake("ร่างและเศษ", "แท็กแม่แบบ", ("D009",), _swap(r"(?<=เวลา )[0-9๐-๙]{2}\.[0-9๐-๙]{2}", lambda _: "{{ เวลา }}"), "text"),
    Mistake("ร่างและเศษ", "อักขระเพี้ยน", ("D008",), _swap(r"(?<=[ก-ฮ])[ิีุู](?=[ก-ฮ])", lambda _: "\ufffd")),
    Mistake("ร่างและเศษ", "ย่อหน้าซ้ำ", ("D007",), _swap(r"^(?P<p>(?:ด้วย|ตาม|จังหวัด|อำเภอ|กรม|ขอ|ให้|หนังสือฉบับนี้)[^\n{|>]{60,})\n", lambda m: m["p"] + "\n\n" + m["p"] + "\n"), "text"),
    Mistake("ร่างและเศษ", "ชื่อที่ติดมาท้ายหน้า", ("D005",), _swap(r"\Z", lambda _: "\n\nกัญญา\n"), "text"),
)  # fmt: skip
