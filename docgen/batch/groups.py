"""The rows of a table by the value of a column, each group in the order of its rows.

Enters: the rows that are right, a column. Leaves: groups in the order in which the first of each stands in the table; their rows
lie on the disk, so that a million rows need no more memory than a thousand.
"""

import pickle
from collections.abc import Callable, Iterator

from docgen.aside import Aside
from docgen.batch.columns import Person

People = Callable[[], Iterator[Person]]


def grouped(people: People, column: int) -> Iterator[tuple[str, People]]:
    """Yield the value of each group, and what gives its rows anew."""
    aside = Aside("held (number integer, name text, row blob)")
    rows = ((one.row.number, one.row.values[column], pickle.dumps(one)) for one in people())
    aside.add("insert into held values (?, ?, ?)", rows)
    aside.add("create index by_name on held (name, number)", [()])
    try:
        for (name,) in aside.rows("select name from held group by name order by min(number)"):
            yield name, _Group(aside, name)
    finally:
        aside.close()


class _Group:
    """The rows of one group."""

    def __init__(self, aside: Aside, name: str) -> None:
        self._aside, self._name = aside, name

    def __call__(self) -> Iterator[Person]:
        sql = "select row from held where name = ? order by number"
        for (row,) in self._aside.rows(sql, (self._name,)):
            one: Person = pickle.loads(row)  # noqa: S301 - written above
            yield one
