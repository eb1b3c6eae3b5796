"""Whatever is on its way when a program ends: the corpus is the old or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_stories import stories, story

from credscore import Corpus
from credscore.corpus import building, container

ROOT = Path(__file__).parents[2]


class Crash(BaseException):
    """The power fails."""


class Steps:
    """Count what is done to the disk, and fail at a step."""

    def __init__(self, last: int) -> None:
        self.last, self.n = last, 0

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            self.n += 1
            if self.n == self.last:
                raise Crash
            return call(*given, **named)

        return counted


def change(corpus: Corpus) -> None:
    """Change a corpus in every way; without `with`, since a crash clears nothing up."""
    corpus.update(stories(25, 20))
    corpus.delete(["s1", "s2"])
    corpus.compact()
    corpus.save()


def crashed(path: Path, last: int, patch: pytest.MonkeyPatch) -> bool:
    """Return whether a change got as far as step `last`, and ended there."""
    steps, corpus = Steps(last), Corpus(path)
    with patch.context() as crash:
        crash.setattr(building, "FULL", 1_500)
        crash.setattr(os, "fsync", steps.before(os.fsync))
        for name in ("replace", "unlink", "mkdir"):
            crash.setattr(Path, name, steps.before(getattr(Path, name)))
        crash.setattr(container.SectionWriter, "_put", steps.before(container.SectionWriter._put))
        try:
            change(corpus)
        except Crash:
            assert corpus._folder is not None
            if corpus._folder._locked is not None:
                corpus._folder._locked.close()  # as the system does when a process ends
            return True
    return False


def state(path: Path) -> list[tuple[str | None, str]]:
    corpus = Corpus(path)
    corpus.check()
    return [(doc.id, doc.text) for doc in corpus.documents()]


def test_a_crash_at_any_step_leaves_the_old_state_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [(f"s{i}", story(i)) for i in range(30)]
    new = [(f"s{i}", story(i)) for i in (0, *range(3, 20), *range(20, 45))]
    found = []
    last = 0
    went_on = True
    while went_on:
        last += 1
        path = tmp_path / str(last)
        with Corpus(path) as corpus:
            corpus.add(stories(30))
        went_on = crashed(path, last, monkeypatch)
        found.append(state(path))
        assert found[-1] in (old, new)
        if found[-1] == old:
            change(Corpus(path))
        else:
            with Corpus(path) as corpus:
                corpus.update(stories(1, 44))
        assert state(path) == new
        named = {"lock", "manifest.json", *(s.file for s in Corpus(path)._held.settled())}
        assert {file.name for file in path.iterdir()} == named
    assert last > 50
    assert found.index(new) == found.count(old)  # from one step on it is the new one


WRITER = """
import sys
sys.path.insert(0, "tests")
from invented_stories import stories
from credscore import Corpus
from credscore.corpus import building
building.FULL = 2000
n = int(sys.argv[2])
while True:
    with Corpus(sys.argv[1]) as corpus:
        corpus.update(stories(20, 20 * n))
        if n % 3 == 0:
            corpus.compact()
    n += 1
    print(n, flush=True)
"""


def test_a_writer_killed_ten_times_leaves_whole_batches(tmp_path: Path) -> None:
    path, moments, told = tmp_path / "index", random.Random(7), 0
    for _ in range(10):
        command = [sys.executable, "-c", WRITER, str(path), str(told)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            time.sleep(moments.uniform(0, 0.15))
            process.send_signal(signal.SIGKILL)
            lines = [first, *process.stdout]
        told = int([line for line in lines if line.endswith("\n")][-1])
        corpus = Corpus.load(path)
        corpus.check()
        n = len(corpus) // 20
        assert n in (told, told + 1)
        assert list(corpus) == [f"s{i}" for i in range(20 * n)]
        told = n


def test_a_full_disk_is_an_error_and_the_old_state_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index"
    with Corpus(path) as corpus:
        corpus.add(stories(30))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def add() -> None:
        with Corpus(path) as corpus:
            corpus.add(stories(30, 30))

    with monkeypatch.context() as crash:
        crash.setattr(container.SectionWriter, "_put", full)
        with pytest.raises(OSError, match="No space left"):
            add()
    assert len(Corpus.load(path)) == 30
    add()
    assert len(Corpus.load(path)) == 60
