"""A corpus on disk: saved, opened, locked, copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_stories import stories, story

from credscore import Corpus, CorpusError
from credscore.corpus import building, places
from credscore.corpus.mapping import Mapped


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "index") as corpus:
        corpus.add(stories(30))
    return tmp_path / "index"


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.iterdir())


def content(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.iterdir()}


def test_what_was_saved_is_there_again(path: Path) -> None:
    corpus = Corpus.load(path)
    assert list(corpus) == [f"s{i}" for i in range(30)]
    assert corpus["s4"].metadata == {"number": 4}
    assert corpus.query(story(4))[0].id == "s4"


def test_numbers_of_items_go_on_where_they_were(path: Path) -> None:
    with Corpus.load(path) as corpus:
        corpus.add(["without an id"])
    assert list(Corpus.load(path))[-1] == "30"


def test_nothing_counts_before_it_is_saved(path: Path) -> None:
    corpus = Corpus.load(path)
    corpus.add(stories(5, 100))
    corpus.delete("s0")
    assert corpus.query(story(101))[0].id == "s101"
    assert len(Corpus.load(path)) == 30
    corpus.close()
    assert len(corpus) == 30
    assert names(path) == ["00000000.segment", "lock", "manifest.json"]


def test_a_block_that_raises_changes_nothing(path: Path) -> None:
    def fail() -> None:
        with Corpus(path) as corpus:
            corpus.update(stories(50))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert len(Corpus.load(path)) == 30


def test_the_same_calls_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "FULL", 700)
    for name in ("one", "other"):
        with Corpus(tmp_path / name) as corpus:
            corpus.add(iter(stories(90)))
            corpus.delete(["s3", "s70"])
    assert content(tmp_path / "one") == content(tmp_path / "other")


def test_a_second_writer_is_refused_and_goes_on_after_the_first(path: Path) -> None:
    first, second = Corpus.load(path), Corpus.load(path)
    first.add(["one more"])
    with pytest.raises(CorpusError, match="is being written to"):
        second.add(["another"])
    first.close()
    second.add(["another"])
    second.save()
    assert len(Corpus.load(path)) == 31


def test_who_opened_an_earlier_state_cannot_write_over_a_later_one(path: Path) -> None:
    late = Corpus.load(path)
    with Corpus.load(path) as corpus:
        corpus.delete("s1")
    with pytest.raises(CorpusError, match="changed since it was loaded"):
        late.delete("s2")
    assert "s1" in late
    assert "s2" in Corpus.load(path)


def test_a_reader_keeps_the_state_it_opened_through_saves_and_merges(path: Path) -> None:
    reader = Corpus.load(path)
    before = [doc.text for doc in reader.documents()]
    half = reader.documents()
    next(half)
    for i in range(12):
        with Corpus.load(path) as corpus:
            corpus.delete(f"s{i}")
            corpus.update(stories(3, 100 + 3 * i))
            corpus.compact()
    assert [doc.text for doc in reader.documents()] == before
    assert len(list(half)) == 29
    assert reader.query(story(3))[0].id == "s3"
    assert len(Corpus.load(path)) == 30 - 12 + 36


def test_a_reader_that_opens_while_files_are_replaced_takes_the_later_state(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapped, done = places.Mapped, []

    def slow(file: Path) -> Mapped:
        if not done:
            done.append(file)
            with Corpus(path) as corpus:
                corpus.delete("s1")
                corpus.compact()
        return mapped(file)

    monkeypatch.setattr(places, "Mapped", slow)
    assert len(Corpus.load(path)) == 29


def test_a_corpus_in_memory_is_saved_to_a_path_and_stays_in_memory(tmp_path: Path) -> None:
    corpus = Corpus()
    corpus.add(stories(5))
    with pytest.raises(ValueError, match="give one"):
        corpus.save()
    corpus.save(tmp_path / "a")
    corpus.delete("s0")
    assert len(Corpus.load(tmp_path / "a")) == 5
    corpus.save(tmp_path / "a")
    assert list(Corpus.load(tmp_path / "a")) == ["s1", "s2", "s3", "s4"]
    assert "00000001.segment" in names(tmp_path / "a")
    assert "00000000.segment" not in names(tmp_path / "a")


def test_a_copy_holds_what_was_not_saved_here(path: Path, tmp_path: Path) -> None:
    corpus = Corpus.load(path)
    corpus.update(stories(3, 100))
    corpus.delete("s0")
    corpus.save(tmp_path / "copy")
    assert len(Corpus.load(tmp_path / "copy")) == 32
    corpus.close()
    assert len(Corpus.load(path)) == 30


def test_a_path_to_itself_is_an_ordinary_save(path: Path) -> None:
    corpus = Corpus.load(path)
    corpus.delete("s0")
    corpus.save(path.parent / "." / "index")
    assert len(Corpus.load(path)) == 29


def test_there_must_be_a_corpus_to_load(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus at"):
        Corpus.load(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years")
    with pytest.raises(CorpusError, match=r"holds other files, such as 'thesis\.txt'"):
        Corpus(tmp_path).add(["x"])
    assert names(tmp_path) == ["thesis.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorpusError, match="is no folder"):
        Corpus(tmp_path / "file")
