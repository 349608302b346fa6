"""Positions in the PDF that LibreOffice makes, against docgen/data/geometry.yaml, within 1 mm; and where lines end."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from conftest import LETTER_SAMPLES, LETTERS, SAMPLES, Made
from docx_text import plain, squeezed
from pdf_lines import CM, TOLERANCE, Line, find, lines_of, near

from docgen import paginate, pipeline
from docgen.geometry import figure
from docgen.model import Piece
from docgen.resources import folder
from docgen.thai.numerals import LATIN, thai_digits
from docgen.thai.text import Typist
from docgen.thai.words import word_intervals


def _letter(
    name: str, made: dict[str, Made], pdfs: dict[str, Path]
) -> tuple[dict[str, Any], tuple[Line, ...], Path]:
    composition = next(c for c in made[name].compositions if c.piece is Piece.LETTER)
    path = pdfs[composition.stem]
    return dict(composition.context), lines_of(path), path


@pytest.mark.parametrize("name", LETTER_SAMPLES)
def test_garuda(name: str, made: dict[str, Made], pdfs: dict[str, Path]) -> None:
    _, _, path = _letter(name, made, pdfs)
    with pdfplumber.open(path) as pdf:
        [image] = pdf.pages[0].images
        upper = [i for page in pdf.pages[1:] for i in page.images if i["top"] < 4 * CM]
        assert not upper
        # Every pixel of it, with nothing that a photograph's compression does to lines.
        assert image["srcsize"] == (451, 480)
        assert "DCTDecode" not in str(image["stream"].attrs["Filter"])
    assert image["top"] / CM == near(figure("letter.garuda_top"))
    assert (image["bottom"] - image["top"]) / CM == near(figure("letter.garuda_height"))
    centre = (
        figure("page.left")
        + (figure("page.width") - figure("page.left") - figure("page.right")) / 2
    )
    assert (image["x0"] + image["x1"]) / 2 / CM == near(centre)


@pytest.mark.parametrize("name", LETTER_SAMPLES)
def test_head(name: str, made: dict[str, Made], pdfs: dict[str, Path]) -> None:
    context, lines, _ = _letter(name, made, pdfs)
    number = find(lines, "ที่" + plain(context["number"]))
    assert number.left == near(figure("page.left"))
    assert number.baseline == near(figure("letter.number_baseline"))
    assert number.at(context["address"][0]) == near(figure("letter.agency_column"))
    for further in context["address"][1:]:
        assert find(lines, further).left - figure("page.left") == near(
            figure("letter.agency_column")
        )
    date = find(lines, context["date"])
    assert date.left - figure("page.left") == near(figure("letter.date_column"))
    pitch = figure("text.pitch") / CM
    after_address = number.baseline + pitch * len(context["address"]) + figure("text.before") / CM
    assert date.baseline == near(after_address)
    if context["urgency"]:
        urgency = find(lines, context["urgency"])
        assert urgency.left == near(figure("page.left"))
        assert urgency.size == pytest.approx(figure("letter.urgency_size"), abs=0.5)
        assert urgency.baseline < number.baseline


@pytest.mark.parametrize("name", LETTER_SAMPLES)
def test_head_labels_and_values(name: str, made: dict[str, Made], pdfs: dict[str, Path]) -> None:
    context, lines, _ = _letter(name, made, pdfs)
    values = [
        ("เรื่อง", context["subject"], figure("letter.subject_column")),
        (context["salutation"], context["to"], figure("letter.subject_column")),
        ("อ้างถึง", context["references"][0]["text"], figure("letter.reference_column")),
        ("สิ่งที่ส่งมาด้วย", context["enclosures"][0]["text"], figure("letter.enclosure_column")),
    ]
    for label, value, column in values:
        line = next(row for row in lines if row.text.startswith(squeezed(label)) and row.page == 1)
        hang = figure("letter.item_hang") if line.text.startswith(squeezed(label + "๑.")) else 0
        assert line.left == near(figure("page.left")), label
        assert line.at(plain(value)[:6]) == near(column + hang), label
    for enclosure in context["enclosures"]:
        line = find(lines, plain(enclosure["count"]))
        assert line.right == near(figure("page.width") - figure("page.right"))


@pytest.mark.parametrize("name", LETTER_SAMPLES)
def test_body(name: str, made: dict[str, Made], pdfs: dict[str, Path]) -> None:
    context, lines, _ = _letter(name, made, pdfs)
    for paragraph in context["body"]:
        if paragraph["kind"] != "paragraph":
            continue
        rows = list(_paragraph(lines, paragraph["text"]))
        assert rows[0].left - figure("page.left") == near(figure("text.indent"))
        for row in rows[1:]:
            assert row.left == near(figure("page.left"))
        right = figure("page.width") - figure("page.right")
        assert all(row.right <= right + TOLERANCE for row in rows)
        if not paragraph["ragged"]:
            assert all(row.right == near(right) for row in rows[:-1]), "justified"
        for above, below in pairwise(rows):
            assert (below.baseline - above.baseline) * CM == pytest.approx(
                figure("text.pitch"), abs=0.2
            )


def _paragraph(lines: tuple[Line, ...], text: str) -> Iterator[Line]:
    rest = squeezed(text)
    started = False
    for line in lines:
        if rest and rest.startswith(line.text) and (started or line.left > figure("page.left") + 1):
            started = True
            rest = rest[len(line.text) :]
            yield line
    assert not rest, rest


@pytest.mark.parametrize("name", LETTER_SAMPLES)
def test_closing_and_signature(name: str, made: dict[str, Made], pdfs: dict[str, Path]) -> None:
    context, lines, _ = _letter(name, made, pdfs)
    closing = find(lines, context["closing"])
    assert closing.left - figure("page.left") == near(figure("letter.closing_column"))
    last = list(_paragraph(lines, context["body"][-1]["text"]))[-1]
    pitch = figure("text.pitch") / CM
    assert closing.page == last.page, "the signature travels with the last paragraph"
    assert closing.baseline - last.baseline == near(pitch + figure("letter.closing_before") / CM)
    signer = find(lines, f"({plain(context['signer']['name'])})")
    assert signer.baseline - closing.baseline == near(
        pitch * (1 + figure("letter.signature_lines"))
    )
    centre = figure("page.left") + figure("letter.signature_centre")
    assert (signer.left + signer.right) / 2 == near(centre)
    baseline = signer.baseline
    for position in context["signer"]["position"]:
        line = find(
            tuple(x for x in lines if x.page == signer.page and x.baseline > baseline), position
        )
        assert (line.left + line.right) / 2 == near(centre)
        baseline = line.baseline
    owner = find(
        tuple(x for x in lines if x.page == signer.page and x.baseline > baseline),
        context["owner"][0],
    )
    assert owner.left == near(figure("page.left"))
    assert owner.baseline - baseline == near(pitch * (1 + figure("letter.owner_lines")))


def test_the_rank_of_an_officer_stands_before_his_signature(office: Path, tmp_path: Path) -> None:
    """On the line above his name, which is in parentheses without it and stands where it always does (ภาคผนวก ๓)."""
    letter = (LETTERS / "saraban-dept-215" / "letter.yaml").read_text(encoding="utf-8")
    agency = (LETTERS / "offices" / "saraban-dept.yaml").as_posix()
    letter = letter.replace("../offices/saraban-dept.yaml", agency)
    signer = "signatory: {name: พันตำรวจเอกหญิง กัญญา ใจคำ, position: ผู้กำกับการ}\n"
    (tmp_path / "letter.yaml").write_text(f"{letter}\n{signer}", encoding="utf-8")
    made = pipeline.documents(tmp_path, {}).documents
    [pdf] = paginate.pdfs(made, office, folder("fonts")).values()
    (tmp_path / "x.pdf").write_bytes(pdf)
    lines = lines_of(tmp_path / "x.pdf")
    rank, name = (find(lines, text) for text in ("พันตำรวจเอกหญิง", "(กัญญาใจคำ)"))
    closing = find(lines, "ขอแสดงความนับถือ")
    pitch = figure("text.pitch") / CM
    assert name.baseline - rank.baseline == near(pitch)
    assert name.baseline - closing.baseline == near(pitch * (1 + figure("letter.signature_lines")))
    assert rank.left - figure("page.left") == near(figure("letter.closing_column"))


def test_pages_of_the_sample(made: dict[str, Made], pdfs: dict[str, Path]) -> None:
    """One page of letter, one of list, two of summary, as the original has."""
    stems = [c.stem for c in made["samut-sakhon-14080"].compositions]
    counts = [max(line.page for line in lines_of(pdfs[stem])) for stem in stems]
    assert counts == [1, 1, 2]


def test_page_numbers_are_thai(pdfs: dict[str, Path]) -> None:
    for path in pdfs.values():
        if Piece.ENVELOPE.value in path.name or Piece.LABELS.value in path.name:
            continue  # they carry none
        lines = lines_of(path)
        for page in range(1, max(line.page for line in lines) + 1):
            # Above the number stand only the marks of secrecy and edition.
            first = next(line for line in lines if line.page == page and line.baseline > 2)
            number = f"-{str(page).translate(str.maketrans('0123456789', '๐๑๒๓๔๕๖๗๘๙'))}-"
            if page == 1:
                assert not re.fullmatch(r"-.-", first.text)
                continue
            assert first.text == number
            assert first.baseline == near(figure("page.number_baseline"))
            text = (
                figure("page.left")
                + (figure("page.width") - figure("page.left") - figure("page.right")) / 2
            )
            assert (first.left + first.right) / 2 == near(text)


def test_tables_repeat_their_head_and_split_no_row(
    made: dict[str, Made], pdfs: dict[str, Path]
) -> None:
    composition = next(
        c for c in made["tha-thonglang-452"].compositions if c.piece is Piece.RECIPIENT_LIST
    )
    lines = lines_of(pdfs[composition.stem])
    pages = max(line.page for line in lines)
    assert pages > 5
    heads = [line.page for line in lines if line.text.startswith("ลำดับ")]
    assert heads == list(range(1, pages + 1))
    bottom = figure("page.height") - figure("page.bottom")
    assert all(line.baseline < bottom + TOLERANCE for line in lines)
    numbered = [line for line in lines if re.fullmatch(r"[๐-๙]+\.", line.text)]
    assert len(numbered) == 200


@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_divides_a_word_or_a_protected_span(
    name: str, made: dict[str, Made], pdfs: dict[str, Path]
) -> None:
    """Every line end of the PDF falls at a blank or between two words, never inside what must hold."""
    checked = 0
    for composition in made[name].compositions:
        texts = [(squeezed(t), t) for t in map(plain, _texts(composition.context))]
        for before, after in _ends(lines_of(pdfs[composition.stem])):
            holding = [text for bare, text in texts if before + after in bare]
            checked += len(holding)
            divided = [text for text in holding if _divides(text, before, after)]
            assert not holding or len(divided) < len(holding), f"{before}|{after}"
    assert checked


def _divides(text: str, before: str, after: str) -> bool:
    offsets = [i for i, c in enumerate(text) if c.strip()]
    at = squeezed(text).index(before + after) + len(before)
    return offsets[at] in _held(text)


@cache
def _held(text: str) -> frozenset[int]:
    """Return the offsets at which ``text`` must not be divided."""
    typist = Typist(["นายณรงค์ บุญโญ"], ["สมุทรสาคร", "ท่าทองหลาง", "สารบรรณ"])
    address = {i for m in LATIN.finditer(text) for i in range(m.start() + 1, m.end())}
    stretches = [*typist.protected(text), *word_intervals(text)]
    return frozenset({i for a, b in stretches for i in range(a + 1, b)} - address)


def _ends(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    """Return, for each end of a line that the next line of its column goes on from, the characters around it."""
    ordered = sorted(lines, key=lambda line: (line.page, line.column, line.baseline))
    return [
        (above.text[-10:], below.text[:6])
        for above, below in pairwise(ordered)
        if above.column == below.column and len(above.text) >= 10 and len(below.text) >= 6
        if above.text.strip(".") and below.text.strip(".")
    ]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def test_the_official_face_is_in_the_pdf(pdfs: dict[str, Path]) -> None:
    for path in pdfs.values():
        with pdfplumber.open(path) as pdf:
            faces = {char["fontname"].split("+")[-1] for page in pdf.pages for char in page.chars}
        assert faces <= {"THSarabunPSK", "DocgenThaiDigits"}, path.name


@pytest.mark.parametrize("paragraphs", [14, 17, 19])
def test_the_signature_block_stays_on_one_page(
    paragraphs: int, office: Path, tmp_path: Path
) -> None:
    """The last paragraph, the closing, the signature and the owner travel together to the next page."""
    letter = (LETTERS / "saraban-dept-215" / "letter.yaml").read_text(encoding="utf-8")
    agency = (LETTERS / "offices" / "saraban-dept.yaml").as_posix()
    head = letter.split("body:")[0].replace("../offices/saraban-dept.yaml", agency)
    body = "".join(f"  - ย่อหน้าที่ {n} จบ\n" for n in range(paragraphs))
    (tmp_path / "letter.yaml").write_text(f"{head}body:\n{body}", encoding="utf-8")
    made = pipeline.documents(tmp_path, {}).documents
    [pdf] = paginate.pdfs(made, office, folder("fonts")).values()
    (tmp_path / "x.pdf").write_bytes(pdf)
    lines = lines_of(tmp_path / "x.pdf")
    block = (
        f"ย่อหน้าที่{thai_digits(str(paragraphs - 1))}จบ",
        "ขอแสดงความนับถือ",
        "(นางปิยวรรณ",
        "อธิบดีกรม",
        "ไปรษณีย์",
    )
    assert len({find(lines, text).page for text in block}) == 1
    before = find(lines, f"ย่อหน้าที่{thai_digits(str(paragraphs - 2))}จบ")
    assert before.page == find(lines, block[0]).page, "two lines of text before the closing"


_TORN = (
    (
        "ด้วยช่วงเทศกาลปีใหม่ พ.ศ. 2570 ระหว่างวันที่ 29 ธันวาคม 2569 ถึงวันที่ 4 มกราคม 2570 รวม 7 วัน มีประชาชนเดินทางเป็นจำนวนมาก "
        "และในปีที่ผ่านมา (30 ธันวาคม 2568 - 5 มกราคม 2569) เกิดอุบัติเหตุ 12 ครั้ง บาดเจ็บ 14 คน เสียชีวิต 1 คน"
    ),
    (
        "ด้วย พันโท สมบัติ กล้าหาญ ข้าราชการบำนาญ สังกัดมณฑลทหารบกที่ 39 เกิดเมื่อวันที่ 14 กรกฎาคม 2491 อายุ 77 ปี "
        "ได้รับพระราชทานเครื่องราชอิสริยาภรณ์ ชั้นทวีติยาภรณ์มงกุฎไทย (ท.ม.) เมื่อวันที่ 5 ธันวาคม 2545"
    ),
)


@pytest.mark.parametrize("text", _TORN)
def test_no_figure_is_cut_before_a_bracket(text: str, office: Path, tmp_path: Path) -> None:
    """Laid out first of all, LibreOffice cut them: ๒๕|๖๘, (ท|.ม.)."""
    letter = (LETTERS / "saraban-dept-215" / "letter.yaml").read_text(encoding="utf-8")
    agency = (LETTERS / "offices" / "saraban-dept.yaml").as_posix()
    head = letter.split("body:")[0].replace("../offices/saraban-dept.yaml", agency)
    body = f"  - {text}\n  - จึงเรียนมาเพื่อโปรดทราบ\n"
    (tmp_path / "letter.yaml").write_text(f"{head}body:\n{body}", encoding="utf-8")
    [pdf] = paginate.pdfs(
        pipeline.documents(tmp_path, {}).documents, office, folder("fonts")
    ).values()
    (tmp_path / "x.pdf").write_bytes(pdf)
    ends = [line.text for line in lines_of(tmp_path / "x.pdf")]
    assert not [end for end in ends if re.search(r"๒๕$|\(ท$", end)]
    assert [end for end in ends if end.endswith(("ผ่านมา", "ไทย"))]


def test_the_same_letter_gives_the_same_pdf(office: Path, made: dict[str, Made]) -> None:
    documents = made["saraban-dept-215"].documents
    first, second = (paginate.pdfs(documents, office, folder("fonts")) for _ in range(2))
    assert first == second


def test_a_face_that_is_not_there_is_said(office: Path, made: dict[str, Made]) -> None:
    [docx] = made["saraban-dept-215"].documents.values()
    other = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"TH SarabunPSK"', b'"No Such Face"'))
    with pytest.raises(paginate.NoOffice, match="No Such Face"):
        paginate.pdfs({"x": other.getvalue()}, office, folder("fonts"))


_OPENERS = (
    "ด้วยสำนักงานจังหวัดพิจิตรได้พิจารณาเห็นชอบให้ดำเนินการ",
    "ด้วยจังหวัดพิจิตรได้พิจารณาเห็นชอบให้ดำเนินการ",
    "คณะกรรมการกลั่นกรองได้พิจารณาเห็นชอบให้ดำเนินการ",
    "เนื่องจากหน่วยงานต้นสังกัดได้มอบหมายให้เจ้าหน้าที่",
)
_WHOLE = (
    "แต่งตั้งนายกิตติภพ วรโชติเมธากุลวัฒน์ เป็นประธาน",
    "แต่งตั้งคณะทำงานโดยมีนางสาวจุฬาลักษณ์ ณ นครสวรรค์ เป็นเลขานุการ",
    "ประสานงานกับดร.สมเกียรติ พูนทรัพย์ไพศาล ที่ปรึกษา",
    "มอบหมายร้อยตำรวจเอกหญิง วิภา มั่นคงเจริญ เป็นผู้ช่วย",
    "จัดซื้อน้ำยาฆ่าเชื้อแล้ว 500 มิลลิลิตร เพื่อใช้",
    "ก่อสร้างถนนยาว 1,250 เมตร และช่วยเหลือผู้ประสบภัยแล้ว 45 ราย",
    "เก็บวัคซีนที่อุณหภูมิระหว่าง 2 - 8 องศาเซลเซียส ทุกวัน",
    "สำรวจสถานประกอบการ โรงเรียน และหน่วยงานอื่น ๆ ในพื้นที่",
)
_KEPT = re.compile(
    r"นายกิตติภพ วรโชติเมธากุลวัฒน์|นางสาวจุฬาลักษณ์ ณ นครสวรรค์|ดร\.สมเกียรติ พูนทรัพย์ไพศาล|ร้อยตำรวจเอกหญิง วิภา มั่นคงเจริญ"
    r"|500 มิลลิลิตร|1,250 เมตร|45 ราย|2 - 8 องศาเซลเซียส|อื่น ๆ"
)


def test_what_holds_together_is_whole_also_where_no_blank_stands_before_it(
    office: Path, tmp_path: Path
) -> None:
    """LibreOffice cut what stood behind a no-break space at the edge of the paper: ทรัพ|ย์."""
    letter = (LETTERS / "saraban-dept-215" / "letter.yaml").read_text(encoding="utf-8")
    agency = (LETTERS / "offices" / "saraban-dept.yaml").as_posix()
    head = letter.split("body:")[0].replace("../offices/saraban-dept.yaml", agency)
    texts = [f"{opener}{kept}" for opener in _OPENERS for kept in _WHOLE]
    body = "".join(f"  - {text}ในราชการของจังหวัดต่อไป\n" for text in texts)
    (tmp_path / "letter.yaml").write_text(f"{head}body:\n{body}", encoding="utf-8")
    [pdf] = paginate.pdfs(
        pipeline.documents(tmp_path, {}).documents, office, folder("fonts")
    ).values()
    (tmp_path / "x.pdf").write_bytes(pdf)
    whole = [squeezed(line.text) for line in lines_of(tmp_path / "x.pdf")]
    for text in texts:
        for kept in _KEPT.findall(text):
            said = squeezed(thai_digits(kept))
            assert sum(line.count(said) for line in whole) >= len(_OPENERS), kept


@pytest.mark.parametrize(("kind", "short"), [("หนังสือภายนอก", 9), ("หนังสือภายนอก", 11), ("คำสั่ง", 16)])
def test_the_last_lines_of_a_long_paragraph_go_with_a_closing_of_one_line(
    kind: str, short: int, office: Path, tmp_path: Path
) -> None:
    """Two lines of text or more before the closing (regulation.md 1.3); the first lines stay, and are justified."""
    agency = (LETTERS / "offices" / "saraban-dept.yaml").as_posix()
    to = "เรียน: ผู้ว่าราชการจังหวัด ทุกจังหวัด\n" if kind == "หนังสือภายนอก" else ""
    long = "กรมได้สำรวจการใช้ระบบสารบรรณอิเล็กทรอนิกส์ของจังหวัดและอำเภอตามแผนที่กำหนดไว้ " * 7
    last = "จึงเรียนมาเพื่อโปรดทราบ" if to else "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป"
    body = "".join(f"  - เรื่องที่ {n}\n" for n in range(short)) + f"  - {long.strip()}\n  - {last}\n"
    (tmp_path / "letter.yaml").write_text(
        f"ชนิด: {kind}\nส่วนราชการ: {agency}\nที่: 5\nวันที่: 3 มี.ค. 2569\nเรื่อง: รายงานผล\n{to}ข้อความ:\n{body}",
        encoding="utf-8",
    )
    [pdf] = paginate.pdfs(
        pipeline.documents(tmp_path, {}).documents, office, folder("fonts")
    ).values()
    (tmp_path / "x.pdf").write_bytes(pdf)
    lines = lines_of(tmp_path / "x.pdf")
    said = squeezed(long)
    own = [line for line in lines if len(line.text) > 20 and squeezed(line.text) in said]
    assert "".join(squeezed(line.text) for line in own) == said, "no word is lost"
    closing = find(lines, last)
    before = [line for line in own if line.page == closing.page]
    assert len(before) == 2
    assert [line.page for line in own[:-2]] == [closing.page - 1] * (len(own) - 2)
    right = figure("page.width") - figure("page.right")
    assert all(line.right == near(right) for line in own[:-1])
    assert before[0].left == near(figure("page.left"))
