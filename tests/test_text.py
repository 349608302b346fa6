"""Where Thai may break: joiners hold words, names, dates and numbers, and change nothing else."""

import pytest
from conftest import LETTERS
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.resources import table
from docgen.thai.breaks import JOINER, Breaks, line_breaks
from docgen.thai.lines import fill, listed, measure
from docgen.thai.normal import normal
from docgen.thai.persons import rank_and_name
from docgen.thai.text import HARD_BLANK, Typist, numbered, spans
from docgen.thai.words import Lexicon, Words, word_intervals, words

THAI = st.text(
    alphabet=[*map(chr, range(0x0E01, 0x0E3B)), *map(chr, range(0x0E3F, 0x0E5C)), *" .-/()abc19\n"]
)
WIDTH = measure("TH SarabunPSK", 16)


def _broken(text: str, typist: Typist) -> list[str]:
    """Return the protected stretches that ICU would still divide in the set text."""
    set_text = typist(text)
    breaks = set(line_breaks(set_text))
    out = []
    at = 0
    origin = []
    for char in set_text:
        origin.append(at)
        at += char != JOINER
    for start, end in typist.protected(text):
        if any(start < origin[b] < end for b in breaks if b < len(origin)):
            out.append(text[start:end])
    return out


@pytest.mark.parametrize(
    ("whole", "rank", "name"),
    [
        ("พันตำรวจเอก ธนกฤต ชัยชนะ", "พันตำรวจเอก", "ธนกฤต ชัยชนะ"),
        ("ว่าที่ร้อยตรี ณัฐพล เพชรดี", "ว่าที่ร้อยตรี", "ณัฐพล เพชรดี"),
        ("พลตำรวจโทหญิง กัญญา ใจคำ", "พลตำรวจโทหญิง", "กัญญา ใจคำ"),
        ("พันเอกสมชาย ใจดี", "พันเอก", "สมชาย ใจดี"),
        ("ร้อยโท หม่อมราชวงศ์สมชาย ใจดี", "ร้อยโท", "หม่อมราชวงศ์สมชาย ใจดี"),
        ("พล.ต.อ. สมชาย ใจดี", "พล.ต.อ.", "สมชาย ใจดี"),
        ("ว่าที่ร้อยตรีหญิงกรรณิการ์ ใจดี", "ว่าที่ร้อยตรีหญิง", "กรรณิการ์ ใจดี"),
        ("พ.อ.อ. สมชาย ใจดี", "พ.อ.อ.", "สมชาย ใจดี"),
        ("พันเอกพิเศษ สมชาย ใจดี", "พันเอกพิเศษ", "สมชาย ใจดี"),
        ("จ.ส.อ. สมชาย ใจดี", "จ.ส.อ.", "สมชาย ใจดี"),
        ("พล.ร.อ. สมชาย ใจดี", "พล.ร.อ.", "สมชาย ใจดี"),
        ("พ.ร.บ. สมชาย", "", "พ.ร.บ. สมชาย"),
        ("นายพลเอก ใจดี", "", "นายพลเอก ใจดี"),
        ("ศาสตราจารย์สมชาย ใจดี", "", "ศาสตราจารย์สมชาย ใจดี"),
        ("พลเมือง ดี", "", "พลเมือง ดี"),
    ],
)
def test_a_rank_is_told_from_the_name(whole: str, rank: str, name: str) -> None:
    assert rank_and_name(whole) == (rank, name)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("โดยมีนายณรงค์ บุญโญ เป็นผู้ชี้แจง", "นายณรงค์ บุญโญ"),
        ("มอบหมายให้ ร.ต.อ. สมชาย ใจกล้า เดินทาง", "ร.ต.อ. สมชาย ใจกล้า"),
        ("ประชุมเมื่อ ๙ ตุลาคม ๒๕๖๐ เวลา", "๙ ตุลาคม ๒๕๖๐"),
        ("ระหว่างวันที่ ๑๒ - ๑๖ เมษายน ๒๕๖๙ ณ", "๑๒ - ๑๖ เมษายน ๒๕๖๙"),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๑ (เพิ่มเติม)", "พ.ศ. ๒๕๖๑"),
        ("หนังสือ ที่ สค ๐๐๑๗.๒/ว ๑๓๘๔๓ ลงวันที่", "ที่ สค ๐๐๑๗.๒/ว ๑๓๘๔๓"),
        ("รวม ๑,๒๓๔ ฉบับ", "๑,๒๓๔ ฉบับ"),
        ("เริ่มเวลา ๐๙.๐๐ น. ณ", "๐๙.๐๐ น."),
        ("ไม่น้อยกว่าร้อยละ ๑๐ ของ", "ร้อยละ ๑๐"),
        ("โทร. ๐ ๓๔๔๒ ๕๐๗๕ หรือ", "โทร. ๐ ๓๔๔๒ ๕๐๗๕"),
        ("ดาวเด่นของท่าทองหลางในปีนี้", "ท่าทองหลาง"),
        ("มอบหมายให้ดร.ภาณุวัฒน์ เตชะวิบูลย์ เดินทาง", "ดร.ภาณุวัฒน์ เตชะวิบูลย์"),
        ("ดร.หม่อมหลวงอัจฉราพร วรวรรณวงศ์ กล่าว", "ดร.หม่อมหลวงอัจฉราพร วรวรรณวงศ์"),
        ("พันตำรวจเอกหญิงธิดารัตน์ พูนผล กล่าว", "พันตำรวจเอกหญิงธิดารัตน์ พูนผล"),
        ("เรืออากาศตรีกิตติพงษ์ ใจงาม กล่าว", "เรืออากาศตรีกิตติพงษ์ ใจงาม"),
        ("หม่อมราชวงศ์จิรายุพงศ์ ทองใหญ่ กล่าว", "หม่อมราชวงศ์จิรายุพงศ์ ทองใหญ่"),
        ("นางสาวสุดา ณ ระนอง กล่าว", "นางสาวสุดา ณ ระนอง"),
        ("นักเรียนชั้นมัธยมศึกษาปีที่ ๔ ทุกคน", "มัธยมศึกษาปีที่ ๔"),
    ],
)
def test_held_together(text: str, held: str) -> None:
    typist = Typist(names=["นายณรงค์ บุญโญ"], terms=["ท่าทองหลาง"])
    stretches = [text[a:b] for a, b in typist.protected(text)]
    assert held in stretches
    assert _broken(text, typist) == []


