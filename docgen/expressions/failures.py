"""How the value of an expression may fail, and what to tell of it.

Enters: an exception, or a text that an expression gave. Leaves: Unreadable. Pure.
"""

import re

from jinja2 import TemplateError

from docgen.expressions.environment import Absent
from docgen.thai.unreadable import Unreadable

FAILURES = (
    Absent,
    Unreadable,
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    RecursionError,
)
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd2-\ufdef\ufffe\uffff]"
)


def unreadable(error: Exception) -> Unreadable:
    """Return what to tell of one of the FAILURES."""
    if isinstance(error, Unreadable):
        return error
    if isinstance(error, Absent):
        return Unreadable("ค่านี้ไม่มีในหนังสือฉบับนี้", "เติมค่า หรือครอบด้วย {% if ... %}")
    if isinstance(error, TypeError):
        hint = "ตัวเลขในตารางและในข้อความเป็นข้อความ: ใช้ | ตัวเลข ก่อนเทียบ บวก หรือลบ"
        return Unreadable("เทียบหรือคำนวณค่าต่างชนิดกันไม่ได้", hint)
    return Unreadable("คำนวณนิพจน์นี้ไม่ได้", "ตรวจชนิดของค่าและตัวกรอง")


def fit(text: str) -> str:
    """Return the text. Raises Unreadable for characters that no document can hold."""
    if _UNFIT.search(text):
        raise Unreadable("ค่ามีอักขระควบคุม", "ลบอักขระนี้ออกจากนิพจน์")
    return text
