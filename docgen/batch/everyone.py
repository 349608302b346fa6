"""What is made once for all rows of a table: the circular with its list, its summary, labels.

Enters: a prepared circular, the rows that are right. Leaves: names and bytes. The list of a long table is filled row by row
from one that was laid out; what cannot be (a template that treats its rows otherwise) is filled the usual way.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from docgen.batch.columns import Person
from docgen.batch.groups import People, grouped
from docgen.batch.layout import composed
from docgen.batch.letter import FILE_NAME_OF_ALL, Prepared
from docgen.batch.plan import path_of
from docgen.compose import ValueSetting
from docgen.compose.setting import Setting
from docgen.composition import Composition
from docgen.diagnostics import Faulty
from docgen.document import Document
from docgen.expressions.expand import expand
from docgen.geometry import settle
from docgen.marks import Marks, NotAlike, put
from docgen.model import Distribution, Piece, Recipient, Recipients
from docgen.render import render
from docgen.render.listing import FEW, listing_of
from docgen.render.skeleton import escaped
from docgen.templates import template
from docgen.thai.numerals import thai_digits

_ASKS = re.compile(r"\{[{%][^}]*(?:recipients|ผู้รับ)")
NO_GROUP = "ไม่ระบุ"
_PLACES = ("จังหวัด", "อำเภอ", "ตำบล", "เขต", "แขวง", "กระทรวง", "กรม")
_OPENS = (
    *_PLACES,
    "กรุงเทพ",
    "จ.",
    "อ.",
    "ต.",
    "กิ่งอำเภอ",
    "สำนัก",
    "ทบวง",
    "ที่ว่าการ",
)  # the name says it itself
_ORDER, _NAME, _ORGANISATION = ("order",), ("name",), ("organisation",)


def of_all(prepared: Prepared, people: People) -> Iterator[tuple[Piece, str, bytes]]:
    """Yield kind, name and bytes of each document that all rows share; ``people`` gives them anew. Raises Faulty."""
    pieces = prepared.of_all
    first = next(people(), None)
    if not pieces or first is None:
        return
    others = tuple(piece for piece in pieces if piece is not Piece.RECIPIENT_LIST)
    everyone = list(people()) if _needs_everyone(prepared, others) else [first]
    taken: set[str] = set()
    for piece, name, docx in _usual(prepared, everyone, others, FILE_NAME_OF_ALL):
        taken.add(name.casefold())
        yield piece, name, docx
    if Piece.RECIPIENT_LIST not in pieces:
        return
    for group, members in _grouped(prepared, people):
        of = _of_group(prepared, group)
        few = list(islice(members(), FEW + 1))
        made = _listing(of, few[0], members) if len(few) > FEW else None
        again = () if made else _usual(of, list(members()), (Piece.RECIPIENT_LIST,), _scheme(of))
        for piece, name, docx in [made] if made else again:
            yield piece, _named(name, _shown_in(prepared, group), taken), docx


def _of_group(prepared: Prepared, group: str) -> Prepared:
    """Return the letter with the group in the title of its list: บัญชีแนบท้ายหนังสือ อำเภอเมืองน่าน."""
    if group in ("", NO_GROUP):
        return prepared
    content = prepared.content
    assert prepared.group_column is not None
    column = prepared.columns.titles[prepared.group_column]
    bare = column in _PLACES and not group.startswith(_OPENS)
    shown = f"{column}{group}" if bare else group
    shown = f"{column} {group}" if group.isdecimal() else shown
    listed = getattr(content, "recipients", None) or Recipients()
    listed = listed.model_copy(update={"title": f"{listed.title} {shown}"})
    document = replace(prepared.document, content=content.model_copy(update={"recipients": listed}))
    return replace(prepared, document=document)


def names_of_all(prepared: Prepared, people: People) -> list[str]:
    """Return the names of what all rows share."""
    names: list[str] = []
    taken: set[str] = set()
    of_all: list[tuple[Piece, str]] = []
    done: set[str] = set()  # groups
    column, scheme = prepared.group_column, _scheme(prepared)
    for one in people() if prepared.of_all else ():
        group = "" if column is None else one.row.values[column]
        if group in done:
            continue
        try:
            if not of_all:
                of_all = _names(prepared, one, FILE_NAME_OF_ALL)
                names += [name for piece, name in of_all if piece is not Piece.RECIPIENT_LIST]
                taken.update(name.casefold() for name in names)
            own = of_all if scheme == FILE_NAME_OF_ALL else _names(prepared, one, scheme)
        except Faulty:
            continue  # told at its row
        listed = [name for piece, name in own if piece is Piece.RECIPIENT_LIST]
        names += [_named(name, _shown_in(prepared, group), taken) for name in listed]
        done.add(group)
        if column is None:
            break
    return names


def _names(prepared: Prepared, one: Person, scheme: str) -> list[tuple[Piece, str]]:
    """Return the names by a scheme of what all rows share, as of the first of them. Raises Faulty."""
    row = prepared.row(one, guarded=True)
    stems = expand(of_everyone(prepared, [one], scheme), row).file_names.items()
    found = [(sheet.piece, f"{path_of(stem)}.docx") for sheet, stem in stems]
    return [(piece, name) for piece, name in found if piece in prepared.of_all]


def _scheme(prepared: Prepared) -> str:
    """Return the scheme of the names of lists: the one asked for where each group has one and no row a letter."""
    own = prepared.group_column is not None and not prepared.each
    return (own and prepared.wanted.file_name) or FILE_NAME_OF_ALL


def _shown_in(prepared: Prepared, group: str) -> str:
    """Return what of a group the name of its list tells, where no scheme says what."""
    grouped = prepared.group_column is not None and _scheme(prepared) == FILE_NAME_OF_ALL
    return (group or NO_GROUP) if grouped else ""


def of_everyone(
    prepared: Prepared, people: list[Person], scheme: str = FILE_NAME_OF_ALL
) -> Document:
    """Return the circular that has all rows on its list; ``scheme`` of the names of its files."""
    before = getattr(prepared.content, "recipients", None) or Recipients()
    members = [
        Recipient(
            name=one.name,
            organisation=one.organisation or None,
            addressee_class=one.addressee_class,
            salutation=one.salutation or None,
            closing=one.closing or None,
            envelope_word=one.envelope_word or None,
            pronoun=one.pronoun or None,
            address=list(one.address),
            extra={t: one.row.values[i] for t, i in prepared.further.items() if one.row.values[i]},
        )
        for one in people
    ]
    update: dict[str, Any] = {
        # The names have their endings already.
        "recipients": before.model_copy(update={"members": members, "groups": [], "ending": None}),
        "distribution": Distribution.LIST,
        "file_name": scheme,
    }
    if prepared.written.address:
        update["to_address"] = []  # each has his own
    return replace(prepared.document, content=prepared.content.model_copy(update=update))


def _usual(
    prepared: Prepared, people: list[Person], pieces: tuple[Piece, ...], scheme: str
) -> Iterator[tuple[Piece, str, bytes]]:
    """Yield what the templates give for all of the people at once."""
    row = prepared.row(people[0], guarded=True)
    expanded = expand(of_everyone(prepared, people, scheme), row)
    with settle(prepared.figures):
        for each in composed(prepared, expanded, None, pieces):
            source = each.own_template or template(each.template)
            docx = render(each, source, prepared.wanted.epoch)
            yield each.piece, f"{path_of(each.stem)}.docx", docx


def _grouped(prepared: Prepared, people: People) -> Iterator[tuple[str, People]]:
    """Yield each group of rows, in the order in which its first stands in the table; all as one when none is asked for."""
    column = prepared.group_column
    if column is None:
        yield "", people
        return
    for name, members in grouped(people, column):
        yield name or NO_GROUP, members


def _named(name: str, group: str, taken: set[str]) -> str:
    """Return the name of a list, with its group; those whose names are alike are numbered. Adds it to ``taken``."""
    stem = name.removesuffix(".docx")
    stem = str(path_of(f"{stem} {group}".replace("/", "-"))) if group else stem
    whole, number = f"{stem}.docx", 1
    while whole.casefold() in taken:
        number += 1
        whole = f"{stem} ({number}).docx"
    taken.add(whole.casefold())
    return whole


def _needs_everyone(prepared: Prepared, pieces: tuple[Piece, ...]) -> bool:
    """Whether a piece holds all rows; so may a letter whose text asks for the recipients."""
    content = prepared.content
    held = {Piece.RECIPIENT_LIST}
    held |= {Piece.LABELS} if getattr(content, "labels", None) else set()
    held |= {Piece.ENVELOPE} if getattr(content, "envelope", None) else set()
    texts = (text for _, text in prepared.document.places.texts())
    return bool(held & set(pieces)) or any(_ASKS.search(text) for text in texts)


def _listing(prepared: Prepared, first: Person, people: People) -> tuple[Piece, str, bytes] | None:
    """Return kind, name and bytes of the list, None when it must be filled the usual way."""
    organised = "organisation" in prepared.columns.recipient and any(
        one.organisation for one in people()
    )
    marks = Marks()
    probe = replace(first, organisation=first.organisation or ("-" if organised else ""))

    composition = _marked(prepared, probe, marks)
    row = dict(composition.context["rows"][0]) | {"number": marks.value(_ORDER, "raw")}
    source = composition.own_template or template(composition.template)
    with settle(prepared.figures):
        setting = ValueSetting(Setting(prepared.content, prepared.assembled.folder))
        listing = listing_of(composition, [row], source, prepared.wanted.epoch)
        if listing is None:
            return None
        slots = [marks.slots[i] for i in listing.slots[0]]
        names = [marks.values[slot.value] for slot in slots]
        rows = (
            (
                0,
                [
                    escaped(
                        thai_digits(f"{n}.")
                        if name == _ORDER
                        else setting.set(slot, _text(one, name, marks))
                    )
                    for slot, name in zip(slots, names, strict=True)
                ],
            )
            for n, one in enumerate(people(), 1)
        )
        try:
            return composition.piece, f"{path_of(composition.stem)}.docx", listing.filled(rows)
        except NotAlike:
            return None


def _text(one: Person, name: Any, marks: Marks) -> str:
    if name[0] == "text":
        return put(name[1], lambda mark: _text(one, marks.values[marks.slot(mark).value], marks))
    if name[0] == "column":
        return str(one.row.values[name[1]])
    return one.name if name == _NAME else one.organisation


def _marked(prepared: Prepared, probe: Person, marks: Marks) -> Composition:
    """Return the composition of a list of one row, with marks for its values."""
    row = list(probe.row.values)
    for at in prepared.further.values():
        row[at] = marks.value(("column", at))
    one = replace(
        probe,
        row=replace(probe.row, values=tuple(row)),
        name=marks.value(_NAME),
        organisation=marks.value(_ORGANISATION) if probe.organisation else "",
    )
    row_of = prepared.row(probe, guarded=True)
    expanded = expand(of_everyone(prepared, [one], _scheme(prepared)), row_of)
    with settle(prepared.figures):
        [made] = composed(prepared, expanded, marks, (Piece.RECIPIENT_LIST,))
    return made
