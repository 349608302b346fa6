"""The names of a model's keys and values, English and Thai: one look-up for YAML and expressions.

Enters: a model. Leaves: the English name behind any spelling.
"""

from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from docgen.model import Model


def thai_names(field: FieldInfo) -> list[str]:
    extra: Any = field.json_schema_extra or {}
    return list(extra.get("thai", ()))


def key_names(model: type[Model]) -> dict[str, str]:
    """Return every spelling of the model's keys, with the English key it means."""
    out: dict[str, str] = {}
    for name, field in model.model_fields.items():
        for spelling in (name, name.replace("_", " "), name.replace("_", "-"), *thai_names(field)):
            out.setdefault(spelling, name)
    return out


def value_names(model: type[Model]) -> dict[str, str]:
    """Return what an expression may ask of the model: its keys, and what is derived from them."""
    derived = {spelling: name for name, thai in model.DERIVED.items() for spelling in (name, thai)}
    return key_names(model) | derived


def annotation(field: FieldInfo) -> Any:
    """Return the declared type, with what pydantic split off it."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def kinds(declared: Any) -> list[Any]:
    """Return the plain types that an annotation allows: through Annotated, unions and None."""
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


def inner(declared: Any, container: type) -> Any:
    """Return the type of the items when the annotation allows ``container``, else None."""
    return next((get_args(k)[-1] for k in kinds(declared) if get_origin(k) is container), None)
