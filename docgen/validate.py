"""A located tree in, a Document out, or all its faults at once.

Enters: the assembled tree. Leaves: Validated: the Document (None when it could not be built), the places of
all values, the faults. Keys may be English or Thai; shapes are mended where the meaning is plain (one item
for a list, a bare text for a part with a shorthand). Reads no file.
"""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from docgen.agree import disagreements
from docgen.diagnostics import Diagnostic
from docgen.document import Document, Path, Places
from docgen.model import Model, OfficialDocument, Settings
from docgen.names import (
    annotation,
    fields,
    inner,
    key_names,
    key_text,
    model_of,
    root_model,
    shape,
    thai_names,
)
from docgen.settled import unknown_figures
from docgen.source import TEXT, Mapping, Node, Part, Scalar, Sequence, Text
from docgen.thai.unreadable import Unreadable

_DIGIT_AT_END = re.compile(r"[0-9๐-๙]$")
_THOUSANDS = re.compile(r"[0-9๐-๙]{3}(?![0-9๐-๙])")
_LONGEST_KEY = 30  # characters; what is longer was meant as text
# What a rule says when a key is not there: without the wrong keys it would say so of them.
_OF_ABSENCE = {
    "recipients-missing": {"recipients"},
    "urgency-time": {"urgency", "deliver_by", "deliver_by_time"},
    "papers-none": {"meeting", "invitation", "papers"},
    "paper-impossible": {"meeting", "invitation"},
    "body-missing": {"body", "background", "findings", "law", "considerations", "proposal"},
    "choice-empty": {"agency"},
}


@dataclass(frozen=True)
class Validated:
    document: Document | None
    places: Places
    faults: tuple[Diagnostic, ...]


def validate(tree: Node, folder: FilePath, name: str, unread: tuple[str, ...] = ()) -> Validated:
    """Check the tree against the model; keys in ``unread`` have their fault already."""
    canonical = _Canonical()
    canonical.bad += [(name,) for name in unread]
    root = root_model(tree)
    data = canonical.model(tree, root, ())
    places = Places(canonical.nodes, root, canonical.texts)
    faults = canonical.faults
    content: OfficialDocument | None = None
    try:
        content = root.model_validate(data)
    except ValidationError as error:
        for item in error.errors():
            path = _path(item["loc"], data)
            if not _told(path, item, canonical.bad):
                faults.append(_fault(item, path, places))
    if content is None or unread:
        faults += _of_the_rest(root, data, places, [*canonical.bad, *_places_of(faults, places)])
        return Validated(None, places, tuple(faults))
    faults += disagreements(content, places)
    return Validated(Document(content, places, folder, name), places, tuple(faults))


def _told(path: Path, item: Any, bad: list[Path]) -> bool:
    """Return whether the fault follows from one that is reported: of the value itself, or of a part of it."""
    part = isinstance(item.get("ctx", {}).get("error"), Unreadable)
    return any(path[: len(b)] == b or (part and b[: len(path)] == path) for b in bad)


def _of_the_rest(
    root: type[OfficialDocument], data: Any, places: Places, bad: list[Path]
) -> list[Diagnostic]:
    """Return what disagrees among the values that are right, when leaving the wrong ones out gives a document."""
    wrong = {path[0] for path in bad if path}
    try:
        content = root.model_validate({k: v for k, v in (data or {}).items() if k not in wrong})
    except (ValidationError, AttributeError):
        return []
    found = disagreements(content, places)
    return [fault for fault in found if not wrong & _OF_ABSENCE.get(fault.code, set())]


def _places_of(faults: list[Diagnostic], places: Places) -> list[Path]:
    """Return the keys at which the faults stand."""
    spans = {fault.span for fault in faults}
    return [path for path in places.nodes if path and places.span(path) in spans]


@dataclass(frozen=True)
class ValidatedSettings:
    settings: Settings
    places: Places
    faults: tuple[Diagnostic, ...] = ()


def validate_settings(tree: Node | None) -> ValidatedSettings:
    """Check docgen.yaml; without one, or with faults, the settings are the usual ones."""
    if tree is None:
        return ValidatedSettings(Settings(), Places({}, Settings))
    made, places, faults = validate_part(tree, Settings)
    settings = made if isinstance(made, Settings) else Settings()
    faults += unknown_figures(settings, places)
    return ValidatedSettings(settings, places, tuple(faults))


def validate_part(tree: Node, model: type[Model]) -> tuple[Model | None, Places, list[Diagnostic]]:
    """Check a file that holds one part of a document, by itself; without a value when it has faults."""
    canonical = _Canonical()
    data = canonical.model(tree, model, ())
    places = Places(canonical.nodes, model, canonical.texts)
    faults = canonical.faults
    try:
        return model.model_validate(data), places, faults
    except ValidationError as error:
        faults += [
            _fault(item, path, places)
            for item in error.errors()
            if (path := _path(item["loc"], data)) not in canonical.bad
        ]
    return None, places, faults


