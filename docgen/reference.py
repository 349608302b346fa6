"""The reference of keys and filters, made from the declarations.

Enters: the models. Leaves: Markdown in Thai, the part of README.md between its two marks; a test says when it is
stale.
"""

from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from docgen.expressions.filters import FILTERS
from docgen.model import KINDS, Model, OfficialDocument, Terms
from docgen.model.fields import DateOrMonth, DateValue, Telephone, TimeValue
from docgen.names import annotation, fields, inner, kinds, model_of, thai_names

BEGIN = "<!-- reference: made by pytest --accept tests/test_readme.py -->"
END = "<!-- end of reference -->"

_MARKS = "กขคงจฉชซ"  # of the groups of keys
_TYPES = {
    str(inner(list[Telephone], list)): "หมายเลขโทรศัพท์",
    str(DateValue): "วันที่",
    str(DateOrMonth): "วันที่ หรือเดือนและปี",
    str(TimeValue): "เวลา",
}


def reference() -> str:
    """Return a table for each kind, for what several kinds share, for each part, and for the filters."""
    bases: list[type[OfficialDocument]] = [OfficialDocument, *_shared()]
    tables = [
        _table(base, _own(base), f"กลุ่ม {mark}: {_users(base)}")
        for mark, base in zip(_MARKS, bases, strict=False)
    ]
    for kind, model in KINDS.items():
        above = [m for m, base in zip(_MARKS, bases, strict=False) if issubclass(model, base)]
        said = f"เพิ่มจากกลุ่ม {' '.join(above)}"
        tables.append(_table(model, _own(model), f"{kind.value} (`{kind.key}`)", said))
    seen: list[type[Model]] = []
    for model in KINDS.values():
        _parts(model, seen)
    tables += [_table(model, list(fields(model)), model.TITLE) for model in seen]
    rows = [f"| `{f.thai}` | `{f.english}` | {_cell(f.about)} | {f.example} |" for f in FILTERS]
    filters = [
        "#### ตัวกรอง",
        "",
        "| ไทย | อังกฤษ | ความหมาย | ตัวอย่างผล |",
        "|---|---|---|---|",
        *rows,
    ]
    return "\n\n".join([*tables, "\n".join(filters)])


def _shared() -> list[type[OfficialDocument]]:
    """Return the classes that several kinds are made of, the more general first."""
    out: list[type[OfficialDocument]] = []
    for model in KINDS.values():
        for base in reversed(model.__mro__[1:]):
            general = issubclass(base, OfficialDocument) and base is not OfficialDocument
            if general and base not in out and base not in KINDS.values():
                out.append(base)
    return out


def _own(model: type[Model]) -> list[str]:
    """Return the fields that the class itself declares; a kind made of another kind has those of both."""
    declared = set(model.__annotations__)
    for base in model.__mro__[1:]:
        if base in KINDS.values():
            declared |= set(base.__annotations__)
    return [name for name in fields(model) if name in declared]


def _users(model: type[OfficialDocument]) -> str:
    if model is OfficialDocument:
        return "ทุกชนิด"
    return ", ".join(k.value for k, m in KINDS.items() if issubclass(m, model))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _parts(model: type[Model], seen: list[type[Model]]) -> None:
    """Note every model that the model holds, in the order in which its keys reach them."""
    for field in fields(model).values():
        held = _held(annotation(field))
        if held and held not in seen:
            seen.append(held)
            _parts(held, seen)


def _held(declared: Any) -> type[Model] | None:
    return model_of(inner(declared, list) or inner(declared, dict) or declared)


def _table(model: type[Model], names: list[str], title: str, said: str = "") -> str:
    head = [f"#### {title}", ""]
    if said:
        head += [said, ""]
    if model.SHORTHAND:
        main = thai_names(model.model_fields[model.SHORTHAND])[0]
        head += [f"พิมพ์เป็นข้อความเดียวได้ หมายถึง `{main}`", ""]
    if not names:
        return "\n".join(head).rstrip()
    head += ["| คีย์ | อังกฤษ | ชนิด | ความหมาย |", "|---|---|---|---|"]
    return "\n".join([*head, *(_row(name, model.model_fields[name]) for name in names)])


def _row(name: str, field: FieldInfo) -> str:
    first, *others = thai_names(field)
    also = f" (หรือ {', '.join(f'`{o}`' for o in others)})" if others else ""
    need = " **ต้องมี**" if field.is_required() else _default(field.default)
    return f"| `{first}`{also} | `{name}` | {_kind(annotation(field))} | {_cell(field.description or '')}{need} |"


def _default(value: Any) -> str:
    if value in (None, [], {}, PydanticUndefined, False) or isinstance(value, Model):
        return ""
    shown = ", ".join(value) if isinstance(value, list) else value
    return f" (ปกติ: `{shown}`)"


def _kind(declared: Any) -> str:
    if (item := inner(declared, list)) is not None:
        return f"รายการของ{_kind(item)}"
    if (item := inner(declared, dict)) is not None:
        return f"ชื่อ: {_kind(item)}"
    for text, name in _TYPES.items():
        if text.removeprefix("typing.") in str(declared).removeprefix("typing."):
            return name
    found = kinds(declared)
    if terms := next((k for k in found if isinstance(k, type) and issubclass(k, Terms)), None):
        return " / ".join(member.value for member in terms)
    model = model_of(declared)
    if model:
        return f"ข้อความ หรือ{model.TITLE}" if str in found else model.TITLE
    return {int: "จำนวนเต็ม", float: "เซนติเมตร", bool: "ใช่ / ไม่"}.get(found[0], "ข้อความ")
