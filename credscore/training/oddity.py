"""Build the parts behind translation and garble: wording, damage, reading."""

from __future__ import annotations

import random
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.ngram import store
from credscore.oddity import damage as damage_model
from credscore.oddity import reading, surroundings, wording
from credscore.oddity.damage import DamageModel
from credscore.oddity.surface import Surface
from credscore.oddity.wording import COLUMNS, MAKERS, Line, Wording
from credscore.training import apart, calibrate, damage, damaged, tables
from credscore.training.wording import (
    NEURAL,
    fit_weights,
    neural_pairs,
    quantized,
    rule_based_pairs,
    spinner_pairs,
)

_FLAT = Line(0.0, 0.0, 0.0)
_EVEN = Surface((np.arange(2.0),) * 3, np.zeros((2, 2, 2)))


def build(data: Path, out: Path, cache: Path) -> dict[str, float]:
    """Learn and store all three; return figures for the log."""
    weights, scales = column_weights(data, cache)
    bare = Wording(weights, scales, _EVEN, (_FLAT,) * len(MAKERS))
    words, masked = tables.streams(data)
    counts, vocabulary = tables.count_table(words, masked), tables.vocabulary(words)
    del words, masked
    fitted = damage.fit(data, counts, vocabulary, bare, cache)
    found = calibrate.samples(data, random.Random(0), cache)  # noqa: S311  no secret
    surface = calibrate.document_surface(bare, found)
    document = {"axes": [a.tolist() for a in surface.axes], "values": surface.values.tolist()}
    sentence = {m: astuple(calibrate.sentence_line(bare, m, found)) for m in MAKERS}
    settings = {
        "scales": scales.tolist(), "document": document, "sentence": sentence,
    }  # fmt: skip
    store.save(wording.PART, store.Part({"weights": weights}, settings), out)
    save_damage(fitted.model, out)
    chosen = {
        "marks": calibrate.mark_ratios(found),
        "base_rates": [calibrate.BASE_RATES[m] for m in MAKERS],
        "damage": {
            m: damaged.damage_line(bare, fitted, m, found) for m in ("rule_based", "spinner")
        },
        "garbled": damaged.garbled_line(bare, data),
    }
    store.save(reading.PART, store.Part({}, chosen), out)
    limits = fitted.model.thresholds
    return {
        f"{name} {maker}": float(of_maker)
        for name in ("usual", "loose", "strict")
        for maker, of_maker in zip(MAKERS, getattr(limits, name), strict=True)
    }


def column_weights(data: Path, cache: Path) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
    """Learn the n-gram weights, a column for each of `COLUMNS`, and their scales."""
    weights = {
        "neural": fit_weights(neural_pairs(data), NEURAL),
        "rule_based": fit_weights(rule_based_pairs(data, cache)),
        "spinner": fit_weights(spinner_pairs(data)),
        "edited": apart.edited_weights(data),
        "unpaired": apart.neural_weights(data),
    }
    columns = [quantized(weights[name]) for name in COLUMNS]
    table = np.stack([column for column, _ in columns], axis=1)
    return table, np.array([scale for _, scale in columns])


def save_damage(model: DamageModel, out: Path) -> None:
    """Store `model` as the part `damage`."""
    arrays: dict[str, NDArray[Any]] = {
        "cells": model.counts.cells,
        "hashes": model.vocabulary.hashes,
        "left": model.vocabulary.left,
        "right": model.vocabulary.right,
        "hidden": model.hidden,
        "hidden_bias": model.hidden_bias,
        "outer": model.outer,
        "outer_bias": model.outer_bias,
    }
    limits = model.thresholds
    settings = {
        "scale": model.vocabulary.scale,
        "usual": limits.usual.tolist(),
        "loose": limits.loose.tolist(),
        "strict": limits.strict.tolist(),
        "columns": surroundings.n_columns(len(COLUMNS)),
    }
    store.save(damage_model.PART, store.Part(arrays, settings), out)
