"""Parts that several templates have: the body with its blocks, the signature, the owner, codes to enclosures.

Enters: nothing. Leaves: styles and the XML with its tags.
"""

from house import BEFORE, PITCH, TEXT_WIDTH, hanging
from wordml import AUTO, CharacterStyle, Style, cell, row, runs, table
from wordml import paragraph as p

from docgen.geometry import figure

Styles = list[Style | CharacterStyle]

INDENT = figure("text.indent")
_CENTRE = figure("letter.signature_centre")
_SIDE = min(_CENTRE, TEXT_WIDTH - _CENTRE)
CENTRED_LEFT = _CENTRE - _SIDE
CENTRED_RIGHT = TEXT_WIDTH - _CENTRE - _SIDE
LEVELS = 4


def lines(name: str, style: str, text: str = "{{ line }}") -> str:
    """A paragraph for each line of a list."""
    return p(style, f"{{%p for line in {name} %}}") + p(style, text) + p(style, "{%p endfor %}")


def when(test: str, content: str) -> str:
    """``content``, when ``test`` holds."""
    return p("Body", f"{{%p if {test} %}}") + content + p("Body", "{%p endif %}")


def _text_style(identity: str, name: str, first: float, text: float = 0.0) -> Styles:
    """A style of text: justified and ragged; the last before a signature; the one before that, whose last lines go with it."""
    tabs = (("left", text),) if text else ()
    return [
        Style(identity + mark, name + said, align=align, first=first, before=BEFORE if not text else 0,
              pitch=PITCH, tabs=tabs, keep_next=mark.startswith(("Last", "Tail")), splits=mark.startswith("Tail"))
        for mark, said, align in (
            ("", "", "thaiDistribute"),
            ("Ragged", " ชิดซ้าย", "left"),
            ("Last", " ภาคสรุป", "thaiDistribute"),
            ("LastRagged", " ภาคสรุป ชิดซ้าย", "left"),
            ("Tail", " ก่อนภาคสรุป", "thaiDistribute"),
            ("TailRagged", " ก่อนภาคสรุป ชิดซ้าย", "left"),
        )
    ]  # fmt: skip


BODY_STYLES: Styles = [
    *_text_style("Body", "ข้อความ", INDENT),
    *(
        style
        for n in range(1, LEVELS + 1)
        for style in _text_style(f"Item{n}", f"ข้อย่อย ชั้นที่ {n}", figure(f"item.start{n}"), figure(f"item.text{n}"))
    ),
    CharacterStyle("Strong", "ตัวหนา", bold=True),
    Style("Subheading", "หัวข้อย่อย", first=figure("item.start1"), before=BEFORE, pitch=PITCH, keep_next=True,
          tabs=(("left", figure("item.text1")),)),
    Style("Heading", "หัวข้อ", bold=True, before=BEFORE, pitch=PITCH, keep_next=True),
    Style("Chapter", "หมวด", align="center", bold=True, before=PITCH, pitch=PITCH, keep_next=True),
    Style("ChapterTitle", "หมวด ชื่อ", align="center", bold=True, pitch=PITCH, keep_next=True),
    Style("TableTitle", "ตาราง ชื่อ", align="center", bold=True, before=BEFORE, pitch=PITCH, keep_next=True),
    Style("BodyTableHead", "ตารางในข้อความ หัวช่อง", align="center", bold=True, pitch=PITCH, keep_next=True),
    Style("BodyTableLeft", "ตารางในข้อความ ชิดซ้าย", pitch=PITCH),
    Style("BodyTableCenter", "ตารางในข้อความ กลาง", align="center", pitch=PITCH),
    Style("BodyTableRight", "ตารางในข้อความ ชิดขวา", align="right", pitch=PITCH),
    Style("BodyTableTotal", "ตารางในข้อความ รวม", align="right", bold=True, pitch=PITCH),
    Style("TableGap", "ตาราง เว้นบรรทัด", pitch=BEFORE, size=1),
    # The last paragraph of a document, which must follow a table: it needs no room, or it would open an empty page.
    Style("TableEnd", "ตาราง ท้ายตาราง", pitch=1, size=1),
    Style("MemberNumber", "รายชื่อ ลำดับ", align="right", pitch=PITCH),
    Style("Member", "รายชื่อ", pitch=PITCH),
    Style("Picture", "รูป", align="center", before=BEFORE, pitch=AUTO, keep_next=True),
    Style("PictureTitle", "รูป คำบรรยาย", align="center", pitch=PITCH),
    Style("CodeText", "คิวอาร์โค้ด คำอธิบาย", pitch=PITCH),
    Style("Code", "คิวอาร์โค้ด", pitch=AUTO),
]  # fmt: skip


