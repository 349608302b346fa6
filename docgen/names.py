"""The names of a model's keys and values, English and Thai: one look-up for YAML and expressions.

Enters: a model. Leaves: the English name behind any spelling.
"""

import contextlib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeGuard, TypeVar, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from docgen.model import KINDS, Kind, Model, OfficialDocument, Piece
from docgen.model.fields import term
from docgen.source import Mapping as Entries
from docgen.source import Node, Part, Scalar
from docgen.steps import ABREAST
from docgen.thai.normal import normal
from docgen.thai.unreadable import Unreadable

Path = tuple[str | int, ...]
M = TypeVar("M", bound=Model)


def root_model(tree: Node) -> type[OfficialDocument]:
    """Return the model of the kind that the tree states; else of the kind that knows most of its keys.

    The guess lets the other faults be reported in the same run; the kind itself is reported by its own rule.
    """
    entries = tree.entries if isinstance(tree, Entries) else ()
    typed = {key_text(key.text): value for key, value in entries}
    stated = [value for key, value in typed.items() if key in ("kind", "ชนิด")]
    for value in stated:
        if isinstance(value, Scalar | Part):
            with contextlib.suppress(Unreadable):
                return KINDS[term(Kind)(normal(value.text))]
    return max(KINDS.values(), key=lambda model: len(typed.keys() & key_names(model).keys()))


def template_names() -> dict[str, Piece]:
    """Return every spelling of a piece's name, as the key ``templates`` and --template take them."""
    return {
        spelling: piece
        for piece in Piece
        for spelling in (piece.value, piece.name.lower(), piece.key)
    }


@lru_cache(maxsize=4096)
def key_text(typed: str) -> str:
    """Return a key as it is looked up: normal form, single blanks."""
    return " ".join(normal(typed).split())


@cache
def fields(model: type[Model]) -> Mapping[str, FieldInfo]:
    """Return the model's fields in the order in which lists show them."""
    every = model.model_fields
    return dict(sorted(every.items(), key=lambda item: is_last(item[1])))


@cache
def field_names(model: type[Model]) -> tuple[str, ...]:
    """Return the names of the model's fields in the order declared."""
    return tuple(model.model_fields)


@cache
def file_keys(model: type[Model]) -> tuple[tuple[str, ...], ...]:
    """Return, for each key whose value may stand in a file of its own, its English and Thai names."""
    return tuple(
        (name, *thai_names(field)) for name, field in fields(model).items() if is_file(field)
    )


def is_last(field: FieldInfo) -> bool:
    extra: Any = field.json_schema_extra or {}
    return bool(extra.get("last"))


def is_file(field: FieldInfo) -> bool:
    """Return whether the value may stand in a file of its own."""
    extra: Any = field.json_schema_extra or {}
    return bool(extra.get("file"))


def thai_names(field: FieldInfo) -> list[str]:
    extra: Any = field.json_schema_extra or {}
    return list(extra.get("thai", ()))


@cache
def key_names(model: type[Model]) -> Mapping[str, str]:
    """Return every spelling of the model's keys, with the English key it means."""
    out: dict[str, str] = {}
    for name, field in model.model_fields.items():
        for spelling in (name, name.replace("_", " "), name.replace("_", "-"), *thai_names(field)):
            out.setdefault(spelling, name)
    return out


@cache
def value_names(model: type[Model]) -> Mapping[str, str]:
    """Return what an expression may ask of the model: its keys, and what is derived from them."""
    derived = {spelling: name for name, thai in model.DERIVED.items() for spelling in (name, thai)}
    return {**key_names(model), **derived}


_annotations: dict[int, tuple[FieldInfo, Any]] = {}


def annotation(field: FieldInfo) -> Any:
    """Return the declared type, with what pydantic split off it; the same object each time."""
    known = _annotations.get(id(field))
    if known is None or known[0] is not field:
        declared = field.annotation
        whole = Annotated[declared, *field.metadata] if field.metadata else declared
        known = _annotations[id(field)] = (field, whole)
    return known[1]


# Annotations are asked about at every value, and not all can be hashed: remembered by identity, and so kept alive.
_allowed: dict[int, tuple[Any, list[Any]]] = {}


def kinds(declared: Any) -> list[Any]:
    """Return the plain types that an annotation allows: through Annotated, unions and None."""
    known = _allowed.get(id(declared))
    if known is None or known[0] is not declared:
        known = _allowed[id(declared)] = (declared, _kinds(declared))
    return known[1]