@pytest.mark.parametrize(
    "text",
    ["นายอำเภอเมือง", "นายกรัฐมนตรีเป็นประธาน", "นายแพทย์สาธารณสุขจังหวัด", "นายทะเบียนท้องถิ่น", "นายจ้าง"],
)
def test_posts_are_not_persons(text: str) -> None:
    assert Typist().protected(text) == []


def test_a_sentence_after_a_name_is_not_held() -> None:
    text = "นายสมชาย เป็นผู้ชี้แจงแนวทางการประเมินผลส่วนราชการ"
    assert [text[a:b] for a, b in Typist().protected(text)] == ["นายสมชาย"]


def test_wrong_breaks_of_the_research_are_guarded() -> None:
    typist = Typist()
    for word in ("ผู้อำนวยการ", "นายกรัฐมนตรี", "งบประมาณ"):
        sentence = f"ตามที่{word}ได้ให้ความเห็นชอบแล้วนั้น"
        joined = typist(sentence)
        breaks = line_breaks(joined)
        at = joined.replace(JOINER, "").index(word)
        inner = {len(joined[:b].replace(JOINER, "")) for b in breaks}
        assert not inner & set(range(at + 1, at + len(word))), word


def test_addresses_take_no_joiner() -> None:
    text = "แจ้งที่ saraban-1@dsd.example.go.th หรือ https://e-report.go.th/ก หรือ www.e-report.energy.go.th ต่อไป"
    assert "www.e-report.energy.go.th" in Typist()(text)
    assert "saraban-1@dsd.example.go.th" in Typist()(text)


def test_a_name_wider_than_its_column_breaks_at_its_blank() -> None:
    text = "นายสมบูรณ์ วัฒนกิจเจริญชัย"
    assert HARD_BLANK in Typist(width=WIDTH)(text, 5, 5) or Typist(width=WIDTH).fits(text, 5)
    narrow = Typist(width=WIDTH)(text, 3, 3)
    assert " " in narrow
    assert HARD_BLANK not in narrow


