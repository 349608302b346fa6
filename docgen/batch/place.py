"""The place of a batch, opened for one run at a time: its manifest and its target.

Enters: a Job, and what its documents are made of. Leaves: Manifest and Target; what is whole is ended, what was broken off is left for
a further run. Raises Faulty when there is something of others, or another run.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from docgen.batch.job import ONE_FILE, Job
from docgen.batch.manifest import Entry, Manifest, forget, is_begun, is_inside, unwritable
from docgen.batch.target import Archive, Folder, Target, drop_notes, written_in
from docgen.diagnostics import Diagnostic, Faulty, Severity, Span


@contextmanager
def opened(job: Job, made_of: Mapping[str, str]) -> Iterator[tuple[Manifest, Target]]:
    """Open the manifest and the target; what is whole is ended, what was broken off is left for a further run."""
    if job.packed and job.target.is_dir():
        hint = "ระบุชื่อแฟ้ม .zip อื่น"
        raise Faulty(
            Diagnostic("file-unwritable", f"{job.target} เป็นโฟลเดอร์", Span(job.target), hint)
        )
    stem = job.target / "manifest"
    if job.packed:
        single = Path(job.target.stem).suffix.lower() in ONE_FILE  # that has a.docx.manifest
        stem = job.target.with_name(f"{job.target.name if single else job.target.stem}.manifest")
    listing = stem.with_name(f"{stem.name}.jsonl")
    part = job.target.with_name(f"{job.target.name}.part")
    if job.packed and (job.target.exists() or part.exists()) and not listing.exists():
        hint = "ระบุชื่อแฟ้ม .zip อื่นด้วย -o"
        message = f"มี {job.target if job.target.exists() else part} ซึ่ง docgen batch ไม่ได้สร้าง"
        raise Faulty(Diagnostic("file-foreign", message, Span(job.target), hint))
    table = stem.with_name(f"{stem.name}.csv")
    if not listing.exists() and not job.replace and table.exists() and not is_begun(table):
        hint = "ระบุที่อื่นด้วย -o หรือ --replace เพื่อเขียนทับ"
        message = f"มี {stem.name}.csv ซึ่ง docgen batch ไม่ได้สร้าง"
        raise Faulty(Diagnostic("file-foreign", message, Span(job.target), hint))
    with alone(stem.parent, f".{stem.name}.docgen.lock" if job.packed else ".docgen.lock"):
        if job.replace:
            forget(stem, job.target, (name for name, _ in written_in(job.target)))
        if not job.resume:
            drop_notes(job.target)  # they tell of another run
        yield from _both(job, stem, made_of)


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """Keep other runs out of what they would write, by a file of that name in a folder. Raises Faulty when one is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / name, timeout=0)
        lock.acquire()
    except Timeout as error:
        hint = "รอให้เสร็จ หรือระบุโฟลเดอร์อื่นด้วย -o"
        message = f"docgen batch อีกคำสั่งกำลังทำงานใน {folder}"
        raise Faulty(Diagnostic("batch-running", message, Span(folder), hint)) from error
    except OSError as error:
        raise unwritable(folder, error, begun=False) from error
    try:
        yield
    finally:
        lock.release()
        with contextlib.suppress(OSError):
            (folder / name).unlink()


def _is_untouched(job: Job) -> bool:
    """Whether a run that was broken off wrote nothing yet, noted or not."""
    if job.packed:
        part = job.target.with_name(f"{job.target.name}.part")
        return not part.exists() or not part.stat().st_size
    return next(written_in(job.target), None) is None


def _both(job: Job, stem: Path, made_of: Mapping[str, str]) -> Iterator[tuple[Manifest, Target]]:
    manifest = Manifest(stem, job.target, made_of, resume=job.resume)
    with contextlib.closing(manifest):
        target = Archive(job.target, resume=job.resume) if job.packed else Folder(job.target)
        whole = False
        try:
            yield manifest, target
            whole = True
        finally:
            target.close() if whole else target.leave()
            if not whole and _is_untouched(job):
                manifest.drop_if_empty()


def spared(target: Target, entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Yield what someone changed since an earlier run made it: it is put aside before it is made again."""
    for entry in entries:
        if is_inside(entry.file) and (kept := target.spare(entry.file, entry.sha256)):
            message = f"มีผู้แก้ {entry.file} หลังจาก docgen สร้าง: ฉบับที่แก้เก็บไว้เป็น {kept}"
            hint = "สร้างฉบับใหม่ตามตารางแล้ว เลือกใช้ฉบับใดฉบับหนึ่ง"
            span = Span(target.folder / entry.file)
            yield Diagnostic("file-edited", message, span, hint, Severity.WARNING)
