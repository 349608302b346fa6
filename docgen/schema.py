"""A JSON Schema (draft 2020-12) of a kind of document, for editors: completion, hover, marks at wrong keys.

Enters: a model. Leaves: the schema as plain values. Made from the declarations of the model alone; what it accepts the
model accepts, but for what only docgen can know: that a date exists, that values fit each other, that files are there, and
limits of figures that were typed as text.
"""

from collections.abc import Mapping
from itertools import combinations
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from docgen.model import KINDS, Kind, Model, OfficialDocument, Settings, Terms
from docgen.model.fields import DateOrMonth, DateValue, Flag, Telephone, TimeValue, Whole
from docgen.names import annotation, inner, is_file, key_names, kinds, model_of
from docgen.starter import PARTS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# YAML gives a number or a truth value where a clerk typed 12 or true; docgen reads the text.
_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_ANY_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_DIGIT: Schema = {"type": ["string", "number"], "pattern": "[0-9๐-๙]"}
_WHOLE: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 999_999_999},
        {"type": "string", "pattern": r"^\s*[0๐,]*[1-9๑-๙][0-9๐-๙,]*\s*$"},
    ]
}
_LENGTH: Schema = {
    "anyOf": [
        {"type": "number", "minimum": 0.5, "maximum": 16},
        {"type": "string", "pattern": "[0-9๐-๙]"},
    ]
}
_FILE: Schema = {
    "type": "string",
    "pattern": r"^[^\s{}].*\.[A-Za-z]{2,5}$",
    "description": "ชื่อแฟ้ม .yaml",
}
# Types whose reader takes a text apart, and the text's shape.
_READ: tuple[tuple[Any, Schema], ...] = (
    (DateValue, _DIGIT),
    (DateOrMonth, _DIGIT),
    (TimeValue, _DIGIT),
    (Telephone, _DIGIT),
    (Whole, _WHOLE),
    (Flag, {"enum": ["ใช่", "มี", "yes", "true", True, "ไม่", "ไม่มี", "ไม่ใช่", "no", "false", False]}),
)


def schema(name: str) -> Schema:
    """Return the schema of a kind, of a file of its own (agency, recipients, meeting), or of docgen.yaml.

    The empty name gives the schema of any document: ``kind`` tells which.
    """
    maker = _Maker()
    if not name:
        body = _any_kind(maker)
    elif name == "docgen":
        body = maker.of(Settings)
    else:
        models = {kind.key: model for kind, model in KINDS.items()} | PARTS
        body = maker.of(models[name])
    return {
        "$schema": DIALECT,
        "title": f"docgen {name}".strip(),
        **body,
        "$defs": maker.definitions,
    }


def _any_kind(maker: "_Maker") -> Schema:
    cases = [{"if": _states(kind), "then": maker.of(model)} for kind, model in KINDS.items()]
    return {"type": "object", "allOf": [_one_of(("kind", "ชนิด")), *cases]}


def _states(kind: Kind) -> Schema:
    """A condition: the document states this kind, under either key."""
    spelt = {"enum": _spellings(kind)}
    return {"anyOf": [{"required": [key], "properties": {key: spelt}} for key in ("kind", "ชนิด")]}


def _spellings(member: Terms) -> list[str]:
    """Return what a term may be typed as: Thai first."""
    found = [spelling for spelling, each in type(member).spellings().items() if each is member]
    forms = [form for s in found for form in (s, s.replace(" ", "-"), s.replace(" ", "_"))]
    return list(dict.fromkeys([member.value, *forms]))


def _one_of(spellings: tuple[str, ...]) -> Schema:
    """A condition: exactly one of the spellings of a key is there."""
    return {"oneOf": [{"required": [spelling]} for spelling in spellings]}


def _one_lead(model: type[Model], names: Mapping[str, str]) -> Schema:
    """A condition: exactly one of the leading keys, or bare items without any."""
    leads = [
        {"anyOf": [{"required": [spelling]} for spelling, own in names.items() if own == lead]}
        for lead in model.ONE_OF
        if lead
    ]
    listed = ("items", "bullets")
    bare = [{"required": [spelling]} for spelling, own in names.items() if own in listed]
    return {"oneOf": [*leads, {"anyOf": bare, "not": {"anyOf": leads}}]}


