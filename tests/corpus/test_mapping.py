from __future__ import annotations

from pathlib import Path

import pytest
from invented_stories import stories, story

from credscore import Corpus
from credscore.corpus import mapping
from credscore.corpus.mapping import Mapped


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "file").write_bytes(b"0123456789" * 100_000)
    return tmp_path / "file"


def test_what_was_let_go_of_is_read_again(path: Path) -> None:
    file = Mapped(path)
    before = bytes(file.data)
    file.release()
    assert bytes(file.data) == before == path.read_bytes()


def test_no_more_counts_than_the_file_is_long(path: Path) -> None:
    file = Mapped(path)
    file.touch(5)
    assert file.touched == 5 << 16
    file.touch(1_000_000)
    assert file.touched == 1_000_000


def test_all_files_are_let_go_of_when_they_are_too_much_together(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Mapped(path), Mapped(path)
    monkeypatch.setattr(mapping, "_MOST", 1_500_000)
    one.touch(100)
    assert one.touched
    other.touch(100)
    assert (one.touched, other.touched) == (0, 0)


def test_an_empty_file_has_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    file = Mapped(tmp_path / "empty")
    file.release()
    assert len(file.data) == 0


def test_answers_are_the_same_however_little_stays_mapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus(tmp_path / "index") as corpus:
        corpus.add(stories(60))
    expected = [corpus.query(story(i)) for i in range(60)]
    monkeypatch.setattr(mapping, "_MOST", 1)
    little = Corpus.load(tmp_path / "index")
    assert [little.query(story(i)) for i in range(60)] == expected
    assert [doc.text for doc in little.documents()] == [story(i) for i in range(60)]
