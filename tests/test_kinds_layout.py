"""Where the parts of each kind stand in the PDF, in millimetres, and how long documents break their pages."""

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from conftest import LETTERS, Made
from docx_text import plain, squeezed
from pdf_lines import CM, Line, find, lines_of, near

from docgen import paginate, pipeline
from docgen.geometry import figure
from docgen.model import Piece
from docgen.resources import folder

LEFT = figure("page.left")
CENTRE = LEFT + figure("letter.signature_centre")
MIDDLE = LEFT + (figure("page.width") - LEFT - figure("page.right")) / 2
PITCH = figure("text.pitch") / CM
BEFORE = figure("text.before") / CM

Sheets = tuple[dict[str, Any], tuple[Line, ...], Path]


@pytest.fixture
def sheet(made: dict[str, Made], pdfs: dict[str, Path]) -> Callable[[str, Piece], Sheets]:
    """Return the context, the lines and the PDF of one piece of a sample."""

    def found(name: str, piece: Piece) -> Sheets:
        composition = next(c for c in made[name].compositions if c.piece is piece)
        path = pdfs[composition.stem]
        return dict(composition.context), lines_of(path), path

    return found


Found = Callable[[str, Piece], Sheets]


def middle(line: Line) -> float:
    return (line.left + line.right) / 2


def emblem(path: Path) -> dict[str, float]:
    with pdfplumber.open(path) as pdf:
        image = pdf.pages[0].images[0]
    return {key: image[key] / CM for key in ("x0", "x1", "top", "bottom")}


def test_memo(sheet: Found) -> None:
    context, lines, path = sheet("saraban-dept-memo-88", Piece.MEMO)
    garuda = emblem(path)
    assert garuda["x0"] == near(LEFT)
    assert garuda["top"] == near(figure("memo.garuda_top"))
    assert garuda["bottom"] - garuda["top"] == near(figure("memo.garuda_height"))
    title = find(lines, "บันทึกข้อความ")
    letters = [c for c in title.chars if c["size"] < 30 and c["text"].strip()]
    assert letters[0]["size"] == pytest.approx(figure("memo.title_size"), abs=0.5)
    centre = (letters[0]["x0"] + letters[-1]["x1"]) / 2 / CM
    assert centre == near(LEFT + figure("memo.title_centre"))
    assert title.baseline == near(figure("memo.title_baseline"))
    assert title.at(context["urgency"]) == near(figure("memo.urgency_column"))
    right = figure("page.width") - figure("page.right")
    number = next(line for line in lines if line.text.startswith("ที่มท"))
    assert number.at("วันที่") == near(figure("memo.date_column"))
    assert number.at(context["date"]) == near(figure("memo.date_value_column"))
    assert number.right == near(right), "the dotted leader ends at the margin"
    for label in ("ส่วนราชการ", "เรื่อง"):
        line = next(line for line in lines if line.text.startswith(label))
        assert line.left == near(LEFT)
        assert line.size == pytest.approx(figure("memo.label_size"), abs=0.5)
    ended = [line for line in lines if line.page == 1 and line.text.endswith("...")]
    assert len(ended) == 3
    assert all(line.right == near(right) for line in ended)
    signer = find(lines, f"({plain(context['signer']['name'])})")
    assert middle(signer) == near(CENTRE)


def test_memo_sections_and_boxes(sheet: Found) -> None:
    _, lines, path = sheet("saraban-dept-memo-88", Piece.MEMO)
    for n, title in enumerate(("ต้นเรื่อง", "ข้อเท็จจริง", "ข้อกฎหมาย", "ข้อพิจารณา", "ข้อเสนอ")):
        assert find(lines, f"{'๑๒๓๔๕'[n]}. {title}").left == near(LEFT)
    first, second = find(lines, "ความเห็นของรองอธิบดี"), find(lines, "คำสั่งของอธิบดี")
    assert first.page == second.page == find(lines, "(นายธนาธิป").page
    assert second.left - first.left == near(8)
    with pdfplumber.open(path) as pdf:
        assert pdf.pages[first.page - 1].edges


