"""Files that are not what was written are refused, and nothing is made of them."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_stories import stories, story

from credscore import Corpus, CorpusError
from credscore.corpus.manifest import _digest


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = tmp_path_factory.mktemp("whole") / "index"
    with Corpus(path) as corpus:
        corpus.add(stories(40))
        corpus.save()
        corpus.delete("s3")
    return {file.name: file.read_bytes() for file in path.iterdir()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def read(path: Path) -> None:
    corpus = Corpus.load(path)
    list(corpus.documents())
    corpus.check()


@settings(max_examples=200)
@given(st.data())
def test_a_changed_byte_anywhere_is_found(
    whole: dict[str, bytes], folder: Path, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(["00000000.segment", "manifest.json"]))
    at = data.draw(st.integers(0, len(whole[name]) - 1))
    bit = data.draw(st.integers(0, 7))
    damaged = bytearray(whole[name])
    damaged[at] ^= 1 << bit
    if name == "manifest.json" and damaged[at : at + 1].isspace() and whole[name][at] == 0x20:
        return  # white space for white space says the same
    written(folder, {**whole, name: bytes(damaged)})
    with pytest.raises(CorpusError) as caught:
        read(folder)
    assert name in str(caught.value)


@settings(max_examples=100)
@given(st.data())
def test_a_query_answers_rightly_or_not_at_all(
    whole: dict[str, bytes], folder: Path, data: st.DataObject
) -> None:
    damaged = bytearray(whole["00000000.segment"])
    damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    written(folder, {**whole, "00000000.segment": bytes(damaged)})
    asked = story(data.draw(st.integers(4, 39)))
    try:
        found = Corpus.load(folder).query(asked, 1)
    except CorpusError:
        return
    assert asked == story(int(found[0].id[1:]))


@pytest.mark.parametrize("length", [0, 1, 31, 33, 200, -2])
def test_a_file_that_breaks_off_is_refused(
    whole: dict[str, bytes], folder: Path, length: int
) -> None:
    for name in ("00000000.segment", "manifest.json"):
        written(folder, {**whole, name: whole[name][:length]})
        with pytest.raises(CorpusError, match=name):
            read(folder)


def test_a_missing_segment_is_named(whole: dict[str, bytes], tmp_path: Path) -> None:
    written(tmp_path, {"manifest.json": whole["manifest.json"]})
    with pytest.raises(CorpusError, match=r"00000000\.segment is not there"):
        Corpus.load(tmp_path)


def test_the_segment_of_another_corpus_is_refused(whole: dict[str, bytes], tmp_path: Path) -> None:
    with Corpus(tmp_path / "other") as corpus:
        corpus.add(stories(41))
    other = (tmp_path / "other" / "00000000.segment").read_bytes()
    (tmp_path / "index").mkdir()
    written(tmp_path / "index", {**whole, "00000000.segment": other})
    with pytest.raises(CorpusError, match="not the file that the corpus was saved with"):
        Corpus.load(tmp_path / "index")


class Trap:
    sprung = False

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return setattr, (Trap, "sprung", True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"3",
        b"null",
        b"{}",
        b"[" * 100_000,
        b'{"format": "credscore corpus", "version": 2}',
        b'{"format": "credscore corpus", "version": 1}',
        b'{"model.json": "3f9c"}',
        b"\xff\xfe",
        pickle.dumps(Trap()),
    ],
)
def test_a_foreign_manifest_is_refused(content: bytes, tmp_path: Path) -> None:
    written(tmp_path, {"manifest.json": content})
    with pytest.raises(CorpusError, match=r"manifest\.json"):
        Corpus.load(tmp_path)
    assert not Trap.sprung


def test_a_pickle_in_the_place_of_a_segment_is_refused(
    whole: dict[str, bytes], tmp_path: Path
) -> None:
    written(tmp_path, {**whole, "00000000.segment": pickle.dumps(Trap()) + bytes(100)})
    with pytest.raises(CorpusError, match="no segment of a corpus"):
        Corpus.load(tmp_path)
    assert not Trap.sprung


def test_a_manifest_names_only_files_of_its_folder(whole: dict[str, bytes], tmp_path: Path) -> None:
    stored = json.loads(whole["manifest.json"])
    stored["segments"][0]["file"] = "../00000000.segment"
    stored["sha256"] = _digest(stored)
    written(tmp_path, {**whole, "manifest.json": json.dumps(stored).encode()})
    with pytest.raises(CorpusError, match="no corpus has one"):
        Corpus.load(tmp_path)


def test_damage_is_not_merged_into_a_new_file(whole: dict[str, bytes], tmp_path: Path) -> None:
    damaged = bytearray(whole["00000000.segment"])
    damaged[100] ^= 1
    path = written(tmp_path, {**whole, "00000000.segment": bytes(damaged)})
    with pytest.raises(CorpusError, match="is damaged"), Corpus(path) as corpus:
        corpus.compact()
    assert (path / "manifest.json").read_bytes() == whole["manifest.json"]
