"""Make the templates of docgen from their sources: ``python templates/source/build.py``.

The .docx beside this folder are what clerks open and change; a test says when they and these sources
disagree.
"""

import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import certificate  # noqa: E402 - the path must be set first
import decree  # noqa: E402
import envelope  # noqa: E402
import letter  # noqa: E402
import meeting_papers  # noqa: E402
import meeting_summary  # noqa: E402
import memo  # noqa: E402
import recipient_list  # noqa: E402
import stamped_letter  # noqa: E402

TEMPLATES: dict[str, Callable[[], bytes]] = {
    "letter": letter.make,
    "memo": memo.make,
    "stamped-letter": stamped_letter.make,
    "order": decree.make_signed,
    "regulation": decree.make_signed,
    "by-law": decree.make_signed,
    "announcement": decree.make_signed,
    "statement": decree.make_statement,
    "news": decree.make_news,
    "certificate": certificate.make,
    "recipient-list": recipient_list.make,
    "meeting-summary": meeting_summary.make,
    "reply-slip": meeting_papers.make_reply_slip,
    "agenda": meeting_papers.make_agenda,
    "attendance": meeting_papers.make_attendance,
    "minutes": meeting_papers.make_minutes,
    "follow-ups": meeting_papers.make_follow_ups,
    "envelope-c5": lambda: envelope.make_envelope("envelope-c5"),
    "envelope-dl": lambda: envelope.make_envelope("envelope-dl"),
    "labels-2x7": lambda: envelope.make_labels("labels-2x7", 2),
    "labels-3x7": lambda: envelope.make_labels("labels-3x7", 3),
    "labels-3x8": lambda: envelope.make_labels("labels-3x8", 3),
}


def main() -> None:
    for name, make in TEMPLATES.items():
        (HERE.parent / f"{name}.docx").write_bytes(make())


if __name__ == "__main__":
    main()