def test_a_name_wider_than_its_column_breaks_behind_its_rank() -> None:
    assert _lines("พลอากาศเอกประจักษ์ มีชัย", 2.2) == ["พลอากาศเอก", "ประจักษ์ มีชัย"]
    # One that fits with its given name is not parted from it, whatever stands before.
    assert _lines("กรรมการ นายสมชาย วัฒนกิจเจริญชัย", 3.0)[:2] == ["กรรมการ", "นายสมชาย"]
    assert _lines("จ่าสิบตำรวจสมหมาย มีสุข", 2.2) == ["จ่าสิบตำรวจ", "สมหมาย มีสุข"]


@pytest.mark.parametrize(
    "text",
    [
        "พันเอก ผู้บังคับการ จังหวัดทหารบก",
        "ร้อยตรีขึ้นไป จำนวน",
        "พันเอกพิเศษ ขึ้นไป",
        "เรือเอกชน ลำหนึ่ง",
        "พันธุ์ไม้ดอก ไม้ประดับ",
    ],
)
def test_ranks_without_a_name_are_no_persons(text: str) -> None:
    assert Typist().protected(text) == []


def _lines(text: str, room: float) -> list[str]:
    typist = Typist(width=WIDTH)
    made = typist(text, room, room)
    return [
        made[a:b].replace(JOINER, "").replace(HARD_BLANK, " ").strip()
        for a, b in typist.lines(made, room, room)
    ]


@pytest.mark.parametrize(
    "held",
    [
        "วันพุธที่ ๒๒ กรกฎาคม ๒๕๖๙",
        "วันที่ ๓๐ ธันวาคม",
        "โปรดเกล้าโปรดกระหม่อม",
        "สิ่งที่ส่งมาด้วย ๒",
        "ชำนาญการพิเศษ",
    ],
)
def test_what_need_not_be_divided_is_held_where_the_line_stays_full(held: str) -> None:
    """It goes to the next line whole, unless that would leave too much of the line before it empty."""
    assert WIDTH is not None
    before = "ขอเชิญท่านเข้าร่วมประชุมตาม"
    text, wide = f"{before}{held} ต่อไป", WIDTH(before)
    parted = 0
    for step in range(1, 60):
        room = wide + step * 0.1
        first, *rest = _lines(text, room)
        whole = held in first or any(held in line for line in rest)
        parted += not whole
        loose = room - WIDTH(first)
        assert whole or room - wide > 3 or WIDTH(held) > room, (room, first, rest)
        assert loose <= 3.1 or not whole or held not in rest[0], (room, first, rest)
    assert parted <= 30


def test_text_that_fits_its_line_is_left_alone() -> None:
    assert Typist(width=WIDTH)("ขอแสดงความนับถือ", 8, 8) == "ขอแสดงความนับถือ"


def test_joiners_only_near_the_foreseen_ends() -> None:
    text = (
        "ผู้อำนวยการสำนักงบประมาณขอความร่วมมือส่วนราชการรายงานผลการปฏิบัติราชการตามมาตรการปรับปรุงประสิทธิภาพ"
        * 3
    )
    every = Typist()(text).count(JOINER)
    near = Typist(width=WIDTH)(text, 13.5, 16).count(JOINER)
    assert 0 < near < every / 3


@given(THAI)
@settings(deadline=None, max_examples=200)
def test_setting_changes_only_blanks_and_joiners(text: str) -> None:
    text = normal(text)
    for set_text in (Typist()(text), Typist(width=WIDTH)(text, 3, 4)):
        assert set_text.replace(JOINER, "").replace(HARD_BLANK, " ") == text


@given(THAI)
@settings(deadline=None, max_examples=200)
def test_nothing_protected_is_divided(text: str) -> None:
    text = normal(text).replace("\n", " ")
    assert _broken(text, Typist()) == []


