"""The words of the command line: commands, options, help in Thai. Prints nothing."""

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn

from docgen import __version__

_USAGE_WORDS = (
    (r"the following arguments are required: (.*)", r"ต้องระบุ \1"),
    (r"unrecognized arguments: (.*)", r"ไม่รู้จัก \1"),
    (r"argument (\S+): invalid choice: (\S+).*", r"\1: ใช้ \2 ไม่ได้"),
    (r"argument (\S+): not allowed with argument (\S+)", r"ใช้ \1 กับ \2 พร้อมกันไม่ได้"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1: ต้องมีค่าตามหลัง"),
)


class _Parser(argparse.ArgumentParser):
    """argparse that speaks Thai."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **kwargs)
        self._positionals.title = "สิ่งที่ต้องระบุ"
        self._optionals.title = "ตัวเลือก"
        self.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้นี้")

    def error(self, message: str) -> NoReturn:
        for english, thai in _USAGE_WORDS:
            message = re.sub(english, thai, message)
        message = message.removeprefix("argument ")
        self.exit(2, f"ใช้คำสั่งผิด: {message}\nดูวิธีใช้: {self.prog} --help\n")


class _Help(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        super().add_usage(usage, actions, groups, "ใช้: " if prefix is None else prefix)


_BUILD_HELP = """ตัวอย่าง:  docgen build letters/samut-sakhon-14080

สร้างหนังสือ บัญชีแนบท้าย และสรุปผลการประชุมเป็น .docx จากโฟลเดอร์หรือแฟ้ม YAML
หลายฉบับพร้อมกันได้ แฟ้มที่สร้างอยู่ในโฟลเดอร์ out หรือที่ -o ระบุ"""


def _path(typed: str) -> Path:
    if not typed:
        raise argparse.ArgumentTypeError("ชื่อแฟ้มว่าง")  # Path("") would be the whole folder
    return Path(typed)


def _count(typed: str) -> int:
    if not typed.isdecimal() or not int(typed):
        raise argparse.ArgumentTypeError("ต้องเป็นจำนวนเต็มตั้งแต่ 1")
    return int(typed)


def _said(typed: str) -> str:
    """What a script leaves empty was meant to say something."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("ว่าง")
    return typed


def _jobs(typed: str) -> int:
    if not typed.isdecimal():
        raise argparse.ArgumentTypeError("จำนวนโปรแกรมย่อย 1 ขึ้นไป หรือ 0 เท่าที่คุ้ม")
    return int(typed)


def command_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="docgen", description="สร้างหนังสือราชการจาก YAML\n\nตัวอย่าง:  docgen build โฟลเดอร์หนังสือ"
    )
    parser.add_argument(
        "--version", action="version", version=f"docgen {__version__}", help="แสดงรุ่น"
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="คำสั่ง", title="คำสั่ง", prog="docgen"
    )
    _build_parser(commands)
    _batch_parser(commands)
    _check_parsers(commands)
    _draft_parsers(commands)
    _template_parser(commands)
    return parser


def _build_parser(commands: Any) -> None:
    build = commands.add_parser("build", description=_BUILD_HELP, help="สร้างเอกสาร")
    build.add_argument(
        "letters", nargs="+", type=_path, metavar="หนังสือ", help="โฟลเดอร์หรือแฟ้ม .yaml"
    )
    build.add_argument(
        "-o",
        "--output",
        type=_path,
        metavar="โฟลเดอร์",
        help="ที่เก็บเอกสาร (ปกติตาม docgen.yaml หรือ out)",
    )
    build.add_argument("--pdf", action="store_true", help="สร้าง PDF ด้วย (ต้องมี LibreOffice)")
    build.add_argument(
        "--template", action="append", default=[], metavar="เอกสาร=แฟ้ม",
        help="ใช้แม่แบบของตนเอง เช่น letter=ของเรา.docx หรือ หนังสือ=ของเรา.docx",
    )  # fmt: skip
    build.add_argument(
        "--format",
        choices=("human", "short", "json"),
        default="human",
        help="รูปแบบรายงาน (ปกติ human)",
    )


