"""The score: what people's texts get, by group, on texts that shaped nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import credscore
from benchmarks.translation import people
from credscore.model.metrics import wilson


def measure(data: Path) -> dict[str, float | str]:
    """Return shares of `fail` and `review` by group, with 95 % intervals of `fail`."""
    found: dict[str, float | str] = {}
    for name, texts in people(data).items():
        scores = list(credscore.score_many(texts, detail="score"))
        scored = [s for s in scores if s.status == "scored"]
        fails = sum(s.verdict == "fail" for s in scored)
        low, high = wilson(fails, len(scored))
        found[f"fail: {name}"] = fails / max(len(scored), 1)
        found[f"fail, 95 % interval: {name}"] = f"{low:.3f} to {high:.3f}, n = {len(scored)}"
        reviews = sum(s.verdict == "review" for s in scored)
        found[f"review: {name}"] = reviews / max(len(scored), 1)
        found[f"median score: {name}"] = float(np.median([s.score for s in scored]))
        found[f"not scored: {name}"] = 1 - len(scored) / len(scores)
    return found


def seeds(folder: Path) -> dict[str, float | str]:
    """Return translation, score and verdict of each article of the acceptance set."""
    found: dict[str, float | str] = {}
    for path in sorted(folder.glob("*.txt")):
        s = credscore.score(path.read_text(encoding="utf-8"))
        key = path.name[:3]
        pieces = sum(e.rule.startswith(("translation.", "garble.")) for e in s.evidence)
        found[f"{key}: translation"] = s.signals["translation"].value
        found[f"{key}: score"] = -1.0 if s.score is None else s.score
        found[f"{key}: verdict"] = str(s.verdict)
        found[f"{key}: translation and garble evidence per 1,000 words"] = 1000 * pieces / s.n_words
    return found
