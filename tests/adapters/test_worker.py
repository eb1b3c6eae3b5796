"""A worker gives what one process gives, and travels."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from adapter_items import line, one_process, rows

from credscore.adapters import worker as module
from credscore.adapters.worker import Worker
from credscore.extractors.base import Detail
from credscore.ngram.store import ArtifactError
from credscore.scorer import Scorer


@pytest.fixture(autouse=True)
def new_process() -> Iterator[None]:
    module._check.cache_clear()
    yield
    module._check.cache_clear()


@pytest.mark.parametrize("detail", get_args(Detail))
def test_a_worker_gives_the_records_of_one_process(detail: Detail) -> None:
    items = rows()[-12:]
    scores = Worker.of(None, detail).scores(items)
    assert sorted(line(s.to_dict()) for s in scores) == one_process(items, detail)


def test_a_record_is_the_same_wherever_its_item_stood() -> None:
    items = rows()[-6:]
    worker = Worker.of(None, "score")
    forth = [line(s.to_dict()) for s in worker.scores(items)]
    back = [line(s.to_dict()) for s in worker.scores(reversed(items))]
    assert forth == back[::-1]
    assert [s for s in forth if "ValueError: a mapping needs 'text'" in s]


def test_a_worker_that_travelled_gives_the_same() -> None:
    worker = Worker.of(Scorer(base_rate=0.1), "evidence")
    sent = pickle.dumps(worker)
    assert len(sent) < 100_000
    items = rows()[:3]
    there = pickle.loads(sent).scores(items)
    assert [s.to_dict() for s in there] == [s.to_dict() for s in worker.scores(items)]


def test_another_release_where_the_work_is_done_is_refused() -> None:
    worker = replace(Worker.of(None, "score"), parts="00000000")
    with pytest.raises(ArtifactError, match="has 00000000: install the same release"):
        next(worker.scores(["It rained."]))


def test_tables_are_checked_where_the_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker.of(None, "score")
    monkeypatch.setattr(module, "PARTS", ("no_such_part",))
    with pytest.raises(ArtifactError, match="no_such_part"):
        next(worker.scores(["It rained."]))


def test_an_unknown_detail_is_refused_before_anything_runs() -> None:
    with pytest.raises(ValueError, match="detail must be one of"):
        Worker.of(None, "all")  # type: ignore[arg-type]  # wrong on purpose


def test_a_scorer_of_ones_own_is_the_one_that_scores(tmp_path: Path) -> None:
    patterns = tmp_path / "ours.toml"
    patterns.write_text('[[pattern]]\nkind = "subscribe"\nphrase = "the harbour bell"\n')
    worker = Worker.of(Scorer(patterns=patterns), "evidence")
    (score,) = pickle.loads(pickle.dumps(worker)).scores(["Listen to the harbour bell, friends."])
    assert [e.span.of(score.text) for e in score.evidence] == ["the harbour bell"]