_BATCH_HELP = """ตัวอย่าง:  docgen batch ขอเชิญอบรม --recipients ผู้รับ.xlsx
           docgen batch ขอเชิญอบรม --recipients ผู้รับ.csv -o ขอเชิญ.zip --dry-run

สร้างหนังสือหนึ่งฉบับต่อแถวของตาราง (.csv .xlsx .yaml หรือ - จาก stdin) คอลัมน์ชื่อเดียวกับคีย์ของผู้รับ
(ชื่อ หน่วยงาน ที่อยู่ คำขึ้นต้น ชั้นผู้รับ ฯลฯ) หรือของหนังสือ (ที่ เรื่อง สิ่งที่ส่งมาด้วย) ใช้แทนค่านั้น; ทุกคอลัมน์ใช้ในข้อความได้: {{ แถว.ชื่อคอลัมน์ }}
แถวที่ผิดถูกข้ามและบอกไว้ แถวอื่นทำต่อ; manifest.csv บอกแฟ้มของทุกแถว; หยุดแล้วทำต่อด้วย --resume"""


def _batch_parser(commands: Any) -> None:
    batch = commands.add_parser("batch", description=_BATCH_HELP, help="สร้างหนังสือทีละมาก ๆ จากตาราง")
    batch.add_argument(
        "letters", nargs="+", type=_path, metavar="หนังสือ",
        help="โฟลเดอร์หรือแฟ้ม .yaml; โฟลเดอร์ที่มีหลายฉบับ ทำทุกฉบับที่มีตารางอยู่ข้าง ๆ",
    )  # fmt: skip
    batch.add_argument(
        "--recipients",
        type=_path,
        metavar="ตาราง",
        help=".csv .xlsx .yaml หรือ - (ปกติ recipients.xlsx หรือ .csv ข้างหนังสือ)",
    )
    batch.add_argument(
        "--sheet", type=_said, metavar="ชื่อ", help="แผ่นงานของ .xlsx (ปกติแผ่นแรกที่ไม่ซ่อน)"
    )
    batch.add_argument(
        "-o",
        "--output",
        type=_path,
        metavar="ที่เก็บ",
        help="โฟลเดอร์ แฟ้ม .zip หรือ .docx / .pdf แฟ้มเดียวที่รวมทุกฉบับ (ปกติ out/ชื่อหนังสือ)",
    )
    batch.add_argument(
        "--map", action="append", default=[], metavar="คอลัมน์=คีย์",
        help="คอลัมน์นี้คือคีย์ใด เมื่อชื่อคอลัมน์ไม่ใช่ชื่อคีย์ เช่น ผู้บริหาร=ชื่อ",
    )  # fmt: skip
    batch.add_argument(
        "--file-name", type=_said, metavar="แบบ",
        help='แบบชื่อแฟ้ม / แบ่งโฟลเดอร์ เช่น "{{ แถว.อำเภอ }}/{{ row_number }} {{ title }} {{ แถว.ชื่อ }}"',
    )  # fmt: skip
    batch.add_argument(
        "--group-by", type=_said, metavar="คอลัมน์", help="บัญชีแนบท้ายแยกตามค่าของคอลัมน์นี้ เช่น อำเภอ"
    )
    batch.add_argument(
        "--template", action="append", default=[], metavar="เอกสาร=แฟ้ม", help="ใช้แม่แบบของตนเอง"
    )
    _run_options(batch)


