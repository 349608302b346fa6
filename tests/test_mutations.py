"""How many realistic mistakes ``docgen check`` finds: each put into each clean sample, the table kept as a golden file."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from conftest import LETTERS, ROOT, SAMPLES, Golden, Made
from mutations import MISTAKES, Mistake

from docgen import checking
from docgen.gather import Reader
from docgen.read_text import docx_lines

TABLE = Path(__file__).parent / "mutations.txt"
_MIN = 150


def _yaml(name: str, mistake: Mistake) -> Iterator[set[str]]:
    """Yield the codes told of each place of a sample in YAML in which the mistake was made."""
    for path in (LETTERS / name / f"{part}.yaml" for part in ("letter", "meeting", "recipients")):
        if not path.exists():
            continue
        text = re.sub(
            r"(?:^|(?<= ))#.*\n", "\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        for changed in mistake.make(text, random.Random(f"{name} {mistake.name}")):  # noqa: S311 - a choice of places
            reader = Reader({path: changed})
            yield {d.code for d in checking.check_paths([LETTERS / name], reader).diagnostics}


def _text(text: str, mistake: Mistake) -> Iterator[set[str]]:
    path = Path("หนังสือ.txt")
    for changed in mistake.make(text, random.Random(f"{text} {mistake.name}")):  # noqa: S311 - same
        reader = Reader({path: changed})
        yield {d.code for d in checking.check_typed([path], reader).diagnostics}


def test_table_of_mistakes(made: dict[str, Made], golden: Golden) -> None:
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    texts = {name: _typed_by_hand(made[name]) for name in SAMPLES}
    for mistake in MISTAKES:
        for name in SAMPLES:
            ways = [] if mistake.only == "text" else list(_yaml(name, mistake))
            ways += [] if mistake.only == "yaml" else list(_text(texts[name], mistake))
            tried[mistake.name] += len(ways)
            caught[mistake.name] += sum(_is_told(codes, mistake) for codes in ways)
    told = _table(tried, caught)
    assert sum(tried.values()) >= _MIN
    assert min(tried.values()) > 0, [name for name, count in tried.items() if not count]
    golden(TABLE, told)
    stated = re.search(
        r"พบ ([\d,]+) จาก ([\d,]+) ที่ผิด", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    assert stated
    total = sum(caught.values()), sum(tried.values())
    assert tuple(int(n.replace(",", "")) for n in stated.groups()) == total


def _is_told(codes: set[str], mistake: Mistake) -> bool:
    """Whether the mistake's own rules tell it, or the document cannot be read any more."""
    return bool(codes & set(mistake.codes)) or any(
        not re.fullmatch(r"[A-Z]\d{3}|allowance-\w+", code) for code in codes
    )


def _table(tried: Counter[str], caught: Counter[str]) -> str:
    out = []
    for family in dict.fromkeys(mistake.family for mistake in MISTAKES):
        names = [mistake.name for mistake in MISTAKES if mistake.family == family]
        every, found = sum(tried[n] for n in names), sum(caught[n] for n in names)
        out.append(f"{family}: พบ {found} จาก {every}")
        out += [f"    {caught[n]:>4} / {tried[n]:<4} {n}" for n in names]
    whole = f"ทั้งหมด: พบ {sum(caught.values())} จาก {sum(tried.values())}"
    return "\n".join([*out, whole]) + "\n"


def _typed_by_hand(made: Made) -> str:
    """Return what docgen made of a sample as one text, a blank line between paragraphs."""
    first, *others = made.documents
    behind = [stem for stem in others if stem.endswith(("บัญชีแนบท้าย", "สรุปผลการประชุม"))]
    return "\n\n".join(_plain(made.documents[stem]) for stem in (first, *behind))


def _plain(docx: bytes) -> str:
    lines = docx_lines(Path("x.docx"), docx)
    return "\n\n".join(line.replace("\u00a0", " ") for line in lines if line.strip())


def test_clean_texts_are_silent(made: dict[str, Made]) -> None:
    allowed = {"F021"}  # the address of the sample of 2560, allowed in its office file
    for name in SAMPLES:
        for stem, docx in made[name].documents.items():
            path = Path(f"{stem}.txt")
            reader = Reader({path: _plain(docx)})
            found = checking.check_typed([path], reader).diagnostics
            assert [d for d in found if d.code not in allowed] == []
