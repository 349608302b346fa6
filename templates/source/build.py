"""Make the templates of docgen from their sources: ``python templates/source/build.py``.

The .docx beside this folder are what clerks open and change; a test says when they and these sources
disagree.
"""

import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import letter  # noqa: E402 - the path must be set first
import meeting_summary  # noqa: E402
import recipient_list  # noqa: E402

TEMPLATES: dict[str, Callable[[], bytes]] = {
    "letter": letter.make,
    "recipient-list": recipient_list.make,
    "meeting-summary": meeting_summary.make,
}


def main() -> None:
    for name, make in TEMPLATES.items():
        (HERE.parent / f"{name}.docx").write_bytes(make())


if __name__ == "__main__":
    main()