def test_stamped_letter(sheet: Found) -> None:
    context, lines, path = sheet("tha-thonglang-stamped-310", Piece.STAMPED_LETTER)
    assert emblem(path)["bottom"] == near(4.5)
    assert find(lines, f"ที่ {plain(context['number'])}").baseline == near(
        figure("letter.number_baseline")
    )
    to = find(lines, "ถึง" + context["to"])
    assert to.at(context["to"]) == near(figure("letter.subject_column"))
    sender = lines[[line.text for line in lines].index(squeezed(context["sender"]))]
    date = find(lines, context["date"])
    assert middle(sender) == near(CENTRE)
    assert middle(date) == near(CENTRE)
    assert date.baseline - sender.baseline == near(PITCH)
    last = max(x.baseline for x in lines if x.baseline < sender.baseline - 0.1)
    assert sender.baseline - last == near(PITCH * (1 + figure("stamped.stamp_lines")))
    text = "".join(line.text for line in lines)
    assert "ขอแสดงความนับถือ" not in text
    assert "เรียน" not in text


HEADED = [
    ("tha-thonglang-order-64", Piece.ORDER),
    ("saraban-dept-regulation", Piece.REGULATION),
    ("saraban-dept-by-law", Piece.BY_LAW),
    ("tha-thonglang-announcement", Piece.ANNOUNCEMENT),
    ("tha-thonglang-statement", Piece.STATEMENT),
]


@pytest.mark.parametrize(("name", "piece"), HEADED)
def test_centred_heads(name: str, piece: Piece, sheet: Found) -> None:
    context, lines, path = sheet(name, piece)
    garuda = emblem(path)
    assert garuda["top"] == near(figure("letter.garuda_top"))
    assert (garuda["x0"] + garuda["x1"]) / 2 == near(MIDDLE)
    top = figure("decree.head_top") + figure("text.ascent") * PITCH
    for n, text in enumerate(context["head"]):
        line = find(lines, plain(text))
        assert middle(line) == near(MIDDLE)
        assert line.baseline == near(top + n * PITCH)
    date = find(lines, plain(context["date"]))
    if "signer" in context:
        assert date.left == near(LEFT + figure("decree.date_indent"))
        signer = find(lines, f"({plain(context['signer']['name'])})")
        assert middle(signer) == near(CENTRE)
        assert signer.page == date.page
    else:
        assert middle(date) == near(CENTRE)


def test_news_has_no_emblem(sheet: Found) -> None:
    context, lines, path = sheet("tha-thonglang-news", Piece.NEWS)
    with pdfplumber.open(path) as pdf:
        assert not pdf.pages[0].images
    assert middle(find(lines, plain(context["head"][0]))) == near(MIDDLE)


def test_clauses_and_their_items(sheet: Found) -> None:
    _, lines, _ = sheet("saraban-dept-regulation", Piece.REGULATION)
    assert find(lines, "ข้อ ๑").left == near(LEFT + figure("text.indent"))
    assert find(lines, "(๑)วัน").left == near(LEFT + figure("item.start2"))
    assert find(lines, "(ก)เครื่อง").left == near(LEFT + figure("item.start3"))
    for text in ("หมวด ๑", "หมวด ๒", "ส่วนที่ ๑", "ส่วนที่ ๒", "บทเฉพาะกาล"):
        assert middle(next(x for x in lines if x.text == squeezed(text))) == near(MIDDLE)
    numbers = re.findall(r"ข้อ([๐-๙]+)", "".join(x.text for x in lines if x.text.startswith("ข้อ")))
    assert numbers == list("๑๒๓๔๕๖๗๘๙")


def test_annex_begins_a_page(sheet: Found) -> None:
    _, lines, _ = sheet("tha-thonglang-order-64", Piece.ORDER)
    annex = find(lines, "บัญชีรายชื่อคณะทำงานแนบท้าย")
    assert annex.page == 2
    assert find(lines, "(นายวิวัฒน์ชัย").page == 1


def test_certificate(sheet: Found) -> None:
    context, lines, path = sheet("tha-thonglang-certificate-15", Piece.CERTIFICATE)
    number = find(lines, "เลขที่" + context["number"])
    assert number.baseline == near(figure("letter.number_baseline"))
    assert number.at(context["address"][0]) == near(figure("letter.agency_column"))
    assert find(lines, "ให้ไว้ ณ วันที่").left == near(LEFT + figure("decree.date_indent"))
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0]
        xs = [e["x0"] / CM for e in page.edges if e["orientation"] == "v"]
        ys = [e["top"] / CM for e in page.edges if e["orientation"] == "h"]
    assert max(xs) - min(xs) == near(figure("certificate.photo_width"))
    assert max(ys) - min(ys) == near(figure("certificate.photo_height"))


