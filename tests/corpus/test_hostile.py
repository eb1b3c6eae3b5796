"""Folders with the right checksums that were made to deceive: errors, within bounds."""

from __future__ import annotations

import base64
import json
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from invented_stories import stories, story

from credscore import Corpus, CorpusError
from credscore.corpus.container import Sections, SectionWriter
from credscore.corpus.manifest import _digest
from credscore.corpus.mapping import Mapped

Change = Callable[[dict[str, Any], dict[str, bytes]], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "index") as corpus:
        corpus.add(stories(20))
        corpus.save()
    return tmp_path / "index"


def claim(folder: Path, **changed: Any) -> None:
    """Write other things into the manifest, with the checksum that belongs to them."""
    path = folder / "manifest.json"
    stored = {**json.loads(path.read_bytes()), **changed}
    stored["sha256"] = _digest(stored)
    path.write_text(json.dumps(stored))


def forge(folder: Path, change: Change) -> None:
    """Write the segment again with other sections and settings, all checksums right."""
    path = folder / "00000000.segment"
    old = Sections(Mapped(path), str(path))
    parts = {name: bytes(old.read(name, 0, n)) for name, (_, n) in old._sections.items()}
    settings = dict(old.settings)
    change(settings, parts)
    with path.with_name("new").open("wb") as stream:
        writer = SectionWriter(stream)
        for name, content in parts.items():
            writer.section(name, content)
        seal = writer.close(settings)
    path.with_name("new").replace(path)
    claim(folder, segments=[{"file": path.name, "seal": seal, "deleted": ""}])


def used(folder: Path) -> None:
    corpus = Corpus.load(folder)
    corpus.query(story(3), 3)
    list(corpus.documents())


def test_a_forged_segment_without_a_change_is_read(folder: Path) -> None:
    forge(folder, lambda *_: None)
    used(folder)


@pytest.mark.parametrize(
    "changed",
    [
        {"segments": None},
        {"segments": [3]},
        {"segments": [{"file": "00000000.segment"}]},
        {"segments": [{"file": 3, "seal": 1, "deleted": ""}]},
        {"segments": [{"file": "00000000.segment", "seal": "1", "deleted": ""}]},
        {"segments": [{"file": "/etc/passwd", "seal": 1, "deleted": ""}]},
        {"segments": [{"file": "../../00000000.segment", "seal": 1, "deleted": ""}]},
        {"saved": "many"},
        {"next_file": -1},
        {"n_given": None},
    ],
)
def test_a_manifest_without_sense_is_refused(folder: Path, changed: dict[str, Any]) -> None:
    claim(folder, **changed)
    with pytest.raises(CorpusError):
        Corpus.load(folder)


def test_a_list_of_deleted_articles_unpacks_no_further_than_there_are(folder: Path) -> None:
    stored = json.loads((folder / "manifest.json").read_bytes())
    bomb = base64.b64encode(zlib.compress(bytes(1 << 26), 9)).decode()
    claim(folder, segments=[{**stored["segments"][0], "deleted": bomb}])
    tracemalloc.start()
    try:
        assert len(Corpus.load(folder)) == 20
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1 << 23


def more_articles(settings: dict[str, Any], _: dict[str, bytes]) -> None:
    settings["n"] = 1 << 40


def no_number(settings: dict[str, Any], _: dict[str, bytes]) -> None:
    settings["n"] = "20"


def one_more(settings: dict[str, Any], _: dict[str, bytes]) -> None:
    settings["n"] = 21


def no_slots(_: dict[str, Any], parts: dict[str, bytes]) -> None:
    del parts["slots"]


def far_slots(_: dict[str, Any], parts: dict[str, bytes]) -> None:
    slots = np.frombuffer(parts["slots"], "<u4")
    parts["slots"] = (slots + len(parts["postings"]) // 4).astype("<u4").tobytes()


def strange_articles(_: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts["postings"] = (np.frombuffer(parts["postings"], "<u4") | 0xFF).tobytes()


def no_block(_: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts["blocks"] = bytes(len(parts["blocks"]))


def other_block(_: dict[str, Any], parts: dict[str, bytes]) -> None:
    made = zlib.compress(b'{"n": "many"}\n[]\n\n')
    parts["blocks"] = made + bytes(len(parts["blocks"]) - len(made))


@pytest.mark.parametrize(
    "change",
    [
        *(more_articles, no_number, one_more, no_slots),
        *(far_slots, strange_articles, no_block, other_block),
    ],
)
def test_a_forged_segment_is_an_error(folder: Path, change: Change) -> None:
    forge(folder, change)
    with pytest.raises(CorpusError):
        used(folder)
