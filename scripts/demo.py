"""Score the articles of `fixtures/articles`, in an environment made for it.

Run ``python3 scripts/demo.py``.  Further arguments go to ``credscore score``.
"""

from __future__ import annotations

import sys

from environment import run

if __name__ == "__main__":
    score = ["-m", "credscore", "score", "fixtures/articles"]
    sys.exit(run(".venv-demo", "", [*score, *sys.argv[1:]]))