def _variants(style: str, text: str) -> str:
    """One paragraph in the cuts of its style."""
    return (
        p("Body", "{%p if item.last and item.ragged %}")
        + p(f"{style}LastRagged", text)
        + p("Body", "{%p elif item.last %}")
        + p(f"{style}Last", text)
        + p("Body", "{%p elif item.tail and item.ragged %}")
        + p(f"{style}TailRagged", text)
        + p("Body", "{%p elif item.tail %}")
        + p(f"{style}Tail", text)
        + p("Body", "{%p elif item.ragged %}")
        + p(f"{style}Ragged", text)
        + p("Body", "{%p else %}")
        + p(style, text)
        + p("Body", "{%p endif %}")
    )


def _tags(tag: str) -> str:
    return row(cell(TEXT_WIDTH, p("BodyTableLeft", tag)))


def _columns(content: str, style: str, each: str) -> str:
    return (
        cell(2.0, p(style, f"{{%tc for {each} %}}"))
        + cell(2.0, content)
        + cell(2.0, p(style, "{%tc endfor %}"))
    )


def _cell_text() -> str:
    """The text of a cell where its column wants it."""
    out = p("BodyTableLeft", "{%p if row.total %}") + p("BodyTableTotal", "{{ cell.text }}")
    for align in ("center", "right"):
        out += p("BodyTableLeft", f'{{%p elif cell.align == "{align}" %}}')
        out += p(f"BodyTable{align.title()}", "{{ cell.text }}")
    return (
        out
        + p("BodyTableLeft", "{%p else %}")
        + p("BodyTableLeft", "{{ cell.text }}")
        + p("BodyTableLeft", "{%p endif %}")
    )


def _table() -> str:
    head = row(
        _columns(
            p("BodyTableHead", "{{ column.text }}"), "BodyTableHead", "column in item.columns"
        ),
        head=True,
    )
    each = row(_columns(_cell_text(), "BodyTableLeft", "cell in row.cells"))
    return (
        when("item.text", p("TableTitle", "{{ item.text }}"))
        + p("TableGap")
        + table("OfficialTable", [2.0], head + _tags("{%tr for row in item.rows %}") + each + _tags("{%tr endfor %}"))
        + p("TableGap")
    )  # fmt: skip


_NUMBER = figure("members.number_width")
_ROLE = figure("members.most_role_width")
_ROSTER_NUMBER = figure("members.roster_number_width")
_ROSTER_NAME = figure("members.roster_name_width")
# Width, style and value of each column; docgen sets the widths of the persons at hand.
_MEMBERS = (
    (_NUMBER, "MemberNumber", "{{ row.number }}"),
    (TEXT_WIDTH - _NUMBER - _ROLE, "Member", "{{ row.name }}"),
    (_ROLE, "Member", "{{ row.role }}"),
)
_ROSTER = (
    (_ROSTER_NUMBER, "MemberNumber", "{{ row.number }}"),
    (_ROSTER_NAME, "Member", "{{ row.name }}"),
    (TEXT_WIDTH - _ROSTER_NUMBER - _ROSTER_NAME - _ROLE, "Member", "{{ row.position }}"),
    (_ROLE, "Member", "{{ row.role }}"),
)


def _members(columns: tuple[tuple[float, str, str], ...], *, roster: bool = False) -> str:
    """A list of persons; in a roster the name of one who has no position takes the column of the positions too."""
    widths = [width for width, _, _ in columns]
    each = _member(columns)
    if roster:
        number, (name, style, value), (position, _, _), role = columns
        wide = _member((number, (name + position, style, value), role), wide=1)
        of_whom = ("{%tr if row.position %}", "{%tr else %}", "{%tr endif %}")
        with_position, without, done = (_over(widths, text) for text in of_whom)
        each = with_position + each + without + wide + done
    return table(
        "PlainTable",
        widths,
        _over(widths, "{%tr for row in item.rows %}") + each + _over(widths, "{%tr endfor %}"),
    ) + p("TableGap")


def _member(columns: tuple[tuple[float, str, str], ...], wide: int | None = None) -> str:
    """A row of a list of persons; the column ``wide`` takes the room of two."""
    return row(
        "".join(
            cell(width, p(style, value), span=1 + (n == wide))
            for n, (width, style, value) in enumerate(columns)
        )
    )


def _over(widths: list[float], text: str) -> str:
    """A tag in a row of its own."""
    return row(cell(sum(widths), p("Member", text), span=len(widths)))


def _code() -> str:
    """A QR code, what it is, and its address in words."""
    left = figure("qr.column")
    words = when("item.text", p("CodeText", "{{ item.text }}")) + p(
        "CodeText", "{{ item.address }}"
    )
    each = row(
        cell(left, p("Code", "{{ item.picture }}")) + cell(TEXT_WIDTH - left, words, middle=True)
    )
    return p("TableGap") + table("PlainTable", [left, TEXT_WIDTH - left], each) + p("TableGap")


def _decision(style: str) -> str:
    return runs(style, ("Strong", "{{ item.label }}"), ("", "\u00a0\u00a0{{ item.text }}"))


