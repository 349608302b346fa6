"""Many letters go through each stage together: each must come out as it does alone."""

import shutil
from pathlib import Path

import pytest
from conftest import LETTERS
from rule_pages import document

from docgen.diagnostics import Diagnostic, Faulty
from docgen.examine import Examined, examine, examine_all
from docgen.geometry import figure, settle_steps
from docgen.read import read
from docgen.steps import ABREAST, Steps, abreast, finished

FLAWED = document("ข้อความ: [จึงเรียนมาเพื่อโปรดดำเนินการในวันจันทร์ที่ 3 มีนาคม 2569]\n")


def test_letters_abreast_say_what_each_says_alone(tmp_path: Path) -> None:
    shutil.copytree(LETTERS / "offices", tmp_path / "offices")
    paths: list[Path] = []
    for source in sorted(LETTERS.glob("*/letter.yaml")):
        shutil.copytree(source.parent, tmp_path / source.parent.name)
        paths.append(tmp_path / source.parent.name / "letter.yaml")
    for number in range(ABREAST + 3):
        flawed = tmp_path / f"{number}.yaml"
        flawed.write_text(FLAWED.replace("3 มีนาคม", f"{number + 3} มีนาคม"), encoding="utf-8")
        paths.insert(2 * number, flawed)
    (tmp_path / "broken.yaml").write_text("ชนิด: [", encoding="utf-8")
    paths.insert(3, tmp_path / "broken.yaml")
    together = list(examine_all([(path.stat().st_size * 9, path) for path in paths], read))
    assert len(together) == len(paths) > 2 * ABREAST
    for path, examined in zip(paths, together, strict=True):
        if isinstance(examined, Faulty):
            with pytest.raises(Faulty) as alone:
                examine(path)
            assert alone.value.diagnostics == examined.diagnostics
        else:
            alone_said = examine(path)
            assert alone_said.said == examined.said
            assert alone_said.allowances == examined.allowances
            assert alone_said.used == examined.used
    assert any(isinstance(examined, Faulty) for examined in together)
    assert any(each.said for each in together if not isinstance(each, Faulty))


def test_the_figures_of_one_office_do_not_count_for_the_next(tmp_path: Path) -> None:
    """How long a subject may be depends on the margins that an office has settled."""
    subject = "เรื่อง: " + "ขอความอนุเคราะห์เข้าร่วมโครงการอบรมเชิงปฏิบัติการงานสารบรรณอิเล็กทรอนิกส์" * 3
    said = "ข้อความ:\n  - " + "ด้วยจังหวัดกำหนดจัดอบรมงานสารบรรณ " * 40 + "\n  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
    paths = []
    for number in range(ABREAST):
        folder = tmp_path / f"{number:02}"
        folder.mkdir()
        paths.append(folder / "letter.yaml")
        paths[-1].write_text(document(f"{subject}\n{said}"), encoding="utf-8")
        figures = f"ระยะ: {{page.left: {2 + number % 4 * 0.6:.1f}}}\n" if number % 4 else ""
        (folder / "docgen.yaml").write_text(figures or "แบบอักษร: TH SarabunPSK\n", encoding="utf-8")
    together = [
        each
        for each in examine_all([(1, path) for path in paths], read)
        if isinstance(each, Examined)
    ]
    assert [each.said for each in together] == [examine(path).said for path in paths]
    assert len({tuple(d.message for d in each.said) for each in together}) > 1


def _margins(count: int) -> Steps[list[float]]:
    """See the left margin at each of some steps."""
    seen = []
    for _ in range(count):
        seen.append(figure("page.left"))
        yield
    return seen


def test_the_figures_of_an_office_count_in_its_own_steps_alone() -> None:
    usual = figure("page.left")
    offices = [{"page.left": float(n)} if n else {} for n in range(2 * ABREAST)]
    work = ((1, settle_steps(office, _margins(n + 1))) for n, office in enumerate(offices))
    made = list(abreast(work))
    assert made == [[float(n) if n else usual] * (n + 1) for n in range(2 * ABREAST)]
    assert figure("page.left") == usual


def _failing(number: int) -> Steps[int]:
    yield
    if number % 2:
        raise Faulty(Diagnostic("file-missing", str(number)))
    return number


def test_a_fault_ends_its_own_work_alone() -> None:
    made = list(abreast((1, _failing(n)) for n in range(ABREAST + 1)))
    assert [m.diagnostics[0].message if isinstance(m, Faulty) else m for m in made] == [
        str(n) if n % 2 else n for n in range(ABREAST + 1)
    ]
    assert finished(_failing(2)) == 2
    with pytest.raises(Faulty):
        finished(_failing(1))
