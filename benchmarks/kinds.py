"""Each kind of machine by its own detector and by all together, against ordinary news."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from credscore import Document
from credscore.model.metrics import auc, recall_at
from credscore.oddity.reading import read
from credscore.oddity.wording import MAKERS
from credscore.training.data import RESERVED, is_kept_out, natives, rows
from credscore.training.roundtrip import round_trips
from credscore.training.spinner import spin

CHARACTERS = 5000
SHARES = (0.25, 0.1)


def originals(data: Path) -> list[str]:
    """Return news articles of which nothing was trained: neither they nor copies of them."""
    news = [r for r in natives(data) if r["kind"] == "news" and is_kept_out(r["key"])]
    return [r["text"][:CHARACTERS] for r in news[-RESERVED:]]


def measure(data: Path, cache: Path) -> dict[str, float]:
    """Return AUC and recall at 1 % false positives on news, for round trips and spun copies."""
    texts = originals(data)
    news = _judged([r["text"] for r in rows(data, "news/recovery")])
    news = np.concatenate([news, _judged([r["text"] for r in rows(data, "news/fakehealth")])])
    own = _judged(texts)
    copies = {
        "round trips through Catalan, never trained on": (
            "rule_based", round_trips(texts, "ca", cache),
        ),
        "round trips through Spanish": ("rule_based", round_trips(texts, "es", cache)),
    } | {
        f"synonym-spun news, {share:.0%} of content words": (
            "spinner", [spin(text, share, seed).text for seed, text in enumerate(texts, 500)],
        )
        for share in SHARES
    }  # fmt: skip
    found = {}
    for name, (maker, made) in copies.items():
        judged = _judged(made)
        column = MAKERS.index(maker)
        found |= {
            f"{name}: AUC against news": auc(judged[:, -1], news[:, -1]),
            f"{name}: AUC against the originals": auc(judged[:, -1], own[:, -1]),
            f"{name}: recall at 1 % of news": recall_at(judged[:, -1], news[:, -1], 0.01),
            f"{name}, by its own detector: AUC": auc(judged[:, column], news[:, column]),
            f"{name}, by its own detector: recall at 1 % of news": recall_at(
                judged[:, column], news[:, column], 0.01
            ),
            f"{name}: flagged": float((judged[:, -1] > 0).mean()),
        }
    return found


def _judged(texts: Sequence[str]) -> np.ndarray:
    """Return log-odds by maker, and of any of them; shape (n_texts, n_makers + 1)."""
    readings = [read(Document.from_text(text)) for text in texts]
    return np.array([[*r.by_maker, r.log_odds] for r in readings if not np.isnan(r.log_odds)])
