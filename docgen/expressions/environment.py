"""Jinja, narrowed to what a text needs: names, filters, ``if``; no calls, loops or multiplication.

Enters: text. Leaves: the sandboxed environment, and what it raises for a value that is not there. What a
text may cost is bounded by the number of its expressions and the length of what it becomes (expand.py).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from jinja2 import StrictUndefined, Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from docgen.document import has_expression
from docgen.expressions.filters import BY_NAME
from docgen.marks import Asked, Marked, MarkUsed, has_marks
from docgen.thai.calendar import Date, Month, Time
from docgen.thai.unreadable import Unreadable

_Made = TypeVar("_Made")
ROW = ("row", "แถว")  # what a row of docgen batch is called in expressions


class Absent(Exception):
    """An expression asked for a value that is not there."""


class Values:
    """What an expression may ask by name; ``get`` raises Absent."""

    def get(self, name: Any) -> Any:
        raise Absent(name)

    def written(self, steps: tuple[str | int, ...], filters: tuple[str, ...]) -> str | None:
        """Return what stands for a value of the row through the filters; None when it is asked for like any other."""
        del steps, filters
        return None

    def computed(self, text: str, extra: Mapping[str, str]) -> str | None:
        """Return what stands for a text that does more with values of the row than show them; None: nothing does."""
        del text, extra
        return None

    def in_conditions(self, extra: Mapping[str, str]) -> "tuple[Values, Mapping[str, str]]":
        """Return the values, and those of ``extra``, as conditions see them."""
        return self, extra

    def __str__(self) -> str:
        raise Unreadable("ค่านี้พิมพ์เป็นข้อความไม่ได้", "เลือกส่วนของค่า เช่น references[0].number")


class _Names(Context):
    """Looks the first name of an expression up only when it is asked for."""

    def resolve_or_missing(self, key: str) -> Any:
        if key in self.parent:
            return self.parent[key]
        values: Values = self.parent[""]
        try:
            return values.get(key)
        except Absent:
            return missing


class _Environment(ImmutableSandboxedEnvironment):
    """Only our own filters, and attributes of our own values alone."""

    context_class = _Names

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Values):
            return obj.get(attribute)
        raise Absent(attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Values):
            return obj.get(argument)
        raise Absent(argument)


def shown(value: Any) -> Any:
    """Return a value that a text can show. Raises Absent or Unreadable."""
    if value is None:
        raise Absent
    if isinstance(value, Decimal):
        raise Unreadable("ตัวเลขนี้ยังไม่บอกว่าเขียนอย่างไร", "ต่อท้ายด้วย | จำนวน หรือ | บาท")
    if isinstance(value, bool) or not isinstance(value, (str, int, Date, Month, Time, Values)):
        raise Unreadable("ค่านี้พิมพ์เป็นข้อความไม่ได้", "เลือกส่วนของค่า เช่น references[0].number")
    return value


def _guarded(write: Callable[..., _Made]) -> Callable[..., _Made]:
    """Return a filter that refuses what only stands for a value, or holds it. Raises MarkUsed."""

    def guarded(value: Any, *more: Any) -> _Made:
        if any(isinstance(each, Marked) for each in (value, *more)):
            raise MarkUsed
        before = Asked.made
        try:
            return write(value, *more)
        except Unreadable as error:
            if error.value is None and isinstance(value, str | Decimal):
                error.value = str(value)
            raise
        finally:
            if Asked.made != before:
                raise MarkUsed

    return guarded


_FILTERS = {name: _guarded(write) for name, write in BY_NAME.items()}


def _environment() -> _Environment:
    # Comments would swallow a typed {#; no official letter needs them.
    environment = _Environment(
        undefined=StrictUndefined,
        finalize=shown,
        keep_trailing_newline=True,
        comment_start_string="\ufdd2",
        comment_end_string="\ufdd3",
        autoescape=False,
    )
    environment.filters = dict(_FILTERS)
    environment.globals = {}
    return environment


ENVIRONMENT = _environment()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a written text: offset ``at`` in it, and the stretch of the typed text that gave it.

    A ``literal`` stands in both letter by letter; else the typed stretch is an expression.
    """

    at: int
    start: int
    end: int
    literal: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A text written out, and where its stretches were typed."""

    text: str
    pieces: tuple[Piece, ...]


# Noncharacters, which no file holds (read.py): one before each stretch, then the stretch's number as a letter.
_MARK = "\ufdd4"
_FIRST = 0x4E00
_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.DOTALL)
_STRIPS = re.compile(r"\{[{%]-|-[%}]\}")  # blanks around such tags go away
_RAW = re.compile(r"\{%\s*raw\b")


@lru_cache(maxsize=2048)
def tags(text: str) -> tuple[tuple[int, str], ...] | None:
    """Return the tags of a text with their offsets; None where they cannot be told from what stands between them."""
    if _STRIPS.search(text) or _RAW.search(text) or has_expression(_TAG.sub("", text)):
        return None
    found = tuple((match.start(), match.group()) for match in _TAG.finditer(text))
    # A quote that is open at a tag's end holds the marks of its end.
    return None if any(tag.count(quote) % 2 for _, tag in found for quote in "\"'") else found


def skeleton(text: str) -> str:
    """Return a text of the same tags whose other stretches are all alike, so that what Jinja makes of it is remembered."""
    found = tags(text)
    return text if found is None else "x".join(("", *(tag for _, tag in found), ""))


_from_string = lru_cache(maxsize=2048)(ENVIRONMENT.from_string)


@lru_cache(maxsize=2048)
def _names_in(tag: str) -> frozenset[str]:
    tokens = ENVIRONMENT.lexer.tokeniter(tag, None)
    return frozenset(name for _, kind, name in tokens if kind == "name")


_Place = tuple[
    int, int, bool
]  # where a stretch was typed, and whether it stands there letter by letter


@lru_cache(maxsize=2048)
def _compiled(text: str) -> tuple[Template, tuple[_Place, ...]]:
    """Return a template of the conditions, with marks in place of all else, and the typed place of each mark."""
    found = tags(text)
    if found is None:
        return ENVIRONMENT.from_string(text), ()
    marked: list[str] = []
    places: list[_Place] = []

    def mark(start: int, end: int, *, literal: bool) -> None:
        marked.append(_MARK + chr(_FIRST + len(places)))
        places.append((start, end, literal))

    at = 0
    for start, tag in (*found, (len(text), "")):
        if start > at:
            mark(at, start, literal=True)
        at = start + len(tag)
        if tag.startswith("{{"):
            mark(start, at, literal=False)
        else:
            marked.append(tag)
    return _from_string("".join(marked)), tuple(places)


_NAME = r"[^\W\d][\wัิ-ฺ็-๎]*"  # marks above and below are no letters to Python
# Names joined by dots and indexes, then filters without arguments: what nearly every expression is.
_PLAIN = re.compile(rf"\{{\{{\s*({_NAME})((?:\.{_NAME}|\[\d+\])*)\s*((?:\|\s*{_NAME}\s*)*)\}}\}}")
_STEP = re.compile(rf"\.({_NAME})|\[(\d+)\]")
_RESERVED = frozenset({"true", "false", "none", "True", "False", "None", "not"})

Plain = tuple[str, tuple[str | int, ...], tuple[str, ...]]  # first name, steps, filters


@lru_cache(maxsize=4096)
def plain(text: str) -> tuple[tuple[int, int, Plain | None], ...] | None:
    """Return the stretches of a text, each with its plain expression (None: literal); None when not all are plain."""
    out: list[tuple[int, int, Plain | None]] = []
    at = 0
    for found in _PLAIN.finditer(text):
        filters = tuple(name.strip() for name in found[3].split("|")[1:])
        if found[1] in _RESERVED or not BY_NAME.keys() >= set(filters):
            return None
        if found.start() > at:
            out.append((at, found.start(), None))
        steps = tuple(name or int(index) for name, index in _STEP.findall(found[2]))
        out.append((*found.span(), (found[1], steps, filters)))
        at = found.end()
    if at < len(text):
        out.append((at, len(text), None))
    literals = [text[a:b] for a, b, expression in out if expression is None]
    return tuple(out) if not any("{{" in t or "{%" in t for t in literals) else None


def _asked(expression: Plain, values: Values, extra: Mapping[str, str]) -> str:
    """Return what a plain expression writes, as Jinja would. Raises Absent and whatever a filter raises."""
    name, steps, filters = expression
    if name in ROW and (written := values.written(steps, filters)) is not None:
        return written
    value: Any = extra[name] if name in extra else values.get(name)
    for step in steps:
        if not isinstance(value, Values):
            raise Absent(step)
        value = value.get(step)
    for each in filters:
        value = _FILTERS[each](value)
    return str(shown(value))


def write(text: str, values: Values, extra: Mapping[str, str]) -> Written:
    """Write ``text`` out. Raises Absent, Unreadable, TemplateError, TypeError or ValueError."""
    stretches = plain(text)
    if stretches is None:
        return write_by_jinja(text, values, extra)
    return _joined(text, [(start, end, not tag) for start, end, tag in stretches], values, extra)


def write_by_jinja(text: str, values: Values, extra: Mapping[str, str]) -> Written:
    """Write out a text with any form of expression: Jinja tells which of its stretches are there."""
    template, places = _compiled(text)
    if not places:
        return Written(_rendered(text, values, extra), ())
    seen, known = values.in_conditions(extra)
    there = template.render({**known, "": seen}).split(_MARK)[1:]
    return _joined(text, [places[ord(mark) - _FIRST] for mark in there], values, extra)


def _joined(
    text: str, stretches: Iterable[_Place], values: Values, extra: Mapping[str, str]
) -> Written:
    """Return the stretches of a text one behind the other, the expressions among them written out."""
    out: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for start, end, literal in stretches:
        part = text[start:end] if literal else _rendered(text[start:end], values, extra)
        pieces.append(Piece(length, start, end, literal))
        out.append(part)
        length += len(part)
    return Written("".join(out), tuple(pieces))


def _rendered(text: str, values: Values, extra: Mapping[str, str]) -> str:
    """Return what an expression writes, or what stands for it when it does more with values of the row than show them."""
    stretches = plain(text)
    try:
        if stretches is not None and len(stretches) == 1 and stretches[0][2] is not None:
            return _asked(stretches[0][2], values, extra)
        return _reckoned(text, values, extra)
    except MarkUsed:
        asked = {name: extra[name] for name in sorted(_names_in(text) & extra.keys())}
        written = values.computed(text, asked)
        if written is None:
            raise
        return written


def _reckoned(text: str, values: Values, extra: Mapping[str, str]) -> str:
    """Return what an expression of any form writes. Raises MarkUsed when it was given what only stands for a value.

    Not every operation asks the value itself: "x" in "abc" does not, nor does what is made of a joined text.
    """
    before = Asked.made
    written = _from_string(text).render({**extra, "": values})
    if Asked.made != before or any(isinstance(extra.get(n), Asked) for n in _names_in(text)):
        raise MarkUsed
    if has_marks(written):
        raise Unreadable("ค่ามีอักขระส่วนตัว (U+F0000 ขึ้นไป)", "ลบอักขระนี้ออกจากนิพจน์")
    return written
