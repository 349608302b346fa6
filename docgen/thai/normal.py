"""Thai text in normal form.

Enters and leaves: text. Mends what is not a choice of the writer: ํ + า for ำ, เ + เ for แ, marks in
the wrong order, stray zero-width characters, and the private-use glyphs (U+F700-F71A) of old Windows
fonts (regulation.md section 6, row "PDF text"). Idempotent.
"""

import re
from collections.abc import Iterable

_GLYPHS = str.maketrans(
    dict(
        zip(
            (chr(c) for c in range(0xF700, 0xF71B)),
            "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู",
            strict=True,
        )
    )
)
_TONES = "่้๊๋์"
_UPPER_LOWER = "ัิีึืฺุู็"
# Joiners keep their meaning between emoji and in Indic scripts; beside Thai, ASCII or nothing they are stray.
_STRAY = re.compile(
    "[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    "|(?<![^\\x00-\\x7f\u0e00-\u0e7f])[\u200c\u200d]|[\u200c\u200d](?![^\\x00-\\x7f\u0e00-\u0e7f])"
)
_SWAPPED = re.compile(f"([{_TONES}]+)([{_UPPER_LOWER}]+)")
_NIKHAHIT_AA = re.compile(f"ํ([{_TONES}]*)า|([{_TONES}]+)ํา")


# One of these is in every text that is not in normal form.
_SUSPECT = re.compile("[\uf700-\uf71a\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\rํ]")
_SUSPECT_PAIR = re.compile(f"[{_TONES}][{_UPPER_LOWER}]")


def _is_normal(text: str) -> bool:
    return not (_SUSPECT.search(text) or "เเ" in text or _SUSPECT_PAIR.search(text))


def are_normal(texts: Iterable[str]) -> bool:
    """Return whether every text is in normal form: looked at once for all, which is sooner than one by one."""
    return _is_normal("\n".join(texts))


def normal(text: str) -> str:
    """Return ``text`` in normal form; line ends become newlines."""
    if _is_normal(text):
        return text
    before = None
    while text != before:
        before = text
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_GLYPHS)
        text = _STRAY.sub("", text).replace("เเ", "แ")
        text = _NIKHAHIT_AA.sub(lambda m: (m[1] or m[2] or "") + "ำ", text)
        text = _SWAPPED.sub(r"\2\1", text)
    return text


_CLUSTER = re.compile(
    f"\r\n|เ[\u200b\u200c\u200d]*เ|ํ[{_TONES}]*า|[{_TONES}]+ํา|[{_TONES}]+[{_UPPER_LOWER}]+|.",
    re.DOTALL,
)


def aligned(text: str) -> tuple[str, list[int] | None]:
    """Return ``text`` in normal form, and for each of its characters the index in ``text``; None: they are the same."""
    if _is_normal(text):
        return text, None
    whole = normal(text)
    if whole == text:
        return text, None
    indexes: list[int] = []
    out: list[str] = []
    for cluster in _CLUSTER.finditer(text):
        made = normal(cluster.group()) if len(cluster.group()) > 1 else cluster.group()
        out.append(made)
        indexes += [cluster.start() + min(i, len(cluster.group()) - 1) for i in range(len(made))]
    if "".join(out) != whole:
        return whole, _walked(text, whole)
    return whole, indexes


def _walked(text: str, whole: str) -> list[int]:
    """Return the index in ``text`` of each character, the same character next where there is one near."""
    indexes: list[int] = []
    at = 0
    for char in whole:
        near = text.find(char, at, at + 8)
        at = near if near >= 0 else at
        indexes.append(min(at, len(text) - 1))
        at += 1 if near >= 0 else 0
    return indexes
