"""What each source of evidence adds to the translation signal, and what training data does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks import kinds
from benchmarks.translation import WEAK_SYSTEMS, people
from credscore import Document
from credscore.model.metrics import auc, recall_at
from credscore.ngram.views import views
from credscore.oddity.reading import Reading, any_of, base_log_odds, of_marks, read
from credscore.oddity.wording import MAKERS
from credscore.text.tokens import tokenize
from credscore.training import wording
from credscore.training.counted import counts
from credscore.training.data import essays, is_kept_out, rows
from credscore.training.roundtrip import round_trips
from credscore.training.spinner import spin

_EVERY = 6  # of the machine translations
_NEURAL, _RULES, _SPINNER = (MAKERS.index(m) for m in ("neural", "rule_based", "spinner"))


def measure(data: Path, cache: Path) -> dict[str, float]:
    """Return AUCs of the signal as parts of it are added, and of weights without essays."""
    texts = _texts(data, cache)
    read_once = {
        name: [r for r in map(_read, some) if not np.isnan(r.log_odds)]
        for name, some in texts.items()
    }
    found = {}
    for step, judge in _STEPS.items():
        values = {name: np.array([judge(r) for r in some]) for name, some in read_once.items()}
        found |= {f"{step}: {what}": value for what, value in _figures(values).items()}
    return found | _without_essays(data, texts)


def _read(text: str) -> Reading:
    return read(Document.from_text(text))


def _wording(reading: Reading) -> float:
    return float(reading.by_maker[_NEURAL]) - of_marks(reading.marks)


def _some(*makers: int) -> Callable[[Reading], float]:
    return lambda reading: any_of(reading.by_maker[list(makers)])


_STEPS: dict[str, Callable[[Reading], float]] = {
    "wording": _wording,
    "and broken marks": lambda reading: float(reading.by_maker[_NEURAL]),
    "and damage by rules": _some(_NEURAL, _RULES),
    "and exchanged synonyms (all)": lambda reading: reading.log_odds,
    "damage by rules alone": lambda reading: float(reading.by_maker[_RULES]),
    "exchanged synonyms alone": lambda reading: float(reading.by_maker[_SPINNER]),
    "nothing but the base rate": lambda _: any_of(base_log_odds()),
}


def _texts(data: Path, cache: Path) -> dict[str, list[str]]:
    documents = list(rows(data, "translation/documents"))
    dev = [r for r in documents if r["split"] == "dev"]
    machine = [r for r in dev if r["label"] == "mt"]
    spelt = [t for key, t in essays(data, misspelt=0.01).items() if is_kept_out(key)]
    originals = kinds.originals(data)
    groups = people(data)
    return {
        "machine": [r["text"] for r in machine[::_EVERY]],
        "weak": [r["text"] for r in machine if r["system"] in WEAK_SYSTEMS][::2],
        "reference": [r["text"] for r in dev if r["label"] == "human_ref"],
        "native": [r["text"] for r in documents if r["label"] == "human_original"],
        "essay": [t[""] for t in spelt],
        "French": [t["fr"] for t in spelt if "fr" in t],
        "Chinese": [t["zh"] for t in spelt if "zh" in t],
        "news": groups["news of 83 outlets"],
        "learners": groups["learners of English (W&I)"],
        "Catalan": round_trips(originals, "ca", cache),
        "spun": [spin(text, 0.25, seed).text for seed, text in enumerate(originals, 500)],
    }


def _figures(values: dict[str, np.ndarray]) -> dict[str, float]:
    above = float(np.quantile(values["news"], 0.99))
    return {
        "machine against human translation": auc(values["machine"], values["reference"]),
        "machine against native": auc(values["machine"], values["native"]),
        "weak systems at 2 % of natives": recall_at(values["weak"], values["native"], 0.02),
        "essays through French": auc(values["French"], values["essay"]),
        "essays through Chinese": auc(values["Chinese"], values["essay"]),
        "round trips through Catalan against news": auc(values["Catalan"], values["news"]),
        "synonym-spun against news": auc(values["spun"], values["news"]),
        "learners above 99 % of news": float((values["learners"] > above).mean()),
    }


def _without_essays(data: Path, texts: dict[str, list[str]]) -> dict[str, float]:
    """Return how paired weights carry over from news to essays they never saw, and back."""
    translated = wording.translation_pairs(data)
    fitted = {
        "paired weights from translations alone": wording.fit_weights(translated, wording.NEURAL),
        "paired weights from essays alone": wording.fit_weights(
            wording.essay_pairs(data), wording.NEURAL
        ),
    }
    found = {}
    for name, weights in fitted.items():
        values = {
            group: _sums(weights, texts[group])
            for group in ("machine", "reference", "native", "essay", "French", "Chinese")
        }
        found |= {
            f"{name}: machine against human translation": auc(
                values["machine"], values["reference"]
            ),
            f"{name}: machine against native": auc(values["machine"], values["native"]),
            f"{name}: essays through French": auc(values["French"], values["essay"]),
            f"{name}: essays through Chinese": auc(values["Chinese"], values["essay"]),
        }
    return found


def _sums(weights: np.ndarray, texts: Sequence[str]) -> np.ndarray:
    chosen = [text for text in texts if len(views(tokenize(text)).kept)]
    x, lengths = counts(chosen)
    x.data = 1 + np.log(x.data)
    return np.asarray(x @ weights / np.sqrt(lengths))
