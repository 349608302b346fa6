"""The tags of templates: docxtpl prepares them, Jinja compiles them in a sandbox, both once for each part of a template.

Enters: parts of templates. Leaves: Template, the environment that fills it, values as they stand in XML.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateRuntimeError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from docgen.marks import Marked

# What a clerk's tags may raise when they run: {{ 1/0 }}, {{ subject() }}, {{ body | sum }}.
TAG_FAILURES = (
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)
_TAG = re.compile(r"\{[{%#]")
PROPERTIES = ("comments", "identifier")  # of the file; the others are stated by the letter
_DELIMITER = re.compile(r"\{\{|\{%|\}\}|%\}")
# {{r x}} and {{p x}} take objects of docxtpl (RichText, sub-documents): a text, which is what docgen has, would be lost in them.
_OF_OBJECTS = re.compile(r"(\{(?:<[^>]*>)*\{(?:<[^>]*>)*)[rp](?=(?:<[^>]*>)*\s)")
_MARKUP = re.compile("<[^>]*>")
_COMPILED = 64  # parts of templates, each kept as docxtpl prepares it and as Jinja compiles it


def has_tags(text: str) -> bool:
    return bool(_TAG.search(text))


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, without the operators that can fill the memory."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        raise TypeError(operator)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._compiled = lru_cache(maxsize=_COMPILED)(super().from_string)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look into a mapping of the context first: Jinja asks three times for what is no attribute."""
        if type(obj) is dict and attribute in obj and not hasattr(dict, attribute):
            return obj[attribute]
        return super().getattr(obj, attribute)

    def from_string(self, source: Any, *more: Any, **named: Any) -> Any:
        """Compile what has tags, and once; most headers, footers and properties have none."""
        if isinstance(source, str) and not has_tags(source):
            return Untagged(source)
        return self._compiled(source, *more, **named)


@dataclass(frozen=True)
class Untagged:
    """A text without tags, as a template that gives it back."""

    source: str

    def render(self, *_: object, **__: object) -> str:
        return self.source.removesuffix("\n")  # as Jinja does


@cache
def environment() -> _Environment:
    """Return the environment in which templates are filled."""
    return environment_of(typed)


def environment_of(finalize: Callable[[Any], Any]) -> _Environment:
    """Return an environment in which what a tag prints goes through ``finalize``."""
    return _Environment(undefined=StrictUndefined, finalize=finalize, autoescape=True)


class Template(DocxTemplate):  # type: ignore[misc]
    """A template whose tags are prepared once, however often it is filled."""

    def patch_xml(self, src_xml: str) -> str:
        return _prepared(src_xml)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Fill the properties of the file; what a tag prints there is no XML yet."""
        core = self.docx.core_properties
        tagged = [name for name in PROPERTIES if has_tags(getattr(core, name))]
        super().render_properties(context, jinja_env)
        for name in tagged:
            setattr(core, name, plain(getattr(core, name)))


@lru_cache(maxsize=_COMPILED)
def _prepared(source: str) -> str:
    _must_be_closed(source)
    return str(DocxTemplate(BytesIO()).patch_xml(_OF_OBJECTS.sub(r"\1", source)))


def _must_be_closed(source: str) -> None:
    """Raise TemplateSyntaxError for a tag that is never closed: docxtpl drops it with all that follows in its paragraph."""
    text = _MARKUP.sub("", source.replace("</w:p>", "\n"))
    if "{#" in text or re.search(r"\{%-? *raw", text):
        return
    opened = False
    for found in _DELIMITER.finditer(text):
        opens = found.group().startswith("{")
        if opens and opened:
            break
        opened = opens
    if opened:
        raise TemplateSyntaxError("unexpected end of template", 1)


def plain(printed: str) -> str:
    """Return as typed what tags printed."""
    return str(Markup(printed).unescape())  # noqa: S704 - it was escaped


class ListPrinted(TemplateRuntimeError):
    """A tag that prints a whole list: what Python writes for one is for no letter."""


def typed(value: Any) -> Any:
    """Escape a value so that it comes out as typed: docxtpl would still read {_{ as a tag. Raises ListPrinted."""
    if isinstance(value, list | tuple | dict):
        raise ListPrinted
    if isinstance(value, Marked):
        value = value.plain()
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(str(escape(value)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704
    return value
