"""Forms of address: from the addressee's class; royal forms never guessed; what is stated wins."""

from pathlib import Path

import pytest
from conftest import LETTERS

from docgen.diagnostics import Diagnostic, Faulty, Severity
from docgen.pipeline import compositions_of
from docgen.thai.address import class_of

AGENCY = (LETTERS / "offices" / "saraban-dept.yaml").as_posix()
HEAD = f"ชนิด: หนังสือภายนอก\nส่วนราชการ: {AGENCY}\nวันที่: 1 ม.ค. 2569\nเรื่อง: ก\nข้อความ: ข {{{{ สรรพนาม }}}} เพื่อโปรดพิจารณา\n"


def _made(tmp_path: Path, more: str) -> tuple[dict[str, object], tuple[Diagnostic, ...]]:
    (tmp_path / "letter.yaml").write_text(HEAD + more, encoding="utf-8")
    composed = compositions_of(tmp_path, {})
    return dict(composed.compositions[0].context), composed.warnings


@pytest.mark.parametrize(
    ("to", "salutation", "closing", "pronoun"),
    [
        ("ผู้ว่าราชการจังหวัดสมุทรสาคร", "เรียน", "ขอแสดงความนับถือ", "ท่าน"),
        ("นายกรัฐมนตรี", "กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง", "ท่าน"),
        ("ฯพณฯ นายกรัฐมนตรี", "กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง", "ท่าน"),
        ("ประธานศาลรัฐธรรมนูญ (ผ่านสำนักงาน)", "กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง", "ท่าน"),
        ("รองนายกรัฐมนตรี", "เรียน", "ขอแสดงความนับถือ", "ท่าน"),
        ("อดีตนายกรัฐมนตรี", "เรียน", "ขอแสดงความนับถือ", "ท่าน"),
        ("เลขาธิการนายกรัฐมนตรี", "เรียน", "ขอแสดงความนับถือ", "ท่าน"),
        ("รัฐมนตรีว่าการกระทรวงมหาดไทย", "เรียน", "ขอแสดงความนับถือ", "ท่าน"),
        ("ผู้ว่าราชการจังหวัดพระนครศรีอยุธยา", "เรียน", "ขอแสดงความนับถือ", "ท่าน"),
        ("พระครูวิสุทธิธรรมคุณ", "นมัสการ", "ขอนมัสการด้วยความเคารพ", "ท่าน"),
        ("สมเด็จพระพุฒาจารย์", "นมัสการ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง", "พระคุณเจ้า"),
    ],
)
def test_the_form_follows_the_addressee(
    tmp_path: Path, to: str, salutation: str, closing: str, pronoun: str
) -> None:
    context, warnings = _made(tmp_path, f"ผู้รับหนังสือ: {to}\n")
    assert (context["salutation"], context["closing"]) == (salutation, closing)
    assert f"ข {pronoun}" in str(context["body"])
    assert warnings == ()


@pytest.mark.parametrize(
    ("stated", "salutation", "closing", "pronoun"),
    [
        ("พระราชาคณะ", "นมัสการ", "ขอนมัสการด้วยความเคารพอย่างสูง", "พระคุณท่าน"),
        ("รองสมเด็จพระราชาคณะ", "นมัสการ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง", "พระคุณเจ้า"),
        ("สมเด็จพระสังฆราช", "กราบทูล", "ควรมิควรแล้วแต่จะโปรด", "ฝ่าพระบาท"),
        ("พระภิกษุ", "นมัสการ", "ขอนมัสการด้วยความเคารพ", "ท่าน"),
    ],
)
def test_a_class_may_be_stated(
    tmp_path: Path, stated: str, salutation: str, closing: str, pronoun: str
) -> None:
    context, _ = _made(tmp_path, f"เรียน: เจ้าคณะจังหวัดฉะเชิงเทรา\nชั้นผู้รับ: {stated}\n")
    assert (context["salutation"], context["closing"]) == (salutation, closing)
    assert pronoun in str(context["body"])


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("เจ้าคณะจังหวัดฉะเชิงเทรา", "address-unstated"),
        ("พระราชวรมุนี", "address-unstated"),
        ("พระเจ้าวรวงศ์เธอ พระองค์เจ้า ก", "address-royal"),
        ("หม่อมเจ้า ก", "address-royal"),
        ("สมเด็จพระกนิษฐาธิราชเจ้า", "address-royal"),
    ],
)
def test_what_is_not_known_is_asked(tmp_path: Path, to: str, code: str) -> None:
    with pytest.raises(Faulty) as caught:
        _made(tmp_path, f"เรียน: {to}\n")
    assert [d.code for d in caught.value.diagnostics] == [code]


