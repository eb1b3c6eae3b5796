"""Measure kinds of sources, forms and chains against labels by hand.

Two sets.  `source_types_dev` of the data folder: 120 sources of PolNeAR, one labeller; the rules
were corrected while looking at them.  `labels/sources.jsonl`, 400 attributions labelled for this
project by a reader who had seen neither rules nor their output: half of them ("tune") the rules
were corrected on, half ("test") were never looked at.  No text is stored, only places.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from credscore.extractors.attribution import Attributions
from credscore.extractors.base import Attribution
from credscore.text.document import Document
from credscore.training.data import rows

LABELS = Path(__file__).parent / "labels" / "sources.jsonl"
_FILES = {
    "polnear": "attribution/polnear_train_dev",
    "newsdiscourse": "attribution/newsdiscourse_train_val",
    "fakehealth": "news/fakehealth",
    "recovery": "news/recovery",
}
_UNNAMED = {"unnamed_individual", "unnamed_group"}


def kinds(data: Path) -> dict[str, float]:
    """Return accuracies, and precision and recall of unnamed sources."""
    found = list(_judged(data))
    figures: dict[str, float] = {}
    for part in ("tune", "test"):
        rows_of = [(label, one) for label, one in found if label["part"] == part]
        pairs = [(label, one) for label, one in rows_of if one]
        name = f"sources labelled by hand, {part}"
        figures[f"{name}: found"] = round(len(pairs) / len(rows_of), 3)
        kind = [(_merged(label["source_kind"]), _merged(one.source_kind)) for label, one in pairs]
        figures[f"{name}: kind, accuracy"] = _accuracy(kind)
        unnamed = Counter((a == "unnamed", b == "unnamed") for a, b in kind)
        both = unnamed[True, True]
        figures[f"{name}: unnamed, precision"] = round(both / (both + unnamed[False, True]), 3)
        figures[f"{name}: unnamed, recall"] = round(both / (both + unnamed[True, False]), 3)
        figures[f"{name}: form, accuracy"] = _accuracy([(a["form"], b.form) for a, b in pairs])
        figures[f"{name}: chain, accuracy"] = _accuracy([(a["chain"], b.chain) for a, b in pairs])
    return figures


def _merged(kind: str) -> str:
    """Take unnamed people together: labellers disagree on where two officials become a group."""
    return "unnamed" if kind in _UNNAMED else kind


def _accuracy(pairs: list[tuple[str, str]]) -> float:
    return round(sum(a == b for a, b in pairs) / len(pairs), 3)


def _judged(data: Path) -> Iterator[tuple[dict[str, Any], Attribution | None]]:
    """Pair every label with the attribution found at its place, if there is one."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    for corpus, file in _FILES.items():
        wanted: dict[str, list[dict[str, Any]]] = {}
        for label in labels:
            if label["corpus"] == corpus:
                wanted.setdefault(label["document"], []).append(label)
        for row in rows(data, file):
            if row["doc_id"] in wanted:
                found = Attributions()(Document.from_text(row["text"]), "full").attributions
                for label in wanted[row["doc_id"]]:
                    yield label, _at(found, label)


def _at(found: tuple[Attribution, ...], label: dict[str, Any]) -> Attribution | None:
    """Return the attribution whose source, and if possible cue, overlaps the label's."""

    def shared(spans: tuple[Any, ...], place: list[int]) -> int:
        return sum(max(0, min(s.end, place[1]) - max(s.start, place[0])) for s in spans)

    near = [one for one in found if shared(one.source, label["source"])]
    by = [(shared(o.cue, label["cue"]) > 0, shared(o.source, label["source"])) for o in near]
    return near[by.index(max(by))] if near else None
