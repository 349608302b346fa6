"""The table of holidays against the package that it is taken from (tests/test_holidays.py --accept writes it)."""

from collections import Counter
from datetime import date

import pytest
from holidays import __version__
from holidays.constants import GOVERNMENT, PUBLIC
from holidays.countries.thailand import Thailand

from docgen.resources import PACKAGE
from docgen.thai.holidays import holiday

TABLE = PACKAGE / "data" / "holidays.yaml"
YEARS = range(2021, 2038)
# Of these the package knows, but no office is closed for them.
_WORKED = ("วันเด็กแห่งชาติ", "วันแรงงานแห่งชาติ")
_HEAD = """\
# วันหยุดราชการประจำปี: ใช้โดย docgen/thai/holidays.py
# source: the package holidays {} (MIT, github.com/vacanza/holidays), which names the announcements in the Royal Gazette; made by tests/test_holidays.py --accept.
# Days to come are reckoned by the calendar; the Cabinet may add to them or move them.
confidence: GK-m
"""


def _name(told: str) -> str | None:
    """Return the first name of a holiday on which offices are closed."""
    names = [
        each for each in told.split("; ") if not each.removeprefix("ชดเชย").startswith(_WORKED)
    ]
    return names[0] if names else None


def _known(year: int) -> dict[str, str]:
    days = Thailand(years=[year], language="th", categories=(GOVERNMENT, PUBLIC))
    return {f"{day:%m-%d}": name for day, told in sorted(days.items()) if (name := _name(told))}


def _written() -> str:
    years = {year + 543: _known(year) for year in YEARS}
    counted = Counter(each for days in years.values() for each in days.items())
    fixed = dict(day for day, count in counted.items() if count == len(years))
    lines = [f'  "{day}": {name}\n' for day, name in sorted(fixed.items())]
    moved = []
    for year, days in years.items():
        own = ", ".join(f'"{day}": {name}' for day, name in days.items() if fixed.get(day) != name)
        moved.append(f'  "{year}": {{{own}}}\n')
    return "".join([_HEAD.format(__version__), "every_year:\n", *lines, "years:\n", *moved])


def test_the_table_is_that_of_the_package(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        TABLE.write_text(_written(), encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == _written()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 5, 31), "วันวิสาขบูชา"),
        (date(2026, 6, 1), "ชดเชยวันวิสาขบูชา"),
        (date(2026, 5, 4), "วันฉัตรมงคล"),
        (date(2026, 5, 5), ""),
        (date(2026, 5, 1), ""),  # offices are open on the day of labour
        (date(1999, 1, 1), ""),  # not known
    ],
)
def test_a_day(day: date, name: str) -> None:
    assert holiday(day) == name
