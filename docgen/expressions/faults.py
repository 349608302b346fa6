"""What is wrong with the expressions of a letter, before anything runs.

Enters: the places of all texts, valid or not. Leaves: faults, each at the very characters: unknown name
(with the nearest known one), unknown filter, broken syntax, a form that texts may not use.
"""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from docgen.diagnostics import Diagnostic
from docgen.document import Path, Places, has_expression
from docgen.expressions.environment import ENVIRONMENT, ROW, Plain, plain, skeleton, tags
from docgen.expressions.filters import BY_NAME, FILTERS
from docgen.model import Model
from docgen.names import annotation, fields, inner, model_of, value_names

FILE_NAMES = {
    "folder": "โฟลเดอร์", "order": "ลำดับ", "title": "ชื่อเอกสาร", "row_number": "แถวที่",
}  # fmt: skip
WHOLE = ("letter", "หนังสือ")

_WORDS = {"if", "elif", "else", "endif", "and", "or", "not", "in", "is", "defined"}
_WORDS |= {"none", "true", "false", "None", "True", "False"}
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.Const, nodes.Filter, nodes.Test, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare,
    nodes.Operand, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg,
)  # fmt: skip

Token = tuple[int, str, str]  # offset, type, text


def expression_faults(
    places: Places, columns: Collection[str] | None = None
) -> Iterator[Diagnostic]:
    """Yield the faults of every text that holds an expression; ``columns``: those that a row has.

    That there is no table is told once.
    """
    told = False
    for path, text in places.expressions():
        for offset, length, message, hint in _faults(text, path, places, columns):
            if message.endswith(_OF_TABLE):
                if told:
                    continue
                told = True
            span = places.span(path, offset, length)
            yield Diagnostic("expression", message, span, hint)


_OF_TABLE = "คือแถวของตาราง ใช้ได้กับ docgen batch"
_MAY_USE = "ใช้ได้เพียงชื่อค่า ตัวกรอง (|) และ {% if %}"

Found = tuple[int, int, str, str]  # offset, length, message, hint


def _faults(
    text: str, path: Path, places: Places, columns: Collection[str] | None
) -> Iterator[Found]:
    stretches = plain(text) if path != ("file_name",) else None
    if stretches and all(tag is None or _is_right(tag, places) for _, _, tag in stretches):
        return  # so it is nearly always
    try:
        tokens = _tokens(text)
        if tag := next(_foreign_tags(tokens), None):
            yield tag
            return
        unknown = list(_unknown(tokens, path, places, columns))
        yield from unknown
        allowed = _is_allowed(text)
    except TemplateSyntaxError as error:
        yield _broken(text, error)
        return
    except (ValueError, ArithmeticError, RecursionError):
        yield text.index("{"), 2, "นิพจน์นี้ยาวหรือซ้อนกันเกินไป", _MAY_USE
        return
    if not unknown and not allowed:
        at = text.index("{")
        yield at, 2, "นิพจน์นี้ใช้ในข้อความไม่ได้", _MAY_USE


def _is_right(expression: Plain, places: Places) -> bool:
    """Return whether an expression asks for a value that the document has."""
    entries = _entries_of(expression, places.model)
    return entries is not None and all(name in places.names(where) for where, name in entries)


@lru_cache(maxsize=2048)
def _entries_of(expression: Plain, model: type[Model]) -> tuple[tuple[Path, str], ...] | None:
    """Return the entries with names of their own that an expression asks for; None where it may ask for what there is not."""
    name, steps, _ = expression
    declared: Any = model
    where: Path = ()
    entries: list[tuple[Path, str]] = []
    for step in steps if name in WHOLE else (name, *steps):
        item, entry = inner(declared, list), inner(declared, dict)
        within = _model(declared) if isinstance(step, str) and entry is None else None
        own = value_names(within).get(str(step)) if within else None
        if item is not None and isinstance(step, int):
            declared = item
        elif entry is not None and isinstance(step, str):
            declared = entry
            entries.append((where, step))
        elif own is not None and item is None:
            declared = _declared(declared, own)
        else:
            return None
        where = (*where, own or step)
    return tuple(entries)


@lru_cache(maxsize=2048)
def _is_allowed(text: str) -> bool:
    """Return whether a text has only the forms that texts may use. Raises TemplateSyntaxError."""
    if plain(text) is not None:
        return True
    try:
        return _has_allowed_forms(skeleton(text))
    except TemplateSyntaxError:
        return _has_allowed_forms(text)  # which tells the line


@lru_cache(maxsize=2048)
def _has_allowed_forms(text: str) -> bool:
    return all(isinstance(node, _ALLOWED) for node in _nodes(ENVIRONMENT.parse(text)))


