"""Work shared out among processes of this machine.

Enters: chunks of work, and the functions that make a process ready and do a chunk. Leaves: what each chunk became, in
order. Loaded when more than one process is of use.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import parent_process
from threading import Thread
from typing import Any, Generic, TypeVar

from docgen.diagnostics import Diagnostic, Faulty

Chunk = TypeVar("Chunk")
Made = TypeVar("Made")
_AHEAD = 2  # chunks that each process has waiting


@dataclass(frozen=True)
class Task(Generic[Chunk, Made]):
    """What a process does: ``begin`` with what is ``given`` makes it ready, ``do`` takes a chunk; ``hint`` is for when one is lost."""

    begin: Callable[..., None]
    given: tuple[Any, ...]
    do: Callable[[Chunk], Made]
    hint: str


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(
    task: Task[Chunk, Made], processes: int, chunks: Iterable[Chunk]
) -> Iterator[Made]:
    """Yield what became of each chunk, in order. Raises Faulty when a process dies."""
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(task,)) as pool:
        waiting: deque[Future[Made]] = deque()
        try:
            for chunk in chunks:
                waiting.append(pool.submit(task.do, chunk))
                if len(waiting) > processes * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            lost = Diagnostic("process-lost", "โปรแกรมย่อยหยุดกลางคัน", None, task.hint)
            raise Faulty(lost) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(task: Task[Any, Any]) -> None:
    """Make a process ready to work; it leaves Ctrl-C to the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()
    task.begin(*task.given)


def _end_with_parent() -> None:
    """Wait for the end of the process that started this one: killed, it could not tell this one to stop."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