def _run_options(batch: argparse.ArgumentParser) -> None:
    """Add what tells how a batch runs, not what it makes."""
    batch.add_argument("--pdf", action="store_true", help="สร้าง PDF ของทุกฉบับด้วย (ต้องมี LibreOffice)")
    batch.add_argument(
        "-v", "--verbose", action="store_true", help="บอกด้วยว่ากี่แถววางหน้าทีละแถว (ช้ากว่า)"
    )
    batch.add_argument(
        "--bind",
        action="store_true",
        help="รวมทุกฉบับเป็นแฟ้มเดียวสำหรับพิมพ์ด้วย (.docx และ .pdf เมื่อมี --pdf)",
    )
    batch.add_argument(
        "--only", type=_said, metavar="แถว", help="เฉพาะแถวเหล่านี้ นับจากแถวข้อมูลแรก เช่น 5,8-12"
    )
    batch.add_argument("--limit", type=_count, metavar="จำนวน", help="เพียงเท่านี้แถวแรก")
    batch.add_argument(
        "--jobs", type=_jobs, default=0, metavar="จำนวน", help="ทำหลายแถวพร้อมกัน (ปกติ 0 = เท่าที่คุ้ม)"
    )
    batch.add_argument(
        "--cluster", default="", metavar="ที่อยู่",
        help="ให้ worker ของ Dask scheduler ที่นี่ทำ เช่น tcp://10.0.0.5:8786 (ที่เก็บต้องเห็นได้จากทุกเครื่อง)",
    )  # fmt: skip
    again = batch.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="ทำต่อจากที่หยุดไว้")
    again.add_argument("--replace", action="store_true", help="ทำใหม่แทนงานเดิมในที่เดียวกัน")
    batch.add_argument(
        "--preview", type=_count, metavar="แถว", help="แสดงข้อความของหนังสือแถวนี้ โดยไม่เขียนแฟ้มใด"
    )
    batch.add_argument("--dry-run", action="store_true", help="ตรวจทุกแถวโดยไม่เขียนแฟ้มใด")
    batch.add_argument(
        "--format",
        choices=("human", "short", "json"),
        default="human",
        help="รูปแบบรายงาน (ปกติ human)",
    )


_CHECK_HELP = """ตัวอย่าง:  docgen check letters/samut-sakhon-14080
           docgen check --fix .
           docgen check --text หนังสือเก่า.docx

ตรวจหนังสือเหมือนเลขานุการที่รอบคอบ: เลขที่และวันที่ไม่ตรงกัน คำขึ้นต้นคำลงท้าย คำผิด เว้นวรรค ฯลฯ (ดู docgen rules)
รับโฟลเดอร์ (ตรวจทุกฉบับในนั้น) หรือแฟ้ม; - อ่านจาก stdin ชื่อแฟ้มบอกด้วย --name
จบด้วยรหัส 1 เมื่อมีที่ผิด (เมื่อใช้ --strict คำเตือนถือเป็นที่ผิด)
ที่ไม่ผิดจริง ยอมได้ด้วย # docgen: ยอม รหัสกฎ เหตุผล ท้ายบรรทัดนั้น หรือด้วย ยอม ใน docgen.yaml"""
_RULES_HELP = """ตัวอย่าง:  docgen rules
           docgen rules A001

แสดงกฎทั้งหมดของ docgen check หรือคำอธิบายกฎหนึ่ง: ตรวจอะไร เพราะเหตุใด ที่มา ความแน่ใจ ตัวอย่าง"""


def _check_parsers(commands: Any) -> None:
    check = commands.add_parser("check", description=_CHECK_HELP, help="ตรวจหนังสือ")
    check.add_argument(
        "paths", nargs="+", type=_path, metavar="แฟ้มหรือโฟลเดอร์", help="ที่จะตรวจ; - คือ stdin"
    )
    check.add_argument(
        "--text",
        action="store_true",
        help="เป็นหนังสือที่พิมพ์เอง (.txt และ .docx เป็นอยู่แล้ว; ของโฟลเดอร์ คือทุกแฟ้ม .txt .docx ในนั้น)",
    )
    check.add_argument(
        "--name", type=_path, metavar="แฟ้ม", help="ชื่อแฟ้มของข้อความจาก stdin เช่น หนังสือ1/letter.yaml"
    )
    check.add_argument("--strict", action="store_true", help="คำเตือนถือเป็นที่ผิด")
    mending = check.add_mutually_exclusive_group()
    mending.add_argument("--fix", action="store_true", help="แก้ที่แน่นอนลงในแฟ้ม")
    mending.add_argument("--diff", action="store_true", help="แสดงที่ --fix จะแก้ โดยไม่เขียน")
    check.add_argument(
        "--jobs", type=_jobs, default=0, metavar="จำนวน", help="ตรวจหลายฉบับพร้อมกัน (ปกติ 0 = เท่าที่คุ้ม)"
    )
    check.add_argument(
        "--format",
        choices=("human", "short", "json", "sarif", "github"),
        default="human",
        help="รูปแบบรายงาน (ปกติ human)",
    )
    rules = commands.add_parser("rules", description=_RULES_HELP, help="กฎของ docgen check")
    rules.add_argument("code", nargs="?", metavar="รหัส", help="รหัสกฎ เช่น A001")