class _Canonical:
    """Turns nodes into plain values under English keys, and notes where each came from."""

    def __init__(self) -> None:
        self.nodes: dict[Path, Node] = {}
        self.faults: list[Diagnostic] = []
        self.bad: list[Path] = []
        self.texts: list[tuple[Path, Text]] = []

    def _reject(self, path: Path, node: Node, code: str, message: str, hint: str = "") -> None:
        self.bad.append(path)
        self.faults.append(Diagnostic(code, message, node.span, hint))

    def value(self, node: Node, declared: Any, path: Path) -> Any:
        self.nodes[path] = node
        item, entry, model, text = shape(declared)
        if item:
            return self._list(node, item, path)
        if entry:
            return self._named(node, entry, path)
        if model and not (text and isinstance(node, TEXT)):
            return self.model(node, model, path)
        if not isinstance(node, TEXT):
            message = "ต้องเป็นข้อความเดียว ไม่ใช่รายการหรือกลุ่มคีย์"
            self._reject(path, node, "type-text", message, "ถ้าข้อความมี : ให้ใส่เครื่องหมายคำพูดครอบ")
            return None
        self.texts.append((path, node))
        return node.text.rstrip("\n")  # a block (|) ends with one that nobody means

    def _list(self, node: Node, item_type: Any, path: Path) -> list[Any]:
        if isinstance(node, Sequence):
            items: list[Node] = list(node.items)
        elif isinstance(node, TEXT):
            items = list(_lines(node))
        elif (model := model_of(item_type)) and any(
            k.text in key_names(model) for k, _ in node.entries
        ):
            items = [node]  # one item typed without its dash
        else:
            self._reject(path, node, "type-list", "ต้องเป็นรายการ", "ขึ้นต้นแต่ละรายการด้วย -")
            items = []
        out = []
        for i, item in enumerate(items):
            here = (*path, i)
            if i and _cut_number(items[i - 1], item):
                message = "จำนวนที่มีจุลภาคถูกตัดเป็นสองรายการ"
                hint = "ใส่เครื่องหมายคำพูดครอบข้อความ หรือเขียนบรรทัดละรายการ"
                self._reject(here, item, "number-cut", message, hint)
            if _absent(item):
                self._reject(here, item, "item-empty", "รายการว่าง", "ลบบรรทัดนี้ หรือเติมข้อความ")
            out.append(self.value(item, item_type, here))
        return out

    def _named(self, node: Node, item_type: Any, path: Path) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            self._reject(path, node, "type-mapping", "ต้องเป็นกลุ่มคีย์", "เขียนเป็น ชื่อ: ค่า บรรทัดละคู่")
            return {}
        return {
            key.text: self.value(value, item_type, (*path, key.text)) for key, value in node.entries
        }

    def model(self, node: Node, model: type[Model], path: Path) -> Any:
        self.nodes[path] = node
        if not isinstance(node, Mapping):
            if model.SHORTHAND:
                field = fields(model)[model.SHORTHAND]
                return {
                    model.SHORTHAND: self.value(node, annotation(field), (*path, model.SHORTHAND))
                }
            example = ", ".join(_thai(f) for f in list(fields(model).values())[:3])
            self._reject(path, node, "type-mapping", "ต้องเป็นกลุ่มคีย์", f"เช่น {example}")
            return None
        if _is_sentence(node, model):
            hint = "ครอบข้อความทั้งหมดด้วยเครื่องหมายคำพูด หรือใช้ |"
            self._reject(path, node.entries[0][0], "text-colon", "ข้อความมี “: ” จึงถูกอ่านเป็นคีย์", hint)
            return None
        names, declared = key_names(model), fields(model)
        out: dict[str, Any] = {}
        typed: dict[str, Scalar] = {}
        for key, value in node.entries:
            name = names.get(key_text(key.text))
            if name is None:
                self._unknown(key, model, path)
            elif name in typed:
                message = (
                    f"คีย์ “{key.text}” ซ้ำกับ “{typed[name].text}” (บรรทัด {typed[name].span.line})"
                )
                self._reject((*path, name), key, "key-duplicate", message, "เหลือไว้เพียงแห่งเดียว")
            elif _absent(value):
                typed[name] = key
                if declared[name].is_required():
                    message = f"“{key.text}” ยังไม่มีค่า"
                    self._reject((*path, name), key, "value-empty", message)
            else:
                typed[name] = key
                out[name] = self.value(value, annotation(declared[name]), (*path, name))
        return out

    def _unknown(self, key: Scalar, model: type[Model], path: Path) -> None:
        names = key_names(model)
        near = difflib.get_close_matches(key.text, names, n=1, cutoff=0.7)
        hint = (
            f"หมายถึง “{near[0]}” หรือไม่"
            if near
            else "คีย์ที่ใช้ได้: " + ", ".join(_thai(f) for f in fields(model).values())
        )
        message = f"ไม่รู้จักคีย์ “{key.text}”"
        self.bad.append((*path, names[near[0]] if near else key.text))
        self.faults.append(Diagnostic("key-unknown", message, key.span, hint))


