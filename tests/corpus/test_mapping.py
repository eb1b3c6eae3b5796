from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_stories import stories, story

from credscore import Corpus
from credscore.corpus import mapping
from credscore.corpus.mapping import Mapped, Source

BYTES = bytes(range(256)) * 40


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mapped") / "file"
    path.write_bytes(BYTES + b"abc")  # no whole number at the end
    return path


def sources(path: Path) -> list[Source]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mapping, "_LARGE", 1)
        large = Mapped(path)
    return [Source(memoryview(path.read_bytes())), Mapped(path), large]


@given(st.lists(st.tuples(st.integers(0, 2500), st.integers(1, 60)), max_size=9))
def test_ranges_come_one_after_another_from_anywhere(
    path: Path, ranges: list[tuple[int, int]]
) -> None:
    numbers = np.frombuffer(BYTES, dtype="<u4")
    expected = [n for start, length in ranges for n in numbers[start : start + length].tolist()]
    starts = np.array([4 * start for start, _ in ranges], dtype=np.int64)
    ends = starts + np.array([4 * length for _, length in ranges], dtype=np.int64)
    for source in sources(path):
        assert source.gather(starts, ends).tolist() == expected


def test_bytes_are_the_same_from_anywhere_and_after_they_were_let_go_of(path: Path) -> None:
    for source in sources(path):
        assert bytes(source.data) == BYTES + b"abc"
        assert bytes(source.read(100, 200)) == BYTES[100:200]
        source.release()
        assert bytes(source.data) == BYTES + b"abc"


def test_an_empty_file_has_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    file = Mapped(tmp_path / "empty")
    file.release()
    assert len(file.data) == 0


def test_a_large_corpus_answers_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus(tmp_path / "index") as corpus:
        corpus.add(stories(60))
    expected = [corpus.query(story(i)) for i in range(60)]
    monkeypatch.setattr(mapping, "_LARGE", 1)
    large = Corpus.load(tmp_path / "index")
    large.check()
    assert [large.query(story(i)) for i in range(60)] == expected
    assert [doc.text for doc in large.documents()] == [story(i) for i in range(60)]
    large.save(tmp_path / "copy")
    assert list(Corpus.load(tmp_path / "copy")) == list(large)
