"""What is wrong with a template, told to the clerk who made it.

Enters: what docxtpl, Jinja and python-docx raise. Leaves: Faulty.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from lxml.etree import XMLSyntaxError

from docgen.composition import Composition
from docgen.diagnostics import Diagnostic, Faulty, Span
from docgen.render.pictures import UnreadablePicture
from docgen.render.tags import TAG_FAILURES, ListPrinted


@contextmanager
def told(composition: Composition, template: Path) -> Iterator[None]:
    """Raise Faulty for whatever the filling of a template raises."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise Faulty(_syntax(template, error)) from error
    except ListPrinted as error:
        message = f"แม่แบบ {template.name} พิมพ์ค่าที่เป็นรายการทั้งรายการ"
        hint = "ใช้ {% for แต่ละ in รายการ %}{{ แต่ละ }}{% endfor %} หรือ {{ รายการ | join(', ') }}"
        raise Faulty(Diagnostic("template", message, Span(template), hint)) from error
    except TemplateError as error:
        raise Faulty(_failed(template, error, composition)) from error
    except UnreadablePicture as error:
        missing = isinstance(error.__cause__, FileNotFoundError)
        message = f"ไม่พบรูป {error}" if missing else f"ใช้รูป {error} ไม่ได้"
        hint = (
            "วางแฟ้มไว้ในโฟลเดอร์ของหนังสือ หรือแก้ชื่อ"
            if missing
            else "ใช้แฟ้ม .png, .jpg, .gif, .bmp หรือ .tiff ที่เปิดดูได้"
        )
        raise Faulty(Diagnostic("picture", message, None, hint)) from error
    except ArithmeticError as error:
        message = f"แม่แบบ {template.name} มีการคำนวณที่ทำไม่ได้ ({error})"
        raise Faulty(Diagnostic("template", message, Span(template), "แก้แท็กใน Word")) from error
    except (XMLSyntaxError, zipfile.BadZipFile, zlib.error, *TAG_FAILURES, OSError) as error:
        message = f"เปิดหรือเติมแม่แบบ {template.name} ไม่ได้"
        hint = "ต้องเป็นแฟ้ม .docx; แท็กเปิดปิดต้องครบคู่ในย่อหน้า แถว หรือช่องเดียวกัน"
        raise Faulty(Diagnostic("template", message, Span(template), hint)) from error


def _syntax(template: Path, error: TemplateSyntaxError) -> Diagnostic:
    lines = list(getattr(error, "docx_context", None) or [])
    tags = re.findall(r"\{[{%].*?[%}]\}", " ".join(map(str, lines)))
    where = f" ใกล้แท็ก {tags[len(tags) // 2]}" if tags else ""
    message = f"แม่แบบ {template.name} ใช้ไม่ได้{where}: {_thai(error.message or '')}"
    return Diagnostic("template", message, Span(template), "แก้แท็กใน Word แล้วลองใหม่")


def _thai(message: str) -> str:
    if found := re.search(r"unknown tag '(\w+)'", message):
        return f"ไม่รู้จักแท็ก {found[1]}"
    if found := re.search(r"No filter named '([^']+)'", message):
        return f"ไม่รู้จักตัวกรอง {found[1]}"
    if "end of template" in message or "end of print" in message or "unexpected end" in message:
        return "แท็กเปิดแล้วไม่ปิด (เช่น for ไม่มี endfor, if ไม่มี endif)"
    return f"ไวยากรณ์ผิด ({message})"


def _failed(template: Path, error: TemplateError, composition: Composition) -> Diagnostic:
    found = re.search(r"'([^']+)' is undefined|no attribute '([^']+)'", str(error))
    name = next(filter(None, found.groups()), "") if found else ""
    message = (
        f"แม่แบบ {template.name} ใช้ชื่อ “{name}” ที่ไม่มี"
        if name
        else f"เติมแม่แบบ {template.name} ไม่ได้ ({error})"
    )
    hint = "ชื่อที่ใช้ได้: " + ", ".join(sorted(composition.context))
    return Diagnostic("template", message, Span(template), hint)
