"""``python -m docgen``: the same door as the command ``docgen``."""

import sys

from docgen.cli import main

if __name__ == "__main__":
    sys.exit(main())