def _thai(field: FieldInfo) -> str:
    return thai_names(field)[0]


def _is_sentence(node: Mapping, model: type[Model]) -> bool:
    """Whether a text was meant that a colon and a blank made a mapping of."""
    if not model.SHORTHAND or len(node.entries) != 1:
        return False
    key, value = node.entries[0]
    text = key_text(key.text)
    known = difflib.get_close_matches(text, key_names(model), n=1, cutoff=0.7)
    return isinstance(value, Scalar) and not known and (" " in text or len(text) > _LONGEST_KEY)


def _cut_number(before: Node, after: Node) -> bool:
    """Whether a comma inside a number parted two items of [ ]: 5,000 without a blank after the comma."""
    if not (isinstance(before, Scalar) and isinstance(after, Scalar)):
        return False
    if after.start != before.end + 1 or before.style or after.style:
        return False
    return bool(_DIGIT_AT_END.search(before.text) and _THOUSANDS.match(after.text))


def _absent(node: Node) -> bool:
    """``key:`` with nothing after it; a quoted "" is a value."""
    return isinstance(node, Scalar) and not node.text.strip() and not node.style


def _lines(node: Scalar | Part) -> list[Node]:
    """Cut a text of several lines into its lines, each keeping its place; blank lines part nothing."""
    whole, base = (node, 0) if isinstance(node, Scalar) else (node.whole, node.offset)
    out: list[Node] = []
    at = 0
    for line in node.text.splitlines(keepends=True):
        text = line.strip()
        if text:
            out.append(Part(text, whole, base + at + line.index(text)))
        at += len(line)
    return out or [node]


def _path(loc: tuple[int | str, ...], data: Any) -> Path:
    """Return pydantic's place without the tags of unions, which are no keys of the data."""
    out: list[int | str] = []
    here = data
    for i, step in enumerate(loc):
        inside = isinstance(here, dict) and step in here
        inside = inside or (isinstance(here, list) and isinstance(step, int) and step < len(here))
        if inside:
            here = here[step]
        elif step in ("name", "inline") and not (i == len(loc) - 1 and isinstance(here, dict)):
            continue
        out.append(step)
    return tuple(out)


def _fault(item: Any, path: Path, places: Places) -> Diagnostic:
    """Turn one error of pydantic into a fault in Thai."""
    span = places.span(path)
    cause = item.get("ctx", {}).get("error")
    if isinstance(cause, Unreadable):
        if "{{" in cause.message or "{{" in str(item.get("input") or ""):
            message = "คีย์นี้ใช้ {{ }} ไม่ได้ ต้องพิมพ์ค่าเอง"
            return Diagnostic("value-unreadable", message, span, "นิพจน์ใช้ได้ในข้อความเท่านั้น")
        return Diagnostic("value-unreadable", cause.message, span, cause.hint)
    kind = item["type"]
    if kind == "missing":
        field = _field(path, places.model)
        named = f"“{_thai(field)}” ({path[-1]})" if field else f"“{path[-1]}”"
        about = field.description if field and field.description else ""
        return Diagnostic("key-missing", f"ขาดคีย์ {named}", places.span(path[:-1]), about)
    plain = {
        "string_too_short": ("value-empty", "ข้อความว่าง", "เติมข้อความ หรือลบคีย์นี้"),
        "too_short": ("value-empty", "รายการว่าง", "ใส่อย่างน้อยหนึ่งรายการ"),
    }
    if kind in plain:
        code, message, hint = plain[kind]
        return Diagnostic(code, message, span, hint)
    limits = {
        "too_long": "มากเกินไป ไม่เกิน {max_length} รายการ",
        "less_than_equal": "มากเกินไป ไม่เกิน {le}",
        "greater_than_equal": "น้อยเกินไป อย่างน้อย {ge}",
    }
    if kind in limits:
        return Diagnostic("value-range", limits[kind].format(**item["ctx"]), span)
    return Diagnostic("value-wrong", "ค่าไม่ถูกชนิด", span)


def _field(path: Path, root: type[Model]) -> FieldInfo | None:
    """Return the declaration of the key at ``path``."""
    model: type[Model] | None = root
    field: FieldInfo | None = None
    for step in path:
        if isinstance(step, int):
            continue
        if model is None or step not in fields(model):
            field = None  # the free name of an entry (a signatory, a unit); its own keys come next
            continue
        field = fields(model)[step]
        declared = annotation(field)
        model = model_of(inner(declared, list) or inner(declared, dict) or declared)
    return field
