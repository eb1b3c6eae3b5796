from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from credscore.training import own, roundtrip
from credscore.training.__main__ import main
from credscore.training.corpus import Labelled, _round_trips

PACKAGES = ("apertium", "apertium-eo-en", "apertium-eng-cat", "apertium-eng-spa")
TEXTS = ["The mill was sold.", "Nobody came."]


@pytest.fixture
def no_apertium(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand for Apertium by upper case, and return the modes that were asked for."""
    modes: list[str] = []

    def run(mode: str, text: str) -> str:
        modes.append(mode)
        return text.upper()

    monkeypatch.setattr(roundtrip, "_run", run)
    return modes


def called(monkeypatch: pytest.MonkeyPatch, data: Path, *arguments: str) -> int:
    monkeypatch.setenv("CREDSCORE_DATA", str(data))
    monkeypatch.setattr(sys, "argv", ["credscore.training", *arguments])
    return main()


def test_originals_come_with_their_round_trips_in_order(tmp_path: Path, echo: list[str]) -> None:
    found = roundtrip.paired(TEXTS, "es", tmp_path)
    assert found == [(text, text.upper()) for text in TEXTS]
    assert echo == ["eng-spa", "spa-eng"]


@pytest.mark.usefixtures("no_apertium")
def test_what_is_cached_needs_no_apertium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(roundtrip, "_run", lambda _, text: text.upper())
        before = roundtrip.paired(TEXTS, "eo", tmp_path)
    assert roundtrip.paired(TEXTS, "eo", tmp_path) == before
    roundtrip.require(tmp_path)


@pytest.mark.usefixtures("no_apertium")
def test_without_apertium_the_message_names_the_packages_and_the_option(tmp_path: Path) -> None:
    with pytest.raises(roundtrip.MissingApertium) as caught:
        roundtrip.paired(TEXTS, "ca", tmp_path)
    message = str(caught.value)
    assert f"apt install {' '.join(PACKAGES)};" in message
    assert "--own-round-trips" in message


def test_a_missing_language_pair_gives_the_same_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: sys.executable)
    with pytest.raises(roundtrip.MissingApertium, match=r"no mode 'en-eo'.*--own-round-trips"):
        roundtrip.paired(TEXTS, "eo", tmp_path)


@pytest.mark.usefixtures("no_apertium")
def test_own_articles_need_no_apertium_and_no_texts() -> None:
    roundtrip.require(own.FOLDER)
    for pivot in roundtrip.MODES:
        assert len(roundtrip.paired([], pivot, own.FOLDER)) >= 10
        assert len(roundtrip.paired(TEXTS, pivot, own.FOLDER, kept_out=False)) >= 10


@pytest.mark.usefixtures("no_apertium")
@pytest.mark.parametrize("part", ["oddity", "reliability"])
def test_training_stops_before_it_begins(
    part: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert called(monkeypatch, tmp_path, part, "--cache", str(tmp_path / "none")) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in (*PACKAGES, "--own-round-trips"))


@pytest.mark.usefixtures("no_apertium")
def test_the_option_gets_past_apertium_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "parts"
    data = tmp_path / "data"
    data.mkdir()
    assert called(monkeypatch, data, "oddity", "--own-round-trips", "--output", str(out)) == 2
    warning, error = capsys.readouterr().err.splitlines()
    assert "warning" in warning
    assert "worse than the shipped model's" in warning
    assert "data folder has no" in error
    assert not out.exists()


@pytest.mark.usefixtures("no_apertium")
def test_parts_without_round_trips_ask_for_no_apertium(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(monkeypatch, tmp_path, "attribution", "--output", str(tmp_path / "out")) == 2
    assert "data folder has no" in capsys.readouterr().err


@pytest.mark.usefixtures("echo")
def test_a_copy_in_the_corpus_is_of_the_group_of_its_original(tmp_path: Path) -> None:
    sources = [Labelled(t, passes=True, kind="news", group=t[:3]) for t in TEXTS]
    found = list(_round_trips(sources, tmp_path))
    assert [(c.text, c.group) for c in found] == [(t.upper(), t[:3]) for t in TEXTS] * 2


def test_own_copies_in_the_corpus_share_the_group_of_their_article_only() -> None:
    sources = [Labelled(t, passes=True, kind="news", group=t[:3]) for t in TEXTS]
    groups = [copy.group for copy in _round_trips(sources, own.FOLDER)]
    half = len(groups) // 2
    assert groups[:half] == groups[half:]
    assert len(set(groups)) == half
    assert not set(groups) & {s.group for s in sources}
