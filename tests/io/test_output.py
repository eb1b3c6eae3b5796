from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from credscore.io.output import opened


def test_the_file_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with opened(path) as stream:
        stream.write("one\n")
        assert not path.exists()
    assert path.read_bytes() == b"one\n"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")

    def fail() -> None:
        with opened(path) as stream:
            stream.write("half of it")
            raise error

    with pytest.raises(error):
        fail()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_a_missing_folder_is_an_error_before_any_work(tmp_path: Path) -> None:
    path = tmp_path / "no" / "out.txt"
    with pytest.raises(FileNotFoundError) as caught, opened(path):
        pytest.fail("should not get here")
    assert caught.value.filename == str(path)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    with opened(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_permissions_are_those_of_an_ordinary_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with opened(tmp_path / "out") as stream:
        stream.write("x")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_device_is_written_to() -> None:
    with opened("/dev/null") as stream:
        stream.write("x")
    assert Path("/dev/null").is_char_device()


def test_lone_surrogates_are_written_as_escapes(tmp_path: Path) -> None:
    with opened(tmp_path / "out") as stream:
        stream.write("é \ud800\n")
    assert (tmp_path / "out").read_bytes() == b"\xc3\xa9 \\ud800\n"


def test_none_is_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    with opened(None) as stream:
        stream.write("one\n")
        stream.flush()
    assert capfd.readouterr().out == "one\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no /dev/fd")
def test_a_link_to_a_pipe_is_written_to() -> None:
    out, into = os.pipe()
    with opened(f"/dev/fd/{into}") as stream:
        stream.write("one\n")
    os.close(into)
    assert os.read(out, 10) == b"one\n"
    os.close(out)
