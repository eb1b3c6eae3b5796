"""`python -m credscore`: the command line."""

from __future__ import annotations

import sys

from credscore.cli import main

if __name__ == "__main__":
    sys.exit(main())