class _Maker:
    """Makes the schema of models, each once, under ``$defs``."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, model: type[Model]) -> Schema:
        """Return a reference to the schema of the model, with its shorthand."""
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # before its parts: a Detail holds Details
            self.definitions[name] = self._object(model)
        whole = {"$ref": f"#/$defs/{name}"}
        if not model.SHORTHAND:
            return whole
        return _either(self.value(annotation(model.model_fields[model.SHORTHAND])), whole)

    def _object(self, model: type[Model]) -> Schema:
        properties: dict[str, Schema] = {}
        conditions: list[Schema] = []
        names = key_names(model)
        for field, declared in model.model_fields.items():
            spellings = tuple(s for s, own in names.items() if own == field)
            value = self._property(model, field, declared)
            properties |= dict.fromkeys(spellings, value)
            if declared.is_required() and not is_file(declared):
                conditions.append(_one_of(spellings))
            else:
                pairs = combinations(spellings, 2)
                conditions += [{"not": {"required": list(pair)}} for pair in pairs]
        if model.ONE_OF:
            conditions.append(_one_lead(model, names))
        made: Schema = {
            "type": "object",
            "title": model.TITLE,
            "properties": properties,
            "additionalProperties": False,
        }
        return made | ({"allOf": conditions} if conditions else {})

    def _property(self, model: type[Model], name: str, field: FieldInfo) -> Schema:
        value = self.value(annotation(field))
        if name == "kind" and issubclass(model, OfficialDocument):
            own = [kind for kind, each in KINDS.items() if each is model]
            value = {"enum": [s for kind in own for s in _spellings(kind)]}
        if is_file(field):
            value = _either(_FILE, value, {"type": "null"})
        if not field.is_required():
            value = _either(value, {"type": "null"})
        shown: Schema = {"description": field.description or ""}
        plain = isinstance(field.default, str | int | float)
        if plain:
            shown["default"] = field.default
        return value | shown

    def value(self, declared: Any) -> Schema:
        """Return the schema of what an annotation allows to be typed."""
        if (item := inner(declared, list)) is not None:
            return self._list(declared, item)
        if (item := inner(declared, dict)) is not None:
            return {"type": "object", "additionalProperties": self.value(item)}
        known = next((shape for each, shape in _READ if _same(declared, each)), None)
        return known or self._plain(declared)

    def _plain(self, declared: Any) -> Schema:
        """Return the schema of one value: a term, a part of the document, a length, a text."""
        found = kinds(declared)
        terms = next((k for k in found if isinstance(k, type) and issubclass(k, Terms)), None)
        if terms is not None:
            return {"enum": list(dict.fromkeys(s for member in terms for s in _spellings(member)))}
        model = model_of(declared)
        if model is not None:
            return _either(_TEXT, self.of(model)) if str in found else self.of(model)
        if float in found:
            return _LENGTH
        return _TEXT if "AfterValidator" in str(declared) else _ANY_TEXT

    def _list(self, declared: Any, item: Any) -> Schema:
        """A list, or one item without its dash; a text of several lines is a list of texts."""
        one = self.value(item)
        array: Schema = {"type": "array", "items": one}
        for limit, name in (("min_length", "minItems"), ("max_length", "maxItems")):
            found = [getattr(m, limit) for m in get_args(declared)[1:] if hasattr(m, limit)]
            if found:
                array[name] = found[0]
        return _either(array, one)


def _same(declared: Any, known: Any) -> bool:
    """Return whether the annotation is the known type, or that or nothing."""
    if declared == known:
        return True
    parts = [arg for arg in get_args(declared) if arg is not NoneType]
    return get_origin(declared) is not list and known in parts


def _either(*schemas: Schema) -> Schema:
    """Return what allows any of the schemas; choices within choices are laid flat."""
    out: list[Schema] = []
    for each in schemas:
        inside = each["anyOf"] if set(each) == {"anyOf"} else [each]
        out += [option for option in inside if option not in out]
    return {"anyOf": out}
