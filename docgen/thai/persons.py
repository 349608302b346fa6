"""Where a text names a person: title, given name, family name.

Enters: text. Leaves: places. What tells a name from a post is data (data/typing.yaml) and PyThaiNLP's lists of names.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from docgen.resources import table
from docgen.thai.words import THAI, Interval, given_names, known_words, stopwords, words

_MAX_SURNAME = 20
_GRADES = ("เอก", "โท", "ตรี")  # of ranks; เรือเอกชน is no rank
_REMEMBERED = 4_096


@cache
def _titles() -> re.Pattern[str]:
    data = table("typing")
    first = "".join({title[0] for title in data["titles"]})
    return re.compile(
        rf"(?=[{first}])"  # most characters are told by this alone
        rf"(?:(?<![ก-ฮะ-ูเ-์])(?P<title>(?:(?:{either(data['titles'])}) ?){{1,3}}(?:หญิง)?)"
        rf"(?P<given>[{THAI}]+)(?: (?P<family>(?:ณ )?[{THAI}]+))?"
        rf"|(?<=[ก-์])(?P<inner>นาย|นางสาว|ดร\.)(?P<given2>[{THAI}]+) (?P<family2>(?:ณ )?[{THAI}]+))"
    )


_GRADED = f"(?:{'|'.join(_GRADES)})"
_RANK = re.compile(
    r"(?P<rank>(?:ว่าที่ ?)?(?:จอมพล(?:เรือ|อากาศ)?|พลจัตวา|(?:พล|พัน|ร้อย)(?:ตำรวจ)?" + _GRADED
    + "|พล(?:เรือ|อากาศ)" + _GRADED + "|(?:นาวา|เรือ)(?:อากาศ)?" + _GRADED
    + "|(?:พันจ่า|จ่า)(?:อากาศ)?" + _GRADED + "|(?:จ่า)?สิบ(?:ตำรวจ)?" + _GRADED + r"|จ่าสิบตำรวจ|ดาบตำรวจ"
    r"|พล\.(?:[ตรอ]\.)?[อทต]\.|พ\.(?:จ|อ)\.[อทต]\.|[พรน]\.(?:ต\.)?[อทต]\.|จ\.ส\.[อทต]\.|ส\.(?:ต\.)?[อทต]\.|ด\.ต\.)"
    r"(?:พิเศษ)?(?: ?หญิง(?!สาว|หม่อม))?) ?(?P<name>(?![ก-ฮ]\.)[ก-์].+)"
)  # fmt: skip


def rank_and_name(name: str) -> tuple[str, str]:
    """Return the rank of an officer and his name without it; "" and the name as it is for others.

    Offices sign with the rank before the signature, and the name alone in parentheses under it (ภาคผนวก ๓).
    """
    found = _RANK.fullmatch(name)
    return (found["rank"], found["name"]) if found else ("", name)


def is_person(text: str) -> bool:
    """Return whether the whole text is a title, a given name and a family name."""
    found = _titles().fullmatch(text)
    openings = tuple(word for word in table("typing")["not_names"] if len(word) > 1)
    return bool(
        found
        and found["title"]
        and found["family"]
        and not found["given"].strip().startswith(openings)
    )


def persons(text: str) -> list[Interval]:
    """Return title + given name + family name where the text names a person.

    A title makes a person only before a given name: one that the corpus knows, or, where the title opens
    the word and a family name follows, one that is no word of the language.
    """
    out: list[Interval] = []
    for found in _titles().finditer(text):
        inner = found["inner"]
        given = (found["given2"] if inner else found["given"]).strip()
        family = found["family2"] if inner else found["family"]
        named = given in given_names() or (not inner and family and _may_be_given(found))
        if not named:
            continue
        end = found.end()
        if family and not _family_name(family):
            end = found.start("family2" if inner else "family") - 1
        out.append((found.start(), end))
    return out


def _may_be_given(found: re.Match[str]) -> bool:
    """Whether what follows a title is a name that no list has; behind a rank it is, unless it is known to be none."""
    data, title, given = table("typing"), found["title"].strip(), found["given"].strip()
    if not title.startswith(tuple(data["ranks"])):
        return not _opens_a_word(given)
    if given.startswith((*data["not_names"], *data["behind_ranks"])):
        return False
    last = next((each for each in _GRADES if title.endswith(each)), "")
    return not any(len(word) > len(last) + 1 for word in known_words().begin(last + given) if last)


def behind_title(text: str) -> int:
    """Return how long the title is with which a text opens; 0 when it opens with none."""
    found = _titles().match(text)
    return found.start("given") if found and found["title"] else 0


@lru_cache(maxsize=_REMEMBERED)
def _opens_a_word(text: str) -> bool:
    """Whether what follows a title is ordinary language: นาย|อำเภอ, นาย|กรัฐมนตรี."""
    return words(text)[0] in known_words() or text.startswith(tuple(table("typing")["not_names"]))


@lru_cache(maxsize=_REMEMBERED)
def _family_name(word: str) -> bool:
    """A family name is short and does not open with a word that only runs on a sentence."""
    word = word.removeprefix("ณ ")
    first = words(word)[0]
    return len(word) <= _MAX_SURNAME and (first not in stopwords() or first == word)


def either(parts: Iterable[str]) -> str:
    """Return a pattern of any of the parts, the longest first."""
    return "|".join(sorted(map(re.escape, parts), key=len, reverse=True))
