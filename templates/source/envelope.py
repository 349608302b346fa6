"""Envelopes (ซอง C5, DL) and sheets of address labels."""

from house import PITCH, build, garuda, sheet
from parts import Styles, lines
from wordml import Style, cell, row, table
from wordml import paragraph as p

from docgen.geometry import figure

MARGIN = figure("envelope.margin")
_SENDER = figure("envelope.sender_left")
_BOX = figure("envelope.box")


def _two_sizes(identity: str, name: str, part: str, padding: float) -> Styles:
    """The addressee in bold and the lines of the address, in the usual size and in the smaller one."""
    return [
        Style(f"{identity}{line}{mark}", f"{name} {said}{note}", bold=line == "To", left=padding, right=padding,
              size=figure(f"{part}.{small}size"), pitch=figure(f"{part}.{small}pitch"))
        for mark, note, small in (("", "", ""), ("Small", " ตัวเล็ก", "small_"))
        for line, said in (("To", "ผู้รับ"), ("Address", "ที่อยู่"))
    ]  # fmt: skip


def _addressed(name: str, identity: str) -> str:
    """The addressee and the address, in the size that fits."""

    def in_size(mark: str) -> str:
        return p(f"{identity}To{mark}", f"{{{{ {name}.to }}}}") + lines(
            f"{name}.lines", f"{identity}Address{mark}"
        )

    return (
        p(f"{identity}Address", f"{{%p if {name}.small %}}")
        + in_size("Small")
        + p(f"{identity}Address", "{%p else %}")
        + in_size("")
        + p(f"{identity}Address", "{%p endif %}")
    )


STYLES: Styles = [
    Style("EnvelopeEmblem", "ซอง ตราครุฑ", pitch=1, size=1),
    Style("EnvelopeNext", "ซองถัดไป", pitch=1, size=1, page_break=True),
    Style("Sender", "ซอง ผู้ส่ง", pitch=PITCH, left=_SENDER),
    Style("EnvelopeUrgency", "ซอง ชั้นความเร็ว", based_on="Urgency", align="right",
          pitch=figure("letter.urgency_pitch")),
    Style("EnvelopeTime", "ซอง ชั้นความเร็ว เวลา", based_on="UrgencyTime", align="right", pitch=PITCH),
    *_two_sizes("Envelope", "ซอง", "envelope", 0.0),
    Style("PostalCode", "ซอง รหัสไปรษณีย์", align="center", pitch=20, size=18),
    *_two_sizes("Label", "ป้าย", "labels", figure("labels.padding")),
]  # fmt: skip


def make_envelope(part: str) -> bytes:
    """Envelopes of one size, one a page: sender at the upper left, addressee from the middle on, postal code."""
    wide, high = figure(f"{part}.width"), figure(f"{part}.height")
    left, top = figure(f"{part}.to_left") - MARGIN, figure(f"{part}.to_top") - MARGIN
    right = wide - 2 * MARGIN - left
    boxes = wide - 2 * MARGIN - figure("envelope.box_gap") - 5 * _BOX
    # Before the table stand the line of the emblem and, on every page, its break.
    upper = row(
        cell(left, lines("sender", "Sender") + p("Sender", "ที่ {{ number }}"))
        + cell(
            right, p("EnvelopeUrgency", "{{ urgency }}") + p("EnvelopeTime", "{{ urgency_time }}")
        ),
        height=top,
    )
    lower = row(
        cell(left, p("Sender")) + cell(right, _addressed("one", "Envelope")),
        height=figure(f"{part}.to_height"),
    )
    code = row(
        cell(boxes, p("Sender"))
        + "".join(
            cell(
                _BOX,
                p("PostalCode", f"{{{{ one.code[{n}] }}}}"),
                borders="top left bottom right",
                middle=True,
            )
            for n in range(5)
        ),
        height=_BOX + 0.1,
    )
    body = (
        p("EnvelopeEmblem", "{%p for one in envelopes %}")
        + p("EnvelopeEmblem", "{%p if not loop.first %}")
        + p("EnvelopeNext")
        + p("EnvelopeEmblem", "{%p endif %}")
        + p("EnvelopeEmblem", inside=garuda("envelope"))
        + table("PlainTable", [left, right], upper + lower)
        + p("EnvelopeEmblem")
        + table("PlainTable", [boxes, *[_BOX] * 5], code)
        + p("EnvelopeEmblem")
        + p("EnvelopeEmblem", "{%p endfor %}")
    )
    section = sheet((wide, high), (MARGIN, MARGIN, 0.5, MARGIN))
    return build(body, STYLES, top=MARGIN, emblem="envelope", section=section)


def make_labels(part: str, across: int) -> bytes:
    """Sheets of labels; each row of the table is a row of the sheet."""
    width, gap = figure(f"{part}.width"), figure(f"{part}.gap")
    widths = [width, *([gap, width] * (across - 1))]

    def label(n: int) -> str:
        return cell(width, _addressed(f"row.labels[{n}]", "Label"), middle=True)

    cells = [label(0)]
    for n in range(1, across):
        cells += [cell(gap, p("LabelAddress")), label(n)]

    def tag(text: str) -> str:
        return row(cell(sum(widths), p("LabelAddress", text), span=len(widths)))

    rows = tag("{%tr for row in rows %}") + row("".join(cells), height=figure(f"{part}.height"))
    body = table("PlainTable", widths, rows + tag("{%tr endfor %}")) + p("EnvelopeEmblem")
    sides = (figure(f"{part}.top"), 0.3, 0.3, figure(f"{part}.left"))
    section = sheet((figure("page.width"), figure("page.height")), sides)
    return build(body, STYLES, top=sides[0], section=section)
