"""One row of a table.

Enters: nothing. Leaves: Row.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Row:
    """``number`` counts the rows from 1; ``line`` is where it stands: a line of the file, or a row of the sheet.

    Never changed: a frozen one takes three times as long to make, and so does what is made for each row elsewhere.
    """

    number: int
    values: tuple[str, ...]
    line: int
    bare: bool = False  # it states that nothing is added to its name