_NEW_HELP = """ตัวอย่าง:  docgen new บันทึกข้อความ ขออนุมัติจัดอบรม

เขียนแฟ้มตั้งต้นที่สร้างเอกสารได้ทันที ชนิดเป็นไทยหรืออังกฤษ (ดู docgen kinds)
docgen new agency สร้างแฟ้มส่วนราชการครั้งเดียวใช้ทุกฉบับ ไม่เขียนทับแฟ้มที่มีอยู่"""
_SCHEMA_HELP = """ตัวอย่าง:  docgen schema memo > memo.schema.json

พิมพ์ JSON Schema (2020-12) ให้โปรแกรมแก้ไขแฟ้มช่วยเติมคีย์ บอกความหมาย และเตือนเมื่อพิมพ์ผิด"""
_TEMPLATE_HELP = """ตัวอย่าง:  docgen template copy letter แม่แบบของเรา
           docgen template check แม่แบบของเรา/letter.docx

list ชื่อแม่แบบทั้งหมด; vars ชื่อ ค่าที่แม่แบบใช้ได้; check แฟ้ม ตรวจแม่แบบของตนเอง; copy ชื่อ โฟลเดอร์ คัดลอกไปแก้"""


def _draft_parsers(commands: Any) -> None:
    draft = commands.add_parser("new", description=_NEW_HELP, help="เขียนแฟ้มตั้งต้น")
    draft.add_argument("kind", metavar="ชนิด", help="ชนิดของเอกสาร หรือ agency")
    draft.add_argument(
        "folder", nargs="?", type=_path, metavar="โฟลเดอร์", help="ที่เขียนแฟ้ม (ปกติตามชื่อชนิด)"
    )
    commands.add_parser("kinds", description="ตัวอย่าง:  docgen kinds", help="ชนิดของเอกสาร")
    scheme = commands.add_parser(
        "schema", description=_SCHEMA_HELP, help="JSON Schema สำหรับโปรแกรมแก้ไขแฟ้ม"
    )
    scheme.add_argument(
        "kind",
        nargs="?",
        default="",
        metavar="ชนิด",
        help="ชนิด, agency, recipients, meeting หรือ docgen (ไม่ระบุ = ทุกชนิด)",
    )


def _template_parser(commands: Any) -> None:
    templates = commands.add_parser(
        "template", description=_TEMPLATE_HELP, help="แม่แบบ: list, vars, check, copy"
    )
    actions = templates.add_subparsers(dest="action", required=True, metavar="คำสั่ง", title="คำสั่ง")
    actions.add_parser("list", description="ตัวอย่าง:  docgen template list", help="ชื่อแม่แบบทั้งหมด")
    values = actions.add_parser(
        "vars", description="ตัวอย่าง:  docgen template vars letter", help="ค่าที่แม่แบบใช้ได้"
    )
    values.add_argument("name", metavar="ชื่อ", help="ชื่อแม่แบบ")
    check = actions.add_parser(
        "check",
        description="ตัวอย่าง:  docgen template check ของเรา.docx --as letter",
        help="ตรวจแม่แบบของตนเอง",
    )
    check.add_argument("file", type=Path, metavar="แฟ้ม", help="แม่แบบ .docx")
    check.add_argument("--as", dest="name", metavar="ชื่อ", help="แม่แบบชื่อนี้ (ปกติตามชื่อแฟ้ม)")
    check.add_argument(
        "--format",
        choices=("human", "short", "json"),
        default="human",
        help="รูปแบบรายงาน (ปกติ human)",
    )
    copy = actions.add_parser(
        "copy",
        description="ตัวอย่าง:  docgen template copy letter แม่แบบของเรา",
        help="คัดลอกแม่แบบไปแก้",
    )
    copy.add_argument("name", metavar="ชื่อ", help="ชื่อแม่แบบ")
    copy.add_argument("folder", type=Path, metavar="โฟลเดอร์", help="โฟลเดอร์ปลายทาง")
