"""How the time of ``docgen check`` grows with one document: lists, tables, paragraphs, letters typed by hand.

Run by hand, in an environment with docgen in it:

    python tests/bench/long.py

Each document is checked at three sizes, each twice the one before. Of the time a start of docgen is taken off; what grows with
the text alone takes twice as long then, what looks again through all that it has four times.
"""

import itertools
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

OFFICE = Path(__file__).parents[2] / "letters" / "offices" / "tha-thonglang.yaml"
SIZES = (2_000, 4_000, 8_000)
_NAMES = ["สมชาย", "สมหญิง", "ประเสริฐ", "วิชัย", "นงลักษณ์", "ปราณี", "สุรชัย", "มานพ", "กิตติ", "อรุณี"]
_FAMILIES = ["ใจดี", "ศรีสุข", "ทองคำ", "แก้วมณี", "บุญมา", "รักไทย", "พงษ์ไพร", "สายทอง"]
_PLACES = ["บ้านแดง", "หนองใหญ่", "โคกไผ่", "ดอนขาว", "ห้วยทราย", "คลองนา", "ท่าม่วง", "บึงเหนือ"]
_END = "  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
_CHANCE = random.Random(1)  # noqa: S311 - no secret


def _head(kind: str, to: str) -> str:
    return (
        f"ชนิด: {kind}\nส่วนราชการ: {OFFICE}\nที่: 77\nวันที่: 2 มีนาคม 2569\n"
        f"เรื่อง: ขอความร่วมมือเตรียมการป้องกันภัยแล้ง\nเรียน: {to}\nข้อความ:\n  - ด้วยอำเภอกำหนดประชุม ดังนี้\n"
    )


def _any(of: list[str]) -> str:
    return _CHANCE.choice(of)


def _persons(count: int) -> str:
    rows = (f"    - นาย{_any(_NAMES)}{_any(_NAMES)} {_any(_FAMILIES)}{n}\n" for n in range(count))
    to = "ผู้รับ (ตามบัญชีรายชื่อแนบท้าย)"
    return _head("หนังสือเวียน", to) + _END + "ผู้รับ:\n  รายชื่อ:\n" + "".join(rows)


def _table(count: int) -> str:
    rows = (
        f"        - [{n}, พัสดุ{_any(_PLACES)} ที่ {n}, {n % 50}, {n % 90 * 100}]\n"
        for n in range(1, count)
    )
    table = "  - ตาราง:\n      ช่อง: [ลำดับ, รายการ, จำนวน, ราคา]\n      แถว:\n" + "".join(rows)
    return _head("หนังสือภายนอก", "นายอำเภอเมืองเชียงราย") + table + _END


def _sentences(count: int) -> Iterator[str]:
    for n in range(count):
        yield (
            f"ด้วย{_any(_PLACES)} มีมติเมื่อวันที่ {n % 28 + 1} มกราคม 2569 ให้นาย{_any(_NAMES)} {_any(_FAMILIES)}"
            f" เบิกเงิน {n * 100} บาท จำนวน {n % 40} คน เวลา {n % 24:02}.00 น."
        )


def _paragraphs(count: int) -> str:
    said = "".join(f"  - {sentence}\n" for sentence in _sentences(count))
    return _head("หนังสือภายนอก", "นายอำเภอเมืองเชียงราย") + said + _END


def _typed(count: int) -> str:
    return "ที่ ชร 0018/77\n\n2 มีนาคม 2569\n\n" + "\n\n".join(_sentences(count)) + "\n"


def _one_paragraph(count: int) -> str:
    return " ".join(_sentences(count)) + "\n"


_DOCUMENTS: dict[str, tuple[Callable[[int], str], str, list[str]]] = {
    "a list of persons": (_persons, "letter.yaml", []),
    "a table": (_table, "letter.yaml", []),
    "paragraphs": (_paragraphs, "letter.yaml", []),
    "paragraphs typed by hand": (_typed, "letter.txt", ["--text"]),
    "one paragraph typed by hand": (_one_paragraph, "letter.txt", ["--text"]),
}


def _seconds(arguments: list[str]) -> float:
    """Return the processor's time of a command, the least of three."""
    least = 1e9
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run(
            [sys.executable, "-m", "docgen", *arguments], check=False, capture_output=True
        )
        least = min(least, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return least


def main() -> None:
    """Make the documents, take the times, print how they grow."""
    with tempfile.TemporaryDirectory() as made:
        for title, (make, name, options) in _DOCUMENTS.items():
            file = Path(made) / name
            times = []
            for size in (1, *SIZES):
                file.write_text(make(size), encoding="utf-8")
                times.append(_seconds(["check", *options, str(file)]))
            own = [max(each - times[0], 1e-3) for each in times[1:]]
            grown = "  ".join(f"{b / a:.1f} x" for a, b in itertools.pairwise(own))
            shown = "  ".join(f"{each:.2f} s" for each in own)
            print(f"{title:30} {shown}   {grown}")


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv):
        sys.exit(__doc__)
    main()
