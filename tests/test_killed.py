"""Real processes, killed at any moment, and what the next ones make of it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from many_articles import whole, written

from credscore.io.journal import Journal
from credscore.io.part import beside

ROOT = Path(__file__).parents[1]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return written(tmp_path / "articles.jsonl", 400)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "scores.jsonl"


def program(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "credscore", "score", "--format", "jsonl", *map(str, arguments)]


def killed(command: list[str], output: Path, after: float) -> bool:
    """Kill a run some seconds after it has got further; return False if it ended before."""
    part, _ = beside(output)
    done = committed(output)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (part.exists() and part.stat().st_size > done):
            time.sleep(0.002)
        with suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.kill()
    return process.returncode == -signal.SIGKILL


def committed(output: Path) -> int:
    journal = Journal.read(beside(output)[1])
    return 0 if journal is None else journal.n_bytes


def test_a_run_killed_twenty_times_gives_the_bytes_of_one_that_was_not(
    articles: Path, output: Path
) -> None:
    expected = whole(articles)
    moments = random.Random(7)
    n_killed = 0
    while n_killed < 20:
        jobs = "2" if n_killed % 4 == 3 else "1"
        command = program(articles, "--output", output, "--resume", "--jobs", jobs)
        if killed(command, output, moments.uniform(0, 0.2)):
            n_killed += 1
            assert not output.exists()
        else:  # too fast for us: once more from the beginning
            assert output.read_bytes() == expected
            output.unlink()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "of them were done before" in done.stderr
    assert output.read_bytes() == expected
    assert [path.name for path in output.parent.iterdir()] == [output.name]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_interrupted_says_how_far_it_got(
    jobs: str, articles: Path, output: Path
) -> None:
    command = program(articles, "--output", output, "--resume", "--jobs", jobs)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while not committed(output):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    done = Journal.read(beside(output)[1])
    assert done is not None
    n = done.tally.n
    assert said == f"stopped: the same command with --resume goes on after {n} documents\n"
    assert process.returncode == 130
    assert not output.exists()
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert f"; {n} of them were done before" in again.stderr
    assert output.read_bytes() == whole(articles)


def test_a_run_that_has_no_room_left_can_be_gone_on_with(articles: Path, output: Path) -> None:
    expected = whole(articles)
    command = program(articles, "--output", output, "--resume")
    size = len(expected) // 2
    full = subprocess.run(
        ["/bin/sh", "-c", f'ulimit -f {size // 512}; exec "$@"', "sh", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (full.returncode, full.stderr) == (2, f"credscore: {output}: File too large\n")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "of them were done before" in done.stderr
    assert output.read_bytes() == expected


def test_standard_input_has_to_come_again_from_its_beginning(output: Path, tmp_path: Path) -> None:
    articles = written(tmp_path / "few.jsonl", 60)
    expected = whole(articles).replace(str(articles).encode(), b"-")
    lines = articles.read_bytes().splitlines(keepends=True)
    command = program("-", "--output", output, "--resume")
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for line in lines[:50]:
            process.stdin.write(line)
            process.stdin.flush()
            time.sleep(0.02)
        while not committed(output):
            time.sleep(0.01)
        process.kill()

    def again(given: list[bytes]) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command, cwd=ROOT, input=b"".join(given), capture_output=True, check=False
        )

    other = b'{"id": "other", "text": "Rain fell."}\n'
    assert again([]).stderr.startswith(b"credscore: ")
    assert b" before, and now " in again([other] * 60).stderr
    done = again(lines)
    assert b"of them were done before" in done.stderr
    assert output.read_bytes() == expected
