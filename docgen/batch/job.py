"""What one batch is to do.

Enters: nothing. Leaves: Job.
"""

from dataclasses import dataclass, field
from pathlib import Path

from docgen.batch.wanted import Wanted

ONE_FILE = (".docx", ".pdf")


@dataclass(frozen=True)
class Job:
    """What is asked for. ``target`` is a folder, a .zip, or a .docx or .pdf that is to hold all letters; ``rows`` are those of the rows wanted, None for all."""

    letter: Path
    recipients: Path
    target: Path
    wanted: Wanted = field(default_factory=Wanted)
    rows: tuple[range, ...] | None = None
    limit: int | None = None
    resume: bool = False
    replace: bool = False  # what an earlier run made in the same place
    dry_run: bool = False
    processes: int = 1  # 0: as many as are worth it
    office: Path | None = None  # LibreOffice, when PDFs are wanted too
    cluster: str = ""  # the address of a Dask scheduler, when its workers do the work
    bind: tuple[str, ...] = ()  # suffixes of the files that hold all documents of a kind

    @property
    def packed(self) -> bool:
        return self.target.suffix.lower() == ".zip"

    @property
    def single(self) -> bool:
        return self.target.suffix.lower() in ONE_FILE
