from __future__ import annotations

import threading
from pathlib import Path

import pytest
from invented_stories import stories, story

from credscore import Corpus
from credscore.corpus import building, merging, postings


def segments(path: Path) -> list[Path]:
    return sorted(path.glob("*.segment"))


def answers(corpus: Corpus) -> list[list[tuple[str, float]]]:
    asked = [*(story(i) for i in range(0, 200, 9)), story(7)[:200], "harbour contract", "case"]
    return [[(m.id, round(m.score, 9)) for m in corpus.query(text, 5)] for text in asked]


@pytest.mark.parametrize("full", [300, 2_000, 9_000])
def test_answers_do_not_depend_on_how_articles_lie_in_segments(
    full: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Corpus()
    one.add(stories(200))
    expected = answers(one)
    monkeypatch.setattr(building, "FULL", full)
    many = Corpus()
    many.add(stories(200))
    assert answers(many) == expected
    many.compact()
    assert answers(many) == expected
    assert [d.text for d in many.documents()] == [story(i) for i in range(200)]


def test_a_merged_segment_has_the_bytes_of_one_that_was_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "_AT_ONCE", 100)  # in many parts
    with Corpus(tmp_path / "one") as one:
        one.add(stories(320))
    with Corpus(tmp_path / "many") as many:
        for first in range(0, 320, 16):  # blocks are whole
            many.add(stories(16, first))
            many.query("x")
        many.compact()
    (merged,), (written,) = segments(tmp_path / "many"), segments(tmp_path / "one")
    assert merged.read_bytes() == written.read_bytes()


def test_many_small_additions_leave_few_segments(tmp_path: Path) -> None:
    for i in range(70):
        with Corpus(tmp_path / "index") as corpus:
            corpus.add([{"id": str(i), "text": story(i)}])
        assert len(segments(tmp_path / "index")) <= 14
    assert list(Corpus.load(tmp_path / "index")) == [str(i) for i in range(70)]


def test_deleted_texts_leave_the_disk(tmp_path: Path) -> None:
    with Corpus(tmp_path / "index") as corpus:
        corpus.add({"id": f"s{i}", "text": story(i, 200)} for i in range(40))
    (before,) = segments(tmp_path / "index")
    size = before.stat().st_size
    with Corpus(tmp_path / "index") as corpus:
        corpus.delete([f"s{i}" for i in range(21)])  # more than half
    (after,) = segments(tmp_path / "index")
    assert after.stat().st_size < 0.75 * size
    with Corpus(tmp_path / "index") as corpus:
        corpus.delete(list(corpus))
    assert segments(tmp_path / "index") == []


def test_a_segment_never_grows_beyond_what_its_numbers_can_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(merging, "MOST_ARTICLES", 25)
    corpus = Corpus()
    for i in range(60):
        corpus.add([{"id": str(i), "text": story(i)}])
        corpus.query("x")
    corpus.compact()
    sizes = [segment.n for segment in corpus._held.settled()]
    assert max(sizes) <= 25
    assert sum(sizes) == len(corpus) == 60


@pytest.mark.parametrize("n", [1, 2, 255, 256, 257, 1 << 20])
def test_slot_and_posting_tell_all_bits_of_a_hash(n: int) -> None:
    layout = postings.Layout.of(n)
    assert 2**layout.number_bits >= n
    assert layout.n_slots * 2**layout.low_bits == 2**postings.BITS


def test_readers_see_whole_states_while_another_saves_and_merges(tmp_path: Path) -> None:
    path = tmp_path / "index"
    with Corpus(path) as corpus:
        corpus.add(stories(10))
    done = threading.Event()
    wrong: list[object] = []
    seen: set[int] = set()

    def read() -> None:
        while not done.is_set():
            reader = Corpus.load(path)
            found = [(doc.id, doc.text) for doc in reader.documents()]
            n = len(found) // 10
            seen.add(n)
            if found != [(f"s{i}", story(i)) for i in range(10 * n)]:
                wrong.append(found)
            if reader.query(story(3))[0].id != "s3":
                wrong.append("s3")

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for first in range(10, 200, 10):
        with Corpus(path) as corpus:
            corpus.add(stories(10, first))
            corpus.compact()
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert seen