def body(name: str) -> str:
    """Every block of the list ``name``, in its style."""
    kinds = {
        "paragraph": _variants("Body", "{{ item.text }}"),
        "clause": _variants("Body", "{{ item.label }}\u00a0\u00a0{{ item.text }}"),
        **{
            f"item{n}": _variants(f"Item{n}", "{{ item.label }}\t{{ item.text }}")
            for n in range(1, LEVELS + 1)
        },
        "decision": p("Body", "{%p if item.last %}")
        + _decision("BodyLast")
        + p("Body", "{%p else %}")
        + _decision("Body")
        + p("Body", "{%p endif %}"),
        "subheading": p("Subheading", "{{ item.label }}\t{{ item.text }}"),
        "heading": p("Heading", "{{ item.text }}"),
        "chapter": p("Body", "{%p if item.label %}")
        + p("Chapter", "{{ item.label }}")
        + p("ChapterTitle", "{{ item.text }}")
        + p("Body", "{%p else %}")
        + p("Chapter", "{{ item.text }}")
        + p("Body", "{%p endif %}"),
        "part": p("Chapter", "{{ item.label }}") + p("ChapterTitle", "{{ item.text }}"),
        "table": _table(),
        "members": _members(_MEMBERS),
        "roster": _members(_ROSTER, roster=True),
        "code": _code(),
        "picture": p("Picture", "{{ item.picture }}")
        + when("item.text", p("PictureTitle", "{{ item.text }}")),
    }
    out = p("Body", f"{{%p for item in {name} %}}")
    for n, (kind, content) in enumerate(kinds.items()):
        out += p("Body", f'{{%p {"elif" if n else "if"} item.kind == "{kind}" %}}') + content
    return out + p("Body", "{%p endif %}") + p("Body", "{%p endfor %}")


SIGNING_STYLES: Styles = [
    Style("Closing", "คำลงท้าย", left=figure("letter.closing_column"), pitch=PITCH, keep_next=True,
          before=figure("letter.closing_before")),
    Style("Signer", "ชื่อผู้ลงนาม", before=figure("letter.signature_lines") * PITCH, pitch=PITCH,
          keep_next=True, align="center", left=CENTRED_LEFT, right=CENTRED_RIGHT),
    Style("Rank", "ยศหน้าลายมือชื่อ", before=(figure("letter.signature_lines") - 1) * PITCH, pitch=PITCH,
          keep_next=True, left=figure("letter.closing_column")),
    Style("RankedSigner", "ชื่อผู้ลงนามที่มียศ", pitch=PITCH, keep_next=True, align="center", left=CENTRED_LEFT,
          right=CENTRED_RIGHT),
    Style("Position", "ตำแหน่ง", pitch=PITCH, keep_next=True, align="center", left=CENTRED_LEFT,
          right=CENTRED_RIGHT),
    Style("Owner", "เจ้าของเรื่อง", before=figure("letter.owner_lines") * PITCH, pitch=PITCH,
          keep_next=True),
    Style("Contact", "โทร. และไปรษณีย์อิเล็กทรอนิกส์", pitch=PITCH, keep_next=True),
    hanging("Copies", "สำเนาส่ง", figure("letter.copies_column"), pitch=PITCH, keep_next=True),
    Style("CopiesNext", "สำเนาส่ง รายถัดไป", left=figure("letter.copies_column"), pitch=PITCH, keep_next=True),
    Style("Prepared", "ผู้ร่าง ผู้พิมพ์ ผู้ตรวจ", pitch=PITCH, left=10.0, tabs=(("left", 11.2),), keep_next=True),
]  # fmt: skip

# The rank of an officer stands before his signature, so on the line above his name.
SIGNATURE = (
    p("Body", "{%p if signer.rank %}")
    + p("Rank", "{{ signer.rank }}")
    + p("RankedSigner", "({{ signer.bare_name }})")
    + p("Body", "{%p else %}")
    + p("Signer", "({{ signer.name }})")
    + p("Body", "{%p endif %}")
    + lines("signer.position", "Position")
)
COPIES = when("copies", p("Copies", "สำเนาส่ง\t{{ copies[0] }}") + lines("copies[1:]", "CopiesNext"))
OWNER = p("Owner", "{{ owner[0] }}") + lines("owner[1:]", "Contact")
PREPARED = lines("prepared", "Prepared", "{{ line.label }}\t{{ line.name }}")


def links() -> str:
    """A row for each enclosure on the web: its code, its title, its address in words."""
    left = figure("qr.column")
    widths = [left, TEXT_WIDTH - left]
    each = row(
        cell(widths[0], p("Code", "{{ row.code }}"))
        + cell(
            widths[1],
            p("CodeText", "{{ row.title }}") + p("CodeText", "{{ row.address }}"),
            middle=True,
        )
    )

    def tag(text: str) -> str:
        return row(cell(widths[0], p("CodeText", text)) + cell(widths[1], p("CodeText")))

    return when(
        "links",
        p("TableGap")
        + table(
            "PlainTable", widths, tag("{%tr for row in links %}") + each + tag("{%tr endfor %}")
        )
        + p("TableEnd"),
    )
