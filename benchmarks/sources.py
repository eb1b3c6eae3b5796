"""Measure kinds of sources, forms and chains against labels by hand.

Two sets.  `source_types_dev` of the data folder: 120 sources of PolNeAR, one labeller; the rules
were corrected while looking at them.  `labels/sources.jsonl`, 400 attributions labelled for this
project by a reader who had seen neither rules nor their output: half of them ("tune") the rules
were corrected on, half ("test") were never looked at.  No text is stored, only places:
the row of the file, and offsets.
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
_TYPES = {
    "unnamed_individual_or_officials": "unnamed_individual",
    "organisation": "named_organisation",
    "role_needs_coref": "unresolved",
    "other": "unresolved",
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
    return figures | _typed(data)


def _typed(data: Path) -> dict[str, float]:
    """Measure the 120 sources of `source_types_dev`, which the rules were corrected on."""
    labels = list(rows(data, "attribution/source_types_dev"))
    wanted = {label["doc_id"] for label in labels}
    texts = {
        row["doc_id"]: row["text"]
        for row in rows(data, _FILES["polnear"])
        if row["doc_id"] in wanted
    }
    read = {
        name: Attributions()(Document.from_text(text), "full").attributions
        for name, text in texts.items()
    }
    places = [
        {"source": [label["source"][0][0], label["source"][-1][1]], "cue": [0, 0]}
        for label in labels
    ]
    found = [
        (_TYPES.get(label["type"], label["type"]), _at(read[label["doc_id"]], place))
        for label, place in zip(labels, places, strict=True)
    ]
    pairs = [(_merged(kind), _merged(one.source_kind)) for kind, one in found if one]
    return {
        "source_types_dev: found": round(len(pairs) / len(found), 3),
        "source_types_dev: kind, accuracy": _accuracy(pairs),
    }


def _merged(kind: str) -> str:
    """Take unnamed people together: labellers disagree on where two officials become a group."""
    return "unnamed" if kind in _UNNAMED else kind


def _accuracy(pairs: list[tuple[str, str]]) -> float:
    return round(sum(a == b for a, b in pairs) / len(pairs), 3)


def _judged(data: Path) -> Iterator[tuple[dict[str, Any], Attribution | None]]:
    """Pair every label with the attribution found at its place, if there is one."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    for corpus, file in _FILES.items():
        wanted: dict[int, list[dict[str, Any]]] = {}
        for label in labels:
            if label["corpus"] == corpus:
                wanted.setdefault(label["row"], []).append(label)
        for i, row in enumerate(rows(data, file)):
            if i in wanted:
                found = Attributions()(Document.from_text(row["text"]), "full").attributions
                for label in wanted[i]:
                    yield label, _at(found, label)


def _at(found: tuple[Attribution, ...], label: dict[str, Any]) -> Attribution | None:
    """Return the attribution whose source, and if possible cue, overlaps the label's."""

    def shared(spans: tuple[Any, ...], place: list[int]) -> int:
        return sum(max(0, min(s.end, place[1]) - max(s.start, place[0])) for s in spans)

    near = [one for one in found if shared(one.source, label["source"])]
    by = [(shared(o.cue, label["cue"]) > 0, shared(o.source, label["source"])) for o in near]
    return near[by.index(max(by))] if near else None
