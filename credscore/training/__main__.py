"""Rebuild every learned part from the data folder: `python -m credscore.training`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from credscore.ngram import store
from credscore.training import attribution, boilerplate, oddity, own, roundtrip
from credscore.training.data import MissingData, folder
from credscore.training.own import StaleRoundTrips
from credscore.training.roundtrip import MissingApertium
from credscore.training.spinner import MissingWordNet

DOCS = Path(__file__).resolve().parents[2] / "docs"
_WITH_ROUND_TRIPS = {"oddity", "reliability", "comparison"}


def main() -> int:
    """Build what is asked for, in order; the score's model is last and rests on the others."""
    parser = argparse.ArgumentParser(prog="python -m credscore.training", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", help="oddity, attribution, boilerplate, reliability, comparison"
    )
    parser.add_argument("--output", type=Path, default=store.SHIPPED, help="folder of the parts")
    parser.add_argument("--card", type=Path, default=DOCS / "model-card.md")
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "credscore",
        help="folder for round trips, outside the repository",
    )  # fmt: skip
    parser.add_argument(
        "--own-round-trips", dest="cache", action="store_const", const=own.FOLDER,
        help="without Apertium: use the few that are stored in fixtures, for a worse model",
    )  # fmt: skip
    asked = parser.parse_args()
    try:
        data = folder()
        steps: dict[str, Callable[[], dict[str, Any]]] = {
            "oddity": lambda: oddity.build(data, asked.output, asked.cache),
            "attribution": lambda: attribution.build(data, asked.output),
            "boilerplate": lambda: boilerplate.build(data, asked.output),
            "reliability": lambda: _reliability(data, asked),
            "comparison": lambda: _comparison(data, asked),
        }
        unknown = sorted(set(asked.parts) - steps.keys())
        if unknown:
            parser.error(f"no such part: {', '.join(unknown)}")
        names = asked.parts or list(steps)
        if _WITH_ROUND_TRIPS.intersection(names):
            roundtrip.require(asked.cache)
            if asked.cache == own.FOLDER:
                print(f"credscore.training: {own.WARNING}", file=sys.stderr)
        for name in names:
            start = time.monotonic()
            figures = steps[name]()
            print(f"{name}: {time.monotonic() - start:.0f} s", json.dumps(figures, indent=1))
    except (MissingData, MissingApertium, MissingWordNet, StaleRoundTrips) as error:
        print(f"credscore.training: {error}", file=sys.stderr)
        return 2
    return 0


def _reliability(data: Path, asked: argparse.Namespace) -> dict[str, Any]:
    # Imported here: extractors load their parts, which the earlier steps may have to build.
    from credscore.learning.card import card  # noqa: PLC0415  slow to import, so only when used
    from credscore.training import reliability  # noqa: PLC0415  slow to import, so only when used

    figures = reliability.build(data, asked.output, asked.cache)
    asked.card.write_text(card(asked.output), encoding="utf-8")
    return figures


def _comparison(data: Path, asked: argparse.Namespace) -> dict[str, Any]:
    from credscore.training import comparison  # noqa: PLC0415  as above

    return comparison.build(data, asked.output, asked.cache)


if __name__ == "__main__":
    raise SystemExit(main())
