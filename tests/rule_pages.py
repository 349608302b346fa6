"""The pages of the rules: samples in Markdown, and how a sample becomes a document or a letter typed by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen import checking
from docgen.diagnostics import Diagnostic
from docgen.gather import Reader
from docgen.model import KINDS, Kind
from docgen.model.fields import term
from docgen.names import key_names
from docgen.report import report

PAGES = Path(__file__).parent / "rules"

# A letter in which no rule finds anything: what a sample does not state is taken from here.
AGENCY = (
    "ส่วนราชการ: {ชื่อ: จังหวัดสมุทรสาคร, จังหวัด: สมุทรสาคร, รหัสหนังสือ: สค 0017.2, "
    "ที่อยู่: [ศาลากลางจังหวัดสมุทรสาคร, ถนนเศรษฐกิจ 1 สค 74000], "
    "ผู้ลงนาม: {ผู้ว่า: {ชื่อ: นายประเสริฐ มั่นคง, ตำแหน่ง: ผู้ว่าราชการจังหวัดสมุทรสาคร}}, "
    "เจ้าของเรื่อง: {อำนวยการ: {สำนักงาน: สำนักงานจังหวัด, โทร.: 034 425 075}}}"
)
_MEETING = "การประชุม: {ชื่อ: ประชุมหัวหน้าส่วนราชการ, วันที่: 9 มีนาคม 2569, เวลา: 9:30, สถานที่: ศาลากลางจังหวัดสมุทรสาคร}"
BASE = {
    "agency": AGENCY,
    "number": "ที่: 500",
    "date": "วันที่: 16 มีนาคม 2569",
    "subject": "เรื่อง: ขอเชิญเป็นวิทยากรอบรมงานสารบรรณ",
    "to": "เรียน: ผู้อำนวยการวิทยาลัยเทคนิคสมุทรสาคร",
    "about": "ว่าด้วย: การใช้รถราชการ",
    "body": "ข้อความ: [ด้วยจังหวัดสมุทรสาครกำหนดจัดอบรมงานสารบรรณ จึงขอเชิญท่านเป็นวิทยากร, จึงเรียนมาเพื่อโปรดพิจารณา]",
}
_BODIES = {
    Kind.ORDER: "ข้อความ: [อาศัยอำนาจตามความในมาตรา 57 จึงแต่งตั้งคณะทำงาน, ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป]",
    Kind.ANNOUNCEMENT: "ข้อความ: [ด้วยจังหวัดจะย้ายที่ทำการ, จึงประกาศให้ทราบโดยทั่วกัน]",
    Kind.CERTIFICATE: "ข้อความ: [หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า นายสมชาย ใจดี เป็นข้าราชการ]",
    Kind.STAMPED_LETTER: "ข้อความ: [ด้วยจังหวัดขอข้อมูลแหล่งน้ำ จึงขอให้ส่งภายในวันที่ 31 มีนาคม 2569]",
}
_KEY = re.compile(r"^([^\s:#-][^:]*):(?:\s|$)")


@dataclass(frozen=True)
class Sample:
    """A sample: ``kind`` is yaml, text (a letter typed by hand) or prose (lines of a body)."""

    kind: str
    text: str
    report: str | None = None


def document(sample: str) -> str:
    """Return the YAML of a whole letter: the keys of the sample, and the base for those that it does not state."""
    typed = [found[1].strip() for line in sample.splitlines() if (found := _KEY.match(line))]
    stated = re.search(r"^ชนิด: *(.+)$", sample, re.MULTILINE)
    kind = term(Kind)(stated[1]) if stated else Kind.LETTER
    names = key_names(KINDS[kind])
    there = {names.get(key) for key in typed}
    base = BASE | ({"body": _BODIES[kind]} if kind in _BODIES else {})
    lines = [sample.rstrip("\n")]
    lines += [] if stated else ["ชนิด: หนังสือภายนอก"]
    lines += [text for key, text in base.items() if key in names.values() and key not in there]
    if kind is Kind.MEETING_PAPERS and "meeting" not in there:
        lines.append(_MEETING)
    return "\n".join(lines) + "\n"


def prose(line: str) -> str:
    """Return the YAML of a letter whose body holds the line."""
    return document(
        f"ข้อความ:\n  - |-\n    {line}\n  - จังหวัดสมุทรสาครจึงขอเชิญท่านเป็นวิทยากร\n  - จึงเรียนมาเพื่อโปรดพิจารณา"
    )


def found_in(sample: Sample) -> tuple[str, list[Diagnostic]]:
    """Return the exact report on a sample, and its findings."""
    if sample.kind == "text":
        path, text = Path("หนังสือ.txt"), sample.text
    elif sample.kind == "prose":
        path, text = Path("letter.yaml"), prose(sample.text.strip())
    else:
        path, text = Path("letter.yaml"), document(sample.text)
    reader = Reader({path: text})
    by_hand = sample.kind == "text"
    checked = (
        checking.check_typed([path], reader) if by_hand else checking.check_paths([path], reader)
    )
    lines = text.splitlines()
    return report(checked.diagnostics, "human", lambda _: lines), checked.diagnostics


def examples(page: str) -> Iterator[tuple[str, Sample]]:
    """Yield the examples of a rule's manual page: ผิด or ถูก, and the sample."""
    for found in re.finditer(r"^(ผิด|ถูก)( \(พิมพ์เอง\))?:\n((?:(?:    .*)?\n?)+)", page, re.MULTILINE):
        text = "\n".join(line[4:] for line in found[3].rstrip("\n").splitlines())
        yield found[1], Sample("text" if found[2] else "yaml", text + "\n")


_BLOCK = re.compile(
    r"^```(yaml|text|prose)\n(.*?)^```\n(?:\n?```report\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL
)


def samples(page: str) -> tuple[list[Sample], list[Sample]]:
    """Return the samples of a page that the rule flags, and those in which it must stay silent."""
    flagged, silent = page.split("\n## ต้องเงียบ\n")
    wrong = [Sample(m[1], m[2], m[3] or "") for m in _BLOCK.finditer(flagged)]
    right = []
    for block in _BLOCK.finditer(silent):
        lines = block[2].splitlines() if block[1] == "prose" else [block[2]]
        right += [Sample(block[1], line) for line in lines if line.strip()]
    return wrong, right
