"""``docgen batch`` as its users meet it: a table in, letters out; none lost, none twice, none with another's name."""

import csv
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from conftest import LETTERS, ROOT
from docx import Document
from docx_text import paragraphs, plain
from filelock import FileLock
from pdf_lines import lines_of

from docgen.batch.columns import person
from docgen.batch.everyone import of_everyone
from docgen.batch.job import Job
from docgen.batch.layout import composed
from docgen.batch.letter import Prepared
from docgen.batch.plan import Letters
from docgen.batch.prepare import prepare
from docgen.batch.run import run
from docgen.batch.target import Archive
from docgen.batch.wanted import Wanted
from docgen.batch.work import Work
from docgen.cli import main
from docgen.cli.batches import _YAML
from docgen.diagnostics import Severity
from docgen.expressions.expand import expand
from docgen.geometry import figure, settle
from docgen.model import Piece
from docgen.read import read
from docgen.read.stream import stream
from docgen.render import render
from docgen.rows import Table, table
from docgen.rows.row import Row
from docgen.templates import template
from docgen.thai.normal import normal
from docgen.thai.numerals import thai_digits, to_thai

Capture = pytest.CaptureFixture[str]
OFFICE = LETTERS / "offices" / "tha-thonglang.yaml"
LETTER = f"""ชนิด: หนังสือภายนอก
ส่วนราชการ: {OFFICE}
ที่: 77
วันที่: 2 มีนาคม 2569
เรื่อง: ขอเชิญเข้าร่วมอบรมการป้องกันภัยแล้ง
เรียน: ผู้รับตามบัญชี
ข้อความ:
  - ด้วยอำเภอกำหนดจัดอบรมการป้องกันภัยแล้ง จึงขอเชิญ{{{{ แถว.ชื่อ }}}} เข้าร่วมอบรมรุ่นที่ {{{{ แถว.รุ่น }}}}
  - "{{% if แถว.ภาค == 'เช้า' %}}ขอให้มาถึงก่อนเวลา 08.30 น.{{% else %}}ขอให้มาถึงก่อนเวลา 12.30 น.{{% endif %}}"
  - จึงเรียนมาเพื่อโปรดเข้าร่วมอบรม
"""
TABLE = "ชื่อ,รุ่น,ภาค\nนายอำเภอเมือง,1,เช้า\nประธานรัฐสภา,2,บ่าย\nนายสมชาย ใจดี,3,เช้า\n"


def _given(folder: Path, rows: str = TABLE, letter: str = LETTER) -> tuple[Path, Path]:
    (folder / "letter.yaml").write_text(letter, encoding="utf-8")
    (folder / "people.csv").write_text(rows, encoding="utf-8")
    return folder / "letter.yaml", folder / "people.csv"


def _batch(folder: Path, *more: str, rows: str = TABLE, letter: str = LETTER) -> int:
    path, people = _given(folder, rows, letter)
    return main(["batch", str(path), "--recipients", str(people), "-o", str(folder / "out"), *more])


def _manifest(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file))
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    assert [{k: str(v) for k, v in json.loads(line).items()} for line in lines] == listed
    return listed


def _plain(docx: bytes) -> str:
    """Return the text of a document without what only holds its lines together."""
    return "\n".join(paragraphs(docx))


def test_a_letter_for_each_row(tmp_path: Path) -> None:
    assert _batch(tmp_path) == 0
    listed = _manifest(tmp_path / "out")
    assert [(e["row"], e["addressee"], e["status"]) for e in listed] == [
        ("1", "นายอำเภอเมือง", "ok"), ("2", "ประธานรัฐสภา", "ok"), ("3", "นายสมชาย ใจดี", "ok"),
    ]  # fmt: skip
    texts = [_plain((tmp_path / "out" / e["file"]).read_bytes()) for e in listed]
    assert "เรียน นายอำเภอเมือง" in texts[0].replace("\t", " ")
    assert "กราบเรียน" in texts[1]
    assert "ขอแสดงความนับถืออย่างยิ่ง" in texts[1]
    assert "ขอเชิญนายสมชาย ใจดี เข้าร่วมอบรมรุ่นที่ ๓" in texts[2]
    assert "๐๘.๓๐ น." in texts[0]
    assert "๑๒.๓๐ น." in texts[1]


def test_what_a_user_made_is_not_written_over(tmp_path: Path, capsys: Capture) -> None:
    assert _batch(tmp_path, letter=PLAIN, rows=PEOPLE) == 0
    made = sorted((tmp_path / "out").glob("*.docx"))
    for path in (tmp_path / "out").glob("manifest.*"):
        path.unlink()
    made[0].write_bytes(b"my own")
    assert _batch(tmp_path, letter=PLAIN, rows=PEOPLE) == 1
    assert capsys.readouterr().err.count("file-foreign") == len(made)
    assert made[0].read_bytes() == b"my own"
    assert _batch(tmp_path, "--replace", letter=PLAIN, rows=PEOPLE) == 0


def test_a_manifest_cannot_have_files_elsewhere_taken_away(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    assert _batch(tmp_path, letter=PLAIN, rows=PEOPLE) == 0
    log = tmp_path / "out" / "manifest.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines()
    lines[1] = json.dumps(json.loads(lines[1]) | {"file": str(mine)})
    log.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert _batch(tmp_path, "--replace", letter=PLAIN, rows=PEOPLE) == 0
    assert mine.read_text(encoding="utf-8") == "mine"


def test_the_manifest_has_no_formula(tmp_path: Path) -> None:
    assert _batch(tmp_path, letter=PLAIN, rows="ชื่อ\n=cmd นายก\nนายข\n") == 0
    with (tmp_path / "out" / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["addressee"] for row in csv.DictReader(file)] == ["'=cmd นายก", "นายข"]


def test_an_envelope_has_the_address_where_the_letter_makes_the_name(
    tmp_path: Path, capsys: Capture
) -> None:
    letter = re.sub("เรียน: .*", 'เรียน: "{{ แถว.คำนำหน้า }}{{ แถว.นาม }}"', PLAIN) + "ซอง: DL\n"
    rows = "คำนำหน้า,นาม,ที่อยู่\nนาย,ก,1 หมู่ 2;ลพบุรี 15000\nนาย,ข,\n"
    assert _batch(tmp_path, letter=letter, rows=rows) == 0
    [first, second] = sorted((tmp_path / "out").glob("*ซอง*.docx"))
    assert "หมู่ ๒" in "".join(paragraphs(first.read_bytes())).replace("\u00a0", " ")
    assert "หมู่" not in "".join(paragraphs(second.read_bytes()))
    assert capsys.readouterr().err.count("address-missing") == 1


def test_a_template_that_prints_a_list_is_told(tmp_path: Path, capsys: Capture) -> None:
    _tiny(tmp_path / "tiny.docx", "{{ copies }}{{ to }}")
    own = ("--template", f"letter={tmp_path / 'tiny.docx'}")
    assert _batch(tmp_path, *own, letter=PLAIN, rows=PEOPLE) == 1
    assert "พิมพ์ค่าที่เป็นรายการทั้งรายการ" in capsys.readouterr().err


def test_one_bad_row_stops_no_other(tmp_path: Path, capsys: Capture) -> None:
    rows = "ชื่อ,รุ่น,ภาค\nนายก,1,เช้า\n,2,เช้า\nนายข,,เช้า\nสมเด็จพระเทพฯ,1,บ่าย\nนายค,9,บ่าย\n"
    assert _batch(tmp_path, "--format", "short", rows=rows) == 1
    listed = _manifest(tmp_path / "out")
    assert [e["status"] for e in listed] == ["ok", "error", "error", "error", "ok"]
    told = [line for line in capsys.readouterr().err.splitlines() if "แถวที่" in line]
    assert [line.split(": ")[0].rsplit(":", 2)[1] for line in told] == ["3", "4", "5"]
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


def test_what_is_wrong_with_the_letter_is_told_once(tmp_path: Path, capsys: Capture) -> None:
    wrong = LETTER.replace("รุ่นที่ {{ แถว.รุ่น }}", "รุ่นที่ {{ แถว.รุน }}")
    assert _batch(tmp_path, letter=wrong) == 1
    said = capsys.readouterr().err
    assert said.count("ตารางไม่มีคอลัมน์ “รุน”") == 1
    assert "หมายถึง “รุ่น” หรือไม่" in said
    assert not (tmp_path / "out").exists()


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    assert _batch(tmp_path, "--dry-run") == 0
    assert not (tmp_path / "out").exists()


def test_only_and_limit(tmp_path: Path) -> None:
    assert _batch(tmp_path, "--only", "2-3", "--limit", "1") == 0
    assert [e["row"] for e in _manifest(tmp_path / "out")] == ["2"]


def test_folders_and_names_from_values(tmp_path: Path) -> None:
    scheme = "{{ แถว.ภาค }}/{{ แถว.ชื่อ }}"
    rows = "ชื่อ,รุ่น,ภาค\nก/ข: con,1,เช้า\nnul,2,บ่าย\n"
    assert _batch(tmp_path, "--file-name", scheme, rows=rows) == 0
    assert [e["file"] for e in _manifest(tmp_path / "out")] == [
        "เช้า/ก-ข- con.docx",
        "บ่าย/_nul.docx",
    ]


@pytest.mark.parametrize(
    ("more", "rows", "told"),
    [
        # Two lines of an address are not one.
        ((), 'ชื่อ,ที่อยู่,รุ่น,ภาค\nนายก,"ก\nข",1,เช้า\nนายก,ก ข,1,เช้า\n', []),
        (
            (),
            TABLE + "นายอำเภอเมือง,1,เช้า\nนายอำเภอเมือง,2,เช้า\nนายอำเภอเมือง , 1,เช้า\n",
            [(4, 1), (6, 1)],
        ),
        (
            (),
            "ที่,ชื่อ,รุ่น,ภาค,หมายเหตุ\n1,นายก,1,เช้า,ก\n2,นายก,1,เช้า,ข\n",
            [(2, 1)],
        ),  # the letter shows no remark
        (("--dry-run",), "ชื่อ,รุ่น,ภาค\nนายก,1,เช้า\nนายก,1,เช้า\n", [(2, 1)]),
        (("--only", "2"), "ชื่อ,รุ่น,ภาค\nนายก,1,เช้า\nนายก,1,เช้า\n", []),
        (("--jobs", "2"), "เลขที่,ชื่อ,รุ่น,ภาค\n8,นายก,1,เช้า\n9,นายก,1,เช้า\n", [(2, 1)]),
    ],
)
def test_a_row_twice_is_told(
    more: tuple[str, ...], rows: str, told: list[tuple[int, int]], tmp_path: Path, capsys: Capture
) -> None:
    """Of two rows that get the same letter one is one too many; all are made."""
    assert _batch(tmp_path, "--format", "short", *more, rows=rows) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if " row-twice: " in line]
    found = [re.search(r"แถวที่ (\d+): ซ้ำกับแถวที่ (\d+):", line) for line in said]
    assert [(int(f[1]), int(f[2])) for f in found if f] == told


