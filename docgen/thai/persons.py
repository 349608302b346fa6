"""Where a text names a person: title, given name, family name.

Enters: text. Leaves: places. What tells a name from a post is data (data/persons.yaml) and PyThaiNLP's lists of names.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from docgen.resources import table
from docgen.thai.words import THAI, Interval, given_names, known_words, stopwords, words

_MAX_SURNAME = 20
_GRADES = ("เอก", "โท", "ตรี")  # of ranks; เรือเอกชน is no rank
_LONG_RANK = 6  # characters of one that no other word ends in
_REMEMBERED = 4_096


@cache
def titles() -> frozenset[str]:
    """Return every title, rank and abbreviation of a rank that stands before a name."""
    data = table("persons")
    sorts = ("civil", "young", "learned", "healers", "nobles")
    return frozenset((*(each for sort in sorts for each in data[sort]), *_ranks(), "ว่าที่"))


@cache
def _ranks() -> Mapping[str, frozenset[str]]:
    """Return each rank and abbreviation, with the ranks that it may be: ร.อ. is of the army, the navy or the air force."""
    full = table("persons")["ranks"]
    short = {word: frozenset(r for r, s in full.items() if s == word) for word in full.values()}
    return {word: ranks for word, ranks in short.items() if word} | {
        r: frozenset((r,)) for r in full
    }


def ranks_of(title: str) -> frozenset[str]:
    """Return the ranks that a title may be, in full, with ว่าที่ where it says so; none where it is no rank."""
    acting = "ว่าที่" if title.startswith("ว่าที่") else ""
    return frozenset(acting + rank for rank in _ranks().get(_BESIDE_RANK.sub("", title), ()))


_BESIDE_RANK = re.compile(r"^ว่าที่ ?| ?(?:\(พิเศษ\)|พิเศษ)| ?หญิง| $")


@cache
def _titles() -> re.Pattern[str]:
    first = "".join({title[0] for title in titles()})
    ranks = [rank for rank in table("persons")["ranks"] if len(rank) >= _LONG_RANK]
    return re.compile(
        rf"(?=[{first}])"  # most characters are told by this alone
        rf"(?:(?<![ก-ฮะ-ูเ-์])(?P<title>(?:(?:{either(titles())}) ?){{1,3}}(?:หญิง ?)?(?:\(พิเศษ\) ?)?)"
        rf"(?P<given>[{THAI}]+)(?: (?P<family>(?:ณ )?[{THAI}]+))?"
        rf"|(?<=[ก-์])(?P<inner>นายแพทย์|แพทย์หญิง|นาย|นางสาว|ดร\.|(?:{either(ranks)})(?:หญิง)? ?(?:\(พิเศษ\) ?)?)(?P<given2>[{THAI}]+) (?P<family2>(?:ณ )?[{THAI}]+)"
        rf"|(?P<monk>(?:{either(table('persons')['monks'])})[{THAI}]{{3,{_MAX_SURNAME}}})(?![{THAI}]))"
    )


@cache
def _ranked() -> re.Pattern[str]:
    rank = rf"(?:ว่าที่ ?)?(?:{either(_ranks())})(?:พิเศษ| ?\(พิเศษ\))?(?: ?หญิง(?!สาว|หม่อม))?"
    return re.compile(rf"(?P<rank>{rank}) ?(?P<name>(?![ก-ฮ]\.)[ก-์].+)")


def rank_and_name(name: str) -> tuple[str, str]:
    """Return the rank of an officer and his name without it; "" and the name as it is for others.

    Offices sign with the rank before the signature, and the name alone in parentheses under it (ภาคผนวก ๓).
    """
    found = _ranked().fullmatch(name)
    return (found["rank"], found["name"]) if found else ("", name)


@cache
def _post() -> str:
    """Return a pattern of what makes a post of the title before it: นายอำเภอ."""
    return either(table("persons")["posts"])


@cache
def full_name() -> re.Pattern[str]:
    """Return what finds title, given name and family name, known or not, from the place of a title on."""
    one = rf"(?:{either(titles())})(?:หญิง)? ?"
    return re.compile(
        r"(?<![ก-ฮ.](?=[ก-ฮ]\.))"  # พ.ศ. holds no ศ.
        rf"(?P<title>(?:{one}){{1,3}})(?!{_post()})(?P<given>[ก-ฮเ-ไ][ก-์]{{1,20}})\s(?P<family>[ก-ฮเ-ไ][ก-์]{{2,25}})"
    )


@cache
def _named_till() -> re.Pattern[str]:
    first = "".join({title[0] for title in titles()} | {"ค"})
    called = r"(?<!ขอบ)(?<!พระ)คุณ(?!ภาพ|วุฒิ|สมบัติ|ลักษณะ|ค่า|ธรรม|ประโยชน์)"
    posts = table("persons")["posts"]
    begun = either({post[:n] for post in posts for n in range(1, len(post))})  # นายก|องค์การ
    title = rf"(?:{either(titles() - {'ว่าที่'})})(?:หญิง)?(?!{_post()}|(?:{begun})\Z)"
    return re.compile(rf"(?=[{first}])(?:{title} ?|{called})[ก-์]{{0,20}}(?: [ก-์]{{0,20}})?\Z")


def is_named_till(text: str, at: int) -> bool:
    """Whether a name behind a title goes on to the very place ``at``; not a post that begins like one (นายอำเภอ)."""
    return bool(_named_till().search(text, max(at - 45, 0), at))


def is_person(text: str) -> bool:
    """Return whether the whole text is a title, a given name and a family name."""
    found = _titles().fullmatch(text)
    openings = tuple(word for word in _not_names() if len(word) > 1)
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
        if found["monk"]:
            out.append(found.span())
            continue
        inner = found["inner"]
        given = (found["given2"] if inner else found["given"]).strip()
        family = found["family2"] if inner else found["family"]
        title = (inner or found["title"]).strip()
        if given not in given_names() and not (family and _may_be_given(title, given)):
            continue
        end = found.end()
        if family and not _family_name(family):
            end = found.start("family2" if inner else "family") - 1
        out.append((found.start(), end))
    return out


def _may_be_given(title: str, given: str) -> bool:
    """Whether what follows a title is a name that no list has; behind a rank it is, unless it is known to be none."""
    if not title.startswith(_before_names()):
        return not _opens_a_word(given)
    if given.startswith((*_not_names(), *table("persons")["behind_ranks"])):
        return False
    last = next((each for each in _GRADES if title.endswith(each)), "")
    return not any(len(word) > len(last) + 1 for word in known_words().begin(last + given) if last)


def behind_title(text: str) -> int:
    """Return how long the title is with which a text opens; 0 when it opens with none."""
    found = _titles().match(text)
    return found.start("given") if found and found["title"] else 0


@cache
def _not_names() -> tuple[str, ...]:
    """Return what behind a title is no name."""
    return (*table("persons")["posts"], *table("persons")["not_names"])


@cache
def _before_names() -> tuple[str, ...]:
    """Return the titles behind which nothing but a name stands."""
    return ("ว่าที่", *_ranks(), *table("persons")["nobles"])


@lru_cache(maxsize=_REMEMBERED)
def _opens_a_word(text: str) -> bool:
    """Whether what follows a title is ordinary language: นาย|อำเภอ, นาย|กรัฐมนตรี."""
    return words(text)[0] in known_words() or text.startswith(_not_names())


@lru_cache(maxsize=_REMEMBERED)
def _family_name(word: str) -> bool:
    """A family name is short and does not open with a word that only runs on a sentence."""
    word = word.removeprefix("ณ ")
    first = words(word)[0]
    return len(word) <= _MAX_SURNAME and (first not in stopwords() or first == word)


def either(parts: Iterable[str]) -> str:
    """Return a pattern of any of the parts, the longest first."""
    return "|".join(sorted(map(re.escape, parts), key=len, reverse=True))
