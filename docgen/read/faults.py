"""What yaml and the bytes of a file can have wrong, told so that a clerk can mend it.

Enters: a File, what yaml raised. Leaves: Diagnostics.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from docgen.diagnostics import Diagnostic, Span
from docgen.source import File

MAX_FAULTS = 100

# With those that end a line for YAML 1.1 and for nobody else.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

# What libyaml and PyYAML say, and what a clerk can do about it.
_YAML_HINTS = (
    (
        "mapping values are not allowed",
        "มีเครื่องหมาย : ซ้อนในบรรทัดเดียว หรือย่อหน้าไม่ตรงกัน",
        'ถ้า : เป็นส่วนของข้อความ ให้ใส่เครื่องหมายคำพูดครอบ เช่น "เวลา: ๙ น."',
    ),
    (
        "cannot start any token",
        "มีอักขระที่ใช้ขึ้นต้นค่าไม่ได้",
        "ห้ามใช้แท็บย่อหน้า (ใช้เว้นวรรค) และค่าที่ขึ้นต้นด้วย @ ` % ให้ใส่เครื่องหมายคำพูดครอบ",
    ),
    (
        "could not find expected ':'",
        "บรรทัดนี้ไม่มีเครื่องหมาย : หลังคีย์",
        "เขียนเป็น คีย์: ค่า (มีเว้นวรรคหลัง :)",
    ),
    (
        "unexpected end of stream",
        "เครื่องหมายคำพูดหรือวงเล็บเปิดแล้วไม่ปิด",
        "ปิดเครื่องหมายคำพูดหรือวงเล็บให้ครบ",
    ),
    (
        "expected",
        "โครงสร้าง YAML ผิด",
        "ตรวจย่อหน้าให้ตรงกัน เครื่องหมายคำพูดและวงเล็บให้ครบ",
    ),
    ("", "อ่าน YAML บรรทัดนี้ไม่ได้", "ตรวจย่อหน้า เครื่องหมาย : และเครื่องหมายคำพูด"),
)


def controls(file: File) -> Iterator[Diagnostic]:
    """Yield the control characters of a text."""
    for found in CONTROL.finditer(file.text):
        message = f"มีอักขระควบคุมที่มองไม่เห็น (U+{ord(found.group()):04X})"
        hint = "ลบอักขระนี้ออก มักติดมากับการคัดลอกจากโปรแกรมอื่น"
        yield Diagnostic("control-character", message, file.span(found.start()), hint)


def wrong_encoding(path: Path, data: bytes, start: int) -> Diagnostic:
    """Tell that bytes are no UTF-8 from ``start`` on, and what they may be instead."""
    before = data[:start]
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
    span = Span(path, line, column)
    save = "เปิดใน Notepad แล้วเลือก บันทึกเป็น > การเข้ารหัส UTF-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Diagnostic("encoding", "แฟ้มนี้เป็น UTF-16 ไม่ใช่ UTF-8", span, save)
    high = [b for b in data if b >= 0x80]
    thai = sum(0xA1 <= b <= 0xDA or 0xDF <= b <= 0xFB for b in high)
    if high and thai / len(high) > 0.95:
        message = "แฟ้มนี้เป็น TIS-620 (Windows-874) ไม่ใช่ UTF-8"
        return Diagnostic("encoding", message, span, save)
    return Diagnostic("encoding", "แฟ้มนี้ไม่ใช่ UTF-8", span, save)


def broken(file: File, error: yaml.YAMLError, base: int = 0) -> Diagnostic:
    """Tell what yaml found wrong in a file, whose text begins at character ``base`` of what yaml was given."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _marked(file, error, base)
    at = getattr(error, "position", 0) or 0
    return Diagnostic("yaml-broken", "อ่าน YAML ไม่ได้", file.span(max(at - base, 0)))


def _marked(file: File, error: yaml.MarkedYAMLError, base: int) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    if "end of stream" in (error.problem or "") and error.context_mark:
        mark = error.context_mark  # where the quote or bracket was opened
    index = min(max(mark.index - base, 0), len(file.text)) if mark else 0
    span = file.span(index)
    problem = error.problem or ""
    shown = file.line(span.line)
    if re.search(r"[:\-]\s+\{[{%]", shown):
        start = file.line_starts[span.line - 1 - file.before]
        message = "ค่าที่ขึ้นต้นด้วย {{ ต้องมีเครื่องหมายคำพูดครอบ"
        hint = 'เขียนเป็น คีย์: "{{ ... }}" หรือใช้ | แล้วขึ้นบรรทัดใหม่'
        return Diagnostic("yaml-broken", message, file.span(start + shown.index("{"), 2), hint)
    message, hint = next((m, h) for start, m, h in _YAML_HINTS if start in problem)
    return Diagnostic("yaml-broken", message, span, hint)