PHRASES = st.lists(
    st.sampled_from(
        ("ด้วยอำเภอกำหนดประชุม", "นายสมชาย ใจดี", "ที่ สค ๐๐๑๗.๒/ว ๑๓๘๔๓", "๕ - ๖ มีนาคม พ.ศ. ๒๕๖๙", "ต่าง ๆ", "(ฉบับที่ 2)", "A4",
         "โทร. ๐ ๓๔๔๒ ๕๐๗๕", "www.x.go.th/a1", "เวลา ๐๙.๐๐ น. ณ", "ร้อยละ ๑๐", "“ใหม่” –", "ฯลฯ", "ท่าทองหลาง‍นคร", "บิน ลาเดน", "  "),
    )
    | THAI
)  # fmt: skip
TEXTS = st.builds(lambda parts, between: between.join(parts), PHRASES, st.sampled_from(["", " "]))


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_stretches_break_as_the_whole_text_does(text: str) -> None:
    """A text is looked at stretch by stretch, and only near the ends of its lines."""
    breaks = Breaks(text)
    assert breaks(-1, len(text)) == line_breaks(text)
    assert breaks(3, 9) == [b for b in line_breaks(text) if 3 < b <= 9]


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_words_asked_for_are_those_of_the_whole_text(text: str) -> None:
    cut, known = word_intervals(text), Words(text)
    inner = {i for start, end in cut for i in range(start + 1, end)}
    assert {i for i in range(len(text)) if known.divided(i)} == inner
    assert {i for i in range(len(text)) if known.begins(i)} == {start for start, _ in cut}


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_numbers_are_found_as_in_the_whole_text(text: str) -> None:
    """Though what lies far before a digit is not looked at."""
    assert list(numbered(text)) == [found.span() for found in spans().finditer(text)]


@given(st.text())
def test_normal_form_is_idempotent(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("นํา", "นำ"), ("นํ้า", "น้ำ"), ("น้ํา", "น้ำ"), ("เเละ", "และ"), ("ที่\u200bนี่", "ที่นี่"), ("ท่ี", "ที่"),
        ("\ufeffกข", "กข"), ("ผู้\u200dอำนวยการ", "ผู้อำนวยการ"), ("ป\uf70aา", "ป่า"), ("ก\r\nข", "ก\nข"),
    ],
)  # fmt: skip
def test_normal_form(typed: str, mended: str) -> None:
    assert normal(typed) == mended


def test_words_are_those_of_the_whole_dictionary() -> None:
    """But for compounds wider than a cell: they are parted at their own words."""
    from pythainlp.corpus import thai_words
    from pythainlp.tokenize import word_tokenize
    from pythainlp.util import Trie

    known = {*thai_words(), *table("typing")["words"]}
    shorter = Trie([word for word in known if len(word) <= 16])
    original = LETTERS / "samut-sakhon-14080" / "original.txt"
    for line in filter(str.strip, original.read_text(encoding="utf-8").splitlines()):
        whole = word_tokenize(line, custom_dict=shorter, engine="newmm", join_broken_num=True)
        assert words(line) == whole


@given(st.lists(st.text(alphabet="กขเ ", min_size=1)), st.text(alphabet="กขเ "))
def test_a_lexicon_has_its_words_and_no_others(held: list[str], stretch: str) -> None:
    """In whatever order they stand."""
    lexicon = Lexicon("\n".join(held))
    begin = [stretch[:n] for n in range(1, len(stretch) + 1)]
    assert lexicon.begin(stretch) == [word for word in begin if word in held]
    assert (stretch in lexicon) == (stretch in held)
    assert all(word in lexicon.alike(word) and word in lexicon for word in held)
    assert lexicon.with_blanks() == [word for word in held if " " in word]


def test_lines_are_filled_like_a_typist_fills_them() -> None:
    text = "aa bb cc dd"
    lines = fill(text, listed([3, 6, 9]), [*map(float, range(len(text) + 1))], (5, 5))
    assert [text[a:b] for a, b in lines] == ["aa bb ", "cc dd"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("คดีของบิน ลาเดน และพวก", "บิน ลาเดน"), ("เรื่องต่าง ๆ ที่สอน", "ต่าง ๆ"), ("ซื้อ  ของ\tใหม่ ", "ซื้อ")],
)
def test_a_word_with_a_blank_is_one(text: str, whole: str) -> None:
    """Texts are cut into words piece by piece at blanks, but not there."""
    found = [text[a:b] for a, b in word_intervals(text)]
    assert "".join(found) == text
    assert whole in found