def test_a_row_that_got_no_letter_is_no_first(tmp_path: Path, capsys: Capture) -> None:
    rows = "ชื่อ,รุ่น,ภาค,หมายเหตุ\nนายก,1,เช้า,#N/A\nนายก,1,เช้า,\n,1,เช้า,\n,1,เช้า,\n"
    assert _batch(tmp_path, rows=rows) == 1
    assert "row-twice" not in capsys.readouterr().err
    assert [e["status"] for e in _manifest(tmp_path / "out")] == ["error", "ok", "error", "error"]


def test_a_recipient_twice_on_a_list_is_told(tmp_path: Path, capsys: Capture) -> None:
    letter = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน")
    assert _batch(tmp_path, letter=letter, rows="ชื่อ,ลำดับ\nนายก,1\nนายข,2\nนายก,3\n") == 0
    assert capsys.readouterr().err.count("แถวที่ 3: ซ้ำกับแถวที่ 1") == 1


# Found by a reviewer who had not written it: each once gave a wrong letter, or none.


@pytest.mark.parametrize(
    ("change", "rows", "told"),
    [
        # An empty cell counts where its value is shown, and only there.
        (("ขอเชิญท่าน", "ขอเชิญ{{ แถว.ง if แถว.ง else 'ท่าน' }}"), "ชื่อ,ง\nนายก,\nนายข,2\n", {}),
        (("ขอเชิญท่าน", "ขอเชิญ{{ แถว.ง ~ '' or 'ท่าน' }}"), "ชื่อ,ง\nนายก,\nนายข,2\n", {}),
        (
            ("ขอเชิญท่าน", "รุ่นที่ {{ แถว.ง }} {{ 'พิเศษ' if แถว.ภ == 'เช้า' else '' }}"),
            "ชื่อ,ง,ภ\nนายก,,เช้า\nนายข,,บ่าย\n",
            {1: "คอลัมน์ ง: ค่าว่าง", 2: "คอลัมน์ ง: ค่าว่าง"},
        ),
        # What a row states for itself may be asked about.
        (
            ("ขอเชิญท่าน", "{% if อ้างถึง %}ตาม{{ อ้างถึง[0] }}{% endif %}ขอเชิญท่าน"),
            "ชื่อ,อ้างถึง\nนายก,หนังสือ ก\nนายข,\nนายค,หนังสือ ค;หนังสือ ง\n",
            {},
        ),
        # Texts that hold a value are values, however they are joined.
        (
            ("ที่: 77", 'ที่: 77\nอ้างถึง: ["หนังสือ ก ที่ {{ แถว.ค }}"]\nสำเนาส่ง: ["กอง {{ แถว.ค }}"]'),
            "ชื่อ,ค\nนายก,1\nนายข,2\n",
            {},
        ),
        (("ขอเชิญท่าน", "ขอเชิญ{{ แถว.ค ~ 'ก' }}ท่าน {{ แถว.ค }}"), 'ชื่อ,ค\nนายก,"ก\nข"\nนายข,"ก\tข"\n', {}),
        # A column is named where it is known.
        (
            ("ที่: 77", 'ที่: 77\nข้อมูล: {ค: "{{ แถว.ค }}"}\nสำเนาส่ง: ["{{ ข้อมูล.ค | บาท }}"]'),
            "ชื่อ,ค\nนายก,x\nนายข,5\n",
            {1: "แถวที่ 1: “x” ไม่ใช่จำนวนเงิน"},
        ),
        (("ขอเชิญท่าน", "{{ (แถว.ค | ตัวเลข - แถว.ง | ตัวเลข) | จำนวน }}"), "ชื่อ,ค,ง\nนายก,0.0000001,0\nนายข,5,4\n", {}),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "joined",
    [
        "",
        "{{ 'หนึ่ง' if '1' in (อ้างถึง | รวม) else 'สอง' }}",
        "{{ 'หนึ่ง' if '1' in สำเนาส่ง ~ '' else 'สอง' }}{{ สำเนาส่ง | รวม }}",
        "{% if '1' in (อ้างถึง | รวม) %}หนึ่ง{% else %}สอง{% endif %}{{ อ้างถึง[0] }}",
    ],
)
def test_rows_that_were_once_wrong(
    change: tuple[str, str], rows: str, told: dict[int, str], joined: str, tmp_path: Path
) -> None:
    letter = PLAIN.replace(*change)
    if joined and 'สำเนาส่ง: ["กอง' not in letter:
        return
    path, people = _given(
        tmp_path, rows, letter.replace("  - จึงแจ้ง", f'  - "ดังนี้ {joined}"\n  - จึงแจ้ง')
    )
    made = table(people, stream)
    prepared = prepare(path, made, read, Wanted())
    letters = Letters(prepared)
    work = Work(Job(path, people, tmp_path / "out", dry_run=True))
    for row, done in zip(made, work.checked(list(made)), strict=True):
        wrong = [said.message for said in done.said if said.severity is Severity.ERROR]
        assert [told[row.number] in each for each in wrong] == [True] * (row.number in told)
        if not wrong:
            ready = letters.ready(person(row, prepared.columns, made))
            fast = [docx for _, docx in letters.make(ready).documents]
            assert [_shown(docx) for docx in fast] == [
                _shown(docx) for docx in _slow(prepared, row, made)
            ]


def _shown(docx: bytes) -> str:
    """Return the body of a document without what only holds its lines together; its tabs and lines are elements."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return (
            archive.read("word/document.xml").decode().replace("\u200d", "").replace("\u00a0", " ")
        )


@pytest.mark.parametrize(
    ("scheme", "names"),
    [
        (
            "{%- if แถว.ค == '1' -%}เช้า/{%- else -%}บ่าย/{%- endif -%}{{ row_number }}",
            ["เช้า/000001", "บ่าย/000002"],
        ),
        ("{{ 'เช้า/' if แถว.ค == '1' else 'บ่าย/' }}{{ row_number }}", ["เช้า/000001", "บ่าย/000002"]),
        ("{{ แถว.ง }} {{ row_number }}", ["a-b 000001", "c-d 000002"]),
        ("{{ ข้อมูล.ง ~ '/' }}{{ row_number }}", ["a-b/000001", "c-d/000002"]),
    ],
)
def test_only_the_scheme_opens_folders(scheme: str, names: list[str], tmp_path: Path) -> None:
    """Not a value, also of a row that is laid out by itself."""
    letter = PLAIN.replace("ขอเชิญท่าน", "ขอเชิญท่าน{{ 'ก' if แถว.ค == '1' else '' }}").replace(
        "ที่: 77", 'ที่: 77\nข้อมูล: {ง: "{{ แถว.ง }}"}'
    )
    letter = letter.replace(
        "  - จึงแจ้ง", "  - ดังนี้ {{ แถว.ง }}{{ '' if แถว.ค == '2' else 'ก' }}\n  - จึงแจ้ง"
    )
    rows = "ชื่อ,ค,ง\nนายก,1,a/b\nนายข,2,c/d\n"
    assert _batch(tmp_path, "--file-name", scheme, letter=letter, rows=rows) == 0
    assert [e["file"] for e in _manifest(tmp_path / "out")] == [f"{name}.docx" for name in names]


def test_the_same_wrong_value_in_some_rows_stops_no_other(tmp_path: Path) -> None:
    letter = PLAIN.replace("ขอเชิญท่าน", "{% if แถว.ค == 'ก' %}ให้มา{{ แถว.ว }} {% endif %}ขอเชิญท่าน")
    bad = "วันจันทร์ที่ 14 ตุลาคม 2568"
    rows = "ชื่อ,ค,ว\n" + "".join(f"นาย{n},{c},{bad}\n" for n, c in enumerate("ขขขขกก"))
    assert _batch(tmp_path, letter=letter, rows=rows) == 1
    assert [e["status"] for e in _manifest(tmp_path / "out")] == ["ok"] * 4 + ["error"] * 2


def test_a_shared_list_has_no_row_s_subject(tmp_path: Path, capsys: Capture) -> None:
    letter = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน\nการส่ง: ทั้งสองแบบ")
    facts = 'ข้อมูล: {ใคร: "{{ แถว.ชื่อ }}"}\nที่: 77'
    for asked in ("{{ แถว.ชื่อ }}", "{{ ข้อมูล.ใคร }}"):
        wrong = letter.replace("ขอเชิญประชุมเรื่องน้ำ", f"ขอเชิญ{asked}ประชุม").replace("ที่: 77", facts)
        assert _batch(tmp_path, letter=wrong, rows=PEOPLE) == 1
        assert "[row-of-many]" in capsys.readouterr().err
    bad = letter.replace("ขอเชิญท่าน", "ขอเชิญ{{ แถว.ค | บาท }} ")
    assert _batch(tmp_path, letter=bad, rows=PEOPLE.replace(",11", ",x")) == 1
    assert [e["status"] for e in _manifest(tmp_path / "out")] == ["error", "ok", "ok", "ok"]


def test_two_wrong_links_are_told_in_their_order(tmp_path: Path) -> None:
    links = ", ".join(f'{{ชื่อ: {n}, ลิงก์: "https://x.go.th/{n}/{{{{ แถว.ค }}}}"}}' for n in "กขคง")
    letter = (
        PLAIN.replace("ที่: 77", f"ที่: 77\nสิ่งที่ส่งมาด้วย: [{links}]")
        .replace("/ก/", "/1/")
        .replace("/ข/", "/2/")
        .replace("/ค/", "/3/")
        .replace("/ง/", "/4/")
    )
    path, people = _given(tmp_path, "ชื่อ,ค,ว\nนายก,ก ข,\n", letter.replace("ท่าน", "ท่าน{{ แถว.ว }}"))
    [done] = (work := Work(Job(path, people, tmp_path / "out"))).checked(list(work.table))
    told = [said.message for said in done.said]
    assert "ค่าว่าง" in told[0]
    assert [re.search(r"/(\d)/", each)[1] for each in told[1:]] == list("1234")  # type: ignore[index]


def test_a_fault_in_what_only_some_rows_get_is_told(tmp_path: Path, capsys: Capture) -> None:
    """A wrong weekday stands behind a condition that the first rows do not meet."""
    wrong = LETTER.replace("ขอให้มาถึงก่อนเวลา 12.30 น.", "ให้มาวันจันทร์ที่ 14 ตุลาคม 2568")
    rows = "ชื่อ,รุ่น,ภาค\n" + "".join(f"นาย{n},{n},เช้า\n" for n in range(5))
    assert _batch(tmp_path, "--dry-run", letter=wrong, rows=rows) == 0
    assert "C001" not in capsys.readouterr().err
    for more in ("นายก,9,บ่าย\n", "นายก,9,บ่าย\nนายข,9,บ่าย\n"):
        assert _batch(tmp_path, letter=wrong, rows=rows + more) == 1
        assert capsys.readouterr().err.count("[C001]") == 1
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "tags", ["ถึง {{ toe }}", "{{ to|uper }}", "{% if to %}ถึง", "{{ 1/0 }}{{ to|upper }}"]
)
def test_a_fault_of_a_template_is_told_once(tags: str, tmp_path: Path, capsys: Capture) -> None:
    _tiny(tmp_path / "tiny.docx", tags)
    more = ("--template", f"letter={tmp_path / 'tiny.docx'}", "--format", "short")
    assert _batch(tmp_path, *more, letter=PLAIN.replace("ที่: 77\n", ""), rows=PEOPLE) == 1
    [said] = capsys.readouterr().err.splitlines()
    assert said.startswith(f"{tmp_path / 'tiny.docx'}: error template: ")
    assert not (tmp_path / "out").exists()


def test_what_a_template_cannot_do_for_a_row_is_told_in_time(
    tmp_path: Path, capsys: Capture
) -> None:
    """Once in a preview, by a dry run too; a value that is too long is no fault of the program."""
    _tiny(tmp_path / "tiny.docx", "{% if to == 'ประธานรัฐสภา' %}{{ nope }}{% endif %}{{ to }}")
    own = ("--template", f"letter={tmp_path / 'tiny.docx'}", "--format", "short")
    assert _batch(tmp_path, *own, "--dry-run", letter=PLAIN, rows=PEOPLE) == 1
    assert "แถวที่ 2: แม่แบบ tiny.docx ใช้ชื่อ “nope”" in capsys.readouterr().err
    assert _batch(tmp_path, *own, "--preview", "2", letter=PLAIN, rows=PEOPLE) == 1
    assert capsys.readouterr().err.count("“nope”") == 1
    linked = PLAIN.replace(
        "ที่: 77", 'ที่: 77\nสิ่งที่ส่งมาด้วย: [{ชื่อ: ก, ลิงก์: "https://x.go.th/{{ แถว.ค }}"}]'
    )
    assert _batch(tmp_path, *own, letter=linked, rows=f"ชื่อ,ค\nนายก,{'ก' * 1500}\nนายข,2\n") == 1
    assert "แถวที่ 1: ลิงก์นี้ใช้ไม่ได้" in capsys.readouterr().err


def test_resume_takes_no_letters_of_another_template(tmp_path: Path, capsys: Capture) -> None:
    _tiny(tmp_path / "t.docx", "{{ to }}")
    letter = PLAIN + "แม่แบบ: {หนังสือ: t.docx}\n"
    assert _batch(tmp_path, letter=letter, rows=PEOPLE) == 0
    _tiny(tmp_path / "t.docx", "ถึง {{ to }}")
    assert _batch(tmp_path, "--resume", letter=letter, rows=PEOPLE) == 1
    assert "[batch-other]" in capsys.readouterr().err


def test_texts_with_values_are_set_as_the_letter_of_one_is(tmp_path: Path) -> None:
    """To the very joiners: a value that is held whole at the end of a line would be cut anywhere by LibreOffice."""
    letter = PLAIN.replace(
        "ขอเชิญท่าน",
        "ให้{{ แถว.ชื่อ }}เป็นเงิน {{ แถว.ค | บาท }}และอีก {{ แถว.ค | บาท }}ภายใน{{ แถว.ง | วันเต็ม }} ",
    ).replace("ที่: 77", 'อ้างถึง: ["หนังสือ{{ แถว.ชื่อ }} ที่ {{ แถว.ค }} ลงวันที่ {{ แถว.ง | วันที่ }}"]\nที่: 77')
    rows = "ชื่อ,ค,ง\nชมรมผู้สูงอายุตำบลในเมือง รุ่นที่ 1,85000,19 ม.ค. 2569\nนายข,1250000,3 มี.ค. 2569\n"
    path, people = _given(tmp_path, rows, letter)
    made = table(people, stream)
    prepared = prepare(path, made, read, Wanted())
    letters = Letters(prepared)
    for row in made:
        [(_, fast)] = letters.make(letters.ready(person(row, prepared.columns, made))).documents
        [slow] = _slow(prepared, row, made)
        assert paragraphs(fast) == paragraphs(slow)


def test_names_that_clash_are_told_before_anything_is_written(
    tmp_path: Path, capsys: Capture
) -> None:
    assert _batch(tmp_path, "--file-name", "{{ แถว.ภาค }}") == 1
    assert "people.csv:4:1: ผิด: แถวที่ 3: ได้ชื่อแฟ้มเดียวกับแถวที่ 1" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_run_does_not_write_over_another(tmp_path: Path, capsys: Capture) -> None:
    assert _batch(tmp_path) == 0
    assert _batch(tmp_path) == 1
    assert "--resume" in capsys.readouterr().err
    assert _batch(tmp_path, "--resume", rows=TABLE + "นายใหม่,1,เช้า\n") == 1
    told = capsys.readouterr().err
    assert "ข้อมูลชุดอื่น" in told
    assert "เปลี่ยนไป: ตาราง คืนของเดิม" in told
    assert _batch(tmp_path, "--resume", "--limit", "2", letter=f"# ใหม่\n{LETTER}") == 1
    assert "เปลี่ยนไป: หนังสือ, --limit คืนของเดิม" in capsys.readouterr().err


def test_resume_makes_what_is_missing_again(tmp_path: Path) -> None:
    assert _batch(tmp_path) == 0
    out = tmp_path / "out"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    listed = _manifest(out)
    (out / listed[0]["file"]).unlink()
    (out / listed[1]["file"]).write_bytes(b"half")
    assert _batch(tmp_path, "--resume") == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize("kind", ["หนังสือภายนอก", "หนังสือเวียน"])  # of each row, of all rows
@pytest.mark.parametrize("more", [[], ["--jobs", "2"]])
def test_what_someone_changed_is_kept_beside_what_is_made_again(
    more: list[str], kind: str, tmp_path: Path, capsys: Capture
) -> None:
    letter = PLAIN.replace("หนังสือภายนอก", kind)
    assert _batch(tmp_path, letter=letter, rows=PEOPLE) == 0
    out = tmp_path / "out"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    names = [str(entry["file"]) for entry in _manifest(out)]
    for name in names:
        document = Document(str(out / name))
        document.add_paragraph("แก้ใน Word")
        document.save(str(out / name))
    changed = {name: (out / name).read_bytes() for name in names}
    assert _batch(tmp_path, "--resume", *more, letter=letter, rows=PEOPLE) == 0
    said = capsys.readouterr().err
    after = {path.name: path.read_bytes() for path in out.iterdir()}
    for name, data in changed.items():
        kept = name.replace(".docx", " (แก้เอง).docx")
        assert f"มีผู้แก้ {name} หลังจาก docgen สร้าง: ฉบับที่แก้เก็บไว้เป็น {kept}" in said
        assert after.pop(kept) == data
    assert after == before


def test_of_what_someone_changed_only_what_is_torn_is_lost(tmp_path: Path) -> None:
    assert _batch(tmp_path, letter=PLAIN, rows=PEOPLE) == 0
    out = tmp_path / "out"
    whole, torn, gone = (str(entry["file"]) for entry in _manifest(out))
    (out / whole).write_bytes(b"\xd0\xcf\x11\xe0 of Word, with a password")
    (out / torn).write_bytes((out / torn).read_bytes()[:-100])
    (out / gone).write_bytes(b"")
    assert _batch(tmp_path, "--resume", letter=PLAIN, rows=PEOPLE) == 0
    assert {path.name for path in out.glob("*แก้เอง*")} == {whole.replace(".docx", " (แก้เอง).docx")}


def test_zip(tmp_path: Path) -> None:
    path, people = _given(tmp_path)
    target = tmp_path / "all.zip"
    assert main(["batch", str(path), "--recipients", str(people), "-o", str(target)]) == 0
    assert _batch(tmp_path) == 0
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {p.name: p.read_bytes() for p in (tmp_path / "out").glob("*.docx")}


def test_several_processes_make_the_same(tmp_path: Path) -> None:
    rows = "ชื่อ,รุ่น,ภาค\n" + "".join(f"นาย{n},{n},เช้า\n" for n in range(1, 800))
    rows += ",1,เช้า\nนายท้าย,1,บ่าย\n"
    for name in ("one", "two"):
        (tmp_path / name / "letters").mkdir(parents=True)
    assert _batch(tmp_path / "one" / "letters", rows=rows) == 1
    assert _batch(tmp_path / "two" / "letters", "--jobs", "2", rows=rows) == 1
    one, two = (_files(tmp_path / name / "letters" / "out") for name in ("one", "two"))
    for files in (one, two):  # the letters stand in other folders
        first, _, rest = files["manifest.jsonl"].partition(b"\n")
        assert b"made_of" in first
        files["manifest.jsonl"] = rest
    assert one == two


@pytest.mark.parametrize(
    ("sending", "more"), [("รายผู้รับ", ["--dry-run"]), ("แนบบัญชี", [])], ids=["letters", "list"]
)
def test_several_processes_say_the_same(
    sending: str, more: list[str], tmp_path: Path, capsys: Capture
) -> None:
    """Rows of which nothing is made are shared out too: all of a dry run, those of one list."""
    names = (f"นายสมชาย ใจดี{n % 200}" if n % 70 != 3 else "12345" for n in range(350))
    rows = "ชื่อ,ค\n" + "".join(f"{name},9\n" for name in names)
    letter = PLAIN.replace("หนังสือภายนอก", f"หนังสือเวียน\nการส่ง: {sending}")
    said = []
    for jobs in ("1", "3"):
        (tmp_path / jobs).mkdir()
        assert _batch(tmp_path / jobs, *more, "--jobs", jobs, letter=letter, rows=rows) == 1
        said.append(capsys.readouterr().err.replace(str(tmp_path / jobs), ""))
    assert said[0] == said[1]
    assert said[0].count("ไม่ใช่ชื่อ") == 5
    assert "ซ้ำ" in said[0]


def test_each_copy_of_a_circular_speaks_to_its_own(tmp_path: Path, capsys: Capture) -> None:
    """What all copies say together is judged by the salutation of each row; a royal row states how it is called."""
    rows = "ชื่อ,ชั้นผู้รับ,คำขึ้นต้น,คำลงท้าย,สรรพนาม\nนายกรัฐมนตรี,,,,\nพระครูวิสุทธินันทคุณ,,,,\n"
    royal = "หม่อมเจ้าจุลเจิม ยุคล,พระราชวงศ์,ทูล,แล้วแต่จะโปรด,"
    letter = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน\nการส่ง: รายผู้รับ").replace(
        "จึงแจ้งมา", "จึง{{ คำขึ้นต้น }}มา"
    )
    assert _batch(tmp_path, letter=letter, rows=rows) == 0
    assert "S003" not in capsys.readouterr().err
    assert (
        _batch(tmp_path, "--dry-run", rows=rows, letter=letter.replace("{{ คำขึ้นต้น }}", "เรียน")) == 0
    )
    told = capsys.readouterr().err
    assert told.count("[S003]") == 2
    assert "จึงกราบเรียนมา" in told
    letter = letter.replace("ขอเชิญท่าน", "ขอเชิญ{{ สรรพนาม }}")
    assert "{{ สรรพนาม }}" in letter
    assert _batch(tmp_path, "--dry-run", letter=letter, rows=f"{rows}{royal}\n") == 1
    assert capsys.readouterr().err.count("[pronoun-unstated]") == 1
    assert _batch(tmp_path, "--replace", letter=letter, rows=f"{rows}{royal}ฝ่าพระบาท\n") == 0
    texts = [_plain(path.read_bytes()) for path in sorted((tmp_path / "out").glob("*.docx"))]
    for called, text in zip(("ท่าน", "ท่าน", "ฝ่าพระบาท"), texts, strict=True):
        assert f"ขอเชิญ{called}" in text


def test_columns_state_keys(tmp_path: Path) -> None:
    rows = "ผู้บริหาร,รุ่น,ภาค,เลขที่,คำขึ้นต้น,สิ่งที่ส่งมาด้วย\nนายก,1,เช้า,78,เรียน,กำหนดการ;แบบตอบรับ\nนายข,1,เช้า,79,,\n"
    letter = LETTER.replace("แถว.ชื่อ", "แถว.ผู้บริหาร")
    assert _batch(tmp_path, "--map", "ผู้บริหาร=ชื่อ", rows=rows, letter=letter) == 0
    listed = _manifest(tmp_path / "out")
    assert [e["number"].rsplit("/", 1)[1] for e in listed] == ["78", "79"]
    first, second = (_plain((tmp_path / "out" / e["file"]).read_bytes()) for e in listed)
    assert "แบบตอบรับ" in first
    assert "/๗๘" in first
    assert "แบบตอบรับ" not in second


def test_from_stdin(tmp_path: Path) -> None:
    path, _ = _given(tmp_path)
    command = [sys.executable, "-m", "docgen", "batch", str(path), "--recipients", "-"]
    done = subprocess.run(
        [*command, "-o", str(tmp_path / "out")], input=TABLE.encode("cp874"), check=False
    )
    assert done.returncode == 0
    assert len(_manifest(tmp_path / "out")) == 3


_ROW = "ชื่อ: นายก ก, รุ่น: 1, ภาค: เช้า"


@pytest.mark.parametrize(
    ("typed", "is_yaml"),
    [
        (f"# ของอำเภอ\n- {{{_ROW}}}\n", True),
        (f"---\n- {{{_ROW}}}\n", True),
        (f"[{{{_ROW}}}]\n", True),
        ("-\n  ชื่อ: นายก ก\n", True),
        ("- ชื่อ: นายก ก\n", True),
        ("ผู้รับ: # ทั้งหมด\n  - นายก ก\n", True),
        ("ลงท้าย: ขอแสดงความนับถือ\n# ทั้งหมด\nรายชื่อ:\n  - นายก ก\n", True),
        ("ลงท้าย: ขอแสดง, นับถือ\n\nท้ายชื่อ: x\nรายชื่อ:\n- ชื่อ: นายก ก\n", True),
        ("ชื่อ:\nนายก ก\nนายข ข\n", False),
        ("หมายเหตุ: ตัวอย่าง\nชื่อ,รุ่น\nนายก ก,1\n", False),
        ("หมายเหตุ: ก,ข\nชื่อ: ก,ข\nนายก ก,1\n", False),
        ("- ชื่อ,ก\nนายก ก,1\n", False),
        ("ชื่อ,รุ่น\nนายก ก,1\n", False),
        ("\n" * 60 + "ชื่อ,รุ่น\nนายก ก,1\n", False),
        ("ชื่อ\n- นายก ก\n", False),
    ],
)
def test_yaml_from_stdin_is_told_from_csv(typed: str, *, is_yaml: bool) -> None:
    assert bool(_YAML.match(typed.encode())) is is_yaml


# The fast way gives what the slow way gives.


def _slow(prepared: Prepared, row: Row, people: Table) -> Iterator[bytes]:
    one = person(row, prepared.columns, people)
    document = prepared.of_row(one, lambda _, text: text)
    expanded = expand(document, prepared.row(one))
    with settle(prepared.figures):
        for composition in composed(prepared, expanded, None):
            yield render(composition, composition.own_template or template(composition.template))


HOSTILE = "กขคงจฉ &<>\"'{}%#|\\ ๑๒345 อำเภอ นาย ํา่้ ฯๆ“”–— ABC ./ https://a.go.th 😀 ก์"


def _hostile(chance: random.Random) -> str:
    text = "".join(chance.choices(HOSTILE, k=chance.randint(1, 40)))
    return f"ก{' '.join(text.split())}"


def _same(prepared: Prepared, people: Table) -> int:
    letters = Letters(prepared)
    count = 0
    for row in people:
        made = letters.make(letters.ready(person(row, prepared.columns, people)))
        slow = list(_slow(prepared, row, people))
        assert [_plain(docx) for _, docx in made.documents] == [_plain(docx) for docx in slow]
        count += len(slow)
    return count


def test_fast_and_slow_give_the_same_text(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    lines = [["ชื่อ", "รุ่น", "ภาค"]]
    lines += [
        [_hostile(chance), _hostile(chance), chance.choice(["เช้า", "บ่าย"])] for _ in range(60)
    ]
    path, people = _given(tmp_path)
    with people.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    made = table(people, stream)
    assert _same(prepare(path, made, read, Wanted()), made) == 60


def test_a_thousand_hostile_rows(tmp_path: Path) -> None:
    """The text of the fast way is that of docxtpl, and is that of the values."""
    chance = random.Random(13)  # noqa: S311 - no secret
    names = [_hostile(chance) for _ in range(1000)]
    path, people = _given(tmp_path)
    with people.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["ชื่อ", "เลขที่", "รุ่น", "ภาค"]])
        csv.writer(file).writerows([[name, n, 1, "เช้า"] for n, name in enumerate(names, 1)])
    _tiny(tmp_path / "tiny.docx")
    made = table(people, stream)
    wanted = Wanted({Piece.LETTER: tmp_path / "tiny.docx"})
    prepared = prepare(path, made, read, wanted)
    letters = Letters(prepared)
    for row, name in zip(made, names, strict=True):
        ready = letters.ready(person(row, prepared.columns, made))
        [(_, fast)] = letters.make(ready).documents
        [slow] = _slow(prepared, row, made)
        assert paragraphs(fast) == paragraphs(slow)
        assert paragraphs(fast) == [
            f"ฉช ๑๒๑๘.๑/{thai_digits(str(row.number))} {to_thai(normal(name))}"
        ]


def test_letters_of_rows_are_valid(validator: str, tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    rows = [["ชื่อ", "รุ่น", "ภาค"], *([_hostile(chance), _hostile(chance), "เช้า"] for _ in range(8))]
    path, people = _given(tmp_path)
    with people.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    made = table(people, stream)
    prepared = prepare(path, made, read, Wanted())
    letters = Letters(prepared)
    for row in made:
        [(_, docx)] = letters.make(letters.ready(person(row, prepared.columns, made))).documents
        (tmp_path / "made.docx").write_bytes(docx)
        done = subprocess.run(
            [validator, str(tmp_path / "made.docx")], capture_output=True, text=True, check=False
        )
        assert json.loads(done.stdout)["errors"] == []


@pytest.mark.parametrize(
    "name",
    sorted(
        path.parent.name
        for path in LETTERS.glob("*/letter.yaml")
        if "meeting-3" not in path.parent.name
    ),
)
def test_every_kind_is_made_alike(name: str, tmp_path: Path) -> None:
    """Each sample, sent to the people of a table where it can be."""
    people = tmp_path / "people.csv"
    people.write_text(
        "ชื่อ,ที่อยู่\nนายสมชาย ใจดี,ถนนหนึ่ง;อำเภอเมือง จังหวัดนครนายก 26000\nประธานวุฒิสภา,รัฐสภา\n",
        encoding="utf-8",
    )
    made = table(people, stream)
    assert _same(prepare(LETTERS / name, made, read, Wanted()), made) > 0


# Whatever happens to a run.


def _tiny(path: Path, tags: str = "{{ number }} {{ to }}") -> None:
    """Write a template that is small on the disk."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        f"<w:t>{tags}</w:t></w:r></w:p></w:body></w:document>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", rels)
        archive.writestr("word/document.xml", body)
    path.write_bytes(out.getvalue())


def _took(command: list[str]) -> float:
    """Return how long the command takes, in seconds."""
    start = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - start


def _killed(command: list[str], after: float) -> bool:
    """Run a command and kill it after some seconds; return whether it was still running."""
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        run.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
        return True
    return False


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("target", "jobs", "count", "most"),
    [("out", "1", 5000, 20), ("out", "2", 2500, 6), ("all.zip", "1", 2500, 6)],
)
def test_killed_at_any_moment_and_resumed(
    target: str, jobs: str, count: int, most: int, tmp_path: Path
) -> None:
    rows = "ชื่อ,รุ่น,ภาค\n" + "".join(f"นายสมชาย ใจดี{n},{n},เช้า\n" for n in range(count))
    path, people = _given(tmp_path, rows)
    _tiny(tmp_path / "tiny.docx")
    command = [sys.executable, "-m", "docgen", "batch", str(path), "--recipients", str(people)]
    command += ["--template", f"letter={tmp_path / 'tiny.docx'}", "--jobs", jobs, "-o"]
    whole, broken = tmp_path / "whole" / target, tmp_path / "broken" / target
    took = _took([*command, str(whole)])
    # Of two starts the shorter: one slower than those to be killed would let them end.
    begun = min(_took([*command, str(tmp_path / f"one{i}" / target), "--limit", "1"]) for i in "12")
    took = max(took - begun, 0.1)
    chance = random.Random(12)  # noqa: S311 - no secret
    kills = 0
    for _ in range(4 * most):
        more = ["--resume"] if broken.parent.exists() else []
        # So that the work is not done before it was killed as often as asked; if it is, it begins again.
        share = chance.random() * took * 1.4 / most
        if _killed([*command, str(broken), *more], begun + share):
            kills += 1
        else:
            shutil.rmtree(broken.parent)
        if kills == most:
            break
    done = subprocess.run(
        [*command, str(broken), "--resume"], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    assert kills == most
    assert _files(tmp_path / "broken") == _files(tmp_path / "whole")


def _broken_off(command: list[str], out: Path) -> set[str]:
    """Kill a run that has written what its manifest does not tell yet; return the names of that."""
    for _ in range(20):
        shutil.rmtree(out, ignore_errors=True)
        run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        while run.poll() is None and len(list(out.glob("*.docx"))) < 150:
            time.sleep(0.002)
        run.kill()
        run.wait()
        listed = (out / "manifest.jsonl").read_text(encoding="utf-8")
        unnoted = {path.name for path in out.glob("*.docx") if path.name not in listed}
        if unnoted:
            return unnoted
    raise AssertionError("killed too late, every time")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of Unix")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_killed_run_had_not_noted_is_known(jobs: str, tmp_path: Path) -> None:
    """Made anew of other rows, none of it is left; gone on with, what someone changed of it is kept."""
    rows = [f"นายสมชาย ใจดี{n},{n}\n" for n in range(2_000)]
    path, people = _given(tmp_path, "ชื่อ,ค\n" + "".join(rows), PLAIN)
    out = tmp_path / "out"
    command = [
        sys.executable,
        "-m",
        "docgen",
        "batch",
        str(path),
        "--recipients",
        str(people),
        "-o",
        str(out),
    ]
    command += ["--jobs", jobs]
    changed = out / max(_broken_off(command, out))
    document = Document(str(changed))
    document.add_paragraph("แก้ใน Word")
    document.save(str(changed))
    done = subprocess.run([*command, "--resume"], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    kept = changed.with_name(f"{changed.stem} (แก้เอง).docx")
    assert f"มีผู้แก้ {changed.name}" in done.stderr
    assert kept.exists()
    assert len(list(out.glob("*.docx"))) == len(rows) + 1
    _broken_off(command, out)
    people.write_text("ชื่อ,ค\n" + "".join(rows[1:]), encoding="utf-8")
    done = subprocess.run([*command, "--replace"], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    listed = {entry["file"] for entry in _manifest(out)}
    assert {each.name for each in out.iterdir()} == {*listed, "manifest.csv", "manifest.jsonl"}
    # What is noted of a run that was replaced says nothing of the next.
    _broken_off(command, out)
    path.write_text(PLAIN.replace("ไปประชุม", "มาประชุม"), encoding="utf-8")
    _killed([*command, "--replace"], 1.5)
    done = subprocess.run([*command, "--resume"], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert "มีผู้แก้" not in done.stderr


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a place that is always full")
def test_a_full_disk_is_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "all.zip.part").symlink_to("/dev/full")
    path, people = _given(tmp_path)
    code = main(["batch", str(path), "--recipients", str(people), "-o", str(tmp_path / "all.zip")])
    assert code == 1
    assert "ไม่ได้" in capsys.readouterr().err
    assert not (tmp_path / "all.zip").exists()


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "out").write_text("a file stands here", encoding="utf-8")
    assert _batch(tmp_path) == 1
    assert "เขียนลง" in capsys.readouterr().err


# The sample, and what is made once for all rows.


def test_the_sample(tmp_path: Path, capsys: Capture) -> None:
    """200 letters and envelopes, and the list; the letter alone is checked with its first row, and is not built."""
    training = LETTERS / "tha-thonglang-training"
    assert main(["check", str(training)]) == 0
    assert main(["build", str(training), "-o", str(tmp_path / "no")]) == 1
    assert "docgen batch" in capsys.readouterr().err
    assert main(["batch", str(training), "-o", str(tmp_path / "out")]) == 0
    listed = _manifest(tmp_path / "out")
    assert len(listed) == 401
    assert {e["status"] for e in listed} == {"ok"}
    assert sum("ซอง" in e["file"] for e in listed) == 200
    everyone = _plain((tmp_path / "out" / listed[-1]["file"]).read_bytes())
    assert listed[-1]["row"] == "0"
    assert "ผู้ใหญ่บ้าน หมู่ที่ ๑๗ ตำบลเกาะไร่" in everyone


def test_a_circular_with_its_list(tmp_path: Path) -> None:
    """One letter for all, and the rows on its list, without those that are wrong."""
    letter = LETTER.replace("หนังสือภายนอก", "หนังสือเวียน").replace("{{ แถว.ชื่อ }}", "ท่าน")
    letter = letter.split('  - "{%', maxsplit=1)[0].replace("รุ่นที่ {{ แถว.รุ่น }}", "ตามบัญชีแนบท้าย")
    letter += "  - จึงเรียนมาเพื่อโปรดเข้าร่วมอบรม\n"
    assert _batch(tmp_path, letter=letter, rows=TABLE + ",1,x\n") == 1
    wrong, *listed = _manifest(tmp_path / "out")
    assert (wrong["row"], wrong["status"]) == ("4", "error")
    assert [e["file"].rsplit(" ", 1)[1] for e in listed] == ["หนังสือ.docx", "บัญชีแนบท้าย.docx"]
    assert [e["piece"] for e in listed] == ["หนังสือ", "บัญชีแนบท้าย"]
    text = _plain((tmp_path / "out" / listed[1]["file"]).read_bytes())
    assert "ประธานรัฐสภา" in text
    assert "๔." not in text


def test_one_run_at_a_time_in_a_folder(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "out").mkdir()
    with FileLock(tmp_path / "out" / ".docgen.lock"):
        assert _batch(tmp_path) == 1
    assert "กำลังทำงาน" in capsys.readouterr().err
    assert _batch(tmp_path) == 0
    assert not (tmp_path / "out" / ".docgen.lock").exists()


def test_a_long_list_is_what_a_short_one_is(tmp_path: Path) -> None:
    """Rows filled one by one give the text, and the parts, that the template gives for all of them."""
    chance = random.Random(8)  # noqa: S311 - no secret
    rows = [["ชื่อ", "หน่วยงาน"]]
    rows += [[_hostile(chance), chance.choice(["", _hostile(chance)])] for _ in range(120)]
    letter = LETTER.replace("หนังสือภายนอก", "หนังสือเวียน").split('  - "{%', maxsplit=1)[0]
    letter = letter.replace("{{ แถว.ชื่อ }}", "ท่าน").replace("รุ่นที่ {{ แถว.รุ่น }}", "")
    path, people = _given(tmp_path, letter=letter)
    with people.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    work = Work(Job(path, people, tmp_path / "all.zip"))
    [fast] = [docx for piece, _, docx in work.of_all(()) if piece is Piece.RECIPIENT_LIST]
    prepared = work.prepared
    everyone = list(work.people())
    expanded = expand(of_everyone(prepared, everyone), prepared.row(everyone[0]))
    [slow] = [
        render(c, template(c.template))
        for c in composed(prepared, expanded, None, (Piece.RECIPIENT_LIST,))
    ]
    assert paragraphs(fast) == paragraphs(slow)
    with zipfile.ZipFile(BytesIO(fast)) as one, zipfile.ZipFile(BytesIO(slow)) as two:
        assert one.testzip() is None
        assert sorted(one.namelist()) == sorted(two.namelist())
        for name in one.namelist():
            same = _bare(one.read(name)) == _bare(two.read(name))
            assert same, name


def _bare(part: bytes) -> str:
    """Return a part of a .docx without joiners, and with every sign of XML written in one way."""
    if not part.startswith(b"<?xml"):
        return part.hex()
    from lxml import etree

    return plain(etree.tostring(etree.fromstring(part), encoding="unicode"))


def test_a_list_for_each_group(tmp_path: Path, capsys: Capture) -> None:
    letter = LETTER.replace("หนังสือภายนอก", "หนังสือเวียน").split('  - "{%', maxsplit=1)[0]
    letter = letter.replace("{{ แถว.ชื่อ }}", "ท่าน").replace("รุ่นที่ {{ แถว.รุ่น }}", "")
    assert _batch(tmp_path, "--group-by", "ภาค", letter=letter) == 0
    listed = _manifest(tmp_path / "out")
    named = [e["file"].split("บัญชีแนบท้าย ")[1] for e in listed if "บัญชี" in e["file"]]
    assert named == ["เช้า.docx", "บ่าย.docx"]
    text = _plain((tmp_path / "out" / listed[-1]["file"]).read_bytes())
    assert "ประธานรัฐสภา" in text
    assert "นายอำเภอเมือง" not in text
    assert "บัญชีแนบท้ายหนังสือ บ่าย" in text  # the list says whose it is
    assert _batch(tmp_path, "--group-by", "อำเภอ", letter=letter) == 1
    assert "--group-by" in capsys.readouterr().err


# What would go out wrong without a word.


@pytest.mark.parametrize(
    ("change", "rows", "code"),
    [
        # Everybody would get the same letter.
        (("{{ แถว.ชื่อ }}", "ท่าน"), "ใคร,รุ่น,ภาค\nนายก,1,เช้า\n", "table-no-name"),
        # One letter for all cannot say what is one row's.
        (("หนังสือภายนอก", "หนังสือเวียน"), TABLE, "row-of-many"),
    ],
)
def test_a_letter_that_rows_cannot_have(
    change: tuple[str, str], rows: str, code: str, tmp_path: Path, capsys: Capture
) -> None:
    letter = LETTER.replace(*change)
    if code == "table-no-name":
        letter = letter.split('  - "{%', maxsplit=1)[0].replace("รุ่นที่ {{ แถว.รุ่น }}", "")
    assert _batch(tmp_path, "--format", "short", letter=letter, rows=rows) == 1
    assert code in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_column_that_counts_is_no_number(tmp_path: Path) -> None:
    rows = "ที่,ชื่อ,รุ่น,ภาค\n1,นายก,1,เช้า\n2,นายข,1,เช้า\n"
    assert _batch(tmp_path, rows=rows) == 0
    assert {e["number"].rsplit("/", 1)[1] for e in _manifest(tmp_path / "out")} == {"77"}


def test_an_unknown_key_of_map_is_told(tmp_path: Path, capsys: Capture) -> None:
    assert _batch(tmp_path, "--map", "รุ่น=ชื่", rows=TABLE) == 1
    assert "หมายถึง ชื่อ หรือไม่" in capsys.readouterr().err


def test_replace_takes_the_place_of_an_earlier_run(tmp_path: Path) -> None:
    assert _batch(tmp_path, rows=TABLE + "นายเกิน,1,เช้า\n") == 0
    assert _batch(tmp_path, "--replace") == 0
    assert len(list((tmp_path / "out").glob("*.docx"))) == len(_manifest(tmp_path / "out")) == 3


def test_names_of_columns_with_signs(tmp_path: Path) -> None:
    letter = LETTER.replace("แถว.ชื่อ", "แถว.ชื่อ_สกุล").replace("แถว.รุ่น", "แถว.จำนวน_บาท | บาท")
    rows = "ชื่อ-สกุล,จำนวน (บาท),ภาค\nนายสมชาย ใจดี,1500,เช้า\n"
    assert _batch(tmp_path, "--map", "ชื่อ-สกุล=ชื่อ", letter=letter, rows=rows) == 0
    [entry] = _manifest(tmp_path / "out")
    text = _plain((tmp_path / "out" / entry["file"]).read_bytes())
    assert "ขอเชิญนายสมชาย ใจดี เข้าร่วมอบรมรุ่นที่ ๑,๕๐๐ บาท (หนึ่งพันห้าร้อยบาทถ้วน)" in text


@pytest.mark.parametrize("more", [["--only", "99"], ["--file-name", "{{ แถว.ไม่มี }}"]])
def test_nothing_to_do_is_told(more: list[str], tmp_path: Path, capsys: Capture) -> None:
    assert _batch(tmp_path, *more) == 1
    assert capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "more", [["--only", "0"], ["--only", "9-3"], ["--limit", "0"], ["--preview", "1-2"]]
)
def test_rows_that_no_table_has_are_refused(
    more: list[str], tmp_path: Path, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as stopped:
        _batch(tmp_path, *more)
    assert stopped.value.code == 2
    assert "1" in capsys.readouterr().err


def test_a_row_behind_the_last_is_told(tmp_path: Path, capsys: Capture) -> None:
    assert _batch(tmp_path, "--only", "1,300") == 0
    assert "ไม่มีแถวที่ 300" in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], ["--bind"]])
