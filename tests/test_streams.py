"""Closed streams, signals and broken code end with a code that says so, never with 1."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from credscore import cli

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "fixtures" / "articles" / "obituary.txt"
PROGRAM = f"'{sys.executable}' -m credscore"


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", f"{PROGRAM} {command}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (f"score '{ARTICLE}' >&-", 2, "credscore: standard output is closed\n"),
        (f"explain '{ARTICLE}' >&-", 2, "credscore: standard output is closed\n"),
        ("score - <&- --format csv", 2, "standard input is closed\n"),
        (f"score '{ARTICLE}' >/dev/full", 2, "No space left on device\n"),
        (f"score '{ARTICLE}' 2>&-", 0, ""),
        (f"score '{ARTICLE}' 2>/dev/full", 0, ""),
    ],
)
def test_a_stream_that_cannot_be_used_is_told(command: str, code: int, said: str) -> None:
    if "/dev/full" in command and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    done = shell(command)
    assert done.returncode == code
    assert done.stderr.endswith(said)
    assert "Traceback" not in done.stderr


def test_a_bug_does_not_look_like_a_document_under_the_bound(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "load_scorer", broken)
    assert cli.main(["score", str(ARTICLE)]) == 2
    assert "ZeroDivisionError" in capfd.readouterr().err


def group(leader: int) -> list[int]:
    """Return the live processes of a group."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, of_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of_group) == leader and state != "Z":
            found.append(int(folder.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("stop", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
@pytest.mark.parametrize("to", [os.kill, os.killpg])
def test_a_run_that_is_stopped_leaves_nothing_behind(
    tmp_path: Path,
    jobs: str,
    stop: signal.Signals,
    code: int,
    to: Callable[[int, signal.Signals], None],
) -> None:
    command = [sys.executable, "-m", "credscore", "score", "-", "--format", "jsonl"]
    command += ["--input-format", "jsonl", "--output", str(tmp_path / "out"), "--jobs", jobs]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        # More than two batches a process, so that with two jobs both have begun, beside the
        # process that starts them; then silence.
        process.stdin.write(b'{"text": "Rain fell."}\n' * 400)
        process.stdin.flush()
        for _ in range(200):
            part = next(tmp_path.iterdir(), None)
            if part is not None and len(group(process.pid)) == (1 if jobs == "1" else 4):
                break
            time.sleep(0.05)
        time.sleep(0.5)
        to(process.pid, stop)
        assert process.stderr.read() == b""
    assert process.returncode == code
    assert list(tmp_path.iterdir()) == []
    assert group(process.pid) == []
