"""Build the parts behind translation and garble: wording, pairs, reading."""

from __future__ import annotations

import random
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.ngram import store
from credscore.oddity import pairs as pair_model
from credscore.oddity import reading, wording
from credscore.oddity.wording import MAKERS, Line
from credscore.training import calibrate, pairs, tables
from credscore.training.wording import (
    fit_weights,
    neural_pairs,
    quantized,
    rule_based_pairs,
    spinner_pairs,
)

_FLAT = Line(0.0, 0.0, 0.0)


def build(data: Path, out: Path, cache: Path) -> dict[str, float]:
    """Learn and store all three; return figures for the log."""
    figures = build_wording(data, out, cache)
    return figures | build_pairs(data, out, cache)


def build_wording(data: Path, out: Path, cache: Path) -> dict[str, float]:
    """Learn the n-gram weights, then what their sums mean on kept-out documents."""
    by_maker = {
        "neural": neural_pairs(data),
        "rule_based": rule_based_pairs(data, cache),
        "spinner": spinner_pairs(data),
    }
    columns = [quantized(fit_weights(by_maker[maker])) for maker in MAKERS]
    weights = np.stack([column for column, _ in columns], axis=1)
    scales = np.array([scale for _, scale in columns])
    flat = (_FLAT,) * len(MAKERS)
    bare = wording.Wording(weights, scales, flat, flat)
    rng = random.Random(0)  # noqa: S311  no secret
    found = calibrate.samples(data, rng, cache)
    lines = {
        "document": {m: astuple(calibrate.document_line(bare, m, found)) for m in MAKERS},
        "sentence": {m: astuple(calibrate.sentence_line(bare, m, found)) for m in MAKERS},
    }
    settings = {"scales": scales.tolist(), **lines}
    store.save(wording.PART, store.Part({"weights": weights}, settings), out)
    ratios = calibrate.mark_ratios(data)
    chosen = {"marks": ratios, "base_rates": [calibrate.BASE_RATES[m] for m in MAKERS]}
    store.save(reading.PART, store.Part({}, chosen), out)
    slopes = {f"wording.{m}.slope": lines["document"][m][0] for m in MAKERS}
    return slopes | {"marks.two_kinds": ratios[-1]}


def build_pairs(data: Path, out: Path, cache: Path) -> dict[str, float]:
    """Count, factor, and learn which pairs were damaged."""
    words, masked = tables.streams(data)
    counts, vocabulary = tables.count_table(words, masked), tables.vocabulary(words)
    model = pairs.fit(data, counts, vocabulary, cache)
    save_pairs(model, out)
    return {"pairs.loose": model.thresholds[0], "pairs.strict": model.thresholds[1]}


def save_pairs(model: pair_model.PairModel, out: Path) -> None:
    """Store `model` as the part `pairs`."""
    arrays: dict[str, NDArray[Any]] = {
        "cells": model.counts.cells,
        "hashes": model.vocabulary.hashes,
        "left": model.vocabulary.left,
        "right": model.vocabulary.right,
        "mean": model.mean,
        "deviation": model.deviation,
        "weights": model.weights,
    }
    settings = {
        "scale": model.vocabulary.scale,
        "intercept": model.intercept,
        "thresholds": list(model.thresholds),
        "columns": list(pair_model.COLUMNS),
    }
    store.save(pair_model.PART, store.Part(arrays, settings), out)