def test_a_whole_run_is_resumed_without_a_row(more: list[str], tmp_path: Path) -> None:
    assert _batch(tmp_path, *more) == 0
    before = _files(tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*เช้า*.docx")}
    assert _batch(tmp_path, *more, "--resume") == 0
    assert _files(tmp_path / "out") == before
    assert all(path.stat().st_mtime_ns == time for path, time in times.items())


def test_an_archive_gives_what_was_made_anew_in_the_order_asked(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.zip", resume=False)
    for name in ("1", "3", "4", "2"):
        archive.write(name, name.encode())
    assert list(archive.documents(["1", "2", "3", "4"])) == [b"1", b"2", b"3", b"4"]
    archive.write("5", b"5")
    archive.close()
    with zipfile.ZipFile(tmp_path / "a.zip") as made:
        assert {name: made.read(name) for name in made.namelist()} == {
            n: n.encode() for n in "13425"
        }


def test_what_is_no_longer_asked_for_goes(tmp_path: Path) -> None:
    assert _batch(tmp_path, "--bind") == 0
    bound = set((tmp_path / "out").glob("*ทุกฉบับ*"))
    assert bound
    assert _batch(tmp_path, "--resume") == 0
    assert not any(path.exists() for path in bound)


PEOPLE = "ชื่อ,ค\nนายสมชาย ใจดี,11\nประธานรัฐสภา,22\nพระครูวิมล,33\n"
PLAIN = f"""ชนิด: หนังสือภายนอก
ส่วนราชการ: {OFFICE}
ที่: 77
วันที่: 2 มีนาคม 2569
เรื่อง: ขอเชิญประชุมเรื่องน้ำ
เรียน: ผู้รับ
ข้อความ:
  - ด้วยอำเภอจะประชุม ขอเชิญท่านไปประชุม
  - จึงแจ้งมาเพื่อโปรดทราบ
"""


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        (("เรียน: ผู้รับ", 'เรียน: "{{ แถว.ชื่อ }}"'), PEOPLE),
        (("ขอเชิญท่าน", 'ขอเชิญ {% if เรียน == "ประธานรัฐสภา" %}ประธาน{% else %}ท่าน{% endif %}'), PEOPLE),
        (("ขอเชิญท่าน", "ดูที่ https://x.go.th/r/{{ แถว.ค }} หรือ a{{ แถว.ค }}@x.go.th"), PEOPLE),
        (("ที่: 77", 'ที่: 77\nสำเนาส่ง: ["{{ แถว.ชื่อ }}"]'), PEOPLE),
        (("ที่: 77", "ที่: 77"), "ชื่อ,เลขที่,เรื่อง\nนายก,,\nนายข,99,ขอเชิญอบรม\nนายค,,ขอเชิญ {{ 1 }}\n"),
        (("ที่: 77", "สำเนาส่ง: [x]"), "ชื่อ,สำเนาส่ง\nนายก,{{ letter.number }}\nนายข,\n"),
        (("ที่: 77", "ที่: 77"), "ชื่อ,สิ่งที่ส่งมาด้วย\nนายก,ก;ข\nนายข,{% if %}\n"),
        (("ที่: 77", "ที่: 77"), "ชื่อ,อ้างถึง\nนายก,หนังสือ ก ที่ 1;หนังสือ ข\nนายข,หนังสือ {{ 1 }}\nนายค,หนังสือ ง\n"),
        (("ขอเชิญท่าน", "ขอเชิญ{{ แถว.ชื่อ ~ ' กับ ' ~ เรื่อง }} และ {{ แถว.ชื่อ if แถว.ค == '1' else 'คณะ' }}"), PEOPLE),
        (("ขอเชิญท่าน", "ขอเชิญ{{ 'ก' if แถว.ค in '11,9' else 'ข' }}{{ 'ค' if (แถว.ค ~ 'x') == '22x' else 'ง' }}"), PEOPLE),
        (("ขอเชิญท่าน", "{% if แถว.ค != '1' %}{{ แถว.ค | บาท }} {{ แถว.ค }}{% endif %} ขอเชิญท่าน"), PEOPLE),
        (
            ("ที่: 77", 'สิ่งที่ส่งมาด้วย: [{ชื่อ: แบบ, ลิงก์: "https://x.go.th/{{ แถว.ค }}"}]'), PEOPLE,
        ),
    ],
)  # fmt: skip
def test_rows_get_what_is_theirs(change: tuple[str, str], rows: str, tmp_path: Path) -> None:
    """The words of address, numbers, addresses on the web, copies, QR codes of each row are its own."""
    path, people = _given(tmp_path, rows, PLAIN.replace(*change))
    made = table(people, stream)
    prepared = prepare(path, made, read, Wanted())
    assert _same(prepared, made) == len(list(made))
    letters = Letters(prepared)
    for row in made:
        ready = letters.ready(person(row, prepared.columns, made))
        [(_, fast)], [slow] = letters.make(ready).documents, _slow(prepared, row, made)
        assert _pictures(fast) == _pictures(slow)