def test_papers_of_a_meeting(sheet: Found) -> None:
    name = "tha-thonglang-meeting-3"
    for piece in (
        Piece.REPLY_SLIP,
        Piece.AGENDA,
        Piece.ATTENDANCE,
        Piece.MINUTES,
        Piece.FOLLOW_UPS,
    ):
        context, lines, path = sheet(name, piece)
        with pdfplumber.open(path) as pdf:
            assert not pdf.pages[0].images
        for text in context["head"]:
            assert middle(find(lines, plain(text))) == near(MIDDLE)
    _, lines, _ = sheet(name, Piece.MINUTES)
    text = "".join(line.text for line in lines)
    order = ["ผู้มาประชุม", "ผู้ไม่มาประชุม", "ผู้เข้าร่วมประชุม", "เริ่มประชุมเวลา", "ระเบียบวาระที่๑", "มติที่ประชุม", "เลิกประชุมเวลา", "ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม"]  # fmt: skip
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)
    assert middle(find(lines, "(นางสาวอรทัย")) == near(CENTRE)


def test_a_picture_stands_in_the_middle(sheet: Found, made: dict[str, Made]) -> None:
    name = "tha-thonglang-announcement"
    _, lines, path = sheet(name, Piece.ANNOUNCEMENT)
    title = find(lines, "แผนที่สังเขป")
    with pdfplumber.open(path) as pdf:
        [image] = [i for i in pdf.pages[title.page - 1].images if i["top"] > 5 * CM]
    assert (image["x1"] - image["x0"]) / CM == near(9)
    assert (image["x0"] + image["x1"]) / 2 / CM == near(MIDDLE)
    assert image["bottom"] / CM < title.baseline < image["bottom"] / CM + 0.8
    [docx] = made[name].documents.values()
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert 'descr="แผนที่สังเขปที่ว่าการอำเภอท่าทองหลาง"' in xml


def test_a_row_longer_than_a_page_loses_nothing(tmp_path: Path, office: Path) -> None:
    text = " ".join(f"ประโยคที่ {n} ของช่องนี้" for n in range(1, 301))
    lines = _pdf(
        tmp_path, office,
        f"ชนิด: ประกาศ\nส่วนราชการ: {AGENCY}\nวันที่: 1 ม.ค. 2569\nเรื่อง: ก\nข้อความ:\n"
        f"  - ตาราง:\n      ช่อง: [{{ชื่อ: ก, กว้าง: 6}}, ข]\n      แถว: [[{text}, ข]]\n  - จบ\n",
    )  # fmt: skip
    cell = [x for x in lines if x.column == 1 and x.text != "ก"]  # without the head, repeated
    column = sorted(cell, key=lambda x: (x.page, x.baseline))
    said = "".join(line.text for line in column)
    numbers = re.findall(r"ประโยคที่([๐-๙]+)ของ", said)
    assert [int(n) for n in numbers] == list(range(1, 301))
    assert max(line.page for line in lines) > 1


def test_envelope(sheet: Found) -> None:
    context, lines, path = sheet("tha-thonglang-1021", Piece.ENVELOPE)
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0]
        assert float(page.width) / CM == near(figure("envelope-dl.width"))
        assert float(page.height) / CM == near(figure("envelope-dl.height"))
        assert len(pdf.pages) == 1
    to = find(lines, plain(context["envelopes"][0]["to"]))
    inside = figure("table.cell_margin")
    assert to.left == near(figure("envelope-dl.to_left") + inside)
    assert figure("envelope-dl.to_top") < to.baseline < figure("envelope-dl.to_top") + 1
    code = next(line for line in lines if re.fullmatch(r"\d", line.text))
    assert code.baseline > to.baseline


def test_labels(sheet: Found) -> None:
    _, _, path = sheet("saraban-dept-memo-circular-31", Piece.LABELS)
    with pdfplumber.open(path) as pdf:
        starts = [w["x0"] / CM for w in pdf.pages[0].extract_words() if w["text"].startswith("เร")]
    step = figure("labels-3x8.width") + figure("labels-3x8.gap")
    lefts = sorted({round(x, 1) for x in starts})
    assert len(lefts) == 3
    assert lefts[1] - lefts[0] == near(step)
    assert lefts[2] - lefts[1] == near(step)


