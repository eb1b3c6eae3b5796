from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cases import FIXTURES

from credscore.training import own
from credscore.training.roundtrip import MODES

each_pivot = pytest.mark.parametrize("pivot", sorted(MODES))


def stored(pivot: str) -> list[dict[str, str]]:
    with (FIXTURES / "round_trips" / f"{pivot}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def all_pairs(pivot: str, folder: Path = own.FOLDER) -> list[tuple[str, str]]:
    return [p for k in (False, True) for p in own.pairs(pivot, kept_out=k, folder=folder)]


def paragraphs(text: str) -> int:
    return sum(bool(line.strip()) for line in text.split("\n"))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the stored round trips, with the articles beside it."""
    for name in ("articles", "round_trips"):
        shutil.copytree(FIXTURES / name, tmp_path / name)
    return tmp_path / "round_trips"


@each_pivot
def test_stored_round_trips_are_of_the_articles_as_they_are(pivot: str) -> None:
    for row in stored(pivot):
        text = (FIXTURES / "articles" / f"{row['article']}.txt").read_text(encoding="utf-8")
        hint = f"{row['article']} was changed: run fixtures/make_round_trips.py"
        assert own.digest(text) == row["sha256"], hint


def test_every_pivot_has_the_same_articles_once_each() -> None:
    names = [[row["article"] for row in stored(pivot)] for pivot in sorted(MODES)]
    assert names[1:] == names[:-1]
    assert len(set(names[0])) == len(names[0]) >= 20


@each_pivot
def test_a_round_trip_has_the_paragraphs_of_its_original_and_other_words(pivot: str) -> None:
    for original, copy in all_pairs(pivot):
        assert paragraphs(copy) == paragraphs(original)
        assert copy != original


@each_pivot
def test_no_article_is_both_in_the_weights_and_kept_out(pivot: str) -> None:
    seen, kept = ({o for o, _ in own.pairs(pivot, kept_out=k)} for k in (False, True))
    assert not seen & kept
    assert abs(len(seen) - len(kept)) <= 1
    assert len(seen | kept) == len(stored(pivot))


def test_originals_of_the_copies_that_fixtures_are_tested_on_are_left_out() -> None:
    names = {row["article"] for row in stored("es")}
    assert not names & {"council-original", "synonym-spun", "learner-english", "mojibake"}
    assert not any(name.startswith("round-trip") for name in names)


def test_a_changed_article_is_refused_by_name(copied: Path) -> None:
    article = copied.parent / "articles" / "obituary.txt"
    article.write_text(article.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    with pytest.raises(own.StaleRoundTrips, match=r"another obituary\.txt.*make_round_trips"):
        all_pairs("eo", copied)


def test_a_lost_article_is_refused_by_name(copied: Path) -> None:
    (copied.parent / "articles" / "obituary.txt").unlink()
    with pytest.raises(own.StaleRoundTrips, match=r"obituary\.txt"):
        all_pairs("eo", copied)


def test_without_a_checkout_the_message_says_so(tmp_path: Path) -> None:
    with pytest.raises(own.StaleRoundTrips, match="needs a checkout"):
        own.pairs("es", kept_out=True, folder=tmp_path)
