"""Several processes give what one gives, whatever the items are and whoever is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from echo import Stillborn, echo, lost

from credscore.inputs import Entry, entry
from credscore.model.score import Score
from credscore.ngram.store import ArtifactError
from credscore.parallel import NoWorkerError, batches, in_processes
from credscore.text.document import Document


def ran(texts: list[Any], n_jobs: int = 2) -> list[Score]:
    jobs = ((i, entry(text)) for i, text in enumerate(texts))
    return list(in_processes(echo, lost, jobs, "score", n_jobs))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH", 3)


def test_an_item_that_kills_its_process_is_lost_and_no_other() -> None:
    texts = [f"text {i}" for i in range(20)]
    texts[7] = texts[13] = "die"
    scores = ran(texts)
    assert [s.n_words for s in scores] == list(range(20))
    assert [i for i, s in enumerate(scores) if s.status == "error"] == [7, 13]
    assert [s.text for s in scores if s.status != "error"] == [t for t in texts if t != "die"]


def test_what_cannot_be_sent_stays_here_and_comes_back_with_its_score() -> None:
    kept = {"lock": threading.Lock(), "call": lambda: 0}
    items = [{"id": 1, "text": "a", **kept}, Document.from_text("b", "2", kept)]
    assert [(s.id, s.metadata) for s in ran(items)] == [("1", kept), ("2", kept)]


class Unsendable(str):
    __slots__ = ()

    def __reduce__(self) -> str:
        msg = "not with me"
        raise TypeError(msg)


def test_a_batch_that_cannot_be_sent_is_run_here() -> None:
    assert [s.text for s in ran(["a", Unsendable("b"), "c", "d"])] == ["a", "b", "c", "d"]
    assert [s.text for s in ran([Unsendable("b"), "die", "c"])] == ["b", "", "c"]


def test_a_damaged_model_ends_the_run() -> None:
    with pytest.raises(ArtifactError, match="changed"):
        ran(["a", "damaged"])


def test_an_error_of_the_source_comes_after_what_it_gave() -> None:
    def source() -> Iterator[tuple[int, Entry]]:
        for position in range(5):
            yield position, entry("a")
        msg = "the disk is gone"
        raise OSError(msg)

    scores = in_processes(echo, lost, source(), "score", 2)
    assert [next(scores).n_words for _ in range(5)] == list(range(5))
    with pytest.raises(OSError, match="the disk is gone"):
        next(scores)


def test_no_item_is_blamed_where_no_process_can_begin() -> None:
    jobs = [(0, entry("a")), (1, entry("b"))]
    with pytest.raises(NoWorkerError):
        list(in_processes(Stillborn(), lost, jobs, "score", 2))


def test_a_batch_whose_process_was_killed_is_done_again(tmp_path: Path) -> None:
    texts = [f"text {i}" for i in range(20)]
    texts[7] = f"die once {tmp_path / 'flag'}"
    assert [s.text for s in ran(texts)] == texts


def children() -> set[str]:
    """Return the processes that this one has started and that are alive."""
    here = Path(f"/proc/{os.getpid()}/task")
    return {pid for task in here.iterdir() for pid in (task / "children").read_text().split()}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_a_reader_that_stops_leaves_no_process_behind() -> None:
    before = children()
    scores = in_processes(echo, lost, ((i, entry("a")) for i in range(99)), "score", 2)
    next(scores)
    assert children() - before
    scores.close()  # type: ignore[attr-defined]  # a generator, which its type hides
    assert children() <= before


ORPHANS = """
import itertools, sys
from credscore import score_many
next(score_many(itertools.repeat("Rain fell."), n_jobs=2))
print("begun", flush=True)
sys.stdin.read()
"""


def test_a_process_does_not_outlive_its_parent() -> None:
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", ORPHANS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(root)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.kill()
        # The pipe ends when the last process that holds it does.
        assert process.stdout.read() == b""