def test_marks(made: dict[str, Made], pdfs: dict[str, Path], sheet: Found) -> None:
    context, lines, _ = sheet("tha-thonglang-1021", Piece.LETTER)
    urgency = find(lines, context["urgency"])
    time = find(lines, plain(context["urgency_time"]))
    number = find(lines, "ที่" + plain(context["number"]))
    assert urgency.size == pytest.approx(figure("letter.urgency_size"), abs=0.5)
    assert urgency.baseline < time.baseline < number.baseline
    assert number.baseline == near(figure("letter.number_baseline"))
    copy = next(c for c in made["tha-thonglang-1021"].compositions if "คู่ฉบับ" in c.stem)
    copied = lines_of(pdfs[copy.stem])
    mark = find(copied, "(สำเนาคู่ฉบับ)")
    assert mark.right == near(figure("page.width") - figure("page.right"))
    drafted = find(copied, "ร่างนายวีระใจมั่น")
    assert drafted.left == near(LEFT + 10)


def _pdf(tmp_path: Path, office: Path, letter: str) -> tuple[Line, ...]:
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    made = pipeline.documents(tmp_path, {}).documents
    [pdf] = list(paginate.pdfs(made, office, folder("fonts")).values())[:1]
    path = tmp_path / f"{len(pdf)}.pdf"
    path.write_bytes(pdf)
    return lines_of(path)


AGENCY = (LETTERS / "offices" / "saraban-dept.yaml").as_posix()


def test_secrecy_on_every_page(tmp_path: Path, office: Path) -> None:
    body = "".join(f"  - ย่อหน้าที่ {n} จบ\n" for n in range(60))
    lines = _pdf(
        tmp_path, office,
        f"ชนิด: หนังสือภายนอก\nส่วนราชการ: {AGENCY}\nวันที่: 1 ม.ค. 2569\nเรื่อง: ก\nเรียน: ข\n"
        f"ชั้นความลับ: ลับมาก\nข้อความ:\n{body}",
    )  # fmt: skip
    pages = max(line.page for line in lines)
    assert pages > 1
    for page in range(1, pages + 1):
        marks = [line for line in lines if line.page == page and line.text == "ลับมาก"]
        assert len(marks) == 2, "at the top and at the foot"
        assert all(middle(mark) == near(MIDDLE) for mark in marks)
        assert marks[0].baseline < 1.5
        assert marks[1].baseline > figure("page.height") - 1.5
        assert marks[0].size == pytest.approx(figure("secrecy.size"), abs=0.5)
        assert all(c["non_stroking_color"] == (1, 0, 0) for c in marks[0].chars)


@cache
def _long_text(n: int) -> str:
    return f"เรื่องที่ {n} " + "ส่วนราชการต้องดำเนินการให้แล้วเสร็จตามกำหนดเวลาและรายงานผลต่อผู้บังคับบัญชา " * 3


def _sane(lines: tuple[Line, ...], headings: list[str]) -> int:
    """Check what every long document keeps; return the number of its pages."""
    pages = max(line.page for line in lines)
    bottom = figure("page.height") - figure("page.bottom")
    assert all(line.baseline <= bottom + 0.1 for line in lines)
    for heading in headings:
        line = find(lines, heading)
        under = [x for x in lines if x.page == line.page and x.baseline > line.baseline + 0.1]
        assert under, f"{heading} stands alone at the foot of page {line.page}"
    for page in range(2, pages + 1):
        text = [
            x for x in lines if x.page == page and x.baseline > figure("page.number_baseline") + 0.2
        ]
        assert text, f"page {page} is empty"
    return pages


