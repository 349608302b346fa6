"""What one batch is to do.

Enters: nothing. Leaves: Job.
"""

from dataclasses import dataclass, field
from pathlib import Path

from docgen.batch.wanted import Wanted


@dataclass(frozen=True)
class Job:
    """What is asked for. ``target`` is a folder, or a .zip; ``rows`` are those of the rows wanted, None for all."""

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
    bind: bool = False  # all documents of a kind in one more file, for the printer

    @property
    def packed(self) -> bool:
        return self.target.suffix.lower() == ".zip"
