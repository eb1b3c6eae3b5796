"""A model folder with the right checksums that was made to do harm, or by mistake."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from credscore import cli
from credscore.learning.card import card
from credscore.model.reliability import PART
from credscore.ngram import store
from credscore.ngram.store import ArtifactError, Part
from credscore.scorer import Scorer

HUGE = 10**400


def changed(folder: Path, settings: dict[str, Any], arrays: dict[str, Any]) -> Path:
    """Store the shipped model with other settings and arrays; None leaves one out."""
    part = store.load(PART)
    held = {k: v for k, v in {**part.settings, **settings}.items() if v is not ...}
    rows = {k: v for k, v in {**part.arrays, **arrays}.items() if v is not ...}
    store.save(PART, Part(rows, held), folder)
    return folder


def test_the_shipped_model_stored_again_is_as_good(tmp_path: Path) -> None:
    folder = changed(tmp_path, {}, {})
    text = "The council met on Monday. " * 60
    assert Scorer.load(folder).score(text).score == Scorer().score(text).score


@pytest.mark.parametrize("name", ["release", "intercept", "missing", "fail_below", "features"])
def test_a_setting_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match=f"cannot be used: .*{name}"):
        Scorer.load(changed(tmp_path, {name: ...}, {}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("release", v) for v in (3, "", "\x1b[31mred", "2026\n1", "x" * 41, "../up")),
        *(("intercept", v) for v in ("1", None, True, math.nan, math.inf, HUGE, -HUGE, [1])),
        *(("base_rate", v) for v in (0, 1, -0.1, 1.5)),
        *(("confidence_level", v) for v in ("high", -0.1, 1.5)),
        *(("fail_below", v) for v in (0.99, -1, HUGE)),
        *(("missing", v) for v in ([], None, {"garble.rate": None}, {"garble.rate": HUGE})),
        *(("missing", v) for v in ({"no.such": 0.0}, {"../../x": 0.0})),
        *(("features", v) for v in (None, "x", "A" * 64)),
    ],
)
def test_a_setting_without_sense_is_refused(name: str, value: Any, tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="cannot be used"):
        Scorer.load(changed(tmp_path, {name: value}, {}))


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("garble.rate.knots", ...),
        ("garble.rate.knots", np.array([2.0, 1.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0])),
        ("garble.rate.knots", np.zeros(3)),
        ("garble.rate.log_odds", np.zeros((8, 1))),
        ("garble.rate.log_odds", np.full(8, np.nan)),
        ("garble.rate.log_odds", np.full(8, -np.inf)),
        ("garble.rate.log_odds", np.empty(0)),
        ("calibration.low", ...),
        ("calibration.low", np.zeros(3)),
        ("calibration.probability", np.full(160, 1.5)),
        ("calibration.log_odds", np.arange(160.0)[::-1]),
        ("calibration.log_odds", np.zeros(1 << 17)),
    ],
)
def test_an_array_without_sense_is_refused(name: str, row: Any, tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="cannot be used"):
        Scorer.load(changed(tmp_path, {}, {name: row}))


@pytest.mark.parametrize(
    "settings",
    [
        {"figures": ...},
        {"figures": {"version": "1"}},
        {"figures": 3},
        {"sources": [1]},
        {"versions": None},
    ],
)
def test_a_card_that_is_not_whole_is_refused(settings: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="no whole card"):
        card(changed(tmp_path, settings, {}))


def test_a_card_does_nothing_to_a_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = changed(tmp_path, {"rule": "\x1b]0;title\x07\x1b[2J"}, {})
    assert cli.main(["model-card", "--model", str(folder)]) == 0
    assert "\x1b" not in capfd.readouterr()[0]


def test_a_model_that_leads_elsewhere_is_exit_code_2(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = changed(tmp_path / "model", {}, {})
    manifest = json.loads((folder / store.MANIFEST).read_text())
    manifest["../../outside.npz"] = "0" * 64
    (folder / store.MANIFEST).write_text(json.dumps(manifest))
    (tmp_path / "a.txt").write_text("Rain fell.")
    assert cli.main(["score", str(tmp_path / "a.txt"), "--model", str(folder)]) == 2
    out, err = capfd.readouterr()
    assert not out
    assert "must name files" in err
