"""Translation: machine against people, on sources and years that shaped no weight."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from credscore import Document
from credscore.extractors.translation import Translation
from credscore.model.metrics import auc, recall_at
from credscore.training.data import Row, essays, is_kept_out, rows

WEAK_SYSTEMS = frozenset({"AIST", "Online-Y", "ALMAnaCH-Inria", "KYB"})
FLAGGED_FROM = 0.5
LENGTHS = (20, 40, 60, 80, 100, 150, 200)
_EVERY = 3  # of the machine translations, one in three: 2,400 documents


def probabilities(texts: Iterable[str]) -> np.ndarray:
    """Return the translation signal of every text."""
    extractor = Translation()
    values = (extractor(Document.from_text(t), detail="score").values for t in texts)
    return np.array([v["translation.probability"] for v in values])


def measure(data: Path) -> dict[str, float]:
    """Return AUCs, recall, and shares flagged at 0.5 by group."""
    dev = [r for r in rows(data, "translation/documents") if r["split"] == "dev"]
    machine = [r for r in dev if r["label"] == "mt"][::_EVERY]
    p_machine = probabilities(r["text"] for r in machine)
    p_reference = probabilities(r["text"] for r in dev if r["label"] == "human_ref")
    p_original = probabilities(
        r["text"] for r in rows(data, "translation/documents") if r["label"] == "human_original"
    )
    weak = np.array([r["system"] in WEAK_SYSTEMS for r in machine])
    found = {
        "machine against human translation, AUC": auc(p_machine, p_reference),
        "machine against native, AUC": auc(p_machine, p_original),
        "weak systems, recall at 2 % of natives": recall_at(p_machine[weak], p_original, 0.02),
    }
    spelt = {k: t for k, t in essays(data, misspelt=0.01).items() if is_kept_out(k)}
    p_essay = probabilities(t[""] for t in spelt.values())
    for pivot, name in (("fr", "French"), ("zh", "Chinese")):
        p_trip = probabilities(t[pivot] for t in spelt.values() if pivot in t)
        found[f"essays through {name}, AUC (other essays trained on)"] = auc(p_trip, p_essay)
    for name, texts in people(data).items():
        found[f"flagged: {name}"] = float((probabilities(texts) >= FLAGGED_FROM).mean())
    found |= by_length(machine, [r for r in dev if r["label"] == "human_ref"])
    found["flagged: human translations"] = float((p_reference >= FLAGGED_FROM).mean())
    found["flagged: machine translations"] = float((p_machine >= FLAGGED_FROM).mean())
    return found


def by_length(machine: list[Row], people: list[Row]) -> dict[str, float]:
    """Return the AUC on texts cut to a few lengths: how much a short text can tell."""
    found = {}
    for words in LENGTHS:
        sides = [
            probabilities(
                " ".join(r["text"].split(" ")[:words])
                for r in side
                if r["text"].count(" ") >= LENGTHS[-1]
            )
            for side in (machine, people)
        ]
        found[f"machine against human translation, first {words} words, AUC"] = auc(*sides)
    return found


def people(data: Path) -> dict[str, list[str]]:
    """Return texts by people that shaped nothing, by group."""
    learners = list(rows(data, "learners/essays"))
    recovery = list(rows(data, "news/recovery"))
    health = list(rows(data, "news/fakehealth"))
    return {
        "news of 83 outlets": [r["text"] for r in recovery],
        "news, outlets rated high (lin_pc1 >= 0.7)": [
            r["text"]
            for r in recovery
            if r["lin_pc1"] >= 0.7  # noqa: PLR2004
        ],
        "news, outlets rated low (lin_pc1 < 0.3)": [
            r["text"]
            for r in recovery
            if r["lin_pc1"] < 0.3  # noqa: PLR2004
        ],
        "health news": [r["text"] for r in health if r["kind"] == "HealthStory"],
        "health press releases": [r["text"] for r in health if r["kind"] == "HealthRelease"],
        "US politics (PolNeAR dev)": [
            r["text"] for r in rows(data, "attribution/polnear_train_dev") if r["split"] == "dev"
        ],
        "learners of English (W&I)": [r["text"] for r in learners if not r["native"]],
        "natives' essays (LOCNESS)": [r["text"] for r in learners if r["set"] == "wi_locness_N"],
        "students' reports and essays": [
            r["text"] for r in learners if r["set"][:2] in ("CS", "Co")
        ],
    }
