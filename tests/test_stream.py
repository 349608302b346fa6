"""A YAML file taken value by value is what it is when it is read whole: the same texts, places and faults."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.diagnostics import Faulty, Span
from docgen.read import parse
from docgen.read.stream import Stream, stream
from docgen.rows import table
from docgen.source import File, Mapping, Node, Scalar, Sequence

_PATH = Path("people.yaml")
Told = object


def _whole(node: Node) -> Told:
    if isinstance(node, Mapping):
        return node.span, [((key.text, key.span), _whole(value)) for key, value in node.entries]
    if isinstance(node, Sequence):
        return node.span, [_whole(item) for item in node.items]
    assert isinstance(node, Scalar)
    ends = [node.at(at) for at in range(len(node.text) + 1)]
    return node.text, node.span, ends


def _taken(flow: Stream, depth: int) -> Told:
    """Take what comes next, value by value down to a depth."""
    if depth == 0:
        return _whole(flow.node())
    span = flow.span
    if flow.kind is Mapping:
        return span, [((key.text, key.span), _taken(flow, depth - 1)) for key in flow.entries()]
    if flow.kind is Sequence:
        return span, [_taken(flow, depth - 1) for _ in flow.items()]
    return _whole(flow.node())


def _told(take: object, text: str, depth: int = 0) -> Told:
    """Return what was taken, or what was told to be wrong."""
    try:
        if take is parse:
            return _whole(parse(File(_PATH, text)))
        flow = Stream(_PATH, StringIO(text, newline=""), at_once=7)
        try:
            told = _taken(flow, depth)
            flow.end()
            return told
        finally:
            flow.close()
    except Faulty as faulty:
        return [
            (d.code, d.message, d.span and (d.span.line, d.span.column), d.hint)
            for d in faulty.diagnostics
        ]


_words = st.text("กขิ่ -:{}'\"\n|#é&", max_size=14)
_values: st.SearchStrategy[object] = st.recursive(
    _words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_words, inner, max_size=4),
    max_leaves=14,
)


@given(
    value=_values,
    flowing=st.sampled_from((True, False, None)),
    depth=st.integers(0, 4),
    end=st.sampled_from("\n\r"),
)
def test_value_by_value_is_as_whole(
    value: object, *, flowing: bool | None, depth: int, end: str
) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flowing, width=20)
    text = text.replace("\n", "\r\n" if end == "\r" else "\n")
    assert _told(stream, text, depth) == _told(parse, text)


@given(st.text("กa -:{}[]'\"\n|>#&*!\t,?", max_size=40), st.integers(0, 3))
@example("- ก: 1\n  ก: 2\n- {ข: 1, ข: [2]}\n", 2)
@example("รายชื่อ:\n- &ก ก\n- *ก\n", 2)
@example("- ก\n---\n- ข\n", 1)
@example("- {{ก}}: ข\n", 2)
@example('- "ก\n- ข\n', 1)
@example("", 1)
@example("- ก\n- \x07ข\x7f\n- \u2028\n", 1)
@example(f"- {'[' * 60}{']' * 60}\n", 3)
def test_what_is_wrong_is_told_as_of_the_whole(text: str, depth: int) -> None:
    assert _told(stream, text, depth) == _told(parse, text)


def test_a_list_stands_under_any_key_and_holds_lists(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(
        "ช่องเพิ่มเติม: [{ชื่อ: โทร, กว้าง: 3}]\n"
        "กลุ่ม:\n"
        "- ชื่อกลุ่ม: หนึ่ง\n"
        "  รายชื่อ: [นายก ดี]\n"
        '  ลงท้าย: " ก"\n'
        "- ชื่อกลุ่ม: สอง\n"
        "  รายชื่อ:\n"
        '  - {ชื่อ: นายข ดี, ลงท้าย: ""}\n'
        "  - name: นายค ดี\n"
        "    อำเภอ: ปัว\n"
        "- นายง ดี\n"
        'ลงท้าย: " จังหวัด"\n',
        encoding="utf-8",
    )
    made = table(path, stream)
    assert made.columns == ("ชื่อ", "ลงท้าย", "อำเภอ")
    assert [(row.values, row.line, row.bare) for row in made] == [
        (("นายก ดี", " ก", ""), 4, False),
        (("นายข ดี", "", ""), 8, True),
        (("นายค ดี", " จังหวัด", "ปัว"), 9, False),
        (("นายง ดี", " จังหวัด", ""), 11, False),
    ]
    assert made.place(list(made)[2], 2) == (Span(path, 10, 12, 3), "แถวที่ 3 คอลัมน์ อำเภอ: ")


def test_a_group_of_none_is_a_row_of_which_is_told(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text("- {ชื่อกลุ่ม: หนึ่ง, รายชื่อ: []}\n- {ชื่อ: นายก ดี, รายชื่อ: []}\n", encoding="utf-8")
    assert [row.values for row in table(path, stream)] == [("หนึ่ง", ""), ("", "นายก ดี")]


def test_a_wrong_encoding_far_behind_is_told_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_bytes("- ชื่อ: ก\n".encode() * 20_000 + "- ข\n".encode("cp874"))
    with pytest.raises(Faulty) as told:
        table(path, stream)
    [said] = told.value.diagnostics
    assert (said.code, said.span and said.span.line) == ("encoding", 20_001)


def test_a_value_that_never_ends_fills_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    with path.open("w", encoding="utf-8") as file:
        file.write('- "ก\n')
        file.writelines("- abcdefghijklmnopqrstuvwxyz\n" * 1000 for _ in range(1_300))
    with pytest.raises(Faulty) as told:
        table(path, stream)
    assert [said.code for said in told.value.diagnostics] == ["yaml-limit"]


def test_a_long_line_is_let_go_of_too(tmp_path: Path) -> None:
    """As programs write JSON."""
    path = tmp_path / "people.yaml"
    items = ", ".join(f'{{"ชื่อ": "นายสมชาย ใจดี {n}", "ค": "{n}"}}' for n in range(20_000))
    path.write_text(f"[{items}]", encoding="utf-8")
    made = table(path, stream)
    *_, last = made
    assert last.values == ("นายสมชาย ใจดี 19999", "19999")
    span, _ = made.place(last, 1)
    assert f"[{items}]"[span.column - 1 :].startswith('19999"')
