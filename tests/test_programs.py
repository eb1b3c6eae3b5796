"""Several processes, from whatever kind of program and whatever else it does meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest
from echo import echo, lost

from credscore.batches import Job
from credscore.extractors.base import Detail
from credscore.inputs import entry
from credscore.model.score import Score
from credscore.parallel import in_processes, programs, ways
from credscore.parallel.batches import Run
from credscore.scorer import Scorer

ROOT = Path(__file__).parents[1]
TEXTS = ["Rain fell on Port Ardlow.", "The mayor said so.", "It was over."] * 30

PLAIN = """
import credscore
texts = ["Rain fell on Port Ardlow.", "The mayor said so."] * 20
scores = list(credscore.score_many(texts, n_jobs=2))
print([s.to_dict() for s in scores] == [s.to_dict() for s in credscore.score_many(texts)])
"""

# An extractor of the program's own, which tells in which process it was asked.
OWN = """
import os, sys, threading, warnings
from dataclasses import replace
from credscore import Scorer
from credscore.extractors import CATALOGUE
from credscore.parallel import ways
ways.FORKS = ways.FORKS and "apart" not in sys.argv
if "busy" in sys.argv:
    threading.Thread(target=threading.Event().wait, daemon=True).start()

class Telling:
    def __init__(self, asked):
        self.asked, self.name, self.features = asked, asked.name, asked.features
    def __call__(self, doc, /, detail="evidence"):
        return replace(self.asked(doc, detail), warnings=(f"process {os.getpid()}",))

def run():
    scorer = Scorer(extractors=tuple(map(Telling, CATALOGUE)))
    scores = list(scorer.score_many(["Rain fell."] * 60, n_jobs=2))
    here = f"process {os.getpid()}"
    print(len(scores), sum(here in s.warnings for s in scores))
"""
UNGUARDED = OWN + "\nrun()\n"
GUARDED = OWN + '\nif __name__ == "__main__": run()\n'


def python(
    *arguments: str, given: str = "", timeout: float | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        timeout=timeout,
        env={"PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize(("program", "said"), [(PLAIN, "True"), (UNGUARDED, "60 0")])
@pytest.mark.parametrize("kind", ["script", "string", "standard input", "session"])
def test_a_program_needs_no_guard(program: str, said: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(program)
    if kind == "script":
        done = python(str(path))
    elif kind == "string":
        done = python("-c", program)
    elif kind == "standard input":
        done = python("-", given=program)
    else:
        done = python("-q", "-i", given=f"exec({program!r})\n")
    assert done.stdout.strip() == said
    assert "Traceback" not in done.stderr


def test_threads_that_wait_do_not_keep_an_extractor_of_the_program_from_processes() -> None:
    done = python("-", "busy", given=UNGUARDED)
    assert (done.stdout.strip(), done.stderr) == ("60 0", "")


def test_where_nothing_is_forked_a_worker_imports_a_guarded_program(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(GUARDED)
    done = python(str(path), "apart")
    assert (done.stdout.strip(), done.stderr) == ("60 0", "")


@pytest.mark.parametrize("kind", ["script", "standard input"])
def test_where_nothing_is_forked_and_nothing_can_be_imported_one_process_does_it(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "program.py"
    path.write_text(UNGUARDED)
    done = python(str(path), "apart") if kind == "script" else python("-", "apart", given=UNGUARDED)
    assert done.stdout.strip() == "60 60"
    assert "RuntimeWarning: one process does the work" in done.stderr


TOKENIZING = """
import threading
from credscore import Scorer
from credscore.text.tokens import tokenize
texts = ["Rain fell on Port Ardlow.", "The mayor said so."] * 20
def records(n_jobs): return [s.to_dict() for s in Scorer().score_many(texts, n_jobs=n_jobs)]
def tokenizing():
    number = 0
    while True:
        number += 1
        tokenize(f"word{number} is new, and w{number} as well. " * 9)
expected = records(1)
threading.Thread(target=tokenizing, daemon=True).start()
print(all(records(2) == expected for _ in range(3)))
"""


def test_workers_start_while_another_thread_tokenizes() -> None:
    assert python("-c", TOKENIZING, timeout=120).stdout.strip() == "True"


def unsendable() -> Run:
    """Return a function that no other process could import."""

    def inner(batch: list[Job], detail: Detail) -> list[Score]:
        return echo(batch, detail)

    return inner


def test_where_another_thread_never_rests_what_cannot_be_sent_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("credscore.parallel.forked._PATIENCE", 0.05)
    begun, stop = threading.Event(), threading.Event()

    def scoring() -> Iterator[str]:
        while not stop.is_set():
            begun.set()
            time.sleep(0.001)
            yield "Rain fell."

    thread = threading.Thread(target=lambda: list(Scorer().score_many(scoring())))
    thread.start()
    begun.wait()
    scores = in_processes(unsendable(), lost, enumerate(map(entry, TEXTS)), "score", 2)
    try:
        with pytest.warns(RuntimeWarning, match="one process does the work"):
            assert {s.model_version for s in scores} == {str(os.getpid())}
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("way", ["forked", "programs"])
def test_other_ways_to_start_workers_replace_one_that_was_killed(
    way: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ways, "FORKS", way == "forked")
    run = echo if way == "programs" else unsendable()
    texts = ["a", f"die once {tmp_path / 'flag'}", "b", "die", *TEXTS]
    jobs = enumerate(map(entry, texts))
    scores = list(in_processes(run, lost, jobs, "score", 2))
    assert [s.text for s in scores] == ["a", texts[1], "b", "", *TEXTS]
    assert str(os.getpid()) not in {s.model_version for s in scores}


@pytest.mark.skipif(not ways.FORKS, reason="needs fork")
def test_a_run_outlives_the_process_that_starts_its_workers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[programs.Nursery] = []

    def starting(first: bytes) -> programs.Nursery:
        started.append(programs.Nursery(first))
        return started[0]

    monkeypatch.setattr(ways, "Nursery", starting)
    scores = in_processes(echo, lost, enumerate(map(entry, TEXTS * 20)), "score", 2)
    texts = [next(scores).text]
    first = started[0]._process.pid
    os.kill(first, signal.SIGKILL)
    time.sleep(1)  # until its workers have ended as well
    texts += [s.text for s in scores]
    assert texts == TEXTS * 20
    assert started[0]._process.pid != first


def test_a_slow_reader_holds_the_source_back() -> None:
    taken = 0

    def source() -> Iterator[str]:
        nonlocal taken
        for text in repeat("Rain fell."):
            taken += 1
            yield text

    scores = in_processes(echo, lost, enumerate(map(entry, source())), "score", 2)
    for _ in range(2000):
        next(scores)
    time.sleep(0.2)
    assert taken <= 2000 + 7 * 64
    scores.close()  # type: ignore[attr-defined]  # a generator, which its type hides