def test_royal_forms_are_shown_and_must_be_stated(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as caught:
        _made(tmp_path, "เรียน: หม่อมเจ้า ก\nคำขึ้นต้น: ทูล\n")
    [fault] = caught.value.diagnostics
    assert "สำนักพระราชวัง" in fault.hint
    assert "แล้วแต่จะโปรด" in fault.hint
    stated = "เรียน: หม่อมเจ้า ก\nคำขึ้นต้น: ทูล\nคำลงท้าย: แล้วแต่จะโปรด\n"
    with pytest.raises(Faulty) as caught:  # the text calls him, and not ท่าน
        _made(tmp_path, stated)
    [fault] = caught.value.diagnostics
    assert fault.code == "pronoun-unstated"
    assert "สรรพนาม ฝ่าพระบาท" in fault.hint
    context, warnings = _made(tmp_path, f"{stated}สรรพนาม: ฝ่าพระบาท\n")
    assert (context["salutation"], context["closing"]) == ("ทูล", "แล้วแต่จะโปรด")
    assert "ข ฝ่าพระบาท" in str(context["body"])
    assert warnings == ()


def test_what_is_stated_wins_and_is_told(tmp_path: Path) -> None:
    context, warnings = _made(tmp_path, "เรียน: นายกรัฐมนตรี\nคำขึ้นต้น: เรียน\n")
    assert context["salutation"] == "เรียน"
    assert context["closing"] == "ขอแสดงความนับถืออย่างยิ่ง"
    [warning] = warnings
    assert (warning.code, warning.severity) == ("address-mismatch", Severity.WARNING)
    assert warning.span is not None
    assert (warning.span.line, warning.span.column) == (7, 12)


def test_the_text_says_the_salutation_that_docgen_chose(tmp_path: Path) -> None:
    context, _ = _made(
        tmp_path, "เรียน: นายกรัฐมนตรี\nสิ่งที่ส่งมาด้วย: จึง{{ คำขึ้นต้น }}มา {{ letter.salutation }}\n"
    )
    assert "จึงกราบเรียนมา กราบเรียน" in str(context["enclosures"])


def test_the_route_is_that_of_all_addressees(tmp_path: Path) -> None:
    head = HEAD.replace("หนังสือภายนอก", "บันทึกข้อความ")
    letter = f"{head}เรียน: [อธิบดี, รองอธิบดี]\nผ่าน: [หัวหน้าฝ่าย, ผู้อำนวยการกอง]\n"
    (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
    context = compositions_of(tmp_path, {}).compositions[0].context
    assert context["to"] == ["อธิบดี", "รองอธิบดี", "ผ่าน\u00a0หัวหน้าฝ่าย ผ่าน\u00a0ผู้อำนวยการกอง"]


def test_an_expression_is_written_out_first(tmp_path: Path) -> None:
    context, _ = _made(tmp_path, 'เรียน: "{{ ข้อมูล.ผู้รับ }}"\nข้อมูล: {ผู้รับ: ประธานวุฒิสภา}\n')
    assert context["salutation"] == "กราบเรียน"


@pytest.mark.parametrize(
    "to",
    ["อธิการบดีมหาวิทยาลัยเทคโนโลยีพระจอมเกล้าธนบุรี", "พระนครศรีอยุธยา", "ผู้อำนวยการโรงเรียนวัดพระธรรมกาย"],
)
def test_a_name_that_holds_a_holy_word_is_no_monk(to: str) -> None:
    assert class_of(to) == "person"


def _circular(tmp_path: Path, more: str) -> list[dict[str, object]]:
    head = HEAD.replace("หนังสือภายนอก", "หนังสือเวียน")
    (tmp_path / "letter.yaml").write_text(head + more, encoding="utf-8")
    return [dict(c.context) for c in compositions_of(tmp_path, {}).compositions]


def test_each_of_the_list_is_addressed_by_his_class(tmp_path: Path) -> None:
    made = _circular(
        tmp_path,
        "เรียน: เจ้าคณะทุกจังหวัด\nการส่ง: รายผู้รับ\nซอง: DL\nผู้รับ:\n"
        "  - {ชื่อ: สมเด็จพระพุฒาจารย์, ที่อยู่: [วัดก, จังหวัดข 10200]}\n"
        "  - {ชื่อ: เจ้าคณะภาค, ชั้นผู้รับ: สมเด็จพระราชาคณะ, ที่อยู่: [วัดค, จังหวัดง 10300]}\n",
    )
    letters, [envelopes] = made[:2], made[2:]
    assert [x["salutation"] for x in letters] == ["นมัสการ", "นมัสการ"]
    assert {x["closing"] for x in letters} == {"ขอนมัสการด้วยความเคารพอย่างยิ่ง"}
    assert all("ข พระคุณเจ้า" in str(x["body"]) for x in letters), (
        "their pronoun, not that of the list"
    )
    assert [e["to"].split()[0] for e in envelopes["envelopes"]] == ["นมัสการ", "นมัสการ"]  # type: ignore[attr-defined]
    assert "".join(envelopes["envelopes"][0]["code"]) == "10200"  # type: ignore[index]


def test_an_invitation_opens_and_ends_alike(tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_text(
        f"ชนิด: การประชุม\nส่วนราชการ: {AGENCY}\n"
        "หนังสือเชิญ: {วันที่: 1 ม.ค. 2569, เรียน: พระครูวิสุทธิธรรมคุณ}\n"
        "การประชุม: {ชื่อ: ประชุม ก, วันที่: 3 ม.ค. 2569, สถานที่: ข}\n",
        encoding="utf-8",
    )
    context = compositions_of(tmp_path, {}).compositions[0].context
    assert context["salutation"] == "นมัสการ"
    assert context["body"][-1]["text"].startswith("จึงนมัสการมาเพื่อ")
