"""What is wrong with a clerk's own template, before it is used.

Enters: the path of a .docx and the contexts that its piece can get. Leaves: diagnostics in Thai, each with the part, the
paragraph or the cell of the table. docxtpl-lint finds what docxtpl would trip over or lose; added here are what it cannot
know: single braces, and tags that reach for more than the letter. Nothing is run.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docxtpl_lint import lint
from docxtpl_lint.core import Issue, Location
from docxtpl_lint.reader import iter_paragraphs
from jinja2 import Environment, TemplateSyntaxError, nodes

from docgen.diagnostics import Diagnostic, Severity, Span

_MESSAGES: dict[str, tuple[str, str]] = {
    "DTL001": ("แท็ก {open} ไม่มีตัวปิด {close}", "เติม {close} ในย่อหน้าเดียวกัน"),
    "DTL002": ("แท็ก {open} คร่อมหลายย่อหน้า", "พิมพ์แท็กให้อยู่ในย่อหน้าเดียว มิฉะนั้นรูปแบบย่อหน้าจะหาย"),
    "DTL003": ("มีแท็กในข้อความที่ลบไว้แบบติดตามการเปลี่ยนแปลง", "ใน Word ให้ยอมรับหรือปฏิเสธการเปลี่ยนแปลงทั้งหมดก่อน"),
    "DTL005": ("หมายเหตุยกเว้นนี้ไม่ตรงกับอะไร", "ลบหมายเหตุนี้"),
    "DTL101": ("เปิด {kw} แล้วไม่ปิด", "เติม end{kw}"),
    "DTL102": ("{raw} ไม่มีแท็กเปิดที่คู่กัน", "ลบแท็กนี้ หรือเติมแท็กเปิด (for, if)"),
    "DTL103": ("แท็กผิดไวยากรณ์ ({msg})", "ดูรูปแบบแท็กใน README"),
    "DTL104": ("ไม่รู้จักตัวกรอง {name}", "ในแม่แบบใช้ได้เฉพาะตัวกรองของ Jinja; ตัวกรองไทยใช้ใน YAML"),
    "DTL105": ("ไม่รู้จักการทดสอบ is {name}", "ใช้เช่น is defined"),
    "DTL106": ("{name} ใช้ได้เฉพาะในวง for", "ย้ายเข้าไปในวง for"),
    "DTL201": ("มี % หรือ }} ในแท็ก {prefix}", "เขียนเงื่อนไขอย่างอื่น"),
    "DTL202": ("มีช่องว่างหน้า {prefix}", "เขียนติดกันเป็น {{%{prefix} ... %}}"),
    "DTL203": ("{raw} อยู่นอกตาราง", "{{%tr %}} และ {{%tc %}} ใช้ในตารางเท่านั้น"),
    "DTL204": ("{close_raw} ปิด {open_raw} แต่คนละแบบ", "ใช้แบบเดียวกันทั้งเปิดและปิด"),
    "DTL205": ("{open_raw} กับ {close_raw} อยู่คนละตาราง", "ย้ายให้อยู่ตารางเดียวกัน"),
    "DTL206": ("{open_raw} กับ {close_raw} อยู่แถวเดียวกัน", "แยกไว้คนละแถว"),
    "DTL207": ("{open_raw} กับ {close_raw} อยู่คนละแถว", "ย้ายให้อยู่แถวเดียวกัน"),
    "DTL208": ("{raw} อยู่นอกช่องตาราง", "ใช้ในช่องตารางเท่านั้น"),
    "DTL209": ("ข้อความ “{rest}” อยู่ร่วมกับ {raw} จะหายไปเมื่อสร้างเอกสาร", "ย้ายข้อความไปไว้ย่อหน้าหรือแถวอื่น"),
    "DTL210": ("{open_raw} กับ {close_raw} อยู่ย่อหน้าเดียวกัน", "แยกไว้คนละย่อหน้า"),
    "DTL301": ("ไม่มีค่าชื่อ “{path}”", "ดูชื่อที่ใช้ได้ด้วย docgen template vars"),
    "DTL303": ("“{path}” ไม่ใช่รายการ วน for ไม่ได้", "ดูชนิดของค่าด้วย docgen template vars"),
    "DTL306": ("“{path}” ไม่ใช่รายการ ใช้ |{filter} ไม่ได้", "ดูชนิดของค่าด้วย docgen template vars"),
}  # fmt: skip
_OF_OBJECTS = "DTL307"  # {{r x}} with a plain value, which docgen prints as {{ x }}
_PARTS = {"body": "เนื้อหา", "header": "หัวกระดาษ", "footer": "ท้ายกระดาษ", "footnotes": "เชิงอรรถ"}
# One brace alone around a word: Word prints it as it stands.
_SINGLE = re.compile(r"(?<!\{)\{(?![{%#])\s*[\w.\[\]ก-๙]+\s*\}(?!\})")
_FACT = re.compile(r"\bfacts\s*\)?\s*(?:\.\s*|\[\s*['\"])([\wก-๛]+)")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def check_template(path: Path, contexts: Sequence[Mapping[str, Any]]) -> list[Diagnostic]:
    """Return everything that is wrong with the template at ``path``. Raises OSError when it is not there."""
    try:
        every = list(iter_paragraphs(str(path)))
        known = [_with_facts(context, (each.text for each in every)) for context in contexts]
        found = lint(path, contexts=known, autoescape=True)
    except (zipfile.BadZipFile, zlib.error, ValueError, KeyError, SyntaxError) as error:
        hint = "เปิดใน Word แล้วบันทึกเป็น .docx"
        return [Diagnostic("template", f"{path.name} ไม่ใช่แฟ้ม .docx ({error})", Span(path), hint)]
    if not every:
        hint = "เปิดใน Word แล้วบันทึกเป็น .docx"
        return [Diagnostic("template", f"{path.name} ไม่ใช่แฟ้ม .docx", Span(path), hint)]
    # Where a block is not closed every name after it seems unknown.
    broken = any(issue.rule.startswith(("DTL0", "DTL1")) for issue in found.issues)
    told = [i for i in found.issues if not (broken and i.rule.startswith("DTL3"))]
    told = [i for i in told if i.rule != _OF_OBJECTS]
    out = [_told(path, issue) for issue in told]
    for paragraph in every:
        place = Location(
            str(path), paragraph.part, paragraph.index, paragraph.cells, paragraph.cell_para
        )
        out += [
            Diagnostic(f"template-{code}", f"{_where(place)}: {message}", Span(path), hint)
            for code, message, hint in (*_braces(paragraph.text), *_reaching(paragraph.text))
        ]
    return out


def _with_facts(context: Mapping[str, Any], texts: Iterable[str]) -> dict[str, Any]:
    """Return a context with the facts that a template asks for: each letter names its own."""
    asked = {name for text in texts for name in _FACT.findall(text)}
    return {**context, "facts": dict.fromkeys(asked, "") | dict(context.get("facts", {}))}


def _told(path: Path, issue: Issue) -> Diagnostic:
    message, hint = _MESSAGES.get(
        issue.rule, (issue.message.replace("{", "{{").replace("}", "}}"), "")
    )
    shown = _Shown(issue.params)
    text = f"{_where(issue.location)}: {message.format_map(shown)}"
    near = f" (ใกล้ “{issue.snippet[:60]}”)" if issue.snippet else ""
    severity = Severity.ERROR if issue.severity == "error" else Severity.WARNING
    code = f"template-{issue.rule.lower()}"
    return Diagnostic(code, text + near, Span(path), hint.format_map(shown), severity)


class _Shown(dict[str, Any]):
    """The parameters of a finding; one that a rule does not have is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def _where(place: Location) -> str:
    """Return the place in words: part, table, row, cell or paragraph."""
    part = next((thai for name, thai in _PARTS.items() if place.part.startswith(name)), place.part)
    cells = " > ".join(f"ตาราง {c.table} แถว {c.row} ช่อง {c.col}" for c in place.cells)
    return f"{part} {cells}" if cells else f"{part} ย่อหน้า {place.paragraph}"


