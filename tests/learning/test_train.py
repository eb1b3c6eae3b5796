"""A model of one's own, from a table of features."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from cases import article

from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.learning.card import card
from credscore.learning.evaluate import evaluate
from credscore.learning.table import LabelError, Table
from credscore.learning.train import LEAST, LEAST_GROUPS, train
from credscore.model.reliability import Reliability
from credscore.ngram import store
from credscore.scorer import Scorer

SCHEMA = FeatureSchema.of(CATALOGUE)
SPUN = SCHEMA.names.index("translation.spinner")


def made(n: int = 400, fails: float = 0.3, groups: int = 80) -> Table:
    """Documents of which those that a spinner made do not pass."""
    rng = np.random.default_rng(0)
    x = np.zeros((n, len(SCHEMA.names)))
    x[:, SPUN] = rng.uniform(-9, 3, n)
    order = np.argsort(x[:, SPUN] + rng.normal(0, 1.5, n))
    passes = np.ones(n, dtype=bool)
    passes[order[n - round(fails * n) :]] = False
    kinds = tuple("labelled pass" if ok else "labelled fail" for ok in passes.tolist())
    names = tuple(f"outlet {i % groups}" for i in range(n))
    return Table(x, SCHEMA.names, passes, kinds, names, np.full(n, 1 / n))


def test_a_trained_model_judges_as_it_was_taught(tmp_path: Path) -> None:
    table = made()
    trained = train(table, tmp_path)
    assert trained.after["AUC"] > 0.9
    model = Scorer.load(tmp_path).model
    assert model.version == trained.version
    good, bad = np.zeros(len(SCHEMA.names)), np.zeros(len(SCHEMA.names))
    good[SPUN], bad[SPUN] = -9.0, 3.0
    assert model.probability(good) > 0.8
    assert model.probability(bad) < 0.3
    assert model.base_rate == pytest.approx(0.3)


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        train(made(), tmp_path / name)
    assert store.fingerprint(tmp_path / "a") == store.fingerprint(tmp_path / "b")


def test_two_models_answer_side_by_side(tmp_path: Path) -> None:
    train(made(), tmp_path)
    text = article("synonym-spun")
    own, shipped = Scorer.load(tmp_path), Scorer()
    before = shipped.score(text)
    assert own.score(text).model_version != before.model_version
    assert shipped.score(text) == before


def test_the_folder_holds_a_card_of_its_own(tmp_path: Path) -> None:
    train(made(), tmp_path)
    text = (tmp_path / "model-card.md").read_text(encoding="utf-8")
    assert text == card(tmp_path)
    assert "400 labelled texts of 80 groups" in text
    assert "numpy " in text


def test_a_changed_byte_is_refused_by_name(tmp_path: Path) -> None:
    train(made(), tmp_path)
    path = tmp_path / "reliability.npz"
    data = bytearray(path.read_bytes())
    data[-30] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(store.ArtifactError, match=r"reliability\.npz"):
        Scorer.load(tmp_path)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (made(fails=(LEAST - 1) / 400), f"{LEAST - 1} texts labelled fail"),
        (made(fails=1 - (LEAST - 1) / 400), f"{LEAST - 1} texts labelled pass"),
        (made(n=4000, fails=0.015), "60 texts labelled fail can be used, at least 80"),
        (made(groups=LEAST_GROUPS - 1), f"of {LEAST_GROUPS - 1} groups"),
    ],
)
def test_too_little_or_one_sided_is_refused_and_leaves_nothing(
    table: Table, why: str, tmp_path: Path
) -> None:
    with pytest.raises(LabelError, match=why):
        train(table, tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_an_evaluation_counts_what_the_model_says(tmp_path: Path) -> None:
    table = made()
    train(table, tmp_path)
    model = Reliability.load(SCHEMA, tmp_path)
    found = evaluate(model, replace(table, groups=("a", "b") * 200), ["x: too short"])
    assert sum(sum(row.values()) for row in found.verdicts.values()) == found.n == 400
    for value, low, high in found.measures.values():
        assert low <= value <= high or value == pytest.approx(low, abs=0.05)
    assert [g["group"] for g in found.groups] == ["a", "b"]
    assert sum(g["passing"] for g in found.groups) == table.passes.sum()
    judged = np.array([model.probability(x) >= 0.5 for x in table.x])
    risk = pytest.approx((judged != table.passes).mean())
    assert found.risk_coverage[0] == {"coverage": 1.0, "risk": risk}
    assert found.to_dict()["left_out"] == ["x: too short"]
    assert sum(point["n"] for point in found.reliability) == 400


def test_another_base_rate_moves_the_stored_model_by_bayes_rule(tmp_path: Path) -> None:
    table = made()
    before, after = train(table, tmp_path / "a"), train(table, tmp_path / "b", base_rate=0.03)
    assert before.after == after.after
    models = [Reliability.load(SCHEMA, tmp_path / name) for name in "ab"]
    assert [m.base_rate for m in models] == [pytest.approx(0.3), 0.03]
    x = table.x[7]
    assert models[1].probability(x) == pytest.approx(models[0].at(0.03).probability(x), abs=0.02)


def test_groups_that_fall_in_one_part_are_refused(tmp_path: Path) -> None:
    table = made(groups=200)
    part = table.folds()
    names = [name for name, k in zip(table.groups, part.tolist(), strict=True) if k == 0]
    bad = [i for i, ok in enumerate(table.passes.tolist()) if not ok]
    groups = list(table.groups)
    for n, i in enumerate(bad):
        groups[i] = names[n % len(names)]
    with pytest.raises(LabelError, match="one part of five"):
        train(replace(table, groups=tuple(groups)), tmp_path / "m")


def test_a_lone_surrogate_in_a_group_is_a_name_like_others() -> None:
    assert len(replace(made(), groups=("g\ud800",) * 400).folds()) == 400