def _nodes(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _nodes(child)


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[Token, ...]:
    """Return Jinja's tokens with their offsets; blanks are left out."""
    found = tags(text)
    if found is not None:
        return tuple((at + o, kind, value) for at, tag in found for o, kind, value in _lexed(tag))
    return _lexed(text)


@lru_cache(maxsize=2048)
def _lexed(text: str) -> tuple[Token, ...]:
    at = 0
    out: list[Token] = []
    for _, kind, value in ENVIRONMENT.lexer.tokeniter(text, None):
        if kind not in ("whitespace", "data"):
            out.append((at, str(kind), value))
        at += len(value)
    return tuple(out)


_OPENS, _CLOSES = re.compile(r"\{%-?\s*if\b"), re.compile(r"\{%-?\s*endif\b")
_ASSIGNS = re.compile(r"\{%-?\s*(?:el)?if\b[^%]*?[^=!<>%](=)(?!=)")


def _broken(text: str, error: TemplateSyntaxError) -> Found:
    """Return where a text is broken, and how as far as that can be told."""
    opened, closed = list(_OPENS.finditer(text)), list(_CLOSES.finditer(text))
    if found := _ASSIGNS.search(text):
        return found.start(1), 1, "= เทียบค่าไม่ได้", 'เทียบด้วย == เช่น {% if แถว.ภาค == "เช้า" %}'
    if len(opened) > len(closed):
        return (
            opened[-1].start(),
            2,
            "{% if %} ไม่มี {% endif %}",
            "เติม {% endif %} หลังข้อความของเงื่อนไข",
        )
    if len(closed) > len(opened):
        return closed[-1].start(), 2, "{% endif %} ไม่มี {% if %}", "เติม {% if … %} หรือลบ {% endif %}"
    return _misshapen(text, error)


def _misshapen(text: str, error: TemplateSyntaxError) -> Found:
    starts = [m.start() for m in re.finditer(r"\{[{%]", text)]
    line_start = sum(len(line) + 1 for line in text.split("\n")[: error.lineno - 1])
    for found in re.finditer(r"\{\{.*?(?:\}\}|$)", text, re.DOTALL):
        try:
            ENVIRONMENT.parse(found.group())
        except TemplateSyntaxError:
            starts, line_start = [found.start()], 0
            break
    later = [s for s in starts if s >= line_start]
    at = (later or starts or [0])[0]
    closes = text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}")
    message = "{{ หรือ {% ไม่มีตัวปิด" if closes else "นิพจน์ใน {{ }} ผิดรูป"
    hint = 'ถ้าต้องการพิมพ์ {{ จริง ๆ เขียนเป็น {{ "{{" }}' if closes else "เช่น {{ meeting.date | วันที่ }}"
    return at, 2, message, hint


def _foreign_tags(tokens: Sequence[Token]) -> Iterator[Found]:
    """Yield the tags that are no ``if``."""
    for before, (offset, _, value) in pairwise(tokens):
        if before[1] == "block_begin" and value not in ("if", "elif", "else", "endif"):
            yield offset, len(value), f"แท็ก {value} ใช้ในข้อความไม่ได้", _MAY_USE


def _unknown(
    tokens: Sequence[Token], path: Path, places: Places, columns: Collection[str] | None
) -> Iterator[Found]:
    """Walk the tokens; each chain of names is looked up in the declarations of the model."""
    i = 0
    while i < len(tokens):
        offset, kind, value = tokens[i]
        before = tokens[i - 1][2] if i else ""
        if kind != "name" or (before == "is" or value in _WORDS):
            i += 1
        elif before == "|":
            if value not in BY_NAME:
                names = [f.thai for f in FILTERS]
                hint = _nearest(value, list(BY_NAME)) or "ตัวกรอง: " + ", ".join(names)
                yield offset, len(value), f"ไม่รู้จักตัวกรอง “{value}”", hint
            i += 1
        else:
            chain, i = _chain(tokens, i)
            if value in ROW:
                yield from _of_row(chain, columns)
            else:
                yield from _lookup(chain, path, places)


def _chain(tokens: Sequence[Token], i: int) -> tuple[list[Token], int]:
    """Return the names and indexes joined by ``.`` and ``[ ]`` from ``i`` on, and where they end."""
    chain = [tokens[i]]
    i += 1
    while i + 1 < len(tokens):
        if tokens[i][2] == "." and tokens[i + 1][1] in ("name", "integer"):
            chain.append(tokens[i + 1])
            i += 2
        elif tokens[i][2] == "[" and i + 2 < len(tokens) and tokens[i + 2][2] == "]":
            chain.append(tokens[i + 1])
            i += 3
        else:
            break
    return chain, i


