"""What goes to stdout, whose reader may go away (``docgen build ... | head``): the exit code stays what it is."""

import contextlib
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def listed() -> Iterator[None]:
    """Print what is printed within, as far as anyone reads it."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