def _kinds(declared: Any) -> list[Any]:
    origin = get_origin(declared)
    if origin is Annotated:
        return kinds(get_args(declared)[0])
    if origin in (Union, UnionType):
        return [kind for arg in get_args(declared) for kind in kinds(arg)]
    return [] if declared is NoneType else [declared]


def model_of(declared: Any) -> type[Model] | None:
    """Return the model among the types that an annotation allows."""
    found = (k for k in kinds(declared) if isinstance(k, type) and issubclass(k, Model))
    return next(found, None)


_items: dict[tuple[int, type], tuple[Any, Any]] = {}


class Shape(NamedTuple):
    """What an annotation allows: items of a list, values of named entries, a model, and whether a bare text is one."""

    item: Any
    entry: Any
    model: type[Model] | None
    text: bool


_shapes: dict[int, tuple[Any, Shape]] = {}


def shape(declared: Any) -> Shape:
    """Return what an annotation allows; a choice (name of an entry, or the entry itself) takes a bare text as it is."""
    known = _shapes.get(id(declared))
    if known is None or known[0] is not declared:
        model = model_of(declared)
        made = Shape(inner(declared, list), inner(declared, dict), model, str in kinds(declared))
        known = _shapes[id(declared)] = (declared, made)
    return known[1]


def inner(declared: Any, container: type) -> Any:
    """Return the type of the items when the annotation allows ``container``, else None."""
    known = _items.get((id(declared), container))
    if known is None or known[0] is not declared:
        item = next((get_args(k)[-1] for k in kinds(declared) if get_origin(k) is container), None)
        known = _items[id(declared), container] = (declared, item)
    return known[1]


def is_a(value: object, kind: type[M]) -> TypeGuard[M]:
    """Return whether a value is a part of the kind: isinstance of pydantic's classes takes twenty times as long."""
    return _is_kind(type(value), kind)


_is_kind: Callable[[type, type], bool] = cache(issubclass)


def models_of(content: Model, kind: type[M]) -> list[tuple[Path, M]]:
    """Return every part of the kind with its path, outermost first."""
    parts = _parts(content)
    if kind not in parts.of_kind:
        found = [typed for typed in parts.of_type if _is_kind(typed, kind)]
        if len(found) == 1:
            parts.of_kind[kind] = parts.of_type[found[0]]
        else:
            every = parts.every if found else []
            parts.of_kind[kind] = [(path, part) for path, part in every if is_a(part, kind)]
    return parts.of_kind[kind]


def models(content: Model) -> list[tuple[Path, Model]]:
    """Return every part of the content with its path, outermost first."""
    return _parts(content).every


class _Parts:
    """Every part of one content, and those of the kinds asked for."""

    def __init__(self, content: Model) -> None:
        self.content = content
        self.every: list[tuple[Path, Model]] = []
        self.of_type: dict[type[Model], list[tuple[Path, Any]]] = {}
        self.of_kind: dict[type[Model], list[tuple[Path, Any]]] = {}
        self._walk(content, ())

    def _walk(self, model: Model, path: Path) -> None:
        typed, here = type(model), (path, model)
        self.every.append(here)
        self.of_type.setdefault(typed, []).append(here)
        for name in holding(typed):
            if value := getattr(model, name):
                self._within(value, (*path, name))

    def _within(self, value: object, path: Path) -> None:
        if isinstance(value, list):
            for i, item in enumerate(value):
                if is_a(item, Model):
                    self._walk(item, (*path, i))
                else:
                    self._within(item, (*path, i))
        elif is_a(value, Model):
            self._walk(value, path)
        elif isinstance(value, dict):
            for name, item in value.items():
                self._within(item, (*path, name))


# Asked for again and again, of the document as typed and as written out, by all that read it abreast.
_MOST_PARTS = 10_000  # held; those of a few long lists
_known_parts: dict[int, _Parts] = {}  # by identity, which stays theirs while they are held


def _parts(content: Model) -> _Parts:
    known = _known_parts.get(id(content))
    if known is None:
        known = _known_parts[id(content)] = _Parts(content)
        while len(_known_parts) > 2 and (
            len(_known_parts) > 2 * ABREAST
            or sum(len(parts.every) for parts in _known_parts.values()) > _MOST_PARTS
        ):
            del _known_parts[next(iter(_known_parts))]
    return known


@cache
def holding(model: type[Model]) -> tuple[str, ...]:
    """Return the fields whose values may be parts, or hold some."""
    return tuple(name for name, field in model.model_fields.items() if _may_hold(annotation(field)))


def _may_hold(declared: Any) -> bool:
    return any(
        (isinstance(kind, type) and issubclass(kind, Model)) or any(map(_may_hold, get_args(kind)))
        for kind in kinds(declared)
    )