def _braces(text: str) -> Iterator[tuple[str, str, str]]:
    for found in _SINGLE.finditer(_TAG.sub("", text)):
        name = found.group().strip("{} ")
        yield "brace", f"{found.group()} มีปีกกาชั้นเดียว จะพิมพ์ออกไปตามนี้", f"เขียนเป็น {{{{ {name} }}}}"


def _reaching(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the tags that import, ask for what begins with an underscore, or call what is no part of a value: no template
    needs them.
    """
    for found in _TAG.finditer(text):
        inside = re.fullmatch(
            r"\{[{%]-?(?:(?:p|tr|tc|r)\b)?\s*(.*?)\s*-?[%}]\}", found.group(), re.DOTALL
        )
        words = inside[1] if inside else ""
        if re.match(r"(?:import|include|extends|macro|call|from)\b", words):
            outside = True
        else:
            # Of a block only its expression can be read alone.
            plain = re.sub(r"^(?:if|elif|for\s+.*?\s+in)\s+", "", words)
            outside = _reaches(plain)
        if outside:
            yield "reaching", f"แท็ก {found.group()} ใช้ในแม่แบบไม่ได้", "ใช้ได้เพียงชื่อค่า for และ if"


def _reaches(expression: str) -> bool:
    try:
        tree = Environment(autoescape=True).parse("{{ " + expression + " }}")
    except TemplateSyntaxError:
        return False  # endif, else, or what docxtpl-lint reports
    hidden = any(node.attr.startswith("_") for node in tree.find_all(nodes.Getattr))
    return hidden or any(
        not isinstance(call.node, nodes.Getattr) for call in tree.find_all(nodes.Call)
    )
