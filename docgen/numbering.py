"""Numbers of nested lists: ๑. → ๑.๑ → (๑) → -, or any scheme of the same kind.

Enters: patterns and counts. Leaves: labels in Thai digits. A pattern holds ``๑`` (or 1) where the number
stands, ``ก`` where a letter stands; ``๑.๑`` joins the numbers of the levels above; a pattern without
either is a bullet (regulation.md section 6, row "lists").
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from docgen.thai.numerals import thai_digits, to_arabic

# Thai laws count ก ข ค ง จ; so does thaiLetters of Word (ECMA-376 part 1, 17.18.59).
LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_PLACE = re.compile(r"(?<!\d)1(?:\.1)*(?!\d)|(?<![ก-๎])ก(?![ก-๎])")


class MisshapenPattern(ValueError):
    """The pattern has more than one place for a number."""


@dataclass(frozen=True, slots=True)
class Pattern:
    before: str
    after: str
    depth: int  # how many levels the number joins; 0 is a bullet
    letters: bool

    def label(self, counts: tuple[int, ...]) -> str:
        """Return the label of the item that is the last of ``counts`` on its level."""
        if not self.depth:
            return self.before
        if self.letters:
            return self.before + _letter(counts[-1]) + self.after
        joined = ".".join(str(n) for n in counts[-self.depth :])
        return thai_digits(self.before + joined + self.after)


@lru_cache(maxsize=1_000)
def pattern(text: str) -> Pattern:
    """Read a pattern. Raises MisshapenPattern."""
    plain = to_arabic(text).strip()
    found = list(_PLACE.finditer(plain))
    if len(found) > 1 or (not found and re.search(r"\d", plain)):
        raise MisshapenPattern(text)
    if not found:
        return Pattern(plain, "", 0, letters=False)
    place = found[0]
    letters = place.group() == "ก"
    depth = place.group().count("1") or 1
    return Pattern(plain[: place.start()], plain[place.end() :], depth, letters)


def _letter(count: int) -> str:
    turns, index = divmod(count - 1, len(LETTERS))
    return LETTERS[index] * (turns + 1)
