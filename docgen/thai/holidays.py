"""The days on which offices are closed.

Enters: a day. Leaves: the name of its holiday. What the Cabinet decides later is not known here.
"""

import datetime
from functools import cache

from docgen.resources import table


def holiday(day: datetime.date) -> str:
    """Return the name of the holiday that a day is; "" where it is none, and in years of which none is known."""
    return _holidays().get(f"{day.year + 543}-{day:%m-%d}", "")


@cache
def _holidays() -> dict[str, str]:
    data = table("holidays")
    return {
        f"{year}-{day}": name
        for year, moved in data["years"].items()
        for day, name in (data["every_year"] | moved).items()
    }