@pytest.mark.parametrize(
    ("change", "rows", "layouts"),
    [
        (("ขอเชิญท่าน", "{%- if แถว.ค > '5' -%}ขอเชิญ{{ แถว.ค }}{% else %}อย่า{% endif %}ไป"), "ชื่อ,ค", 1),
        (("ขอเชิญท่าน", "{% if เรียน > 'นาย5' %}ขอเชิญ{{ เรียน }}{% else %}อย่า{% endif %}ไป"), "ชื่อ,ค", 2),
        (("ขอเชิญท่าน", "{% if แถว.ค > '5' %}ขอเชิญ{{ แถว.ค }}{% else %}อย่า{% endif %}ไป"), "ชื่อ,ค", 2),
        (("ขอเชิญท่าน", "ขอเชิญ{{ แถว.ค ~ 'ก' }} {{ แถว.ค if แถว.ค > '3' else 'ข' }}"), "ชื่อ,ค", 1),
        (("ขอเชิญท่าน", "ขอเชิญท่าน"), "ชื่อ,อ้างถึง", 1),
        (("ขอเชิญท่าน", "ขอเชิญท่าน"), "ชื่อ,สำเนาส่ง", 1),
    ],
)  # fmt: skip
def test_what_differs_in_each_row_is_not_laid_out_for_each(
    change: tuple[str, str], rows: str, layouts: int, tmp_path: Path
) -> None:
    """A letter is laid out as often as its words or the count of its items differ, however many values a column has."""
    text = "".join(f"\nนาย{n},{n}ก" for n in range(1, 10))
    path, people = _given(tmp_path, rows + text, PLAIN.replace(*change))
    made = table(people, stream)
    prepared = prepare(path, made, read, Wanted())
    letters = Letters(prepared)
    ready = [letters.ready(person(row, prepared.columns, made)) for row in made]
    assert letters.layouts == layouts
    assert _same(prepared, made) == len(ready)


