"""Build the parts behind translation and garble: wording, pairs, reading."""

from __future__ import annotations

import random
from pathlib import Path

from credscore.ngram import store
from credscore.oddity import pairs as pair_model
from credscore.oddity import reading, wording
from credscore.training import calibrate, pairs, tables
from credscore.training.wording import fit_weights, quantized

_FLAT = (0.0, 0.0, 0.0)


def build(data: Path, out: Path, cache: Path) -> dict[str, float]:
    """Learn and store all three; return figures for the log."""
    figures = build_wording(data, out)
    return figures | build_pairs(data, out, cache)


def build_wording(data: Path, out: Path) -> dict[str, float]:
    """Learn the n-gram weights, then what their sums mean on kept-out documents."""
    weights, scale = quantized(fit_weights(data))
    bare = wording.Wording(weights, scale, _FLAT, _FLAT)
    found = calibrate.samples(data, random.Random(0))  # noqa: S311  no secret
    document = calibrate.document_line(bare, found)
    sentence = calibrate.sentence_line(bare, found)
    settings = {"scale": scale, "document": list(document), "sentence": list(sentence)}
    store.save(wording.PART, store.Part({"weights": weights}, settings), out)
    ratios = calibrate.mark_ratios(data)
    chosen = {"marks": ratios, "base_rate": calibrate.BASE_RATE}
    store.save(reading.PART, store.Part({}, chosen), out)
    return {"wording.slope": document[0], "marks.two_kinds": ratios[-1]}


def build_pairs(data: Path, out: Path, cache: Path) -> dict[str, float]:
    """Count, factor, and learn which pairs were damaged."""
    words, masked = tables.streams(data)
    counts, vocabulary = tables.count_table(words, masked), tables.vocabulary(words)
    model = pairs.fit(data, counts, vocabulary, cache)
    save_pairs(model, out)
    return {"pairs.loose": model.thresholds[0], "pairs.strict": model.thresholds[1]}


def save_pairs(model: pair_model.PairModel, out: Path) -> None:
    """Store `model` as the part `pairs`."""
    arrays = {
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
