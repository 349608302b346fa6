"""How a key is declared: English name, Thai names, type, description; once, for everything.

Enters: nothing. Leaves: ``Model``, the ``key`` declaration, and the types of values. Validation
(validate.py), the reference in the README (docgen/reference.py) and expressions (expand.py) read
these declarations; nothing else lists a key.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticUndefined

from docgen.thai.calendar import Date, Month, Time, parse_date, parse_date_or_month, parse_time
from docgen.thai.numerals import to_arabic
from docgen.thai.telephone import parse_telephone
from docgen.thai.unreadable import Unreadable


class Model(BaseModel):
    """A frozen part of a document. ``SHORTHAND`` names the key that a bare text fills."""

    # Most runs use one kind of document: the schemas of the others are never built (0.1 s of start-up).
    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )
    # What reports and the reference call it.
    TITLE: ClassVar[str] = ""
    SHORTHAND: ClassVar[str | None] = None
    # The keys that ``str`` of the model is made of.
    SHOWN: ClassVar[tuple[str, ...]] = ()
    # Keys of which exactly one is typed; "" when none of them may be enough.
    ONE_OF: ClassVar[tuple[str, ...]] = ()
    # Values that expressions may ask for besides the keys: English name, Thai name.
    DERIVED: ClassVar[dict[str, str]] = {}
    # Keys that, not stated, stand in expressions for a derived value: key, value.
    UNSTATED: ClassVar[dict[str, str]] = {}
    # The keys whose texts what is derived depends on.
    DERIVED_FROM: ClassVar[tuple[str, ...]] = ()


class Terms(StrEnum):
    """An enumeration whose values are Thai terms; the English spelling is the member's name."""

    @classmethod
    def spellings(cls) -> Mapping[str, "Terms"]:
        """Return every way of typing a term, lower case, with the term that it means."""
        return _spellings(cls)

    @property
    def key(self) -> str:
        """The English spelling on one word: stamped-letter."""
        return self.name.lower().replace("_", "-")

    @classmethod
    def others(cls) -> dict[str, "Terms"]:
        """Return further spellings."""
        return {}


@cache
def _spellings(kind: type[Terms]) -> Mapping[str, Terms]:
    english = {member.name.lower().replace("_", " "): member for member in kind}
    return {member.value.lower(): member for member in kind} | english | kind.others()


def key(*thai: str, about: str, default: Any = PydanticUndefined, **extra: Any) -> Any:
    """Declare a key: its Thai names (the first is the usual one) and what it means, in Thai.

    Without ``default`` the key is required. ``last=True``: lists of keys show it after those of the kind
    itself. ``file=True``: the value may name a YAML file that holds it;
    the file of that name beside the letter is taken when the key is absent.
    """
    schema = {"thai": list(thai), **extra}
    if default in ([], {}):
        # Pydantic would copy an empty list deeply for each model made, and parse the docstring of list.
        made = _list if default == [] else _dict
        return Field(description=about, json_schema_extra=schema, default_factory=made)
    return Field(description=about, json_schema_extra=schema, default=default)


def _list() -> list[Any]:
    return []


def _dict() -> dict[str, Any]:
    return {}


def term(kind: type[Terms]) -> Callable[[Any], Any]:
    """Return a reader of one enumeration's terms, in Thai or English."""

    def read(value: Any) -> Any:
        if not isinstance(value, str) or isinstance(value, kind):
            return value
        spelling = " ".join(value.lower().replace("_", " ").replace("-", " ").split())
        if spelling not in kind.spellings():
            raise Unreadable(
                f"ไม่รู้จัก “{value}”", "ใช้ได้: " + ", ".join(member.value for member in kind)
            )
        return kind.spellings()[spelling]

    return read


def choice(kind: type[Terms]) -> BeforeValidator:
    """Return the mark of a key whose value is one of the terms."""
    return BeforeValidator(term(kind))


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        spelling = value.strip().lower()
        if spelling not in (*_YES, *_NO):
            raise Unreadable(f"ไม่รู้จัก “{value}”", "ใช้ได้: ใช่, ไม่")
        return spelling in _YES
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        digits = to_arabic(value).strip().replace(",", "")
        if not digits.isdecimal() or len(digits) > 9:
            raise Unreadable(f"“{value}” ไม่ใช่จำนวนเต็ม", "พิมพ์ตัวเลข เช่น 4")
        return int(digits)
    return value


def _centimetres(value: Any) -> Any:
    if isinstance(value, str):
        text = to_arabic(value).replace("ซม.", "").replace("cm", "").strip()
        try:
            return float(text)
        except ValueError:
            raise Unreadable(f"“{value}” ไม่ใช่ความกว้าง", "พิมพ์เป็นเซนติเมตร เช่น 2.5") from None
    return value


def _read(reader: Callable[[str], Any]) -> BeforeValidator:
    return BeforeValidator(lambda value: reader(value) if isinstance(value, str) else value)


def _not_blank(value: str) -> str:
    if not value.strip():
        raise Unreadable("ข้อความว่าง", "เติมข้อความ หรือลบคีย์นี้")
    return value


_YES = ("ใช่", "มี", "yes", "true")
_NO = ("ไม่", "ไม่มี", "ไม่ใช่", "no", "false")

Text = Annotated[str, AfterValidator(_not_blank)]
DateValue = Annotated[Date, _read(parse_date)]
DateOrMonth = Annotated[Date | Month, _read(parse_date_or_month)]
TimeValue = Annotated[Time, _read(parse_time)]
Telephone = Annotated[str, _read(parse_telephone)]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=1)]
# A list that a document cannot do without.
Lines = Annotated[list[Text], Field(min_length=1)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Centimetres = Annotated[float, BeforeValidator(_centimetres), Field(ge=0.5, le=16.0)]
