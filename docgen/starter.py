"""The first draft of a document: complete, commented, and built at once.

Enters: the name of a kind, or of a file of its own (agency, recipients, meeting). Leaves: the texts of the files, by name.
Every key of the model stands in them, those that are not needed behind a ``#``. Writes nothing.
"""

from docgen.model import KINDS, Agency, Kind, Meeting, Model, Recipients
from docgen.names import fields, is_file, thai_names
from docgen.resources import table

# Files that stand beside a letter, or are shared by many.
PARTS: dict[str, type[Model]] = {"agency": Agency, "recipients": Recipients, "meeting": Meeting}
_THAI_PARTS = {"ส่วนราชการ": "agency", "ผู้รับ": "recipients"}
# Of no use in a first draft: a .docx of one's own must be there before it is named.
_LEFT_OUT = ("templates",)
# Keys that choose one of several ways, or that only another file makes useful.
_NOT_TOGETHER = ("papers", "paper", "file_name", "typeface", "groups", "end_date", "heading")


def starter_names() -> dict[str, str]:
    """Return every spelling that ``docgen new`` and ``docgen schema`` take, with the name it means."""
    kinds = {
        spelling: member.key
        for spelling, member in Kind.spellings().items()
        if isinstance(member, Kind)
    }
    return kinds | {kind.key: kind.key for kind in KINDS} | _THAI_PARTS | {p: p for p in PARTS}


def starter(name: str, *, agency: bool) -> dict[str, str]:
    """Return the files of a first draft; ``agency``: with an office file, when none is settled yet."""
    if name in PARTS:
        return {f"{name}.yaml": _text(name, PARTS[name])}
    kind = next(kind for kind in KINDS if kind.key == name)
    files = {"letter.yaml": _text(name, KINDS[kind], f"ชนิด: {kind.value}")}
    beside = [
        field
        for field, declared in KINDS[kind].model_fields.items()
        if is_file(declared) and (declared.is_required() or field == "recipients")
    ]
    for part in beside:
        if part != "agency" or agency:
            files[f"{part}.yaml"] = _text(part, PARTS[part])
    return files


def schema_file(name: str) -> str:
    """Return the name of the file that the modeline points at."""
    return f"{name}.schema.json"


def full(name: str) -> dict[str, str]:
    """Return the files of a document in which every key is used: the widest context that a template can get."""
    kind = next(kind for kind in KINDS if kind.key == name)
    files = {"letter.yaml": _used(name, KINDS[kind], f"ชนิด: {kind.value}")}
    for part, model in PARTS.items():
        if part in KINDS[kind].model_fields:
            files[f"{part}.yaml"] = _used(part, model)
    return files


def _used(name: str, model: type[Model], first: str = "") -> str:
    together = table("starters")["together"]
    used = {
        key: together.get(f"{name}.{key}", text)
        for key, text in table("starters")["kinds"][name].items()
    }
    examples: dict[str, str] = table("starters")["examples"] | together
    left_out = ("kind", *_NOT_TOGETHER, *_LEFT_OUT, *table("starters")["not_in"].get(name, ()))
    further = (
        examples[key]
        for key, field in model.model_fields.items()
        if key not in used and key not in left_out and not is_file(field)
    )
    return "\n".join(filter(None, (first, *used.values(), *further))) + "\n"


def _text(name: str, model: type[Model], first: str = "") -> str:
    """Write one file: its title, the modeline for editors, the keys in use, the others behind ``#``."""
    used: dict[str, str] = table("starters")["kinds"][name]
    examples: dict[str, str] = table("starters")["examples"]
    out = [f"# yaml-language-server: $schema={schema_file(name)}"]
    out.append(f"# {model.TITLE} - แก้ข้อความแล้วสั่ง docgen build; คีย์ที่ไม่ใช้อยู่หลัง # ลบ # ออกเพื่อใช้")
    if first:
        out.append(first)
    for key, text in used.items():
        out += _about(model, key) + text.splitlines()
    out.append("")
    for key, field in fields(model).items():
        if key in used or key in ("kind", *_LEFT_OUT):
            continue
        if is_file(field) and (field.is_required() or key == "recipients"):
            out.append(f"# {thai_names(field)[0]}: อยู่ในแฟ้ม {key}.yaml ข้าง ๆ หรือระบุชื่อแฟ้มที่นี่")
            continue
        example = examples.get(f"{name}.{key}") or examples[key]
        out += _about(model, key) + [f"# {line}" for line in example.splitlines()]
    return "\n".join(out).rstrip() + "\n"


def _about(model: type[Model], key: str) -> list[str]:
    return [f"# -- {model.model_fields[key].description}"]
