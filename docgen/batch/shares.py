"""How the rows of a batch are shared out.

Enters: the Work of a job. Leaves: Shares, how many processes do its rows and how many each takes at once.
"""

from dataclasses import dataclass
from math import ceil

from docgen.batch.work import Work

_ROWS = 100  # taken at once
_PDFS = 400  # rows, when they become PDFs: what a killed run has to do again
# Rows that a process must have to do before it is worth its start: as PDFs, as letters, of a list.
_PDFS_WORTH, _LETTERS_WORTH, _LIST_WORTH = 200, 2_000, 20_000


@dataclass(frozen=True)
class Shares:
    processes: int
    rows: int  # that one takes at once


def shares(work: Work) -> Shares:
    """Return how this machine shares the rows; a cluster puts chunks together when it is known how many workers it has."""
    if work.job.cluster:
        return Shares(1, _ROWS)
    processes = _processes(work)
    return Shares(processes, at_once(work, processes))


def about(work: Work) -> int:
    """Return about how many rows are wanted, by what the table tells of itself."""
    job, whole = work.job, work.table.about()
    if job.rows is not None:
        whole = min(whole, sum(map(len, job.rows)))
    return min(whole, job.limit) if job.limit else whole


def _processes(work: Work) -> int:
    """Return how many processes share the rows: as many as were asked for or are worth their start, and no idle one."""
    job = work.job
    if job.processes == 1:
        return 1
    if job.processes:
        return min(job.processes, ceil(_counted(work) / at_once(work, job.processes)))
    worth = _LETTERS_WORTH if work.prepared.each else _LIST_WORTH
    if _makes_pdfs(work):
        worth = _PDFS_WORTH
    rows = about(work)
    if rows < 2 * worth:
        return 1
    from docgen.processes import processors  # most runs need no pool

    return min(processors(), rows // worth)


def at_once(work: Work, processes: int, usual: int = _ROWS) -> int:
    """Return how many rows a process takes at once; for PDFs many: a start of LibreOffice costs as much as a hundred."""
    if not _makes_pdfs(work):
        return usual
    rows = _counted(work)
    rounds = ceil(rows / (processes * _PDFS))
    return ceil(rows / (processes * rounds))


def _makes_pdfs(work: Work) -> bool:
    return work.job.office is not None and not work.judges


def _counted(work: Work) -> int:
    # What a table tells of itself may be twice too much, and one process would get all rows.
    return max(1, sum(1 for _ in work.asked()))
