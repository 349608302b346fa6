"""The reference of keys and filters, made from the declarations.

Enters: the models. Leaves: Markdown in Thai, the part of README.md between its two marks; a test says when it is
stale.
"""

from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from docgen.expressions.filters import FILTERS
from docgen.model import Circular, Model, Terms
from docgen.model.fields import DateOrMonth, DateValue, Telephone, TimeValue
from docgen.names import annotation, inner, kinds, model_of, thai_names

BEGIN = "<!-- reference: made by pytest --accept tests/test_readme.py -->"
END = "<!-- end of reference -->"

_TYPES = {
    str(inner(list[Telephone], list)): "หมายเลขโทรศัพท์",
    str(DateValue): "วันที่",
    str(DateOrMonth): "วันที่ หรือเดือนและปี",
    str(TimeValue): "เวลา",
}


def reference() -> str:
    """Return a table for each model, in the order in which a letter reaches them, and the filters."""
    parts = [_table(model) for model in _models(Circular, [])]
    rows = [f"| `{f.thai}` | `{f.english}` | {_cell(f.about)} | {f.example} |" for f in FILTERS]
    filters = [
        "#### ตัวกรอง",
        "",
        "| ไทย | อังกฤษ | ความหมาย | ตัวอย่างผล |",
        "|---|---|---|---|",
        *rows,
    ]
    return "\n\n".join([*parts, "\n".join(filters)])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _models(model: type[Model], seen: list[type[Model]]) -> list[type[Model]]:
    if model not in seen:
        seen.append(model)
        for field in model.model_fields.values():
            if held := _held(annotation(field)):
                _models(held, seen)
    return seen


def _held(declared: Any) -> type[Model] | None:
    return model_of(inner(declared, list) or inner(declared, dict) or declared)


def _title(model: type[Model]) -> str:
    named = {
        "Circular": "หนังสือเวียน (letter.yaml)",
        "Agency": "ส่วนราชการ",
        "Meeting": "การประชุม (meeting.yaml)",
    }
    named |= {"Recipients": "ผู้รับ (recipients.yaml)", "Signatory": "ผู้ลงนาม", "Unit": "เจ้าของเรื่อง"}
    named |= {
        "Reference": "อ้างถึง",
        "Enclosure": "สิ่งที่ส่งมาด้วย",
        "Templates": "แม่แบบ",
        "Person": "บุคคล",
    }
    named |= {
        "Topic": "ประเด็น",
        "Detail": "รายละเอียด",
        "FollowUp": "การติดตาม",
        "Column": "ช่องเพิ่มเติม",
    }
    named |= {"Group": "กลุ่ม", "Recipient": "รายชื่อ"}
    return named[model.__name__]


def _table(model: type[Model]) -> str:
    head = [f"#### {_title(model)}", ""]
    if model.SHORTHAND:
        main = thai_names(model.model_fields[model.SHORTHAND])[0]
        head += [f"พิมพ์เป็นข้อความเดียวได้ หมายถึง `{main}`", ""]
    head += ["| คีย์ | อังกฤษ | ชนิด | ความหมาย |", "|---|---|---|---|"]
    return "\n".join([*head, *(_row(name, field) for name, field in model.model_fields.items())])


def _row(name: str, field: FieldInfo) -> str:
    first, *others = thai_names(field)
    also = f" (หรือ {', '.join(f'`{o}`' for o in others)})" if others else ""
    need = " **ต้องมี**" if field.is_required() else _default(field.default)
    return f"| `{first}`{also} | `{name}` | {_kind(annotation(field))} | {_cell(field.description or '')}{need} |"


def _default(value: Any) -> str:
    if value in (None, [], {}, PydanticUndefined) or isinstance(value, Model):
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
        return f"ข้อความ หรือ{_title(model)}" if str in found else _title(model)
    return {int: "จำนวนเต็ม", float: "เซนติเมตร"}.get(found[0], "ข้อความ")
