"""Rows made by the workers of a Dask cluster. The only importer of distributed, an extra (``pip install '.[cluster]'``).

Enters: a Job whose paths every worker sees, chunks of rows. Leaves: what became of each chunk, in order. A task carries numbers of
rows, not the rows: each worker reads the letter and the table once and writes to the shared target itself (documents for a .zip come
back). A worker that is lost costs nothing: its tasks are made again elsewhere, into the same names, the same bytes.
"""

import logging
import os
import re
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any
from uuid import uuid4

from docgen import paginate
from docgen.batch.job import Job
from docgen.batch.shares import at_once
from docgen.batch.work import Done, Work
from docgen.diagnostics import Diagnostic, Faulty
from docgen.rows.row import Row

_ADDRESS = re.compile(r"(?:tcp://)?(?:[\w.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}")
_SECONDS = 15  # to reach the scheduler
_AHEAD = 2  # chunks that each thread of the cluster has waiting
_ROWS = 300  # of a task, when they become .docx: a tenth of a second
_LOUD = (
    "distributed",
    "tornado",
    "asyncio",
)  # their tracebacks would stand before what is told in Thai
HOW_TO_GET = "ติดตั้งส่วนเสริมในโฟลเดอร์ของ docgen: pip install '.[cluster]'"


@dataclass(frozen=True)
class Task:
    """What a worker needs to know: the job, what its files hold, and which run it is, so that nothing of another is used."""

    job: Job
    contents: dict[str, str]
    run: str


def on_cluster(work: Work, address: str, chunks: Iterator[Sequence[Row]]) -> Iterator[list[Done]]:
    """Yield what became of each chunk. Raises Faulty when the cluster cannot be reached, or fails."""
    if not _ADDRESS.fullmatch(address):
        raise _fault(f"“{address}” ไม่ใช่ที่อยู่ของ Dask scheduler", "เขียนเช่น tcp://10.0.0.5:8786")
    try:
        from distributed import Client
    except ImportError as error:
        raise _fault("เครื่องนี้ไม่มี dask.distributed", HOW_TO_GET) from error
    for name in list(logging.root.manager.loggerDict):  # distributed gives each of its own a level
        if name.partition(".")[0] in _LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError, AssertionError) as error:
        # distributed asserts that a thread of its own has started within ten seconds.
        hint = "ตรวจที่อยู่ของ scheduler เช่น tcp://10.0.0.5:8786"
        raise _fault(f"ติดต่อ Dask scheduler ที่ {address} ไม่ได้", hint) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError as error:
            raise _fault(f"scheduler ที่ {address} ไม่มี worker", "เริ่ม worker ก่อน") from error
        task = Task(_everywhere(work.job), work.contents(), uuid4().hex)
        threads = max(sum(client.nthreads().values()), 1)
        size = at_once(work, threads, _ROWS)
        yield from _made(client, task, threads, _joined(chunks, size))


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


def _joined(chunks: Iterator[Sequence[Row]], size: int) -> Iterator[list[Row]]:
    """Yield the rows of several chunks together, at least ``size`` but for the last."""
    rows: list[Row] = []
    for chunk in chunks:
        rows += chunk
        if len(rows) >= size:
            yield rows
            rows = []
    if rows:
        yield rows


def _made(
    client: Any, task: Task, threads: int, chunks: Iterator[Sequence[Row]]
) -> Iterator[list[Done]]:
    waiting: deque[tuple[Any, list[int]]] = deque()
    try:
        for chunk in chunks:
            future = client.submit(done_of, task, _ranges(chunk), pure=False)
            waiting.append((future, [row.number for row in chunk]))
            if len(waiting) > threads * _AHEAD:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        for future, _ in waiting:
            future.cancel()


def _result(future: Any, asked: list[int]) -> list[Done]:
    from distributed import CancelledError

    hint = "ตรวจ worker แล้วทำต่อด้วย --resume"
    try:
        error = future.exception()
    except CancelledError as cancelled:
        error = cancelled
    if isinstance(error, Faulty):
        raise error
    if error is not None:  # whatever happened on another machine: also that it is gone
        raise _fault(f"คลัสเตอร์หยุดกลางคัน: {type(error).__name__}: {error}", hint) from error
    try:
        done: list[Done] = future.result()
    except CancelledError as cancelled:  # the scheduler is gone, and what it held
        raise _fault("คลัสเตอร์หยุดกลางคัน: scheduler ไม่ตอบ", hint) from cancelled
    if [each.row for each in done] != asked:
        raise _fault("worker ไม่ได้ทำแถวครบตามที่สั่ง ตารางที่เครื่องนั้นอาจเป็นคนละแฟ้ม", hint)
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
    """The work of one run in this process, and how far its table was read."""

    def __init__(self, task: Task) -> None:
        self.run = task.run
        self._work = Work(_here(task.job))
        if self._work.contents() != task.contents:
            raise _fault("หนังสือหรือตารางที่ worker ไม่ใช่แฟ้มเดียวกับที่สั่ง", "ใช้ที่เก็บที่ทุกเครื่องเห็นร่วมกัน")
        self._rows, self._next = self._work.asked(), 1

    def done(self, ranges: Sequence[range]) -> list[Done]:
        return self._work.done([row for each in ranges for row in self._read(each)])

    def _read(self, numbers: range) -> list[Row]:
        if numbers.start < self._next:  # a task that another worker lost
            self._rows, self._next = self._work.asked(), 1
        self._next = sys.maxsize  # should reading fail, the next task reads anew
        out = []
        for row in self._rows:
            if row.number >= numbers.start:
                out.append(row)
            if row.number >= numbers.stop - 1:
                break
        self._next = numbers.stop
        return out


def _here(job: Job) -> Job:
    """Return the job with the LibreOffice of this machine."""
    if job.office is None or job.office.is_file():
        return job
    try:
        return replace(job, office=paginate.find_office(os.environ.get("DOCGEN_SOFFICE")))
    except paginate.NoOffice as error:
        raise _fault(f"worker สร้าง PDF ไม่ได้: {error}", "ติดตั้งที่ worker ทุกเครื่อง") from error


_workers: list[_Worker] = []  # of this process: that of the last job
_one_at_a_time = Lock()


def done_of(task: Task, ranges: Sequence[range]) -> list[Done]:
    """Make the letters of rows, on a worker. Raises Faulty."""
    with _one_at_a_time:
        if not _workers or _workers[0].run != task.run:
            _workers[:] = [_Worker(task)]
        return _workers[0].done(ranges)
