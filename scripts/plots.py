"""Draw the pictures of the page on plots, from the texts in `fixtures` and the shipped model.

``python scripts/plots.py`` writes them to `docs/figures`; ``python scripts/plots.py FOLDER png``
writes elsewhere, in another format.  Run it where the package is installed with the extra
``plots``, after anything that changes what is scored.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from credscore import Scorer, plots, summarize_sources
from credscore.learning.evaluate import evaluate
from credscore.learning.labelled import labelled

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs" / "figures"
TRIPS = {"ca": "by way of Catalan", "eo": "by way of Esperanto", "es": "by way of Spanish"}
SHOWN = ("translation.spinner", "garble.rate", "attribution.rate")


def texts() -> Iterator[dict[str, Any]]:
    """Yield articles as they were written, which pass, and their round trips, which do not."""
    seen = set()
    for language, way in TRIPS.items():
        path = ROOT / "fixtures" / "round_trips" / f"{language}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            name = row["article"]
            yield {"text": row["text"], "label": "fail", "group": name, "source": way}
            if name not in seen:
                seen.add(name)
                text = (ROOT / "fixtures" / "articles" / f"{name}.txt").read_text(encoding="utf-8")
                yield {"text": text, "label": "pass", "group": name, "source": "as written"}


def main(arguments: list[str]) -> int:
    """Draw the four."""
    folder, kind = Path(arguments[0]) if arguments else FIGURES, (*arguments[1:], "svg")[0]
    scorer, given = Scorer(), list(texts())
    found = labelled(given)
    evaluation = evaluate(scorer.model, found.table, found.left_out)
    summaries = summarize_sources(scorer.score_many(given, detail="score"))
    drawn: dict[str, Any] = {
        "plot-reliability": plots.reliability(evaluation),
        "plot-risk-coverage": plots.risk_coverage(evaluation),
        "plot-shapes": plots.shapes(scorer, features=SHOWN),
        "plot-sources": plots.sources(summaries),
    }
    for name, one in drawn.items():
        plots.save(one, folder / f"{name}.{kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
