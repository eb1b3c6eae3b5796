"""A corpus against a dictionary, through any sequence of what can be done to one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from credscore import Corpus
from credscore.corpus import building, merging
from credscore.corpus.merging import MANY

WORDS = ("harbour", "bridge", "Brücke", "橋", "council", "vote", "\ud800", "\x00", "the", "7-5")
ids = st.sampled_from(("a", "b", "c", "d", "é", "", "\udfff", "7"))
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
metadata = st.dictionaries(st.sampled_from(("n", "date")), st.integers() | st.text(), max_size=2)
items = st.lists(
    st.builds(lambda i, t, m: {"id": i, "text": t, **m}, ids, texts, metadata), max_size=6
)
State = dict[str, tuple[str, dict[str, object]]]


def entry(item: dict[str, object]) -> tuple[str, dict[str, object]]:
    rest = {key: value for key, value in item.items() if key not in ("id", "text")}
    return str(item["text"]), rest


class AnyCorpus(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        # Segments of a few articles, and merged when they are three.
        self.small = [
            mock.patch.object(building, "FULL", 20),
            mock.patch.object(merging, "MANY", 3),
        ]
        for patch in self.small:
            patch.start()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "index")
        self.corpus = Corpus(self.path)
        self.now: State = {}
        self.saved: State = {}

    @rule(given=items)
    def add(self, given: list[dict[str, object]]) -> None:
        refused = []
        for position, item in enumerate(given):
            if item["id"] in self.now:
                refused.append(position)
            else:
                self.now[str(item["id"])] = entry(item)
        intake = self.corpus.add(iter(given))
        assert [r.position for r in intake.refused] == refused
        assert intake.n_added == len(given) - len(refused)

    @rule(given=items)
    def update(self, given: list[dict[str, object]]) -> None:
        replaced = 0
        for item in given:
            replaced += self.now.pop(str(item["id"]), None) is not None
            self.now[str(item["id"])] = entry(item)
        intake = self.corpus.update(iter(given))
        assert (intake.n_replaced, intake.n_refused) == (replaced, 0)

    @rule(wanted=st.sets(ids))
    def delete(self, wanted: set[str]) -> None:
        there = sorted(wanted & self.now.keys())
        self.corpus.delete(there)
        for id_ in there:
            del self.now[id_]

    @rule()
    def save(self) -> None:
        self.corpus.save()
        self.saved = dict(self.now)

    @rule()
    def compact(self) -> None:
        self.corpus.compact()

    @rule()
    def give_up(self) -> None:
        self.corpus.close()
        self.now = dict(self.saved)

    @rule()
    def reload(self) -> None:
        self.corpus.close()
        self.corpus = Corpus(self.path)
        self.now = dict(self.saved)

    @rule(text=texts, n=st.integers(1, 9))
    def query(self, text: str, n: int) -> None:
        found = self.corpus.query(text, n)
        assert len(found) <= n
        assert {match.id for match in found} <= self.now.keys()
        assert all(0 < match.score <= match.share <= 1 for match in found)
        same = [id_ for id_, (held, _) in self.now.items() if held == text]
        if found and same:
            assert round(found[0].share, 9) == 1

    @invariant()
    def holds_what_it_should(self) -> None:
        assert len(self.corpus) == len(self.now)
        assert all(id_ in self.corpus for id_ in self.now)
        assert list(self.corpus) == list(self.now)
        found = {str(doc.id): (doc.text, dict(doc.metadata)) for doc in self.corpus.documents()}
        assert found == self.now
        for id_, (text, _) in self.now.items():
            assert self.corpus[id_].text == text

    @invariant()
    def others_see_what_was_saved(self) -> None:
        seen = Corpus(self.path)
        assert list(seen) == list(self.saved)
        seen.check()

    def teardown(self) -> None:
        self.corpus.close()
        self.folder.cleanup()
        for patch in self.small:
            patch.stop()


TestAnyCorpus = AnyCorpus.TestCase
TestAnyCorpus.settings = settings(max_examples=40, stateful_step_count=20)


def test_a_corpus_is_not_tried_with_the_number_of_segments_it_has_in_use() -> None:
    assert MANY > 3
