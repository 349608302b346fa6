"""What is said about a document: a value with a place, never formatted and never printed here.

Enters: nothing. Leaves: Span, Diagnostic and the exception that carries diagnostics over an arrow
that has no value to give. Messages are Thai, codes ASCII.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file: line and column count from 1, columns in characters, length in characters."""

    file: Path
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a file to be replaced: ``start`` and ``end`` count characters of its text from 0."""

    file: Path
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: ``code`` is stable ASCII, ``message`` says what is wrong, ``hint`` the next step.

    ``edits`` put it right, where what is right is certain. ``value`` is the value of an expression that it is about.
    """

    code: str
    message: str
    span: Span | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR
    edits: tuple[Edit, ...] = ()
    value: str | None = None


class Faulty(Exception):
    """A stage could give no value; the diagnostics say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*(d.message for d in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type["Faulty"], tuple[Diagnostic, ...]]:
        """Let it come whole from another process."""
        return type(self), self.diagnostics
