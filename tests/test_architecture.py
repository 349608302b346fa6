"""The rules of the house, kept by walking the imports: stages import no stage, one owner for each outside
thing, no cycle, no oversized function or file.
"""

import ast
import re
from pathlib import Path

from conftest import ROOT

PACKAGE = ROOT / "docgen"
MODULES = {
    ".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p
    for p in PACKAGE.rglob("*.py")
}
STAGES = {
    "check",
    "read",
    "assemble",
    "validate",
    "expressions",
    "compose",
    "render",
    "rows",
    "paginate",
    "deliver",
    "report",
}
OWNERS = {
    "yaml": {f"docgen.read{part}" for part in ("", ".builder", ".faults", ".stream")},
    "docxtpl": {"docgen.render.tags", "docgen.render.pictures"},
    "docx": {"docgen.render.pictures", "docgen.render.noting"},
    "jinja2": {
        "docgen.render.tags",
        "docgen.render.prints",
        "docgen.render.faults",
        "docgen.template_check",
        "docgen.expressions.environment",
        "docgen.expressions.failures",
        "docgen.expressions.faults",
    },
    "pythainlp": {"docgen.thai.words"},
    "icu4py": {"docgen.thai.breaks", "docgen.thai.spelling"},
    "subprocess": {"docgen.paginate"},
    "pypdf": {"docgen.pages"},
    "pypdfium2": {"docgen.pages"},
    "docxtpl_lint": {"docgen.template_check"},
    "segno": {"docgen.compose.code"},
    "argparse": {
        "docgen.cli",
        "docgen.cli.parser",
        "docgen.cli.batches",
        "docgen.cli.checks",
    },
    "openpyxl": {"docgen.rows.book", "docgen.rows.sheet"},
    "distributed": {"docgen.batch.cluster"},
    "sqlite3": {"docgen.aside"},
    "wcwidth": {"docgen.report"},
}
_CITED = re.compile(r"regulation\.md ((?:sections?)? ?[\d., -]*(?: and \d(?:\.\d)?)?)")


def _imports(path: Path) -> set[str]:
    out = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            out |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return out


def _stage(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "docgen" and parts[1] in STAGES else ""


def test_stages_import_no_stage() -> None:
    wrong = [
        (name, imported)
        for name, path in MODULES.items()
        for imported in _imports(path)
        if _stage(name) and _stage(imported) and _stage(imported) != _stage(name)
    ]
    assert wrong == []


def test_one_owner_for_each_outside_thing() -> None:
    wrong = [
        (name, outside)
        for name, path in MODULES.items()
        for outside in {i.split(".")[0] for i in _imports(path)} & set(OWNERS)
        if name not in OWNERS[outside]
    ]
    assert wrong == []


def test_values_and_thai_import_no_stage() -> None:
    low = [n for n in MODULES if n.startswith(("docgen.thai", "docgen.model"))]
    assert [(n, i) for n in low for i in _imports(MODULES[n]) if _stage(i)] == []


def test_the_root_imports_nothing() -> None:
    assert _imports(MODULES["docgen"]) == set()


def test_no_cycle() -> None:
    graph = {n: {i for i in _imports(p) if i in MODULES and i != n} for n, p in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name not in done:
            for following in graph[name]:
                visit(following, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_only_the_door_prints_and_only_deliver_writes() -> None:
    for name, path in MODULES.items():
        calls = {
            node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
        }
        assert "print" not in calls or name.startswith("docgen.cli"), name
        # paginate writes the copies that LibreOffice reads, in a temporary folder.
        assert not calls & {"write_bytes", "write_text"} or name == "docgen.paginate", name


def test_functions_and_files_stay_small() -> None:
    for path in [*MODULES.values(), *(ROOT / "templates" / "source").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 400, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno <= 48, f"{path}: {node.name}"


def test_what_is_cited_stands_in_the_project() -> None:
    """regulation.md 1.3 is a place of docgen/data/regulation.md: a section, or a mistake of section 7 by its number."""
    text = (PACKAGE / "data" / "regulation.md").read_text(encoding="utf-8")
    places = set(re.findall(r"^#{2,3} (\d(?:\.\d+)?)\.? ", text, re.MULTILINE))
    mistakes = text[text.index("\n## 7.") : text.index("\n## 8.")]
    places |= {f"7.{number}" for number in re.findall(r"^(\d+)\. ", mistakes, re.MULTILINE)}
    cited = {
        number
        for path in (p for d in ("docgen", "templates", "fonts") for p in (ROOT / d).rglob("*"))
        if path.suffix in (".py", ".yaml")
        for found in _CITED.findall(path.read_text(encoding="utf-8"))
        for number in re.findall(r"\d(?:\.\d+)?", found)
    }
    assert len(cited) > 10
    assert cited <= places
