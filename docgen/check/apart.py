"""Letters typed by hand: a file may hold several, as a mail merge writes them.

Enters: a text. Leaves: the Reading of each letter.
"""

from docgen.check.hand import (
    CLOSING,
    LABELS,
    MEMO,
    NUMBER,
    SALUTATION,
    SECRECY,
    SIGNER,
    URGENCY,
    Line,
    kind_of,
    lines_of,
    typed_width,
)
from docgen.check.letters import LetterReader
from docgen.check.reading import Reading, Role
from docgen.diagnostics import Span
from docgen.source import File

_HEAD = 14  # lines from the number of a letter to its salutation, at most
_FILLED = 0.75  # of its room that a line fills when the next goes on
_SUBJECT = dict(LABELS)["subject"]


def read_letters(file: File, *, wrapped: bool = True) -> list[Reading]:
    """Return the Reading of each letter in a text; ``wrapped``: its lines may end where a typist's line ended."""
    lines = lines_of(file.text)
    room = typed_width(lines) * _FILLED if wrapped else 0.0
    return [_read(file, each, room) for each in _letters(lines)]


def _read(file: File, lines: list[Line], room: float) -> Reading:
    reader = LetterReader(file, room)
    for line in lines:
        reader.line(line)
    reader.flush()
    reader.raw(lines)
    kind = reader.kind or kind_of(reader.passages)
    names = tuple(p.text for p in reader.passages if p.role in (Role.SIGNER, Role.NAME))
    return Reading(
        kind,
        tuple(reader.passages),
        Span(file.path),
        typeset=False,
        names=names,
        typed=tuple(reader.tables),
    )


def _letters(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each letter; all together where there is one."""
    out: list[list[Line]] = []
    begun = 0
    signed = False
    for i, line in enumerate(lines):
        if signed and _begins(lines, i):
            start = _with_marks(lines, i)
            out.append(lines[begun:start])
            begun, signed = start, False
        signed = signed or bool(CLOSING.fullmatch(line.text) or SIGNER.fullmatch(line.text))
    return [*out, lines[begun:]]


def _begins(lines: list[Line], i: int) -> bool:
    """Whether a whole head begins at a line: number, subject and salutation; a list or a slip behind a letter has none."""
    if MEMO.fullmatch(lines[i].text):
        return True
    if not NUMBER.match(lines[i].text):
        return False
    head = [line.text for line in lines[i + 1 : i + _HEAD]]
    subject = next((n for n, text in enumerate(head) if _SUBJECT.match(text)), None)
    return subject is not None and any(map(SALUTATION.fullmatch, head[subject:]))


def _with_marks(lines: list[Line], i: int) -> int:
    """Return where a letter begins: the degree of urgency or secrecy stands above its number."""
    while i and (URGENCY.fullmatch(lines[i - 1].text) or SECRECY.fullmatch(lines[i - 1].text)):
        i -= 1
    return i
