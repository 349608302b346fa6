"""The names of a model's keys and values, English and Thai: one look-up for YAML and expressions.

Enters: a model. Leaves: the English name behind any spelling.
"""

import contextlib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from docgen.model import KINDS, Kind, Model, OfficialDocument, Piece
from docgen.model.fields import term
from docgen.source import Mapping as Entries
from docgen.source import Node, Part, Scalar
from docgen.thai.normal import normal
from docgen.thai.unreadable import Unreadable

Path = tuple[str | int, ...]


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


def fields(model: type[Model]) -> dict[str, FieldInfo]:
    """Return the model's fields in the order in which lists show them."""
    every = model.model_fields
    return dict(sorted(every.items(), key=lambda item: is_last(item[1])))


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


def inner(declared: Any, container: type) -> Any:
    """Return the type of the items when the annotation allows ``container``, else None."""
    known = _items.get((id(declared), container))
    if known is None or known[0] is not declared:
        item = next((get_args(k)[-1] for k in kinds(declared) if get_origin(k) is container), None)
        known = _items[id(declared), container] = (declared, item)
    return known[1]


def models(content: Model, path: Path = ()) -> Iterator[tuple[Path, Model]]:
    """Yield every part of the content with its path, outermost first."""
    if path:
        return _walk(content, path)
    # Every rule on the agreement of values asks again for the parts of the same document.
    last = _walked.get("last")
    if last is None or last[0] is not content:
        last = _walked["last"] = (content, list(_walk(content, ())))
    return iter(last[1])


_walked: dict[str, tuple[Model, list[tuple[Path, Model]]]] = {}


def _walk(content: Model, path: Path) -> Iterator[tuple[Path, Model]]:
    yield path, content
    for name in _holding(type(content)):
        yield from _within(getattr(content, name), (*path, name))


@cache
def _holding(model: type[Model]) -> tuple[str, ...]:
    """Return the fields whose values may be parts, or hold some."""
    return tuple(name for name, field in model.model_fields.items() if _may_hold(annotation(field)))


def _may_hold(declared: Any) -> bool:
    return any(
        (isinstance(kind, type) and issubclass(kind, Model)) or any(map(_may_hold, get_args(kind)))
        for kind in kinds(declared)
    )


def _within(value: object, path: Path) -> Iterator[tuple[Path, Model]]:
    if isinstance(value, Model):
        yield from _walk(value, path)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _within(item, (*path, i))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _within(item, (*path, name))
