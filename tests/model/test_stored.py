"""A model whose checksums fit and whose content does not is refused, saying what is wrong."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from credscore import ArtifactError, Scorer
from credscore.model.reliability import PART
from credscore.ngram import store

# Changes settings or arrays, whichever it is meant for.
Change = Callable[[dict[str, Any]], object]


def stored(folder: Path, which: str = "", change: Change = dict) -> Path:
    part = store.load(PART)
    settings, arrays = dict(part.settings), dict(part.arrays)
    change({"settings": settings, "arrays": arrays}.get(which, {}))
    store.save(PART, store.Part(arrays, settings), folder)
    return folder


def test_the_shipped_model_is_taken(tmp_path: Path) -> None:
    assert Scorer.load(stored(tmp_path)).score("Rain.").status == "abstained"


@pytest.mark.parametrize(
    ("which", "change", "said"),
    [
        ("settings", lambda s: s.pop("features"), "features must be a string"),
        ("settings", lambda s: s.pop("release"), "release must be a string"),
        ("settings", lambda s: s.update(features="0" * 64), "made for other features"),
        ("settings", lambda s: s.update(intercept=1e308), "intercept is no number"),
        ("settings", lambda s: s.update(intercept=True), "intercept is no number"),
        ("settings", lambda s: s.update(intercept=10**400), "intercept is no number"),
        ("settings", lambda s: s.update(base_rate=0), "base_rate is no number"),
        ("settings", lambda s: s.update(fail_below="x"), "fail_below is no number"),
        ("settings", lambda s: s.update(missing=[]), "missing must name features"),
        ("settings", lambda s: s["missing"].update({"x.y": 0.0}), "missing must name features"),
        (
            "settings",
            lambda s: s.update(missing={"garble.rate": None}),
            "missing.'garble.rate'. is no",
        ),
        (
            "arrays",
            lambda a: a.pop("garble.rate.knots"),
            "shape of garble.rate must be two columns",
        ),
        (
            "arrays",
            lambda a: a.update({"garble.rate.knots": a["garble.rate.knots"][::-1]}),
            "increasing knots",
        ),
        (
            "arrays",
            lambda a: a.update({"garble.rate.log_odds": a["garble.rate.log_odds"] * np.nan}),
            "two columns of finite numbers",
        ),
        ("arrays", lambda a: a.pop("calibration.low"), "calibration must be four columns"),
        (
            "arrays",
            lambda a: a.update({"calibration.high": a["calibration.high"] + 1}),
            "calibration must lead from",
        ),
        (
            "arrays",
            lambda a: a.update({"calibration.log_odds": np.array([["a"]])}),
            "calibration must be four columns",
        ),
    ],
)
def test_a_model_that_cannot_be_reckoned_with_is_refused(
    tmp_path: Path, which: str, change: Change, said: str
) -> None:
    with pytest.raises(ArtifactError, match=said):
        Scorer.load(stored(tmp_path, which, change))


def rewritten(folder: Path, file: str, blob: bytes) -> Path:
    """Put other bytes into a file of the shipped model, with a checksum that fits."""
    stored(folder)
    (folder / file).write_bytes(blob)
    manifest = store.read_manifest(folder)
    manifest[file] = hashlib.sha256(blob).hexdigest()
    (folder / store.MANIFEST).write_text(json.dumps(manifest))
    return folder


@pytest.mark.parametrize("blob", [b"", b"[]", b"[" * 100_000, b"\xff", b"null"])
def test_settings_that_are_no_object_are_refused(tmp_path: Path, blob: bytes) -> None:
    with pytest.raises(ArtifactError, match="cannot be read"):
        Scorer.load(rewritten(tmp_path, f"{PART}.json", blob))


def test_arrays_that_are_damaged_inside_the_archive_are_refused(tmp_path: Path) -> None:
    whole = (store.SHIPPED / f"{PART}.npz").read_bytes()
    for at in range(30, len(whole), 997):
        blob = whole[:at] + b"\xdf" * 5 + whole[at + 5 :]
        try:
            Scorer.load(rewritten(tmp_path, f"{PART}.npz", blob))
        except ArtifactError:
            continue  # what was hit may also be a date that nobody reads


def test_arrays_that_unpack_to_more_than_a_model_needs_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_LARGEST", 1 << 20)
    blob = io.BytesIO()
    with zipfile.ZipFile(blob, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("calibration.low.npy", bytes(1 << 21))
    with pytest.raises(ArtifactError, match="the most there may be is"):
        Scorer.load(rewritten(tmp_path, f"{PART}.npz", blob.getvalue()))
