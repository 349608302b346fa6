"""Expressions: a fact typed once, used everywhere; what a model looks like in a text."""

from pathlib import Path

import pytest
from conftest import LETTERS, ROOT, SAMPLES
from docx_text import paragraphs

from docgen.assemble import assemble
from docgen.diagnostics import Faulty
from docgen.expressions.expand import expand
from docgen.pipeline import compositions_of, documents
from docgen.read import read
from docgen.validate import validate

OFFICE = (ROOT / "tests" / "faults" / "office.yaml").as_posix()
HEAD = f"""ชนิด: หนังสือเวียน
ส่วนราชการ: {OFFICE}
ที่: 12
วันที่: 5 มีนาคม 2569
เรียน: กำนัน
อ้างถึง: [{{จาก: จังหวัด, ชั้นความเร็ว: ด่วน, ที่: สป 1/ว 2, ลงวันที่: 1 มี.ค. 2569}}]
สิ่งที่ส่งมาด้วย: [{{ชื่อ: แบบรายงาน, จำนวน: 2 ฉบับ}}]
ข้อมูล: {{ก: หนึ่ง, ข: "{{{{ ข้อมูล.ก }}}}สอง", ค: "{{{{ facts.ข }}}}{{{{ ข้อมูล.ก }}}}"}}
ผู้รับ: {{ลงท้าย: พิเศษ, รายชื่อ: [ปลัด, {{ชื่อ: เกษตร, ลงท้าย: ""}}]}}
ข้อความ: ย่อหน้า
"""


def _subject(tmp_path: Path, text: str, more: str = "") -> str:
    (tmp_path / "letter.yaml").write_text(f"{HEAD}{more}เรื่อง: |\n  {text}\n", encoding="utf-8")
    made = compositions_of(tmp_path, {}).compositions
    return str(made[0].context["subject"]).replace("\u00a0", " ").replace("\u200d", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{{ ข้อมูล.ค }}", "หนึ่งสองหนึ่ง"),
        ("{{ references }}", "หนังสือจังหวัด ด่วน ที่ สป ๑/ว ๒ ลงวันที่ ๑ มีนาคม ๒๕๖๙"),
        ("{{ อ้างถึง[0].ลงวันที่ | วันที่ย่อ }}", "๑ มี.ค. ๖๙"),
        ("{{ enclosures | รวม }} {{ สิ่งที่ส่งมาด้วย | นับ }}", "แบบรายงาน ๑"),
        ("{{ recipients }} {{ recipients | count }}", "ปลัดพิเศษ, เกษตร ๒"),
        ("{{ letter.full_number }} {{ หนังสือ.ที่เต็ม }}", "สป ๐๓๑๘.๑/ว ๑๒ สป ๐๓๑๘.๑/ว ๑๒"),
        ("{{ signatory }} {{ owner }}", "นายสมชาย ใจดี นายอำเภอบางน้ำใส ที่ทำการปกครองอำเภอ"),
        ("{{ agency.address[1] }}", "ถนนเทศบาล สป ๑๐๕๔๐"),
        ("{% if meeting %}ก{% else %}ไม่มี{% endif %}", "ไม่มี"),
        ("{{ 1234567 | จำนวน }} {{ 12 | คำอ่าน }}", "๑,๒๓๔,๕๖๗ สิบสอง"),
        ("{{ 'A4' | คงเดิม }} 5", "A4 ๕"),
        ("{{ ('52,000' | ตัวเลข - '๑.๕' | ตัวเลข) | จำนวน }}", "๕๑,๙๙๘.๕"),
        ("{% if '1,000' | ตัวเลข > 999.5 %}มาก{% else %}น้อย{% endif %}", "มาก"),
        ("{% if '๘๐.๕ %' | ตัวเลข >= 80 %}ผ่าน{% else %}ไม่ผ่าน{% endif %}", "ผ่าน"),
        ("ก {# ไม่ใช่หมายเหตุ #} }}", "ก {# ไม่ใช่หมายเหตุ #} }}"),
    ],
)
def test_what_a_text_may_use(tmp_path: Path, text: str, written: str) -> None:
    assert _subject(tmp_path, text) == written


def test_a_block_leaves_no_line_break(tmp_path: Path) -> None:
    assert _subject(tmp_path, "บรรทัดเดียว") == "บรรทัดเดียว"


def test_a_growing_chain_of_facts_is_stopped(tmp_path: Path) -> None:
    facts = ["f0: " + "ก" * 100]
    for i in range(1, 12):
        nine = ("{{ facts.f" + str(i - 1) + " }}") * 9
        facts.append(f'f{i}: "{nine}"')
    grown = HEAD.replace("ข้อมูล: {", "ข้อมูล: {" + ", ".join(facts) + ", ")
    letter = f'{grown}เรื่อง: "{{{{ facts.f11 }}}}"\n'
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    with pytest.raises(Faulty, match="ยาวเกินไป"):
        documents(tmp_path, {})


def test_items_and_bullets_keep_the_order_typed(tmp_path: Path) -> None:
    meeting = """การประชุม:
  ชื่อ: ประชุม
  วันที่: 9 มีนาคม 2569
  สถานที่: หอประชุม
  ประเด็น:
    - ประเด็น: ก
      รายละเอียด:
        - {ข้อความ: หนึ่ง, ข้อขีด: [ขีด], ข้อย่อย: [เอ, บี]}
        - {ข้อความ: สอง, ข้อย่อย: [ซี, ดี], ข้อขีด: [ขีดท้าย]}
"""
    (tmp_path / "letter.yaml").write_text(f"{HEAD}เรื่อง: ก\n{meeting}", encoding="utf-8")
    text = "|".join(paragraphs(list(documents(tmp_path, {}).documents.values())[2]))
    assert "๑.๑\tหนึ่ง|-\tขีด|(๑)\tเอ|(๒)\tบี|๑.๒\tสอง|(๑)\tซี|(๒)\tดี|-\tขีดท้าย" in text


@pytest.mark.parametrize("name", SAMPLES)
def test_plain_expressions_are_written_as_jinja_writes_them(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assembled = assemble(LETTERS / name, read)
    document = validate(assembled.tree, assembled.folder, assembled.name).document
    assert document
    fast = expand(document)
    monkeypatch.setattr("docgen.expressions.environment.plain", lambda _: None)
    slow = expand(document)
    assert (fast.content, fast.file_names, fast.written) == (
        slow.content,
        slow.file_names,
        slow.written,
    )