def test_a_memo_of_five_pages(tmp_path: Path, office: Path) -> None:
    """Tables and nested lists over pages: heads repeated, no heading or signature alone."""
    rows = "".join(f"          - [{n}, รายการที่ {n}, {n}]\n" for n in range(1, 61))
    nested = "".join(
        f"        - ข้อความ: {_long_text(n)}\n          ข้อย่อย: [{_long_text(n)}, ข้อสุดท้าย]\n"
        for n in range(6)
    )
    lines = _pdf(
        tmp_path, office,
        f"ชนิด: บันทึกข้อความ\nส่วนราชการ: {AGENCY}\nวันที่: 1 ม.ค. 2569\nเรื่อง: ก\nเรียน: อธิบดี\n"
        f"ต้นเรื่อง:\n  - {_long_text(90)}\n  - {_long_text(91)}\n"
        f"ข้อเท็จจริง:\n    - ข้อความ: มีดังนี้\n      ข้อย่อย:\n{nested}"
        f"    - ตาราง:\n        ชื่อ: ตารางที่หนึ่ง\n        ช่อง: [ลำดับ, รายการ, จำนวน]\n        แถว:\n{rows}"
        f"ข้อพิจารณา:\n{''.join(f'  - {_long_text(n)}{chr(10)}' for n in range(10, 18))}"
        "ข้อเสนอ:\n  - จึงเรียนมาเพื่อโปรดพิจารณา\n",
    )  # fmt: skip
    pages = _sane(lines, ["ต้นเรื่อง", "ข้อเท็จจริง", "ตารางที่หนึ่ง", "ข้อพิจารณา", "ข้อเสนอ"])
    assert pages >= 5
    table = {x.page for x in lines if re.fullmatch(r"รายการที่[๐-๙]+", x.text)}
    heads = {x.page for x in lines if x.text == "ลำดับ" and x.column}
    assert len(table) > 1
    assert table <= heads, "the head is repeated on every page of the table"
    assert find(lines, "จึงเรียนมาเพื่อโปรดพิจารณา").page == find(lines, "(นางปิยวรรณ").page


def test_a_regulation_of_twelve_pages(tmp_path: Path, office: Path) -> None:
    chapters = "".join(
        f"  - หมวด: เรื่องของหมวด {c}\n"
        + "".join(
            f"  - ข้อ: {_long_text(c * 10 + n)}\n    ข้อย่อย: [{_long_text(n)}, ข้อย่อยที่สอง]\n"
            for n in range(8)
        )
        for c in range(1, 8)
    )
    lines = _pdf(
        tmp_path, office,
        f"ชนิด: ระเบียบ\nส่วนราชการ: {AGENCY}\nวันที่: 1 ม.ค. 2569\nว่าด้วย: การทดสอบ\nข้อความ:\n{chapters}",
    )  # fmt: skip
    assert _sane(lines, [f"เรื่องของหมวด {'๐๑๒๓๔๕๖๗'[c]}" for c in range(1, 8)]) >= 12
    clauses = [
        int(x)
        for x in re.findall(
            r"^ข้อ([๐-๙]+)เรื่อง", "\n".join(line.text for line in lines), re.MULTILINE
        )
    ]
    assert clauses == list(range(1, 57))
    assert find(lines, "ประกาศ ณ วันที่").page == find(lines, "(นางปิยวรรณ").page


def test_an_order_for_sixty_members(tmp_path: Path, office: Path) -> None:
    members = "".join(
        f"      - {{ชื่อ: นายสมชาย ใจดี, ตำแหน่ง: ตำแหน่งที่ {n} ของหน่วยงานในจังหวัด, หน้าที่: กรรมการ}}\n"
        for n in range(1, 61)
    )
    rows = "".join(f"            - [{n}, นายสมชาย ใจดี, กรรมการ]\n" for n in range(1, 61))
    lines = _pdf(
        tmp_path, office,
        f"ชนิด: คำสั่ง\nส่วนราชการ: {AGENCY}\nวันที่: 1 ม.ค. 2569\nที่: 1\nเรื่อง: ก\nข้อความ:\n"
        f"  - จึงแต่งตั้งคณะกรรมการ ประกอบด้วย\n  - รายชื่อ:\n{members}  - ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป\n"
        "บัญชีแนบท้าย:\n  - ชื่อ: บัญชีแนบท้ายคำสั่ง\n    ข้อความ:\n      - ตาราง:\n"
        f"          ช่อง: [ลำดับ, ชื่อ, หน้าที่]\n          แถว:\n{rows}",
    )  # fmt: skip
    pages = _sane(lines, ["บัญชีแนบท้ายคำสั่ง"])
    annex = find(lines, "บัญชีแนบท้ายคำสั่ง").page
    assert (
        len(
            [
                x
                for x in lines
                if re.fullmatch(r"[๐-๙]+\.", x.text) or re.match(r"[๐-๙]+\.นายสมชาย", x.text)
            ]
        )
        == 60
    )
    heads = [x.page for x in lines if x.text.startswith("ลำดับ")]
    assert sorted(set(heads)) == list(range(annex, pages + 1))
    signed = find(lines, "(นางปิยวรรณ").page
    assert find(lines, "สั่ง ณ วันที่").page == find(lines, "ทั้งนี้").page == signed < annex
