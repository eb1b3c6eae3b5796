from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from credscore.comparison.derivation import TRACES
from credscore.comparison.reading import PART, shipped
from credscore.ngram import store
from credscore.training import comparison
from credscore.training.comparison import FOLDER, build, weights
from credscore.training.pairs import LabelledPair

TEXT = "Eleven ferries stayed in the harbour because the wind had torn down the signal mast."
OTHER = "Researchers counted more otters along the river than in any year since the war."


def pair(copy: str, kind: str, *, made: bool | None, held_out: bool = False) -> LabelledPair:
    return LabelledPair(copy, TEXT, kind, "g", held_out, made, 1.0, ("copy",))


PAIRS = [
    *(pair(TEXT, "verbatim", made=True) for _ in range(3)),
    pair(TEXT.replace("ferries", "boats"), "spun", made=True),
    *(pair(OTHER, "strangers", made=False) for _ in range(2)),
]


def test_both_sides_weigh_the_same_and_within_a_side_all_kinds() -> None:
    found = weights(PAIRS)
    assert found[:4].sum() == pytest.approx(0.5) == found[4:].sum()
    assert found[:3].sum() == pytest.approx(0.25) == found[3]


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[LabelledPair]]:
    pairs = list(PAIRS)
    levels = shipped().arrays["rarity"]
    monkeypatch.setattr(comparison, "rarity_table", lambda _: levels)
    monkeypatch.setattr(comparison, "labelled_pairs", lambda *_: pairs)
    shape = {"knots": [0.0, 1.0], "log_odds": [0.0, -1.0]}
    monkeypatch.setattr(comparison, "altered_shape", lambda _: shape)
    yield pairs
    shipped.cache_clear()


def test_what_is_learned_is_stored_and_tells_copies_from_others(
    tiny: list[LabelledPair], tmp_path: Path
) -> None:
    figures = build(Path("nowhere"), tmp_path, tmp_path)
    assert figures["pairs"] == len(tiny)
    settings = store.load(PART, tmp_path / FOLDER).settings
    assert len(settings["weights"]) == len(TRACES)
    assert min(settings["weights"]) >= 0
    assert (
        settings["intercept"] < 0 < settings["intercept"] + np.dot(settings["weights"], [1, 1, 3])
    )
    assert settings["altered"]["log_odds"] == [0.0, -1.0]


def test_pairs_held_out_or_without_an_answer_are_not_learned_from(
    tiny: list[LabelledPair], tmp_path: Path
) -> None:
    plain = build(Path("nowhere"), tmp_path, tmp_path)
    tiny += [pair(TEXT, "x", made=False, held_out=True), pair(TEXT, "y", made=None)]
    assert build(Path("nowhere"), tmp_path, tmp_path) == plain


def test_traces_that_speak_against_a_copy_are_refused(
    tiny: list[LabelledPair], tmp_path: Path
) -> None:
    tiny[:] = [pair(OTHER, "a", made=True), pair(TEXT, "b", made=False)]
    with pytest.raises(ValueError, match="must speak for a copy"):
        build(Path("nowhere"), tmp_path, tmp_path)
