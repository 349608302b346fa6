"""Raised when typed text cannot be read as a date, a time, a number; the model turns it into a fault."""


class Unreadable(ValueError):
    """``message`` says what is wrong, ``hint`` what to type instead; both Thai. ``value`` is what was refused."""

    def __init__(self, message: str, hint: str = "", value: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.value = value
