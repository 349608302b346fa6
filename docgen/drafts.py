"""From nothing to a first draft, and what a template can be filled with.

Enters: the name of a kind or of a template, and a folder. Leaves: files written, contexts, diagnostics. A conductor like
pipeline.py; prints nothing.
"""

import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from docgen.assemble import find_settings, is_there
from docgen.compose import EVERY_KEY
from docgen.composition import Composition, Image
from docgen.deliver import deliver
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.model import KINDS, Kind, Settings
from docgen.names import key_names, key_text
from docgen.pipeline import compositions_of
from docgen.read import read
from docgen.resources import folder
from docgen.schema import schema
from docgen.source import Mapping, Node
from docgen.starter import full, schema_file, starter

_SETTINGS = """# ตั้งค่าครั้งเดียว ใช้กับเอกสารทุกฉบับในโฟลเดอร์นี้และโฟลเดอร์ย่อย
ส่วนราชการ: agency.yaml
# แบบอักษร: TH SarabunIT๙
# คำเฉพาะ: [คำที่ห้ามแยกบรรทัด]
# ชื่อแฟ้ม: "{{ folder }} {{ order }} {{ title }}"
# โฟลเดอร์ผลลัพธ์: out
# แบบระยะ: compact
# ระยะ: {letter.date_column: 9}
# ยอม: [{กฎ: T003, เหตุผล: ตามต้นฉบับ, ข้อความ: พ.ศ.2569}]
"""


def new(name: str, target: Path) -> list[Path]:
    """Write the first draft of ``name`` into the folder; return its files. Raises Faulty; overwrites nothing."""
    texts = starter(name, agency=not _settled(target))
    if name == "agency" and find_settings(target) is None:
        texts["docgen.yaml"] = _SETTINGS
    for file in tuple(texts):
        part = file.removesuffix(".yaml")
        made = name if file == "letter.yaml" else part
        if made != "docgen":
            texts[schema_file(made)] = schema_text(made)
    # A schema is docgen's own and the same for all: one that is there is made anew.
    there = [file for file in texts if file.endswith(".yaml") and (target / file).exists()]
    if there:
        message = f"มีแฟ้ม {', '.join(there)} อยู่แล้วใน {target}"
        hint = "ระบุโฟลเดอร์อื่น หรือลบแฟ้มเดิมก่อน"
        raise Faulty(Diagnostic("file-exists", message, Span(target / there[0]), hint))
    for file, text in texts.items():
        deliver(target / file, text.encode())
    return [target / file for file in texts]


def schema_text(name: str) -> str:
    return json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"


def _settled(target: Path) -> bool:
    """Return whether an office file is settled for the folder: by docgen.yaml, or beside."""
    found = find_settings(target)
    tree: Node | None = None
    try:
        tree = read(found) if found is not None else None
    except Faulty as faulty:
        # One of comments alone settles nothing.
        if any(d.code != "file-empty" for d in faulty.diagnostics):
            raise
    entries = tree.entries if isinstance(tree, Mapping) else ()
    known = key_names(Settings)
    stated = any(known.get(key_text(key.text)) == "agency" for key, _ in entries)
    return stated or is_there(target / "agency.yaml")


def template_files() -> list[Path]:
    """Return docgen's own templates."""
    return sorted(folder("templates").glob("*.docx"))


def contexts(name: str) -> list[dict[str, Any]]:
    """Return what the template ``name`` is filled with: from first drafts, bare and with every key."""
    out = []
    for kind in KINDS:
        # Envelopes and labels of every size get the same values.
        makes = [c for c in _examples(kind) if name.startswith(c.piece.key)]
        out += [_shown(dict(c.context)) for c in makes]
    return out


@cache
def _examples(kind: Kind) -> tuple[Composition, ...]:
    """Compose the drafts of one kind in a folder that goes away."""
    out: list[Composition] = []
    for texts in (starter(kind.key, agency=True), full(kind.key)):
        with tempfile.TemporaryDirectory() as made:
            for file, text in texts.items():
                deliver(Path(made) / file, text.encode())
            out += compositions_of(Path(made), {}).compositions
    return tuple(out)


def _shown(value: Any) -> Any:
    """Return a context with pictures as words, and bodies that hold an item with every key."""
    if isinstance(value, Image):
        return value.about
    if isinstance(value, dict):
        shown = {name: _shown(item) for name, item in value.items()}
        if isinstance(value.get("body"), list):
            shown["body"] = [*shown["body"], EVERY_KEY]
        return shown
    return [_shown(item) for item in value] if isinstance(value, list) else value


def template_values(name: str) -> list[tuple[str, str]]:
    """Return each value that the template ``name`` may print: its path, and an example."""
    out: dict[str, str] = {}
    for context in contexts(name):
        for path, value in _leaves(context, ""):
            out[path] = out.get(path) or value
    return list(out.items())


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _leaves(item, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, f"{path}[]")
        if not value:
            yield f"{path}[]", ""
    else:
        yield path, str(value)
