"""Rows made by the workers of a Dask cluster. The only importer of distributed, an extra (``pip install 'docgen[cluster]'``).

Enters: a Job whose paths every worker sees, chunks of rows. Leaves: what became of each chunk, in order. A task carries numbers of
rows, not the rows: each worker reads the letter and the table once and writes to the shared target itself (documents for a .zip come
back). A worker that is lost costs nothing: its tasks are made again elsewhere, into the same names, the same bytes.
"""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Lock
from typing import Any

from docgen import __version__, paginate
from docgen.batch.work import Done, Job, Work
from docgen.diagnostics import Diagnostic, Faulty
from docgen.rows import Row

_SECONDS = 15  # to reach the scheduler
_RETRIES = 5  # how often a task may lose its worker
_AHEAD = 2  # chunks that each thread of the cluster has waiting
HOW_TO_GET = "ติดตั้งส่วนเสริม: pip install 'docgen[cluster]'"


def on_cluster(job: Job, address: str, chunks: Iterator[Sequence[Row]]) -> Iterator[list[Done]]:
    """Yield what became of each chunk. Raises Faulty when the cluster cannot be reached, or fails."""
    try:
        from distributed import Client
    except ImportError as error:
        raise _fault("เครื่องนี้ไม่มี dask.distributed", HOW_TO_GET) from error
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "ตรวจที่อยู่ของ scheduler เช่น tcp://10.0.0.5:8786"
        raise _fault(f"ติดต่อ Dask scheduler ที่ {address} ไม่ได้", hint) from error
    with client:
        yield from _made(client, _everywhere(job), chunks)


def _everywhere(job: Job) -> Job:
    """Return the job as any worker can do it: its paths whole."""
    templates = {piece: path.resolve() for piece, path in job.wanted.templates.items()}
    return replace(
        job,
        letter=job.letter.absolute(),
        recipients=job.recipients.absolute(),
        target=job.target.absolute(),
        wanted=replace(job.wanted, templates=templates),
        rows=None,
        limit=None,
    )


def _made(client: Any, job: Job, chunks: Iterator[Sequence[Row]]) -> Iterator[list[Done]]:
    threads = max(sum(client.nthreads().values()), 1)
    waiting: deque[Any] = deque()
    try:
        for chunk in chunks:
            waiting.append(
                client.submit(
                    made_of, job, __version__, _ranges(chunk), pure=False, retries=_RETRIES
                )
            )
            if len(waiting) > threads * _AHEAD:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    finally:
        for future in waiting:
            future.cancel()


def _result(future: Any) -> list[Done]:
    from distributed import CancelledError, KilledWorker

    try:
        done: list[Done] = future.result()
    except (KilledWorker, CancelledError, OSError) as error:
        raise _fault("คลัสเตอร์หยุดกลางคัน", "ตรวจ worker แล้วทำต่อด้วย --resume") from error
    return done


def _fault(message: str, hint: str) -> Faulty:
    return Faulty(Diagnostic("cluster", message, None, hint))


def _ranges(rows: Sequence[Row]) -> tuple[range, ...]:
    """Return the numbers of the rows, one after the other as one range."""
    out: list[range] = []
    for row in rows:
        if out and out[-1].stop == row.number:
            out[-1] = range(out[-1].start, row.number + 1)
        else:
            out.append(range(row.number, row.number + 1))
    return tuple(out)


class _Worker:
    """The work of one job in this process, and how far its table was read."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._work = Work(_here(job))
        self._rows, self._next = self._work.asked(), 1

    def done(self, ranges: Sequence[range]) -> list[Done]:
        return self._work.done([row for each in ranges for row in self._read(each)])

    def _read(self, numbers: range) -> list[Row]:
        if numbers.start < self._next:  # a task that another worker lost
            self._rows, self._next = self._work.asked(), 1
        self._next = numbers.stop
        out = []
        for row in self._rows:
            if row.number >= numbers.start:
                out.append(row)
            if row.number >= numbers.stop - 1:
                break
        return out


def _here(job: Job) -> Job:
    """Return the job with the LibreOffice of this machine."""
    if job.office is None or job.office.is_file():
        return job
    return replace(job, office=paginate.find_office(os.environ.get("DOCGEN_SOFFICE")))


_workers: list[_Worker] = []  # of this process: that of the last job
_one_at_a_time = Lock()


def made_of(job: Job, version: str, ranges: Sequence[range]) -> list[Done]:
    """Make the letters of rows, on a worker."""
    if version != __version__:
        raise _fault(f"worker มี docgen รุ่น {__version__} แต่คำสั่งนี้รุ่น {version}", "ติดตั้งรุ่นเดียวกัน")
    with _one_at_a_time:
        if not _workers or _workers[0].job != job:
            _workers[:] = [_Worker(job)]
        return _workers[0].done(ranges)