def _of_row(chain: list[Token], columns: Collection[str] | None) -> Iterator[Found]:
    offset, _, value = chain[0]
    if columns is None:
        hint = "สั่ง docgen batch หนังสือ --recipients ตาราง"
        yield offset, len(value), f"“{value}” {_OF_TABLE}", hint
    elif len(chain) != 2:
        yield offset, len(value), "ระบุคอลัมน์หนึ่งของแถว", _there(columns)
    elif (name := chain[1][2].strip("\"'")) not in columns:
        hint = _nearest(name, list(columns)) or _there(columns)
        yield chain[1][0], len(chain[1][2]), f"ตารางไม่มีคอลัมน์ “{name}”", hint


def _there(columns: Collection[str]) -> str:
    """Return which columns there are: the first of the names of each."""
    if isinstance(columns, Mapping):
        first: dict[int, str] = {}
        for name, at in columns.items():
            first.setdefault(at, name)
        columns = [name for name in first.values() if name]
    return "มีคอลัมน์: " + ", ".join(columns)


_IN_NAMES = "ในชื่อแฟ้มใช้ row_number (ลำดับแถว) title (ชื่อเอกสาร) folder (ชื่อหนังสือ) และ แถว.คอลัมน์ ได้"


def scheme_faults(scheme: str, places: Places, columns: Collection[str]) -> list[Diagnostic]:
    """Return the faults of a scheme of file names that was given with the command."""
    if not has_expression(scheme):
        return []
    return [
        Diagnostic("expression", f"--file-name: {message}", None, f"{hint}; {_IN_NAMES}")
        for _, _, message, hint in _faults(scheme, ("file_name",), places, columns)
    ]


def columns_asked(text: str) -> Iterator[str]:
    """Yield each column of the row that a text asks for."""
    for first, *steps in _chains(text):
        if first in ROW and steps:
            yield steps[0]


def keys_asked(text: str) -> Iterator[str]:
    """Yield each key of the letter that a text asks for, as it is spelt there."""
    for first, *steps in _chains(text):
        if first not in WHOLE:
            yield first
        elif steps:
            yield steps[0]


def _chains(text: str) -> Iterator[list[str]]:
    """Yield the names that expressions ask for, step by step; none of a text that is broken."""
    try:
        tokens, i = _tokens(text), 0
    except TemplateSyntaxError:
        return
    while i < len(tokens):
        before = tokens[i - 1][2] if i else ""
        if tokens[i][1] != "name" or tokens[i][2] in _WORDS or before == "|":
            i += 1
            continue
        chain, i = _chain(tokens, i)
        yield [name.strip("\"'") for _, _, name in chain]


def _lookup(chain: list[Token], path: Path, places: Places) -> Iterator[Found]:
    declared: Any = places.model
    where: Path = ()
    for depth, (offset, kind, value) in enumerate(chain):
        if depth == 0 and value in WHOLE:
            continue
        if depth == 0 and path == ("file_name",) and value in {*FILE_NAMES, *FILE_NAMES.values()}:
            return
        name = value.strip("\"'")
        known = _known(declared, where, places)
        if inner(declared, list) is not None:
            if kind != "integer":
                yield offset, len(value), f"“{name}” เป็นส่วนของรายการ", "ระบุลำดับ เช่น references[0]"
                return
            declared = inner(declared, list)
            where = (*where, int(value, 0))
            continue
        if name not in known:
            hint = _nearest(name, list(known)) or (
                "มี: " + ", ".join(_thai_first(known)) if known else ""
            )
            yield offset, len(value), f"ไม่รู้จักชื่อ “{name}”", hint
            return
        declared = _declared(declared, known[name])
        where = (*where, known[name])


def _known(declared: Any, where: Path, places: Places) -> Mapping[str, str]:
    """Return the names that a value of this type has, with the English key behind each."""
    if inner(declared, dict) is not None:
        return {name: name for name in places.names(where)}
    model = _model(declared)
    return value_names(model) if model else {}


def _model(declared: Any) -> type[Model] | None:
    return (
        declared
        if isinstance(declared, type) and issubclass(declared, Model)
        else model_of(declared)
    )


def _declared(declared: Any, name: str) -> Any:
    if (entry := inner(declared, dict)) is not None:
        return entry
    model = _model(declared)
    if model is None or name in model.DERIVED:
        return str
    return annotation(fields(model)[name])


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"หมายถึง “{near[0]}” หรือไม่" if near else ""


def _thai_first(known: Mapping[str, str]) -> list[str]:
    """One name for each key: the first Thai one, else the English one."""
    first: dict[str, str] = {}
    for spelling, own in known.items():
        if own not in first or (first[own].isascii() and not spelling.isascii()):
            first[own] = spelling
    return list(first.values())
