from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from credscore.comparison.reading import root_form
from credscore.ngram.hashing import slots, token_hashes
from credscore.training import rarity
from credscore.training.data import is_kept_out
from credscore.training.rarity import BITS, SCALE, rarity_table

KEYS = [key for key in (f"doc{n}" for n in range(400)) if not is_kept_out(key)][:40]
KEPT_OUT = next(key for key in (f"doc{n}" for n in range(400)) if is_kept_out(key))


def table(texts: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """Return how rare some words are, as the table of these documents has it."""
    rows = [{"key": key, "kind": "news", "text": text} for key, text in texts.items()]
    monkeypatch.setattr(rarity, "natives", lambda _: iter(rows))
    found = rarity_table(Path("nowhere"))
    assert (found.shape, found.dtype) == ((1 << BITS,), np.uint8)
    words = ("the", "otter", "plum", "walrus", "never")
    place = slots(token_hashes([root_form(word) for word in words]) | np.uint64(1), BITS)
    return {w: v / SCALE for w, v in zip(words, found[place].tolist(), strict=True)}


def documents() -> dict[str, str]:
    """Return documents that all have "the", half of them an otter, four a plum, two a walrus."""
    texts = {}
    for n, key in enumerate(KEYS):
        words = ["the the the"]
        words += ["Otters, otters!"] * (n % 2) + ["a plum"] * (n < 4) + ["a walrus"] * (n < 2)
        texts[key] = " ".join(words)
    return texts


def test_rarity_is_the_logarithm_of_documents_per_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = table(documents(), monkeypatch)
    for word, n in (("the", 40), ("otter", 20), ("plum", 4)):
        assert found[word] == pytest.approx(math.log(41 / n), abs=0.5 / SCALE)


def test_a_word_of_fewer_documents_than_count_is_as_rare_as_one_never_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = table(documents(), monkeypatch)
    assert found["walrus"] == found["never"] == pytest.approx(math.log(41), abs=0.5 / SCALE)
    assert found["never"] > found["plum"] > found["otter"] > found["the"]


def test_documents_kept_out_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = table(documents(), monkeypatch)
    assert table({**documents(), KEPT_OUT: "walrus plum " * 50}, monkeypatch) == plain


def test_only_the_beginning_of_a_long_document_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    long = dict.fromkeys(KEYS[:4], "the " * 10000 + "walrus")
    found = table(long, monkeypatch)
    assert found["walrus"] == found["never"]
