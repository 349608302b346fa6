"""Parts of a letter that several rules take apart: references, numbers said of them, persons named.

Enters: a Reading. Leaves: values with their places. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.check.reading import Finding, Passage, Path, Reading, Role, once
from docgen.check.sought import SOUGHT
from docgen.check.wording import Hit, Wording
from docgen.resources import table
from docgen.thai.calendar import MONTHS, SHORT_MONTHS, Date, parse_date
from docgen.thai.numerals import to_arabic
from docgen.thai.persons import full_name, ranks_of, titles
from docgen.thai.unreadable import Unreadable

# หนังสือ + agency + secrecy + urgency + ที่ + ลงวันที่ (regulation.md section 3)
_REFERENCE = re.compile(
    r"(?:หนังสือ|บันทึกข้อความ|บันทึก|คำสั่ง|ประกาศ)?(?P<sender>.*?)\s*(?:(?:ลับที่สุด|ลับมาก|ลับ)\s*)?"
    r"(?:(?:ด่วนที่สุด|ด่วนมาก|ด่วน)\s*)?(?:(?<!\S)ที่\s+(?P<number>.+?))?\s*(?:ลงวันที่\s*(?P<date>.+?))?\s*$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, eq=False)
class Cited:
    """One อ้างถึง, taken apart; a part that is not there is ""."""

    passage: Passage
    sender: str
    number: str
    date_text: str
    date: Date | None
    match: re.Match[str]

    def finding(self, part: str, message: str, hint: str = "") -> Finding:
        """Return a finding on sender, number or date: where it was typed, as a text or under its own key."""
        keyed = self.passage.path and self.passage.path[-1] != "text"
        if keyed:
            return Finding(message, hint=hint, path=(*self.passage.path, part))
        start, end = self.match.span(part)
        if start < 0:
            start, end = 0, len(self.passage.text)
        return Finding(message, self.passage, start, end, hint)


def references(reading: Reading) -> Iterator[Cited]:
    """Yield what the letter refers to."""
    for passage in reading.of(Role.REFERENCE):
        match = _REFERENCE.match(passage.text)
        assert match is not None
        date = None
        try:
            date = parse_date(match["date"] or "")
        except Unreadable:
            date = None
        parts = (match["sender"] or "", match["number"] or "", match["date"] or "")
        yield Cited(passage, *parts, date, match)


_MONTH = "|".join((*MONTHS, *map(re.escape, SHORT_MONTHS)))
_NAMED = r"(?:ตาม)?(?:สิ่งที่ส่ง ?มาด้วย|หนังสือที่อ้างถึง)"
_LISTED = r"\s+(?=(?:\d{1,2}\s+)+(?:และ|กับ|หรือ))"  # ๑ ๒ และ ๓
_SAID = {
    word: Wording(
        rf"{word}\s*(?:ลำดับที่\s*|ข้อ\s*)?(?P<numbers>\d{{1,2}}(?![\d/.])(?:(?:\s*(?:,|และ|หรือ|กับ|-|–|ถึง)\s*(?:{_NAMED})?\s*|{_LISTED})\d{{1,2}}(?![\d/.]))*)"
        rf"(?!\s*(?:ฉบับ|รายการ|ชุด|แผ่น|เล่ม|เรื่อง|{_MONTH}))",
        word,
    )
    for word in ("อ้างถึง", "มาด้วย")
}


# ตามสิ่งที่ส่งมาด้วย ๓ ของหนังสือกรมการปกครอง
_OF_ANOTHER = re.compile(r"[\s\d๐-๙,\-–]*(?:ของ|ตาม|ใน)(?:หนังสือ|บันทึก|เรื่อง)")


def is_of_another(hit: Hit) -> bool:
    """Whether the enclosures that a text speaks of are those of another letter."""
    return bool(_OF_ANOTHER.match(hit.passage.text, hit.end))


def numbers_said(reading: Reading, word: str) -> Iterator[tuple[Hit, int]]:
    """Yield each number said of references (อ้างถึง ๒) or enclosures (สิ่งที่ส่งมาด้วย ๑ - ๓), ranges written out."""
    for hit in _SAID[word].in_body(reading):
        numbers = to_arabic(re.sub(_NAMED, "", hit.group("numbers")))
        for first, last in re.findall(r"(\d+)(?:\s*(?:-|–|ถึง)\s*(\d+))?", numbers):
            for number in range(int(first), int(last or first) + 1):
                yield hit, number


SOUGHT.add(titles)
_MOST_APART = 2
_ONE_TITLE = (
    {"นางสาว", "น.ส."},
    {"เด็กชาย", "ด.ช."},
    {"เด็กหญิง", "ด.ญ."},
    {"นพ.", "นายแพทย์"},
    {"พญ.", "แพทย์หญิง"},
)
_LONG = 5  # characters


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """One mention of a person with title, given name and family name."""

    passage: Passage
    start: int
    end: int
    title: str
    given: str
    family: str
    posts: frozenset[str] = frozenset()  # told beside a name that stands alone

    @property
    def whole(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def stands_alone(self) -> bool:
        """Whether its text is a name and nothing else, so that the name surely ends where it does."""
        alone = (Role.SIGNER, Role.NAME, Role.TO)
        return self.passage.role in alone and self.end == len(self.passage.text)

    @staticmethod
    @once
    def named_in(reading: Reading) -> "tuple[People, ...]":
        """Return every person that the document names, in prose and where names stand alone."""
        posts: dict[Path, set[str]] = {}
        for each in reading.of(Role.POST, Role.POSITION):
            posts.setdefault(each.path[:-1], set()).add(each.text)
        return tuple(
            People(
                passage,
                at,
                at + len(found[0]),
                found["title"].rstrip(),
                found["given"],
                found["family"],
                frozenset(posts.get(passage.path[:-1], ()) if passage.path else ()),
            )
            for passage, at, found in _full_names(reading)
        )

    def differs_from(self, other: "People") -> bool:
        """Whether both are probably one person, written two ways."""
        if self.posts and other.posts and not self.posts & other.posts:
            return False  # two rows of a list, of two posts
        if self.given != other.given:
            return _given_slips(self, other)
        said = {self.title, other.title}
        ranks = [ranks_of(title) for title in said]
        if len(said) > 1 and all(ranks):
            return not ranks[0] & ranks[1] and _has_two_ranks(self, other)
        return (len(said) == 1 or not any(map(_is_learned, said))) and _family_slips(self, other)


def _full_names(reading: Reading) -> Iterator[tuple[Passage, int, re.Match[str]]]:
    """Yield every full name with a title: its passage, where in it, and the match."""
    prose, end = reading.prose, 0
    for at in sorted(at for title in titles() & prose.found.keys() for at in prose.found[title]):
        found = full_name().match(prose.text, at) if at >= end else None
        if found is not None:
            passage, start = prose.at(at)
            end = found.end()
            if start + len(found[0]) <= len(passage.text):
                yield passage, start, found
    for passage in reading.of(Role.SIGNER, Role.NAME):
        for found in full_name().finditer(passage.text):
            yield passage, found.start(), found


def _is_learned(title: str) -> bool:
    return any(each in title for each in table("persons")["learned"])


def _given_slips(one: People, two: People) -> bool:
    """Whether two given names are nearly one; brothers have one family name too, but not so long a given name."""
    same = (one.title, one.family, one.given[:3]) == (two.title, two.family, two.given[:3])
    long = min(len(one.given), len(two.given)) > _LONG
    family = (one.title, one.family) == (two.title, two.family)
    if family and one.given != two.given and sounded(one.given) == sounded(two.given):
        return True  # ภาณุ and ภานุ
    return long and same and apart(one.given, two.given) <= _MOST_APART


def sounded(name: str) -> str:
    """Return a name with one letter for all that sound alike."""
    return name.translate(_ALIKE)


_ALIKE = str.maketrans(dict(zip("ณศษฎฏฐธฑฒญฬภฆไ", "นสสดตททททยลพคใ", strict=True)))


def _family_slips(self: People, other: People) -> bool:
    """Whether persons of one given name have nearly one family name, or one and two titles."""
    shorter, longer = sorted((self, other), key=lambda each: len(each.family))
    one, two = shorter.family, longer.family
    if two.startswith(one):  # the same, or what follows is joined to it
        if one != two and longer.stands_alone:
            return True
        known = one == two or shorter.stands_alone  # then the longer goes on with what follows
        said = {self.title, other.title}
        return known and len(said) > 1 and said not in _ONE_TITLE
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    if self.title == other.title and same >= _LONG and longer.stands_alone:
        return True  # สมบัติ for สมบูรณ์, behind the same beginning
    return len(one) > _MOST_APART * 2 and apart(one, two) <= _MOST_APART


_PROMOTED = re.compile("ยศ|เลื่อน|เดิม|ขณะนั้น")


def _has_two_ranks(one: People, two: People) -> bool:
    """Whether one officer has two ranks, and no text of his says that he rose."""
    same = (one.given, one.family) == (two.given, two.family)
    return same and not any(_PROMOTED.search(each.passage.text) for each in (one, two))


def apart(one: str, two: str) -> int:
    """Return how many characters must change to make one of the other (Levenshtein), 9 when many."""
    if abs(len(one) - len(two)) > _MOST_APART:
        return 9
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def head_of(reading: Reading) -> str:
    """Return the office and the address in the head of a letter, with the province that its office states, without blanks."""
    head = "".join(passage.text for passage in reading.of(Role.AGENCY, Role.SENDER))
    if reading.content is not None:
        head += reading.content.agency.province or ""
    return re.sub(r"\s", "", head)


def bare_number(number: str) -> str:
    """Return a number of a letter for comparison: without blanks and full stops, in Arabic digits."""
    return re.sub(r"[\s.]", "", to_arabic(number))