def test_an_expression_that_gives_nothing_leaves_no_empty_paragraph(
    tmp_path: Path, capsys: Capture
) -> None:
    letter = PLAIN.replace("  - จึงแจ้ง", "  - \"{{ แถว.ค if แถว.ค == '1' else '' }}\"\n  - จึงแจ้ง")
    assert _batch(tmp_path, letter=letter, rows="ชื่อ,ค\nนายก,1\nนายข,2\n") == 1
    assert "แถวที่ 2: ข้อความว่างเมื่อแทนค่าแล้ว" in capsys.readouterr().err
    assert [e["status"] for e in _manifest(tmp_path / "out")] == ["ok", "error"]


@pytest.mark.parametrize("condition", ["", "{% if เรียน %}{% endif %}"])
def test_a_link_of_a_row_that_is_no_address_is_told(
    condition: str, tmp_path: Path, capsys: Capture
) -> None:
    linked = 'สิ่งที่ส่งมาด้วย: [{ชื่อ: แบบ, ลิงก์: "https://x.go.th/{{ แถว.ค }}"}]\nที่: 77'
    letter = PLAIN.replace("ที่: 77", linked).replace("ท่าน", f"ท่าน{condition}")
    rows = "ชื่อ,ค\nนายก,1\nนายข,สมุทร สาคร\nนายค,3\n"
    assert _batch(tmp_path, "--format", "short", letter=letter, rows=rows) == 1
    [said] = [line for line in capsys.readouterr().err.splitlines() if "ลิงก์นี้ใช้ไม่ได้" in line]
    assert said.startswith(f"{tmp_path / 'people.csv'}:3:1: error ")
    assert "https://x.go.th/สมุทร สาคร" in said
    assert [e["status"] for e in _manifest(tmp_path / "out")] == ["ok", "error", "ok"]


