"""Chunks of rows shared out among processes of this machine.

Enters: Work, chunks of rows. Leaves: what became of each chunk, in order. Loaded when more than one process is asked for.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from docgen.batch.work import Done, Work, begin, work_on
from docgen.diagnostics import Diagnostic, Faulty
from docgen.rows.row import Row

_AHEAD = 2  # chunks that each process has waiting


def in_processes(work: Work, processes: int, chunks: Iterator[list[Row]]) -> Iterator[list[Done]]:
    """Yield what became of each chunk, in order. Raises Faulty when a process dies."""
    with ProcessPoolExecutor(processes, initializer=begin, initargs=(work.job,)) as pool:
        waiting: deque[Future[list[Done]]] = deque()
        try:
            for chunk in chunks:
                waiting.append(pool.submit(work_on, chunk))
                if len(waiting) > processes * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            hint = "หน่วยความจำอาจไม่พอ: ลด --jobs แล้วทำต่อด้วย --resume"
            raise Faulty(Diagnostic("process-lost", "โปรแกรมย่อยหยุดกลางคัน", None, hint)) from error
        finally:
            pool.shutdown(cancel_futures=True)
