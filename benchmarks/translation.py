"""Translation: machine against people, on sources and years that shaped no weight."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from credscore import Document
from credscore.extractors.translation import Translation
from credscore.model.metrics import auc, recall_at, wilson
from credscore.training.data import Row, essays, is_kept_out, rows

WEAK_SYSTEMS = frozenset({"AIST", "Online-Y", "ALMAnaCH-Inria", "KYB"})
FLAGGED_FROM = 0.5
LENGTHS = (20, 40, 60, 80, 100, 150, 200)
ARTICLE = 100  # words; shorter texts are not scored
_EVERY = 3  # of the machine translations, one in three: 2,400 documents


def probabilities(texts: Iterable[str]) -> np.ndarray:
    """Return the translation signal of every text."""
    extractor = Translation()
    values = (extractor(Document.from_text(t), detail="score").values for t in texts)
    return np.array([v["translation.probability"] for v in values])


def measure(data: Path) -> dict[str, float | str]:
    """Return AUCs, recall, and shares flagged at 0.5 by group."""
    documents = list(rows(data, "translation/documents"))
    dev = [r for r in documents if r["split"] == "dev"]
    machine = [r for r in dev if r["label"] == "mt"][::_EVERY]
    reference = [r for r in dev if r["label"] == "human_ref"]
    native = [r for r in documents if r["label"] == "human_original"]
    sides = [(side, _judged(side)) for side in (machine, reference, native)]
    found: dict[str, float | str] = dict(against(*sides))
    found |= {
        f"{what}, documents of {ARTICLE} words or more": value
        for what, value in against(*(_long(*side) for side in sides)).items()
    }
    spelt = {k: t for k, t in essays(data, misspelt=0.01).items() if is_kept_out(k)}
    p_essay = probabilities(t[""] for t in spelt.values())
    for pivot, name in (("fr", "French"), ("zh", "Chinese")):
        p_trip = probabilities(t[pivot] for t in spelt.values() if pivot in t)
        found[f"essays through {name}, AUC (other essays trained on)"] = auc(p_trip, p_essay)
    found |= by_length(machine, reference)
    for name, texts in people(data).items():
        found |= flagged(name, probabilities(texts))
    (_, p_machine), (_, p_reference), _ = sides
    found |= flagged("human translations", p_reference)
    for pair in sorted({r["lang_pair"] for r in reference}):
        of_pair = [r["lang_pair"] == pair for r in reference]
        found |= flagged(f"human translations, {pair}", p_reference[of_pair])
    return found | flagged("machine translations", p_machine)


Judged = tuple[list[Row], np.ndarray]


def against(machine: Judged, reference: Judged, native: Judged) -> dict[str, float]:
    """Return how machine translations stand out from human ones and from native English."""
    weak = np.array([r["system"] in WEAK_SYSTEMS for r in machine[0]])
    return {
        "machine against human translation, AUC": auc(machine[1], reference[1]),
        "machine against native, AUC": auc(machine[1], native[1]),
        "weak systems, recall at 2 % of natives": recall_at(machine[1][weak], native[1], 0.02),
    }


def _judged(side: list[Row]) -> np.ndarray:
    return probabilities(r["text"] for r in side)


def _long(side: list[Row], judged: np.ndarray) -> Judged:
    long = [r["text"].count(" ") + 1 >= ARTICLE for r in side]
    return [r for r, is_long in zip(side, long, strict=True) if is_long], judged[long]


def flagged(name: str, found: np.ndarray) -> dict[str, float | str]:
    """Return the share flagged, and its interval (Wilson, 95 %)."""
    hits = int((found >= FLAGGED_FROM).sum())
    low, high = wilson(hits, len(found))
    return {
        f"flagged: {name}": hits / max(len(found), 1),
        f"flagged, 95 % interval: {name}": f"{low:.3f} to {high:.3f}, n = {len(found)}",
    }


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
            if r["lin_pc1"] >= 0.7  # noqa: PLR2004  a limit of this definition alone
        ],
        "news, outlets rated low (lin_pc1 < 0.3)": [
            r["text"]
            for r in recovery
            if r["lin_pc1"] < 0.3  # noqa: PLR2004  a limit of this definition alone
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