def _pictures(docx: bytes) -> list[bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return [archive.read(n) for n in archive.namelist() if n.startswith("word/media/")]


@pytest.mark.parametrize(
    "tags",
    [
        "{{ to|upper }}", "{{ to[:3] }}", "{{ to|length }}", "{{ to.split(' ')[0] }}", "{{ to|replace('น','ม') }}",
        "{% if to == 'นายก' %}หนึ่ง{% else %}สอง{% endif %}", "{{ to ~ 'x' }}", "{{ 'x' in to }}", "\U000f0000 {{ to }}",
        "{% if to == 'x' %}ก{% elif to in 'นายก,x' %}ข{% else %}ค{% endif %}", "{{ [to]|join }}",
        "{% with a = to in 'นายก,x' %}{{ a }}{% endwith %}", "{{ to|safe }}", "{{ subject|safe }}|{{ to|upper }}",
        "{% for a in [to] recursive %}{{ a }}{% if a == to %}{{ loop([a ~ 'ก'])|length }}{% endif %}{% endfor %}",
        "{{ 'ก' if to in 'นายก,x' else 'ข' }}", "{% if to is upper %}ก{% else %}ข{% endif %}",
        "{% for c in [to] if c in 'นายก,x' %}{{ c }}{% else %}ข{% endfor %}",
        "{{ '%.3s' % to }}", "{{ (to ~ '')|length }}", "{{ to|title }}{{ to|tojson }}", "{{ to|wordcount }}",
        "{% set a %}{{ to }}{% endset %}{{ a|replace('น','ม') }}", "{% filter replace('น','ม') %}{{ to }}{% endfilter %}",
    ],
)  # fmt: skip
def test_templates_that_look_at_values(tags: str, tmp_path: Path) -> None:
    """A template of one's own that does more with a value than show it is filled for each row."""
    path, people = _given(tmp_path, "ชื่อ\nนายก\nนายข ขาวสะอาด\n", PLAIN)
    _tiny(tmp_path / "tiny.docx", tags)
    made = table(people, stream)
    prepared = prepare(path, made, read, Wanted({Piece.LETTER: tmp_path / "tiny.docx"}))
    assert _same(prepared, made) == 2


@pytest.mark.parametrize(
    ("scheme", "letter"),
    [
        ("{{ row_number }}", PLAIN.replace("ที่: 77", "ซอง: DL")),
        ("{{ row_number }}", PLAIN.replace("ที่: 77", "ฉบับ: [ต้นฉบับ, สำเนาคู่ฉบับ]")),
        ("{{ แถว.ค }} {{ row_number }}", PLAIN),
    ],
)
def test_no_letter_overwrites_another(
    scheme: str, letter: str, tmp_path: Path, capsys: Capture
) -> None:
    rows = f"ชื่อ,ค\nนายก,{'ก' * 300}\nนายข,{'ก' * 300}\n"
    assert _batch(tmp_path, "--file-name", scheme, letter=letter, rows=rows) == 1
    assert "ได้ชื่อแฟ้มเดียว" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_bad_first_row_stops_no_other(tmp_path: Path) -> None:
    letter = PLAIN.replace("ท่านไปประชุม", "{{ แถว.ค }} ไปประชุม")
    rows = "ชื่อ,ค\nนายก,<b>x</b>\nนายข,ดี\nนายค,ดี\n"
    _batch(tmp_path, letter=letter, rows=rows)
    listed = _manifest(tmp_path / "out")
    assert [e["status"] for e in listed][1:] == ["ok", "ok"]


def test_a_quote_left_open_is_told(tmp_path: Path, capsys: Capture) -> None:
    assert _batch(tmp_path, letter=PLAIN, rows='ชื่อ,x\nนายก,"1\nนายข,2\nนายค,3\n') == 1
    assert "เครื่องหมายคำพูด" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_pdfs_with_their_pages(office: Path, tmp_path: Path) -> None:
    assert _batch(tmp_path, "--pdf", letter=PLAIN, rows=PEOPLE) == 0
    listed = _manifest(tmp_path / "out")
    assert [Path(e["file"]).suffix for e in listed] == [".docx", ".pdf"] * 3
    assert [e["pages"] for e in listed] == ["", "1"] * 3
    with pdfplumber.open(tmp_path / "out" / listed[3]["file"]) as pdf:
        assert "ประธานรัฐสภา" in pdf.pages[0].extract_text().replace("\u200d", "")
    assert office


def test_two_processes_share_the_rows_that_become_pdfs(office: Path, tmp_path: Path) -> None:
    """Each gets half, also when a cell of several lines makes the table seem longer than it is."""
    rows = 'ชื่อ,ค\n"นายสมชาย ใจดี","1\n2\n3\n4\n5"\nประธานรัฐสภา,22\nพระครูวิมล,33\nนายสมศักดิ์ ดีใจ,44\n'
    path, people = _given(tmp_path, rows, PLAIN)
    seen: list[int] = []
    one = Job(path, people, tmp_path / "one", office=office)
    run(one)
    run(
        replace(one, target=tmp_path / "two", processes=2),
        lambda outcome: seen.append(outcome.rows),
    )
    assert seen == [2, 4]
    told = [
        [(e["file"], e["pages"]) for e in _manifest(tmp_path / name)] for name in ("one", "two")
    ]
    assert told[0] == told[1]
    assert len(told[0]) == 8


def test_a_letter_that_has_no_pdf_stops_no_other(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An office that dies whenever one letter is among those it is given: that letter alone is missing."""
    stand_in = tmp_path / "soffice"
    stand_in.write_text(
        f"#!{sys.executable}\nimport os, sys, zipfile\n"
        "for path in sys.argv:\n"
        "    if path.endswith('.docx') and 'นายพัง' in zipfile.ZipFile(path).read('word/document.xml').decode():\n"
        "        os._exit(77)\n"
        f"os.execv({str(office)!r}, [{str(office)!r}, *sys.argv[1:]])\n",
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    monkeypatch.setenv("DOCGEN_SOFFICE", str(stand_in))
    rows = "ชื่อ\nนายหนึ่ง\nนายสอง\nนายพัง\nนายสี่\n"
    assert _batch(tmp_path, "--pdf", letter=PLAIN, rows=rows) == 1
    listed = _manifest(tmp_path / "out")
    assert [e["status"] for e in listed if e["row"] == "3"] == ["error"]
    assert {e["row"] for e in listed if e["file"].endswith(".pdf")} == {"1", "2", "4"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
def test_what_is_told_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither a folder of temporary files nor the office that the script ``soffice`` started."""
    stand_in, aside = tmp_path / "soffice", tmp_path / "aside"
    office = f"(sleep 3; touch {tmp_path / 'late'}) & touch {tmp_path / 'begun'}; wait"
    stand_in.write_text(f"#!/bin/sh\n{office}\n", encoding="utf-8")
    stand_in.chmod(0o755)
    aside.mkdir()
    path, people = _given(tmp_path, "ชื่อ\n" + "นายสมชาย ใจดี\n" * 3, PLAIN)
    command = [sys.executable, "-m", "docgen", "batch", str(path), "--recipients", str(people)]
    given = {**os.environ, "DOCGEN_SOFFICE": str(stand_in), "TMPDIR": str(aside)}
    with subprocess.Popen(
        [*command, "--pdf", "-o", str(tmp_path / "out")],
        env=given,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        while not (tmp_path / "begun").exists() and run.poll() is None:
            time.sleep(0.05)
        run.terminate()
        told = run.communicate()[1]
    assert run.returncode == 130, told
    assert "--resume" in told
    time.sleep(4)
    assert not (tmp_path / "late").exists()
    assert list(aside.iterdir()) == []


def test_a_foreign_zip_is_not_written_over(tmp_path: Path, capsys: Capture) -> None:
    path, people = _given(tmp_path)
    target = tmp_path / "all.zip"
    target.write_bytes(b"of somebody else")
    command = ["batch", str(path), "--recipients", str(people), "-o", str(target)]
    for more in ([], ["--resume"], ["--replace"]):
        assert main([*command, *more]) == 1
    assert "ไม่ได้สร้าง" in capsys.readouterr().err
    assert target.read_bytes() == b"of somebody else"


FACTS = PLAIN.replace("ที่: 77", 'ที่: 77\nข้อมูล: {ค: "{{ แถว.ค }}", ใคร: "{{ แถว.ใคร }}"}')
KNOWN = "ใคร,ค\nนายสมชาย ใจดี,1\nประธานรัฐสภา,22\nพระครูวิมล,333\n"


@pytest.mark.parametrize(
    "change",
    [
        ("เรียน: ผู้รับ", 'เรียน: "{{ ข้อมูล.ใคร }}"'),
        ("ขอเชิญท่าน", "{% if ข้อมูล.ค == '1' %}หนึ่ง{% else %}อื่น{% endif %} ขอเชิญท่าน"),
        ("ขอเชิญท่าน", "{{ ข้อมูล.ค | บาท }} ขอเชิญท่าน"),
        ("ขอเชิญท่าน", "{{ ข้อมูล.ค ~ ข้อมูล.ใคร }} ขอเชิญท่าน"),
        ("ที่: 77", 'สิ่งที่ส่งมาด้วย: [{ชื่อ: แบบ, ลิงก์: "https://x.go.th/{{ ข้อมูล.ค }}"}]\nที่: 77'),
    ],
)
def test_values_reach_through_other_texts(change: tuple[str, str], tmp_path: Path) -> None:
    """What looks at a text that shows a value looks at the value."""
    path, people = _given(tmp_path, KNOWN, FACTS.replace(*change))
    made = table(people, stream)
    prepared = prepare(path, made, read, Wanted())
    assert _same(prepared, made) == 3
    letters, told = Letters(prepared), set()
    for row in made:
        ready = letters.ready(person(row, prepared.columns, made))
        [(_, fast)], [slow] = letters.make(ready).documents, _slow(prepared, row, made)
        assert _pictures(fast) == _pictures(slow)
        told.add((_plain(fast), *_pictures(fast)))
    assert len(told) > 1


def test_an_addressee_that_the_letter_writes_is_checked(tmp_path: Path, capsys: Capture) -> None:
    letter = PLAIN.replace("เรียน: ผู้รับ", 'เรียน: "{{ แถว.ใคร }}"')
    rows = "ใคร,ค\nนายก,1\nสมเด็จพระเทพฯ,2\n"
    assert _batch(tmp_path, "--format", "short", letter=letter, rows=rows) == 1
    assert "people.csv:3:1: error address-royal" in capsys.readouterr().err
    assert next(e["addressee"] for e in _manifest(tmp_path / "out")) == "นายก"


def test_further_columns_of_a_long_list_are_each_row_s(tmp_path: Path) -> None:
    head = "ผู้รับ: {ช่องเพิ่มเติม: [โทรศัพท์], รายชื่อ: [ก]}\nที่: 77"
    letter = PLAIN.replace("หนังสือภายนอก", "หนังสือเวียน").replace("ที่: 77", head)
    rows = "ชื่อ,โทรศัพท์\n" + "".join(f"นาย{n},{'' if n == 1 else n}\n" for n in range(1, 80))
    assert _batch(tmp_path, letter=letter, rows=rows) == 0
    [entry] = [e for e in _manifest(tmp_path / "out") if "บัญชี" in e["file"]]
    text = _plain((tmp_path / "out" / entry["file"]).read_bytes())
    assert all(text.count(f"\n{thai_digits(str(n))}\n") == 1 for n in range(2, 80))


def test_a_preview_makes_no_pdf(tmp_path: Path, capsys: Capture, office: Path) -> None:
    assert office
    assert _batch(tmp_path, "--preview", "2", "--pdf", letter=PLAIN, rows=PEOPLE) == 0
    assert "ประธานรัฐสภา" in capsys.readouterr().out


@pytest.mark.parametrize("size", ["DL", "C5"])
def test_the_whole_address_is_on_its_envelope(size: str, office: Path, tmp_path: Path) -> None:
    """Names and offices of growing length: in the usual type, in the smaller one, or told to be too long."""
    row = "นายกเทศมนตรีตำบลศรีวิไล{0},เทศบาลตำบลศรีวิไล{0},1 หมู่ที่ 2 ถนนชาญสินธุ์;ตำบลวิศิษฐ์ อำเภอเมือง;จังหวัดตราด 23000"
    rows = [row.format("ร่วมใจพัฒนา" * n) for n in range(12)]
    letter = PLAIN.replace("ที่: 77", f"ที่: 77\nซอง: {size}")
    table = "\n".join(["ชื่อ,หน่วยงาน,ที่อยู่", *rows, ""])
    assert _batch(tmp_path, "--pdf", letter=letter, rows=table) == 1
    listed = _manifest(tmp_path / "out")
    envelopes = [tmp_path / "out" / e["file"] for e in listed if re.search("ซอง.*pdf", e["file"])]
    assert {e["status"] for e in listed} == {"ok", "error"}
    part = f"envelope-{size.lower()}"
    bottom = figure(f"{part}.to_top") + figure(f"{part}.to_height")
    sizes = set()
    for path in envelopes:
        printed = [x for x in lines_of(path) if x.left > figure(f"{part}.to_left") - 0.1]
        last = next(x for x in printed if x.text.startswith("จังหวัดตราด"))
        assert last.baseline < bottom
        sizes.add(round(last.size))
    assert sizes == {18, 14}
    assert office


@pytest.mark.parametrize(
    ("address", "ragged"), [("https://www.dpt.go.th/bk/form-2569", 1), ("x.go.th", 0)]
)
def test_no_line_is_torn_before_a_long_address(address: str, ragged: int, tmp_path: Path) -> None:
    """Where a value stands, so that no line end is known: a text with a long address is not justified."""
    letter = PLAIN.replace("ขอเชิญท่าน", f"ขอเชิญ{{{{ แถว.ชื่อ }}}} ดูที่ {address} แล้ว")
    assert _batch(tmp_path, letter=letter, rows=PEOPLE) == 0
    for entry in _manifest(tmp_path / "out"):
        with zipfile.ZipFile(tmp_path / "out" / entry["file"]) as archive:
            assert archive.read("word/document.xml").count(b'Ragged"') == ragged


@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_all_letters_in_one_file(target: str, tmp_path: Path) -> None:
    """For the printer: the letters of all good rows, in the order of the rows, each from page 1; envelopes apart."""
    path, people = _given(tmp_path, PEOPLE + "12345,9\n", PLAIN.replace("ที่: 77", "ซอง: DL\nที่: 77"))
    command = ["batch", str(path), "--recipients", str(people), "-o", str(tmp_path / target)]
    assert main([*command, "--bind"]) == 1
    first = _of(tmp_path / target)
    whole = {n.removeprefix(tmp_path.name): d for n, d in first.items() if "ทุกฉบับ" in n}
    assert list(whole) == [" ทุกฉบับ หนังสือ.docx", " ทุกฉบับ ซอง.docx"]
    letters = [d for n, d in first.items() if "หนังสือ นา" in n or "หนังสือ ปร" in n or "หนังสือ พร" in n]
    assert len(letters) == 3
    assert _plain(whole[" ทุกฉบับ หนังสือ.docx"]) == "\n".join(map(_plain, letters))
    assert main([*command, "--bind", "--resume"]) == 1
    assert _of(tmp_path / target) == first


def _of(target: Path) -> dict[str, bytes]:
    """Return the documents of a target by name, in the order of the rows."""
    if target.is_dir():
        listed = _manifest(target)
        return {e["file"]: (target / e["file"]).read_bytes() for e in listed if e["file"]}
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_cannot_be_bound_is_told(tmp_path: Path, capsys: Capture) -> None:
    """A template of one's own without styles: the letters are made all the same."""
    _tiny(tmp_path / "tiny.docx")
    more = ("--template", f"letter={tmp_path / 'tiny.docx'}", "--bind")
    assert _batch(tmp_path, *more, letter=PLAIN, rows=PEOPLE) == 1
    assert "หนังสือ: รวมเป็น .docx เดียวไม่ได้" in capsys.readouterr().err
    assert [e["status"] for e in _manifest(tmp_path / "out")] == ["ok"] * 3


def _two_letters(folder: Path) -> None:
    for name, rows in (("ขอเชิญ", PEOPLE), ("แจ้งผล", "ชื่อ\nนายก\n")):
        (folder / "งาน" / name).mkdir(parents=True)
        (folder / "งาน" / name / "letter.yaml").write_text(PLAIN, encoding="utf-8")
        (folder / "งาน" / name / "recipients.csv").write_text(rows, encoding="utf-8")
    (folder / "งาน" / "ฉบับเดียว").mkdir()
    (folder / "งาน" / "ฉบับเดียว" / "letter.yaml").write_text(PLAIN, encoding="utf-8")


def test_many_letters_at_once(tmp_path: Path, capsys: Capture) -> None:
    """Those of a folder that have a table, each into a folder of its name; or one table for several letters."""
    _two_letters(tmp_path)
    assert main(["batch", str(tmp_path / "งาน"), "-o", str(tmp_path / "out")]) == 0
    assert len(_manifest(tmp_path / "out" / "ขอเชิญ")) == 3
    assert len(_manifest(tmp_path / "out" / "แจ้งผล")) == 1
    assert not (tmp_path / "out" / "ฉบับเดียว").exists()
    people = tmp_path / "งาน" / "ขอเชิญ" / "recipients.csv"
    both = [str(tmp_path / "งาน" / name) for name in ("แจ้งผล", "ฉบับเดียว")]
    command = ["batch", *both, "--recipients", str(people), "-o", str(tmp_path / "other")]
    assert main(command) == 0
    assert [len(_manifest(tmp_path / "other" / n)) for n in ("แจ้งผล", "ฉบับเดียว")] == [3, 3]
    with pytest.raises(SystemExit):
        main(["batch", *both])
    assert "ฉบับเดียว: ต้องระบุ --recipients" in capsys.readouterr().err


def test_the_slow_way_is_told(tmp_path: Path, capsys: Capture) -> None:
    assert _batch(tmp_path, "-v", letter=PLAIN, rows=PEOPLE) == 0
    assert "วางหน้าไว้ครั้งเดียว" in capsys.readouterr().err
    shutil.copy(LETTERS / "tha-thonglang-announcement" / "map.png", tmp_path / "1.png")
    shutil.copy(ROOT / "templates" / "source" / "emblem" / "garuda-30mm.png", tmp_path / "2.png")
    letter = PLAIN.replace("ข้อความ:", 'ข้อความ:\n  - รูป: "{{ แถว.ค }}.png"')
    rows = "ชื่อ,ค\nนายก,1\nนายข,2\nนายค,none\n"
    assert _batch(tmp_path, "-v", "--replace", letter=letter, rows=rows) == 1
    said = capsys.readouterr().err
    assert "วางหน้าทีละแถวด้วย docxtpl 2 แถว" in said
    assert "แถวที่ 3: ไม่พบรูป none.png" in said
    made = [(tmp_path / "out" / e["file"]).read_bytes() for e in _manifest(tmp_path / "out")[:2]]
    assert len({tuple(_pictures(docx)) for docx in made}) == 2


def test_rows_made_again_are_noted_anew(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What LibreOffice could not do at first is in the manifest and in the bound file after --resume."""
    stand_in = tmp_path / "soffice"
    stand_in.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("DOCGEN_SOFFICE", str(stand_in))
    assert _batch(tmp_path, "--pdf", "--bind", letter=PLAIN, rows=PEOPLE) == 1
    monkeypatch.setenv("DOCGEN_SOFFICE", str(office))
    assert _batch(tmp_path, "--pdf", "--bind", "--resume", letter=PLAIN, rows=PEOPLE) == 0
    listed = _manifest(tmp_path / "out")
    assert [e["status"] for e in listed] == ["ok"] * 8
    with pdfplumber.open(tmp_path / "out" / listed[-1]["file"]) as pdf:
        assert len(pdf.pages) == 3
    before = (tmp_path / "out" / "manifest.csv").read_bytes()
    assert _batch(tmp_path, "--pdf", "--bind", "--resume", letter=PLAIN, rows=PEOPLE) == 0
    assert (tmp_path / "out" / "manifest.csv").read_bytes() == before


def test_a_fault_comes_whole_from_another_process(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "out").mkdir()
    name = f"{tmp_path.name} 000001 หนังสือ นายสมชาย ใจดี.docx"
    (tmp_path / "out" / name).mkdir()
    assert _batch(tmp_path, "--jobs", "2", letter=PLAIN, rows=PEOPLE) == 1
    assert "เขียนลง" in capsys.readouterr().err
